# As for lists.


class Index:
    def __int__(self):
        x[:] = b""
        return 1


for change in ("x[i]", "x[i] = 1", "x[0:i]", "x[0:i] = b'abc'", "x[i:] = b''"):
    x = bytearray(b"abcdefgh")
    try:
        exec(change, {"x": x, "i": Index()})
    except (IndexError, TypeError):
        pass
