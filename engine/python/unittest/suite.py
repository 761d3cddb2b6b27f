# Suites: tests that are run together, with what their classes and modules prepare.

import sys
from . import case
from .util import strclass


class BaseTestSuite:
    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return "<%s tests=%s>" % (strclass(self.__class__), list(self))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        n = self._removed_tests
        for test in self:
            if test:
                n += test.countTestCases()
        return n

    def addTest(self, test):
        if not callable(test):
            raise TypeError("%r is not callable" % (test,))
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    # A test that is done is forgotten, and what it holds with it.
    def _removeTestAtIndex(self, index):
        try:
            test = self._tests[index]
        except TypeError:
            return
        if hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    def run(self, result, debug=False):
        top = getattr(result, "_testRunEntered", False) is False
        if top:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not _is_suite(test):
                self._tearDownPreviousClass(test, result)
                self._handleModuleFixture(test, result)
                self._handleClassSetUp(test, result)
                result._previousTestClass = test.__class__
                if getattr(test.__class__, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False):
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        if top:
            self._tearDownPreviousClass(None, result)
            self._handleModuleTearDown(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)

    def _handleClassSetUp(self, test, result):
        previous = getattr(result, "_previousTestClass", None)
        current = test.__class__
        if current is previous or getattr(result, "_moduleSetUpFailed", False) or getattr(current, "__unittest_skip__", False):
            return
        failed = False
        try:
            current._classSetupFailed = False
        except (TypeError, AttributeError):
            pass
        setUpClass = getattr(current, "setUpClass", None)
        do_cleanups = getattr(current, "doClassCleanups", None)
        if setUpClass is None:
            return
        _call(result, "_setupStdout")
        try:
            try:
                setUpClass()
            except Exception as e:
                if isinstance(result, _DebugResult):
                    raise
                failed = True
                try:
                    current._classSetupFailed = True
                except (TypeError, AttributeError):
                    pass
                self._fixture_error(result, e, "setUpClass", strclass(current))
            if failed and do_cleanups is not None:
                self._class_cleanups(result, current, do_cleanups, "setUpClass")
        finally:
            _call(result, "_restoreStdout")

    def _class_cleanups(self, result, cls, do_cleanups, method):
        do_cleanups()
        for info in cls.tearDown_exceptions:
            if isinstance(result, _DebugResult):
                raise info[1]
            self._fixture_error(result, info[1], method, strclass(cls), info)

    def _module_of(self, result):
        previous = getattr(result, "_previousTestClass", None)
        return previous.__module__ if previous is not None else None

    def _handleModuleFixture(self, test, result):
        previous = self._module_of(result)
        current = test.__class__.__module__
        if current == previous:
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        module = sys.modules.get(current)
        if module is None:
            return
        setUpModule = getattr(module, "setUpModule", None)
        if setUpModule is None:
            return
        _call(result, "_setupStdout")
        try:
            try:
                setUpModule()
            except Exception as e:
                if isinstance(result, _DebugResult):
                    raise
                result._moduleSetUpFailed = True
                self._fixture_error(result, e, "setUpModule", current)
            if result._moduleSetUpFailed:
                try:
                    case.doModuleCleanups()
                except Exception as e:
                    self._fixture_error(result, e, "setUpModule", current)
        finally:
            _call(result, "_restoreStdout")

    def _fixture_error(self, result, e, method, parent, info=None):
        error = _ErrorHolder("%s (%s)" % (method, parent))
        add_skip = getattr(result, "addSkip", None)
        if add_skip is not None and isinstance(e, case.SkipTest):
            add_skip(error, str(e))
        else:
            result.addError(error, info or case._exc_info(e))

    def _handleModuleTearDown(self, result):
        previous = self._module_of(result)
        if previous is None or getattr(result, "_moduleSetUpFailed", False):
            return
        module = sys.modules.get(previous)
        if module is None:
            return
        _call(result, "_setupStdout")
        try:
            for method in (getattr(module, "tearDownModule", None), case.doModuleCleanups):
                if method is not None:
                    try:
                        method()
                    except Exception as e:
                        if isinstance(result, _DebugResult):
                            raise
                        self._fixture_error(result, e, "tearDownModule", previous)
        finally:
            _call(result, "_restoreStdout")

    def _tearDownPreviousClass(self, test, result):
        previous = getattr(result, "_previousTestClass", None)
        if test.__class__ is previous or previous is None or getattr(previous, "_classSetupFailed", False) \
                or getattr(result, "_moduleSetUpFailed", False) or getattr(previous, "__unittest_skip__", False):
            return
        tearDownClass = getattr(previous, "tearDownClass", None)
        do_cleanups = getattr(previous, "doClassCleanups", None)
        if tearDownClass is None and do_cleanups is None:
            return
        _call(result, "_setupStdout")
        try:
            if tearDownClass is not None:
                try:
                    tearDownClass()
                except Exception as e:
                    if isinstance(result, _DebugResult):
                        raise
                    self._fixture_error(result, e, "tearDownClass", strclass(previous))
            if do_cleanups is not None:
                self._class_cleanups(result, previous, do_cleanups, "tearDownClass")
        finally:
            _call(result, "_restoreStdout")


# Stands for what a class or a module prepares, in the list of errors.
class _ErrorHolder:
    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return "<ErrorHolder description=%r>" % (self.description,)

    def __str__(self):
        return self.description

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


def _is_suite(test):
    try:
        iter(test)
    except TypeError:
        return False
    return True


def _call(result, name):
    method = getattr(result, name, None)
    if method is not None:
        method()


class _DebugResult:
    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
