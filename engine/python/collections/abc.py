# collections.abc. Classes are made when they are first asked for: few programs need more than two.

from abc import ABCMeta, abstractmethod


def __getattr__(name):
    make = _MAKERS.get(name)
    if make is None:
        raise AttributeError("module 'collections.abc' has no attribute '%s'" % name)
    cls = make()
    if isinstance(cls, type):
        cls.__module__ = "collections.abc"
        cls.__qualname__ = name
    globals()[name] = cls
    return cls


def _get(name):
    return globals().get(name) or __getattr__(name)


# Whether a class has all of these methods; None as a method says that it has not.
def _has(cls, names):
    for name in names:
        for base in cls.__mro__:
            members = base.__dict__
            if name in members:
                if members[name] is None:
                    return NotImplemented
                break
            # One that compares but does not say how to hash cannot be hashed.
            if name == "__hash__" and "__eq__" in members and base is not object:
                return NotImplemented
        else:
            if not hasattr(cls, name) or name == "__call__":
                return NotImplemented
    return True


def _stub(name):
    def method(self, *args):
        raise NotImplementedError(name)

    method.__name__ = name
    return abstractmethod(method)


# A class whose subclasses are all those that have its methods.
def _duck(name, bases, names, more=None, abstract=None, registered=()):
    cls = None

    def hook(C, subclass):
        return _has(subclass, names) if C is cls else NotImplemented

    namespace = {"__slots__": (), "__module__": "collections.abc", "__subclasshook__": classmethod(hook)}
    for method in names if abstract is None else abstract:
        namespace[method] = _stub(method)
    if more:
        namespace.update(more)
    cls = ABCMeta(name, bases, namespace)
    for other in registered:
        cls._abc_registry.append(other)
        cls._abc_cache[other] = True
    return cls


def _generic(cls):
    cls.__class_getitem__ = classmethod(_alias)
    return cls


def _alias(cls, item):
    from types import GenericAlias

    return GenericAlias(cls, item)


def _hashable():
    # What these say with None in CPython.
    cls = _duck("Hashable", (), ("__hash__",))
    from collections import deque

    for other in (list, dict, set, bytearray, deque):
        cls._abc_cache[other] = False
    cls.__subclasshook__ = classmethod(
        lambda C, sub: NotImplemented
        if C is not cls
        else False
        if any(
            base in (list, dict, set, bytearray, deque) for base in sub.__mro__ if "__hash__" not in sub.__dict__
        )
        else _has(sub, ("__hash__",))
    )
    return cls


def _callable():
    cls = _duck("Callable", (), ("__call__",))
    kinds = (type(_duck), type(len), type([].append), type(lambda: 0), type, type(_Empty().method))
    for kind in kinds:
        cls._abc_registry.append(kind)
    return _generic(cls)


class _Empty:
    def method(self):
        pass


def _iterable():
    return _generic(_duck("Iterable", (), ("__iter__",)))


def _iterator():
    # Types of the engine's own whose __next__ is no attribute.
    some = iter([]), iter({}), iter(""), iter(range(0)), map(abs, ()), zip(), filter(None, ()), enumerate(()), reversed([])
    own = tuple({type(i) for i in some + ((i for i in ()),)})
    return _duck(
        "Iterator", (_get("Iterable"),), ("__iter__", "__next__"), {"__iter__": lambda self: self}, ("__next__",), own
    )


def _reversible():
    from collections import deque

    return _duck(
        "Reversible",
        (_get("Iterable"),),
        ("__reversed__", "__iter__"),
        None,
        ("__reversed__",),
        (list, dict, range, deque),
    )


def _sized():
    return _duck("Sized", (), ("__len__",))


def _container():
    return _generic(_duck("Container", (), ("__contains__",)))


def _collection():
    return _duck(
        "Collection", (_get("Sized"), _get("Iterable"), _get("Container")), ("__len__", "__iter__", "__contains__"), None, ()
    )


def _awaitable():
    return _generic(_duck("Awaitable", (), ("__await__",)))


def _coroutine():
    async def f():
        pass

    coroutine = f()
    kind = type(coroutine)
    coroutine.close()

    class Coroutine(_get("Awaitable")):
        __slots__ = ()

        @abstractmethod
        def send(self, value):
            raise StopIteration

        @abstractmethod
        def throw(self, typ, val=None, tb=None):
            raise typ if val is None else val

        def close(self):
            try:
                self.throw(GeneratorExit)
            except (GeneratorExit, StopIteration):
                pass
            else:
                raise RuntimeError("coroutine ignored GeneratorExit")

        @classmethod
        def __subclasshook__(cls, C):
            return _has(C, ("__await__", "send", "throw", "close")) if cls is Coroutine else NotImplemented

    if kind is not type((lambda: (yield))()):
        Coroutine.register(kind)
    return Coroutine


def _async_iterable():
    return _generic(_duck("AsyncIterable", (), ("__aiter__",)))


def _async_iterator():
    return _duck(
        "AsyncIterator",
        (_get("AsyncIterable"),),
        ("__anext__", "__aiter__"),
        {"__aiter__": lambda self: self},
        ("__anext__",),
    )


def _async_generator():
    class AsyncGenerator(_get("AsyncIterator")):
        __slots__ = ()

        async def __anext__(self):
            return await self.asend(None)

        @abstractmethod
        async def asend(self, value):
            raise StopAsyncIteration

        @abstractmethod
        async def athrow(self, typ, val=None, tb=None):
            raise typ if val is None else val

        async def aclose(self):
            try:
                await self.athrow(GeneratorExit)
            except (GeneratorExit, StopAsyncIteration):
                pass
            else:
                raise RuntimeError("asynchronous generator ignored GeneratorExit")

        @classmethod
        def __subclasshook__(cls, C):
            names = ("__aiter__", "__anext__", "asend", "athrow", "aclose")
            return _has(C, names) if cls is AsyncGenerator else NotImplemented

    return AsyncGenerator


def _generator():
    class Generator(_get("Iterator")):
        __slots__ = ()

        def __next__(self):
            return self.send(None)

        @abstractmethod
        def send(self, value):
            raise StopIteration

        @abstractmethod
        def throw(self, typ, val=None, tb=None):
            raise typ if val is None else val

        def close(self):
            try:
                self.throw(GeneratorExit)
            except (GeneratorExit, StopIteration):
                pass
            else:
                raise RuntimeError("generator ignored GeneratorExit")

        @classmethod
        def __subclasshook__(cls, C):
            names = ("__iter__", "__next__", "send", "throw", "close")
            return _has(C, names) if cls is Generator else NotImplemented

    def f():
        yield

    Generator.register(type(f()))
    return Generator


# Those with more methods of their own stand in a module that is loaded for the first of them.
def _from_mixins(name):
    def make():
        import collections._mixins as _mixins

        return getattr(_mixins, "make_" + name)(_get)

    return make


_MAKERS = {
    "Hashable": _hashable,
    "Callable": _callable,
    "Iterable": _iterable,
    "Iterator": _iterator,
    "Reversible": _reversible,
    "Sized": _sized,
    "Container": _container,
    "Collection": _collection,
    "Awaitable": _awaitable,
    "Coroutine": _coroutine,
    "AsyncIterable": _async_iterable,
    "AsyncIterator": _async_iterator,
    "AsyncGenerator": _async_generator,
    "Generator": _generator,
}
for _name in (
    "Sequence MutableSequence ByteString Set MutableSet Mapping MutableMapping MappingView KeysView ItemsView ValuesView"
).split():
    _MAKERS[_name] = _from_mixins(_name)

__all__ = list(_MAKERS)
