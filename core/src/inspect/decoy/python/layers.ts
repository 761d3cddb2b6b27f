/** What unpacks and decodes: each result is a layer. */
export const LAYERS = String.raw`
import base64, binascii, zlib, gzip, codecs, pickle
_layer, _note, _wrap = K.layer, K.note, K.wrap
K.real_a2b = binascii.a2b_base64
_LEAST = 8
# base64 is made of binascii: what the script called is what is told.
_inside = False


def _kept(via, made):
    if _inside:
        return made
    # A few bytes are a number or a flag rather than something hidden.
    if isinstance(made, (str, bytes, bytearray)) and len(made) >= _LEAST:
        _layer(via, made)
    return made


def _via(via):
    def make(old):
        def function(*args, **kwargs):
            global _inside
            if _inside:
                return old(*args, **kwargs)
            _inside = True
            try:
                made = old(*args, **kwargs)
            finally:
                _inside = False
            return _kept(via, made)
        return function
    return make


for _name in "b64decode standard_b64decode urlsafe_b64decode b32decode b32hexdecode b16decode b85decode a85decode decodebytes".split():
    _wrap(base64, _name, _via("base64." + _name))
for _name in "a2b_base64 a2b_hex unhexlify a2b_uu a2b_qp".split():
    _wrap(binascii, _name, _via("binascii." + _name))
for _name in ("decompress",):
    _wrap(zlib, _name, _via("zlib.decompress"))
    _wrap(gzip, _name, _via("gzip.decompress"))
_unzip = zlib.decompressobj


def decompressobj(*args, **kwargs):
    inner = _unzip(*args, **kwargs)

    class Decompress:
        def decompress(self, data, max_length=0):
            return _kept("zlib.decompressobj", inner.decompress(data, max_length))

        def flush(self, *length):
            return _kept("zlib.decompressobj", inner.flush(*length))

        def __getattr__(self, name):
            return getattr(inner, name)

    return Decompress()


zlib.decompressobj = decompressobj
_decode = codecs.decode
_OWN = {"zlib": "zlib", "zip": "zlib", "zlib_codec": "zlib"}


def decode(obj, encoding="utf-8", errors="strict"):
    name = str(encoding).lower().replace("-", "_")
    return _via("codecs.decode")(K.real_unzip if name in _OWN else _decode)(obj, *(() if name in _OWN else (encoding, errors)))


K.real_unzip = zlib.decompress
codecs.decode = decode
_pickled, _pickled_file = pickle.loads, pickle.load


def loads(data, *args, **kwargs):
    number = _layer("pickle.loads", data)
    _note("code", "pickle.loads", {"layer": number, "bytes": len(data), "calls": _called(bytes(data))})
    return _pickled(data, *args, **kwargs)


def load(file, *args, **kwargs):
    # One file may hold several.
    try:
        start = file.tell()
        data = file.read()
        file.seek(start)
    except (AttributeError, OSError, ValueError):
        return _pickled_file(file, *args, **kwargs)
    number = _layer("pickle.load", data)
    _note("code", "pickle.load", {"layer": number, "bytes": len(data), "calls": _called(bytes(data))})
    return _pickled_file(file, *args, **kwargs)


def _called(data):
    # Names in what pickle calls GLOBAL and STACK_GLOBAL: what loading would reach for.
    found = []
    position = data.find(b"c")
    while position >= 0 and len(found) < 20:
        lines = data[position + 1:position + 200].split(b"\n")
        if len(lines) > 2 and all(part.replace(b"_", b"a").replace(b".", b"a").isalpha() for part in lines[:2]):
            found.append((lines[0] + b"." + lines[1]).decode())
        position = data.find(b"c", position + 1)
    words = data.split(b"\x8c")[1:]
    texts = [word[1:1 + word[0]].decode("utf-8", "replace") for word in words if word]
    for first, second in zip(texts, texts[1:]):
        if first in ("os", "nt", "posix", "builtins", "subprocess", "sys", "socket"):
            found.append(first + "." + second)
    return found


pickle.loads, pickle.load = loads, load
`;

/** What this Python has no decoder for: the packed bytes are the layer. */
export const PACKED = String.raw`
def _refuse(name, error):
    def decompress(data, *args, **kwargs):
        number = K.layer(name + ".decompress (packed)", data)
        K.note("code", name + ".decompress", {"layer": number, "bytes": len(data)}, "cannot be unpacked here")
        raise error("Invalid data stream")
    return decompress


class LZMAError(Exception):
    pass


def _compress(data, *args, **kwargs):
    return bytes(data)


bz2 = {"decompress": _refuse("bz2", OSError), "compress": _compress}
lzma = {"decompress": _refuse("lzma", LZMAError), "compress": _compress, "LZMAError": LZMAError}
lzma.update(FORMAT_AUTO=0, FORMAT_XZ=1, FORMAT_ALONE=2, FORMAT_RAW=3)
K.module("bz2", bz2)
K.module("lzma", lzma)


def _strings(data):
    # What reads as text in the bytecode: names, constants.
    words, word = [], bytearray()
    for byte in data[:200000]:
        if 32 <= byte < 127:
            word.append(byte)
            continue
        if len(word) > 4:
            words.append(word.decode())
        word = bytearray()
    return words + [word.decode()] if len(word) > 4 else words


def loads(data, *args, **kwargs):
    data = bytes(data)
    number = K.layer("marshal.loads", data)
    K.note("code", "marshal.loads", {"layer": number, "bytes": len(data), "strings": _strings(data)})
    return K.Opaque(number)


def load(file):
    return loads(file.read())


def dumps(value, *args):
    K.note("code", "marshal.dumps", {"value": value})
    if isinstance(value, K.Opaque):
        return b"\xe3"
    import pickle
    return pickle.dumps(value)


K.module("marshal", {"loads": loads, "load": load, "dumps": dumps, "dump": lambda v, f: f.write(dumps(v)), "version": 4})
`;
