import { CTYPES_CALLS } from "./ctypes-calls.ts";

/** Code of the machine's own: nothing of it runs, all of it is told. */
const CTYPES_TYPES = String.raw`
_memory = {}
_next = [0x1F0000]


def _address(data, size=None):
    # A number that stands for a place in memory.
    _next[0] += 0x10000 + (len(data) // 0x1000) * 0x1000
    _memory[_next[0]] = data
    return _next[0]


class _SimpleMeta(type):
    def __mul__(cls, count):
        return _array_of(cls, count)

    __rmul__ = __mul__


class _CData(metaclass=_SimpleMeta):
    _size = 8
    _zero = 0

    def __init__(self, *args):
        self.value = args[0] if args else self._zero

    def __repr__(self):
        return "%s(%r)" % (type(self).__name__, self.value)

    def __bool__(self):
        return bool(self.value)

    def __int__(self):
        return _number(self)

    __index__ = __int__

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self)

    @property
    def contents(self):
        return self.value if isinstance(self.value, _CData) else self

    @property
    def raw(self):
        return self.value if isinstance(self.value, bytes) else b""

    @raw.setter
    def raw(self, value):
        self.value = bytes(value)

    @classmethod
    def from_buffer(cls, source, offset=0):
        made = cls()
        made.value = bytes(source)[offset:]
        _note("native", "ctypes." + cls.__name__ + ".from_buffer", {"data": bytes(source)})
        return made

    from_buffer_copy = from_buffer

    @classmethod
    def from_address(cls, address):
        return cls(_memory.get(address, cls._zero))

    @classmethod
    def in_dll(cls, library, name):
        return cls()

    @classmethod
    def from_param(cls, value):
        return value


_SimpleCData = _CData


def _simple_type(name, size, zero=0):
    made = _SimpleMeta(name, (_CData,), {"_size": size, "_zero": zero, "__module__": "ctypes"})
    globals()[name] = made
    return made


for _name, _size in (
    ("c_byte", 1), ("c_ubyte", 1), ("c_short", 2), ("c_ushort", 2), ("c_int", 4), ("c_uint", 4), ("c_long", 4 if _windows else 8),
    ("c_ulong", 4 if _windows else 8), ("c_longlong", 8), ("c_ulonglong", 8), ("c_int8", 1), ("c_uint8", 1), ("c_int16", 2),
    ("c_uint16", 2), ("c_int32", 4), ("c_uint32", 4), ("c_int64", 8), ("c_uint64", 8), ("c_size_t", 8), ("c_ssize_t", 8),
    ("c_float", 4), ("c_double", 8), ("c_bool", 1), ("c_wchar", 4), ("HRESULT", 4), ("py_object", 8), ("c_longdouble", 16),
):
    _simple_type(_name, _size)
for _name in "c_char_p", "c_wchar_p", "c_void_p":
    _simple_type(_name, 8, None)
_simple_type("c_char", 1, b"\0")


def _array_of(kind, count):
    class Array(_CData):
        _size = kind._size * count
        _length_ = count
        _type_ = kind

        def __init__(self, *args):
            if len(args) == 1 and isinstance(args[0], (bytes, bytearray, str)):
                self._items = list(args[0])
            else:
                self._items = list(args)
            self._items += [kind._zero] * (count - len(self._items))

        def __getitem__(self, index):
            return self._items[index]

        def __setitem__(self, index, value):
            self._items[index] = value

        def __len__(self):
            return count

        def __iter__(self):
            return iter(self._items)

        def __bytes__(self):
            return _bytes_in(self)

        @property
        def value(self):
            return _bytes_in(self).rstrip(b"\0")

        @value.setter
        def value(self, data):
            self._items = list(data) + [kind._zero] * (count - len(data))

        @property
        def raw(self):
            return _bytes_in(self)

    return Array


def _bytes_in(thing):
    # The bytes that something of ctypes stands for.
    if isinstance(thing, (bytes, bytearray, memoryview)):
        return bytes(thing)
    if isinstance(thing, str):
        return thing.encode("utf-8", "replace")
    if isinstance(thing, int):
        return _memory.get(thing, b"")
    items = getattr(thing, "_items", None)
    if items is not None:
        made = bytearray()
        for each in items:
            if isinstance(each, int):
                made.append(each & 255)
            elif isinstance(each, bytes):
                made += each
        return bytes(made)
    held = getattr(thing, "_to", None)
    if held is None:
        held = getattr(thing, "value", None)
    if held is None or held is thing:
        return b""
    return _bytes_in(held)


def _number(thing):
    value = thing.value if isinstance(thing, _CData) else thing
    return value if isinstance(value, int) else _address(_bytes_in(thing))


class _StructureMeta(_SimpleMeta):
    pass


class Structure(_CData, metaclass=_StructureMeta):
    _fields_ = ()

    def __init__(self, *args, **kwargs):
        for field, value in zip(self._fields_, args):
            setattr(self, field[0], value)
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __getattr__(self, name):
        for kind in type(self).__mro__:
            for field in kind.__dict__.get("_fields_", ()):
                if field[0] == name:
                    made = field[1]()
                    plain = not isinstance(made, Structure) and getattr(made, "_items", None) is None and type(made)._size <= 8
                    value = made.value if plain and not hasattr(made, "_to") else made
                    setattr(self, name, value)
                    return value
        raise AttributeError(name)


class Union(Structure):
    pass


BigEndianStructure = LittleEndianStructure = Structure
Array = _CData
`;

export const CTYPES_MODULES: Readonly<Record<string, string>> = {
  ctypes: `${CTYPES_TYPES}\n\n${CTYPES_CALLS}`,
};
