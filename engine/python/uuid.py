# UUIDs of RFC 4122. Nothing here tells of the host: the node of uuid1() is random.

import os

RESERVED_NCS = "reserved for NCS compatibility"
RFC_4122 = "specified in RFC 4122"
RESERVED_MICROSOFT = "reserved for Microsoft compatibility"
RESERVED_FUTURE = "reserved for future definition"


# Enums are loaded when somebody asks for this one.
def __getattr__(name):
    if name != "SafeUUID":
        raise AttributeError("module 'uuid' has no attribute %r" % name)
    from enum import Enum

    value = globals()[name] = Enum(name, {"safe": 0, "unsafe": -1, "unknown": None}, module="uuid")
    return value


def _safe():
    import sys

    return sys.modules["uuid"].SafeUUID


_NEED_ONE = "one of the hex, bytes, bytes_le, fields, or int arguments must be given"
_LIMITS = (("field 1 out of range (need a 32-bit value)", 32), ("field 2 out of range (need a 16-bit value)", 16),
    ("field 3 out of range (need a 16-bit value)", 16), ("field 4 out of range (need an 8-bit value)", 8),
    ("field 5 out of range (need an 8-bit value)", 8), ("field 6 out of range (need a 48-bit value)", 48))


class UUID:
    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=None):
        if (hex, bytes, bytes_le, fields, int).count(None) != 4:
            raise TypeError(_NEED_ONE)
        if hex is not None:
            text = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(text) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _int(text, 16)
        if bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError("bytes_le is not a 16-char string")
            b = bytes_le
            bytes = b[3::-1] + b[5:3:-1] + b[7:5:-1] + b[8:]
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = _int.from_bytes(bytes, "big")
        if fields is not None:
            if len(fields) != 6:
                raise ValueError("fields is not a 6-tuple")
            int = 0
            for value, (text, bits) in zip(fields, _LIMITS):
                if not 0 <= value < 1 << bits:
                    raise ValueError(text)
                int = int << bits | value
        if not 0 <= int < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError("illegal version number")
            int &= ~(0xc000 << 48)
            int |= 0x8000 << 48
            int &= ~(0xf000 << 64)
            int |= version << 76
        self.__dict__["int"] = int
        self.__dict__["_is_safe"] = is_safe

    # Nothing that makes one here says more.
    @property
    def is_safe(self):
        return self._is_safe or _safe().unknown

    def __getstate__(self):
        state = {"int": self.int}
        if self._is_safe is not None and self._is_safe.value is not None:
            state["is_safe"] = self._is_safe.value
        return state

    def __setstate__(self, state):
        is_safe = _safe()(state["is_safe"]) if "is_safe" in state else None
        self.__dict__.update(int=state["int"], _is_safe=is_safe)

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return "%s(%r)" % (type(self).__name__, str(self))

    def __str__(self):
        h = "%032x" % self.int
        return "-".join((h[:8], h[8:12], h[12:16], h[16:20], h[20:]))

    bytes = property(lambda self: self.int.to_bytes(16, "big"))
    fields = property(lambda self: (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low, self.node))
    time_low = property(lambda self: self.int >> 96)
    time_mid = property(lambda self: self.int >> 80 & 0xffff)
    time_hi_version = property(lambda self: self.int >> 64 & 0xffff)
    clock_seq_hi_variant = property(lambda self: self.int >> 56 & 0xff)
    clock_seq_low = property(lambda self: self.int >> 48 & 0xff)
    time = property(lambda self: (self.time_hi_version & 0x0fff) << 48 | self.time_mid << 32 | self.time_low)
    clock_seq = property(lambda self: (self.clock_seq_hi_variant & 0x3f) << 8 | self.clock_seq_low)
    node = property(lambda self: self.int & 0xffffffffffff)
    hex = property(lambda self: "%032x" % self.int)
    urn = property(lambda self: "urn:uuid:" + str(self))

    @property
    def bytes_le(self):
        b = self.bytes
        return b[3::-1] + b[5:3:-1] + b[7:5:-1] + b[8:]

    @property
    def variant(self):
        n = self.int
        if not n & 0x8000 << 48:
            return RESERVED_NCS
        if not n & 0x4000 << 48:
            return RFC_4122
        return RESERVED_FUTURE if n & 0x2000 << 48 else RESERVED_MICROSOFT

    @property
    def version(self):
        return self.int >> 76 & 15 if self.variant == RFC_4122 else None


_int = int
_bytes = bytes
_node = None
_last_timestamp = None


def _random_getnode():
    # The bit says that it is no hardware's.
    return int.from_bytes(os.urandom(6), "big") | 1 << 40


def getnode():
    global _node
    if _node is None:
        _node = _random_getnode()
    return _node


def uuid1(node=None, clock_seq=None):
    import time
    # Units of 100 ns since 15 October 1582.
    t = time.time_ns() // 100 + 0x01b21dd213814000
    global _last_timestamp
    if _last_timestamp is not None and t <= _last_timestamp:
        t = _last_timestamp + 1
    _last_timestamp = t
    if clock_seq is None:
        from random import getrandbits

        clock_seq = getrandbits(14)
    if node is None:
        node = getnode()
    return UUID(fields=(t & 0xffffffff, t >> 32 & 0xffff, t >> 48 & 0x0fff, clock_seq >> 8 & 0x3f, clock_seq & 0xff, node), version=1)


def _named(namespace, name, algorithm, version):
    import hashlib
    if isinstance(name, str):
        name = name.encode("utf-8")
    return UUID(bytes=getattr(hashlib, algorithm)(namespace.bytes + name).digest()[:16], version=version)


def uuid3(namespace, name):
    return _named(namespace, name, "md5", 3)


def uuid4():
    return UUID(bytes=os.urandom(16), version=4)


def uuid5(namespace, name):
    return _named(namespace, name, "sha1", 5)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
