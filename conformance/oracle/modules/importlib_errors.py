import importlib
import importlib.util
import sys

# case: import_module
print(importlib.import_module("json").dumps([1]), importlib.import_module("urllib.parse").__name__)
print(importlib.import_module(".parse", "urllib").__name__, importlib.import_module("math") is sys.modules["math"])
for name in ("nope", "json.nope", "nope.a"):
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as e:
        print(e, e.name, e.path)

# case: relative without package
try:
    importlib.import_module(".decoder")
except TypeError as e:
    print(e)
try:
    importlib.import_module("..decoder", "json")
except ImportError as e:
    print(e)

# case: find_spec
for name in ("json", "nope", "math", "urllib.parse", "json.nope"):
    print(name, importlib.util.find_spec(name) is not None)
print(importlib.util.find_spec("json").name)
try:
    importlib.util.find_spec("textwrap.nope")
except ModuleNotFoundError as e:
    print(e)

# case: reload
import textwrap

textwrap.extra = 1
print(importlib.reload(textwrap) is textwrap, textwrap.extra, sys.modules["textwrap"] is textwrap)
try:
    importlib.reload("textwrap")
except TypeError as e:
    print(e)
importlib.invalidate_caches()

# case: resolve_name
print(importlib.util.resolve_name("a.b", None), importlib.util.resolve_name(".c", "a.b"), importlib.util.resolve_name("..c", "a.b"))
try:
    importlib.util.resolve_name("...c", "a.b")
except ImportError as e:
    print(e)
