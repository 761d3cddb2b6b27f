# The encodings of RFC 4648, and those with 85 characters. Errors are CPython's.

import binascii

__all__ = ["encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode", "b32hexencode",
    "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode", "standard_b64encode",
    "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode"]

MAXLINESIZE = 76
MAXBINSIZE = 57
_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return bytes(memoryview(s))
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not %r" % type(s).__name__) from None


def _data(s):
    if isinstance(s, (bytes, bytearray)):
        return s
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(memoryview(s))


def _swap(s, old, new):
    out = bytearray(s)
    for i in range(len(out)):
        k = old.find(out[i:i + 1])
        if k >= 0:
            out[i] = new[k]
    return bytes(out)


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return _swap(encoded, b"+/", bytes(altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = _swap(s, bytes(altchars), b"+/")
    if validate:
        return binascii.a2b_base64(s, strict_mode=True)
    return binascii.a2b_base64(s)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return binascii.b2a_base64(s, newline=False).replace(b"+", b"-").replace(b"/", b"_")


def urlsafe_b64decode(s):
    return b64decode(bytes(_bytes(s)).replace(b"-", b"+").replace(b"_", b"/"))


def _b32encode(alphabet, s):
    s = _data(s)
    out = bytearray()
    for i in range(0, len(s), 5):
        part = bytes(s[i:i + 5])
        n = len(part)
        value = int.from_bytes(part + b"\0" * (5 - n), "big")
        digits = (n * 8 + 4) // 5
        for k in range(8):
            out.append(alphabet[value >> (35 - 5 * k) & 31] if k < digits else 61)
    return bytes(out)


def _b32decode(alphabet, s, casefold=False, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = bytes(s).replace(b"0", b"O").replace(b"1", bytes(map01))
    if casefold:
        s = s.upper()
    n = len(s)
    s = s.rstrip(b"=")
    padding = n - len(s)
    out = bytearray()
    value = 0
    for i in range(0, len(s), 8):
        value = 0
        part = s[i:i + 8]
        for c in part:
            k = alphabet.find(bytes((c,)))
            if k < 0:
                raise binascii.Error("Non-base32 digit found")
            value = value << 5 | k
        value <<= 5 * (8 - len(part))
        out += value.to_bytes(5, "big")
    if n % 8 or padding not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if padding and out:
        out = out[:-((padding * 5 + 7) // 8)]
    return bytes(out)


def b32encode(s):
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    return _b32encode(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    return _b32decode(_B32HEX, s, casefold)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    for c in s:
        if not (48 <= c <= 57 or 65 <= c <= 70):
            raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def _five(value):
    d = value % 85
    value //= 85
    c = value % 85
    value //= 85
    b = value % 85
    value //= 85
    return value // 85, value % 85, b, c, d


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    b = bytes(_data(b))
    out = bytearray(b"<~" if adobe else b"")
    padding = -len(b) % 4
    data = b + b"\0" * padding
    for i in range(0, len(data), 4):
        value = int.from_bytes(data[i:i + 4], "big")
        last = i + 4 == len(data)
        if value == 0 and not (last and padding and not pad):
            out += b"z"
        elif foldspaces and value == 0x20202020:
            out += b"y"
        else:
            digits = bytes([33 + d for d in _five(value)])
            out += digits[:5 - padding] if last and not pad else digits
    result = bytes(out)
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[i:i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        result = b"\n".join(lines)
    return result + b"~>" if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\x0b"):
    b = _bytes(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with %r" % (b"~>",))
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out = bytearray()
    value = n = 0
    for c in bytes(b) + b"u" * 4:
        if 33 <= c <= 117:
            value = value * 85 + c - 33
            n += 1
            if n == 5:
                if value > 0xffffffff:
                    raise ValueError("Ascii85 overflow")
                out += value.to_bytes(4, "big")
                value = n = 0
        elif c == 122:
            if n:
                raise ValueError("z inside Ascii85 5-tuple")
            out += b"\0\0\0\0"
        elif foldspaces and c == 121:
            if n:
                raise ValueError("y inside Ascii85 5-tuple")
            out += b"    "
        elif c not in ignorechars:
            raise ValueError("Non-Ascii85 digit found: %c" % c)
    padding = 4 - n
    return bytes(out[:-padding] if padding else out)


def b85encode(b, pad=False):
    b = bytes(_data(b))
    padding = -len(b) % 4
    data = b + b"\0" * padding
    out = bytearray()
    for i in range(0, len(data), 4):
        for d in _five(int.from_bytes(data[i:i + 4], "big")):
            out.append(_B85[d])
    return bytes(out[:-padding] if padding and not pad else out)


def b85decode(b):
    b = bytes(_bytes(b))
    padding = -len(b) % 5
    data = b + b"~" * padding
    out = bytearray()
    table = {c: i for i, c in enumerate(_B85)}
    for i in range(0, len(data), 5):
        value = 0
        for k in range(i, i + 5):
            d = table.get(data[k])
            if d is None:
                raise ValueError("bad base85 character at position %d" % k)
            value = value * 85 + d
        if value > 0xffffffff:
            raise ValueError("base85 overflow in hunk starting at byte %d" % i)
        out += value.to_bytes(4, "big")
    return bytes(out[:-padding] if padding else out)


def encode(input, output):
    while True:
        s = input.read(MAXBINSIZE)
        if not s:
            break
        while len(s) < MAXBINSIZE:
            more = input.read(MAXBINSIZE - len(s))
            if not more:
                break
            s += more
        output.write(binascii.b2a_base64(s))


def decode(input, output):
    while True:
        line = input.readline()
        if not line:
            break
        output.write(binascii.a2b_base64(line))


def _need_bytes(s):
    if isinstance(s, str):
        raise TypeError("expected bytes-like object, not str")
    try:
        return memoryview(s)
    except TypeError:
        raise TypeError("expected bytes-like object, not " + type(s).__name__) from None


def encodebytes(s):
    _need_bytes(s)
    return b"".join([binascii.b2a_base64(s[i:i + MAXBINSIZE]) for i in range(0, len(s), MAXBINSIZE)])


def decodebytes(s):
    _need_bytes(s)
    return binascii.a2b_base64(s)
