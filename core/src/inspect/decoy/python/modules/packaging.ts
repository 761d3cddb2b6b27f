/** Setups of packages, which run code when they are installed, and what installs them. */
const SETUPTOOLS = String.raw`
class Command:
    description, user_options, boolean_options = "", [], []

    def __init__(self, dist=None, **kwargs):
        self.distribution = dist
        self.install_lib = self.install_dir = self.install_scripts = self.build_lib = _LIBRARY + "site-packages"
        self.root = self.user = self.home = self.prefix = None
        self.verbose = self.dry_run = 0

    def initialize_options(self):
        pass

    finalize_options = ensure_finalized = initialize_options

    def run(self):
        pass

    def do_egg_install(self):
        _note("process", "setuptools.install", {"command": "egg_install"})

    def run_command(self, command):
        pass

    execute = lambda self, func, args, msg=None, level=1: func(*args)
    get_outputs = get_sub_commands = lambda self: []
    set_undefined_options = reinitialize_command = copy_file = spawn = announce = mkpath = lambda self, *args, **kwargs: None

    def get_finalized_command(self, command, create=1):
        return Command(self.distribution)


class Distribution:
    def __init__(self, attrs=None):
        self.__dict__.update(attrs or {})
        self.metadata = self
        self.command_options = {}

    get_name = lambda self: self.__dict__.get("name", "UNKNOWN")
    get_version = lambda self: self.__dict__.get("version", "0.0.0")
    has_ext_modules = lambda self: False


class Extension:
    def __init__(self, name, sources, *args, **kwargs):
        self.name, self.sources = name, sources


def setup(**attrs):
    shown = {key: attrs[key] for key in ("name", "version", "author", "author_email", "url", "install_requires", "py_modules", "packages",
                                         "entry_points", "scripts", "dependency_links") if key in attrs}
    shown["commands"] = {key: value for key, value in (attrs.get("cmdclass") or {}).items()}
    _note("module", "setuptools.setup", shown)
    made = Distribution(attrs)
    # As pip does: what the package wants done when it is built and installed.
    for name in ("egg_info", "build_py", "build_ext", "build", "bdist_wheel", "install_lib", "install_scripts", "install", "develop", "sdist", "test"):
        kind = (attrs.get("cmdclass") or {}).get(name)
        if kind is None:
            continue
        _note("module", "setuptools.command", {"name": name, "class": kind})
        command = kind(made)
        command.initialize_options()
        command.finalize_options()
        command.run()
    return made


def find_packages(where=".", exclude=(), include=("*",)):
    import os

    try:
        return [name for name in os.listdir(where) if os.path.isfile(os.path.join(where, name, "__init__.py"))]
    except OSError:
        return []


find_namespace_packages = find_packages
`;

const COMMAND = String.raw`
_prepare("setuptools")
from setuptools import Command as _Command


class _Install(_Command):
    pass


_NAME = _module.__name__.rpartition(".")[2]
globals()[_NAME] = type(_Command)(_NAME, (_Install,), {"__module__": _module.__name__})
`;

const PIP = String.raw`
__version__ = "23.0.1"


def main(args=None):
    _note("process", "pip.main", {"command": "pip " + " ".join(map(str, args or sys.argv[1:])), "argv": ["pip"] + list(args or [])})
    return 0


_internal = _ModuleType("pip._internal")
_internal.main = main
_internal.__path__ = []
_modules["pip._internal"] = _internal
_cli = _ModuleType("pip._internal.cli")
_cli_main = _ModuleType("pip._internal.cli.main")
_cli_main.main = main
_modules["pip._internal.cli"], _modules["pip._internal.cli.main"] = _cli, _cli_main
_module._internal = _internal
`;

const PKG_RESOURCES = String.raw`
class DistributionNotFound(Exception):
    pass


class VersionConflict(Exception):
    pass


class _Distribution:
    version, location, project_name, key = "1.0.0", _LIBRARY + "site-packages", "package", "package"


def get_distribution(name):
    _note("module", "pkg_resources.get_distribution", {"name": name})
    return _Distribution()


working_set = []
require = lambda *args: []
resource_filename = lambda package, name: name
resource_string = lambda package, name: b""
iter_entry_points = lambda group, name=None: iter(())
parse_version = lambda text: tuple(int(each) for each in text.split(".") if each.isdigit())
`;

const RUNPY = String.raw`
def run_path(path_name, init_globals=None, run_name=None):
    path = _real(str(_clean(path_name)))
    text = _read_file(path)
    frame = _script_frame(_frame(1))
    number = _layer(frame, "runpy.run_path", None, text, True)
    _note("code", "runpy.run_path", {"path": path_name, "layer": number, "bytes": len(text)})
    name = "<layer %d>" % number
    if number >= 0:
        _layers[name] = number
    space = {"__name__": run_name or "<run_path>", "__file__": path_name, "__builtins__": _builtins}
    space.update(init_globals or {})
    _raw_exec(_raw_compile(text, name if number >= 0 else "<string>", "exec"), space)
    return space


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    _note("code", "runpy.run_module", {"name": mod_name})
    module = _import(_frame(1), mod_name, None, None, ("__name__",), 0)
    return dict(module.__dict__)
`;

const IMP = String.raw`
import runpy as _runpy

PY_SOURCE, PY_COMPILED, C_EXTENSION = 1, 2, 3


def load_source(name, pathname, file=None):
    made = _ModuleType(name)
    made.__dict__.update(_runpy.run_path(pathname, None, name))
    _modules[name] = made
    return made


def new_module(name):
    return _ModuleType(name)


def reload(module):
    return module


def find_module(name, path=None):
    raise ImportError("No module named %r" % name)


load_compiled = load_dynamic = _telling("native", "imp.load_dynamic", "name path")
acquire_lock = release_lock = lambda: None
get_magic = lambda: b"\xa7\r\r\n"
`;

const CODE = String.raw`
class InteractiveInterpreter:
    def __init__(self, locals=None):
        self.locals = locals if locals is not None else {"__name__": "__console__", "__builtins__": _builtins}

    def runsource(self, source, filename="<input>", symbol="single"):
        frame = _script_frame(_frame(1))
        _raw_exec(_compiled(frame, "code.runsource", source, "exec"), self.locals)
        return False

    def runcode(self, code):
        _raw_exec(code, self.locals)

    def push(self, line):
        return self.runsource(line)


class InteractiveConsole(InteractiveInterpreter):
    def interact(self, banner=None, exitmsg=None):
        _note("code", "code.interact", {})


def interact(banner=None, readfunc=None, local=None, exitmsg=None):
    _note("code", "code.interact", {})


compile_command = lambda source, filename="<input>", symbol="single": _raw_compile(source, filename, symbol)
`;

export const PACKAGING_MODULES: Readonly<Record<string, string>> = {
  setuptools: SETUPTOOLS,
  "setuptools.command": "",
  ...Object.fromEntries(
    ["install", "develop", "egg_info", "build_py", "build_ext", "sdist", "test", "install_lib", "bdist_egg"].map(
      (name) => [`setuptools.command.${name}`, COMMAND],
    ),
  ),
  distutils: "",
  "distutils.core": SETUPTOOLS,
  "distutils.command": "",
  ...Object.fromEntries(
    ["install", "build", "build_py", "build_ext", "sdist"].map((name) => [`distutils.command.${name}`, COMMAND]),
  ),
  "distutils.cmd": SETUPTOOLS,
  pip: PIP,
  pkg_resources: PKG_RESOURCES,
  runpy: RUNPY,
  imp: IMP,
  code: CODE,
};
