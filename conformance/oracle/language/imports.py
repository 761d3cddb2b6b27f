import sys

# case: modules that are not there
for text in ("import nope", "import nope.a", "from nope import a", "import json.nope", "from json.nope import a", "import json.decoder.a"):
    try:
        exec(text)
    except ImportError as e:
        print(type(e).__name__, e, e.name, e.path)

# case: what is no package
try:
    import textwrap.b
except ModuleNotFoundError as e:
    print(e, e.name)

# case: uncaught
import nothing_like_this

# case: names that are not there
import types

sys.modules["made"] = module = types.ModuleType("made")
module.there = 1
from made import there

print(there)
try:
    from made import missing
except ImportError as e:
    print(type(e).__name__, e, e.name, e.path)

# case: uncaught name
import types

sys.modules["made"] = types.ModuleType("made")
from made import missing

# case: None in sys.modules
sys.modules["halted"] = None
try:
    import halted
except ModuleNotFoundError as e:
    print(e, e.name)
sys.modules["json"] = None
try:
    import json
except ModuleNotFoundError as e:
    print(e)

# case: anything in sys.modules
class Fake:
    value = 5

    def method(self):
        return self.value


sys.modules["fake"] = Fake()
import fake
from fake import method, value

print(fake.value, value, method())

# case: getattr of a module
import types

module = types.ModuleType("lazy")
exec("def __getattr__(name):\n    if name == 'made': return 'now'\n    raise AttributeError(name)", module.__dict__)
sys.modules["lazy"] = module
from lazy import made

print(made)
try:
    from lazy import other
except ImportError as e:
    print(e)

# case: ImportError by hand
e = ImportError("text", name="n", path="p")
print(e, e.name, e.path, e.msg, e.args)
try:
    ImportError("text", other=1)
except TypeError as error:
    print(error)
print(issubclass(ModuleNotFoundError, ImportError))

# case: __import__
print(__import__("json").__name__, __import__("urllib.parse").__name__, __import__("urllib.parse", fromlist=["quote"]).__name__)
print(__import__("urllib.parse", globals(), locals(), [], 0).__name__, __import__(name="math", level=0).__name__)
for arguments in (("",), (1,)):
    try:
        __import__(*arguments)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

# case: relative without package
for text in ("from . import x", "from .a import b", "from .. import c"):
    try:
        exec(text)
    except ImportError as e:
        print(type(e).__name__, e)

# case: alternatives
try:
    import ujson_of_nowhere as json
except ImportError:
    import json
print(json.dumps({}))

# case: submodules
import urllib.parse as p
import urllib.parse
from urllib import parse

print(p is parse, urllib.parse is p, sys.modules["urllib.parse"] is p)

# case: module objects
import types

m = types.ModuleType("m", "doc of m")
m.x = 1
print(m, m.__doc__, m.x, m.__name__, types.ModuleType("n").__doc__)
for arguments in ((), (1,)):
    try:
        types.ModuleType(*arguments)
    except TypeError as e:
        print(type(e).__name__)
try:
    m.y
except AttributeError as e:
    print(e)
del m.x
print(hasattr(m, "x"), type(m).__name__, isinstance(sys, types.ModuleType))

# case: names of the main module
print(__name__, __doc__, __spec__, __package__)
