import datetime
import os
import sys
from pathlib import Path

folder = Path(sys.argv[1] if len(sys.argv) > 1 else "photos")
count = 0
for path in sorted(folder.glob("*.jpg")):
    taken = datetime.datetime.fromtimestamp(path.stat().st_mtime)
    target = path.with_name(taken.strftime("%Y-%m-%d_%H%M%S") + path.suffix)
    if not target.exists():
        path.rename(target)
        count += 1
print(count, "renamed")
