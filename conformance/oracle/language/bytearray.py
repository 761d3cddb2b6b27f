def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


# case: making
print(bytearray(), bytearray(3), bytearray([1, 2]), bytearray(b"ab"), bytearray("é", "utf-8"), bytearray(range(3)), bytearray(source=b"x"), bytearray(memoryview(b"q")))
t(bytearray, "a")
t(bytearray, -1)
t(bytearray, [256])
t(bytearray, ["a"])
t(bytearray, 1.5)
t(bytearray, None)
# case: append, extend, insert
b = bytearray()
b.append(1)
b.extend(b"ab")
b.extend([1, 2])
b.extend(x for x in (3, 4))
b.insert(0, 9)
b.insert(-1, 8)
b.insert(100, 7)
b.insert(-100, 6)
print(b, len(b))
t(b.append, 256)
t(b.append, "a")
t(b.append, b"a")
t(b.extend, "ab")
t(b.extend, 5)
t(b.extend, [256])
t(b.extend, ["a"])
t(b.insert, "a", 1)
t(b.insert, 0, 256)
print(b)
# case: extend by itself
b = bytearray(b"ab")
b.extend(b)
b *= 2
print(b)
b[1:3] = bytes(b)
print(b)
# case: pop and remove
b = bytearray(b"abcabc")
print(b.pop(), b.pop(0), b.pop(-2), b)
b.remove(ord("b"))
print(b)
t(b.remove, 200)
t(b.remove, 256)
t(b.remove, "a")
t(b.pop, 10)
t(b.pop, "a")
t(bytearray().pop)
# case: reverse, clear, copy
b = bytearray(b"abc")
c = b.copy()
b.reverse()
print(b, c, c is b)
b.clear()
print(b, len(b), bool(b))
b += b"new"
print(b)
# case: item assignment
b = bytearray(b"abc")
b[0] = 65
b[-1] = 90
print(b)
def put(i, v):
    b[i] = v
for a in (5, 1), (-4, 1), (0, 256), (0, -1), (0, "a"), ("a", 1), (0, b"a"), (0, 1.5), (1.5, 0), (0, None):
    t(put, *a)
# case: slice assignment
b = bytearray(b"abcdef")
b[1:3] = b"XYZ"
print(b)
b[1:4] = b""
print(b)
b[2:2] = [1, 2]
print(b)
b[::2] = b"123"
print(b)
b[10:] = b"end"
b[:0] = bytearray(b"start")
print(b)
b[5:1] = b"!"
print(b)
b[::-1] = bytes(range(len(b)))
print(b)
def put(s, v):
    b[s] = v
t(put, slice(0, 4, 2), b"abc")
t(put, slice(0, 1), "a")
t(put, slice(0, 1), 5)
t(put, slice(0, 1), ["a"])
t(put, slice(0, 1), [256])
# case: deletion
b = bytearray(range(10))
del b[0]
del b[-1]
print(b)
del b[1:3]
print(b)
del b[::2]
print(b)
b = bytearray(range(10))
del b[::-3]
print(b)
b = bytearray(range(10))
del b[8:2:-2]
print(b)
del b[5:2]
del b[:]
print(b)
def d(i):
    del b[i]
t(d, 0)
t(d, "a")
# case: operators
a = bytearray(b"ab")
print(a + b"c", b"c" + a, a * 2, 2 * a, a * -1, b"a" in a, 97 in a, a == b"ab", a == bytearray(b"ab"), a != b"x", a < b"b", a >= bytearray(b"ab"), a == "ab")
t(lambda: a + "x")
t(lambda: a + 5)
t(lambda: "x" in a)
def f():
    global a
    a += "x"
t(f)
def g():
    global a
    a += 5
t(g)
def h():
    global a
    a *= "x"
t(h)
# case: methods give bytearrays
b = bytearray(b"a,b ")
for r in b.upper(), b.strip(), b.replace(b"a", b"z"), b.split(b","), b.partition(b","), b.center(6), b.ljust(2), b.zfill(2), b.title(), b.expandtabs(), b.removeprefix(b"x"), b.removesuffix(b" "), b.lstrip(b"q"), b.join([b"1", b"2"]), b.translate(None, b"a"), b[:], b[1:2], b.splitlines(), b.rsplit(), b.rpartition(b"q"):
    print(r)
print(b.upper() is b, b.replace(b"q", b"") is b, b.strip() is b)
# case: repr and str
print(bytearray(b"a'\x00\xff"), repr(bytearray(b'"')), str(bytearray(b"x")), bytearray(b"\n\\"))
# case: iterating while it changes
b = bytearray(b"abc")
out = []
for x in b:
    out.append(x)
    if len(b) < 6:
        b.append(x + 1)
print(out)
b = bytearray(b"abcdef")
out = []
for x in b:
    out.append(x)
    b.pop()
print(out)
# case: an index that changes it
b = bytearray(b"abcdef")
class I:
    def __index__(self):
        b.clear()
        return 1
def f():
    b[I()] = 5
t(f)
b = bytearray(b"abcdef")
t(lambda: b[I()])
b = bytearray(b"abcdef")
t(lambda: b.find(b"c", I()))
b = bytearray(b"abcdef")
t(lambda: b.insert(I(), 7))
print(b)
# case: conversions
b = bytearray(b"abc")
print(bytes(b), list(b), b.decode(), b.hex(), int.from_bytes(b, "big"), bytes(b)[0], b"".join([b]), sorted(b), b.count(b"a"), b.find(98))
# case: a large one
b = bytearray()
for i in range(5000):
    b.append(i & 255)
for i in range(1000):
    b.insert(0, i & 255)
print(len(b), sum(b), b[999], b[1000], b[-1])
del b[100:5900]
print(len(b), sum(b))
# case: as a key
t(lambda: {bytearray(b"a"): 1})
t(hash, bytearray())
