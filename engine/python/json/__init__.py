from _json import decode as _decode, encode as _encode


class JSONDecodeError(ValueError):
    __module__ = "json.decoder"

    def __init__(self, msg, doc, pos):
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__("%s: line %d column %d (char %d)" % (msg, self.lineno, self.colno, pos))

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


class JSONDecoder:
    def __init__(
        self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None
    ):
        self.object_hook = object_hook
        self.parse_float = parse_float
        self.parse_int = parse_int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def _at(self, s, idx):
        return _decode(
            s, idx, self.strict, self.object_hook, self.object_pairs_hook, self.parse_float, self.parse_int, self.parse_constant
        )

    def decode(self, s):
        return self._at(s, None)

    def raw_decode(self, s, idx=0):
        if idx < 0:
            raise ValueError("idx cannot be negative")
        return self._at(s, idx)


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(
        self,
        *,
        skipkeys=False,
        ensure_ascii=True,
        check_circular=True,
        allow_nan=True,
        sort_keys=False,
        indent=None,
        separators=None,
        default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
            for separator in separators:
                if not isinstance(separator, str):
                    raise TypeError("separators must be str, not " + type(separator).__name__)
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError("Object of type %s is not JSON serializable" % o.__class__.__name__)

    def encode(self, o):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return _encode(
            o,
            self.default,
            self.item_separator,
            self.key_separator,
            indent,
            self.ensure_ascii,
            self.allow_nan,
            self.sort_keys,
            self.skipkeys,
            self.check_circular,
        )

    def iterencode(self, o, _one_shot=False):
        yield JSONEncoder.encode(self, o)


def _default(o):
    raise TypeError("Object of type %s is not JSON serializable" % o.__class__.__name__)


def _encoder(
    skipkeys=False,
    ensure_ascii=True,
    check_circular=True,
    allow_nan=True,
    cls=None,
    indent=None,
    separators=None,
    default=None,
    sort_keys=False,
    **kw,
):
    return (cls or JSONEncoder)(
        skipkeys=skipkeys,
        ensure_ascii=ensure_ascii,
        check_circular=check_circular,
        allow_nan=allow_nan,
        indent=indent,
        separators=separators,
        default=default,
        sort_keys=sort_keys,
        **kw,
    )


def dumps(obj, **kw):
    if not kw:
        return _encode(obj, _default, ", ", ": ", None, True, True, False, False, True)
    return _encoder(**kw).encode(obj)


def dump(obj, fp, **kw):
    for chunk in _encoder(**kw).iterencode(obj):
        fp.write(chunk)


def detect_encoding(b):
    if b[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"):
        return "utf-32"
    if b[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if b[:3] == b"\xef\xbb\xbf":
        return "utf-8-sig"
    if len(b) >= 4:
        if not b[0]:
            return "utf-16-be" if b[1] else "utf-32-be"
        if not b[1]:
            return "utf-16-le" if b[2] or b[3] else "utf-32-le"
    elif len(b) == 2:
        if not b[0]:
            return "utf-16-be"
        if not b[1]:
            return "utf-16-le"
    return "utf-8"


def _text(s):
    if isinstance(s, str):
        if s[:1] == "\ufeff":
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
        return s
    if not isinstance(s, (bytes, bytearray)):
        raise TypeError("the JSON object must be str, bytes or bytearray, not %s" % s.__class__.__name__)
    encoding = detect_encoding(s)
    if encoding == "utf-8-sig":
        return s[3:].decode("utf-8", "surrogatepass")
    return s.decode(encoding, "surrogatepass")


def loads(
    s,
    *,
    cls=None,
    object_hook=None,
    parse_float=None,
    parse_int=None,
    parse_constant=None,
    object_pairs_hook=None,
    **kw,
):
    s = _text(s)
    if cls is None and not kw:
        return _decode(s, None, True, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant)
    for name, hook in (
        ("object_hook", object_hook),
        ("object_pairs_hook", object_pairs_hook),
        ("parse_float", parse_float),
        ("parse_int", parse_int),
        ("parse_constant", parse_constant),
    ):
        if hook is not None:
            kw[name] = hook
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, **kw):
    return loads(fp.read(), **kw)


def __getattr__(name):
    if name in ("decoder", "encoder"):
        __import__("json." + name)
        return globals()[name]
    raise AttributeError("module 'json' has no attribute %r" % name)
