# Stands in for test.test_asyncio.utils, of which only these names are used by tests that need no sockets.

import asyncio
import re
import unittest


class MockPattern(str):
    def __eq__(self, other):
        return bool(re.search(str(self), other, re.S))


class MockInstanceOf:
    def __init__(self, type):
        self._type = type

    def __eq__(self, other):
        return isinstance(other, self._type)


class TestCase(unittest.TestCase):
    def set_event_loop(self, loop, *, cleanup=True):
        if cleanup:
            self.addCleanup(loop.close)

    def new_test_loop(self, gen=None):
        raise unittest.SkipTest("out of reach: private names of CPython")

    def doCleanups(self):
        asyncio.set_event_loop(None)
        super().doCleanups()
