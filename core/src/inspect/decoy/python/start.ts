/** The last of what is run before the script: built-in functions are replaced, and the process is who it says it is. */
export const START = String.raw`
import builtins

# The namespace of the engine's own module has no room for what takes the place of its functions: this one has.


class module:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
        setattr(builtins, name, value)

    # What is deleted here can still be called by its name, or else the engine's own would be there again.

    def __repr__(self):
        return "<module 'builtins' (built-in)>"


module.__module__ = "builtins"
_builtins = module()
for _each in dir(builtins):
    object.__setattr__(_builtins, _each, getattr(builtins, _each))
object.__setattr__(_builtins, "__name__", "builtins")
_namespaces["kit"] = globals()


def _become():
    # Asked for at each import, which must not begin another one.
    sys.meta_path, sys.path_hooks = [], []
    for name, function in (("compile", _compile), ("__import__", _import), ("input", _input)):
        _built_in(_builtins, name, function)
    for name, function in (("exec", _exec), ("eval", _eval)):
        _directly(_builtins, name, function)
    for name in "exit", "quit":
        if not hasattr(_builtins, name):
            setattr(_builtins, name, sys.exit)
    sys.platform = _persona["platform"]
    sys.executable = _persona["python"]
    sys.version = _persona["version"]
    sys.argv[:] = [_persona["script"]] + list(_persona["args"])
    sys.path[0] = _real(_persona["folder"])
    sys.implementation = _Implementation()
    sys.prefix = sys.exec_prefix = sys.base_prefix = sys.base_exec_prefix = _persona["prefix"]
    sys.maxsize = (1 << 63) - 1
    sys.orig_argv = [_persona["python"]] + sys.argv
    sys.flags
    sys.addaudithook = lambda hook: _note("native", "sys.addaudithook", {})
    sys.audit = lambda event, *args: None
    sys.getrefcount = lambda what: 2
    sys.dont_write_bytecode = False
    if _windows:
        sys.getwindowsversion = _windows_version
        sys.winver = "3.11"
        sys.dllhandle = 140703450365952
    main = _modules["__main__"]
    main.__file__ = _persona["script"]
    main.__builtins__ = builtins.__builtins__ = _builtins
    _modules["builtins"] = _builtins


class _Implementation:
    name = "cpython"
    cache_tag = "cpython-311"
    hexversion = 0x030B04F0
    version = sys.version_info
    _multiarch = "x86_64-linux-gnu"

    def __repr__(self):
        return "namespace(name='cpython', cache_tag='cpython-311', version=%r, hexversion=51053808)" % (self.version,)


def _windows_version():
    from collections import namedtuple

    made = namedtuple("getwindowsversion", "major minor build platform service_pack service_pack_major suite_mask product_type")
    return made(10, 0, 19045, 2, "", 0, 256, 1)


_become()
for _each in "os", "time":
    _prepare(_each)
_began[0] = _raw_monotonic() * 1000 + _persona["stepMs"]
`;
