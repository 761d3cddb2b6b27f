import contextlib
import unittest

THREADS = "out of reach: threads"
can_start_thread = False


def requires_working_threading(*, module=False):
    return None if module else unittest.skip(THREADS)


def threading_setup():
    return ()


def threading_cleanup(*before):
    pass


def reap_threads(test):
    return unittest.skip(THREADS)(test)


@contextlib.contextmanager
def wait_threads_exit(timeout=None):
    raise unittest.SkipTest(THREADS)
    yield


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    raise unittest.SkipTest(THREADS)
    yield


def join_thread(thread, timeout=None):
    raise unittest.SkipTest(THREADS)


class catch_threading_exception:
    def __init__(self):
        raise unittest.SkipTest(THREADS)
