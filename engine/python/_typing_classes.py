# Those parts of typing that programs derive classes from, and what reads annotations.

import sys

from abc import ABCMeta, abstractmethod
from collections import namedtuple

import typing
from typing import ForwardRef, _Alias, _Base, _checked, _checked_several, _Form, _parameters, _show

# Where its classes say they are from.
__name__ = "typing"

Text = str


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return type.__instancecheck__(self, obj)

    def __repr__(self):
        return "typing.Any" if self is Any else type.__repr__(self)


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **keywords):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return object.__new__(cls)


class _Variable(_Base):
    _is_variable = True

    def __repr__(self):
        return self.__name__

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of " + type(self).__name__)


class TypeVar(_Variable):
    def __init__(
        self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False, default=None
    ):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__constraints__ = tuple([_checked(one) for one in constraints])
        self.__bound__ = None if bound is None else _checked(bound)
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__default__ = default
        self.__module__ = "__main__"

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__


class TypeVarTuple(_Variable):
    _is_several = True

    def __init__(self, name, *, default=None):
        self.__name__ = name
        self.__module__ = "__main__"

    def __iter__(self):
        yield typing.Unpack[self]


class ParamSpecArgs(_Base):
    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(other) is type(self) else NotImplemented

    def __hash__(self):
        return hash((type(self), self.__origin__))

    def __repr__(self):
        return self.__origin__.__name__ + ".args"


class ParamSpecKwargs(_Base):
    def __init__(self, origin):
        self.__origin__ = origin

    __eq__ = ParamSpecArgs.__eq__
    __hash__ = ParamSpecArgs.__hash__

    def __repr__(self):
        return self.__origin__.__name__ + ".kwargs"


class ParamSpec(_Variable):
    _is_specification = True

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, default=None):
        self.__name__ = name
        self.__bound__ = bound
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__module__ = "__main__"

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __repr__(self):
        return "~" + self.__name__


AnyStr = TypeVar("AnyStr", bytes, str)
AnyStr.__module__ = "typing"


def _alias_of_class(cls, params):
    if not isinstance(params, tuple):
        params = (params,)
    params = tuple([_checked_several(param) for param in params])
    if cls is Generic or cls is Protocol:
        name = cls.__name__
        if not params:
            raise TypeError("Parameter list to %s[...] cannot be empty" % name)
        for param in params:
            if not getattr(param, "_is_variable", False) and not (isinstance(param, _Alias) and param._name == "Unpack"):
                raise TypeError(
                    "Parameters to %s[...] must all be type variables or parameter specification variables." % name
                )
        if len(set(params)) != len(params):
            raise TypeError("Parameters to %s[...] must all be unique" % name)
    else:
        wanted = getattr(cls, "__parameters__", ())
        if not wanted:
            raise TypeError("%r is not a generic class" % cls)
        if len(wanted) == 1 and getattr(wanted[0], "_is_specification", False) and not (
            len(params) == 1 and typing._is_open((params[0], None) if not isinstance(params[0], tuple) else (..., None))
        ):
            params = (params,)
        several = any(getattr(param, "_is_several", False) for param in wanted)
        if len(params) != len(wanted) and not several:
            raise TypeError(
                "Too %s arguments for %r; actual %d, expected %d"
                % ("many" if len(params) > len(wanted) else "few", cls, len(params), len(wanted))
            )
    return _Alias(cls, params)


class Generic:
    __slots__ = ()
    _is_protocol = False

    @classmethod
    def __class_getitem__(cls, params):
        return _alias_of_class(cls, params)

    @classmethod
    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        bases = cls.__dict__.get("__orig_bases__")
        if bases is None:
            if Generic in cls.__bases__ and cls.__name__ != "Protocol":
                raise TypeError("Cannot inherit from plain Generic")
            return
        if Generic in bases:
            raise TypeError("Cannot inherit from plain Generic")
        found = ()
        declared = None
        for base in bases:
            if isinstance(base, _Alias) and base._of is Generic:
                if declared is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple types.")
                declared = base.__parameters__
        found = _parameters([base for base in bases if not isinstance(base, type) or hasattr(base, "__args__")])
        if declared is not None:
            for variable in found:
                if variable not in declared:
                    raise TypeError(
                        "Some type variables (%s) are not listed in Generic[%s]"
                        % (
                            ", ".join([str(each) for each in found if each not in declared]),
                            ", ".join(map(str, declared)),
                        )
                    )
            found = declared
        cls.__parameters__ = found


# --- Protocols ---

_NOT_MEMBERS = (
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__qualname__", "__orig_bases__",
    "__parameters__", "_is_protocol", "_is_runtime_protocol", "__init_subclass__", "__callable_proto_members_only__",
    "__static_attributes__", "__firstlineno__", "__hash__", "__non_callable_proto_members__",
)  # fmt: skip


def _members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base is Protocol or base is Generic or not getattr(base, "_is_protocol", False):
            continue
        for name in list(base.__dict__) + list(base.__dict__.get("__annotations__") or ()):
            if not name.startswith("_abc_") and name not in _NOT_MEMBERS:
                names.add(name)
    return names


def _no_init(self, *args, **keywords):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if cls._is_protocol:
            if not cls.__dict__.get("_is_runtime_protocol", False) and not any(
                base.__dict__.get("_is_runtime_protocol", False) for base in cls.__mro__
            ):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            for name in _members(cls):
                if not hasattr(instance, name):
                    break
                if getattr(instance, name) is None and callable(getattr(cls, name, None)):
                    break
            else:
                return True
            return cls in type(instance).__mro__
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, other):
        if cls is not Protocol and cls.__dict__.get("_is_protocol"):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            names = _members(cls)
            for name in names:
                if not callable(getattr(cls, name, None)):
                    raise TypeError("Protocols with non-method members don't support issubclass()")
            return cls in other.__mro__ or all(
                getattr(other, name, None) is not None or any(name in (base.__dict__.get("__annotations__") or ()) for base in other.__mro__)
                for name in names
            )
        return super().__subclasscheck__(other)


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    @classmethod
    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        bases = cls.__bases__
        if "_is_protocol" not in cls.__dict__:
            cls._is_protocol = Protocol in bases
        if cls._is_protocol:
            for base in bases:
                if not (base in (object, Generic) or getattr(base, "_is_protocol", False) or base.__module__ in ("collections.abc", "contextlib")):
                    raise TypeError("Protocols can only inherit from other protocols, got %r" % base)
            if "__init__" not in cls.__dict__:
                cls.__init__ = _no_init
        elif "__init__" not in cls.__dict__:
            # The first that is not a protocol's refusal.
            for base in cls.__mro__[1:]:
                init = base.__dict__.get("__init__")
                if init is not None and init is not _no_init:
                    cls.__init__ = init
                    break
            else:
                if getattr(cls, "__init__", None) is _no_init:
                    cls.__init__ = _nothing


def _nothing(self):
    pass


def runtime_checkable(cls):
    if not getattr(cls, "_is_protocol", False) or not isinstance(cls, type):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r" % (cls,))
    cls._is_runtime_protocol = True
    return cls


runtime = runtime_checkable


def is_protocol(tp):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp):
    if not is_protocol(tp):
        raise TypeError("%r is not a Protocol" % (tp,))
    return frozenset(_members(tp))


def _supports(name, method):
    def stub(self):
        pass

    stub.__name__ = method
    cls = _ProtocolMeta(name, (Protocol,), {"__module__": "typing", "_is_protocol": True, method: abstractmethod(stub)})
    cls._is_runtime_protocol = True
    return cls


SupportsInt = _supports("SupportsInt", "__int__")
SupportsFloat = _supports("SupportsFloat", "__float__")
SupportsComplex = _supports("SupportsComplex", "__complex__")
SupportsBytes = _supports("SupportsBytes", "__bytes__")
SupportsIndex = _supports("SupportsIndex", "__index__")


class SupportsAbs(Protocol[TypeVar("T_co", covariant=True)]):
    _is_runtime_protocol = True

    @abstractmethod
    def __abs__(self):
        pass


class SupportsRound(Protocol[TypeVar("T_co", covariant=True)]):
    _is_runtime_protocol = True

    @abstractmethod
    def __round__(self, ndigits=0):
        pass


class IO(Generic[AnyStr]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


# --- NamedTuple and TypedDict: what stands in for them as a base makes the class ---


class _Maker:
    def __init__(self, function, base, name):
        self._function = function
        self._base = base
        self.__name__ = self.__qualname__ = name
        self.__module__ = "typing"

    def __call__(self, *args, **keywords):
        return self._function(*args, **keywords)

    def __mro_entries__(self, bases):
        return (self._base,)

    def __repr__(self):
        return "<function %s>" % self.__name__


def _annotation(value, message):
    return _checked(value, message)


_FIXED = ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_make", "_replace", "_asdict", "_source")
_LEFT = ("__annotations__", "__module__", "__qualname__", "__orig_bases__", "__doc__", "__dict__", "__weakref__", "__firstlineno__", "__static_attributes__")  # fmt: skip


def _make_named(name, types, defaults, module):
    made = namedtuple(name, [field for field, _ in types], defaults=defaults, module=module)
    annotations = {
        field: _annotation(kind, "field %s annotation must be a type" % field) for field, kind in types
    }
    made.__annotations__ = annotations
    return made


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        if _NamedTuple is None:
            return super().__new__(cls, typename, bases, namespace)
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        annotations = namespace.get("__annotations__") or {}
        defaults = []
        for field in annotations:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError(
                    "Non-default namedtuple field %s cannot follow default field%s %s"
                    % (field, "s" if len(defaults) > 1 else "", ", ".join([each for each in annotations if each in namespace]))
                )
        made = _make_named(typename, list(annotations.items()), defaults, namespace.get("__module__"))
        more = {}
        for key, value in namespace.items():
            if key in _FIXED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in _LEFT and key not in annotations:
                more[key] = value
        if namespace.get("__doc__") is not None:
            more["__doc__"] = namespace["__doc__"]
        if not more and Generic not in bases:
            return made
        # One with methods is a class that derives from the plain one.
        more["__slots__"] = ()
        more["__module__"] = namespace.get("__module__", "__main__")
        more["__qualname__"] = namespace.get("__qualname__", typename)
        more["__annotations__"] = made.__annotations__
        more["__orig_bases__"] = namespace.get("__orig_bases__", (NamedTuple,))
        if Generic in bases:
            return type(typename, (made, Generic), more)
        return type(typename, (made,), more)


_NamedTuple = None
_NamedTuple = _NamedTupleMeta("NamedTuple", (), {"__module__": "typing"})


def _named_tuple(typename, fields=None, **keywords):
    if fields is None:
        fields = keywords.items()
    elif keywords:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    return _make_named(typename, list(fields), None, "__main__")


NamedTuple = _Maker(_named_tuple, _NamedTuple, "NamedTuple")


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True, **keywords):
        if _TypedDict is None:
            return super().__new__(cls, name, bases, namespace)
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        own = {
            key: _checked(kind, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type")
            for key, kind in (namespace.get("__annotations__") or {}).items()
        }
        annotations = {}
        required = set()
        optional = set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__") or {})
            required |= set(base.__dict__.get("__required_keys__", ()))
            optional |= set(base.__dict__.get("__optional_keys__", ()))
        annotations.update(own)
        for key, kind in own.items():
            if isinstance(kind, _Alias) and kind._name == "Annotated":
                kind = kind.__args__[0]
            what = kind._name if isinstance(kind, _Alias) else None
            needed = what == "Required" or what != "NotRequired" and total
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
        namespace = dict(namespace)
        namespace["__annotations__"] = annotations
        namespace["__required_keys__"] = frozenset(required)
        namespace["__optional_keys__"] = frozenset(optional)
        namespace["__total__"] = total
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases if base is not _TypedDict) or Generic in bases else ()
        return super().__new__(cls, name, generic + (dict,), namespace)

    def __init__(cls, *args, **keywords):
        pass

    def __call__(cls, *args, **keywords):
        return dict(*args, **keywords)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")

    def __subclasscheck__(cls, other):
        if cls is _TypedDict:
            return type.__subclasscheck__(cls, other)
        raise TypeError("TypedDict does not support instance and class checks")


_TypedDict = None
_TypedDict = _TypedDictMeta("TypedDict", (), {"__module__": "typing"})


def _typed_dict(typename, fields=None, *, total=True, **keywords):
    if fields is None:
        fields = keywords
    elif keywords:
        raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
    namespace = {"__annotations__": dict(fields), "__module__": "__main__"}
    return _TypedDictMeta(typename, (_TypedDict,), namespace, total=total)


TypedDict = _Maker(_typed_dict, _TypedDict, "TypedDict")


def is_typeddict(tp):
    return type(tp) is _TypedDictMeta


class NewType(_Base):
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.split(".")[-1]
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __repr__(self):
        return "%s.%s" % (self.__module__, self.__qualname__)

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        parent = self.__name__

        class Refusal:
            @classmethod
            def __init_subclass__(cls, **keywords):
                raise TypeError(
                    "Cannot subclass an instance of NewType. Perhaps you were looking for: `%s = NewType(%r, %s)`"
                    % (cls.__name__, cls.__name__, parent)
                )

        return (Refusal,)


class TypeAliasType(_Base):
    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__value__ = value
        self.__type_params__ = type_params
        self.__parameters__ = type_params
        self.__module__ = "__main__"

    def __repr__(self):
        return self.__name__

    def __getitem__(self, args):
        return _Alias(self, args if isinstance(args, tuple) else (args,))


# --- Overloads and annotations ---

_overloads = {}


def overload(func):
    try:
        _overloads.setdefault((getattr(func, "__module__", None), func.__qualname__), []).append(func)
    except AttributeError:
        pass
    return _overloaded


def _overloaded(*args, **keywords):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed."
    )


def get_overloads(func):
    return list(_overloads.get((getattr(func, "__module__", None), func.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def _evaluate(value, globalns, localns):
    if value is None:
        return type(None)
    if isinstance(value, str):
        value = ForwardRef(value)
    if isinstance(value, ForwardRef):
        return _evaluate(_checked(eval(value.__forward_arg__, globalns, localns), special=True), globalns, localns)
    if isinstance(value, _Alias):
        if value._name == "Literal":
            return value
        args = tuple([_evaluate(arg, globalns, localns) if not isinstance(arg, (list, tuple)) else arg for arg in value.__args__])
        if args == value.__args__:
            return value
        if value._name == "Union":
            return value._of[args]
        made = _Alias(value._of, args, getattr(value, "__metadata__", None))
        if value._name == "Annotated":
            made.__origin__ = args[0]
        return made
    args = getattr(value, "__args__", None)
    if args and hasattr(value, "__origin__"):
        evaluated = tuple([_evaluate(arg, globalns, localns) for arg in args])
        if evaluated != args:
            return type(value)(value.__origin__, evaluated)
    return value


def _stripped(value):
    if isinstance(value, _Alias):
        if value._name in ("Annotated", "Required", "NotRequired", "ReadOnly"):
            return _stripped(value.__args__[0])
        args = tuple([_stripped(arg) for arg in value.__args__])
        if args != value.__args__:
            return value._of[args] if value._name == "Union" else _Alias(value._of, args)
        return value
    args = getattr(value, "__args__", None)
    if args and hasattr(value, "__origin__"):
        stripped = tuple([_stripped(arg) for arg in args])
        if stripped != args:
            return type(value)(value.__origin__, stripped)
    return value


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            annotations = base.__dict__.get("__annotations__")
            if not annotations:
                continue
            names = globalns
            if names is None:
                names = _names_of(getattr(base, "__module__", None))
            for name, value in annotations.items():
                hints[name] = _evaluate(value, names, dict(base.__dict__) if localns is None else localns)
    else:
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if callable(obj) or isinstance(obj, type(sys)):
                return {}
            raise TypeError("%r is not a module, class, method, or function." % (obj,))
        if globalns is None:
            if isinstance(obj, type(sys)):
                globalns = obj.__dict__
            else:
                inner = obj
                while hasattr(inner, "__wrapped__"):
                    inner = inner.__wrapped__
                globalns = getattr(inner, "__globals__", None)
                if globalns is None:
                    globalns = _names_of(getattr(inner, "__module__", None))
        if localns is None:
            localns = globalns
        for name, value in annotations.items():
            hints[name] = _evaluate(value, globalns, localns)
    return hints if include_extras else {name: _stripped(value) for name, value in hints.items()}


def _names_of(module):
    module = sys.modules.get(module)
    if module is None:
        import __main__ as module
    return module.__dict__
