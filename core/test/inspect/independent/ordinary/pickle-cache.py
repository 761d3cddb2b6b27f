import gzip
import os
import pickle
import zlib

PATH = "cache.bin"

def store(value):
    with open(PATH, "wb") as f:
        f.write(zlib.compress(pickle.dumps(value)))

def load():
    if not os.path.exists(PATH):
        return None
    with open(PATH, "rb") as f:
        return pickle.loads(zlib.decompress(f.read()))

store({"a": [1, 2, 3]})
print(load())
with gzip.open("log.gz", "wt") as f:
    f.write("line\n" * 100)
