/** Formats and databases. */
const MARSHAL = String.raw`
version = 4
_kept = {}


class _Reader:
    def __init__(self, data):
        self._data, self._at, self._refs, self.layer = data, 0, [], -1

    def _take(self, size):
        if size < 0 or self._at + size > len(self._data):
            raise EOFError("marshal data too short")
        made = self._data[self._at : self._at + size]
        self._at += size
        return made

    def _int(self, size=4):
        return int.from_bytes(self._take(size), "little", signed=size == 4)

    def read(self):
        kind = self._take(1)[0]
        flag = kind & 128
        kind = chr(kind & 127)
        if kind == "c":
            raise _IsCode()
        index = len(self._refs)
        if flag:
            self._refs.append(None)
        made = self._value(kind)
        if flag:
            self._refs[index] = made
        return made

    def _value(self, kind):
        if kind in "NTFS.":
            return {"N": None, "T": True, "F": False, "S": StopIteration, ".": Ellipsis}[kind]
        if kind == "i":
            return self._int()
        if kind == "l":
            count = self._int()
            value = 0
            for index in range(abs(count)):
                value |= self._int(2) << 15 * index
            return -value if count < 0 else value
        if kind == "g":
            from struct import unpack

            return unpack("<d", self._take(8))[0]
        if kind in "sut aA":
            data = self._take(self._int())
            return data if kind == "s" else data.decode("utf-8" if kind in "ut" else "latin-1", "surrogatepass")
        if kind in "zZ":
            return self._take(self._take(1)[0]).decode("latin-1")
        if kind in "([<>":
            items = [self.read() for _ in range(self._int())]
        elif kind == ")":
            items = [self.read() for _ in range(self._take(1)[0])]
        elif kind == "{":
            made = {}
            while self._data[self._at : self._at + 1] != b"0":
                key = self.read()
                made[key] = self.read()
            return made
        elif kind == "r":
            return self._refs[self._int()]
        else:
            raise ValueError("bad marshal data (unknown type code)")
        return items if kind == "[" else tuple(items) if kind in "()" else set(items) if kind == "<" else frozenset(items)


class _IsCode(Exception):
    pass


def _loads(frame, data, /):
    data = bytes(data)
    if data in _kept:
        return _kept[data]
    try:
        return _Reader(data).read()
    except (_IsCode, IndexError):
        pass
    frame = _script_frame(frame)
    number = -1
    if frame is not None:
        number = _layer(frame, "marshal.loads", None, data)
        _note("code", "marshal.loads", {"layer": number, "bytes": len(data), "bytecode": True})
    return code(number, len(data))


def _dumps(frame, value, version=4, /):
    if isinstance(value, (_CODE, code)):
        made = b"\xe3" + len(_kept).to_bytes(4, "little") + b"\0" * 12
        _kept[made] = value
        return made
    return _dumped(value)


def _dumped(value):
    if value is None or value is True or value is False:
        return {None: b"N", True: b"T", False: b"F"}[value]
    if isinstance(value, int) and -(1 << 31) <= value < 1 << 31:
        return b"i" + value.to_bytes(4, "little", signed=True)
    if isinstance(value, float):
        from struct import pack

        return b"g" + pack("<d", value)
    if isinstance(value, (bytes, bytearray)):
        return b"s" + len(value).to_bytes(4, "little") + bytes(value)
    if isinstance(value, str):
        data = value.encode("utf-8", "surrogatepass")
        return b"u" + len(data).to_bytes(4, "little") + data
    if isinstance(value, (tuple, list)):
        head = b"(" if isinstance(value, tuple) else b"["
        return head + len(value).to_bytes(4, "little") + b"".join(_dumped(each) for each in value)
    if isinstance(value, dict):
        return b"{" + b"".join(_dumped(key) + _dumped(value[key]) for key in value) + b"0"
    raise ValueError("unmarshallable object")


_built_in(_module, "loads", _loads)
_built_in(_module, "dumps", _dumps)


def load(file):
    return _module.loads(file.read())


def dump(value, file, version=4):
    file.write(_module.dumps(value))
`;

export const MARSHAL_MODULES: Readonly<Record<string, string>> = {
  marshal: MARSHAL,
};
