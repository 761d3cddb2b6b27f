import gzip
import json
import zlib

data = {"numbers": list(range(100))}
packed = zlib.compress(json.dumps(data).encode(), 9)
assert json.loads(zlib.decompress(packed)) == data
with gzip.open("data.json.gz", "wt") as handle:
    json.dump(data, handle)
