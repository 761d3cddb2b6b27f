import uuid
from uuid import UUID


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ": " + str(e))


# case: making
u = UUID("12345678-1234-5678-9234-567812345678")
for x in (u, UUID("{12345678123456789234567812345678}"), UUID("urn:uuid:12345678-1234-5678-9234-567812345678"), UUID(bytes=b"\x12\x34\x56\x78" * 4), UUID(bytes_le=u.bytes_le), UUID(fields=u.fields), UUID(int=u.int), UUID(int=5, version=4)):
    print(x, repr(x), x == u)
attempt(UUID, "x")
attempt(UUID)
attempt(UUID, "12345678123456781234567812345678", int=5)
attempt(UUID, int=-1)
attempt(UUID, int=1 << 128)
attempt(UUID, bytes=b"x")
attempt(UUID, fields=(1, 2))
attempt(UUID, fields=(1 << 32, 0, 0, 0, 0, 0))
attempt(UUID, int=1, version=9)

# case: parts
u = UUID("a8098c1a-f86e-11da-bd1a-00112444be1e")
print(u.hex, u.int, u.urn, u.bytes, u.bytes_le, u.fields, u.version, u.variant, u.time, u.clock_seq, u.node, u.time_low, u.time_mid, u.time_hi_version, int(u), str(u))
for h in ("0", "8", "c", "e"):
    x = UUID("00000000-0000-4000-%s000-000000000000" % h)
    print(x.variant, x.version)

# case: comparison
a, b = UUID(int=1), UUID(int=2)
print(a < b, a <= b, a > b, a >= b, a == UUID(int=1), a != b, a == 1, hash(a) == hash(UUID(int=1)), sorted([b, a]), len({a, b, UUID(int=1)}))
attempt(lambda: a < 1)
attempt(setattr, a, "int", 5)

# case: by name
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "http://x/\u00e9"))
print(uuid.NAMESPACE_DNS, uuid.NAMESPACE_URL, uuid.NAMESPACE_OID, uuid.NAMESPACE_X500)

# case: random
a, b = uuid.uuid4(), uuid.uuid4()
print(a != b, a.version, a.variant, len(str(a)), uuid.uuid1().version, uuid.uuid1() != uuid.uuid1(), uuid.uuid1(node=5, clock_seq=7).node, uuid.uuid1(5, 7).clock_seq)
