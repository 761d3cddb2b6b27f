import importlib
import pkgutil
import sys

PLUGINS = ["json", "csv", "myapp_plugins.hello"]

def load(name):
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        print("skipped", name, error, file=sys.stderr)
        return None
    return getattr(module, "register", None) or module

registry = {name: load(name) for name in PLUGINS}
for name, plugin in registry.items():
    print(name, "loaded" if plugin else "missing")
print(sum(1 for _ in pkgutil.iter_modules()))
