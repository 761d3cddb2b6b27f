# Abstract base classes. Making an instance of one that still is abstract is refused where instances are made, in C.


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def _is_abstract(value):
    if getattr(value, "__isabstractmethod__", False):
        return True
    if isinstance(value, property):
        return _is_abstract(value.fget) or _is_abstract(value.fset) or _is_abstract(value.fdel)
    if isinstance(value, (classmethod, staticmethod)):
        return _is_abstract(value.__func__)
    return False


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items() if _is_abstract(value)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if name not in names and _is_abstract(_in_class(cls, name)):
                names.add(name)
    return frozenset(names)


def _in_class(cls, name):
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return None


def update_abstractmethods(cls):
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls


_token = 0


def get_cache_token():
    return _token


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, **keywords):
        cls = super().__new__(mcls, name, bases, namespace, **keywords)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        # Classes that were registered, and what is known about others: true or the token of when it was false.
        cls._abc_registry = []
        cls._abc_cache = {}
        return cls

    def register(cls, subclass):
        global _token
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_registry.append(subclass)
        _token += 1
        return subclass

    def __instancecheck__(cls, instance):
        subclass = type(instance)
        known = cls._abc_cache.get(subclass)
        if known is True or (known is None or known != _token) and cls.__subclasscheck__(subclass):
            return True
        claimed = instance.__class__
        return claimed is not subclass and cls.__subclasscheck__(claimed)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        known = cls._abc_cache.get(subclass)
        if known is True:
            return True
        if known is not None and known == _token:
            return False
        hook = getattr(cls, "__subclasshook__", None)
        answer = NotImplemented if hook is None else hook(subclass)
        if answer is NotImplemented:
            answer = (
                cls in subclass.__mro__
                or any(issubclass(subclass, other) for other in cls._abc_registry)
                or any(issubclass(subclass, other) for other in cls.__subclasses__() if other is not cls)
            )
        answer = bool(answer)
        cls._abc_cache[subclass] = answer or _token
        return answer


class ABC(metaclass=ABCMeta):
    __slots__ = ()
