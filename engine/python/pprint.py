# pprint

import sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(
        indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    ).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(
        indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    ).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, set(), None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, set(), None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, set(), None, 0)[2]


# Sorts anything: what does not compare goes by its type's name and its address.
class _Key:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            a, b = self.value, other.value
            return (str(type(a)), id(a)) < (str(type(b)), id(b))


def _item_key(item):
    return _Key(item[0]), _Key(item[1])


def _recursion(object):
    return "<Recursion on %s with id=%s>" % (type(object).__name__, id(object))


class PrettyPrinter:
    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False
    ):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        parts = []
        self._format(object, parts.append, 0, 0, set(), 0)
        return "".join(parts)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, set(context), maxlevels, level)

    def _repr(self, object, context, level):
        context = dict.fromkeys(context, 1)
        return self.format(object, context, self._depth, level)[0]

    def _format(self, object, write, indent, allowance, context, level):
        key = id(object)
        if key in context:
            write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            method = self._method_for(object)
            if method is not None:
                context.add(key)
                method(self, object, write, indent, allowance, context, level + 1)
                context.discard(key)
                return
        write(text)

    def _method_for(self, object):
        kind = type(object)
        method = _METHODS.get(kind)
        if method is not None:
            return method
        if hasattr(kind, "__dataclass_fields__"):
            if not isinstance(object, type) and object.__dataclass_params__.repr:
                return PrettyPrinter._dataclass
            return None
        if hasattr(kind, "_fields"):
            return None
        for base in kind.__mro__:
            method = _METHODS.get(base) or _OTHERS.get(base.__name__ if base.__module__ in ("collections", "types", "collections._more") else None)
            if method is not None:
                return method
            if base is not kind and base is object or "__repr__" in base.__dict__:
                return None
        return None

    # --- Items between brackets ---

    def _dict_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        separator = ",\n" + " " * indent
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            write(text + ": ")
            self._format(value, write, indent + len(text) + 2, allowance if i == last else 1, context, level)
            if i != last:
                write(separator)

    def _named_items(self, items, write, indent, allowance, context, level):
        separator = ",\n" + " " * indent
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            write(key + "=")
            if id(value) in context:
                write("...")
            else:
                self._format(value, write, indent + len(key) + 1, allowance if i == last else 1, context, level)
            if i != last:
                write(separator)

    def _items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        newline = ",\n" + " " * indent
        separator = ""
        width = most = self._width - indent + 1
        items = list(items)
        last = len(items) - 1
        for i, item in enumerate(items):
            if i == last:
                most -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if width < needed:
                    width = most
                    if separator:
                        separator = newline
                if width >= needed:
                    width -= needed
                    write(separator + text)
                    separator = ", "
                    continue
            write(separator)
            separator = newline
            self._format(item, write, indent, allowance if i == last else 1, context, level)

    # --- One method for each type that is broken into lines ---

    def _dict(self, object, write, indent, allowance, context, level):
        write("{")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        if object:
            items = object.items()
            items = sorted(items, key=_item_key) if self._sort_dicts else list(items)
            self._dict_items(items, write, indent, allowance + 1, context, level)
        write("}")

    def _ordered_dict(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        if not object:
            write(repr(object))
            return
        write(name + "(")
        self._format(list(object.items()), write, indent + len(name) + 1, allowance + 1, context, level)
        write(")")

    def _list(self, object, write, indent, allowance, context, level):
        write("[")
        self._items(object, write, indent, allowance + 1, context, level)
        write("]")

    def _tuple(self, object, write, indent, allowance, context, level):
        write("(")
        end = ",)" if len(object) == 1 else ")"
        self._items(object, write, indent, allowance + len(end), context, level)
        write(end)

    def _set(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        kind = type(object)
        if kind is set:
            write("{")
            end = "}"
        else:
            write(kind.__name__ + "({")
            end = "})"
            indent += len(kind.__name__) + 1
        self._items(sorted(object, key=_Key), write, indent, allowance + len(end), context, level)
        write(end)

    def _str(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        width = self._width - indent
        chunks = []
        lines = object.splitlines(True)
        for i, line in enumerate(lines):
            is_last = i == len(lines) - 1
            whole = repr(line)
            if len(whole) <= (width - allowance if is_last else width):
                chunks.append(whole)
                continue
            current = ""
            parts = _words(line)
            for j, part in enumerate(parts):
                most = width - allowance if is_last and j == len(parts) - 1 else width
                if len(repr(current + part)) > most:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current += part
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(whole)
            return
        text = ("\n" + " " * indent).join(chunks)
        write("(" + text + ")" if level == 1 else text)

    def _bytes(self, object, write, indent, allowance, context, level):
        if len(object) <= 4:
            write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        width = self._width - indent
        chunks = []
        current = b""
        final = len(object) // 4 * 4
        for i in range(0, len(object), 4):
            part = object[i : i + 4]
            if i == final:
                width -= allowance
            if len(repr(current + part)) > width:
                if current:
                    chunks.append(repr(current))
                current = part
            else:
                current += part
        if current:
            chunks.append(repr(current))
        text = ("\n" + " " * indent).join(chunks)
        write("(" + text + ")" if level == 1 else text)

    def _bytearray(self, object, write, indent, allowance, context, level):
        write("bytearray(")
        self._bytes(bytes(object), write, indent + 10, allowance + 1, context, level + 1)
        write(")")

    def _mappingproxy(self, object, write, indent, allowance, context, level):
        write("mappingproxy(")
        self._format(object.copy(), write, indent + 13, allowance + 1, context, level)
        write(")")

    def _namespace(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        if name == "SimpleNamespace":
            name = "namespace"
        write(name + "(")
        self._named_items(list(object.__dict__.items()), write, indent + len(name) + 1, allowance, context, level)
        write(")")

    def _dataclass(self, object, write, indent, allowance, context, level):
        from dataclasses import fields

        name = type(object).__name__
        write(name + "(")
        items = [(f.name, getattr(object, f.name)) for f in fields(object) if f.repr]
        self._named_items(items, write, indent + len(name) + 1, allowance, context, level)
        write(")")

    def _defaultdict(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        write("%s(%s,\n%s" % (name, self._repr(object.default_factory, context, level), " " * indent))
        self._dict(object, write, indent, allowance + 1, context, level)
        write(")")

    def _counter(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "({")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        self._dict_items(object.most_common(), write, indent + len(name) + 1, allowance + 2, context, level)
        write("})")

    def _chain_map(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        indent += len(name) + 1
        write(name + "(")
        last = len(object.maps) - 1
        for i, mapping in enumerate(object.maps):
            self._format(mapping, write, indent, allowance + 1 if i == last else 1, context, level)
            write(")" if i == last else ",\n" + " " * indent)

    def _deque(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        write(name + "([")
        if object.maxlen is None:
            self._items(object, write, indent, allowance + 2, context, level)
            write("])")
        else:
            self._items(object, write, indent, 2, context, level)
            write("],\n%smaxlen=%r)" % (" " * indent, object.maxlen))

    def _user(self, object, write, indent, allowance, context, level):
        self._format(object.data, write, indent, allowance, context, level - 1)

    # (the text, whether eval() would read it, whether it contains itself)
    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind is str:
            return repr(object), True, False
        if isinstance(object, int) and self._underscore_numbers and kind is int:
            return format(object, "_d"), True, False
        key = id(object)
        plain = self._plain(kind)
        if plain is dict:
            if not object:
                return "{}", True, False
            if maxlevels and level >= maxlevels:
                return "{...}", False, key in context
            if key in context:
                return _recursion(object), False, True
            context.add(key)
            readable = True
            recursive = False
            parts = []
            items = object.items()
            for name, value in sorted(items, key=_item_key) if self._sort_dicts else items:
                left = self._formatted(name, context, maxlevels, level + 1)
                right = self._formatted(value, context, maxlevels, level + 1)
                parts.append(left[0] + ": " + right[0])
                readable = readable and left[1] and right[1]
                recursive = recursive or left[2] or right[2]
            context.discard(key)
            return "{" + ", ".join(parts) + "}", readable, recursive
        if plain is list or plain is tuple:
            if plain is list:
                left, right = "[", "]"
            else:
                left, right = "(", ",)" if len(object) == 1 else ")"
            if not object:
                return left + right, True, False
            if maxlevels and level >= maxlevels:
                return left + "..." + right, False, key in context
            if key in context:
                return _recursion(object), False, True
            context.add(key)
            readable = True
            recursive = False
            parts = []
            for item in object:
                text = self._formatted(item, context, maxlevels, level + 1)
                parts.append(text[0])
                readable = readable and text[1]
                recursive = recursive or text[2]
            context.discard(key)
            return left + ", ".join(parts) + right, readable, recursive
        text = repr(object)
        return text, not text.startswith("<"), False

    def _formatted(self, object, context, maxlevels, level):
        if type(self).format is PrettyPrinter.format:
            return self._safe_repr(object, context, maxlevels, level)
        return self.format(object, dict.fromkeys(context, 1), maxlevels, level)

    # dict, list or tuple if that is how objects of a class show themselves.
    def _plain(self, kind):
        if kind is dict or kind is list or kind is tuple:
            return kind
        if hasattr(kind, "_fields"):
            return None
        for base in kind.__mro__:
            if base is dict or base is list or base is tuple:
                return base
            if "__repr__" in base.__dict__ or base.__name__ == "OrderedDict":
                return None
        return None


# Words, each with the space behind it.
def _words(line):
    words = []
    start = 0
    in_space = False
    for i, char in enumerate(line):
        if char.isspace():
            in_space = True
        elif in_space:
            words.append(line[start:i])
            start = i
            in_space = False
    words.append(line[start:])
    return words


_P = PrettyPrinter
_METHODS = {
    dict: _P._dict,
    list: _P._list,
    tuple: _P._tuple,
    set: _P._set,
    frozenset: _P._set,
    str: _P._str,
    bytes: _P._bytes,
    bytearray: _P._bytearray,
    type(type.__dict__): _P._mappingproxy,
}
# By name, so that nothing need be imported.
_OTHERS = {
    "OrderedDict": _P._ordered_dict,
    "SimpleNamespace": _P._namespace,
    "defaultdict": _P._defaultdict,
    "Counter": _P._counter,
    "ChainMap": _P._chain_map,
    "deque": _P._deque,
    "UserDict": _P._user,
    "UserList": _P._user,
    "UserString": _P._user,
}
