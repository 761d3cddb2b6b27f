# pickle: what CPython's reads, of all protocols but for buffers that are passed beside it, and what it writes.

import sys

from copyreg import _set_state, dispatch_table as _dispatch_table

__all__ = [
    "DEFAULT_PROTOCOL", "HIGHEST_PROTOCOL", "PickleError", "Pickler", "PicklingError", "Unpickler", "UnpicklingError",
    "dump", "dumps", "load", "loads",
]

format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
_BATCH = 1000


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


# Names of Python 2 that protocols below 3 have.
_MODULES = {"_codecs": "codecs", "__builtin__": "builtins", "exceptions": "builtins", "copy_reg": "copyreg", "Queue": "queue"}
_NAMES = {"xrange": "range", "unicode": "str", "long": "int", "unichr": "chr", "StandardError": "Exception"}


def _parts(found, name):
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError("Can't get local object %r on %r" % (name, found))
        parent = found
        found = getattr(found, part)
    return found, parent


class Pickler:
    def __init__(self, file, protocol=None, *, fix_imports=True):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        elif protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError("pickle protocol must be <= %d" % HIGHEST_PROTOCOL)
        try:
            self._file = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute")
        self.memo = {}
        self.proto = protocol
        self.bin = protocol >= 1
        self.fast = 0
        self._fix = fix_imports and protocol < 3

    def clear_memo(self):
        self.memo.clear()

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        if not hasattr(self, "memo"):
            raise PicklingError("Pickler.__init__() was not called by %s.__init__()" % type(self).__name__)
        self._out = out = bytearray()
        self._save(obj)
        out += b"."
        start = b""
        if self.proto >= 2:
            start = bytes((0x80, self.proto))
            if self.proto >= 4 and len(out) >= 4:
                start += b"\x95" + len(out).to_bytes(8, "little")
        self._file(start + out)

    def _memoize(self, obj):
        if self.fast:
            return
        n = len(self.memo)
        self.memo[id(obj)] = n, obj
        self._out += (
            b"\x94" if self.proto >= 4 else b"p%d\n" % n if not self.bin else self._sized(b"q", b"r", n)
        )

    # An opcode for numbers below 256, or another with four bytes.
    def _sized(self, short, long, n):
        return short + bytes((n,)) if n < 256 and short else long + n.to_bytes(4, "little")

    def _get(self, n):
        self._out += self._sized(b"h", b"j", n) if self.bin else b"g%d\n" % n

    def _save(self, obj, saves_persistent_id=True):
        if saves_persistent_id:
            pid = self.persistent_id(obj)
            if pid is not None:
                if self.bin:
                    self._save(pid, False)
                    self._out += b"Q"
                else:
                    try:
                        self._out += b"P%s\n" % str(pid).encode("ascii")
                    except UnicodeEncodeError:
                        raise PicklingError("persistent IDs in protocol 0 must be ASCII strings")
                return
        known = self.memo.get(id(obj))
        if known is not None:
            return self._get(known[0])
        cls = type(obj)
        made = NotImplemented
        override = getattr(self, "reducer_override", None)
        if override is not None:
            made = override(obj)
        if made is NotImplemented:
            save = _SAVE.get(cls)
            if save is not None:
                return save(self, obj)
            reduce = getattr(self, "dispatch_table", _dispatch_table).get(cls)
            if reduce is not None:
                made = reduce(obj)
            elif issubclass(cls, type):
                return self._global(obj)
            else:
                reduce = getattr(obj, "__reduce_ex__", None)
                if reduce is not None:
                    made = reduce(self.proto)
                else:
                    reduce = getattr(obj, "__reduce__", None)
                    if reduce is None:
                        raise PicklingError("can't pickle %r object: %r" % (cls.__name__, obj))
                    made = reduce()
        if isinstance(made, str):
            return self._global(obj, made)
        if not isinstance(made, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(made) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self._reduced(obj, *made)

    def _reduced(self, obj, func, args, state=None, items=None, pairs=None, setter=None):
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple, not " + type(args).__name__)
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable, not " + type(func).__name__)
        save = self._save
        name = getattr(func, "__name__", "")
        if self.proto >= 2 and name == "__newobj__":
            cls, *args = args
            if obj is not None and cls is not obj.__class__:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            save(cls)
            save(tuple(args))
            self._out += b"\x81"
        elif self.proto >= 4 and name == "__newobj_ex__":
            for each in args:
                save(each)
            self._out += b"\x92"
        elif self.proto >= 2 and name == "__newobj_ex__":
            from functools import partial

            cls, args, keywords = args
            save(partial(cls.__new__, cls, *args, **keywords))
            save(())
            self._out += b"R"
        else:
            save(func)
            save(args)
            self._out += b"R"
        if obj is not None:
            known = self.memo.get(id(obj))
            if known is not None:
                # It was reached again through its own arguments.
                self._out += b"0"
                self._get(known[0])
            else:
                self._memoize(obj)
        if items is not None:
            self._items(items)
        if pairs is not None:
            self._pairs(pairs)
        if state is not None:
            if setter is None:
                save(state)
                self._out += b"b"
            else:
                save(setter)
                save(obj)
                save(state)
                self._out += b"\x86R0"

    # Items of lists, sets and dicts, in batches.
    def _batches(self, items, one, more, count=1):
        items = iter(items)
        while True:
            batch = []
            for item in items:
                batch.append(item)
                if len(batch) == _BATCH or not self.bin:
                    break
            if not batch:
                return
            alone = one is not None and len(batch) == 1
            if not alone:
                self._out += b"("
            for item in batch:
                if count == 1:
                    self._save(item)
                else:
                    key, value = item
                    self._save(key)
                    self._save(value)
            self._out += one if alone else more

    def _items(self, items):
        self._batches(items, b"a", b"e")

    def _pairs(self, pairs):
        self._batches(pairs, b"s", b"u", 2)

    def _int(self, obj):
        if self.bin and -0x80000000 <= obj < 0x80000000:
            if 0 <= obj < 256:
                self._out += b"K" + bytes((obj,))
            elif 0 <= obj < 65536:
                self._out += b"M" + obj.to_bytes(2, "little")
            else:
                self._out += b"J" + obj.to_bytes(4, "little", signed=True)
        elif self.proto >= 2:
            n = ((obj if obj >= 0 else ~obj).bit_length() >> 3) + 1
            self._out += self._sized(b"\x8a", b"\x8b", n) + obj.to_bytes(n, "little", signed=True)
        elif -0x80000000 <= obj < 0x80000000:
            self._out += b"I%d\n" % obj
        else:
            self._out += b"L%dL\n" % obj

    def _float(self, obj):
        if self.bin:
            from struct import pack

            self._out += b"G" + pack(">d", obj)
        else:
            self._out += b"F%s\n" % repr(obj).encode()

    def _str(self, obj):
        if self.bin:
            data = obj.encode("utf-8", "surrogatepass")
            self._out += self._sized(b"\x8c" if self.proto >= 4 else b"", b"X", len(data)) + data
        else:
            text = ""
            for char in obj:
                code = ord(char)
                if code > 255 or char in "\\\0\n\r\x1a":
                    char = "\\u%04x" % code if code < 65536 else "\\U%08x" % code
                text += char
            self._out += b"V%s\n" % text.encode("latin-1")
        self._memoize(obj)

    def _bytes(self, obj):
        if self.proto < 3:
            if not obj:
                return self._reduced(obj, bytes, ())
            import codecs

            return self._reduced(obj, codecs.encode, (str(obj, "latin1"), "latin1"))
        self._out += self._sized(b"C", b"B", len(obj)) + obj
        self._memoize(obj)

    def _bytearray(self, obj):
        if self.proto < 5:
            return self._reduced(obj, bytearray, (bytes(obj),) if obj else ())
        self._out += b"\x96" + len(obj).to_bytes(8, "little") + obj
        self._memoize(obj)

    def _tuple(self, obj):
        n = len(obj)
        if n == 0:
            self._out += b")" if self.bin else b"(t"
            return
        marked = self.proto < 2 or n > 3
        if marked:
            self._out += b"("
        for item in obj:
            self._save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            # It was reached again through its items.
            self._out += b"0" * n if not marked else b"1" if self.bin else b"0" * (n + 1)
            return self._get(known[0])
        self._out += b"t" if marked else (b"\x85", b"\x86", b"\x87")[n - 1]
        self._memoize(obj)

    def _list(self, obj):
        self._out += b"]" if self.bin else b"(l"
        self._memoize(obj)
        self._items(obj)

    def _dict(self, obj):
        self._out += b"}" if self.bin else b"(d"
        self._memoize(obj)
        self._pairs(obj.items())

    def _set(self, obj):
        if self.proto < 4:
            return self._reduced(obj, type(obj), (list(obj),))
        if type(obj) is set:
            self._out += b"\x8f"
            self._memoize(obj)
            return self._batches(obj, None, b"\x90")
        self._out += b"("
        for item in obj:
            self._save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            self._out += b"1"
            return self._get(known[0])
        self._out += b"\x91"
        self._memoize(obj)

    def _type(self, obj):
        if obj in (type(None), type(...), type(NotImplemented)):
            return self._reduced(obj, type, (None if obj is type(None) else ... if obj is type(...) else NotImplemented,))
        self._global(obj)

    def _global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        where = getattr(obj, "__module__", None)
        if where is None:
            for where, module in list(sys.modules.items()):
                try:
                    if where != "__main__" and _parts(module, name)[0] is obj:
                        break
                except AttributeError:
                    pass
            else:
                where = "__main__"
        try:
            __import__(where)
            found, parent = _parts(sys.modules[where], name)
        except (ImportError, KeyError, AttributeError):
            if "<locals>" in name:
                raise AttributeError("Can't pickle local object %r" % name)
            raise PicklingError("Can't pickle %r: attribute lookup %s on %s failed" % (obj, name, where))
        if found is not obj:
            raise PicklingError("Can't pickle %r: it's not the same object as %s.%s" % (obj, where, name))
        if self.proto >= 4:
            self._save(where)
            self._save(name)
            self._out += b"\x93"
        elif "." in name and self.proto < 4:
            return self._reduced(obj, getattr, (parent, name.rpartition(".")[2]))
        else:
            if where == "codecs":
                where = "_codecs"
            if self._fix:
                where = {"builtins": "__builtin__", "copyreg": "copy_reg"}.get(where, where)
                name = "xrange" if name == "range" and where == "__builtin__" else name
            try:
                self._out += b"c%s\n" % ("%s\n%s" % (where, name)).encode("utf-8" if self.proto >= 3 else "ascii")
            except UnicodeEncodeError:
                raise PicklingError("can't pickle global identifier '%s.%s' using pickle protocol %d" % (where, name, self.proto))
        self._memoize(obj)

    def _constant(self, obj):
        if self.proto >= 2 or obj is None:
            self._out += b"N" if obj is None else b"\x88" if obj else b"\x89"
        else:
            self._out += b"I01\n" if obj else b"I00\n"


_SAVE = {
    type(None): Pickler._constant,
    bool: Pickler._constant,
    int: Pickler._int,
    float: Pickler._float,
    str: Pickler._str,
    bytes: Pickler._bytes,
    bytearray: Pickler._bytearray,
    tuple: Pickler._tuple,
    list: Pickler._list,
    dict: Pickler._dict,
    set: Pickler._set,
    frozenset: Pickler._set,
    type: Pickler._type,
    type(_parts): Pickler._global,
}


class Unpickler:
    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict"):
        try:
            self._read = file.read
            self._readline = file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes")
        self.memo = {}
        self._fix = fix_imports
        self._proto = 0
        self._encoding = encoding
        self._errors = errors

    def persistent_load(self, pid):
        raise UnpicklingError("unsupported persistent id encountered")

    def find_class(self, module, name):
        if self._proto < 3 and (self._fix or module == "_codecs"):
            name = _NAMES.get(name, name) if module == "__builtin__" else name
            module = _MODULES.get(module, module)
        __import__(module)
        found = sys.modules[module]
        return _parts(found, name)[0] if self._proto >= 4 else getattr(found, name)

    def _bytes(self, n):
        data = self._read(n)
        if len(data) < n:
            raise EOFError("Ran out of input") if n == 1 else UnpicklingError("pickle data was truncated")
        return data

    def _number(self, n, signed=False):
        return int.from_bytes(self._bytes(n), "little", signed=signed)

    def _line(self):
        line = self._readline()
        if line[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _text(self, data):
        return data if self._encoding == "bytes" else data.decode(self._encoding, self._errors)

    # What was pushed since the last mark.
    def _marked(self):
        items = self._stack
        self._stack = self._marks.pop()
        return items

    def load(self):
        if not hasattr(self, "memo"):
            raise UnpicklingError("Unpickler.__init__() was not called by %s.__init__()" % type(self).__name__)
        self._marks = []
        self._stack = []
        while True:
            code = self._read(1)
            if not code:
                raise EOFError("Ran out of input")
            if code == b".":
                return self._stack.pop()
            step = _LOAD.get(code)
            if step is None:
                raise UnpicklingError("invalid load key, '%s'." % (code.decode() if 32 <= code[0] < 127 else "\\x%02x" % code[0]))
            try:
                step(self)
            except IndexError:
                if self._stack:
                    raise
                raise UnpicklingError("unpickling stack underflow")

    def _push(self, value):
        self._stack.append(value)

    def _protocol(self):
        self._proto = proto = self._number(1)
        if proto > HIGHEST_PROTOCOL:
            raise ValueError("unsupported pickle protocol: %d" % proto)

    def _mark(self):
        self._marks.append(self._stack)
        self._stack = []

    def _pop(self):
        if self._stack:
            self._stack.pop()
        else:
            self._marked()

    def _int(self):
        line = self._line()
        self._push(line == b"01" if line in (b"00", b"01") else int(line, 0))

    def _long(self):
        line = self._line()
        self._push(int(line[:-1] if line[-1:] == b"L" else line, 0))

    def _binfloat(self):
        from struct import unpack

        self._push(unpack(">d", self._bytes(8))[0])

    def _string(self):
        line = self._line()
        if len(line) < 2 or line[:1] != line[-1:] or line[:1] not in b"'\"":
            raise UnpicklingError("the STRING opcode argument must be quoted")
        from ast import literal_eval

        self._push(self._text(literal_eval("b" + line.decode("ascii"))))

    def _unicode(self):
        text = self._line().decode("latin-1")
        if "\\u" in text or "\\U" in text:
            import re

            text = re.sub(r"\\u([\da-f]{4})|\\U([\da-f]{8})", lambda match: chr(int(match[1] or match[2], 16)), text)
        self._push(text)

    def _tuple(self, n):
        stack = self._stack
        if len(stack) < n:
            raise UnpicklingError("unpickling stack underflow")
        made = tuple(stack[-n:])
        del stack[-n:]
        stack.append(made)

    def _dict(self):
        items = self._marked()
        self._push({items[i]: items[i + 1] for i in range(0, len(items), 2)})

    def _call(self, cls, args):
        self._push(cls(*args) if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__") else cls.__new__(cls))

    def _inst(self):
        module, name = self._line().decode("ascii"), self._line().decode("ascii")
        self._call(self.find_class(module, name), self._marked())

    def _obj(self):
        cls, *args = self._marked()
        self._call(cls, args)

    def _newobj(self):
        args = self._stack.pop()
        self._stack[-1] = self._new(self._stack[-1], args)

    def _newobj_ex(self):
        keywords = self._stack.pop()
        args = self._stack.pop()
        self._stack[-1] = self._new(self._stack[-1], args, keywords)

    def _new(self, cls, args, keywords={}):
        if not isinstance(cls, type):
            raise UnpicklingError("NEWOBJ class argument must be a type, not " + type(cls).__name__)
        return cls.__new__(cls, *args, **keywords)

    def _global(self):
        module, name = self._line().decode(), self._line().decode()
        self._push(self.find_class(module, name))

    def _stack_global(self):
        name = self._stack.pop()
        module = self._stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._push(self.find_class(module, name))

    def _reduce(self):
        args = self._stack.pop()
        self._stack[-1] = self._stack[-1](*args)

    def _get(self, n):
        try:
            self._push(self.memo[n])
        except KeyError:
            raise UnpicklingError("Memo value not found at index %d" % n)

    def _put(self, n):
        if n < 0:
            raise ValueError("negative PUT argument")
        self.memo[n] = self._stack[-1]

    def _appends(self):
        items = self._marked()
        owner = self._stack[-1]
        extend = getattr(owner, "extend", None)
        if extend is not None:
            extend(items)
        else:
            for item in items:
                owner.append(item)

    def _setitem(self):
        value = self._stack.pop()
        key = self._stack.pop()
        self._stack[-1][key] = value

    def _setitems(self):
        items = self._marked()
        owner = self._stack[-1]
        for i in range(0, len(items), 2):
            owner[items[i]] = items[i + 1]

    def _additems(self):
        items = self._marked()
        owner = self._stack[-1]
        if isinstance(owner, set):
            owner.update(items)
        else:
            for item in items:
                owner.add(item)

    def _build(self):
        state = self._stack.pop()
        owner = self._stack[-1]
        _set_state(owner, state)


def _constant(value):
    return lambda self: self._push(value)


def _sized(n, decode):
    return lambda self: self._push(decode(self, self._bytes(self._number(n))))


def _as_is(self, data):
    return data


def _utf8(self, data):
    return data.decode("utf-8", "surrogatepass")


def _integer(self, data):
    return int.from_bytes(data, "little", signed=True)


_LOAD = {
    b"\x80": Unpickler._protocol,
    b"\x95": lambda self: self._number(8),
    b"(": Unpickler._mark,
    b"0": Unpickler._pop,
    b"1": Unpickler._marked,
    b"2": lambda self: self._push(self._stack[-1]),
    b"N": _constant(None),
    b"\x88": _constant(True),
    b"\x89": _constant(False),
    b"I": Unpickler._int,
    b"J": lambda self: self._push(self._number(4, True)),
    b"K": lambda self: self._push(self._number(1)),
    b"M": lambda self: self._push(self._number(2)),
    b"L": Unpickler._long,
    b"\x8a": _sized(1, _integer),
    b"\x8b": _sized(4, _integer),
    b"F": lambda self: self._push(float(self._line())),
    b"G": Unpickler._binfloat,
    b"S": Unpickler._string,
    b"T": _sized(4, Unpickler._text),
    b"U": _sized(1, Unpickler._text),
    b"B": _sized(4, _as_is),
    b"C": _sized(1, _as_is),
    b"\x8e": _sized(8, _as_is),
    b"\x96": _sized(8, lambda self, data: bytearray(data)),
    b"V": Unpickler._unicode,
    b"X": _sized(4, _utf8),
    b"\x8c": _sized(1, _utf8),
    b"\x8d": _sized(8, _utf8),
    b")": _constant(()),
    b"t": lambda self: self._push(tuple(self._marked())),
    b"\x85": lambda self: self._tuple(1),
    b"\x86": lambda self: self._tuple(2),
    b"\x87": lambda self: self._tuple(3),
    b"]": lambda self: self._push([]),
    b"l": lambda self: self._push(self._marked()),
    b"}": lambda self: self._push({}),
    b"d": Unpickler._dict,
    b"\x8f": lambda self: self._push(set()),
    b"\x91": lambda self: self._push(frozenset(self._marked())),
    b"a": lambda self: self._stack[-2].append(self._stack.pop()),
    b"e": Unpickler._appends,
    b"s": Unpickler._setitem,
    b"u": Unpickler._setitems,
    b"\x90": Unpickler._additems,
    b"i": Unpickler._inst,
    b"o": Unpickler._obj,
    b"\x81": Unpickler._newobj,
    b"\x92": Unpickler._newobj_ex,
    b"c": Unpickler._global,
    b"\x93": Unpickler._stack_global,
    b"R": Unpickler._reduce,
    b"b": Unpickler._build,
    b"P": lambda self: self._push(self.persistent_load(self._line().decode("ascii"))),
    b"Q": lambda self: self._push(self.persistent_load(self._stack.pop())),
    b"g": lambda self: self._get(int(self._line())),
    b"h": lambda self: self._get(self._number(1)),
    b"j": lambda self: self._get(self._number(4)),
    b"p": lambda self: self._put(int(self._line())),
    b"q": lambda self: self._put(self._number(1)),
    b"r": lambda self: self._put(self._number(4)),
    b"\x94": lambda self: self._put(len(self.memo)),
}


def dump(obj, file, protocol=None, *, fix_imports=True):
    Pickler(file, protocol, fix_imports=fix_imports).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True):
    import io

    file = io.BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict"):
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict"):
    import io

    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return Unpickler(io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors).load()


_dumps = dumps
_loads = loads
