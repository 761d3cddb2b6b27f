# typing. Names are made when they are first asked for; what programs derive classes from stands in _typing_classes.py.

TYPE_CHECKING = False
_cleanups = []  # caches to clear; there are none

# Aliases of types: the type, how many parameters it takes (-1: any number).
_ALIASES = {
    "List": ("list", 1),
    "Dict": ("dict", 2),
    "Set": ("set", 1),
    "FrozenSet": ("frozenset", 1),
    "Tuple": ("tuple", -1),
    "Type": ("type", 1),
    "DefaultDict": ("collections.defaultdict", 2),
    "OrderedDict": ("collections.OrderedDict", 2),
    "Counter": ("collections.Counter", 1),
    "ChainMap": ("collections.ChainMap", 2),
    "Deque": ("collections.deque", 1),
    "Callable": ("collections.abc.Callable", 2),
    "AbstractSet": ("collections.abc.Set", 1),
    "ContextManager": ("contextlib.AbstractContextManager", 1),
    "AsyncContextManager": ("contextlib.AbstractAsyncContextManager", 1),
    "Pattern": ("re.Pattern", 1),
    "Match": ("re.Match", 1),
    "Hashable": ("collections.abc.Hashable", 0),
    "Sized": ("collections.abc.Sized", 0),
    "ByteString": ("collections.abc.ByteString", 0),
}
for _name in "Iterable Iterator Reversible Container Collection Sequence MutableSequence MutableSet KeysView ValuesView Awaitable AsyncIterable AsyncIterator MappingView".split():
    _ALIASES[_name] = ("collections.abc." + _name, 1)
for _name in "Mapping MutableMapping ItemsView AsyncGenerator".split():
    _ALIASES[_name] = ("collections.abc." + _name, 2)
_ALIASES["Generator"] = ("collections.abc.Generator", 3)
_ALIASES["Coroutine"] = ("collections.abc.Coroutine", 3)

_FORMS = "Union Optional Literal Final ClassVar Annotated NoReturn Never Self LiteralString Required NotRequired ReadOnly Unpack Concatenate TypeAlias TypeGuard TypeIs"
_CLASSES = "Any Generic Protocol TypeVar ParamSpec ParamSpecArgs ParamSpecKwargs TypeVarTuple NamedTuple TypedDict NewType TypeAliasType SupportsInt SupportsFloat SupportsComplex SupportsBytes SupportsIndex SupportsAbs SupportsRound IO TextIO BinaryIO AnyStr Text"
_FUNCTIONS = "runtime_checkable runtime get_type_hints is_typeddict get_protocol_members is_protocol get_overloads clear_overloads overload"

_FORMS = _FORMS.split()
_CLASSES = _CLASSES.split() + _FUNCTIONS.split()

__all__ = _FORMS + _CLASSES + list(_ALIASES) + [
    "TYPE_CHECKING", "ForwardRef", "assert_never", "assert_type", "cast", "dataclass_transform", "final", "get_args", "get_origin", "no_type_check", "no_type_check_decorator", "override", "reveal_type",
]  # fmt: skip


def __getattr__(name):
    if name in _ALIASES:
        value = _Plain(name, *_ALIASES[name])
    elif name in _FORMS:
        value = _Form(name)
    elif name in _CLASSES:
        import _typing_classes

        value = getattr(_typing_classes, name)
    elif name in ("T", "KT", "VT"):
        value = _get("TypeVar")(name)
    else:
        raise AttributeError("module 'typing' has no attribute '%s'" % name)
    globals()[name] = value
    return value


def _get(name):
    return globals().get(name) or __getattr__(name)


_NoneType = type(None)


def _show(value):
    if value is Ellipsis:
        return "..."
    if isinstance(value, type) and not hasattr(value, "__args__"):
        module = getattr(value, "__module__", "builtins")
        name = getattr(value, "__qualname__", value.__name__)
        return name if module == "builtins" else "%s.%s" % (module, name)
    if isinstance(value, list):
        return "[" + ", ".join(map(_show, value)) + "]"
    if isinstance(value, _Function):
        return value.__name__
    return repr(value)


_Function = type(_show)


def _checked(value, what="Parameters to generic types must be types.", special=False):
    if value is None:
        return _NoneType
    if isinstance(value, str):
        return ForwardRef(value)
    if isinstance(value, _Alias):
        of = value._of
        name = getattr(of, "_name", None)
        if name in ("ClassVar", "Final") and not special or of is not None and of in _bare():
            raise TypeError("%r is not valid as type argument" % value)
    elif isinstance(value, _Form):
        if value._name not in _ALONE and not (special and value._name in ("ClassVar", "Final")):
            raise TypeError("Plain %r is not valid as type argument" % value)
    elif isinstance(value, type) and value in _bare():
        raise TypeError("Plain %r is not valid as type argument" % value)
    if not callable(value) and value is not Ellipsis and not isinstance(value, (_Base, list)) and not hasattr(value, "__args__"):
        raise TypeError("%s Got %s." % (what, repr(value)[:100]))
    return value


# What stands for a ParamSpec is a tuple of types.
def _checked_several(value):
    return tuple([_checked(part) for part in value]) if isinstance(value, (list, tuple)) else _checked(value)


_ALONE = ("LiteralString", "NoReturn", "Never", "Self", "TypeAlias")


# Generic and Protocol, if anything has asked for them.
def _bare():
    names = globals()
    return [names[name] for name in ("Generic", "Protocol") if name in names]


# Type variables in the order in which they first appear.
def _parameters(args):
    found = []
    for arg in args:
        if getattr(arg, "_is_variable", False) and not isinstance(arg, type):
            parts = (arg,)
        elif isinstance(arg, (list, tuple)):
            parts = _parameters(arg)
        elif isinstance(arg, type) and not hasattr(arg, "__args__"):
            continue
        else:
            parts = getattr(arg, "__parameters__", ())
        for part in parts:
            if part not in found:
                found.append(part)
    return tuple(found)


class _Base:
    @classmethod
    def __init_subclass__(cls, **keywords):
        if cls.__module__ != "typing":
            raise TypeError("Cannot subclass special typing classes")

    def __or__(self, other):
        return _get("Union")[self, other]

    def __ror__(self, other):
        return _get("Union")[other, self]

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ForwardRef(_Base):
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError("Forward reference must be a string -- got %r" % (arg,))
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        module = self.__forward_module__
        return "ForwardRef(%r%s)" % (self.__forward_arg__, "" if module is None else ", module=%r" % module)


# typing.List and its like, and what only is an alias of a class.
class _Plain(_Base):
    def __init__(self, name, target, count):
        self._name = name
        self._target = target
        self._count = count
        self.__module__ = "typing"

    def __getattr__(self, name):
        if name == "__origin__":
            parts = self._target.split(".")
            if len(parts) == 1:
                import builtins as module
            else:
                module = __import__(".".join(parts[:-1]), None, None, (parts[-1],))
            self.__origin__ = value = getattr(module, parts[-1])
            return value
        if name == "__name__" or name == "__qualname__":
            return self._name
        if name[:2] == "__" or name[:1] == "_":
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __repr__(self):
        return "typing." + self._name

    def __call__(self, *args, **keywords):
        if self._name not in ("DefaultDict", "OrderedDict", "Counter", "ChainMap", "Deque"):
            raise TypeError("Type %s cannot be instantiated; use %s() instead" % (self._name, self.__origin__.__name__))
        return self.__origin__(*args, **keywords)

    def __getitem__(self, args):
        name = self._name
        if name == "Callable":
            return self._callable(args)
        if not isinstance(args, tuple):
            args = (args,)
        if name == "Tuple":
            if args == ((),):
                args = ()
            return _Alias(self, tuple([_checked(arg) for arg in args]))
        if self._count == 0:
            raise TypeError("%r is not a generic class" % self)
        args = tuple([_checked(arg) for arg in args])
        if len(args) != self._count and not (name == "Generator" and args):
            raise TypeError(
                "Too %s arguments for %r; actual %d, expected %d"
                % ("many" if len(args) > self._count else "few", self, len(args), self._count)
            )
        return _Alias(self, args)

    def _callable(self, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        arguments, result = args
        result = _checked(result)
        if isinstance(arguments, list):
            arguments = tuple([_checked(arg) for arg in arguments])
        elif arguments is Ellipsis or getattr(arguments, "_is_variable", False) or isinstance(arguments, _Alias):
            arguments = (arguments,)
        else:
            raise TypeError("Callable[args, result]: args must be a list. Got %s" % (arguments,))
        return _Alias(self, arguments + (result,))

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __mro_entries__(self, bases):
        return _entries(self, self.__origin__, bases)


def _entries(alias, origin, bases):
    Generic = _get("Generic")
    if origin is Generic:
        # Another base that has parameters derives from Generic itself.
        for base in bases[bases.index(alias) + 1 :]:
            if isinstance(base, _Alias) and base is not alias:
                return ()
        return (Generic,)
    entries = (origin,)
    if isinstance(getattr(alias, "_of", alias), _Plain) and Generic not in bases:
        for base in bases[bases.index(alias) + 1 :]:
            if isinstance(base, (_Alias, _Plain)) or isinstance(base, type) and issubclass(base, Generic):
                return entries
        entries += (Generic,)
    return entries


# Whether those are a Callable's whose parameters are no list.
def _is_open(args):
    return len(args) == 2 and (
        args[0] is Ellipsis
        or getattr(args[0], "_is_specification", False)
        or isinstance(args[0], _Alias) and args[0]._name == "Concatenate"
    )


# What has arguments: of a _Plain, of a _Form, or of a class.
class _Alias(_Base):
    def __init__(self, of, args, metadata=None):
        self._of = of
        self.__args__ = args
        if metadata is not None:
            self.__metadata__ = metadata
        self.__module__ = "typing"

    def __getattr__(self, name):
        if name == "__origin__":
            of = self._of
            value = of.__origin__ if isinstance(of, _Plain) else of
        elif name == "__parameters__":
            value = _parameters(self.__args__)
        elif name == "_name":
            value = getattr(self._of, "_name", None)
        elif name in ("__name__", "__qualname__"):
            value = self._name or getattr(self.__origin__, name)
        elif name[:2] == "__" and name[-2:] == "__" or name[:1] == "_":
            raise AttributeError("'%s' object has no attribute '%s'" % (_kind(self), name))
        else:
            return getattr(self.__origin__, name)
        self.__dict__[name] = value
        return value

    def __repr__(self):
        of, args = self._of, self.__args__
        name = "typing." + of._name if isinstance(of, (_Plain, _Form)) else _show(of)
        if name == "typing.Union" and len(args) == 2 and _NoneType in args:
            return "typing.Optional[%s]" % _show(args[1] if args[0] is _NoneType else args[0])
        if name == "typing.Callable":
            if _is_open(args):
                return "typing.Callable[%s, %s]" % (_show(args[0]), _show(args[1]))
            return "typing.Callable[[%s], %s]" % (", ".join(map(_show, args[:-1])), _show(args[-1]))
        if name == "typing.Unpack":
            return "*" + _show(args[0])
        if name == "typing.Literal":
            return "typing.Literal[%s]" % ", ".join(map(_show, args))
        if name == "typing.Annotated":
            return "typing.Annotated[%s]" % ", ".join([_show(args[0])] + [repr(part) for part in self.__metadata__])
        return "%s[%s]" % (name, ", ".join(map(_show, args)) if args else "()")

    def _key(self):
        args = self.__args__
        name = getattr(self._of, "_name", None)
        if name == "Union":
            args = frozenset(args)
        elif name == "Literal":
            args = frozenset([(type(arg), arg) for arg in args])
        return self._of, args, getattr(self, "__metadata__", None)

    def __eq__(self, other):
        if isinstance(other, _Alias):
            return self._key() == other._key()
        if _is_union(other) and getattr(self._of, "_name", None) == "Union":
            return set(self.__args__) == set(other.__args__)
        return NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __call__(self, *args, **keywords):
        of = self._of
        if isinstance(of, _Form):
            raise TypeError("Cannot instantiate %r" % of)
        if isinstance(of, _Plain):
            return of(*args, **keywords)
        made = of(*args, **keywords)
        try:
            made.__orig_class__ = self
        except Exception:  # it has no such place
            pass
        return made

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        parameters = self.__parameters__
        if not parameters:
            raise TypeError("%r is not a generic class" % self)
        if self._of in _bare():
            raise TypeError("Cannot subscript already-subscripted %r" % self)
        several = any(getattr(parameter, "_is_several", False) for parameter in parameters)
        if len(args) != len(parameters) and not several:
            if not (len(parameters) == 1 and getattr(parameters[0], "_is_specification", False)):
                raise TypeError(
                    "Too %s arguments for %r; actual %d, expected %d"
                    % ("many" if len(args) > len(parameters) else "few", self, len(args), len(parameters))
                )
            args = (list(args),)
        values = dict(zip(parameters, [_checked_several(arg) for arg in args]))
        made = _substitute(self, values)
        return made

    def __mro_entries__(self, bases):
        if isinstance(self._of, _Form):
            raise TypeError("Cannot subclass %r" % self)
        return _entries(self, self.__origin__, bases)

    def __instancecheck__(self, instance):
        if getattr(self._of, "_name", None) == "Union":
            return any(isinstance(instance, arg) for arg in self.__args__)
        if isinstance(self._of, _Form):
            raise TypeError("%r cannot be used with isinstance()" % self)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if getattr(self._of, "_name", None) == "Union":
            return any(issubclass(cls, arg) for arg in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __iter__(self):
        yield _get("Unpack")[self]


def _kind(alias):
    return "_UnionGenericAlias" if getattr(alias._of, "_name", None) == "Union" else "_GenericAlias"


# A type with other types in the places of its variables.
def _substitute(value, values):
    if isinstance(value, tuple):
        return tuple([_substitute(part, values) for part in value])
    if getattr(value, "_is_variable", False) and not isinstance(value, type):
        return values.get(value, value)
    if isinstance(value, _Alias):
        args = []
        whole = False
        name = getattr(value._of, "_name", None)
        for arg in value.__args__:
            arg = _substitute(arg, values)
            # The arguments of a Callable stand for one variable.
            if isinstance(arg, tuple) and name in ("Callable", "Concatenate"):
                args.extend(arg)
                whole = name == "Concatenate"
            elif name == "Concatenate" and isinstance(arg, _Alias) and arg._of is value._of:
                args.extend(arg.__args__)
            else:
                args.append(arg)
        if whole:
            return tuple(args)
        if name == "Union":
            return value._of[tuple(args)]
        return _Alias(value._of, tuple(args), getattr(value, "__metadata__", None))
    if getattr(value, "__parameters__", ()) and not isinstance(value, type):
        return value[tuple([_substitute(part, values) for part in value.__parameters__])]
    if hasattr(value, "__args__") and getattr(value, "__parameters__", ()):
        return value[tuple([_substitute(part, values) for part in value.__parameters__])]
    return value


def _is_union(value):
    return type(value).__name__ == "UnionType"


class _Form(_Base):
    def __init__(self, name):
        self._name = name
        self.__module__ = "typing"

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(name)

    def __repr__(self):
        return "typing." + self._name

    def __call__(self, *args, **keywords):
        if self._name == "Annotated":
            raise TypeError("Type Annotated cannot be instantiated.")
        raise TypeError("Cannot instantiate %r" % self)

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass %r" % self)

    def __instancecheck__(self, instance):
        raise TypeError("%r cannot be used with isinstance()" % self)

    def __subclasscheck__(self, cls):
        raise TypeError("%r cannot be used with issubclass()" % self)

    def __getitem__(self, args):
        name = self._name
        if name == "Optional":
            return _get("Union")[_checked(args, "typing.Optional requires a single type."), _NoneType]
        if name == "Union":
            if args == ():
                raise TypeError("Cannot take a Union of no types.")
            return self._union(args if isinstance(args, tuple) else (args,))
        if name == "Literal":
            return self._literal(args if isinstance(args, tuple) else (args,))
        if name == "Annotated":
            if not isinstance(args, tuple) or len(args) < 2:
                raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
            inner = _checked(args[0], "Annotated[t, ...]: t must be a type.", True)
            metadata = tuple(args[1:])
            if isinstance(inner, _Alias) and inner._of is self:
                metadata = inner.__metadata__ + metadata
                inner = inner.__args__[0]
            made = _Alias(self, (inner,), metadata)
            made.__origin__ = inner
            return made
        if name == "Concatenate":
            return _Alias(self, tuple([_checked(arg) for arg in args]) if isinstance(args, tuple) else (_checked(args),))
        if name in ("Final", "ClassVar", "Required", "NotRequired", "ReadOnly", "Unpack", "TypeGuard", "TypeIs"):
            if isinstance(args, tuple):
                raise TypeError("typing.%s accepts only single type. Got %s." % (name, repr(args)[:100]))
            return _Alias(self, (_checked(args, "typing.%s accepts only single type." % name),))
        raise TypeError("%r is not subscriptable" % self)

    def _union(self, args):
        flat = []
        for arg in args:
            arg = _checked(arg, "Union[arg, ...]: each arg must be a type.")
            parts = arg.__args__ if _is_union(arg) or isinstance(arg, _Alias) and arg._of is self else (arg,)
            for part in parts:
                if part not in flat:
                    flat.append(part)
        return flat[0] if len(flat) == 1 else _Alias(self, tuple(flat))

    def _literal(self, args):
        flat = []
        for arg in args:
            flat.extend(arg.__args__ if isinstance(arg, _Alias) and arg._of is self else (arg,))
        try:
            flat = [part for _, part in dict.fromkeys([(type(part), part) for part in flat])]
        except TypeError:  # not hashable: they stay as they are
            pass
        return _Alias(self, tuple(flat))


def cast(typ, val):
    return val


def assert_type(val, typ):
    return val


def assert_never(arg):
    text = repr(arg)
    if len(text) > 100:
        text = text[:100] + "..."
    raise AssertionError("Expected code to be unreachable, but got: " + text)


def reveal_type(obj):
    import sys

    print("Runtime type is %r" % type(obj).__name__, file=sys.stderr)
    return obj


def _marked(f, name):
    try:
        setattr(f, name, True)
    except (AttributeError, TypeError):
        pass
    return f


def final(f):
    return _marked(f, "__final__")


def override(method):
    return _marked(method, "__override__")


def no_type_check(arg):
    if isinstance(arg, type):
        for name, value in list(arg.__dict__.items()):
            if isinstance(value, (staticmethod, classmethod)):
                value = value.__func__
            inner = getattr(value, "__qualname__", "") == arg.__qualname__ + "." + name
            if inner and getattr(value, "__module__", None) == arg.__module__:
                no_type_check(value)
    return _marked(arg, "__no_type_check__")


def no_type_check_decorator(decorator):
    from functools import wraps

    return wraps(decorator)(lambda *args, **keywords: no_type_check(decorator(*args, **keywords)))


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
    def decorate(cls):
        cls.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls

    return decorate


def get_origin(tp):
    if isinstance(tp, _Alias):
        return tp._of if getattr(tp._of, "_name", None) == "Annotated" else tp.__origin__
    if isinstance(tp, _Plain):
        return tp.__origin__
    if _is_union(tp):
        return type(tp)
    if hasattr(tp, "__args__") and hasattr(tp, "__origin__"):
        return tp.__origin__
    if type(tp).__name__ in ("ParamSpecArgs", "ParamSpecKwargs"):
        return tp.__origin__
    generic = globals().get("Generic")
    return generic if tp is generic and generic is not None else None


def get_args(tp):
    if isinstance(tp, _Alias):
        args = tp.__args__
        name = getattr(tp._of, "_name", None)
        if name == "Annotated":
            return (tp.__args__[0],) + tp.__metadata__
        if name == "Callable" and not _is_open(args):
            return list(args[:-1]), args[-1]
        return args
    if _is_union(tp) or hasattr(tp, "__origin__"):
        args = getattr(tp, "__args__", ())
        if getattr(getattr(tp, "__origin__", None), "__name__", None) == "Callable" and len(args) and args[0] is not Ellipsis:
            return list(args[:-1]), args[-1]
        return args
    return ()
