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

const SQLITE3 = String.raw`
version, sqlite_version, apilevel, paramstyle, threadsafety = "2.6.0", "3.37.2", "2.0", "qmark", 1
PARSE_DECLTYPES, PARSE_COLNAMES = 1, 2


class Error(Exception):
    pass


Warning = type(Exception)("Warning", (Exception,), {})
DatabaseError = type(Exception)("DatabaseError", (Error,), {})
OperationalError, IntegrityError, ProgrammingError, InterfaceError, DataError, InternalError, NotSupportedError = [
    type(Exception)(_each, (DatabaseError,), {}) for _each in
    ("OperationalError", "IntegrityError", "ProgrammingError", "InterfaceError", "DataError", "InternalError", "NotSupportedError")]

# What there is in bait, by table: names of columns, and rows.
_BLOB = b"v10" + b"decoydecoyde" + b"decoy ciphertext" + b"\0" * 16
_TABLES = {
    "logins": ("origin_url action_url username_value password_value signon_realm date_created date_last_used times_used", [
        ("https://mail.example.com/", "https://mail.example.com/login", "m.keller@example.com", _BLOB, "https://mail.example.com/", 13350000000000000, 13350000000000000, 14),
        ("https://bank.example.org/", "https://bank.example.org/signin", "mkeller", _BLOB, "https://bank.example.org/", 13340000000000000, 13350000000000000, 3)]),
    "cookies": ("host_key name value encrypted_value path expires_utc is_secure is_httponly last_access_utc", [
        (".example.com", "session", "", _BLOB, "/", 13390000000000000, 1, 1, 13350000000000000)]),
    "moz_cookies": ("host name value path expiry isSecure isHttpOnly", [(".example.com", "session", "d3c0y", "/", 1800000000, 1, 1)]),
    "credit_cards": ("name_on_card expiration_month expiration_year card_number_encrypted date_modified", [("M KELLER", 4, 2027, _BLOB, 1700000000)]),
    "autofill": ("name value date_created count", [("email", "m.keller@example.com", 1690000000, 4)]),
    "urls": ("url title visit_count last_visit_time typed_count hidden", [
        ("https://mail.example.com/", "Mail", 211, 13350000000000000, 12, 0), ("https://bank.example.org/", "Bank", 17, 13350000000000000, 4, 0)]),
    "moz_places": ("url title visit_count last_visit_date", [("https://mail.example.com/", "Mail", 211, 1700000000000000)]),
    "downloads": ("target_path tab_url total_bytes start_time", [(_home + _persona["sep"] + "Downloads" + _persona["sep"] + "statement.pdf", "https://bank.example.org/", 48122, 13350000000000000)]),
    "token_service": ("service encrypted_token", [("AccountId-1", _BLOB)]),
    "credentials": ("account_id value", [("m.keller@example.com", "ya29.decoy")]),
    "access_tokens": ("account_id access_token", [("m.keller@example.com", "ya29.decoy")]),
}


class Row(tuple):
    def __new__(cls, cursor, values):
        made = tuple.__new__(cls, values)
        made._names = [each[0] for each in cursor.description]
        return made

    def keys(self):
        return self._names

    def __getitem__(self, key):
        return tuple.__getitem__(self, self._names.index(key) if isinstance(key, str) else key)


class Cursor:
    arraysize = 1

    def __init__(self, connection):
        self.connection, self._rows, self.description, self.rowcount, self.lastrowid = connection, [], None, -1, None

    def execute(self, sql, parameters=()):
        sql = str(sql)
        self._rows = self._answer(sql, list(parameters.values()) if isinstance(parameters, dict) else list(parameters))
        _note("file", "sqlite3.execute", {"operation": "query", "path": self.connection._path, "sql": sql, "parameters": parameters}, len(self._rows))
        return self

    def executemany(self, sql, seq):
        for each in seq:
            self.execute(sql, each)
        return self

    def executescript(self, script):
        for each in script.split(";"):
            if each.strip():
                self.execute(each)
        return self

    def _answer(self, sql, parameters):
        words = sql.replace("(", " ( ").replace(")", " ) ").replace(",", " , ").replace(";", " ").split()
        low = [word.lower() for word in words]
        own = self.connection._tables
        if low[:2] == ["create", "table"]:
            at = 5 if low[2:5] == ["if", "not", "exists"] else 2
            inner = sql[sql.find("(") + 1 : sql.rfind(")")]
            own.setdefault(low[at].strip("\"\x60'"), ([part.split()[0] for part in inner.split(",") if part.split()], []))
            return []
        if "insert" in low and "into" in low:
            name = low[low.index("into") + 1].strip("\"\x60'")
            columns, rows = own.setdefault(name, ([], []))
            rows.append(tuple(parameters))
            self.lastrowid, self.rowcount = len(rows), 1
            return []
        if "from" not in low or low.index("from") + 1 >= len(low):
            return []
        name = low[low.index("from") + 1].strip("\"\x60'")
        if name in own:
            columns, rows = own[name]
        elif name in _TABLES and self.connection._bait:
            columns, rows = _TABLES[name][0].split(), _TABLES[name][1]
        elif name == "sqlite_master":
            columns, rows = ["name"], [(each,) for each in (_TABLES if self.connection._bait else own)]
        else:
            raise OperationalError("no such table: " + name)
        if low[0] != "select":
            return []
        asked = [part.strip() for part in sql[low and sql.lower().find("select") + 6 : sql.lower().find(" from ")].split(",")]
        if asked == ["*"]:
            picked = list(range(len(columns)))
        elif asked and asked[0].lower().startswith("count"):
            self.description = [(asked[0],) + (None,) * 6]
            return [(len(rows),)]
        else:
            names = [each.split()[0].rpartition(".")[2].strip("\"\x60'") if each else each for each in asked]
            picked = [columns.index(each) if each in columns else None for each in names]
            columns = names
        self.description = [(columns[index if asked == ["*"] else number],) + (None,) * 6 for number, index in enumerate(picked)]
        return [tuple(None if index is None else row[index] if index < len(row) else None for index in picked) for row in rows]

    def _made(self, row):
        factory = self.connection.row_factory
        return factory(self, row) if factory else row

    def fetchone(self):
        return self._made(self._rows.pop(0)) if self._rows else None

    def fetchall(self):
        rows, self._rows = self._rows, []
        return [self._made(row) for row in rows]

    def fetchmany(self, size=1):
        rows, self._rows = self._rows[:size], self._rows[size:]
        return [self._made(row) for row in rows]

    def __iter__(self):
        while self._rows:
            yield self.fetchone()

    def close(self):
        pass


class Connection:
    def __init__(self, path):
        self._path = _full(path) if path != ":memory:" else path
        self._tables = {}
        self.row_factory = None
        self.text_factory = str
        self.total_changes, self.isolation_level, self.in_transaction = 0, "", False
        self._bait = False
        if path != ":memory:":
            try:
                self._bait = _read_file(_real(path)).startswith(b"SQLite format 3")
            except OSError:
                _write_file(path, b"")

    def cursor(self, factory=None):
        return Cursor(self)

    def execute(self, sql, parameters=()):
        return Cursor(self).execute(sql, parameters)

    def executemany(self, sql, seq):
        return Cursor(self).executemany(sql, seq)

    def executescript(self, script):
        return Cursor(self).executescript(script)

    commit = rollback = close = interrupt = lambda self: None
    create_function = set_trace_callback = create_aggregate = lambda self, *args, **kwargs: None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


def connect(database, *args, **kwargs):
    path = str(_clean(database))
    if path.startswith("file:"):
        path = path[5:].partition("?")[0]
    _note("file", "sqlite3.connect", {"operation": "read", "path": path if path == ":memory:" else _full(path)})
    return Connection(path)


register_adapter = register_converter = lambda *args: None
Binary = bytes
`;

const CONFIGPARSER = String.raw`
class Error(Exception):
    pass


NoSectionError = type(Exception)("NoSectionError", (Error,), {})
NoOptionError = type(Exception)("NoOptionError", (Error,), {})
DuplicateSectionError = type(Exception)("DuplicateSectionError", (Error,), {})
MissingSectionHeaderError = ParsingError = type(Exception)("ParsingError", (Error,), {})


class _Section(dict):
    def __init__(self, parser, name):
        self._parser, self.name = parser, name

    def __setitem__(self, key, value):
        dict.__setitem__(self, self._parser.optionxform(key), str(value))

    def __getitem__(self, key):
        key = self._parser.optionxform(key)
        return dict.__getitem__(self, key) if key in dict.keys(self) else self._parser._defaults[key]

    def get(self, key, fallback=None):
        try:
            return self[key]
        except KeyError:
            return fallback

    def getint(self, key, fallback=None):
        return int(self.get(key, fallback))

    def getboolean(self, key, fallback=None):
        return str(self.get(key, fallback)).lower() in ("1", "yes", "true", "on")


class ConfigParser:
    def __init__(self, defaults=None, *args, **kwargs):
        self._sections = {}
        self._defaults = _Section(self, "DEFAULT")
        for key, value in (defaults or {}).items():
            self._defaults[key] = value

    def optionxform(self, key):
        return key.lower()

    def read_string(self, text, source=None):
        section = None
        for line in text.splitlines():
            line = line.strip()
            if not line or line[0] in "#;":
                continue
            if line[0] == "[" and "]" in line:
                section = self[line[1 : line.index("]")]] if line[1 : line.index("]")] in self else self._add(line[1 : line.index("]")])
            elif section is not None:
                cut = min([line.find(each) for each in "=:" if each in line] or [len(line)])
                section[line[:cut].strip()] = line[cut + 1 :].strip()
            else:
                raise MissingSectionHeaderError("File contains no section headers.")

    def read(self, filenames, encoding=None):
        done = []
        for each in [filenames] if isinstance(filenames, (str, bytes)) or hasattr(filenames, "__fspath__") else filenames:
            try:
                with _builtins.open(each, encoding=encoding or "utf-8") as file:
                    self.read_string(file.read())
                done.append(each)
            except OSError:
                pass
        return done

    def read_file(self, f, source=None):
        self.read_string("".join(f))

    def read_dict(self, dictionary, source=None):
        for name in dictionary:
            for key, value in dictionary[name].items():
                (self[name] if name in self else self._add(name))[key] = value

    def _add(self, name):
        if name == "DEFAULT":
            return self._defaults
        made = self._sections[name] = _Section(self, name)
        return made

    add_section = _add

    def sections(self):
        return list(self._sections)

    def has_section(self, section):
        return section in self._sections

    def has_option(self, section, option):
        return section in self._sections and self.optionxform(option) in self._sections[section]

    def options(self, section):
        return list(self[section])

    def items(self, section=None, *args, **kwargs):
        return list(self[section].items()) if section else list(self._sections.items())

    def get(self, section, option, *, raw=False, vars=None, fallback=None):
        if section not in self:
            if fallback is not None:
                return fallback
            raise NoSectionError("No section: %r" % section)
        try:
            return self[section][option]
        except KeyError:
            if fallback is not None:
                return fallback
            raise NoOptionError("No option %r in section: %r" % (option, section)) from None

    def getint(self, section, option, **kwargs):
        return int(self.get(section, option, **kwargs))

    def getfloat(self, section, option, **kwargs):
        return float(self.get(section, option, **kwargs))

    def getboolean(self, section, option, **kwargs):
        return str(self.get(section, option, **kwargs)).lower() in ("1", "yes", "true", "on")

    def set(self, section, option, value=None):
        self[section][option] = value

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    def remove_option(self, section, option):
        return self[section].pop(self.optionxform(option), None) is not None

    def write(self, fp, space_around_delimiters=True):
        for name in self._sections:
            fp.write("[%s]\n" % name)
            for key, value in self._sections[name].items():
                fp.write("%s = %s\n" % (key, value))
            fp.write("\n")

    def __getitem__(self, name):
        if name == "DEFAULT":
            return self._defaults
        return self._sections[name]

    def __setitem__(self, name, values):
        section = self._add(name)
        for key in values:
            section[key] = values[key]

    def __contains__(self, name):
        return name == "DEFAULT" or name in self._sections

    def __iter__(self):
        return iter(["DEFAULT"] + list(self._sections))


RawConfigParser = SafeConfigParser = ConfigParser
`;

export const DATA_MODULES: Readonly<Record<string, string>> = {
  marshal: MARSHAL,
  lzma: LZMA,
  bz2: BZ2,
  sqlite3: SQLITE3,
  configparser: CONFIGPARSER,
};
