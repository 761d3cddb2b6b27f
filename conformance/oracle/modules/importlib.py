import importlib
import os
import sys

sys.path.insert(0, "lib")


def write(name, text):
    if os.path.dirname(name):
        os.makedirs(os.path.dirname(name), exist_ok=True)
    with open(name, "w") as file:
        file.write(text)


def show(function, *args, **more):
    try:
        print(repr(function(*args, **more)))
    except Exception as error:
        print(type(error).__name__, error)


# case: modules of files
write("lib/m.py", "v = 1\nprint(__name__)\n")
import m
import m as again
print(m.v, m is again, m is sys.modules["m"], os.path.basename(m.__file__))

# case: packages
write("lib/pkg/__init__.py", "from . import sub\nx = 1\n")
write("lib/pkg/sub.py", "from .other import z\ny = 2\n")
write("lib/pkg/other.py", "z = 3\n")
import pkg
from pkg.sub import y, z
print(pkg.x, pkg.sub.y, y, z, pkg.sub.__name__, pkg.__name__)

# case: import_module
write("lib/pkg/__init__.py", "x = 1\n")
write("lib/pkg/sub.py", "y = 2\n")
print(importlib.import_module("pkg.sub").y, importlib.import_module(".sub", "pkg").y, importlib.import_module("math").floor(1.5))
show(importlib.import_module, ".x")
show(lambda: importlib.import_module("pkg.sub") is sys.modules["pkg.sub"])

# case: reload
write("lib/m.py", "v = 1\nold = 5\n")
import m
write("lib/m.py", "v = 2222\n")
print(importlib.reload(m) is m, m.v, m.old)
show(importlib.reload, 5)

# case: util
import importlib.util
write("x/plug.py", "name = 'plug'\ndef run():\n    return __name__\n")
spec = importlib.util.spec_from_file_location("my.plug", "x/plug.py")
module = importlib.util.module_from_spec(spec)
print(module.__name__, hasattr(module, "run"), spec.name, spec.parent)
spec.loader.exec_module(module)
print(module.name, module.run())
print(importlib.util.find_spec("nonesuch"), importlib.util.find_spec("math") is not None, importlib.util.resolve_name(".a", "b.c"))

# case: errors in modules
write("lib/bad.py", "a = 1\nraise KeyError('k')\n")
show(lambda: __import__("bad"))
print("bad" in sys.modules)
