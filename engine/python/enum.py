# enum. Members are made when the class is: its body is a plain dict, so auto() and what is computed from it stay
# unresolved until then.

from types import DynamicClassAttribute, MappingProxyType

__all__ = [
    "EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "property",
    "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "global_flag_repr",
    "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE",
]  # fmt: skip

_property = property
_function = type(lambda: 0)
# Functions, closures and generators' functions are different types in this engine.
_DESCRIPTORS = (
    _function,
    type((lambda x: lambda: x)(0)),
    type(lambda: (yield)),
    property,
    classmethod,
    staticmethod,
)


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


class property(DynamicClassAttribute):
    def __get__(self, instance, owner=None):
        if instance is None:
            try:
                return owner._member_map_[self.name]
            except KeyError:
                raise AttributeError("%r has no attribute %r" % (owner, self.name)) from None
        return DynamicClassAttribute.__get__(self, instance, owner)


class auto:
    def __init__(self, value=None):
        self._deferred = None
        self.value = value

    def __repr__(self):
        return "auto(%r)" % (self.value,)

    def __or__(self, other):
        return _deferred(lambda a, b: a | b, self, other)

    def __ror__(self, other):
        return _deferred(lambda a, b: b | a, self, other)

    def __and__(self, other):
        return _deferred(lambda a, b: a & b, self, other)

    def __rand__(self, other):
        return _deferred(lambda a, b: b & a, self, other)

    def __xor__(self, other):
        return _deferred(lambda a, b: a ^ b, self, other)

    def __add__(self, other):
        return _deferred(lambda a, b: a + b, self, other)

    def __sub__(self, other):
        return _deferred(lambda a, b: a - b, self, other)

    def __mul__(self, other):
        return _deferred(lambda a, b: a * b, self, other)

    def __lshift__(self, other):
        return _deferred(lambda a, b: a << b, self, other)

    def __rlshift__(self, other):
        return _deferred(lambda a, b: b << a, self, other)

    def __invert__(self):
        return _deferred(lambda a, b: ~a, self, None)


# No value was given.
_unset = auto()


def _deferred(function, left, right):
    made = auto()
    made._deferred = (function, left, right)
    return made


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_descriptor(value):
    if isinstance(value, _DESCRIPTORS):
        return True
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_private(cls_name, name):
    return name.startswith("_%s__" % cls_name.lstrip("_")) and not name.endswith("__")


Enum = Flag = ReprEnum = None
_ready = False
_SUNDERS = (
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_", "_iter_member_by_value_",
    "_iter_member_by_def_", "_add_alias_", "_add_value_alias_",
)  # fmt: skip


def _data_type(name, bases):
    found = object
    for chain in bases:
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    candidate = base._member_type_
                else:
                    continue
            elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__ or base in _NATIVE:
                # The class through which it is reached is what is made.
                candidate = chain if not isinstance(chain, EnumType) else base
            else:
                continue
            if found is not object and found is not candidate:
                if not issubclass(found, candidate):
                    raise TypeError("too many data types for %r: %r" % (name, {found, candidate}))
            else:
                found = candidate
            break
    return found


_NATIVE = (int, str, float, bytes, tuple, complex, list, dict, set, frozenset, bytearray)


def _resolve(cls, value, name, generate, count, last_values):
    if not isinstance(value, auto):
        return value
    if value._deferred is not None:
        function, left, right = value._deferred
        value.value = function(
            _resolve(cls, left, name, generate, count, last_values), _resolve(cls, right, name, generate, count, last_values)
        )
        value._deferred = None
    elif value.value is None:
        value.value = generate(name, 1, count, last_values[:])
    return value.value


# How Enum shows the values: as the mixed-in type does.
def _value_repr(bases):
    for chain in bases:
        for base in chain.__mro__:
            if isinstance(base, EnumType):
                return base._value_repr_
            if base is object or base in _NATIVE:
                continue
            found = base.__dict__.get("__repr__")
            if found is not None:
                return None if "__dataclass_fields__" in base.__dict__ else found
    return None


class EnumType(type):
    def __getattr__(cls, name):
        raise AttributeError(name)

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if Enum is None:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError("<enum %r> cannot extend %r" % (cls, base))
        first = bases[-1]
        if not isinstance(first, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        member_type = _data_type(cls, bases)
        ignore = classdict.get("_ignore_", ())
        if isinstance(ignore, str):
            ignore = ignore.replace(",", " ").split()
        generate = classdict.get("_generate_next_value_")
        if generate is None:
            generate = first._generate_next_value_
            for base in bases:
                found = getattr(base, "_generate_next_value_", None)
                if found is not None:
                    generate = found
                    break
        elif isinstance(generate, staticmethod):
            generate = generate.__func__
        namespace = {}
        members = {}
        last_values = []
        for name, value in classdict.items():
            if name in ignore or name == "_ignore_":
                continue
            if _is_private(cls, name):
                namespace[name] = value
            elif _is_sunder(name):
                if name not in _SUNDERS and _ready:
                    raise ValueError("_sunder_ names, such as %r, are reserved for future Enum use" % name)
                if name == "_generate_next_value_" and not isinstance(value, staticmethod):
                    value = staticmethod(value)
                namespace[name] = value
            elif _is_dunder(name):
                namespace[name] = value
            elif isinstance(value, nonmember):
                namespace[name] = value.value
            elif isinstance(value, member) or not _is_descriptor(value):
                if isinstance(value, member):
                    value = value.value
                if name == "mro" or name == "":
                    raise ValueError("invalid enum member name(s) %r" % name)
                if isinstance(value, auto):
                    value = _resolve(None, value, name, generate, len(members), last_values)
                elif type(value) is tuple:
                    for part in value:
                        if isinstance(part, auto):
                            value = tuple(
                                _resolve(None, part, name, generate, len(members), last_values) for part in value
                            )
                            break
                members[name] = value
                last_values.append(value)
            else:
                namespace[name] = value
        order = namespace.pop("_order_", None)
        namespace["_member_names_"] = []
        namespace["_member_map_"] = {}
        namespace["_value2member_map_"] = {}
        namespace["_unhashable_values_"] = []
        namespace["_member_type_"] = member_type
        namespace["_value_repr_"] = staticmethod(_value_repr(bases))
        is_flag = Flag is not None and issubclass(first, Flag)
        if is_flag:
            namespace["_boundary_"] = boundary or namespace.get("_boundary_") or first._boundary_
            namespace["_flag_mask_"] = namespace["_singles_mask_"] = namespace["_all_bits_"] = 0
        enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        # In classes that mix in a type, Enum's way to show members, unless they show themselves.
        if member_type is not object:
            for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
                if name not in namespace:
                    source = first
                    if name == "__format__" and "__str__" in namespace:
                        source = Enum
                    elif ReprEnum in bases and name in ("__str__", "__format__"):
                        source = member_type
                        if name == "__str__" and source.__str__ == object.__str__:
                            name = "__repr__"
                    elif getattr(enum_class, name) not in (getattr(member_type, name, None), getattr(object, name, None)):
                        continue
                    found = getattr(source, name)
                    type.__setattr__(enum_class, "__str__" if source is member_type and name == "__repr__" else name, found)
            if is_flag:
                for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                    if name not in namespace:
                        type.__setattr__(enum_class, name, getattr(Flag, name))
        use_new = namespace.get("__new__")
        if use_new is None:
            for base in bases:
                for up in base.__mro__:
                    candidate = up.__dict__.get("__new__")
                    if isinstance(up, EnumType) and candidate is not None and up.__dict__.get("_own_new_"):
                        use_new = up._own_new_
                        break
                if use_new is not None:
                    break
        if isinstance(use_new, staticmethod):
            use_new = use_new.__func__
        if use_new is None:
            for base in bases:
                found = base.__dict__.get("__new__")
                if found is not None and not isinstance(base, EnumType) and base not in _NATIVE:
                    use_new = found.__func__ if isinstance(found, staticmethod) else found
                    break
        if "__new__" in namespace:
            # Calling the class looks members up; this only makes them.
            type.__setattr__(enum_class, "_own_new_", staticmethod(use_new))
        type.__setattr__(enum_class, "_new_member_", staticmethod(use_new or member_type.__new__))
        type.__setattr__(enum_class, "__new__", Enum.__new__)
        for name, value in members.items():
            _add_member(enum_class, name, value, member_type, use_new, is_flag)
        if order is not None:
            names = order.replace(",", " ").split() if isinstance(order, str) else list(order)
            defined = [name for name in members if enum_class._member_map_[name]._name_ == name]
            names = [name for name in names if name in defined or name not in members]
            if names != defined:
                raise TypeError("member order does not match _order_:\n  %r\n  %r" % (defined, names))
        return enum_class

    def __init__(cls, *args, **kwds):
        pass

    def __bool__(cls):
        return True

    def __call__(cls, value=_unset, names=None, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_ or value is _unset:
            if value is _unset:
                raise TypeError("%s.__call__() missing 1 required positional argument: 'value'" % cls.__class__.__name__)
            if names is not None:
                value = (value, names) + values
            return _lookup(cls, value)
        if names is None:
            return _lookup(cls, value)
        return cls._create_(value, names, module, qualname, type, start, boundary)

    def _create_(cls, class_name, names, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        classdict = {"__module__": "__main__" if module is None else module}
        classdict["__qualname__"] = class_name if qualname is None else qualname
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if not isinstance(names, dict):
            names = list(names)
            if names and isinstance(names[0], str):
                generate = cls._generate_next_value_
                last_values = []
                for count, name in enumerate(names):
                    value = generate(name, start, count, last_values[:])
                    last_values.append(value)
                    classdict[name] = value
                names = ()
        for item in names.items() if isinstance(names, dict) else names:
            classdict[item[0]] = item[1]
        if boundary is not None:
            return metacls(class_name, bases, classdict, boundary=boundary)
        return metacls(class_name, bases, classdict)

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            import warnings

            warnings.warn(
                "in 3.12 __contains__ will no longer raise TypeError, but will return True or\n"
                "False depending on whether the value is a member or the value of a member",
                DeprecationWarning,
                stacklevel=2,
            )
            raise TypeError(
                "unsupported operand type(s) for 'in': '%s' and '%s'" % (type(member).__qualname__, cls.__class__.__qualname__)
            )
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        import sys

        names = sys.modules[module].__dict__
        source = names if source is None else source.__dict__
        members = [(name, value) for name, value in source.items() if filter(name)]
        try:
            members.sort(key=lambda pair: (pair[1], pair[0]))
        except TypeError:
            members.sort(key=lambda pair: pair[0])
        made = cls(name, members, module=module, boundary=boundary or KEEP)
        made.__reduce_ex__ = lambda self, protocol: self._name_
        if as_global:
            global_enum(made)
        else:
            names.update(made.__members__)
        names[name] = made
        return made

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, attr))
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError("cannot reassign member %r" % (name,))
        super().__setattr__(name, value)

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__", "__members__", "__module__", "__name__", "__qualname__"}  # fmt: skip
        names.update(cls._member_names_)
        if cls._new_member_ is not object.__new__:
            names.add("__new__")
        if cls._member_type_ is not object:
            names.update(dir(cls._member_type_))
        return sorted(names)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        members = cls._member_map_
        return iter([members[name] for name in cls._member_names_])

    def __reversed__(cls):
        members = cls._member_map_
        return iter([members[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    @_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return "<flag %r>" % cls.__name__
        return "<enum %r>" % cls.__name__


EnumMeta = EnumType


def _add_member(cls, name, value, member_type, use_new, is_flag):
    args = value if type(value) is tuple else (value,)
    if member_type is tuple:
        args = (args,)
    if use_new is not None:
        made = use_new(cls, *args)
        if not hasattr(made, "_value_"):
            if member_type is object:
                made._value_ = value
            else:
                try:
                    made._value_ = member_type(*args)
                except Exception as error:
                    raise TypeError("_value_ not set in __new__, unable to create it") from error
    elif member_type is object:
        made = object.__new__(cls)
        made._value_ = value
    elif "__dataclass_fields__" in member_type.__dict__ or member_type.__new__ is object.__new__:
        made = object.__new__(cls)
        made._value_ = member_type(*args)
    else:
        made = member_type.__new__(cls, *args)
        made._value_ = value if type(value) is member_type else member_type(*args)
    value = made._value_
    made._name_ = name
    made.__objclass__ = cls
    init = getattr(cls, "__init__", None)
    if init is not None and init is not object.__init__ and init is not getattr(member_type, "__init__", None):
        made.__init__(*args)
    elif member_type is not object and hasattr(member_type, "__dataclass_fields__"):
        made.__init__(*args)
    made._sort_order_ = len(cls._member_names_)
    try:
        try:
            known = cls._value2member_map_.get(value)
        except TypeError:
            known = None
            for other in cls._member_map_.values():
                if other._value_ == value:
                    known = other
    except TypeError:
        known = None
    if known is not None:
        made = known
    elif is_flag and isinstance(value, int):
        if value and value & (value - 1) == 0:
            cls._member_names_.append(name)
            type.__setattr__(cls, "_singles_mask_", cls._singles_mask_ | value)
    else:
        cls._member_names_.append(name)
    if is_flag and isinstance(value, int):
        if value < 0 and cls._boundary_ is not KEEP:
            raise TypeError("negative value")
        type.__setattr__(cls, "_flag_mask_", cls._flag_mask_ | value)
        type.__setattr__(cls, "_all_bits_", (1 << cls._flag_mask_.bit_length()) - 1)
    cls._member_map_[name] = made
    shown = made
    for base in cls.__mro__[1:]:
        hidden = None if base in _NATIVE else base.__dict__.get(name)
        if isinstance(hidden, DynamicClassAttribute):
            # Of the class it is the member, of a member the property.
            shown = property(hidden.fget, hidden.fset, hidden.fdel, hidden.__doc__)
            shown.name = name
            break
    type.__setattr__(cls, name, shown)
    try:
        cls._value2member_map_.setdefault(value, made)
    except TypeError:
        cls._unhashable_values_.append(value)


def _lookup(cls, value):
    if type(value) is cls:
        return value
    try:
        found = cls._value2member_map_.get(value)
    except TypeError:
        found = None
        for known in cls._member_map_.values():
            if known._value_ == value:
                found = known
                break
    if found is not None:
        return found
    if not cls._member_map_ and not (Flag is not None and issubclass(cls, Flag)):
        raise TypeError("%r has no members defined" % cls)
    context = None
    try:
        result = cls._missing_(value)
    except Exception as error:
        context = error
        result = None
    if isinstance(result, cls) or (Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int)):
        return result
    error = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
    if result is None and context is None:
        raise error
    if context is None:
        context = TypeError("error in %s._missing_: returned %r instead of None or a valid member" % (cls.__name__, result))
    if not isinstance(context, ValueError):
        context.__context__ = error
    raise context


class Enum(metaclass=EnumType):
    _member_names_ = []
    _member_map_ = {}
    _value2member_map_ = {}
    _member_type_ = object
    _value_repr_ = None
    _new_member_ = object.__new__

    def __new__(cls, value):
        return _lookup(cls, value)

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            pass
        for last in reversed(last_values):
            try:
                return last + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    @staticmethod
    def _numeric_repr_(value):
        return repr(value)

    def __repr__(self):
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, (self._value_repr_ or repr)(self._value_))

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __dir__(self):
        if self._member_type_ is object:
            names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__"}
        else:
            names = set(object.__dir__(self))
        names.update(name for name in self.__dict__ if name[0] != "_")
        members = self._member_map_
        for cls in type(self).__mro__:
            for name, found in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(found, property) and (found.fget is not None or name not in members) or name not in members:
                    names.add(name)
        return sorted(names)

    def __format__(self, format_spec):
        return str(self).__format__(format_spec) if format_spec else str(self)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self._value_)

    def __repr__(self):
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, self._value_)

    def __format__(self, format_spec):
        return format(self._value_, format_spec)

    def __hash__(self):
        return hash(self._value_)

    def __eq__(self, other):
        return self._value_ == other

    def __ne__(self, other):
        return self._value_ != other


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError("too many arguments for str(): %r" % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError("%r is not a string" % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError("encoding must be a string, not %r" % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError("errors must be a string, not %r" % (values[2],))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return self._value_

    def __repr__(self):
        return "<%s.%s: %r>" % (self.__class__.__name__, self._name_, self._value_)

    def __format__(self, format_spec):
        return format(self._value_, format_spec)

    def __hash__(self):
        return hash(self._value_)

    def __eq__(self, other):
        return self._value_ == other

    def __ne__(self, other):
        return self._value_ != other


# --- Flags ---


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


# With the sign as a digit of its own, before a space.
def _bits(value, width):
    digits = bin(value if value >= 0 else ~value)[2:]
    if value < 0:
        digits = "".join("1" if digit == "0" else "0" for digit in digits)
    sign = "0" if value >= 0 else "1"
    return "0b%s %s" % (sign, sign * (width - len(digits)) + digits)


def _single_bits(value):
    while value:
        bit = value & -value
        yield bit
        value ^= bit


class Flag(Enum):
    _boundary_ = STRICT
    _flag_mask_ = _singles_mask_ = _all_bits_ = 0

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return 1 if start is None else start
        last = max(last_values)
        try:
            return 1 << last.bit_length()
        except Exception:
            raise TypeError("invalid flag value %r" % last) from None

    @classmethod
    def _iter_member_(cls, value):
        for name in cls._member_names_:
            found = cls._member_map_[name]
            if found._value_ & value:
                yield found

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        mask, all_bits, boundary = cls._flag_mask_, cls._all_bits_, cls._boundary_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if boundary is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    "%r invalid value %r\n    given %s\n  allowed %s" % (cls, value, _bits(value, width), _bits(mask, width))
                )
            if boundary is CONFORM:
                value &= mask
            elif boundary is EJECT:
                return value
            elif value < 0:
                value += max(all_bits + 1, 1 << value.bit_length())
        if value < 0:
            value += all_bits + 1
            if boundary is not KEEP:
                value &= mask
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        names = []
        covered = 0
        for part in cls._iter_member_(value & cls._singles_mask_):
            names.append(part._name_)
            covered |= part._value_
        if value & ~cls._singles_mask_:
            for name, part in cls._member_map_.items():
                if name not in names and part._value_ and part._value_ & value == part._value_ and part._value_ & ~covered:
                    names.append(name)
                    covered |= part._value_
        unknown = value & ~covered
        if unknown and covered:
            names.append(cls._numeric_repr_(unknown))
        made._value_ = value
        made._name_ = "|".join(names) if covered else None
        made._sort_order_ = len(cls._member_names_)
        cls._value2member_map_[value] = made
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                "unsupported operand type(s) for 'in': %r and %r" % (type(other).__qualname__, self.__class__.__qualname__)
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return self._iter_member_(self._value_)

    def __len__(self):
        return bin(self._value_).count("1")

    def __repr__(self):
        cls = self.__class__.__name__
        if self._name_ is None:
            return "<%s: %s>" % (cls, self._numeric_repr_(self._value_))
        return "<%s.%s: %s>" % (cls, self._name_, self._numeric_repr_(self._value_))

    def __str__(self):
        if self._name_ is None:
            return "%s(%s)" % (self.__class__.__name__, self._numeric_repr_(self._value_))
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _operand(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return int(other)
        return NotImplemented

    def __or__(self, other):
        value = self._operand(other)
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._operand(other)
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._operand(other)
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)

    def __hash__(self):
        return hash(self._value_)


class IntFlag(int, ReprEnum, Flag):
    _boundary_ = KEEP

    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, format_spec):
        return format(self._value_, format_spec)

    __repr__ = Flag.__repr__
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    __contains__ = Flag.__contains__
    __iter__ = Flag.__iter__
    __len__ = Flag.__len__
    __bool__ = Flag.__bool__

    def __hash__(self):
        return hash(self._value_)

    def __eq__(self, other):
        return self._value_ == other

    def __ne__(self, other):
        return self._value_ != other


_ready = True


# --- Checks and global names ---


def _aliases(enumeration):
    return [(name, member._name_) for name, member in enumeration._member_map_.items() if name != member._name_]


def unique(enumeration):
    duplicates = _aliases(enumeration)
    if duplicates:
        raise ValueError(
            "duplicate values found in %r: %s" % (enumeration, ", ".join("%s -> %s" % pair for pair in duplicates))
        )
    return enumeration


class EnumCheck(StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        is_flag = issubclass(enumeration, Flag)
        for check in self.checks:
            if check is UNIQUE:
                duplicates = _aliases(enumeration)
                if duplicates:
                    raise ValueError(
                        "aliases found in %r: %s" % (enumeration, ", ".join("%s -> %s" % pair for pair in duplicates))
                    )
            elif check is CONTINUOUS:
                values = {member._value_ for member in enumeration}
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if is_flag:
                    wanted = [1 << i for i in range(low.bit_length(), high.bit_length() - 1)]
                else:
                    wanted = range(low + 1, high)
                missing = [value for value in wanted if value not in values]
                if missing:
                    raise ValueError(
                        ("invalid %s %r: missing values %s" % ("flag" if is_flag else "enum", name, ", ".join(map(str, missing))))[:256]
                    )
            elif check is NAMED_FLAGS:
                single = {member._value_ for member in enumeration}
                names = []
                total = 0
                for alias, member in enumeration._member_map_.items():
                    if member._value_ < 0 or member._value_ in single:
                        continue
                    lacking = [bit for bit in _single_bits(member._value_) if bit not in single]
                    if lacking:
                        names.append(alias)
                        for bit in lacking:
                            total |= bit
                if names:
                    alias = "alias %s is missing" % names[0] if len(names) == 1 else "aliases %s and %s are missing" % (", ".join(names[:-1]), names[-1])
                    value = "value 0x%x" % total if bin(total).count("1") == 1 else "combined values of 0x%x" % total
                    raise ValueError("invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]" % (name, alias, value))
        return enumeration


def show_flag_values(value):
    return list(_single_bits(value))


def global_enum_repr(self):
    return "%s.%s" % (self.__class__.__module__.split(".")[-1], self._name_)


def global_flag_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return "%s.%s(%r)" % (module, self.__class__.__name__, self._value_)
    return "|".join(name if name[0].isdigit() else "%s.%s" % (module, name) for name in self._name_.split("|"))


def global_str(self):
    return "%s(%r)" % (self.__class__.__name__, self._value_) if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    import sys

    type.__setattr__(cls, "__repr__", global_flag_repr if issubclass(cls, Flag) else global_enum_repr)
    if not issubclass(cls, ReprEnum) or update_str:
        type.__setattr__(cls, "__str__", global_str)
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
