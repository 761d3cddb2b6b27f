import unittest

PROCESSES = "out of reach: processes"


def _no_process(*args, **kwargs):
    raise unittest.SkipTest(PROCESSES)


assert_python_ok = assert_python_failure = spawn_python = kill_python = run_python_until_end = _no_process
make_script = make_pkg = make_zip_script = make_zip_pkg = run_test_script = _assert_python = _no_process


def interpreter_requires_environment():
    return True
