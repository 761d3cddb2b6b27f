import zlib
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
text = b''.join(b'line %d of %d: the quick brown fox jumps over the lazy dog\n' % (i * 7919 % 1000, i) for i in range(400))

# case: small data
for d in [b'', b'a', b'abc', b'a' * 100, b'hello hello hello hello', bytes(range(256))]:
    c = zlib.compress(d)
    print(c, zlib.decompress(c) == d)

# case: levels
for level in range(-1, 10):
    c = zlib.compress(text, level)
    print(level, len(c), zlib.adler32(c), zlib.decompress(c) == text)
show(lambda: zlib.compress(b'a', 10))
show(lambda: zlib.compress(b'a', -2))
show(lambda: zlib.compress('a'))

# case: formats
for w in (15, -15, 31, 12, -9):
    c = zlib.compress(text, wbits=w)
    print(w, c[:12].hex(), len(c), zlib.decompress(c, wbits=w) == text)
print(zlib.decompress(zlib.compress(b'abc', wbits=31), 47), zlib.decompress(zlib.compress(b'abc'), wbits=47), zlib.decompress(zlib.compress(b'abc'), wbits=0), zlib.decompress(zlib.compress(b'abc') + b'more'))
show(lambda: zlib.decompress(b'', 100))

# case: broken data
c = zlib.compress(b'hello world, hello world')
for d in [b'', b'abc', c[:-1], c[:5], c[:-1] + b'x', b'x\x9c\xff\xff', b'x\x9c\x05\xff', b'\x78\x01\x01\x01\x00\x00\x00', b'x\x9c\x4b\x04\x82', c[2:], b'\x1f\x8b\x08']:
    show(lambda: zlib.decompress(d))
show(lambda: zlib.decompress(c, -15))
show(lambda: zlib.decompress(b'\x1f\x8b\x09' + bytes(20), 31))
show(lambda: zlib.decompress('abc'))

# case: compressobj
o = zlib.compressobj()
c = o.compress(b'abc') + o.compress(text) + o.flush()
print(zlib.decompress(c) == b'abc' + text, c == zlib.compress(b'abc' + text))
o = zlib.compressobj(level=9, wbits=-15)
c = o.compress(text) + o.flush()
print(zlib.decompress(c, -15) == text, c == zlib.compress(text, 9, wbits=-15))
o = zlib.compressobj(wbits=31)
print(o.compress(b'') + o.flush())
for kw in [dict(level=20), dict(wbits=5), dict(method=7), dict(memLevel=20)]:
    show(lambda: zlib.compressobj(**kw))

# case: flushes in between
for mode in (zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH):
    o, d = zlib.compressobj(), zlib.decompressobj()
    out = []
    for part in (b'first part ', b'second part ', text, b'', b'end'):
        c = o.compress(part) + o.flush(mode)
        out.append(d.decompress(c))
    out.append(d.decompress(o.flush()))
    print(b''.join(out) == b'first part second part ' + text + b'end', out[:2], d.eof)
show(lambda: zlib.compressobj().flush(9))

# case: decompressobj byte by byte
c = zlib.compress(text[:3000]) + b'tail'
d = zlib.decompressobj()
out = b''.join(d.decompress(c[i:i + 1]) for i in range(len(c)))
print(out == text[:3000], d.eof, d.unused_data, d.unconsumed_tail, d.flush())
d = zlib.decompressobj()
print(d.eof, d.decompress(c[:20])[:5], d.eof, d.unused_data)

# case: limited output
c = zlib.compress(text)
d = zlib.decompressobj()
out, data = b'', c
while not d.eof:
    part = d.decompress(data, 100)
    out += part
    data = d.unconsumed_tail
    if len(part) > 100:
        print('too much')
print(out == text, d.unconsumed_tail)
d = zlib.decompressobj()
first = d.decompress(c, max_length=10)
print(first, first + d.flush() == text)
show(lambda: zlib.decompressobj().decompress(b'', -1))
show(lambda: zlib.decompressobj().decompress(b'abc'))
show(lambda: zlib.decompressobj(wbits=99))

# case: other compressors' data
print(zlib.decompress(bytes.fromhex('789cf348cdc9c95728cf2fca4901001a0b045d')), zlib.decompress(bytes.fromhex('7801010500faff68656c6c6f062c0215')))

# case: checksums
print(zlib.adler32(b''), zlib.adler32(b'abc'), zlib.adler32(b'abc', 5), zlib.crc32(b'abc'), zlib.crc32(b'abc', 5), zlib.adler32(b'x' * 100000), zlib.adler32(b'c', zlib.adler32(b'ab')) == zlib.adler32(b'abc'))
show(lambda: zlib.crc32('a'))

# case: constants
print(zlib.MAX_WBITS, zlib.DEFLATED, zlib.DEF_MEM_LEVEL, zlib.Z_BEST_COMPRESSION, zlib.Z_BEST_SPEED, zlib.Z_DEFAULT_COMPRESSION, zlib.Z_NO_FLUSH, zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH, zlib.Z_FINISH, zlib.Z_DEFAULT_STRATEGY, issubclass(zlib.error, Exception))
