import binascii
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

# case: hexlify
show(lambda: binascii.hexlify(b'\x00\xffabc'))
for args in [(b'abcde', '-'), (b'abcde', b':', 2), (b'abcde', '_', -2), (b'abcde', '-', 0), (b'', '-'), (b'abcde', '-', 100), (b'abcdef', '.', 3), (b'ab', '::'), (b'ab', ''), ('ab',), (5,)]:
    show(lambda: binascii.hexlify(*args))
print(binascii.b2a_hex(bytearray(b'xy')), binascii.hexlify(memoryview(b'z')), binascii.hexlify(data=b'ab', sep='-', bytes_per_sep=1))

# case: unhexlify
for s in ['00ff', b'AbCd', '', 'abc', 'zz', 'ab cd', 'é', 5, bytearray(b'41')]:
    show(lambda: binascii.unhexlify(s))
print(binascii.a2b_hex('616263'))

# case: base64
for d in [b'', b'a', b'ab', b'abc', bytes(range(256)), b'\xff\xfe\xfd']:
    e = binascii.b2a_base64(d)
    print(e, binascii.b2a_base64(d, newline=False), binascii.a2b_base64(e) == d)
for s in ['YWJj', 'YW Jj\n', 'YWI=', 'YQ==', 'YWI', 'Y', 'YWJjY', 'YQ==YQ==', '=', '==', '', 'YW=J', 'YQ=', 'Y===', 'Y=Q=', '!@#$YWJj', b'YWJj', bytearray(b'YQ=='), 'é', 5, 'YWJjYWJjY', 'YWJj=', '+/+/']:
    show(lambda: binascii.a2b_base64(s))
show(lambda: binascii.b2a_base64('a'))

# case: strict base64
for s in ['YQ==', 'YWI=x', '=YWI', 'Y W', 'YQ=', 'YQ===', 'YQ=a=', 'YWJj', 'YWI', '']:
    show(lambda: binascii.a2b_base64(s, strict_mode=True))

# case: checksums
print(binascii.crc32(b''), binascii.crc32(b'abc'), binascii.crc32(b'abc', 5), binascii.crc32(b'abc', -1), binascii.crc32(b'c', binascii.crc32(b'ab')) == binascii.crc32(b'abc'), binascii.crc32(b'x' * 10000))
print(binascii.crc_hqx(b'abc', 0), binascii.crc_hqx(b'123456789', 0xffff), binascii.crc_hqx(b'', 5))
show(lambda: binascii.crc32('a'))

# case: errors are classes
print(issubclass(binascii.Error, ValueError), issubclass(binascii.Incomplete, Exception))
try:
    binascii.unhexlify('x')
except ValueError as e:
    print(type(e).__name__, isinstance(e, binascii.Error))
