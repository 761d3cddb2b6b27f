# What stands in for a module that a sandbox does not have, while CPython's tests are run: whoever uses it skips its test.

import unittest


class Absent:
    def __init__(self, name, reason):
        self._name = name
        self._reason = reason

    def __call__(self, *args, **kwargs):
        raise unittest.SkipTest(self._reason)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent(self._name + "." + name, self._reason)

    def __enter__(self):
        raise unittest.SkipTest(self._reason)

    def __exit__(self, *args):
        pass


def stand_in(module, reason):
    def get(name):
        if name.startswith("__"):
            raise AttributeError("module %r has no attribute %r" % (module, name))
        return Absent(module + "." + name, reason)

    return get
