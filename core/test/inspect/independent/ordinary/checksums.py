import hashlib
import os
import sys

def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as f:
        for block in iter(lambda: f.read(65536), b""):
            digest.update(block)
    return digest.hexdigest()

top = sys.argv[1] if len(sys.argv) > 1 else "."
for root, folders, files in os.walk(top):
    folders[:] = [name for name in folders if not name.startswith(".")]
    for name in sorted(files):
        path = os.path.join(root, name)
        print(sha256(path), os.path.relpath(path, top))
