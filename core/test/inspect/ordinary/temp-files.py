import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "part.bin")
    with open(path, "wb") as handle:
        handle.write(os.urandom(1024))
    print(os.path.getsize(path))
    os.remove(path)
