# dataclasses. __init__() and the comparisons of a class are compiled in one go; the rest is closures.

import sys

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
    "make_dataclass", "replace", "is_dataclass",
]  # fmt: skip


class FrozenInstanceError(AttributeError):
    pass


class _Named:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
# What an argument is when the field's factory shall make the value.
_FACTORY = _Named("<factory>")
_FIELD = _Named("_FIELD")
_FIELD_CLASSVAR = _Named("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Named("_FIELD_INITVAR")
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        kind = self.type
        name = kind.__name__ if isinstance(kind, type) and not hasattr(kind, "__origin__") else repr(kind)
        return "dataclasses.InitVar[%s]" % name

    @classmethod
    def __class_getitem__(cls, kind):
        return cls(kind)


class Field:
    __slots__ = (
        "name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only", "_field_type",
    )  # fmt: skip

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _empty() if metadata is None else _proxy(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return "Field(" + ",".join(["%s=%r" % (name, getattr(self, name)) for name in Field.__slots__]) + ")"

    def __set_name__(self, owner, name):
        set_name = getattr(type(self.default), "__set_name__", None)
        if set_name:
            set_name(self.default, owner, name)


_proxy_of_nothing = None


def _proxy(mapping):
    from types import MappingProxyType

    return MappingProxyType(mapping)


def _empty():
    global _proxy_of_nothing
    if _proxy_of_nothing is None:
        _proxy_of_nothing = _proxy({})
    return _proxy_of_nothing


class _Params:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return "_DataclassParams(" + ",".join(["%s=%r" % (name, getattr(self, name)) for name in self.__slots__]) + ")"


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# --- Fields of a class ---


# Whether an annotation is one of typing's or ours. As text only its beginning is looked at.
def _is_kind(annotation, kind, name):
    if isinstance(annotation, str):
        head = annotation.split("[")[0].strip()
        return head == name or head.endswith("." + name)
    if kind is None:
        return False
    return annotation is kind or getattr(annotation, "__origin__", None) is kind


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        f = Field(default, MISSING, True, True, None, True, None, MISSING)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    typing = sys.modules.get("typing")
    if _is_kind(annotation, typing and typing.ClassVar, "ClassVar"):
        f._field_type = _FIELD_CLASSVAR
    elif annotation is InitVar or type(annotation) is InitVar or isinstance(annotation, str) and _is_kind(annotation, None, "InitVar"):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError("field %s cannot have a default factory" % name)
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError("field %s is a ClassVar but specifies kw_only" % name)
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and (
        isinstance(f.default, (list, dict, set, bytearray)) or getattr(f.default.__class__, "__hash__", 0) is None
    ):
        raise ValueError("mutable default %s for field %s is not allowed: use default_factory" % (f.default.__class__, name))
    return f


def _init_source(fields, frozen, has_post_init, namespace):
    positional = [f for f in fields if f.init and not f.kw_only]
    named = [f for f in fields if f.init and f.kw_only]
    seen_default = False
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = True
        elif seen_default:
            raise TypeError("non-default argument %r follows default argument" % f.name)
    self_name = "__dataclass_self__" if any(f.name == "self" for f in fields) else "self"
    parameters = [self_name]
    body = []
    for i, group in enumerate((positional, named)):
        if i and group:
            parameters.append("*")
        for f in group:
            if f.default is not MISSING:
                namespace["_d_" + f.name] = f.default
                parameters.append("%s=_d_%s" % (f.name, f.name))
            elif f.default_factory is not MISSING:
                parameters.append("%s=_FACTORY" % f.name)
            else:
                parameters.append(f.name)
    for f in fields:
        if f._field_type is _FIELD_INITVAR:
            continue
        value = f.name
        if f.default_factory is not MISSING:
            namespace["_f_" + f.name] = f.default_factory
            value = "_f_%s()" % f.name
            if f.init:
                value += " if %s is _FACTORY else %s" % (f.name, f.name)
        elif not f.init:
            if f.default is MISSING or not namespace["_slots"]:
                continue
            namespace["_d_" + f.name] = f.default
            value = "_d_" + f.name
        if frozen:
            body.append("_set(%s, %r, %s)" % (self_name, f.name, value))
        else:
            body.append("%s.%s = %s" % (self_name, f.name, value))
    if has_post_init:
        names = [f.name for f in fields if f._field_type is _FIELD_INITVAR]
        body.append("%s.__post_init__(%s)" % (self_name, ", ".join(names)))
    namespace["_annotations"] = annotations = {f.name: f.type for f in positional + named}
    annotations["return"] = None
    return " def __init__(%s):\n  %s\n" % (", ".join(parameters), "\n  ".join(body) or "pass")


def _tuple_source(name, names):
    return "(" + "".join(["%s.%s, " % (name, field) for field in names]) + ")"


def _make_repr(names):
    running = set()

    def __repr__(self):
        key = id(self)
        if key in running:
            return "..."
        running.add(key)
        try:
            return "%s(%s)" % (self.__class__.__qualname__, ", ".join(["%s=%r" % (name, getattr(self, name)) for name in names]))
        finally:
            running.discard(key)

    return __repr__


def _make_frozen(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError("cannot assign to field %r" % name)
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError("cannot delete field %r" % name)
        super(cls, self).__delattr__(name)

    for function in (__setattr__, __delattr__):
        function.__qualname__ = cls.__qualname__ + "." + function.__name__
    return __setattr__, __delattr__


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    own = cls.__dict__
    fields = {}
    any_frozen = has_bases = False
    for base in cls.__mro__[-1:0:-1]:
        inherited = base.__dict__.get(_FIELDS)
        if inherited is not None:
            has_bases = True
            fields.update(inherited)
            if getattr(base, _PARAMS).frozen:
                any_frozen = True
    annotations = own.get("__annotations__") or {}
    made = []
    all_named = kw_only
    seen_marker = False
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or isinstance(annotation, str) and _is_kind(annotation, None, "KW_ONLY"):
            if seen_marker:
                raise TypeError("%r is KW_ONLY, but KW_ONLY has already been specified" % name)
            seen_marker = all_named = True
        else:
            made.append(_get_field(cls, name, annotation, all_named))
    for f in made:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in list(own.items()):
        if isinstance(value, Field) and name not in annotations:
            raise TypeError("%r is a field but has no type annotation" % name)
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any_frozen and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    hashes = own.get("__hash__", MISSING)
    has_hash = not (hashes is MISSING or hashes is None and "__eq__" in own)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    setattr(cls, _PARAMS, _Params(init, repr, eq, order, unsafe_hash, frozen))

    listed = [f for f in fields.values() if f._field_type is _FIELD]
    source = ""
    namespace = {"_FACTORY": _FACTORY, "_set": object.__setattr__, "_slots": slots, "__name__": cls.__module__}
    if init:
        given = [f for f in fields.values() if f._field_type is not _FIELD_CLASSVAR]
        source += _init_source(given, frozen, hasattr(cls, "__post_init__"), namespace)
    compared = [f.name for f in listed if f.compare]
    left, right = _tuple_source("self", compared), _tuple_source("other", compared)
    operators = []
    if eq and "__eq__" not in own:
        operators.append(("__eq__", "=="))
    if order:
        operators += [("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")]
    for name, operator in operators:
        if name in own and name != "__eq__":
            raise TypeError(
                "Cannot overwrite attribute %s in class %s. Consider using functools.total_ordering" % (name, cls.__name__)
            )
        source += " def %s(self, other):\n  return %s %s %s if other.__class__ is self.__class__ else NotImplemented\n" % (
            name, left, operator, right,
        )  # fmt: skip
    hashed = [f.name for f in listed if (f.compare if f.hash is None else f.hash)]
    makes_hash = False
    if unsafe_hash:
        if has_hash:
            raise TypeError("Cannot overwrite attribute __hash__ in class %s" % cls.__name__)
        makes_hash = True
    elif eq and not has_hash:
        makes_hash = frozen
        if not frozen:
            cls.__hash__ = None
    if makes_hash:
        source += " def __hash__(self):\n  return hash(%s)\n" % _tuple_source("self", hashed)
    if source:
        name = cls.__name__
        if not name.isidentifier():
            name = "_"
        exec("class %s:\n%s" % (name, source), namespace)
        for name, function in namespace[name].__dict__.items():
            if name in ("__init__", "__eq__", "__lt__", "__le__", "__gt__", "__ge__") or name == "__hash__" and makes_hash:
                _adopt(cls, name, function)
                if name == "__init__":
                    function.__annotations__ = namespace["_annotations"]
    if repr and "__repr__" not in own:
        _adopt(cls, "__repr__", _make_repr([f.name for f in listed if f.repr]))
    if frozen:
        for name, function in zip(("__setattr__", "__delattr__"), _make_frozen(cls, [f.name for f in listed])):
            if name in own:
                raise TypeError("Cannot overwrite attribute %s in class %s" % (name, cls.__name__))
            setattr(cls, name, function)
    if match_args and "__match_args__" not in own:
        cls.__match_args__ = tuple([f.name for f in fields.values() if f.init and not f.kw_only and f._field_type is not _FIELD_CLASSVAR])
    if own.get("__doc__") is None:
        cls.__doc__ = _doc(cls.__name__, fields.values()) if init else cls.__name__
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, frozen, [f.name for f in listed], weakref_slot)
    if "abc" in sys.modules:
        sys.modules["abc"].update_abstractmethods(cls)
    return cls


def _adopt(cls, name, function):
    try:
        function.__qualname__ = "%s.%s" % (cls.__qualname__, name)
    except AttributeError:
        pass
    setattr(cls, name, function)


def _shown(annotation):
    if isinstance(annotation, InitVar):
        return repr(annotation)
    if isinstance(annotation, str):
        return repr(annotation)
    if isinstance(annotation, type) and not hasattr(annotation, "__origin__"):
        module = getattr(annotation, "__module__", "builtins")
        name = annotation.__qualname__
        return name if module == "builtins" else "%s.%s" % (module, name)
    return repr(annotation)


def _doc(name, fields):
    parts = []
    named = []
    for f in fields:
        if not f.init or f._field_type is _FIELD_CLASSVAR:
            continue
        text = "%s: %s" % (f.name, _shown(f.type).replace("typing.", ""))
        if f.default is not MISSING:
            text += " = %r" % (f.default,)
        elif f.default_factory is not MISSING:
            text += " = <factory>"
        (named if f.kw_only else parts).append(text)
    if named:
        parts.append("*")
    return "%s(%s)" % (name, ", ".join(parts + named))


def _with_slots(cls, frozen, names, weakref_slot):
    if "__slots__" in cls.__dict__:
        raise TypeError("%s already specifies __slots__" % cls.__name__)
    inherited = []
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.extend((slots,) if isinstance(slots, str) else slots)
    members = dict(cls.__dict__)
    slots = names + ["__weakref__"] if weakref_slot else names
    members["__slots__"] = tuple([name for name in slots if name not in inherited])
    for name in names:
        members.pop(name, None)
    members.pop("__dict__", None)
    members.pop("__weakref__", None)
    made = type(cls)(cls.__name__, cls.__bases__, members)
    made.__qualname__ = cls.__qualname__
    if frozen:
        made.__setattr__, made.__delattr__ = _make_frozen(made, names)
        made.__getstate__ = lambda self: [getattr(self, name) for name in names]
        made.__setstate__ = _set_state
    return made


def _set_state(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def dataclass(
    cls=None, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
    kw_only=False, slots=False, weakref_slot=False,
):  # fmt: skip
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


# --- What programs ask ---


def fields(class_or_instance):
    known = getattr(class_or_instance, _FIELDS, None)
    if known is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([f for f in known.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, dict_factory, None)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, None, tuple_factory)


_ATOMIC = (int, str, float, bool, type(None), complex, bytes, type)


def _convert(obj, dict_factory, tuple_factory):
    kind = type(obj)
    if kind in _ATOMIC:
        return obj
    if hasattr(kind, _FIELDS):
        values = [
            (f.name, _convert(getattr(obj, f.name), dict_factory, tuple_factory)) for f in fields(obj)
        ]
        return dict_factory(values) if dict_factory is not None else tuple_factory([value for _, value in values])
    if isinstance(obj, (list, tuple)):
        values = [_convert(value, dict_factory, tuple_factory) for value in obj]
        return kind(*values) if hasattr(kind, "_fields") else kind(values)
    if isinstance(obj, dict):
        values = [
            (_convert(key, dict_factory, tuple_factory), _convert(value, dict_factory, tuple_factory))
            for key, value in obj.items()
        ]
        if hasattr(kind, "default_factory"):
            made = kind(obj.default_factory)
            for key, value in values:
                made[key] = value
            return made
        return kind(values)
    from copy import deepcopy

    return deepcopy(obj)


def replace(*args, **changes):
    (obj,) = args
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError("field %s is declared with init=False, it cannot be specified with replace()" % f.name)
        elif f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError("InitVar %r must be specified with replace()" % f.name)
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


def make_dataclass(
    cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
    frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None,
):  # fmt: skip
    from keyword import iskeyword

    members = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, members[item[0]] = item
        else:
            raise TypeError("Invalid field: %r" % (item,))
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError("Field names must be valid identifiers: %r" % (name,))
        if iskeyword(name):
            raise TypeError("Field names must not be keywords: %r" % (name,))
        if name in annotations:
            raise TypeError("Field name duplicated: %r" % (name,))
        annotations[name] = kind
    members["__annotations__"] = annotations
    members.setdefault("__module__", "types" if module is None else module)
    from types import new_class

    cls = new_class(cls_name, bases, {}, lambda ns: ns.update(members))
    return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
