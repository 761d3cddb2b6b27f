import { ASYNCIO, SHUTIL, THREADING, TIME } from "./captures-waiting.ts";

/** What is captured in modules of the engine: what came out of what. Each is run when its module is first imported. */
const BASE64 = String.raw`
for _each in (
    "b64decode", "standard_b64decode", "urlsafe_b64decode", "b32decode", "b32hexdecode", "b16decode", "a85decode", "b85decode",
    "decodebytes", "decodestring",
):
    _capture(_module, _each)
`;

const BINASCII = String.raw`
for _each in "unhexlify", "a2b_hex", "a2b_base64", "a2b_uu", "a2b_qp", "rlecode_hqx", "rledecode_hqx":
    _capture(_module, _each)
`;

const ZLIB = String.raw`
_capture(_module, "decompress")
_raw_object = _module.decompressobj


class _Decompress:
    def __init__(self, *args, **kwargs):
        self._raw = _raw_object(*args, **kwargs)

    def __getattr__(self, name):
        return getattr(self._raw, name)

    def decompress(self, data, *args, **kwargs):
        made = self._raw.decompress(data, *args, **kwargs)
        frame = _frame(1)
        if made and _is_script(frame.f_code.co_filename):
            _layer(frame, "zlib.decompress", data, made)
        return made


def _decompressobj(frame, *args, **kwargs):
    return _Decompress(*args, **kwargs) if _is_script(frame.f_code.co_filename) else _raw_object(*args, **kwargs)


_built_in(_module, "decompressobj", _decompressobj)
`;

const GZIP = String.raw`
_capture(_module, "decompress")
`;

const CODECS = String.raw`
_plain = ("utf8", "utf16", "utf16le", "utf16be", "utf32", "ascii", "latin1", "iso88591", "cp1252", "cp437", "utf8sig")


def _wanted(args, kwargs):
    encoding = args[1] if len(args) > 1 else kwargs.get("encoding", "utf-8")
    return str(encoding).lower().replace("-", "").replace("_", "") not in _plain


_capture(_module, "decode", wanted=_wanted)
_capture(_module, "encode", wanted=_wanted)
`;

const IMPORTLIB = String.raw`
def _import_here(frame, name, globals=None, locals=None, fromlist=(), level=0):
    return _import(frame, name, globals, locals, fromlist, level)


def _import_module(frame, name, package=None):
    if isinstance(name, str) and name.startswith("."):
        count = len(name) - len(name.lstrip("."))
        parts = (package or "").split(".")
        name = ".".join(parts[: len(parts) - count + 1] + [name[count:]] if name[count:] else parts[: len(parts) - count + 1])
    module = _import(frame, name, None, None, ("__name__",), 0)
    return _modules.get(name, module)


_built_in(_module, "__import__", _import_here)
_built_in(_module, "import_module", _import_module)
`;

const IMPORTLIB_UTIL = String.raw`
_raw_from_file = _module.spec_from_file_location


def _from_file(frame, name, location=None, **more):
    frame = _script_frame(frame)
    path = _real(_clean(location)) if location is not None else None
    try:
        text = _read_file(path)
        number = _layer(frame, "importlib", None, text, True)
        _layers[path] = max(0, number)
        answer = "ok"
    except OSError as error:
        answer = type(error).__name__
    _note("module", "importlib.util.spec_from_file_location", {"name": name, "path": location}, answer)
    return _raw_from_file(name, path, **more)


_built_in(_module, "spec_from_file_location", _from_file)
`;

const PICKLE = String.raw`
def _unpickled(name, raw):
    def loads(frame, data, *args, **kwargs):
        _note("code", "pickle." + name, {"bytes": len(data), "data": data})
        return raw(data, *args, **kwargs)

    _built_in(_module, name, loads)


_unpickled("loads", _module.loads)
`;

const TYPES = String.raw`
_Function = _module.FunctionType
_Code = _module.CodeType


class _FunctionMeta(type):
    def __instancecheck__(cls, one):
        return isinstance(one, _Function)

    def __call__(cls, source, globals=None, *args, **kwargs):
        _run(_frame(1), "types.FunctionType", source)
        if isinstance(source, code):
            return lambda *args, **kwargs: None
        if isinstance(source, _CODE):
            return lambda *args, **kwargs: _raw_exec(source, globals)
        return _Function(source, globals, *args, **kwargs)


class function(metaclass=_FunctionMeta):
    pass


class _CodeMeta(type):
    def __instancecheck__(cls, one):
        return isinstance(one, (_Code, code))

    def __call__(cls, *args, **kwargs):
        frame = _frame(1)
        data = b"".join(each for each in args if isinstance(each, bytes))
        number = _layer(frame, "types.CodeType", None, data or b"code")
        _note("code", "types.CodeType", {"args": list(args), "layer": number})
        return code(number, len(data))


class _code_type(metaclass=_CodeMeta):
    pass


function.__module__ = "builtins"
_code_type.__name__ = _code_type.__qualname__ = "code"
_code_type.__module__ = "builtins"
_module.FunctionType = _module.LambdaType = function
_module.CodeType = _code_type
`;

const UUID = String.raw`
def getnode():
    _note("environment", "uuid.getnode", {"name": "hardware address"}, "3c:58:c2:1d:7e:94")
    return 0x3C58C21D7E94


_module.getnode = getnode
`;

const TEMPFILE = String.raw`
_module.tempdir = _persona["temporary"]
`;

/** On Windows paths are of its kind: a second flavour of that sort stands where the one of Linux did. */
const PATHLIB = String.raw`
if _windows:
    _flavour = type(_module._windows)()
    _module.PurePosixPath._flavour = _module._posix
    _module._posix = _flavour
    _module.PurePath._flavour = _flavour
    _module.Path._flavour = _flavour
    _module.PosixPath._flavour = _flavour
    _module.PosixPath.__name__ = _module.PosixPath.__qualname__ = "WindowsPath"
    _module.WindowsPath = _module.PosixPath
`;

export const CAPTURES: Readonly<Record<string, string>> = {
  base64: BASE64,
  binascii: BINASCII,
  zlib: ZLIB,
  gzip: GZIP,
  codecs: CODECS,
  importlib: IMPORTLIB,
  "importlib.util": IMPORTLIB_UTIL,
  pickle: PICKLE,
  types: TYPES,
  time: TIME,
  asyncio: ASYNCIO,
  threading: THREADING,
  shutil: SHUTIL,
  uuid: UUID,
  tempfile: TEMPFILE,
  pathlib: PATHLIB,
};
