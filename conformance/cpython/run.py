# Runs in the sandbox: loads a test file and says which methods it has; runs one of them, in a copy of the sandbox made then.

import sys
import unittest

sys.path.append("/absent")
from _stand_in import Absent, Missing, stand_in

_tests = {}


# What a test file asks for before its first test must not cost the other tests. Those that use it skip themselves when it is
# private to CPython's implementation, or a module that the sandbox does not have, and fail when it is a public name that is missing.
def _supply(text):
    parts = text.split("'")
    if text.startswith("cannot import name '"):
        _, name, _, module, *_ = parts
    elif text.startswith("module '") and "' has no attribute '" in text:
        _, module, _, name, *_ = parts
    elif text.startswith("No module named '"):
        return _supply_module(parts[1])
    else:
        return False
    found = sys.modules.get(module)
    if found is None or name.startswith("__") or name in found.__dict__:
        return False
    where = module + "." + name
    setattr(found, name, Absent(where, "out of reach: private names of CPython") if name[0] == "_" else Missing(where))
    return True


def _supply_module(name):
    above, _, last = name.rpartition(".")
    made = type(sys)(name)
    if above == "" or above.startswith("test") or last[0] == "_" or isinstance(getattr(sys.modules[above], "_reason", None), str):
        made._reason = "needs the module " + name
        made.__getattr__ = stand_in(name, made._reason)
    else:
        made.__getattr__ = lambda attribute: Missing(name + "." + attribute)
    made.__path__ = ""
    sys.modules[name] = made
    if above:
        setattr(sys.modules[above], last, made)
    return True


def _imported(module):
    while True:
        try:
            __import__(module)
            return sys.modules[module]
        except (ImportError, AttributeError) as error:
            if not _supply(str(error)):
                raise
            sys.modules.pop(module, None)


# What the tests of a module only touch by the way, in setUp() and the like.
def _by_the_way(file):
    if file == "test_platform":
        sys._git = ("", "", "")
    elif file == "test_warnings/__init__":
        import warnings
        from unittest import case

        case.warnings = warnings
    elif file == "test_logging":
        import logging
        import weakref

        logging.weakref = weakref
        logging._acquireLock = logging._releaseLock = lambda: None
    elif file == "test_uuid":
        import uuid

        uuid._load_system_functions = lambda: None
        uuid._GETTERS = ()
        uuid._has_uuid_generate_time_safe = False
        uuid._generate_time_safe = uuid._UuidCreate = None
    elif file == "test_difflib":
        import difflib

        difflib.HtmlDiff = Missing("difflib.HtmlDiff")
    elif file == "test_hashlib":
        # A module of this name has other contents in CPython.
        import hashlib

        sys.modules["_hashlib"] = None


# Files with a test_main() say there which of their classes are to be run.
def _chosen(module):
    from test import support

    classes = []
    for where in (support, module):
        where.run_unittest = lambda *more: classes.extend(more)
        where.run_doctest = lambda *args, **kwargs: None
    module.test_main()
    if module.__name__ == "test.test_decimal":
        # The context of its tests lasts as long as its test_main().
        module.init(module.C)
        module.init(module.P)
    return unittest.TestSuite(
        each if isinstance(each, unittest.TestSuite) else unittest.defaultTestLoader.loadTestsFromTestCase(each)
        for each in classes
    )


def load(name, only):
    module = "test." + name.replace("/", ".")
    if module.endswith(".__init__"):
        module = module[:-9]
    _by_the_way(name)
    module = _imported(module)
    _by_the_way(name)
    stack = [_chosen(module) if hasattr(module, "test_main") else unittest.defaultTestLoader.loadTestsFromModule(module)]
    while stack:
        each = stack.pop()
        if isinstance(each, unittest.TestCase):
            name = "%s.%s" % (type(each).__name__, each._testMethodName)
            if only is None or name.startswith(only):
                _tests[name] = each
        else:
            stack.extend(each)
    return sorted(_tests)


def method(name):
    result = unittest.TestResult()
    unittest.TestSuite([_tests[name]]).run(result)
    for kind, found in (("failed", result.failures), ("error", result.errors)):
        if found:
            return [kind, str(found[0][1])[-600:]]
    if result.unexpectedSuccesses:
        return ["failed", "unexpected success"]
    if result.skipped:
        return ["skipped", str(result.skipped[0][1])]
    return ["passed", ""] if result.testsRun else ["error", "it did not run"]
