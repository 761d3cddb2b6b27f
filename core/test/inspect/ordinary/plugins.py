import importlib
import os

found = {}
for name in os.listdir("plugins"):
    if name.endswith(".py") and not name.startswith("_"):
        module = importlib.import_module("plugins." + name[:-3])
        found[module.NAME] = module.run
print(sorted(found))
