import csv
import sys
from collections import defaultdict

totals = defaultdict(float)
with open(sys.argv[1] if len(sys.argv) > 1 else "sales.csv", newline="") as handle:
    for row in csv.DictReader(handle):
        totals[row["region"]] += float(row["amount"])
for region, total in sorted(totals.items()):
    print(f"{region:20} {total:10.2f}")
