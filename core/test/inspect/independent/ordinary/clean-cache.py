import os
import shutil
import time

CACHE = os.path.expanduser("~/.cache/mytool")
LIMIT = 30 * 24 * 3600

removed = 0
for root, folders, files in os.walk(CACHE):
    for name in files:
        path = os.path.join(root, name)
        if time.time() - os.stat(path).st_mtime > LIMIT:
            os.remove(path)
            removed += 1
    if "__pycache__" in folders:
        shutil.rmtree(os.path.join(root, "__pycache__"), ignore_errors=True)
print("removed", removed)
