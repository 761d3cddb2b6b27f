/** Compressions that the engine has not: what is packed stays so, and is told. */
const PACKED = String.raw`
_NAME = _module.__name__


def _tell_packed(name, data):
    frame = _script_frame(_frame(2))
    if frame is not None:
        number = _layer(frame, _NAME + "." + name, None, data)
        _note("code", _NAME + "." + name, {"layer": number, "bytes": len(data)}, "cannot be unpacked here")


def compress(data, *args, **kwargs):
    from zlib import compress as _compress

    return _MAGIC + _compress(data)


def decompress(data, *args, **kwargs):
    from zlib import decompress as _decompress

    data = bytes(data)
    if data.startswith(_MAGIC):
        try:
            made = _decompress(data[len(_MAGIC):])
        except Exception:
            made = None
        if made is not None:
            frame = _script_frame(_frame(1))
            if frame is not None:
                _layer(frame, _NAME + ".decompress", data, made)
            return made
    _tell_packed("decompress", data)
    raise _Failed("Invalid data stream")


def open(filename, mode="r", *args, **kwargs):
    return _builtins.open(filename, mode.replace("t", "") if "b" in mode else mode)
`;

const LZMA = String.raw`
FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW, CHECK_NONE, CHECK_CRC64, PRESET_DEFAULT, PRESET_EXTREME = 0, 1, 2, 3, 0, 4, 6, 2147483648
FILTER_LZMA1, FILTER_LZMA2 = 4611686018427387905, 33


class LZMAError(Exception):
    pass


_Failed = LZMAError
_MAGIC = b"\xfd7zXZ\0"
${PACKED}
LZMAFile = open
`;

/** bzip2, which obfuscators use and which is small enough to be here. */
const BZ2 = String.raw`
class _Bits:
    def __init__(self, data):
        self._data, self._at, self._held, self._count = data, 0, 0, 0

    def take(self, count):
        while self._count < count:
            if self._at >= len(self._data):
                raise EOFError("Compressed data ended before the end-of-stream marker was reached")
            self._held = self._held << 8 | self._data[self._at]
            self._at += 1
            self._count += 8
        self._count -= count
        value = self._held >> self._count
        self._held &= (1 << self._count) - 1
        return value


def _table(lengths):
    # Codes by (length, code).
    made = {}
    code_number = 0
    for length in range(1, 21):
        for symbol, each in enumerate(lengths):
            if each == length:
                made[length, code_number] = symbol
                code_number += 1
        code_number <<= 1
    return made


def _symbol(bits, table):
    code_number = 0
    for length in range(1, 21):
        code_number = code_number << 1 | bits.take(1)
        found = table.get((length, code_number))
        if found is not None:
            return found
    raise OSError("Invalid data stream")


def _block(bits):
    bits.take(32)
    if bits.take(1):
        raise OSError("Invalid data stream")
    origin = bits.take(24)
    ranges = bits.take(16)
    used = []
    for high in range(16):
        if ranges >> 15 - high & 1:
            row = bits.take(16)
            used += [high * 16 + low for low in range(16) if row >> 15 - low & 1]
    groups = bits.take(3)
    order = list(range(groups))
    selectors = []
    for _ in range(bits.take(15)):
        index = 0
        while bits.take(1):
            index += 1
        order.insert(0, order.pop(index))
        selectors.append(order[0])
    size = len(used) + 2
    tables = []
    for _ in range(groups):
        length = bits.take(5)
        lengths = []
        for _ in range(size):
            while bits.take(1):
                length += -1 if bits.take(1) else 1
            lengths.append(length)
        tables.append(_table(lengths))
    out = bytearray()
    alphabet = list(used)
    run, weight, count, which = 0, 1, 0, 0
    while True:
        if count == 0:
            table = tables[selectors[which]]
            which += 1
            count = 50
        count -= 1
        symbol = _symbol(bits, table)
        if symbol < 2:
            run += weight << symbol
            weight <<= 1
            continue
        if run:
            out += bytes([alphabet[0]]) * run
            run, weight = 0, 1
        if symbol == size - 1:
            break
        alphabet.insert(0, alphabet.pop(symbol - 1))
        out.append(alphabet[0])
    return _unsorted(out, origin)


def _unsorted(data, origin):
    starts = [0] * 256
    for each in data:
        starts[each] += 1
    total = 0
    for index in range(256):
        starts[index], total = total, total + starts[index]
    following = [0] * len(data)
    for index, each in enumerate(data):
        following[starts[each]] = index
        starts[each] += 1
    made = bytearray()
    place = origin
    same, last = 0, -1
    for _ in range(len(data)):
        place = following[place]
        each = data[place]
        if same == 4:
            made += bytes([last]) * each
            same, last = 0, -1
            continue
        same = same + 1 if each == last else 1
        last = each
        made.append(each)
    return made


def _unpack(data):
    made = bytearray()
    bits = _Bits(data)
    if bits.take(24) != 0x425A68:
        raise OSError("Invalid data stream")
    bits.take(8)
    while True:
        mark = bits.take(48)
        if mark == 0x177245385090:
            return bytes(made)
        if mark != 0x314159265359:
            raise OSError("Invalid data stream")
        made += _block(bits)


_MAGIC = b"BZdecoy"


def compress(data, compresslevel=9):
    from zlib import compress as _compress

    return _MAGIC + _compress(data)


def decompress(data):
    data = bytes(data)
    if data.startswith(_MAGIC):
        from zlib import decompress as _decompress

        made = _decompress(data[len(_MAGIC):])
    else:
        try:
            made = _unpack(data)
        except IndexError:
            raise OSError("Invalid data stream") from None
    frame = _script_frame(_frame(1))
    if frame is not None:
        _layer(frame, "bz2.decompress", data, made)
    return made


def open(filename, mode="rb", *args, **kwargs):
    from io import BytesIO, StringIO

    made = decompress(_builtins.open(filename, "rb").read())
    return StringIO(made.decode()) if "t" in mode else BytesIO(made)


BZ2File = open


class BZ2Decompressor:
    decompress = staticmethod(decompress)
    eof, unused_data = True, b""
`;

export const PACKED_MODULES: Readonly<Record<string, string>> = {
  lzma: LZMA,
  bz2: BZ2,
};
