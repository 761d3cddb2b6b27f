# What CPython's tests ask of `test.support`, as far as a sandbox can answer: our own words for the same names. What is out of
# reach here skips the test, with a reason that the report groups by: see ../reasons.ts.

import contextlib
import functools
import gc
import io
import sys
import unittest

verbose = False
use_resources = ()
max_memuse = 0
failfast = False
PGO = False
PGO_EXTENDED = False
MS_WINDOWS = False
is_jython = False
is_android = False
is_emscripten = False
is_wasi = False
has_fork_support = False
has_subprocess_support = False
has_socket_support = False
unix_shell = None
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
LOOPBACK_TIMEOUT = 5.0
INTERNET_TIMEOUT = 60.0
PIPE_MAX_SIZE = 4 * 1024 * 1024
SOCK_MAX_SIZE = 16 * 1024 * 1024
MISSING_C_DOCSTRINGS = True
HAVE_DOCSTRINGS = False
TEST_HOME_DIR = "/test"
TEST_DATA_DIR = "/test/data"
STDLIB_DIR = "/lib"
REPO_ROOT = "/"
_1M = 1024 * 1024
_1G = 1024 * _1M
_2G = 2 * _1G
_4G = 4 * _1G
MAX_Py_ssize_t = sys.maxsize

INTERNALS = "out of reach: C internals of CPython"
THREADS = "out of reach: threads"
PROCESSES = "out of reach: processes"
SOCKETS = "out of reach: sockets"


class Error(Exception):
    pass


class TestFailed(Error):
    pass


class ResourceDenied(unittest.SkipTest):
    pass


def _skip(reason):
    return unittest.skip(reason)


def cpython_only(test):
    return unittest.skip(INTERNALS)(test)


def impl_detail(msg=None, **guards):
    return _skip(INTERNALS) if not check_impl_detail(**guards) else lambda test: test


def check_impl_detail(**guards):
    # Not CPython: what is a detail of it need not hold.
    if not guards:
        return False
    return not next(iter(guards.values())) if "cpython" in guards else False


def requires_subprocess():
    return _skip(PROCESSES)


def requires_fork():
    return _skip(PROCESSES)


def requires_working_socket(*, module=False):
    # A module that asks for all of its tests has some that need none: those that do skip themselves.
    return None if module else _skip(SOCKETS)


def requires(resource, msg=None):
    raise ResourceDenied("resource %r is not enabled" % resource)


def is_resource_enabled(resource):
    return False


def requires_resource(resource):
    return _skip("resource %r is not enabled" % resource)


def requires_linux_version(*least):
    return _skip("out of reach: processes")


requires_freebsd_version = requires_linux_version


def requires_mac_ver(*least):
    return lambda test: test


def _have(name):
    try:
        __import__(name)
    except ImportError:
        return False
    return True


def requires_zlib(reason="requires zlib"):
    return unittest.skipUnless(_have("zlib"), reason)


def requires_gzip(reason="requires gzip"):
    return unittest.skipUnless(_have("gzip"), reason)


def requires_bz2(reason="requires bz2"):
    return unittest.skipUnless(_have("bz2"), reason)


def requires_lzma(reason="requires lzma"):
    return unittest.skipUnless(_have("lzma"), reason)


def requires_IEEE_754(test):
    return test


def requires_docstrings(test):
    return unittest.skip(INTERNALS + ": docstrings of C functions")(test)


def requires_legacy_unicode_capi(test):
    return unittest.skip(INTERNALS)(test)


def requires_limited_api(test):
    return unittest.skip(INTERNALS)(test)


def no_tracing(test):
    return test


def refcount_test(test):
    return unittest.skip(INTERNALS + ": reference counts")(test)


def skip_if_sanitizer(reason=None, **kinds):
    return lambda test: test


def check_sanitizer(**kinds):
    return False


def skip_if_pgo_task(test):
    return test


def skip_if_buggy_ucrt_strfptime(test):
    return test


def requires_venv_with_pip():
    return _skip(PROCESSES)


def system_must_validate_cert(test):
    return unittest.skip(SOCKETS)(test)


def anticipate_failure(condition):
    return unittest.expectedFailure if condition else lambda test: test


def bigmemtest(size, memuse, dry_run=True):
    # With a small size, as CPython's runner has it by default.
    def decorate(test):
        @functools.wraps(test)
        def call(self):
            if not dry_run:
                raise unittest.SkipTest("out of reach: gigabytes of memory")
            return test(self, 5147)

        call.size = size
        call.memuse = memuse
        return call

    return decorate


def bigaddrspacetest(test):
    return unittest.skip("out of reach: gigabytes of memory")(test)


def precisionbigmemtest(*args, **kwargs):
    return bigaddrspacetest


class run_with_locale:
    def __init__(self, category, *locales):
        self.locales = locales

    def __call__(self, test):
        return test if "" in self.locales or "C" in self.locales else _skip("out of reach: locales of the system")(test)

    def __enter__(self):
        if "" not in self.locales and "C" not in self.locales:
            raise unittest.SkipTest("out of reach: locales of the system")

    def __exit__(self, *args):
        pass


def run_with_tz(tz):
    return _skip("out of reach: time zones of the system")


def darwin_malloc_err_warning(name):
    return ""


has_strftime_extensions = False
NHASHBITS = 61
real_max_memuse = 0


def collision_stats(nbins, nballs):
    raise unittest.SkipTest(INTERNALS)


def setswitchinterval(interval):
    pass


def open_urlresource(*args, **kwargs):
    raise unittest.SkipTest(SOCKETS)


def detect_api_mismatch(first, second, *, ignore=()):
    names = set(dir(first)) - set(dir(second)) - set(ignore)
    return {name for name in names if not name.startswith("_") or name.endswith("__")}


def control_characters_c0():
    return [chr(each) for each in range(0x20)] + ["\x7f"]


def gc_collect():
    gc.collect()


@contextlib.contextmanager
def disable_gc():
    yield


@contextlib.contextmanager
def gc_threshold(*args):
    yield


@contextlib.contextmanager
def captured_output(name):
    before = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, before)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


def captured_stdin():
    return captured_output("stdin")


_ABSENT = object()


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    before = getattr(obj, attr, _ABSENT)
    setattr(obj, attr, new_val)
    try:
        yield None if before is _ABSENT else before
    finally:
        if before is not _ABSENT:
            setattr(obj, attr, before)
        elif hasattr(obj, attr):
            delattr(obj, attr)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    before = obj[item] if item in obj else _ABSENT
    obj[item] = new_val
    try:
        yield None if before is _ABSENT else before
    finally:
        if before is not _ABSENT:
            obj[item] = before
        elif item in obj:
            del obj[item]


def patch(test_instance, object_to_patch, attr_name, new_value):
    before = getattr(object_to_patch, attr_name)
    test_instance.addCleanup(setattr, object_to_patch, attr_name, before)
    setattr(object_to_patch, attr_name, new_value)


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest("object %r has no attribute %r" % (obj, name))


@contextlib.contextmanager
def infinite_recursion(max_depth=75):
    yield


def set_recursion_limit(limit):
    return contextlib.nullcontext()


def get_recursion_depth():
    return 1


def get_recursion_available():
    return sys.getrecursionlimit()


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    before = sys.get_int_max_str_digits()
    try:
        sys.set_int_max_str_digits(max_digits)
        yield
    finally:
        sys.set_int_max_str_digits(before)


def findfile(filename, subdir=None):
    return "/test/" + (subdir + "/" if subdir else "") + filename


def sortdict(value):
    return "{%s}" % ", ".join("%r: %r" % pair for pair in sorted(value.items()))


def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, "<test string>", "exec")
    if lineno is not None:
        testcase.assertEqual(caught.exception.lineno, lineno)


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    if name_of_module is None:
        name_of_module = (module.__name__,)
    elif isinstance(name_of_module, str):
        name_of_module = (name_of_module,)
    expected = set(extra)
    for name in dir(module):
        if name.startswith("_") or name in not_exported:
            continue
        value = getattr(module, name)
        if getattr(value, "__module__", None) in name_of_module or (
            not hasattr(value, "__module__") and not isinstance(value, type(sys))
        ):
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def check_sizeof(test, o, size):
    raise unittest.SkipTest(INTERNALS + ": sizes of objects")


def calcobjsize(fmt):
    return 0


calcvobjsize = calcobjsize


def check_free_after_iterating(test, iter_type, cls, args=()):
    raise unittest.SkipTest(INTERNALS + ": when objects are freed")


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    with testcase.assertRaises(TypeError):
        tp(*args, **kwds)


def run_in_subinterp(code):
    raise unittest.SkipTest(INTERNALS + ": subinterpreters")


def wait_process(pid, *, exitcode, timeout=None):
    raise unittest.SkipTest(PROCESSES)


def reap_children():
    pass


def sleeping_retry(timeout, err_msg=None, *, init_delay=0.010, max_delay=1.0, error=True):
    for _ in range(100):
        yield


def busy_retry(timeout, err_msg=None, *, error=True):
    return sleeping_retry(timeout)


def missing_compiler_executable(cmd_names=()):
    return "cc"


def requires_debug_ranges(reason=""):
    return _skip(INTERNALS + ": columns of tracebacks")


def has_no_debug_ranges():
    return True


def set_memlimit(limit):
    pass


def optim_args_from_interpreter_flags():
    return []


args_from_interpreter_flags = optim_args_from_interpreter_flags


def python_is_optimized():
    return True


def check_bolt_optimized():
    return False


def with_pymalloc():
    return False


def print_warning(msg):
    pass


def flush_std_streams():
    pass


class SuppressCrashReport:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class catch_unraisable_exception:
    def __init__(self):
        raise unittest.SkipTest(INTERNALS + ": exceptions that nobody sees")


class Matcher:
    def matches(self, d, **kwargs):
        return all(self.match_value(key, d.get(key), value) for key, value in kwargs.items())

    def match_value(self, key, dv, v):
        if type(v) is not type(dv):
            return False
        return v in dv if isinstance(dv, str) and key in ("msg", "message") else v == dv


def run_unittest(*classes):
    suite = unittest.TestSuite()
    for each in classes:
        suite.addTest(each if isinstance(each, unittest.TestSuite) else unittest.defaultTestLoader.loadTestsFromTestCase(each))
    return suite


def run_doctest(module, verbosity=None, optionflags=0):
    raise unittest.SkipTest("needs doctest")


def load_package_tests(pkg_dir, loader, standard_tests, pattern):
    return standard_tests


class _Always:
    def __init__(self, answer, name):
        self._answer = answer

    def __eq__(self, other):
        return self._answer

    def __ne__(self, other):
        return not self._answer

    __hash__ = None


class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEqual:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


ALWAYS_EQ = _AlwaysEqual()
NEVER_EQ = _NeverEqual()


@functools.total_ordering
class _Largest:
    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False


@functools.total_ordering
class _Smallest:
    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __gt__(self, other):
        return False


LARGEST = _Largest()
SMALLEST = _Smallest()


def maybe_get_event_loop_policy():
    return None


def late_deletion(obj):
    pass


def subTests(arg_names, arg_values, /, *, _do_cleanups=False):
    single = isinstance(arg_names, str) and "," not in arg_names
    names = arg_names.replace(",", " ").split() if isinstance(arg_names, str) else arg_names

    def decorate(test):
        @functools.wraps(test)
        def call(self, *args, **kwargs):
            for values in arg_values:
                pairs = dict(zip(names, (values,) if single else values))
                with self.subTest(**pairs):
                    test(self, *args, **kwargs, **pairs)

        return call

    return decorate
