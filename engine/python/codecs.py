from _codecs import name as _name, register_error

BOM_UTF8 = b"\xef\xbb\xbf"
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"


class Codec:
    def encode(self, input, errors="strict"):
        return _encode(self.encoding, input, errors), len(input)

    def decode(self, input, errors="strict"):
        return _decode(self.encoding, input, errors), len(input)


class IncrementalEncoder:
    encoding = None

    def __init__(self, errors="strict"):
        self.errors = errors
        self._begun = False

    def encode(self, input, final=False):
        name = self.encoding
        if self._begun:
            name = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, name)
        self._begun = self._begun or bool(input) or name == "utf-8-sig"
        return _encode(name, input, self.errors) if input or not self._begun else b""

    def reset(self):
        self._begun = False

    def getstate(self):
        return int(self._begun)

    def setstate(self, state):
        self._begun = bool(state)


class IncrementalDecoder:
    encoding = None

    def __init__(self, errors="strict"):
        self.errors = errors
        self.reset()

    def reset(self):
        self._rest = b""
        self._name = self.encoding

    def getstate(self):
        return self._rest, 0

    def setstate(self, state):
        self._rest = state[0]

    def decode(self, input, final=False):
        data = self._rest + bytes(input)
        if self._name in ("utf-8-sig", "utf-16", "utf-32"):
            mark = {"utf-8-sig": 3, "utf-16": 2, "utf-32": 4}[self._name]
            if len(data) < mark and not final and (self._name != "utf-8-sig" or BOM_UTF8.startswith(data)):
                self._rest = data
                return ""
            self._name, data = _without_mark(self._name, data)
        keep = 0 if final else _unfinished(self._name, data)
        self._rest = data[len(data) - keep:]
        return _decode(self._name, data[: len(data) - keep], self.errors)


class StreamWriter(Codec):
    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self._encoder = getincrementalencoder(self.encoding)(errors)

    def write(self, object):
        self.stream.write(self._encoder.encode(object))

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        self._encoder.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.stream.close()


class StreamReader(Codec):
    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self._decoder = getincrementaldecoder(self.encoding)(errors)
        self._text = ""

    def read(self, size=-1, chars=-1, firstline=False):
        wanted = chars if chars >= 0 else size
        while wanted < 0 or len(self._text) < wanted:
            data = self.stream.read(-1 if wanted < 0 else max(wanted, 64))
            self._text += self._decoder.decode(data, not data)
            if not data or wanted < 0:
                break
        if wanted < 0:
            wanted = len(self._text)
        text, self._text = self._text[:wanted], self._text[wanted:]
        return text

    def readline(self, size=None, keepends=True):
        line = ""
        while True:
            more = self.read(chars=72)
            line += more
            lines = line.splitlines(True)
            if len(lines) > 1 or (not more and lines):
                self._text = line[len(lines[0]):] + self._text
                line = lines[0]
                break
            if not more:
                break
        return line if keepends else "".join(line.splitlines())

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self._decoder.reset()
        self._text = ""

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.stream.close()


class CodecInfo:
    def __init__(self, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None, name=None):
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamreader = streamreader
        self.streamwriter = streamwriter

    def __len__(self):
        return 4

    def __getitem__(self, index):
        return (self.encode, self.decode, self.streamreader, self.streamwriter)[index]

    def __repr__(self):
        return "<codecs.CodecInfo object for encoding %s at 0x%x>" % (self.name, id(self))


_known = {}
_searchers = []
_plain = {"rot13": "rot13", "hex": "hex", "hexcodec": "hex", "base64": "base64", "base64codec": "base64"}


def _name_of(encoding):
    name = _name(encoding)
    if name is None:
        name = _plain.get(encoding.lower().replace("-", "").replace("_", ""))
    return name


def _turned(text):
    return text.translate({c + i: c + (i + 13) % 26 for c in (65, 97) for i in range(26)})


def _encode(name, object, errors):
    if name == "rot13":
        return _turned(object)
    if name == "hex":
        return bytes(object).hex().encode()
    if name == "base64":
        from binascii import b2a_base64

        return b"".join([b2a_base64(object[i : i + 57]) for i in range(0, len(object), 57)])
    if not isinstance(object, str):
        raise TypeError("utf_8_encode() argument 1 must be str, not " + type(object).__name__)
    return object.encode(name, errors)


def _decode(name, object, errors):
    if name == "rot13":
        return _turned(object)
    if name == "hex":
        from binascii import unhexlify

        return unhexlify(object)
    if name == "base64":
        from binascii import a2b_base64

        return a2b_base64(object)
    if isinstance(object, str) and name.endswith("unicode_escape"):
        object = object.encode()
    elif isinstance(object, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(object).decode(name, errors)


def _without_mark(name, data):
    if name == "utf-8-sig":
        return "utf-8", data[3:] if data[:3] == BOM_UTF8 else data
    little, big = (BOM_UTF16_LE, BOM_UTF16_BE) if name == "utf-16" else (BOM_UTF32_LE, BOM_UTF32_BE)
    size = len(little)
    if data[:size] == big:
        return name + "-be", data[size:]
    return name + "-le", data[size:] if data[:size] == little else data


def _unfinished(name, data):
    size = len(data)
    if name == "utf-8":
        for back in range(1, min(size, 3) + 1):
            byte = data[size - back]
            if byte >= 0xC0:
                return back if byte >= 0xF0 or back < (3 if byte >= 0xE0 else 2) else 0
            if byte < 0x80:
                break
    elif name.startswith("utf-16"):
        keep = size % 2
        high = size - keep - (1 if name.endswith("le") else 2)
        return keep + 2 if high >= 0 and data[high] & 0xFC == 0xD8 else keep
    elif name.startswith("utf-32"):
        return size % 4
    return 0


def lookup(encoding):
    name = _name_of(encoding)
    info = _known.get(name or encoding)
    if info is None:
        if name is None:
            for search in _searchers:
                info = search(encoding.lower().replace("-", "_").replace(" ", "_"))
                if info is not None:
                    break
            else:
                raise LookupError("unknown encoding: " + encoding)
            name = encoding
        else:
            own = {"encoding": name}
            info = CodecInfo(
                lambda input, errors="strict": (_encode(name, input, errors), len(input)),
                lambda input, errors="strict": (_decode(name, input, errors), len(input)),
                type("StreamReader", (StreamReader,), own),
                type("StreamWriter", (StreamWriter,), own),
                type("IncrementalEncoder", (IncrementalEncoder,), own),
                type("IncrementalDecoder", (IncrementalDecoder,), own),
                name,
            )
        _known[name] = info
    return info


def register(search_function):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searchers.append(search_function)


def unregister(search_function):
    if search_function in _searchers:
        _searchers.remove(search_function)
        _known.clear()


def encode(obj, encoding="utf-8", errors="strict"):
    name = _name_of(encoding)
    return _encode(name, obj, errors) if name else lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    name = _name_of(encoding)
    return _decode(name, obj, errors) if name else lookup(encoding).decode(obj, errors)[0]


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    return lookup(encoding).incrementalencoder


def getincrementaldecoder(encoding):
    return lookup(encoding).incrementaldecoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for part in iterator:
        output = encoder.encode(part)
        if output:
            yield output
    output = encoder.encode("", True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for part in iterator:
        output = decoder.decode(part)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


def escape_decode(data, errors="strict"):
    if isinstance(data, str):
        data = data.encode()
    return data.decode("unicode_escape").encode("latin-1"), len(data)


def utf_8_encode(str, errors="strict"):
    return str.encode("utf-8", errors), len(str)


def utf_8_decode(data, errors="strict", final=False):
    keep = 0 if final else _unfinished("utf-8", data)
    data = data[: len(data) - keep]
    return bytes(data).decode("utf-8", errors), len(data)


def strict_errors(exception):
    raise exception


def ignore_errors(exception):
    return "", exception.end


def replace_errors(exception):
    count = exception.end - exception.start
    return ("?" * count if isinstance(exception, UnicodeEncodeError) else "\ufffd"), exception.end


def _text_errors(handler):
    def handle(exception):
        start, end = exception.start, exception.end
        if isinstance(exception, UnicodeEncodeError):
            return exception.object[start:end].encode("ascii", handler).decode(), end
        return exception.object[start:end].decode("ascii", handler), end

    return handle


backslashreplace_errors = _text_errors("backslashreplace")
xmlcharrefreplace_errors = _text_errors("xmlcharrefreplace")


def lookup_error(name):
    handlers = {
        "strict": strict_errors,
        "ignore": ignore_errors,
        "replace": replace_errors,
        "backslashreplace": backslashreplace_errors,
        "xmlcharrefreplace": xmlcharrefreplace_errors,
    }
    from _codecs import error

    handler = error(name) or handlers.get(name)
    if handler is None:
        raise LookupError("unknown error handler name '" + name + "'")
    return handler


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    import builtins

    if encoding is None:
        return builtins.open(filename, mode, buffering)
    if "b" not in mode:
        mode += "b"
    file = builtins.open(filename, mode, buffering)
    return (getreader if "r" in mode and "+" not in mode else getwriter)(encoding)(file, errors)
