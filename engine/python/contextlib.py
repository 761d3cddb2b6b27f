# contextlib

from abc import ABC, abstractmethod


class AbstractContextManager(ABC):
    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _has(C, "__enter__", "__exit__") if cls is AbstractContextManager else NotImplemented


class AbstractAsyncContextManager(ABC):
    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _has(C, "__aenter__", "__aexit__") if cls is AbstractAsyncContextManager else NotImplemented


def _has(C, *names):
    return True if all(getattr(C, name, None) is not None for name in names) else NotImplemented


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        from functools import update_wrapper

        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return update_wrapper(inner, func)


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        from functools import update_wrapper

        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return update_wrapper(inner, func)


class _FromGenerator:
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        if doc is not None:
            self.__doc__ = doc

    # A generator runs once, a decorated function any number of times.
    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)


# What a `with` statement's own exception is when it came out of the generator again: no new one. StopIteration cannot
# leave a generator but as the cause of a RuntimeError.
def _is_same(raised, value):
    return raised is value or (
        isinstance(value, (StopIteration, StopAsyncIteration))
        and isinstance(raised, RuntimeError)
        and raised.__cause__ is value
    )


class _GeneratorContextManager(_FromGenerator, AbstractContextManager, ContextDecorator):
    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        gen = self.gen
        if typ is None:
            try:
                next(gen)
            except StopIteration:
                return False
            gen.close()
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = typ()
        try:
            gen.throw(value)
        except StopIteration as end:
            return end is not value
        except BaseException as raised:
            if _is_same(raised, value):
                return False
            raise
        gen.close()
        raise RuntimeError("generator didn't stop after throw()")


class _AsyncGeneratorContextManager(_FromGenerator, AbstractAsyncContextManager, AsyncContextDecorator):
    async def __aenter__(self):
        try:
            return await self.gen.__anext__()
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        gen = self.gen
        if typ is None:
            try:
                await gen.__anext__()
            except StopAsyncIteration:
                return False
            await gen.aclose()
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = typ()
        try:
            await gen.athrow(value)
        except StopAsyncIteration as end:
            return end is not value
        except BaseException as raised:
            if _is_same(raised, value):
                return False
            raise
        await gen.aclose()
        raise RuntimeError("generator didn't stop after athrow()")


def _maker(kind):
    def contextmanager(func):
        from functools import update_wrapper

        def helper(*args, **kwds):
            return kind(func, args, kwds)

        return update_wrapper(helper, func)

    return contextmanager


contextmanager = _maker(_GeneratorContextManager)
asynccontextmanager = _maker(_AsyncGeneratorContextManager)


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):
    def __init__(self, new_target):
        self._new_target = new_target
        # As many as there are `with` statements of this object within one another.
        self._old_targets = []

    def __enter__(self):
        import sys

        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        import sys

        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    _stream = "stderr"


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class chdir(AbstractContextManager):
    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os

        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *details):
        import os

        os.chdir(self._old_cwd.pop())


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


_bound = type(nullcontext().__enter__)  # the type of bound methods


# --- Exit stacks: callbacks (is it awaited, function(type, exception, traceback)), called from the last ---


class _Stack:
    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        other = type(self)()
        other._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = []
        return other

    def push(self, exit):
        method = getattr(type(exit), "__exit__", None)
        if method is None:
            self._exit_callbacks.append((False, exit))
        else:
            self._exit_callbacks.append((False, _bound(method, exit)))
        return exit

    def enter_context(self, cm):
        cls = type(cm)
        try:
            enter = cls.__enter__
            exit = cls.__exit__
        except AttributeError:
            raise TypeError(
                "'%s.%s' object does not support the context manager protocol" % (cls.__module__, cls.__qualname__)
            ) from None
        result = enter(cm)
        self._exit_callbacks.append((False, _bound(exit, cm)))
        return result

    def callback(self, callback, /, *args, **kwds):
        def call(*details):
            callback(*args, **kwds)

        call.__wrapped__ = callback
        self._exit_callbacks.append((False, call))
        return callback


# An exception that a callback raised while another was on its way has that one as its context; what the callback's own
# handlers had as context before stays below.
def _set_context(new, old, outer):
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is outer:
            break
        new = context
    new.__context__ = old


class ExitStack(_Stack, AbstractContextManager):
    def __enter__(self):
        return self

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, *details):
        received = details[0] is not None
        current = details[1]
        if received and current is None:
            current = details[0]()
        outer = current
        raised = suppressed = False
        callbacks = self._exit_callbacks
        while callbacks:
            _, function = callbacks.pop()
            try:
                if function(None if current is None else type(current), current, getattr(current, "__traceback__", None)):
                    if current is not None:
                        suppressed = True
                    raised = False
                    current = None
            except BaseException as new:
                if current is not None:
                    _set_context(new, current, outer)
                raised = True
                current = new
        if raised:
            context = current.__context__
            try:
                raise current
            except BaseException:
                current.__context__ = context
                raise
        return received and suppressed


class AsyncExitStack(_Stack, AbstractAsyncContextManager):
    async def enter_async_context(self, cm):
        cls = type(cm)
        try:
            enter = cls.__aenter__
            exit = cls.__aexit__
        except AttributeError:
            raise TypeError(
                "'%s.%s' object does not support the asynchronous context manager protocol"
                % (cls.__module__, cls.__qualname__)
            ) from None
        result = await enter(cm)
        self._exit_callbacks.append((True, _bound(exit, cm)))
        return result

    def push_async_exit(self, exit):
        method = getattr(type(exit), "__aexit__", None)
        if method is None:
            self._exit_callbacks.append((True, exit))
        else:
            self._exit_callbacks.append((True, _bound(method, exit)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def call(*details):
            await callback(*args, **kwds)

        call.__wrapped__ = callback
        self._exit_callbacks.append((True, call))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        received = details[0] is not None
        current = details[1]
        outer = current
        raised = suppressed = False
        callbacks = self._exit_callbacks
        while callbacks:
            awaited, function = callbacks.pop()
            try:
                answer = function(None if current is None else type(current), current, getattr(current, "__traceback__", None))
                if awaited:
                    answer = await answer
                if answer:
                    if current is not None:
                        suppressed = True
                    raised = False
                    current = None
            except BaseException as new:
                if current is not None:
                    _set_context(new, current, outer)
                raised = True
                current = new
        if raised:
            context = current.__context__
            try:
                raise current
            except BaseException:
                current.__context__ = context
                raise
        return received and suppressed
