import struct
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

# case: sizes and alignment
for f in ['', 'b', 'h', 'i', 'l', 'q', 'n', 'N', 'f', 'd', 'e', '?', 'c', 's', '5s', 'p', '3p', 'x', '3x', 'bh', 'bi', 'bq', 'qb', 'bqb', 'i0q', '<bq', '=l', '@l', '!L', '>hhl', '2b3h', ' b h ', 'bhiq', 'iiq', 'bnb', 'bd', 'bf', 'be']:
    print(f, struct.calcsize(f))

# case: integers of both orders
for f in ['<b', '<B', '<h', '>h', '<H', '!H', '<i', '>i', '<I', '>I', '<l', '<L', '<q', '>q', '<Q', '>Q', 'l', 'L', 'n', 'N', '=i']:
    for v in (0, 1, 100):
        d = struct.pack(f, v)
        print(f, v, d, struct.unpack(f, d))
for f, v in [('b', -128), ('h', -2), ('>i', -2**31), ('<q', -2**63), ('>Q', 2**64 - 1), ('I', 2**32 - 1), ('l', -1), ('B', 255), ('H', 65535)]:
    print(f, struct.pack(f, v), struct.unpack(f, struct.pack(f, v)))

# case: out of range
for f in ['b', 'B', 'h', 'H', 'i', 'I', 'l', 'L', 'q', 'Q', 'n', 'N', '<b', '<B', '<h', '<H', '<i', '<I', '<l', '<L', '<q', '<Q']:
    for v in (128, 256, -1, -129, 32768, 65536, 2**31, 2**32, 2**63, 2**64, 2**70, -2**31 - 1, -2**63 - 1):
        try:
            struct.pack(f, v)
        except struct.error as e:
            print(f, v, e)

# case: wrong types
class I:
    def __index__(self): return 7
print(struct.pack('b', I()), struct.pack('b', True))
for f in ['b', '<I', 'q', 'f', 'd', 'e', 'c', 's', 'p']:
    for v in ['a', 1.5, None, [], 1j, 5]:
        try:
            print(f, struct.pack(f, v))
        except struct.error as e:
            print(f, repr(v), e)

# case: floats
for f in ['<f', '>f', '<d', '>d', '<e', '>e', 'f', 'd']:
    for v in (0.0, -0.0, 1.5, -2.25, 0.1, 1e10 if 'e' not in f else 100.0, float('inf'), float('nan'), 7):
        d = struct.pack(f, v)
        print(f, d, struct.unpack(f, d))
show(lambda: struct.pack('<f', 1e40))
show(lambda: struct.pack('<e', 65520.0))
show(lambda: struct.pack('e', 10**6))
show(lambda: struct.pack('<d', 10**400))

# case: half floats
for v in [65504.0, 65519.99, 6.1e-05, 5.96e-08, 2.98e-08, 2.99e-08, 1e-9, 0.33325195, 1.0009765625, 1.00048828125, 1.00146484375, 2047.5, 0.000060975552]:
    d = struct.pack('<e', v)
    print(v, d.hex(), struct.unpack('<e', d)[0])

# case: text
print(struct.pack('5s', b'abc'), struct.pack('2s', b'abc'), struct.pack('0s', b'abc'), struct.pack('s', b''), struct.pack('5p', b'abc'), struct.pack('3p', b'abcdef'), struct.pack('0p', b'x'), struct.pack('1p', b'x'), struct.pack('c', b'x'), struct.pack('3c', b'a', b'b', b'c'), struct.pack('4s', bytearray(b'xy')))
print(struct.unpack('5s', b'abc\0\0'), struct.unpack('5p', b'\x02abcd'), struct.unpack('5p', b'\x09abcd'), struct.unpack('3c', b'abc'), struct.unpack('0s', b''), struct.unpack('2s1s', b'abc'))
show(lambda: struct.pack('c', b'ab'))
show(lambda: struct.pack('s', 'a'))

# case: bools and padding
print(struct.pack('???', True, 0, 'x'), struct.unpack('???', b'\x00\x01\x05'), struct.pack('bxb', 1, 2), struct.unpack('b2xb', b'\x01zz\x02'), struct.pack('bi', 1, 2), struct.unpack('<bi', struct.pack('<bi', 1, 2)), struct.pack('bq0i', 1, 2))

# case: repeat counts
print(struct.pack('3h', 1, 2, 3), struct.unpack('<2b2h', b'\x01\x02\x03\x00\x04\x00'), struct.pack('0i'), struct.pack('10x'), len(struct.pack('1000b', *[1] * 1000)))

# case: bad formats
for f in ['z', '3', 'c1', '<n', '<N', '1 i', '>@i', 'i>', '\0i', '@@i', '5', 'i5', '-1i']:
    show(lambda: struct.calcsize(f))
show(lambda: struct.calcsize(5))
print(struct.calcsize(b'<hi'))

# case: number of values
show(lambda: struct.pack('i'))
show(lambda: struct.pack('i', 1, 2))
show(lambda: struct.pack('2x', 1))
show(lambda: struct.unpack('i', b'abc'))
show(lambda: struct.unpack('i', b'abcde'))
show(lambda: struct.unpack('i', 'abcd'))
print(struct.unpack('', b''))

# case: unpack_from
d = b'abcdefgh'
print(struct.unpack_from('<h', d), struct.unpack_from('<h', d, 3), struct.unpack_from('<h', d, -2), struct.unpack_from('<h', buffer=d, offset=6), struct.unpack_from('<h', bytearray(d), 1), struct.unpack_from('<h', memoryview(d), 2))
for offset in (7, 8, 100, -1, -9, -8):
    show(lambda: struct.unpack_from('<h', d, offset))

# case: pack_into
b = bytearray(8)
struct.pack_into('<hb', b, 1, -2, 5)
struct.pack_into('>H', b, -2, 0x1234)
print(b)
for offset in (7, 9, -1, -9):
    show(lambda: struct.pack_into('<h', b, offset, 1))
show(lambda: struct.pack_into('<h', b, 0))
show(lambda: struct.pack_into('<h', b'abcd', 0, 1))
show(lambda: struct.pack_into('<h', b))
print(b)

# case: iter_unpack
print(list(struct.iter_unpack('<hb', bytes(range(9)))), list(struct.iter_unpack('b', b'')))
show(lambda: struct.iter_unpack('h', b'abc'))
show(lambda: struct.iter_unpack('', b'abc'))
it = struct.iter_unpack('<h', b'abcd')
print(next(it), next(it), next(it, 'end'))

# case: Struct
s = struct.Struct('<ih')
print(s.size, s.format, s.pack(1, 2), s.unpack(b'\x01\0\0\0\x02\0'), s.unpack_from(b'xx\x01\0\0\0\x02\0', 2), list(s.iter_unpack(bytes(12))))
b = bytearray(6)
s.pack_into(b, 0, -1, -1)
print(b, struct.Struct(b'>q').format, struct.Struct(format='b').size)
show(lambda: s.pack(1))
show(lambda: struct.Struct('zz'))
show(lambda: struct.Struct(5))
pack = s.pack
print(pack(3, 4))

# case: a record format
record = struct.Struct('!HBB4sId')
data = record.pack(0x1234, 7, 255, b'name', 2**31, 3.25)
print(data, record.unpack(data), record.size)
