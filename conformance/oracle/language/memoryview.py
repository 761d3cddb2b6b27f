def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


# case: attributes
for o in b"abc", bytearray(b"abcd"):
    m = memoryview(o)
    print(m.format, m.itemsize, m.nbytes, m.readonly, m.ndim, m.shape, m.strides, m.contiguous, m.c_contiguous, m.f_contiguous, m.suboffsets, m.obj is o, len(m))
# case: reading
m = memoryview(b"abcdef")
print(m[0], m[-1], m[1:3].tobytes(), m[::2].tolist(), m[::-1].tobytes(), list(m[4:1:-1]), m.tolist(), bytes(m), m.hex(), m.hex(":"), m[10:].tobytes(), m[2:4][0])
t(lambda: m[6])
t(lambda: m[-7])
t(lambda: m["a"])
t(lambda: m[1.0])
# case: writing
b = bytearray(b"abcdef")
m = memoryview(b)
m[0] = 65
m[1:3] = b"XY"
m[-1] = 0x7a
m[3:5] = memoryview(b"PQ")
m[::2] = b"---"
print(b)
def put(i, v):
    m[i] = v
for a in (10, 1), (0, 256), (0, -1), (0, "a"), (0, b"a"), (0, 1.5), ("a", 1), (slice(0, 2), b"abc"), (slice(0, 2), "ab"), (slice(0, 2), [1, 2]):
    t(put, *a)
def d():
    del m[0]
t(d)
m2 = memoryview(b"abc")
def w():
    m2[0] = 1
t(w)
# case: overlapping assignment
b = bytearray(b"abcdef")
m = memoryview(b)
m[1:4] = m[0:3]
print(b)
m[0:3] = m[1:4]
print(b)
m[::-1] = m[:]
print(b)
# case: cast
b = bytearray(range(8))
m = memoryview(b)
print(m.cast("H").tolist(), m.cast("I").tolist(), m.cast("Q").tolist(), m.cast("b").tolist(), m.cast("c").tolist()[:2], m.cast("?").tolist())
h = m.cast("H")
print(h.format, h.itemsize, h.nbytes, len(h), h.strides, h[1], h[1:3].tolist(), h.tobytes(), h.cast("B").tolist())
h[0] = 65535
h[1:3] = h[2:4]
print(b)
i = m.cast("i")
i[0] = -1
print(b, i.tolist())
d = m.cast("d")
d[0] = 1.5
print(d.tolist(), d[0])
f = m.cast("f")
f[1] = 0.25
print(f.tolist()[1])
t(lambda: h.cast("I"))
t(lambda: memoryview(b"abc").cast("H"))
t(lambda: m.cast("x"))
t(lambda: m.cast("HH"))
t(lambda: m.cast(5))
t(lambda: m[::2].cast("b"))
# case: values out of range
m = memoryview(bytearray(8))
for code, v in ("b", 128), ("b", -128), ("B", 256), ("h", 40000), ("H", -1), ("i", 2**31), ("I", 2**32), ("q", 2**63), ("Q", -1), ("Q", 2**64 - 1), ("q", -2**63), ("c", 5), ("c", b"ab"), ("c", b"a"), ("f", "a"), ("B", "a"), ("?", 5), ("d", 2), ("H", 1.5):
    def put():
        c = m.cast(code)
        c[0] = v
        return c[0]
    print(code, end=" ")
    t(put)
# case: release
m = memoryview(b"abc")
m.release()
m.release()
for f in (lambda: m[0]), (lambda: len(m)), (lambda: m.tobytes()), (lambda: m.format), (lambda: list(m)), (lambda: m.cast("b")), (lambda: bytes(m)), (lambda: m == b"abc"), (lambda: memoryview(m)), (lambda: m.readonly):
    t(f)
print(repr(m).startswith("<released memory at 0x"))
# case: context manager
with memoryview(bytearray(b"abc")) as m:
    m[0] = 0
    print(m.tolist())
t(lambda: m[0])
# case: comparison
m = memoryview(b"abc")
print(m == b"abc", m == bytearray(b"abc"), b"abc" == m, m == memoryview(b"abc"), m != b"abd", m == "abc", m == 5, m[::-1] == b"cba", m.cast("b") == m, memoryview(b"\xff").cast("b") == memoryview(b"\xff"), m == m)
# case: hash
print(hash(memoryview(b"abc")) == hash(b"abc"), {memoryview(b"a"): 1}[b"a"])
t(hash, memoryview(bytearray(b"abc")))
# case: read only views
b = bytearray(b"abc")
m = memoryview(b).toreadonly()
def w():
    m[0] = 1
t(w)
print(m.readonly, m.tobytes())
# case: views of views
b = bytearray(b"0123456789")
m = memoryview(b)[2:8]
n = memoryview(m)[::2]
n[0] = 65
print(b, n.tobytes(), n[::-1].tobytes(), n.obj is b, len(n), n.strides, n.contiguous, n.nbytes)
b[4] = 66
print(n.tolist())
# case: arguments
t(memoryview, "abc")
t(memoryview, 5)
t(memoryview, None)
t(memoryview, [1])
print(memoryview(object=b"x").tobytes())
# case: of an array
import array
a = array.array("H", [1, 2, 3])
m = memoryview(a)
print(m.format, m.itemsize, m.tolist(), m.nbytes)
m[0] = 500
print(a[0], m[1:].tolist())
a = array.array("d", [1.5, 2.5])
print(memoryview(a).tolist(), memoryview(a).format)
# case: where bytes are wanted
m = memoryview(b"abcd")
b = bytearray(b"12")
b += m[1:3]
print(b, b"x" + m, b"".join([m, m]), bytes(m[::2]), bytearray(m), m[::-2].hex(), int.from_bytes(m, "big"), str(m, "ascii"), b"abcd".startswith(m[:2]), b"%s" % m)
# case: iteration and membership
m = memoryview(b"abc")
print(list(m), 97 in m, 120 in m, list(reversed(m)), max(m), sum(m), [x for x in m.cast("c")], bool(m), bool(memoryview(b"")))
# case: repr
print(repr(memoryview(b"a")).startswith("<memory at 0x"), type(memoryview(b"a")).__name__, isinstance(memoryview(b""), memoryview))
