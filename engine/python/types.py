# types. Those of the engine's own are taken from objects when they are first asked for.

import sys

_KINDS = {
    "FunctionType": lambda: type(_function),
    "LambdaType": lambda: type(_function),
    "CodeType": lambda: type(_function.__code__),
    "MappingProxyType": lambda: type(type.__dict__),
    "GeneratorType": lambda: type((lambda: (yield))()),
    "CoroutineType": lambda: _closed(_coroutine()),
    "AsyncGeneratorType": lambda: type(_async_generator()),
    "MethodType": lambda: type(SimpleNamespace().__repr__),
    "BuiltinFunctionType": lambda: type(len),
    "BuiltinMethodType": lambda: type(len),
    "WrapperDescriptorType": lambda: type(object.__init__),
    "MethodWrapperType": lambda: type(object().__str__),
    "MethodDescriptorType": lambda: type(str.join),
    "ClassMethodDescriptorType": lambda: type(dict.__dict__["fromkeys"]),
    "ModuleType": lambda: type(sys),
    "CellType": lambda: type(_cell()),
    "TracebackType": lambda: type(_traceback()),
    "GenericAlias": lambda: type(list[int]),
    "UnionType": lambda: type(int | str),
    "NoneType": lambda: type(None),
    "EllipsisType": lambda: type(Ellipsis),
    "NotImplementedType": lambda: type(NotImplemented),
    "FrameType": lambda: type(sys._getframe()),
}


def __getattr__(name):
    kind = _KINDS.get(name)
    if kind is None:
        raise AttributeError("module 'types' has no attribute '%s'" % name)
    value = globals()[name] = kind()
    return value


def _function():
    pass


async def _coroutine():
    pass


async def _async_generator():
    yield


def _closed(coroutine):
    coroutine.close()
    return type(coroutine)


def _cell():
    value = 0
    return (lambda: value).__closure__[0]


def _traceback():
    try:
        raise TypeError
    except TypeError as error:
        return error.__traceback__


class SimpleNamespace:
    def __init__(self, **keywords):
        for name, value in keywords.items():
            setattr(self, name, value)

    def __repr__(self):
        # As in a repr of a list: what contains itself is shown once.
        key = id(self)
        if key in _shown:
            return "namespace(...)"
        _shown.add(key)
        try:
            name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
            return "%s(%s)" % (name, ", ".join(["%s=%r" % pair for pair in self.__dict__.items()]))
        finally:
            _shown.discard(key)

    def __eq__(self, other):
        if isinstance(other, SimpleNamespace) and isinstance(self, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None


_shown = set()


# A property of instances whose name may be that of an attribute of the class.
class DynamicClassAttribute:
    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = getattr(fget, "__doc__", None) if doc is None else doc
        self.overwrite_doc = doc is None
        self.name = None
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError(self.name)
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def _with(self, fget, fset, fdel, doc):
        made = type(self)(fget, fset, fdel, doc)
        made.overwrite_doc = self.overwrite_doc
        return made

    def getter(self, fget):
        doc = getattr(fget, "__doc__", None) if self.overwrite_doc else None
        return self._with(fget, self.fset, self.fdel, doc or self.__doc__)

    def setter(self, fset):
        return self._with(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return self._with(self.fget, self.fset, fdel, self.__doc__)


def resolve_bases(bases):
    resolved = []
    changed = False
    for base in bases:
        entries = None if isinstance(base, type) else getattr(base, "__mro_entries__", None)
        if entries is None:
            resolved.append(base)
            continue
        changed = True
        made = entries(bases)
        if not isinstance(made, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        resolved.extend(made)
    return tuple(resolved) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    if "metaclass" in kwds:
        meta = kwds.pop("metaclass")
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        for base in bases:
            other = type(base)
            if issubclass(meta, other):
                continue
            if not issubclass(other, meta):
                raise TypeError(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
                )
            meta = other
    prepare = getattr(meta, "__prepare__", None)
    return meta, {} if prepare is None else prepare(name, bases, **kwds), kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return meta(name, resolved, namespace, **kwds)


def get_original_bases(cls):
    return cls.__dict__.get("__orig_bases__", cls.__bases__)


def coroutine(func):
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    return func
