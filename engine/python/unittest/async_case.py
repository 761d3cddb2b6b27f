# Tests that are coroutines.

import asyncio
from .case import TestCase


def _is_awaitable(value):
    return hasattr(value, "__await__") or hasattr(value, "send")


class IsolatedAsyncioTestCase(TestCase):
    def __init__(self, methodName="runTest"):
        super().__init__(methodName)
        self._runner = None

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        cls = type(cm)
        try:
            enter = cls.__aenter__
            exit = cls.__aexit__
        except AttributeError:
            raise TypeError("'%s.%s' object does not support the asynchronous context manager protocol"
                % (cls.__module__, getattr(cls, "__qualname__", cls.__name__))) from None
        result = await enter(cm)
        self.addAsyncCleanup(exit, cm, None, None, None)
        return result

    def _wait_for(self, awaitable):
        if self._runner is not None:
            return self._runner.run(awaitable)
        return asyncio.run(awaitable)

    def _callSetUp(self):
        self.setUp()
        self._wait_for(self.asyncSetUp())

    def _callTestMethod(self, method):
        result = method()
        if _is_awaitable(result):
            result = self._wait_for(result)
        if result is not None:
            import warnings
            warnings.warn("It is deprecated to return a value that is not None from a test case (%s)" % (method,),
                DeprecationWarning, 4)

    def _callTearDown(self):
        self._wait_for(self.asyncTearDown())
        self.tearDown()

    def _callCleanup(self, function, *args, **kwargs):
        result = function(*args, **kwargs)
        if _is_awaitable(result):
            self._wait_for(result)

    def _with_runner(self, function, *args):
        make = getattr(asyncio, "Runner", None)
        if make is None:
            return function(*args)
        self._runner = make(debug=True)
        try:
            return function(*args)
        finally:
            self._runner.close()
            self._runner = None

    def run(self, result=None):
        return self._with_runner(super().run, result)

    def debug(self):
        self._with_runner(super().debug)
