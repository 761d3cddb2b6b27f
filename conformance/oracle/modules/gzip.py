import gzip
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

# case: compress and decompress
print(gzip.compress(b'abc', mtime=0), gzip.compress(b'', mtime=0), gzip.compress(b'abc' * 100, 1, mtime=5), gzip.compress(b'x', compresslevel=6, mtime=2**31))
for d in (b'', b'hello', bytes(range(256)) * 20):
    print(gzip.decompress(gzip.compress(d)) == d)

# case: several members and padding
c = gzip.compress(b'abc', mtime=0)
print(gzip.decompress(c + c), gzip.decompress(c + b'\0\0\0'), gzip.decompress(c + b'\0' + gzip.compress(b'x')), gzip.decompress(b''))

# case: broken data
c = gzip.compress(b'abc', mtime=0)
for d in [b'abc', c[:-3], c[:-5] + b'xxxxx', c + b'xx', c[:5], c[:-1] + b'\x07']:
    show(lambda: gzip.decompress(d))
print(issubclass(gzip.BadGzipFile, OSError))

# case: headers with names and comments
d = bytes.fromhex('1f8b08080000000000036e616d652e74787400') + gzip.compress(b'named', mtime=0)[10:]
print(gzip.decompress(d))

# case: files
import io
b = io.BytesIO()
with gzip.open(b, 'wb') as f:
    f.write(b'line 1\n')
    f.write(b'line 2\n')
print(gzip.decompress(b.getvalue()))
b.seek(0)
with gzip.open(b, 'rb') as f:
    print(f.read())
b.seek(0)
print(gzip.GzipFile(fileobj=b).readlines())
show(lambda: gzip.open(b, 'rtb'))
