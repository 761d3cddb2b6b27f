import contextlib
import importlib
import sys
import unittest

INTERNALS = "out of reach: C internals of CPython"


def import_module(name, deprecated=False, *, required_on=()):
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise unittest.SkipTest(str(error))


# There is one implementation of each module here, which stands for "the C one" and "the Python one" alike.
def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def unload(name):
    sys.modules.pop(name, None)


forget = unload


def make_legacy_pyc(source):
    raise unittest.SkipTest(INTERNALS + ": .pyc files")


class CleanImport:
    def __init__(self, *names, usefrozen=False):
        self.names = names

    def __enter__(self):
        self.before = {name: sys.modules.pop(name) for name in self.names if name in sys.modules}
        return self

    def __exit__(self, *args):
        sys.modules.update(self.before)


class DirsOnSysPath:
    def __init__(self, *paths):
        self.before = sys.path[:]
        sys.path.extend(paths)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        sys.path[:] = self.before


@contextlib.contextmanager
def frozen_modules(enabled=True):
    yield


def modules_setup():
    return (dict(sys.modules),)


def modules_cleanup(before):
    pass
