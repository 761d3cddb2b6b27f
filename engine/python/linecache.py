# Lines of source, for tracebacks: those that were put into the cache, of the latest runs, and of files that can be opened.

import sys

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}


def clearcache():
    cache.clear()


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1 and sys._sources.get(filename, entry[1]) is entry[1]:
        return entry[2]
    return updatecache(filename, module_globals)


def checkcache(filename=None):
    pass


def lazycache(filename, module_globals):
    return False


def updatecache(filename, module_globals=None):
    cache.pop(filename, None)
    if not filename or filename[0] == "<" and filename[-1] == ">":
        return []
    text = sys._sources.get(filename)
    try:
        if text is None:
            with open(filename) as f:
                text = f.read()
    except (NameError, OSError, ValueError, AttributeError):
        return []
    lines = text.split("\n")
    last = lines.pop()
    lines = [line + "\n" for line in lines]
    if last:
        lines.append(last + "\n")
    cache[filename] = len(text), sys._sources.get(filename), lines, filename
    return lines
