import hashlib
import io
import json
import os
import pickle
import sys
import weakref
import zlib

document = {"name": "žluť", "list": [1, 2.5, None, True, {"deep": [[]]}], "text": "x" * 50}
encoded = json.dumps(document)
stream = io.StringIO()
json.dump([document, encoded], stream)
stream.seek(0)
again = json.load(stream)
compressed = b'x\xdaKLJN\x04\xa1\x94\xc4Q\xc6(\x03\x95\x01\x00\xb9\\\xce\xf5'
unpacked = zlib.decompressobj(15).decompress(compressed)
held = weakref.ref(stream)
again = pickle.loads(pickle.dumps(again))
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
