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

    # A base class in a test file's own class statement.
    def __mro_entries__(self, bases):
        reason = self._reason

        class Base:
            def __new__(cls, *args, **kwargs):
                raise unittest.SkipTest(reason)

        return (Base,)

    def __enter__(self):
        raise unittest.SkipTest(self._reason)

    def __exit__(self, *args):
        pass


# What should be there and is not: whoever uses it fails.
class Missing:
    def __init__(self, name):
        self._name = name

    def __call__(self, *args, **kwargs):
        raise AttributeError(self._name + " is missing")

    def __getattr__(self, name):
        raise AttributeError("%s.%s is missing" % (self._name, name))

    def __mro_entries__(self, bases):
        return ()


def stand_in(module, reason):
    def get(name):
        if name.startswith("__"):
            raise AttributeError("module %r has no attribute %r" % (module, name))
        return Absent(module + "." + name, reason)

    return get
