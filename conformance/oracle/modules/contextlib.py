from contextlib import *


# case: contextmanager
@contextmanager
def tag(name):
    print("<%s>" % name)
    try:
        yield name.upper()
    finally:
        print("</%s>" % name)
with tag("a") as x, tag("b"):
    print(x)
try:
    with tag("c"):
        raise ValueError("v")
except ValueError as e:
    print("caught", e)
# case: contextmanager that swallows
@contextmanager
def swallow(*kinds):
    try:
        yield
    except kinds as e:
        print("swallowed", repr(e))
with swallow(KeyError):
    {}["x"]
print("after")
try:
    with swallow(KeyError):
        1 / 0
except ZeroDivisionError as e:
    print(e)
# case: contextmanager that replaces the exception
@contextmanager
def replace():
    try:
        yield
    except ValueError as e:
        raise KeyError("new") from e
try:
    with replace():
        raise ValueError("old")
except KeyError as e:
    print(repr(e), repr(e.__cause__))
# case: generators that do not behave
@contextmanager
def none():
    if False:
        yield
@contextmanager
def two():
    yield 1
    yield 2
@contextmanager
def again():
    try:
        yield 1
    except ValueError:
        yield 2
for make in (none, two):
    try:
        with make():
            print("in")
    except RuntimeError as e:
        print(e)
try:
    with again():
        raise ValueError
except RuntimeError as e:
    print(e)
# case: as a decorator
@contextmanager
def tag(name):
    print("enter", name)
    yield
    print("exit", name)
@tag("t")
def f(x):
    "doc"
    return x + 1
print(f(1), f(2), f.__name__, f.__doc__, tag.__name__)
# case: StopIteration passes through
@contextmanager
def plain():
    yield
try:
    with plain():
        raise StopIteration("s")
except StopIteration as e:
    print("StopIteration", e)
# case: closing
class C:
    def close(self):
        print("closed")
with closing(C()) as c:
    print(type(c).__name__)
try:
    with closing(C()):
        raise ValueError("x")
except ValueError as e:
    print(e)
# case: suppress
with suppress(KeyError, IndexError):
    [][1]
    print("not reached")
print("reached")
try:
    with suppress(KeyError):
        raise ValueError("v")
except ValueError as e:
    print(e)
with suppress(Exception):
    1 / 0
with suppress():
    pass
# case: nullcontext
with nullcontext(5) as x:
    print(x)
with nullcontext() as x:
    print(x)
# case: redirect_stdout
import io
f = io.StringIO()
with redirect_stdout(f):
    print("hidden")
    print("two")
print(repr(f.getvalue()))
# case: ExitStack
class R:
    def __init__(self, n):
        self.n = n
    def __enter__(self):
        print("enter", self.n)
        return self.n
    def __exit__(self, *exc):
        print("exit", self.n, exc[0] and exc[0].__name__)
with ExitStack() as stack:
    print([stack.enter_context(R(i)) for i in range(3)])
    stack.callback(print, "callback", 1, sep="-")
# case: ExitStack that swallows
class Swallow:
    def __enter__(self):
        return self
    def __exit__(self, t, v, tb):
        print("saw", repr(v))
        return True
with ExitStack() as s:
    s.enter_context(Swallow())
    s.callback(lambda: print("cb"))
    s.push(lambda t, v, tb: print("pushed", t))
    raise ValueError("x")
print("after")
# case: exceptions in an ExitStack
def bad(x):
    raise KeyError(x)
try:
    with ExitStack() as s:
        s.callback(bad, 1)
        s.callback(bad, 2)
        raise ValueError("v")
except KeyError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
# case: pop_all and close
with ExitStack() as s:
    s.callback(print, "later")
    kept = s.pop_all()
print("out")
kept.close()
s = ExitStack()
s.callback(print, "c")
s.close()
s.close()
# case: what is no context manager
try:
    ExitStack().enter_context(5)
except TypeError as e:
    print(e)
# case: ContextDecorator
class T(ContextDecorator):
    def __enter__(self):
        print("in")
        return self
    def __exit__(self, *e):
        print("out")
        return False
@T()
def f():
    print("body")
f()
with T():
    print("with")
# case: AbstractContextManager
class A(AbstractContextManager):
    def __exit__(self, *e):
        print("exit")
with A() as a:
    print(type(a).__name__)
class D:
    def __enter__(self): ...
    def __exit__(self, *a): ...
print(issubclass(D, AbstractContextManager), issubclass(int, AbstractContextManager))
try:
    AbstractContextManager()
except TypeError as e:
    print(e)
# case: asynccontextmanager
import asyncio
@asynccontextmanager
async def conn(n):
    print("open", n)
    try:
        yield n * 2
    finally:
        print("close", n)
async def main():
    async with conn(1) as c:
        print(c)
    try:
        async with conn(2):
            raise ValueError("v")
    except ValueError as e:
        print(e)
asyncio.run(main())
# case: AsyncExitStack
import asyncio
class R:
    def __init__(self, n):
        self.n = n
    async def __aenter__(self):
        print("enter", self.n)
        return self.n
    async def __aexit__(self, *exc):
        print("exit", self.n)
async def cleanup(x):
    print("cleanup", x)
async def main():
    async with AsyncExitStack() as s:
        print(await s.enter_async_context(R(1)), await s.enter_async_context(R(2)))
        s.push_async_callback(cleanup, 3)
        s.callback(print, "sync")
asyncio.run(main())
# case: async nullcontext and aclosing
import asyncio
class C:
    async def aclose(self):
        print("aclosed")
async def main():
    async with nullcontext(3) as x:
        print(x)
    async with aclosing(C()):
        print("in")
asyncio.run(main())
