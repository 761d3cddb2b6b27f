import hashlib
import os
import sys

for root, _, names in os.walk(sys.argv[1] if len(sys.argv) > 1 else "."):
    for name in sorted(names):
        path = os.path.join(root, name)
        digest = hashlib.sha256()
        with open(path, "rb") as handle:
            for block in iter(lambda: handle.read(65536), b""):
                digest.update(block)
        print(digest.hexdigest(), path)
