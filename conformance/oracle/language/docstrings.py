# case: functions
def f():
    "doc of f"
    return 1


def g(a, b=2):
    """Several lines

    of text.
    """
    return a


def h():
    return "x"


def i():
    3
    "no"


def j():
    f"no {1}"


def k():
    "parts " "joined"


print(repr(f.__doc__), repr(g.__doc__), h.__doc__, i.__doc__, j.__doc__, k.__doc__, (lambda: "x").__doc__)
print(f(), g(1), h(), i(), k())

# case: assigned
def f():
    "first"


f.__doc__ = "second"
print(f.__doc__)
f.__doc__ = None
print(f.__doc__)

# case: kinds of functions
import asyncio


async def coroutine():
    "doc of a coroutine"
    return 1


async def asynchronous():
    "doc of an asynchronous generator"
    yield 1


def generator():
    "doc of a generator"
    yield 1


def outer():
    x = 1

    def inner():
        "doc of a closure"
        return x

    return inner


print(coroutine.__doc__, asynchronous.__doc__, generator.__doc__, outer().__doc__, sep="\n")
print(asyncio.run(coroutine()), list(generator()), outer()())

# case: classes
class C:
    "doc of the class"

    def method(self):
        "doc of the method"

    @property
    def p(self):
        "doc of the property"

    @staticmethod
    def s():
        "doc of the static method"

    @classmethod
    def c(cls):
        "doc of the class method"


class D(C):
    pass


print(C.__doc__, C.method.__doc__, C().method.__doc__, C.p.__doc__, C.s.__doc__, C.c.__doc__, D.__doc__, D.method.__doc__, sep="\n")

# case: a module
"only the first statement counts"
print(__doc__)

# case: wraps
import functools


def deco(f):
    @functools.wraps(f)
    def wrapper(*args):
        "of the wrapper"
        return f(*args)

    return wrapper


@deco
def f():
    "of f"


print(f.__doc__, f.__name__)

# case: with more statements on their line
def f(): "of f"; return 1
def g(): "of g"
def h():
    "of h"; return 1
class C: "of C"; x = 1
print(f.__doc__, g.__doc__, h.__doc__, C.__doc__, f(), h(), C.x)
