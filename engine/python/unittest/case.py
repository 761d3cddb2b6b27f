# TestCase: one test, with its preparation, its assertions and what is done afterwards.

from .util import strclass, safe_repr, _common_shorten_repr, _count_diff_hashable, _count_diff_all_purpose

_CUT = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


class SkipTest(Exception):
    pass


class _ShouldStop(Exception):
    pass


# Carries on the outcome of a test that is expected to fail.
_module_cleanups = []


def _id(obj):
    return obj


def _enter_context(cm, add_cleanup):
    cls = type(cm)
    try:
        enter = cls.__enter__
        exit = cls.__exit__
    except AttributeError:
        raise TypeError("'%s.%s' object does not support the context manager protocol"
            % (cls.__module__, getattr(cls, "__qualname__", cls.__name__))) from None
    result = enter(cm)
    add_cleanup(exit, cm, None, None, None)
    return result


def addModuleCleanup(function, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    return _enter_context(cm, addModuleCleanup)


def doModuleCleanups():
    errors = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as e:
            errors.append(e)
    if errors:
        raise errors[0]


def skip(reason):
    def decorator(item):
        if not isinstance(item, type):
            def skip_wrapper(*args, **kwargs):
                raise SkipTest(reason)
            try:
                skip_wrapper.__name__ = item.__name__
            except AttributeError:
                pass
            item = skip_wrapper
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item
    if callable(reason) and hasattr(reason, "__code__"):
        item = reason
        reason = ""
        return decorator(item)
    return decorator


def skipIf(condition, reason):
    return skip(reason) if condition else _id


def skipUnless(condition, reason):
    return _id if condition else skip(reason)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


def _is_subtype(expected, base):
    if isinstance(expected, tuple):
        return all(_is_subtype(e, base) for e in expected)
    return isinstance(expected, type) and issubclass(expected, base)


def _exc_info(e):
    return type(e), e, getattr(e, "__traceback__", None)


# What becomes of one run of one test.
class _Outcome:
    def __init__(self, result=None):
        self.expecting_failure = False
        self.result = result
        self.result_supports_subtests = hasattr(result, "addSubTest")
        self.success = True
        self.expectedFailure = None

    # Runs one part; what it raises is told to the result. The test is over for KeyboardInterrupt and what stops runs.
    def execute(self, test, function, args=(), subtest=False):
        before = self.success
        self.success = True
        try:
            function(*args)
        except SkipTest as e:
            self.success = False
            _add_skip(self.result, test, str(e))
        except _ShouldStop:
            self.success = False
        except (KeyboardInterrupt,):
            raise
        except BaseException as e:
            self.failed(test, e, subtest)
        else:
            if subtest and self.success:
                self.result.addSubTest(test.test_case, test, None)
        self.success = self.success and before

    def failed(self, test, e, subtest):
        info = _exc_info(e)
        if self.expecting_failure:
            self.expectedFailure = info
        else:
            self.success = False
            if subtest:
                self.result.addSubTest(test.test_case, test, info)
            else:
                _add_error(self.result, test, info)


def _add_skip(result, test, reason):
    add = getattr(result, "addSkip", None)
    if add is not None:
        add(test, reason)
    else:
        import warnings
        warnings.warn("TestResult has no addSkip method, skips not reported", RuntimeWarning, 2)
        result.addSuccess(test)


def _add_error(result, test, info):
    if result is not None and info is not None:
        if issubclass(info[0], test.failureException):
            result.addFailure(test, info)
        else:
            result.addError(test, info)


class _SubTestContext:
    def __init__(self, case, subtest):
        self.case = case
        self.subtest = subtest

    def __enter__(self):
        case = self.case
        outcome = case._outcome
        self.parent = case._subtest
        self.before = outcome.success
        outcome.success = True
        case._subtest = self.subtest

    def __exit__(self, kind, e, traceback):
        case = self.case
        outcome = case._outcome
        case._subtest = self.parent
        try:
            if e is None:
                if outcome.success:
                    outcome.result.addSubTest(self.subtest.test_case, self.subtest, None)
            elif isinstance(e, SkipTest):
                outcome.success = False
                _add_skip(outcome.result, self.subtest, str(e))
            elif isinstance(e, _ShouldStop):
                outcome.success = False
            elif isinstance(e, KeyboardInterrupt):
                return False
            else:
                outcome.failed(self.subtest, e, True)
        finally:
            outcome.success = outcome.success and self.before
        if not outcome.success and getattr(outcome.result, "failfast", False):
            raise _ShouldStop
        if outcome.expectedFailure is not None:
            raise _ShouldStop
        return True


class _NoContext:
    def __enter__(self):
        pass

    def __exit__(self, kind, e, traceback):
        return False


class _RaisesBase:
    _what = ""

    def __init__(self, expected, case, regex=None):
        self.expected = expected
        self.test_case = case
        if regex is not None and isinstance(regex, (str, bytes)):
            import re
            regex = re.compile(regex)
        self.expected_regex = regex
        self.obj_name = None
        self.msg = None

    def _raiseFailure(self, text):
        case = self.test_case
        raise case.failureException(case._formatMessage(self.msg, text))

    def _expected_name(self):
        try:
            return self.expected.__name__
        except AttributeError:
            return str(self.expected)

    # Called with a function, or used as a context.
    def handle(self, name, args, kwargs):
        try:
            if not _is_subtype(self.expected, self._base_type):
                raise TypeError("%s() arg 1 must be %s" % (name, self._base_type_str))
            if not args:
                self.msg = kwargs.pop("msg", None)
                if kwargs:
                    raise TypeError("%r is an invalid keyword argument for this function" % (next(iter(kwargs)),))
                return self
            function = args[0]
            try:
                self.obj_name = function.__name__
            except AttributeError:
                self.obj_name = str(function)
            with self:
                function(*args[1:], **kwargs)
        finally:
            # Neither may hold what the other refers to.
            self = None

    def _missed(self, text):
        if self.obj_name:
            text += " by " + self.obj_name
        self._raiseFailure(text)


class _AssertRaisesContext(_RaisesBase):
    _base_type = BaseException
    _base_type_str = "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, kind, e, traceback):
        if kind is None:
            self._missed(self._expected_name() + " not raised")
        if not issubclass(kind, self.expected):
            return False
        try:
            self.exception = e.with_traceback(None)
        except AttributeError:
            self.exception = e
        regex = self.expected_regex
        if regex is not None and not regex.search(str(e)):
            self._raiseFailure('"%s" does not match "%s"' % (regex.pattern, str(e)))
        return True


try:
    _Warning = Warning
except NameError:
    _Warning = Exception


class _AssertWarnsContext(_RaisesBase):
    _base_type = _Warning
    _base_type_str = "a warning type or tuple of warning types"

    def __enter__(self):
        import warnings
        self._catch = warnings.catch_warnings(record=True)
        self.warnings = self._catch.__enter__()
        warnings.simplefilter("always", self.expected) if isinstance(self.expected, type) else warnings.simplefilter("always")
        return self

    def __exit__(self, kind, e, traceback):
        self._catch.__exit__(kind, e, traceback)
        if kind is not None:
            return
        first = None
        for w in self.warnings:
            message = w.message
            if not isinstance(message, self.expected):
                continue
            if first is None:
                first = message
            if self.expected_regex is not None and not self.expected_regex.search(str(message)):
                continue
            self.warning = message
            self.filename = w.filename
            self.lineno = w.lineno
            return
        if first is not None:
            self._raiseFailure('"%s" does not match "%s"' % (self.expected_regex.pattern, str(first)))
        self._missed(self._expected_name() + " not triggered")


class _AssertLogsContext:
    LOGGING_FORMAT = "%(levelname)s:%(name)s:%(message)s"

    def __init__(self, case, logger, level, no_logs):
        import logging
        self.test_case = case
        self.logger_name = logger
        if level:
            self.level = logging._nameToLevel.get(level, level)
        else:
            self.level = logging.INFO
        self.msg = None
        self.no_logs = no_logs

    def __enter__(self):
        import logging
        name = self.logger_name
        self.logger = logger = name if isinstance(name, logging.Logger) else logging.getLogger(name)
        watcher = self

        class _CapturingHandler(logging.Handler):
            def flush(self):
                pass

            def emit(self, record):
                watcher.records.append(record)
                watcher.output.append(self.format(record))

        self.records = []
        self.output = []
        handler = _CapturingHandler()
        handler.setLevel(self.level)
        handler.setFormatter(logging.Formatter(self.LOGGING_FORMAT))
        self.old = logger.handlers, logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        if not self.no_logs:
            import collections
            handler.watcher = self.watcher = collections.namedtuple("_LoggingWatcher", ["records", "output"])(self.records, self.output)
            return self.watcher

    def __exit__(self, kind, e, traceback):
        logger = self.logger
        logger.handlers, level, logger.propagate = self.old
        logger.setLevel(level)
        if kind is not None:
            return False
        if self.no_logs:
            if self.records:
                self._fail("Unexpected logs found: %r" % (self.output,))
        elif not self.records:
            import logging
            self._fail("no logs of level %s or higher triggered on %s" % (logging.getLevelName(self.level), logger.name))

    def _fail(self, text):
        case = self.test_case
        raise case.failureException(case._formatMessage(self.msg, text))


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16
    _classSetupFailed = False
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = "No test"
        self._cleanups = []
        self._subtest = None
        method = getattr(self, methodName, None)
        if method is None:
            if methodName != "runTest":
                raise ValueError("no such test method in %s: %s" % (self.__class__, methodName))
        else:
            self._testMethodDoc = getattr(method, "__doc__", None)
        self._type_equality_funcs = {
            dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual", set: "assertSetEqual",
            frozenset: "assertSetEqual", str: "assertMultiLineEqual",
        }

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        return _enter_context(cm, cls.addClassCleanup)

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from .result import TestResult
        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return strclass(self.__class__) + "." + self._testMethodName

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        name = self._testMethodName
        return "%s (%s.%s)" % (name, strclass(self.__class__), name)

    def __repr__(self):
        return "<%s testMethod=%s>" % (strclass(self.__class__), self._testMethodName)

    def subTest(self, msg=None, **params):
        outcome = self._outcome
        if outcome is None or not outcome.result_supports_subtests:
            return _NoContext()
        parent = self._subtest
        if parent is not None:
            # The innermost come first.
            for name, value in parent.params.items():
                params.setdefault(name, value)
        return _SubTestContext(self, _SubTest(self, msg, params))

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            import warnings
            warnings.warn("It is deprecated to return a value that is not None from a test case (%s)" % (method,),
                DeprecationWarning, 3)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, *args, **kwargs):
        function(*args, **kwargs)

    def run(self, result=None):
        stop = None
        if result is None:
            result = self.defaultTestResult()
            start = getattr(result, "startTestRun", None)
            stop = getattr(result, "stopTestRun", None)
            if start is not None:
                start()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            for item in (self.__class__, method):
                if getattr(item, "__unittest_skip__", False):
                    _add_skip(result, self, getattr(self.__class__, "__unittest_skip_why__", "")
                        or getattr(method, "__unittest_skip_why__", ""))
                    return result
            expecting = getattr(self, "__unittest_expecting_failure__", False) or getattr(method, "__unittest_expecting_failure__", False)
            outcome = self._outcome = _Outcome(result)
            try:
                outcome.execute(self, self._callSetUp)
                if outcome.success:
                    outcome.expecting_failure = expecting
                    outcome.execute(self, self._callTestMethod, (method,))
                    outcome.expecting_failure = False
                    outcome.execute(self, self._callTearDown)
                self.doCleanups()
                if outcome.success:
                    if not expecting:
                        result.addSuccess(self)
                    elif outcome.expectedFailure:
                        result.addExpectedFailure(self, outcome.expectedFailure)
                    else:
                        result.addUnexpectedSuccess(self)
                return result
            finally:
                outcome.expectedFailure = None
                self._outcome = None
        finally:
            result.stopTest(self)
            if stop is not None:
                stop()

    def doCleanups(self):
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome.execute(self, self._cleanup_of, (function, args, kwargs))
        return outcome.success

    def _cleanup_of(self, function, args, kwargs):
        self._callCleanup(function, *args, **kwargs)

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception as e:
                cls.tearDown_exceptions.append(_exc_info(e))

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        method = getattr(self, self._testMethodName)
        for item in (self.__class__, method):
            if getattr(item, "__unittest_skip__", False):
                raise SkipTest(getattr(self.__class__, "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", ""))
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    # --- Assertions ---

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return "%s : %s" % (standardMsg, msg)
        except UnicodeDecodeError:
            return "%s : %s" % (safe_repr(standardMsg), safe_repr(msg))

    def _failed(self, msg, text):
        raise self.failureException(self._formatMessage(msg, text))

    def _truncateMessage(self, message, diff):
        limit = self.maxDiff
        if limit is None or len(diff) <= limit:
            return message + diff
        return message + _CUT % len(diff)

    def assertFalse(self, expr, msg=None):
        if expr:
            self._failed(msg, "%s is not false" % safe_repr(expr))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._failed(msg, "%s is not true" % safe_repr(expr))

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, True)

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            f = self._type_equality_funcs.get(type(first))
            if f is not None:
                return getattr(self, f) if isinstance(f, str) else f
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._failed(msg, "%s != %s" % _common_shorten_repr(first, second))

    def assertEqual(self, first, second, msg=None):
        if type(first) is type(second) and type(first) in self._type_equality_funcs:
            self._getAssertEqualityFunc(first, second)(first, second, msg=msg)
        elif not first == second:
            self._baseAssertEqual(first, second, msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._failed(msg, "%s == %s" % (safe_repr(first), safe_repr(second)))

    def _distance(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            return diff, diff <= delta, safe_repr(delta) + " delta"
        if places is None:
            places = 7
        return diff, round(diff, places) == 0, "%r places" % (places,)

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        diff, near, within = self._distance(first, second, places, delta)
        if not near:
            self._failed(msg, "%s != %s within %s (%s difference)" % (safe_repr(first), safe_repr(second), within, safe_repr(diff)))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        if delta is not None:
            if not first == second and abs(first - second) > delta:
                return
            text = "%s == %s within %s delta (%s difference)" % (safe_repr(first), safe_repr(second), safe_repr(delta), safe_repr(abs(first - second)))
        else:
            if not first == second and round(abs(second - first), 7 if places is None else places) != 0:
                return
            text = "%s == %s within %r places" % (safe_repr(first), safe_repr(second), 7 if places is None else places)
        self._failed(msg, text)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is not None:
            name = seq_type.__name__
            if not isinstance(seq1, seq_type):
                raise self.failureException("First sequence is not a %s: %s" % (name, safe_repr(seq1)))
            if not isinstance(seq2, seq_type):
                raise self.failureException("Second sequence is not a %s: %s" % (name, safe_repr(seq2)))
        else:
            name = "sequence"
        text = None
        try:
            len1 = len(seq1)
        except (TypeError, NotImplementedError):
            text = "First %s has no length.    Non-sequence?" % name
        if text is None:
            try:
                len2 = len(seq2)
            except (TypeError, NotImplementedError):
                text = "Second %s has no length.    Non-sequence?" % name
        if text is None:
            if seq1 == seq2:
                return
            text = "%ss differ: %s != %s\n" % ((name[0].upper() + name[1:],) + _common_shorten_repr(seq1, seq2))
            text = self._first_difference(text, name, seq1, seq2, len1, len2, seq_type)
            if text is None:
                return
        import difflib
        import pprint
        diff = "\n" + "\n".join(difflib.ndiff(pprint.pformat(seq1).split("\n"), pprint.pformat(seq2).split("\n")))
        self.fail(self._formatMessage(msg, self._truncateMessage(text, diff)))

    def _first_difference(self, text, name, seq1, seq2, len1, len2, seq_type):
        for i in range(min(len1, len2)):
            for which, seq in (("first", seq1), ("second", seq2)):
                try:
                    seq[i]
                except (TypeError, IndexError, NotImplementedError):
                    return text + "\nUnable to index element %d of %s %s\n" % (i, which, name)
            if seq1[i] != seq2[i]:
                text += "\nFirst differing element %d:\n%s\n%s\n" % ((i,) + _common_shorten_repr(seq1[i], seq2[i]))
                break
        else:
            if seq_type is None and len1 == len2 and type(seq1) != type(seq2):
                return None
        for which, seq, more, n in (("First", seq1, len1 - len2, len2), ("Second", seq2, len2 - len1, len1)):
            if more > 0:
                text += "\n%s %s contains %d additional elements.\n" % (which, name, more)
                try:
                    text += "First extra element %d:\n%s\n" % (n, safe_repr(seq[n]))
                except (TypeError, IndexError, NotImplementedError):
                    text += "Unable to index element %d of %s %s\n" % (n, which.lower(), name)
        return text

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        differences = []
        for a, b, which in ((set1, set2, "first"), (set2, set1, "second")):
            try:
                differences.append(a.difference(b))
            except TypeError as e:
                self.fail("invalid type when attempting set difference: %s" % e)
            except AttributeError as e:
                self.fail("%s argument does not support set difference: %s" % (which, e))
        if not (differences[0] or differences[1]):
            return
        lines = []
        for difference, text in zip(differences, ("first set but not the second", "second set but not the first")):
            if difference:
                lines.append("Items in the %s:" % text)
                for item in difference:
                    lines.append(repr(item))
        self._failed(msg, "\n".join(lines))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._failed(msg, "%s not found in %s" % (safe_repr(member), safe_repr(container)))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._failed(msg, "%s unexpectedly found in %s" % (safe_repr(member), safe_repr(container)))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._failed(msg, "%s is not %s" % (safe_repr(expr1), safe_repr(expr2)))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._failed(msg, "unexpectedly identical: %s" % safe_repr(expr1))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            import difflib
            import pprint
            text = "%s != %s" % _common_shorten_repr(d1, d2)
            diff = "\n" + "\n".join(difflib.ndiff(pprint.pformat(d1).split("\n"), pprint.pformat(d2).split("\n")))
            self._failed(msg, self._truncateMessage(text, diff))

    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        import warnings
        warnings.warn("assertDictContainsSubset is deprecated", DeprecationWarning)
        missing = []
        mismatched = []
        for key, value in subset.items():
            if key not in dictionary:
                missing.append(key)
            elif value != dictionary[key]:
                mismatched.append("%s, expected: %s, actual: %s" % (safe_repr(key), safe_repr(value), safe_repr(dictionary[key])))
        if missing or mismatched:
            text = ""
            if missing:
                text = "Missing: %s" % ",".join(safe_repr(m) for m in missing)
            if mismatched:
                text += ("; " if text else "") + "Mismatched values: %s" % ",".join(mismatched)
            self._failed(msg, text)

    def assertCountEqual(self, first, second, msg=None):
        first = list(first)
        second = list(second)
        try:
            differences = _count_diff_hashable(first, second)
        except TypeError:
            differences = _count_diff_all_purpose(first, second)
        if differences:
            lines = ["Element counts were not equal:\n"]
            for n, m, value in differences:
                lines.append("First has %d, Second has %d:  %r" % (n, m, value))
            self.fail(self._formatMessage(msg, self._truncateMessage(lines[0], "\n".join(lines[1:]))))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        import difflib
        lines1 = first.splitlines(True)
        lines2 = second.splitlines(True)
        if len(lines1) == 1 and first.strip("\r\n") == first:
            lines1 = [first + "\n"]
            lines2 = [second + "\n"]
        text = "%s != %s" % _common_shorten_repr(first, second)
        self._failed(msg, self._truncateMessage(text, "\n" + "".join(difflib.ndiff(lines1, lines2))))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._failed(msg, "%s not less than %s" % (safe_repr(a), safe_repr(b)))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._failed(msg, "%s not less than or equal to %s" % (safe_repr(a), safe_repr(b)))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._failed(msg, "%s not greater than %s" % (safe_repr(a), safe_repr(b)))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._failed(msg, "%s not greater than or equal to %s" % (safe_repr(a), safe_repr(b)))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._failed(msg, "%s is not None" % safe_repr(obj))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._failed(msg, "unexpectedly None")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._failed(msg, "%s is not an instance of %r" % (safe_repr(obj), cls))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._failed(msg, "%s is an instance of %r" % (safe_repr(obj), cls))

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
            import re
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._failed(msg, "Regex didn't match: %r not found in %r" % (expected_regex.pattern, text))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            import re
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            self._failed(msg, "Regex matched: %r matches %r in %r" % (text[match.start():match.end()], unexpected_regex.pattern, text))

    def _deprecated(old, new):
        def call(self, *args, **kwargs):
            import warnings
            warnings.warn("Please use %s instead." % new, DeprecationWarning, 2)
            return getattr(self, new)(*args, **kwargs)
        return call

    failUnlessEqual = assertEquals = _deprecated("assertEquals", "assertEqual")
    failIfEqual = assertNotEquals = _deprecated("assertNotEquals", "assertNotEqual")
    failUnless = assert_ = _deprecated("assert_", "assertTrue")
    failIf = _deprecated("failIf", "assertFalse")
    failUnlessRaises = _deprecated("failUnlessRaises", "assertRaises")
    failUnlessAlmostEqual = assertAlmostEquals = _deprecated("assertAlmostEquals", "assertAlmostEqual")
    failIfAlmostEqual = assertNotAlmostEquals = _deprecated("assertNotAlmostEquals", "assertNotAlmostEqual")
    assertRegexpMatches = _deprecated("assertRegexpMatches", "assertRegex")
    assertNotRegexpMatches = _deprecated("assertNotRegexpMatches", "assertNotRegex")
    assertRaisesRegexp = _deprecated("assertRaisesRegexp", "assertRaisesRegex")
    del _deprecated


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc = setUp
        self._tearDownFunc = tearDown
        self._testFunc = testFunc
        self._description = description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def _key(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self):
        return hash((type(self),) + self._key())

    def __str__(self):
        return "%s (%s)" % (strclass(self.__class__), self._testFunc.__name__)

    def __repr__(self):
        return "<%s tec=%s>" % (strclass(self.__class__), self._testFunc)

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc.split("\n")[0].strip() if doc else None


class _SubTest(TestCase):
    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = []
        if self._message is not None:
            parts.append("[%s]" % self._message)
        if self.params:
            parts.append("(%s)" % ", ".join(["%s=%r" % item for item in self.params.items()]))
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return self.test_case.id() + " " + self._subDescription()

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return "%s %s" % (self.test_case, self._subDescription())
