# Runs in this machine's python3: says, for one of CPython's test files, where its functions and classes stand and which of them
# are test methods. The files themselves are not imported.

import ast
import json
import sys


def walk(node, path, found):
    for each in ast.iter_child_nodes(node):
        if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            here = [*path, each.name]
            first = min([each.lineno, *(decorator.lineno for decorator in each.decorator_list)])
            kind = "class" if isinstance(each, ast.ClassDef) else "function"
            found.append({"name": ".".join(here), "kind": kind, "first": first, "last": each.end_lineno})
            if kind == "class" or not path:
                walk(each, here, found)
        elif not isinstance(each, ast.expr):
            walk(each, path, found)


found = []
with open(sys.argv[1], encoding="utf-8") as file:
    walk(ast.parse(file.read()), [], found)
print(json.dumps(found))
