# Runs in the sandbox: loads a test file and says which methods it has; runs one of them, in a copy of the sandbox made then.

import sys
import unittest

sys.path.append("/absent")
_tests = {}


def load(name, only):
    module = "test." + name.replace("/", ".")
    if module.endswith(".__init__"):
        module = module[:-9]
    __import__(module)
    module = sys.modules[module]
    stack = [unittest.defaultTestLoader.loadTestsFromModule(module)]
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
