import csv
import io
from collections import defaultdict

DATA = """region,amount
north,12.5
south,7
north,3.25
east,9
"""

totals = defaultdict(float)
for row in csv.DictReader(io.StringIO(DATA)):
    totals[row["region"]] += float(row["amount"])

for region in sorted(totals):
    print(f"{region:<8}{totals[region]:>8.2f}")
