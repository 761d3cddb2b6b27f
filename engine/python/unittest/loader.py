# Finds the tests of classes and modules.

import sys
from . import case, suite, util


class _FailedTest(case.TestCase):
    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            raise AttributeError(name)

        def fail():
            raise self._exception
        return fail


def _failed(name, exception, text, suite_class):
    return suite_class((_FailedTest(name, exception),)), text


class _ByCmp:
    def __init__(self, value, cmp):
        self.value = value
        self.cmp = cmp

    def __lt__(self, other):
        return self.cmp(self.value, other.value) < 0


def _fnmatch(name, pattern):
    from fnmatch import fnmatchcase
    return fnmatchcase(name, pattern)


class TestLoader:
    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *args, pattern=None, **kws):
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if isinstance(obj, type) and issubclass(obj, case.TestCase) and obj not in (case.TestCase, case.FunctionTestCase):
                tests.append(self.loadTestsFromTestCase(obj))
        load_tests = getattr(module, "load_tests", None)
        tests = self.suiteClass(tests)
        if load_tests is not None:
            try:
                return load_tests(self, tests, pattern)
            except Exception as e:
                import traceback
                text = "Failed to call load_tests:\n" + traceback.format_exc()
                tests, text = _failed(module.__name__, TypeError(text) if False else e, text, self.suiteClass)
                self.errors.append(text)
        return tests

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        error = None
        if module is None:
            left = parts[:]
            while left:
                try:
                    module = __import__(".".join(left))
                    break
                except ImportError as e:
                    import traceback
                    last = left.pop()
                    text = "Failed to import test module: %s\n%s" % (last, traceback.format_exc())
                    error = _failed(last, ImportError(text), text, self.suiteClass)
                    if not left:
                        self.errors.append(error[1])
                        return error[0]
            parts = parts[1:]
        obj = module
        parent = None
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as e:
                if getattr(obj, "__path__", None) is not None and error is not None:
                    self.errors.append(error[1])
                    return error[0]
                import traceback
                text = "Failed to access attribute:\n" + traceback.format_exc()
                tests, text = _failed(part, e, text, self.suiteClass)
                self.errors.append(text)
                return tests
        if isinstance(obj, type(sys)):
            return self.loadTestsFromModule(obj)
        if isinstance(obj, type):
            if issubclass(obj, case.TestCase) and obj not in (case.TestCase, case.FunctionTestCase):
                return self.loadTestsFromTestCase(obj)
        elif isinstance(parent, type) and issubclass(parent, case.TestCase) and hasattr(obj, "__code__"):
            name = parts[-1]
            instance = parent(name)
            if not isinstance(parent.__dict__.get(name), staticmethod):
                return self.suiteClass([instance])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if callable(obj):
            test = obj()
            if isinstance(test, suite.TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError("calling %s returned %s, not a test" % (obj, test))
        raise TypeError("don't know how to make test from: %s" % (obj,))

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        names = []
        for name in dir(testCaseClass):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                continue
            if self.testNamePatterns is not None:
                full = "%s.%s.%s" % (testCaseClass.__module__, getattr(testCaseClass, "__qualname__", testCaseClass.__name__), name)
                if not any(_fnmatch(full, p) for p in self.testNamePatterns):
                    continue
            names.append(name)
        cmp = self.sortTestMethodsUsing
        if cmp is util.three_way_cmp:
            names.sort()
        elif cmp:
            names.sort(key=lambda name: _ByCmp(name, cmp))
        return names


defaultTestLoader = TestLoader()


def _make_loader(prefix, sortUsing, suiteClass=None, patterns=None):
    loader = TestLoader()
    loader.sortTestMethodsUsing = sortUsing
    loader.testMethodPrefix = prefix
    loader.testNamePatterns = patterns
    if suiteClass:
        loader.suiteClass = suiteClass
    return loader


def getTestCaseNames(testCaseClass, prefix, sortUsing=util.three_way_cmp, testNamePatterns=None):
    return _make_loader(prefix, sortUsing, None, testNamePatterns).getTestCaseNames(testCaseClass)


def makeSuite(testCaseClass, prefix="test", sortUsing=util.three_way_cmp, suiteClass=suite.TestSuite):
    return _make_loader(prefix, sortUsing, suiteClass).loadTestsFromTestCase(testCaseClass)


def findTestCases(module, prefix="test", sortUsing=util.three_way_cmp, suiteClass=suite.TestSuite):
    return _make_loader(prefix, sortUsing, suiteClass).loadTestsFromModule(module)
