import base64
import binascii


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ": " + str(e))


data = [b"", b"f", b"fo", b"foo", b"foob", b"fooba", b"foobar", bytes(range(256))]


# case: base 64
for d in data:
    e = base64.b64encode(d)
    print(e, base64.b64decode(e) == d, base64.standard_b64encode(d) == e, base64.standard_b64decode(e) == d)
print(base64.b64encode(b"\xfb\xff", b"-_"), base64.urlsafe_b64encode(b"\xfb\xff\xfe"), base64.urlsafe_b64decode("-__-"), base64.b64decode(b"-_8=", altchars="-_"), base64.b64encode(bytearray(b"x")), base64.b64encode(memoryview(b"yz")))

# case: what is not base 64
for s in ("YQ=", "YQ", "Y", "YQ==", "Y Q = =", "YQ==YQ==", "\u00e9", "!!!!", "YWJj!"):
    attempt(base64.b64decode, s)
    attempt(base64.b64decode, s, validate=True)
attempt(base64.b64encode, "text")
attempt(base64.b64decode, 5)
print(issubclass(binascii.Error, ValueError))

# case: base 32
for d in data[:-1]:
    e = base64.b32encode(d)
    print(e, base64.b32decode(e) == d, base64.b32hexencode(d), base64.b32hexdecode(base64.b32hexencode(d)) == d)
print(base64.b32decode("me======", casefold=True), base64.b32decode(b"M1023456", map01=b"L"), base64.b32decode(b"MLO23456") )
for s in ("me======", "ME=====", "M1======", "M=======", "ABCDEF=="):
    attempt(base64.b32decode, s)

# case: base 16
for d in data[:-1]:
    print(base64.b16encode(d), base64.b16decode(base64.b16encode(d)) == d)
attempt(base64.b16decode, "0a")
attempt(base64.b16decode, "0a", casefold=True)
attempt(base64.b16decode, "0AF")
attempt(base64.b16decode, "0G")

# case: base 85
for d in data + [b"\0\0\0\0", b"    ", b"\xff" * 5]:
    print(base64.b85encode(d), base64.b85decode(base64.b85encode(d)) == d, base64.a85encode(d), base64.a85decode(base64.a85encode(d)) == d)
print(base64.a85encode(b"    abcd", foldspaces=True), base64.a85encode(b"hello world", adobe=True), base64.a85encode(b"x" * 30, wrapcol=10), base64.a85encode(b"ab", pad=True), base64.b85encode(b"ab", pad=True))
print(base64.a85decode(b"<~87cURD]j7BEbo7~>", adobe=True), base64.a85decode("y+<Vd", foldspaces=True), base64.a85decode(b"87cUR D]j7\nBEbo7"))
for s in (b"\x7f", b"s8W-\"", b"zz!z"):
    attempt(base64.a85decode, s)
attempt(base64.a85decode, b"abc", adobe=True)
attempt(base64.b85decode, b"|NsC1")
attempt(base64.b85decode, b" ")

# case: lines
print(base64.encodebytes(bytes(100)), base64.decodebytes(base64.encodebytes(bytes(100))) == bytes(100), base64.encodebytes(b""))
attempt(base64.encodebytes, "x")
attempt(base64.decodebytes, "x")
import io
out = io.BytesIO()
base64.encode(io.BytesIO(b"abc" * 30), out)
print(out.getvalue())
back = io.BytesIO()
out.seek(0)
base64.decode(out, back)
print(back.getvalue() == b"abc" * 30)
