/** Modules of the standard library that the engine has not, as far as ordinary scripts use them. */
const IPADDRESS = String.raw`
class AddressValueError(ValueError):
    pass


NetmaskValueError = AddressValueError


class IPv4Address:
    version, max_prefixlen = 4, 32

    def __init__(self, address):
        if isinstance(address, int):
            self._value = address
        else:
            parts = str(address).split(".")
            if len(parts) != 4 or not all(each.isdigit() and int(each) < 256 for each in parts):
                raise AddressValueError("Expected 4 octets in %r" % (address,))
            self._value = int.from_bytes(bytes(int(each) for each in parts), "big")

    def __int__(self):
        return self._value

    def __str__(self):
        return ".".join(str(each) for each in self._value.to_bytes(4, "big"))

    def __repr__(self):
        return "IPv4Address(%r)" % str(self)

    packed = property(lambda self: self._value.to_bytes(4, "big"))
    exploded = compressed = property(lambda self: str(self))
    is_loopback = property(lambda self: self._value >> 24 == 127)
    is_private = property(lambda self: self._value >> 24 in (10, 127) or self._value >> 16 == 0xC0A8 or self._value >> 20 == 0xAC1)
    is_global = property(lambda self: not self.is_private)
    is_multicast = property(lambda self: self._value >> 28 == 14)
    is_link_local = property(lambda self: self._value >> 16 == 0xA9FE)

    def __eq__(self, other):
        return isinstance(other, IPv4Address) and self._value == other._value

    def __lt__(self, other):
        return self._value < other._value

    def __hash__(self):
        return hash(self._value)

    def __add__(self, other):
        return IPv4Address(self._value + other)


class IPv4Network:
    def __init__(self, address, strict=True):
        text, _, size = str(address).partition("/")
        self.prefixlen = int(size or 32)
        first = int(IPv4Address(text))
        self._first = first >> 32 - self.prefixlen << 32 - self.prefixlen
        if strict and first != self._first:
            raise ValueError("%s has host bits set" % address)
        self.num_addresses = 1 << 32 - self.prefixlen

    network_address = property(lambda self: IPv4Address(self._first))
    broadcast_address = property(lambda self: IPv4Address(self._first + self.num_addresses - 1))
    netmask = property(lambda self: IPv4Address((1 << 32) - self.num_addresses))

    def hosts(self):
        for value in range(self._first + 1, self._first + self.num_addresses - 1):
            yield IPv4Address(value)

    def __iter__(self):
        for value in range(self._first, self._first + self.num_addresses):
            yield IPv4Address(value)

    def __contains__(self, address):
        return self._first <= int(address) < self._first + self.num_addresses

    def __str__(self):
        return "%s/%d" % (self.network_address, self.prefixlen)


ip_address, ip_network, ip_interface = IPv4Address, IPv4Network, IPv4Network
IPv4Interface = IPv4Network
`;

const MIMETYPES = String.raw`
_KINDS = {".txt": "text/plain", ".html": "text/html", ".json": "application/json", ".png": "image/png", ".jpg": "image/jpeg", ".gif": "image/gif",
          ".pdf": "application/pdf", ".zip": "application/zip", ".csv": "text/csv", ".py": "text/x-python", ".js": "text/javascript"}


def guess_type(url, strict=True):
    for each in _KINDS:
        if str(url).lower().endswith(each):
            return _KINDS[each], None
    return None, None


def guess_extension(type, strict=True):
    for each in _KINDS:
        if _KINDS[each] == type:
            return each
    return None


types_map = _KINDS
init = lambda files=None: None
add_type = lambda type, ext, strict=True: None
`;

const CONTEXTVARS = String.raw`
class Token:
    MISSING = object()

    def __init__(self, var, old_value):
        self.var, self.old_value = var, old_value


class ContextVar:
    def __init__(self, name, **more):
        self.name, self._more, self._value = name, more, Token.MISSING

    def get(self, *default):
        if self._value is not Token.MISSING:
            return self._value
        if default:
            return default[0]
        if "default" in self._more:
            return self._more["default"]
        raise LookupError(self)

    def set(self, value):
        token = Token(self, self._value)
        self._value = value
        return token

    def reset(self, token):
        self._value = token.old_value


class Context:
    def run(self, callable, *args, **kwargs):
        return callable(*args, **kwargs)


copy_context = Context
`;

const GETTEXT = String.raw`
gettext = lgettext = lambda message: message
ngettext = lambda singular, plural, n: singular if n == 1 else plural
install = lambda *args, **kwargs: None
bindtextdomain = textdomain = lambda *args: None
`;

const DIS = String.raw`
def dis(x=None, *, file=None, depth=None, **more):
    _note("code", "dis.dis", {})


get_instructions = lambda x, **more: iter(())
Bytecode = get_instructions
opmap, opname = {}, []
`;

const ZONEINFO = String.raw`
from datetime import timezone as _timezone, timedelta as _timedelta


class ZoneInfoNotFoundError(KeyError):
    pass


def ZoneInfo(key):
    return _timezone.utc


available_timezones = lambda: {"UTC", "Europe/Berlin"}
`;

const FAULTHANDLER = String.raw`
enable = disable = dump_traceback = register = unregister = lambda *args, **kwargs: None
is_enabled = lambda: False
`;

const TRACEMALLOC = String.raw`
start = stop = clear_traces = lambda *args: None
get_traced_memory = lambda: (1048576, 2097152)
is_tracing = lambda: False
`;

export const SMALL_MODULES: Readonly<Record<string, string>> = {
  ipaddress: IPADDRESS,
  mimetypes: MIMETYPES,
  contextvars: CONTEXTVARS,
  gettext: GETTEXT,
  dis: DIS,
  zoneinfo: ZONEINFO,
  faulthandler: FAULTHANDLER,
  tracemalloc: TRACEMALLOC,
};

/** What of the standard library is played when it is asked for: it is there in every Python. */
export const PLAYED_STANDARD: readonly string[] = (
  "aifc antigravity asynchat asyncore audioop bdb cProfile cgi cgitb chunk cmd codeop compileall crypt curses dbm doctest encodings " +
  "ensurepip filecmp fileinput idlelib imghdr lib2to3 mailbox mailcap mmap modulefinder msilib netrc nis nntplib nt nturl2path " +
  "opcode optparse ossaudiodev pdb pickletools pipes pkgutil plistlib poplib posix profile pstats py_compile pyclbr pydoc pyexpat quopri " +
  "readline rlcompleter shelve smtpd sndhdr spwd stringprep sunau symtable syslog tabnanny this token tokenize tomllib trace tty turtle " +
  "uu venv wave wsgiref xdrlib xml xmlrpc zipapp zipimport _winapi _socket _ctypes _ssl _sqlite3 _posixsubprocess _multiprocessing " +
  "concurrent http email distutils tkinter"
).split(" ");
