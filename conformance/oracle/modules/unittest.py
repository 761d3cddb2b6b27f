import io
import re
import unittest
from unittest import TestCase


def run(*cases, verbosity=1, **kw):
    stream = io.StringIO()
    suite = unittest.TestSuite()
    for case in cases:
        suite.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(case))
    result = unittest.TextTestRunner(stream=stream, verbosity=verbosity, **kw).run(suite)
    text = re.sub(r"in \d+\.\d+s", "in X", stream.getvalue())
    # Frames and markers of lines depend on where the file is.
    lines = [l for l in text.split("\n") if not l.startswith("  File ") and not l.startswith("    ")]
    print("\n".join(lines))
    return result


def message(method, *args, **kw):
    case = TestCase()
    case.maxDiff = None
    try:
        getattr(case, method)(*args, **kw)
        print(method, "passed")
    except AssertionError as e:
        print(method, "failed:", e)
    except Exception as e:
        print(method, type(e).__name__, e)


# case: equality
message("assertEqual", 1, 1)
message("assertEqual", 1, 2)
message("assertEqual", 1, 2, "because")
message("assertEqual", "a", 1)
message("assertEqual", 1.0, 1)
message("assertNotEqual", 1, 1)
message("assertNotEqual", 1, 2)
message("assertEqual", None, False)

# case: lists and tuples
message("assertEqual", [1, 2, 3], [1, 2, 4])
message("assertEqual", [1, 2], [1, 2, 3])
message("assertEqual", [1, 2, 3], [1])
message("assertEqual", [], [1])
message("assertEqual", (1, 2), (1, 3))
message("assertListEqual", [1], (1,))
message("assertTupleEqual", (1,), (1,))
message("assertSequenceEqual", [1, 2], (1, 3))
message("assertSequenceEqual", 5, [1])
message("assertSequenceEqual", "abc", "abd")

# case: dicts and sets
message("assertEqual", {"a": 1}, {"a": 2})
message("assertEqual", {"a": 1}, {"a": 1, "b": 2}, "note")
message("assertDictEqual", {}, [])
message("assertEqual", {1}, {2})
message("assertEqual", {1, 2}, {2})
message("assertSetEqual", {1}, [1])
message("assertEqual", frozenset([1]), frozenset([1, 2]))

# case: texts
message("assertEqual", "abc", "abd")
message("assertEqual", "a\nb\nc\n", "a\nx\nc\n")
message("assertMultiLineEqual", "a", 5)
message("assertEqual", "x" * 100, "x" * 99 + "y")
message("assertEqual", "q" * 30 + "x" * 100, "q" * 30 + "y" * 100)
message("assertEqual", "same line", "same  line")

# case: truth and identity
message("assertTrue", 0)
message("assertTrue", [])
message("assertFalse", "x")
message("assertIs", 1, None)
message("assertIsNot", None, None)
message("assertIsNone", 1)
message("assertIsNotNone", None)
message("assertIn", 1, [2, 3])
message("assertNotIn", "a", "abc")
message("assertIsInstance", 1, str)
message("assertNotIsInstance", 1, int)
message("assertIsInstance", 1, (str, list))
message("fail")
message("fail", "words")

# case: order
for m in ("assertLess", "assertLessEqual", "assertGreater", "assertGreaterEqual"):
    message(m, 1, 2)
    message(m, 2, 1)
    message(m, 1, 1, "why")

# case: almost equal
message("assertAlmostEqual", 1.0, 1.00000001)
message("assertAlmostEqual", 1.0, 1.1)
message("assertAlmostEqual", 1.0, 1.05, places=1)
message("assertAlmostEqual", 1.0, 1.5, delta=0.4)
message("assertAlmostEqual", 1.0, 1.5, delta=0.6)
message("assertAlmostEqual", 1, 2, places=1, delta=1)
message("assertNotAlmostEqual", 1.0, 1.00000001)
message("assertNotAlmostEqual", 1.0, 1.5, delta=0.6)
message("assertNotAlmostEqual", 1.0, 2.0)

# case: counts
message("assertCountEqual", [1, 2, 2], [2, 1, 2])
message("assertCountEqual", [1, 2, 2], [2, 1])
message("assertCountEqual", [[1], [2]], [[2], [3]])
message("assertCountEqual", "abc", "abd", "note")

# case: regular expressions
message("assertRegex", "abc", "b")
message("assertRegex", "abc", r"\d+")
message("assertNotRegex", "a12", r"\d+")
message("assertNotRegex", "abc", r"\d")

# case: exceptions
case = TestCase()
with case.assertRaises(ValueError) as cm:
    int("x")
print(type(cm.exception).__name__, cm.exception)
case.assertRaises(ZeroDivisionError, lambda: 1 / 0)
message("assertRaises", ValueError, int, "3")
message("assertRaises", (ValueError, KeyError), lambda: None)
message("assertRaises", ValueError, lambda: {}["x"])
message("assertRaises", 5, int)
message("assertRaisesRegex", ValueError, "abc", int, "x")
message("assertRaisesRegex", ValueError, "literal", int, "x")
try:
    with case.assertRaises(ValueError, msg="extra"):
        pass
except AssertionError as e:
    print(e)
try:
    with case.assertRaisesRegex(KeyError, "^x"):
        raise KeyError("y")
except AssertionError as e:
    print(e)

# case: a run of passing tests
class T(TestCase):
    def test_a(self):
        pass
    def test_b(self):
        self.assertEqual(1, 1)
    def helper(self):
        raise ValueError
r = run(T)
print(r.wasSuccessful(), r.testsRun, r.failures, r.errors)
run(T, verbosity=2)
run(T, verbosity=0)

# case: failures and errors
class T(TestCase):
    def test_fail(self):
        "First line.\n\nMore."
        self.assertEqual(1, 2)
    def test_error(self):
        raise ValueError("x")
    def test_ok(self):
        pass
r = run(T)
print(r.wasSuccessful(), len(r.failures), len(r.errors), str(r.failures[0][0]), r.failures[0][0].id(), repr(r.failures[0][0]))
run(T, verbosity=2)

# case: skips and expected failures
class T(TestCase):
    @unittest.skip("reason")
    def test_skip(self):
        1 / 0
    @unittest.skipIf(True, "if")
    def test_skip_if(self):
        1 / 0
    @unittest.skipUnless(True, "unless")
    def test_run(self):
        pass
    def test_inside(self):
        self.skipTest("inside")
    def test_raise(self):
        raise unittest.SkipTest("raised")
    @unittest.expectedFailure
    def test_expected(self):
        self.fail()
    @unittest.expectedFailure
    def test_unexpected(self):
        pass
@unittest.skip("class")
class U(TestCase):
    def test_x(self):
        1 / 0
r = run(T, U, verbosity=2)
print(sorted(reason for t, reason in r.skipped), len(r.expectedFailures), len(r.unexpectedSuccesses), r.wasSuccessful())
run(T, U)

# case: order of preparation
log = []
class T(TestCase):
    @classmethod
    def setUpClass(cls):
        log.append("setUpClass")
        cls.addClassCleanup(log.append, "class cleanup")
    @classmethod
    def tearDownClass(cls):
        log.append("tearDownClass")
    def setUp(self):
        log.append("setUp")
        self.addCleanup(log.append, "cleanup 1")
        self.addCleanup(log.append, "cleanup 2")
    def tearDown(self):
        log.append("tearDown")
    def test_a(self):
        log.append("a")
    def test_b(self):
        log.append("b")
        self.fail("b")
run(T)
print(log)

# case: preparation that fails
class T(TestCase):
    def setUp(self):
        raise ValueError("setUp")
    def test_a(self):
        print("never")
class U(TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError("class")
    def test_a(self):
        print("never")
class V(TestCase):
    def tearDown(self):
        raise KeyError("tearDown")
    def test_a(self):
        print("runs")
class W(TestCase):
    @classmethod
    def tearDownClass(cls):
        raise OSError("end")
    def test_a(self):
        pass
run(T, U, V, W)

# case: subtests
class T(TestCase):
    def test_even(self):
        for i in range(4):
            with self.subTest(i=i):
                self.assertEqual(i % 2, 0)
    def test_named(self):
        with self.subTest("name", a=1, b="x"):
            with self.subTest(c=2):
                1 / 0
        with self.subTest():
            self.fail("nothing")
    def test_skip(self):
        with self.subTest(x=1):
            self.skipTest("sub")
run(T)
run(T, verbosity=2)

# case: failfast and suites
class T(TestCase):
    def test_a(self):
        self.fail()
    def test_b(self):
        print("never")
print(run(T, failfast=True).testsRun)
s = unittest.TestSuite([T("test_a"), T("test_b")])
print(s.countTestCases(), len(list(s)), T("test_a") == T("test_a"), T("test_a") == T("test_b"))
try:
    T("nothing")
except ValueError as e:
    print(str(e).replace("__main__.", ""))
try:
    s.addTest("x")
except TypeError as e:
    print(e)

# case: messages of one's own
class T(TestCase):
    longMessage = False
    def test_a(self):
        self.assertEqual(1, 2, "only this")
    def test_b(self):
        self.assertEqual(1, 2)
run(T)

# case: maxDiff
class T(TestCase):
    def test_a(self):
        self.assertEqual(list(range(200)), list(range(1, 201)))
r = run(T)

# case: equality of types of one's own
class P:
    def __init__(self, x):
        self.x = x
    def __eq__(self, other):
        return self.x == other.x
    def __repr__(self):
        return "P(%d)" % self.x
class T(TestCase):
    def setUp(self):
        self.addTypeEqualityFunc(P, self.same)
    def same(self, a, b, msg=None):
        if a != b:
            raise self.failureException("not the same P")
    def test_a(self):
        self.assertEqual(P(1), P(2))
    def test_b(self):
        self.assertEqual(P(1), P(1))
run(T)

# case: main
class T(TestCase):
    def test_a(self):
        pass
    def test_b(self):
        self.fail("b")
stream = io.StringIO()
p = unittest.main(argv=["x"], exit=False, testRunner=unittest.TextTestRunner(stream=stream))
print(p.result.testsRun, len(p.result.failures))
p = unittest.main(argv=["x", "T.test_a"], exit=False, testRunner=unittest.TextTestRunner(stream=stream))
print(p.result.testsRun, len(p.result.failures))
p = unittest.main(argv=["x", "-k", "b"], exit=False, testRunner=unittest.TextTestRunner(stream=stream))
print(p.result.testsRun, len(p.result.failures))
try:
    unittest.main(argv=["x", "T.test_b"], testRunner=unittest.TextTestRunner(stream=stream))
except SystemExit as e:
    print("exit", e.code)

# case: loading
class T(TestCase):
    def test_b(self): pass
    def test_a(self): pass
    def check_c(self): pass
    def runTest(self): pass
loader = unittest.TestLoader()
print(loader.getTestCaseNames(T))
loader.testMethodPrefix = "check"
print(loader.getTestCaseNames(T), loader.loadTestsFromTestCase(T).countTestCases())
f = unittest.FunctionTestCase(lambda: print("called"), description="words")
print(f.run().wasSuccessful(), f.shortDescription())

# case: logs
class T(TestCase):
    def test_a(self):
        import logging
        with self.assertLogs("a", level="INFO") as cm:
            logging.getLogger("a").info("first %d", 1)
            logging.getLogger("a.b").error("second")
        print(cm.output, len(cm.records))
    def test_b(self):
        with self.assertLogs("c"):
            pass
    def test_c(self):
        import logging
        with self.assertNoLogs("d"):
            logging.getLogger("d").warning("x")
run(T)

# case: warnings
import warnings
class T(TestCase):
    def test_a(self):
        with self.assertWarns(DeprecationWarning) as cm:
            warnings.warn("old", DeprecationWarning)
        print(cm.warning)
        with self.assertWarnsRegex(UserWarning, "ab+c"):
            warnings.warn("abbbc")
    def test_b(self):
        with self.assertWarns(UserWarning):
            pass
    def test_c(self):
        with self.assertWarnsRegex(UserWarning, "x"):
            warnings.warn("y")
run(T)

# case: coroutines
class T(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.x = 3
    async def asyncTearDown(self):
        print("down")
    async def test_a(self):
        import asyncio
        await asyncio.sleep(0)
        self.assertEqual(self.x, 3)
    async def test_b(self):
        self.addAsyncCleanup(self.clean, 5)
        self.assertEqual(self.x, 4)
    async def clean(self, n):
        print("clean", n)
    def test_c(self):
        print("plain")
run(T)

# case: contexts
from contextlib import contextmanager
@contextmanager
def cm(name):
    print("enter", name)
    yield name
    print("exit", name)
class T(TestCase):
    def test_a(self):
        print(self.enterContext(cm("a")), self.enterContext(cm("b")))
    def test_b(self):
        try:
            self.enterContext(5)
        except TypeError as e:
            print(e)
run(T)
