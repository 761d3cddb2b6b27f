import hashlib as _hashlib

digest_size = None
_inner = bytes(x ^ 0x36 for x in range(256))
_outer = bytes(x ^ 0x5C for x in range(256))


def compare_digest(a, b):
    if isinstance(a, str) and isinstance(b, str):
        if not (a.isascii() and b.isascii()):
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        a = a.encode()
        b = b.encode()
    elif isinstance(a, str) or isinstance(b, str):
        raise TypeError(f"a bytes-like object is required, not '{type(a if isinstance(a, str) else b).__name__}'")
    else:
        a = bytes(memoryview(a))
        b = bytes(memoryview(b))
    difference = len(a) ^ len(b)
    for x, y in zip(a, b):
        difference |= x ^ y
    return difference == 0


def _constructor(digestmod):
    if callable(digestmod):
        return digestmod
    if isinstance(digestmod, str):
        return lambda data=b"": _hashlib.new(digestmod, data)
    return lambda data=b"": digestmod.new(data)


class HMAC:
    blocksize = 64

    def __init__(self, key, msg=None, digestmod=""):
        if isinstance(key, HMAC):  # from copy()
            self.block_size = key.block_size
            self.digest_size = key.digest_size
            self._inner = key._inner.copy()
            self._outer = key._outer.copy()
        else:
            self._init_old(key, msg, digestmod)

    def _init_old(self, key, msg, digestmod):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError("key: expected bytes or bytearray, but got %r" % type(key).__name__)
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        make = _constructor(digestmod)
        inner = make()
        block_size = getattr(inner, "block_size", None)
        problem = None
        if block_size is None:
            problem = "No block_size attribute on given digest object; Assuming %d." % self.blocksize
        elif block_size < 16:
            problem = "block_size of %d seems too small; using our default of %d." % (block_size, self.blocksize)
        if problem:
            import warnings

            warnings.warn(problem, RuntimeWarning, 2)
            block_size = self.blocksize
        self.block_size = block_size
        if len(key) > block_size:
            key = make(key).digest()
        key = bytes(key) + bytes(block_size - len(key))
        self._outer = make(bytes([_outer[x] for x in key]))
        inner.update(bytes([_inner[x] for x in key]))
        self._inner = inner
        self.digest_size = inner.digest_size
        if msg is not None:
            inner.update(msg)

    @property
    def name(self):
        return "hmac-" + self._inner.name

    def update(self, msg):
        self._inner.update(msg)

    def copy(self):
        return HMAC(self)

    def _finished(self):
        hash = self._outer.copy()
        hash.update(self._inner.digest())
        return hash

    def digest(self):
        return self._finished().digest()

    def hexdigest(self):
        return self._finished().hexdigest()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()
