import deflate
import hashlib
import io
import json
import os
import sys

document = {"name": "žluť", "list": [1, 2.5, None, True, {"deep": [[]]}], "text": "x" * 50}
encoded = json.dumps(document)
stream = io.StringIO()
json.dump([document, encoded], stream)
stream.seek(0)
again = json.load(stream)
raw = io.BytesIO()
with deflate.DeflateIO(raw, deflate.ZLIB, 9) as packer:
    packer.write(encoded.encode() * 4)
compressed = raw.getvalue()
unpacker = deflate.DeflateIO(io.BytesIO(compressed), deflate.AUTO)
unpacked = unpacker.read()
digest = hashlib.sha256(encoded.encode())
digest.update(b"more")


class Upper(io.IOBase):
    def __init__(self):
        self.got = []

    def write(self, data):
        self.got.append((data.encode() if isinstance(data, str) else bytes(data)).upper())
        return len(data)

    def writable(self):
        return True

    def readinto(self, buffer):
        buffer[:2] = b"ab"
        return 2


upper = Upper()
print("printed", 1, [2], sep="-", end="!\n", file=upper)
print("to standard output", {"a": 1}, 2.5, sep=" | ")
sys.stdout.write("again\n")
print("to standard error", file=sys.stderr)
buffered = io.BufferedWriter(upper, 8)
buffered.write(b"0123456789")
buffered.flush()
lines = []
reader = io.StringIO("one\ntwo\nthree")
for line in reader:
    lines.append(line.strip())
try:
    open("absent.txt")
    missing = False
except OSError:
    missing = True
[
    json.loads(encoded) == document,
    again[0] == document,
    unpacked == encoded.encode() * 4,
    len(compressed) < len(unpacked),
    digest.digest(),
    b"".join(upper.got),
    lines,
    missing,
    len(os.urandom(8)),
    sys.getsizeof(lines) > 0,
    sys.byteorder,
]
