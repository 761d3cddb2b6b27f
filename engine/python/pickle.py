# pickle, by the protocols 0 to 5; buffers are always in the pickle.

import sys

import copyreg

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads"]

format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
_BATCH = 1000
# What Python 2 calls them.
_OLD_MODULES = {"builtins": "__builtin__", "copyreg": "copy_reg"}


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


def _bytes_of_int(n):
    if n == 0:
        return b""
    data = n.to_bytes(n.bit_length() // 8 + 1, "little", signed=True)
    return data[:-1] if n < 0 and len(data) > 1 and data[-1] == 255 and data[-2] & 128 else data


def _find(module, name):
    if module == "_codecs":
        module = "codecs"
    __import__(module)
    found = sys.modules[module]
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError("Can't get local attribute %r on %r" % (name, sys.modules[module]))
        try:
            found = getattr(found, part)
        except AttributeError:
            raise AttributeError("Can't get attribute %r on %r" % (name, sys.modules[module])) from None
    return found


def _module_of(obj, name):
    import builtins

    module = getattr(obj, "__module__", None)
    if module == "codecs" and name == "encode":
        return "_codecs"
    if module is not None and (module != "builtins" or hasattr(builtins, name)):
        return module
    for module, found in list(sys.modules.items()):
        if module != "__main__" and getattr(found, name, None) is obj:
            return module
    return "builtins" if hasattr(builtins, name) else "__main__"


class Pickler:
    def __init__(self, file, protocol=None, *, fix_imports=True):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError("pickle protocol must be <= %d" % HIGHEST_PROTOCOL)
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file = file
        self.proto = protocol
        self.bin = protocol > 0
        self.fast = False
        self.memo = {}  # id → its number in the pickle, and the object, which keeps the id its own
        self._old_names = fix_imports and protocol < 3

    def clear_memo(self):
        self.memo.clear()

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        if not hasattr(self, "memo"):
            raise PicklingError("Pickler.__init__() was not called by %s.__init__()" % type(self).__name__)
        self._out = bytearray(bytes((128, self.proto)) if self.proto >= 2 else b"")
        self.save(obj)
        self._file.write(bytes(self._out) + b".")

    def save(self, obj):
        name = self.persistent_id(obj)
        if name is not None:
            if self.bin:
                self.save(name)
                self._out += b"Q"
            else:
                self._out += b"P%s\n" % str(name).encode("ascii")
            return
        known = self.memo.get(id(obj))
        if known is not None:
            self._again(known[0])
            return
        cls = type(obj)
        override = getattr(self, "reducer_override", None)
        reduced = NotImplemented if override is None else override(obj)
        if reduced is NotImplemented:
            save = _SAVERS.get(cls)
            if save is not None:
                save(self, obj)
                return
            reduce = getattr(self, "dispatch_table", copyreg.dispatch_table).get(cls)
            if reduce is not None:
                reduced = reduce(obj)
            elif issubclass(cls, type):
                self._save_global(obj)
                return
            else:
                reduced = copyreg._reduce(obj, self.proto)
        if isinstance(reduced, str):
            self._save_global(obj, reduced)
        else:
            if not isinstance(reduced, tuple) or not 2 <= len(reduced) <= 6:
                raise PicklingError("__reduce__ must return a string or tuple")
            self._save_reduced(obj, *reduced)

    def _number(self, short, long, text, n):
        if not self.bin:
            self._out += text + b"%d\n" % n
        else:
            self._out += short + bytes((n,)) if n < 256 else long + n.to_bytes(4, "little")

    def _memoize(self, obj):
        if self.fast:
            return
        n = len(self.memo)
        self.memo[id(obj)] = n, obj
        if self.proto >= 4:
            self._out += b"\x94"
        else:
            self._number(b"q", b"r", b"p", n)

    def _again(self, n):
        self._number(b"h", b"j", b"g", n)

    def _save_none(self, obj):
        self._out += b"N"

    def _save_bool(self, obj):
        if self.proto >= 2:
            self._out += b"\x88" if obj else b"\x89"
        else:
            self._out += b"I01\n" if obj else b"I00\n"

    def _save_int(self, obj):
        small = -0x80000000 <= obj < 0x80000000
        if self.bin and small:
            if 0 <= obj < 256:
                self._out += b"K" + bytes((obj,))
            elif 0 <= obj < 65536:
                self._out += b"M" + obj.to_bytes(2, "little")
            else:
                self._out += b"J" + obj.to_bytes(4, "little", signed=True)
        elif self.proto >= 2:
            data = _bytes_of_int(obj)
            self._number(b"\x8a", b"\x8b", b"", len(data))
            self._out += data
        else:
            self._out += b"I%d\n" % obj if small else b"L%dL\n" % obj

    def _save_float(self, obj):
        if self.bin:
            from struct import pack

            self._out += b"G" + pack(">d", obj)
        else:
            self._out += b"F%s\n" % repr(obj).encode()

    def _save_str(self, obj):
        if self.bin:
            data = obj.encode("utf-8", "surrogatepass")
            if self.proto >= 4:
                self._number(b"\x8c", b"X", b"", len(data))
            else:
                self._out += b"X" + len(data).to_bytes(4, "little")
            self._out += data
        else:
            self._out += b"V"
            for c in obj:
                if ord(c) > 0xFFFF:
                    c = "\\U%08x" % ord(c)
                elif c > "\xff" or c in "\\\0\n\r\x1a":
                    c = "\\u%04x" % ord(c)
                self._out += c.encode("latin-1")
            self._out += b"\n"
        self._memoize(obj)

    def _save_bytes(self, obj):
        if self.proto >= 3:
            self._number(b"C", b"B", b"", len(obj))
            self._out += obj
            self._memoize(obj)
        elif obj:
            from codecs import encode

            self._save_reduced(obj, encode, (obj.decode("latin-1"), "latin1"))
        else:
            self._save_reduced(obj, bytes, ())

    def _save_bytearray(self, obj):
        if self.proto >= 5:
            self._out += b"\x96" + len(obj).to_bytes(8, "little") + obj
            self._memoize(obj)
        else:
            self._save_reduced(obj, bytearray, (bytes(obj),))

    # Through its items it may have been saved already.
    def _or_again(self, obj, end, drop):
        known = self.memo.get(id(obj))
        if known is not None:
            self._out += drop
            self._again(known[0])
        else:
            self._out += end
            self._memoize(obj)

    def _save_tuple(self, obj):
        count = len(obj)
        if not count and self.bin:
            self._out += b")"
            return
        few = count <= 3 and self.proto >= 2
        if not few:
            self._out += b"("
        for item in obj:
            self.save(item)
        if few:
            self._or_again(obj, bytes((0x84 + count,)), b"0" * count)
        else:
            self._or_again(obj, b"t", b"1" if self.bin else b"0" * (count + 1))

    def _save_list(self, obj):
        self._out += b"]" if self.bin else b"(l"
        self._memoize(obj)
        self._batches(obj, b"a", b"e", self.save)

    def _save_pair(self, pair):
        self.save(pair[0])
        self.save(pair[1])

    def _save_dict(self, obj):
        self._out += b"}" if self.bin else b"(d"
        self._memoize(obj)
        self._batches(obj.items(), b"s", b"u", self._save_pair)

    def _batches(self, items, one, many, save):
        items = iter(items)
        while True:
            batch = [item for _, item in zip(range(_BATCH if self.bin else 1), items)]
            if len(batch) > 1:
                self._out += b"("
            for item in batch:
                save(item)
            self._out += many if len(batch) > 1 else one if batch else b""
            if len(batch) < _BATCH and (self.bin or not batch):
                return

    def _save_set(self, obj):
        if self.proto < 4:
            self._save_reduced(obj, set, (list(obj),))
            return
        self._out += b"\x8f"
        self._memoize(obj)
        items = list(obj)
        for at in range(0, len(items), _BATCH):
            self._out += b"("
            for item in items[at : at + _BATCH]:
                self.save(item)
            self._out += b"\x90"

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self._save_reduced(obj, frozenset, (list(obj),))
            return
        self._out += b"("
        for item in obj:
            self.save(item)
        self._or_again(obj, b"\x91", b"1")

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        if obj is type(None) or obj is type(NotImplemented) or obj is type(Ellipsis):
            only = None if obj is type(None) else NotImplemented if obj is type(NotImplemented) else Ellipsis
            self._save_reduced(obj, type, (only,))
            return
        module = _module_of(obj, name)
        try:
            found = _find(module, name)
        except (ImportError, KeyError, AttributeError):
            raise PicklingError("Can't pickle %r: it's not found as %s.%s" % (obj, module, name)) from None
        if found is not obj and found != obj:
            raise PicklingError("Can't pickle %r: it's not the same object as %s.%s" % (obj, module, name))
        if self.proto >= 4:
            self.save(module)
            self.save(name)
            self._out += b"\x93"
        else:
            outer, _, last = name.rpartition(".")
            if outer:
                self._save_reduced(obj, getattr, (_find(module, outer), last))
                return
            if self._old_names:
                module = _OLD_MODULES.get(module, module)
            code = "utf-8" if self.proto == 3 else "ascii"
            try:
                self._out += b"c%s\n%s\n" % (module.encode(code), name.encode(code))
            except UnicodeEncodeError:
                raise PicklingError(
                    "can't pickle global identifier '%s.%s' using pickle protocol %d" % (module, name, self.proto)
                ) from None
        self._memoize(obj)

    def _save_reduced(self, obj, function, args, state=None, items=None, pairs=None, set_state=None):
        if not isinstance(args, tuple):
            raise PicklingError("args from save_reduce() must be a tuple")
        if not callable(function):
            raise PicklingError("func from save_reduce() must be callable")
        kind = getattr(function, "__name__", "")
        if kind == "__newobj__" and self.proto >= 2:
            if getattr(args[0], "__new__", None) is None:
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            self.save(args[0])
            self.save(args[1:])
            self._out += b"\x81"
        elif kind == "__newobj_ex__" and self.proto >= 4:
            for part in args:
                self.save(part)
            self._out += b"\x92"
        else:
            if kind == "__newobj_ex__":
                from functools import partial

                cls, args, keywords = args
                function, args = partial(cls.__new__, cls, *args, **keywords), ()
            self.save(function)
            self.save(args)
            self._out += b"R"
        self._or_again(obj, b"", b"0")
        if items is not None:
            self._batches(items, b"a", b"e", self.save)
        if pairs is not None:
            self._batches(pairs, b"s", b"u", self._save_pair)
        if state is not None:
            if set_state is None:
                self.save(state)
                self._out += b"b"
            else:
                self.save(set_state)
                self.save((obj, state))
                self._out += b"R0"


_SAVERS = {
    type(None): Pickler._save_none,
    bool: Pickler._save_bool,
    int: Pickler._save_int,
    float: Pickler._save_float,
    str: Pickler._save_str,
    bytes: Pickler._save_bytes,
    bytearray: Pickler._save_bytearray,
    tuple: Pickler._save_tuple,
    list: Pickler._save_list,
    dict: Pickler._save_dict,
    set: Pickler._save_set,
    frozenset: Pickler._save_frozenset,
    type: Pickler._save_global,
    type(lambda: 0): Pickler._save_global,
    type(len): Pickler._save_global,
    type(Ellipsis): lambda self, obj: self._save_global(obj, repr(obj)),
    type(NotImplemented): lambda self, obj: self._save_global(obj, repr(obj)),
}


class Unpickler:
    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict"):
        if not hasattr(file, "read") or not hasattr(file, "readline"):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file = file
        self._encoding = encoding
        self._errors = errors
        self._fix_imports = fix_imports
        self.memo = {}

    def persistent_load(self, pid):
        raise UnpicklingError("unsupported persistent id encountered")

    def find_class(self, module, name):
        if self._fix_imports and self._protocol < 3:
            for new, old in _OLD_MODULES.items():
                if module == old:
                    module = new
        return _find(module, name)

    def load(self):
        if not hasattr(self, "_file"):
            raise UnpicklingError("Unpickler.__init__() was not called by %s.__init__()" % type(self).__name__)
        stack = self._stack = []
        self._marks = []  # the stacks below the marks
        self._protocol = 0
        read = self._file.read
        while True:
            code = read(1)
            if not code:
                raise EOFError("Ran out of input")
            if code == b".":
                if not self._stack:
                    raise UnpicklingError("unexpected end of pickle")
                return self._stack.pop()
            try:
                load = _LOADERS[code[0]]
            except KeyError:
                raise UnpicklingError("invalid load key, %s." % repr(code)[1:]) from None
            try:
                value = load(self)
            except IndexError:
                raise UnpicklingError("unexpected MARK found" if self._marks else "pickle stack underflow") from None
            if value is not _nothing:
                self._stack.append(value)

    def _take(self, count):
        data = self._file.read(count)
        if len(data) < count:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _size(self, count):
        return int.from_bytes(self._take(count), "little")

    def _line(self):
        line = self._file.readline()
        if line[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _mark(self):
        self._marks.append(self._stack)
        self._stack = []
        return _nothing

    # What stands behind the mark.
    def _items(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        items = self._stack
        self._stack = self._marks.pop()
        return items

    def _old_text(self, data):
        return data if self._encoding == "bytes" else data.decode(self._encoding, self._errors)

    def _int(self):
        line = self._line()
        return line == b"01" if line in (b"00", b"01") else int(line)

    def _quoted(self):
        from ast import literal_eval

        line = self._line()
        if len(line) < 2 or line[0] != line[-1] or line[:1] not in b"\"'":
            raise UnpicklingError("the STRING opcode argument must be quoted")
        return self._old_text(literal_eval("b" + line.decode("latin-1")))

    def _unicode(self):
        from re import sub

        line = self._line().decode("latin-1")
        return sub(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})", lambda found: chr(int(found[1] or found[2], 16)), line)

    def _call(self):
        args = self._stack.pop()
        return self._stack.pop()(*args)

    def _new(self):
        args = self._stack.pop()
        cls = self._stack.pop()
        return cls.__new__(cls, *args)

    def _new_ex(self):
        keywords = self._stack.pop()
        args = self._stack.pop()
        cls = self._stack.pop()
        return cls.__new__(cls, *args, **keywords)

    def _instance(self):
        cls = self.find_class(self._line().decode(), self._line().decode())
        return cls(*self._items())

    def _object(self):
        cls, *args = self._items()
        return cls(*args)

    def _named(self):
        name = self._stack.pop()
        module = self._stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        return self.find_class(module, name)

    def _tuple(self, count):
        items = tuple(self._stack[-count:])
        if len(items) < count:
            raise IndexError
        del self._stack[-count:]
        return items

    def _append(self, items):
        target = self._stack[-1]
        if hasattr(target, "extend"):
            target.extend(items)
        else:
            for item in items:
                target.append(item)
        return _nothing

    def _update(self, items):
        target = self._stack[-1]
        for at in range(0, len(items), 2):
            target[items[at]] = items[at + 1]
        return _nothing

    def _add(self):
        items = self._items()
        target = self._stack[-1]
        for item in items:
            target.add(item)
        return _nothing

    def _build(self):
        state = self._stack.pop()
        copyreg._set_state(self._stack[-1], state)
        return _nothing

    def _put(self, at):
        self.memo[at] = self._stack[-1]
        return _nothing

    def _got(self, at):
        try:
            return self.memo[at]
        except KeyError:
            raise UnpicklingError("Memo value not found at index %d" % at) from None

    def _proto(self):
        self._protocol = self._size(1)
        if self._protocol > HIGHEST_PROTOCOL:
            raise ValueError("unsupported pickle protocol: %d" % self._protocol)
        return _nothing

    def _drop(self):
        if self._stack:
            self._stack.pop()
            return _nothing
        return self._dropped()

    def _dropped(self):
        self._items()
        return _nothing

    def _double(self):
        from struct import unpack

        return unpack(">d", self._take(8))[0]


_nothing = object()
_LOADERS = {
    ord(code): load
    for code, load in {
        "\x80": Unpickler._proto,
        "\x95": lambda self: self._take(8) and _nothing,
        "(": Unpickler._mark,
        "0": Unpickler._drop,
        "1": Unpickler._dropped,
        "2": lambda self: self._stack[-1],
        "N": lambda self: None,
        "\x88": lambda self: True,
        "\x89": lambda self: False,
        "I": Unpickler._int,
        "K": lambda self: self._size(1),
        "M": lambda self: self._size(2),
        "J": lambda self: int.from_bytes(self._take(4), "little", signed=True),
        "L": lambda self: int(self._line().rstrip(b"L")),
        "\x8a": lambda self: int.from_bytes(self._take(self._size(1)), "little", signed=True),
        "\x8b": lambda self: int.from_bytes(self._take(self._size(4)), "little", signed=True),
        "F": lambda self: float(self._line()),
        "G": Unpickler._double,
        "S": Unpickler._quoted,
        "U": lambda self: self._old_text(self._take(self._size(1))),
        "T": lambda self: self._old_text(self._take(self._size(4))),
        "V": Unpickler._unicode,
        "\x8c": lambda self: self._take(self._size(1)).decode("utf-8", "surrogatepass"),
        "X": lambda self: self._take(self._size(4)).decode("utf-8", "surrogatepass"),
        "\x8d": lambda self: self._take(self._size(8)).decode("utf-8", "surrogatepass"),
        "C": lambda self: self._take(self._size(1)),
        "B": lambda self: self._take(self._size(4)),
        "\x8e": lambda self: self._take(self._size(8)),
        "\x96": lambda self: bytearray(self._take(self._size(8))),
        ")": lambda self: (),
        "\x85": lambda self: self._tuple(1),
        "\x86": lambda self: self._tuple(2),
        "\x87": lambda self: self._tuple(3),
        "t": lambda self: tuple(self._items()),
        "]": lambda self: [],
        "l": lambda self: self._items(),
        "a": lambda self: self._append([self._stack.pop()]),
        "e": lambda self: self._append(self._items()),
        "}": lambda self: {},
        "d": lambda self: dict(zip(*(iter(self._items()),) * 2)),
        "s": lambda self: self._update(self._tuple(2)),
        "u": lambda self: self._update(self._items()),
        "\x8f": lambda self: set(),
        "\x90": Unpickler._add,
        "\x91": lambda self: frozenset(self._items()),
        "c": lambda self: self.find_class(self._line().decode(), self._line().decode()),
        "\x93": Unpickler._named,
        "i": Unpickler._instance,
        "o": Unpickler._object,
        "R": Unpickler._call,
        "\x81": Unpickler._new,
        "\x92": Unpickler._new_ex,
        "b": Unpickler._build,
        "p": lambda self: self._put(int(self._line())),
        "q": lambda self: self._put(self._size(1)),
        "r": lambda self: self._put(self._size(4)),
        "\x94": lambda self: self._put(len(self.memo)),
        "g": lambda self: self._got(int(self._line())),
        "h": lambda self: self._got(self._size(1)),
        "j": lambda self: self._got(self._size(4)),
        "P": lambda self: self.persistent_load(self._line().decode("ascii")),
        "Q": lambda self: self.persistent_load(self._stack.pop()),
    }.items()
}


def dump(obj, file, protocol=None, *, fix_imports=True):
    Pickler(file, protocol, fix_imports=fix_imports).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True):
    from io import BytesIO

    file = BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict"):
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict"):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    from io import BytesIO

    return Unpickler(BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors).load()


# As CPython calls what it has in Python.
_Pickler = Pickler
_Unpickler = Unpickler
_dump = dump
_dumps = dumps
_load = load
_loads = loads
