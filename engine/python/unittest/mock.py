# Mocks: objects that stand in for others, and note what is done with them.

import sys

__all__ = ("Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock", "FILTER_DIR",
    "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal")

FILTER_DIR = True


class InvalidSpecError(Exception):
    pass


class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "sentinel." + self.name

    def __reduce__(self):
        return "sentinel." + self.name


class _Sentinel:
    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        found = self._sentinels.get(name)
        if found is None:
            found = self._sentinels[name] = _SentinelObject(name)
        return found


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED


class _ANY:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"

    __hash__ = None


ANY = _ANY()


# --- Calls ---


def _arguments(args, kwargs):
    return ", ".join([repr(a) for a in args] + ["%s=%r" % item for item in kwargs.items()])


# A call: its name, its arguments, and the call that it was made on. It compares with tuples, and reads as one.
class _Call:
    def __init__(self, value=(), name="", parent=None, two=False, from_kall=True, path=None):
        args = ()
        kwargs = {}
        n = len(value)
        if n == 3:
            name, args, kwargs = value
        elif n == 2:
            first, second = value
            if isinstance(first, str):
                name = first
                if isinstance(second, tuple):
                    args = second
                else:
                    kwargs = second
            else:
                args = first
                kwargs = second
        elif n == 1:
            first, = value
            if isinstance(first, str):
                name = first
            elif isinstance(first, tuple):
                args = first
            else:
                kwargs = first
        self._mock_called = name
        self._mock_name = path or name
        self._mock_args = args
        self._mock_kwargs = kwargs
        self._mock_parent = parent
        self._mock_two = two
        self._mock_from_kall = from_kall

    def _parts(self):
        if self._mock_two:
            return self._mock_args, self._mock_kwargs
        return self._mock_called, self._mock_args, self._mock_kwargs

    def __len__(self):
        return 2 if self._mock_two else 3

    def __iter__(self):
        return iter(self._parts())

    def __getitem__(self, index):
        return self._parts()[index]

    def __hash__(self):
        return hash(self._mock_called)

    @property
    def args(self):
        return self._mock_args

    @property
    def kwargs(self):
        return self._mock_kwargs

    def __eq__(self, other):
        try:
            n = len(other)
        except TypeError:
            return NotImplemented
        if n > 3:
            return False
        if isinstance(other, _Call):
            a = self._mock_parent
            b = other._mock_parent
            if a and b and a != b:
                return False
            o = other
        elif isinstance(other, tuple):
            o = _Call(other)
            if n == 1 and other and not isinstance(other[0], (str, tuple, dict)):
                return False
        else:
            return NotImplemented
        name = self._mock_called or ""
        other_name = o._mock_called or ""
        if self._mock_two or getattr(other, "_mock_two", False):
            name = other_name = ""
        elif n == 2 and not isinstance(other, _Call) and not isinstance(other[0], str):
            name = other_name = ""
        if name and other_name != name or other_name and name != other_name:
            return False
        return (o._mock_args, o._mock_kwargs) == (self._mock_args, self._mock_kwargs)

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    def __call__(self, *args, **kwargs):
        name = self._mock_name
        if not name and self._mock_parent is None and not self._mock_from_kall:
            return _Call(("", args, kwargs), path="()")
        return _Call((name, args, kwargs), parent=self, path=name + "()")

    def __getattr__(self, name):
        if name.startswith("_mock_") or name.startswith("__") and name not in _MAGICS:
            raise AttributeError(name)
        if not self._mock_name:
            return _Call((name, (), {}), parent=self, from_kall=False)
        return _Call((self._mock_name + "." + name, (), {}), parent=self, from_kall=False)

    def count(self, *args, **kwargs):
        return self.__getattr__("count")(*args, **kwargs)

    def index(self, *args, **kwargs):
        return self.__getattr__("index")(*args, **kwargs)

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return "call" + name if name.startswith("()") else name
        name = "" if self._mock_two else self._mock_called
        if name:
            name = "call" + name if name.startswith("()") else "call." + name
        return "%s(%s)" % (name or "call", _arguments(self._mock_args, self._mock_kwargs))

    def call_list(self):
        found = []
        thing = self
        while thing is not None:
            if thing._mock_from_kall:
                found.append(thing)
            thing = thing._mock_parent
        found.reverse()
        return _CallList(found)


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        n = len(value)
        for i in range(len(self) - n + 1):
            if list(self[i:i + n]) == value:
                return True
        return False

    def __repr__(self):
        return _list_repr(self)


def _list_repr(calls):
    texts = [repr(c) for c in calls]
    text = "[" + ", ".join(texts) + "]"
    return text if len(text) <= 80 else "[" + ",\n ".join(texts) + "]"


# --- Mocks ---

_NUMERICS = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow divmod".split(" ")
_PLAIN = ("hash str sizeof enter exit divmod rdivmod neg pos abs invert complex int float index round trunc floor ceil bool next "
    "fspath aiter getitem setitem delitem len contains iter lt gt le ge eq ne format dir subclasses missing reversed "
    "instancecheck call_ getformat aenter aexit anext").split(" ")
_MAGICS = frozenset(["__%s__" % n for n in _PLAIN] + ["__%s__" % n for n in _NUMERICS] + ["__i%s__" % n for n in _NUMERICS]
    + ["__r%s__" % n for n in _NUMERICS])
_RETURNS = {"__int__": 1, "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0,
    "__bool__": True, "__index__": 1, "__aexit__": False}
_OBJECT_HAS = frozenset(("__hash__", "__str__", "__eq__", "__ne__"))
_NOT_IMPLEMENTED = ("__lt__", "__gt__", "__le__", "__ge__")
_ASYNC_MAGICS = ("__aenter__", "__aexit__", "__anext__")
_set = object.__setattr__
_COUNTS = ("called", "call_count", "call_args", "call_args_list", "mock_calls", "await_count", "await_args", "await_args_list")


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _is_async(obj):
    if isinstance(obj, AsyncMock):
        return True
    code = getattr(obj, "__code__", None)
    return bool(getattr(code, "co_flags", 0) & 0x80)


def _delegate(name):
    def method(self, *args, **kwargs):
        return self._mock_magic(name)._mock_called_by(args, kwargs)
    return method


# What a mock's attribute of the name of a special method is. Python finds the methods themselves on the type, and there the
# mock behind this one, which is made when it is needed.
class _MagicProxy:
    def __init__(self, mock, name):
        _set(self, "_proxied", (mock, name))

    def _mock(self):
        mock, name = self._proxied
        return mock._mock_magic(name)

    def __getattr__(self, name):
        return getattr(self._mock(), name)

    def __setattr__(self, name, value):
        setattr(self._mock(), name, value)

    def __call__(self, *args, **kwargs):
        return self._mock()(*args, **kwargs)

    def __repr__(self):
        return repr(self._mock())


class NonCallableMock:
    _mock_counts_calls = True
    _mock_magical = False

    def __new__(cls, *args, **kwargs):
        # A class for each, so that what is set on the type of one leaves the others as they are.
        new = type(cls.__name__, (cls,), {"__doc__": cls.__doc__})
        return object.__new__(new)

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="", _new_parent=None,
            _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        self._mock_begin(spec, wraps, name, spec_set, parent, _new_name, _new_parent, unsafe)
        if kwargs:
            self.configure_mock(**kwargs)

    def _mock_begin(self, spec, wraps, name, spec_set, parent, new_name, new_parent, unsafe):
        if new_parent is None:
            new_parent = parent
        strict = spec_set is not None
        if strict:
            spec = spec_set
        methods = None
        cls = None
        if spec is not None:
            if isinstance(spec, NonCallableMock):
                raise InvalidSpecError("Cannot spec a Mock object. [object=%r]" % (spec,))
            if isinstance(spec, (list, tuple)):
                methods = spec
            else:
                methods = dir(spec)
                cls = spec if isinstance(spec, type) else type(spec)
        for key, value in (
            ("_mock_parent", parent), ("_mock_name", name), ("_mock_new_name", new_name), ("_mock_new_parent", new_parent),
            ("_mock_children", {}), ("_mock_sealed", False), ("_mock_wraps", wraps), ("_mock_delegate", None),
            ("_mock_return", DEFAULT), ("_mock_side", None), ("_mock_methods", methods), ("_mock_spec_class", cls),
            ("_mock_spec", spec if methods is not spec else None), ("_mock_strict", strict), ("_mock_unsafe", unsafe), ("_mock_signature", None),
        ):
            _set(self, key, value)
        self._mock_forget()
        if self._mock_magical:
            cls = type(self)
            for key in _magic_methods():
                if key in _OBJECT_HAS or hasattr(cls, key):
                    _set(self, key, _MagicProxy(self, key))

    def _mock_forget(self):
        for key, value in (("called", False), ("call_count", 0), ("call_args", None), ("call_args_list", _CallList()),
                ("mock_calls", _CallList()), ("method_calls", _CallList())):
            _set(self, key, value)

    def attach_mock(self, mock, attribute):
        inner = _extract(mock)
        for key, value in (("_mock_parent", None), ("_mock_new_parent", None), ("_mock_name", ""), ("_mock_new_name", None)):
            _set(inner, key, value)
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        _set(self, "_mock_methods", spec if isinstance(spec, (list, tuple)) else dir(spec))
        _set(self, "_mock_strict", spec_set)
        if not isinstance(spec, (list, tuple)):
            _set(self, "_mock_spec_class", spec if isinstance(spec, type) else type(spec))

    @property
    def return_value(self):
        value = self._mock_return
        if value is DEFAULT and self._mock_wraps is None:
            value = self._mock_child("()", _new_parent=self)
            self.return_value = value
        return value

    def _mock_set_return(self, value):
        _set(self, "_mock_return", value)
        _check_and_set_parent(self, value, None, "()")

    @property
    def side_effect(self):
        return self._mock_side

    def _mock_set_side(self, value):
        if value is not None and not callable(value) and not _is_exception(value) and not isinstance(value, _Repeated):
            try:
                value = _Repeated(iter(value))
            except TypeError:
                pass
        _set(self, "_mock_side", value)

    @property
    def __class__(self):
        cls = self._mock_spec_class
        return type(self) if cls is None else cls

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        if visited is None:
            visited = []
        if id(self) in visited:
            return
        visited.append(id(self))
        self._mock_forget()
        if return_value:
            _set(self, "_mock_return", DEFAULT)
        if side_effect:
            _set(self, "_mock_side", None)
        for child in self._mock_children.values():
            if isinstance(child, NonCallableMock):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        ret = self._mock_return
        if isinstance(ret, NonCallableMock) and ret is not self:
            ret.reset_mock(visited)

    def configure_mock(self, **kwargs):
        for path, value in sorted(kwargs.items(), key=lambda entry: entry[0].count(".")):
            parts = path.split(".")
            obj = self
            for part in parts[:-1]:
                obj = getattr(obj, part)
            setattr(obj, parts[-1], value)

    def _mock_child(self, new_name, name=None, parent=None, _new_parent=None, **kw):
        return self._get_child_mock(parent=parent, name=name, _new_name=new_name, _new_parent=_new_parent, **kw)

    def _get_child_mock(self, **kw):
        if self._mock_sealed:
            name = kw.get("name") or kw["_new_name"]
            raise AttributeError(self._mock_full_name() + ("()" if name == "()" else "." + name))
        name = kw.get("_new_name")
        if name in _ASYNC_MAGICS:
            return AsyncMock(**kw)
        spec = self._mock_spec
        if spec is not None and name and _is_async(getattr(spec, name, None)):
            return AsyncMock(**kw)
        return self._mock_child_class()(**kw)

    def _mock_child_class(self):
        for cls in type(self).__mro__[1:]:
            if cls in _CHILDREN:
                return _CHILDREN[cls]
            if cls not in (Mock, MagicMock):
                if issubclass(cls, CallableMixin):
                    return cls
        return type(self)

    def __getattr__(self, name):
        if name.startswith("_mock_"):
            raise AttributeError(name)
        methods = self._mock_methods
        if methods is not None:
            if name not in methods or name in _MAGICS and not self._mock_magical:
                raise AttributeError("Mock object has no attribute %r" % (name,))
        elif name.startswith("__") and name.endswith("__"):
            if name not in _MAGICS or not self._mock_magical:
                raise AttributeError(name)
        if not self._mock_unsafe and (methods is None or name not in methods) and (name.startswith(("assert", "assret", "asert", "aseert", "assrt"))
                or name in ("called_once", "called_once_with", "called_with", "has_calls", "not_called") and False):
            raise AttributeError("%r is not a valid assertion. Use a spec for the mock if %r is meant to be an attribute." % (name, name))
        if name.startswith("__"):
            return self._mock_magic(name)
        child = self._mock_children.get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            wraps = None
            if self._mock_wraps is not None:
                wraps = getattr(self._mock_wraps, name)
            child = self._mock_child(name, name, self, self, wraps=wraps)
            self._mock_children[name] = child
        return child

    def __setattr__(self, name, value):
        if name.startswith("_mock_"):
            return _set(self, name, value)
        if name == "return_value":
            return self._mock_set_return(value)
        if name == "side_effect":
            return self._mock_set_side(value)
        if name in _COUNTS or name == "method_calls":
            return _set(self, name, value)
        if self._mock_strict and self._mock_methods is not None and name not in self._mock_methods and not hasattr(type(self), name):
            if name not in self.__dict__:
                raise AttributeError("Mock object has no attribute '%s'" % name)
        if name.startswith("__") and name.endswith("__") and name != "__class__":
            if name in _MAGICS or name == "__call__":
                if self._mock_methods is not None and name not in self._mock_methods:
                    raise AttributeError("Mock object has no attribute '%s'" % name)
                if not isinstance(value, NonCallableMock):
                    function = value

                    def method(self, *args, **kw):
                        return function(self, *args, **kw)
                    setattr(type(self), name, method if hasattr(value, "__code__") or callable(value) else value)
                    self._mock_children[name] = value
                    _set(self, name, value)
                    return
                _check_and_set_parent(self, value, None, name)
                setattr(type(self), name, _delegate(name))
                self._mock_children[name] = value
                _set(self, name, value)
                return
            if name not in ("__name__", "__qualname__", "__doc__", "__module__", "__wrapped__", "__dict__"):
                raise AttributeError("Attempting to set unsupported magic method %r." % (name,))
            return _set(self, name, value)
        if name == "__class__":
            return _set(self, "_mock_spec_class", value)
        if isinstance(type(self).__dict__.get(name), PropertyMock):
            return _set(self, name, value)
        if self._mock_sealed and name not in self._mock_children and name not in self.__dict__:
            raise AttributeError("Cannot set " + self._mock_full_name() + "." + name)
        if _check_and_set_parent(self, value, name, name):
            self._mock_children[name] = value
        elif isinstance(value, NonCallableMock):
            self._mock_children[name] = value
        _set(self, name, value)

    def __delattr__(self, name):
        if name in _MAGICS and name in type(self).__dict__:
            delattr(type(self), name)
            self._mock_children.pop(name, None)
            return
        child = self._mock_children.get(name, _missing)
        own = name in self.__dict__
        if own:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        if child is not _missing or not own:
            self._mock_children[name] = _deleted
        if own:
            self._mock_children[name] = _deleted

    def __dir__(self):
        methods = self._mock_methods
        own = [n for n in dir(type(self)) if not n.startswith("_")]
        own += [n for n in self.__dict__ if not n.startswith("_mock_")]
        if methods is not None:
            own = [n for n in own] + list(methods)
        own += [n for n, c in self._mock_children.items() if c is not _deleted]
        return sorted(set(own))

    def _mock_full_name(self):
        text = self._mock_new_name or ""
        mock = self
        seen = set()
        while mock._mock_new_parent is not None and id(mock) not in seen:
            seen.add(id(mock))
            mock = mock._mock_new_parent
            name = mock._mock_new_name
            if name:
                text = name + text if text.startswith("()") else name + "." + text
        root = mock._mock_name or "mock"
        if not text:
            return root
        if mock is self:
            return self._mock_name or text
        return root + text if text.startswith("()") else root + "." + text

    def __repr__(self):
        name = self._mock_full_name()
        spec = ""
        cls = self._mock_spec_class
        if cls is not None:
            spec = " spec_set=%r" if self._mock_strict else " spec=%r"
            spec = spec % (cls.__name__,)
        return "<%s%s%s id='%s'>" % (type(self).__name__, " name=%r" % (name,) if name != "mock" else "", spec, id(self))

    # --- What was called ---

    def _calls_repr(self, prefix="Calls"):
        if not self.mock_calls:
            return ""
        return "\n%s: %s" % (prefix, _list_repr(self.mock_calls))

    def _mock_text(self, args, kwargs):
        return "%s(%s)" % (self._mock_name or "mock", _arguments(args, kwargs))

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError("Expected '%s' to not have been called. Called %s times.%s"
                % (self._mock_name or "mock", self.call_count, self._calls_repr() + "." if self.mock_calls else ""))

    def assert_called(self):
        if not self.call_count:
            raise AssertionError("Expected '%s' to have been called." % (self._mock_name or "mock"))

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to have been called once. Called %s times.%s"
                % (self._mock_name or "mock", self.call_count, self._calls_repr() + "." if self.mock_calls else ""))

    def assert_called_with(self, *args, **kwargs):
        expected = _Call((args, kwargs), two=True)
        if self.call_args is None:
            raise AssertionError("expected call not found.\nExpected: %s\n  Actual: not called." % self._mock_text(args, kwargs))
        if expected != self.call_args:
            raise AssertionError("expected call not found.\nExpected: %s\n  Actual: %s"
                % (self._mock_text(args, kwargs), self._mock_text(self.call_args.args, self.call_args.kwargs)))

    def assert_called_once_with(self, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to be called once. Called %s times.%s"
                % (self._mock_name or "mock", self.call_count, self._calls_repr() + "." if self.mock_calls else ""))
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, *args, **kwargs):
        expected = _Call((args, kwargs), two=True)
        if expected not in list(self.call_args_list):
            raise AssertionError("%s call not found" % self._mock_text(args, kwargs))

    def assert_has_calls(self, calls, any_order=False):
        expected = list(calls)
        all_calls = _CallList(self.mock_calls)
        if not any_order:
            if expected not in all_calls:
                raise AssertionError("Calls not found.\nExpected: %s%s" % (_list_repr(expected), self._calls_repr("  Actual")))
            return
        rest = list(all_calls)
        missing = []
        for c in expected:
            try:
                rest.remove(c)
            except ValueError:
                missing.append(c)
        if missing:
            raise AssertionError("%r does not contain all of %r in its call list, found %r instead"
                % (self._mock_name or "mock", tuple(missing), _CallList(rest)))

    # The mock of a special method: the one that was set, or one that returns what the method must return.
    def _mock_magic(self, name):
        child = self._mock_children.get(name)
        if child is None:
            child = self._mock_child(name, name, None, self) if name not in _ASYNC_MAGICS else AsyncMock(
                name=name, _new_name=name, _new_parent=self)
            self._mock_children[name] = child
            if name in _RETURNS:
                child.return_value = _RETURNS[name]
            elif name in _NOT_IMPLEMENTED:
                child.return_value = NotImplemented
            elif name == "__hash__":
                child.return_value = id(self) >> 2
            elif name == "__str__":
                child.return_value = NonCallableMock.__repr__(self)
            elif name == "__iter__":
                child.side_effect = lambda: _iterate(child)
            elif name == "__eq__":
                child.side_effect = lambda other: True if self is other else NotImplemented
            elif name == "__ne__":
                child.side_effect = lambda other: False if self is other else NotImplemented
            elif name == "__aiter__":
                child.side_effect = lambda: _AsyncIterator(_iterate(child))
            elif name == "__fspath__":
                child.return_value = "%s/%s/%s" % (type(self).__name__, self._mock_full_name(), id(self))
        return child


def _iterate(child):
    value = child._mock_return
    return iter([]) if value is DEFAULT else iter(value)


class _AsyncIterator:
    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self

    async def __anext__(self):
        for value in self.iterator:
            return value
        raise StopAsyncIteration


class _Repeated:
    def __init__(self, iterator):
        self.iterator = iterator

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.iterator)


def _extract(mock):
    return getattr(mock, "mock", mock) if hasattr(mock, "__code__") else mock


def _check_and_set_parent(parent, value, name, new_name):
    value = _extract(value)
    if not isinstance(value, NonCallableMock):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    up = parent
    while up is not None:
        if up is value:
            return False
        up = up._mock_new_parent
    if new_name:
        _set(value, "_mock_new_parent", parent)
        _set(value, "_mock_new_name", new_name)
    if name:
        _set(value, "_mock_parent", parent)
        _set(value, "_mock_name", name)
    return True


class CallableMixin(NonCallableMock):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None,
            _spec_state=None, _new_name="", _new_parent=None, unsafe=False, **kwargs):
        self._mock_begin(spec, wraps, name, spec_set, parent, _new_name, _new_parent, unsafe)
        if return_value is not DEFAULT:
            self.return_value = return_value
        if side_effect is not None:
            self.side_effect = side_effect
        if kwargs:
            self.configure_mock(**kwargs)

    def __call__(self, *args, **kwargs):
        return self._mock_called_by(args, kwargs)

    def _mock_called_by(self, args, kwargs):
        if self._mock_signature is not None:
            self._mock_signature.bind(*args, **kwargs)
        self._mock_note(args, kwargs)
        return self._mock_answer(args, kwargs)

    def _mock_note(self, args, kwargs):
        _set(self, "called", True)
        _set(self, "call_count", self.call_count + 1)
        noted = _Call((args, kwargs), two=True)
        _set(self, "call_args", noted)
        self.call_args_list.append(noted)
        # Every mock that this one came from learns of the call, under the name that it has there.
        do_methods = self._mock_parent is not None
        method_name = self._mock_name
        new_name = self._mock_new_name
        is_call = new_name == "()"
        self.mock_calls.append(_Call(("", args, kwargs)))
        parent = self._mock_new_parent
        seen = set()
        while parent is not None:
            if do_methods:
                parent.method_calls.append(_Call((method_name, args, kwargs)))
                do_methods = parent._mock_parent is not None
                if do_methods:
                    method_name = parent._mock_name + "." + method_name
            parent.mock_calls.append(_Call((new_name, args, kwargs)))
            if parent._mock_new_name:
                dot = "" if is_call else "."
                is_call = parent._mock_new_name == "()"
                new_name = parent._mock_new_name + dot + new_name
            if id(parent) in seen:
                break
            seen.add(id(parent))
            parent = parent._mock_new_parent

    def _mock_answer(self, args, kwargs):
        effect = self._mock_side
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if isinstance(effect, _Repeated) or not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin):
    pass


class MagicMixin(NonCallableMock):
    _mock_magical = True

    def __new__(cls, *args, **kwargs):
        spec = kwargs.get("spec_set")
        if spec is None:
            spec = kwargs.get("spec")
        if spec is None and args and cls is not NonCallableMagicMock:
            spec = args[0]
        allowed = spec if spec is None or isinstance(spec, (list, tuple)) else dir(spec)
        namespace = {"__doc__": cls.__doc__}
        for name, method in _magic_methods().items():
            if allowed is None or name in allowed:
                namespace[name] = method
        return object.__new__(type(cls.__name__, (cls,), namespace))

    def mock_add_spec(self, spec, spec_set=False):
        NonCallableMock.mock_add_spec(self, spec, spec_set)
        for name in _magic_methods():
            if name not in self._mock_methods and name in type(self).__dict__:
                delattr(type(self), name)


_magic = {}


def _magic_methods():
    if not _magic:
        for name in _MAGICS:
            short = name.strip("_")
            if short not in ("dir", "format", "subclasses", "missing", "reversed", "instancecheck", "call", "getformat", "sizeof") \
                    and not (short[0] == "r" and short[1:] in _NUMERICS):
                _magic[name] = _delegate(name)
    return _magic


class NonCallableMagicMock(MagicMixin):
    pass


class MagicMock(MagicMixin, Mock):
    pass


class PropertyMock(Mock):
    def _get_child_mock(self, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


class AsyncMock(MagicMock):
    def _mock_forget(self):
        super()._mock_forget()
        for key, value in (("await_count", 0), ("await_args", None), ("await_args_list", _CallList())):
            _set(self, key, value)

    def _mock_called_by(self, args, kwargs):
        return self._mock_run(args, kwargs)

    async def _mock_run(self, args, kwargs):
        self._mock_note(args, kwargs)
        noted = _Call((args, kwargs), two=True)
        effect = self._mock_side
        result = DEFAULT
        if effect is not None:
            if _is_exception(effect):
                self._mock_awaited(noted)
                raise effect
            if isinstance(effect, _Repeated):
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration
                self._mock_awaited(noted)
                if _is_exception(result):
                    raise result
                return result
            result = effect(*args, **kwargs)
            if _is_async(effect) or hasattr(result, "send") or hasattr(result, "__await__"):
                result = await result
        self._mock_awaited(noted)
        if result is not DEFAULT:
            return result
        if self._mock_return is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            result = self._mock_wraps(*args, **kwargs)
            if hasattr(result, "send") or hasattr(result, "__await__"):
                result = await result
            return result
        return self.return_value

    def _mock_awaited(self, noted):
        _set(self, "await_count", self.await_count + 1)
        _set(self, "await_args", noted)
        self.await_args_list.append(noted)

    def _get_child_mock(self, **kw):
        if kw.get("_new_name") == "()":
            return MagicMock(**kw)
        return super()._get_child_mock(**kw)

    def assert_awaited(self):
        if self.await_count == 0:
            raise AssertionError("Expected %s to have been awaited." % (self._mock_name or "mock"))

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError("Expected %s to have been awaited once. Awaited %s times." % (self._mock_name or "mock", self.await_count))

    def assert_awaited_with(self, *args, **kwargs):
        if self.await_args is None:
            raise AssertionError("Expected await: %s\nNot awaited" % self._mock_text(args, kwargs))
        if _Call((args, kwargs), two=True) != self.await_args:
            raise AssertionError("expected await not found.\nExpected: %s\n  Actual: %s"
                % (self._mock_text(args, kwargs), self._mock_text(self.await_args.args, self.await_args.kwargs)))

    def assert_awaited_once_with(self, *args, **kwargs):
        if self.await_count != 1:
            raise AssertionError("Expected %s to have been awaited once. Awaited %s times." % (self._mock_name or "mock", self.await_count))
        self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, *args, **kwargs):
        if _Call((args, kwargs), two=True) not in list(self.await_args_list):
            raise AssertionError("%s await not found" % self._mock_text(args, kwargs))

    def assert_has_awaits(self, calls, any_order=False):
        rest = list(self.await_args_list)
        expected = list(calls)
        if not any_order:
            if expected not in _CallList(rest):
                raise AssertionError("Awaits not found.\nExpected: %s\n  Actual: %s" % (_list_repr(expected), _list_repr(rest)))
            return
        missing = []
        for c in expected:
            try:
                rest.remove(c)
            except ValueError:
                missing.append(c)
        if missing:
            raise AssertionError("%r not all found in await list" % (tuple(missing),))

    def assert_not_awaited(self):
        if self.await_count:
            raise AssertionError("Expected %s to not have been awaited. Awaited %s times." % (self._mock_name or "mock", self.await_count))


_CHILDREN = {AsyncMock: AsyncMock, PropertyMock: MagicMock, MagicMock: MagicMock, NonCallableMagicMock: MagicMock, Mock: Mock,
    NonCallableMock: Mock}
call = _Call(from_kall=False)


def seal(mock):
    mock._mock_sealed = True
    for name, child in mock._mock_children.items():
        if isinstance(child, NonCallableMock) and child._mock_new_parent is mock:
            seal(child)
    value = mock._mock_return
    if isinstance(value, NonCallableMock) and value._mock_new_parent is mock:
        seal(value)


# --- Patching ---


def _import(path):
    parts = path.split(".")
    module = __import__(parts[0])
    done = parts[0]
    for part in parts[1:]:
        done += "." + part
        try:
            module = getattr(module, part)
        except AttributeError:
            __import__(done)
            module = getattr(module, part)
    return module


def _split(target):
    try:
        path, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError("Need a valid target to patch. You supplied: %r" % (target,))
    return lambda: _import(path), attribute


class _Patcher:
    def _decorate(self, function):
        if isinstance(function, type):
            for name in dir(function):
                if name.startswith(patch.TEST_PREFIX):
                    value = getattr(function, name)
                    if hasattr(value, "__call__"):
                        setattr(function, name, self.copy()(value))
            return function
        patchings = getattr(function, "patchings", None)
        if patchings is not None:
            patchings.append(self)
            return function
        patchings = [self]
        if _is_async(function):
            async def patched(*args, **kwargs):
                entered, args, kwargs = _enter_all(patchings, args, kwargs)
                try:
                    return await function(*args, **kwargs)
                finally:
                    _exit_all(entered)
        else:
            def patched(*args, **kwargs):
                entered, args, kwargs = _enter_all(patchings, args, kwargs)
                try:
                    return function(*args, **kwargs)
                finally:
                    _exit_all(entered)
        for name in ("__name__", "__qualname__", "__doc__", "__module__", "__dict__", "__unittest_skip__", "__unittest_skip_why__",
                "__unittest_expecting_failure__"):
            try:
                if name == "__dict__":
                    patched.__dict__.update(function.__dict__)
                else:
                    setattr(patched, name, getattr(function, name))
            except (AttributeError, TypeError):
                pass
        try:
            patched.__wrapped__ = function
        except AttributeError:
            pass
        patched.patchings = patchings
        return patched

    __call__ = _decorate

    def start(self):
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        try:
            _active.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def _enter_all(patchings, args, kwargs):
    entered = []
    extra = []
    kwargs = dict(kwargs)
    try:
        for p in patchings:
            value = p.__enter__()
            entered.append(p)
            if p.attribute_name is not None:
                kwargs.update(value)
            elif p.new is DEFAULT:
                extra.append(value)
    except:
        _exit_all(entered)
        raise
    return entered, args + tuple(extra), kwargs


def _exit_all(entered):
    for p in reversed(entered):
        p.__exit__(None, None, None)


_active = []


class _patch(_Patcher):
    attribute_name = None

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.new_callable = new_callable
        self.spec = spec
        self.create = create
        self.spec_set = spec_set
        self.autospec = autospec
        self.kwargs = kwargs
        self.additional_patchers = []
        self.is_started = False

    def copy(self):
        p = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec, self.new_callable,
            self.kwargs)
        p.attribute_name = self.attribute_name
        p.additional_patchers = [a.copy() for a in self.additional_patchers]
        return p

    def _original(self):
        target = self.target
        name = self.attribute
        local = False
        original = DEFAULT
        try:
            original = target.__dict__[name]
            local = True
        except (AttributeError, KeyError):
            original = getattr(target, name, DEFAULT)
        if not self.create and original is DEFAULT:
            import builtins
            if hasattr(builtins, name) and isinstance(target, type(sys)):
                return getattr(builtins, name), False
            raise AttributeError("%s does not have the attribute %r" % (target, name))
        return original, local

    def __enter__(self):
        if self.is_started:
            raise RuntimeError("Patch is already started")
        self.target = self.getter()
        original, local = self._original()
        new = self.new
        spec = self.spec
        spec_set = self.spec_set
        if new is DEFAULT and self.autospec is None:
            if spec is True:
                spec = original
                if spec_set is True:
                    spec_set = original
                    spec = None
            elif spec is None and spec_set is True:
                spec_set = original
            kw = {}
            if spec is not None:
                kw["spec"] = spec
            if spec_set is not None:
                kw["spec_set"] = spec_set
            make = self.new_callable
            if make is None:
                make = AsyncMock if _is_async(original if spec is None else spec) else MagicMock
            if isinstance(make, type) and issubclass(make, NonCallableMock) and self.attribute:
                kw["name"] = self.attribute
            kw.update(self.kwargs)
            new = make(**kw)
        elif self.autospec is not None:
            if new is not DEFAULT:
                raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
            autospec = original if self.autospec is True else self.autospec
            binds = True
            if isinstance(autospec, (staticmethod, classmethod)):
                autospec = getattr(self.target, self.attribute)
                binds = False
            new = create_autospec(autospec, spec_set=bool(spec_set), _name=self.attribute, _binds=binds, **self.kwargs)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original = original
        self.is_local = local
        self.is_started = True
        setattr(self.target, self.attribute, new)
        self.entered = []
        if self.attribute_name is not None:
            result = {}
            if self.new is DEFAULT:
                result[self.attribute_name] = new
            try:
                for p in self.additional_patchers:
                    value = p.__enter__()
                    self.entered.append(p)
                    if p.new is DEFAULT:
                        result.update(value)
            except:
                self.__exit__(None, None, None)
                raise
            return result
        return new

    def __exit__(self, kind, value, traceback):
        if not self.is_started:
            return None
        self.is_started = False
        original = self.temp_original
        if self.is_local and original is not DEFAULT:
            setattr(self.target, self.attribute, original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute) or self.attribute in ("__doc__", "__module__")):
                setattr(self.target, self.attribute, original)
        _exit_all(self.entered)
        return False


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    getter, attribute = _split(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
        unsafe=False, **kwargs):
    if isinstance(target, str):
        raise TypeError("%r must be the actual object to be patched, not a str" % (target,))
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    getter = (lambda: _import(target)) if isinstance(target, str) else (lambda: target)
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    first = None
    for attribute, new in kwargs.items():
        p = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        p.attribute_name = attribute
        if first is None:
            first = p
        else:
            first.additional_patchers.append(p)
    return first


class _patch_dict(_Patcher):
    attribute_name = None
    new = None

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear

    def copy(self):
        return _patch_dict(self.in_dict, self.values, self.clear)

    def __enter__(self):
        d = self.in_dict
        if isinstance(d, str):
            d = self.in_dict = _import(d)
        try:
            self.original = d.copy()
        except AttributeError:
            self.original = {key: d[key] for key in d}
        if self.clear:
            _clear(d)
        try:
            d.update(self.values)
        except AttributeError:
            for key in self.values:
                d[key] = self.values[key]
        return d

    def __exit__(self, kind, value, traceback):
        d = self.in_dict
        _clear(d)
        try:
            d.update(self.original)
        except AttributeError:
            for key in self.original:
                d[key] = self.original[key]
        return False


def _clear(d):
    try:
        d.clear()
    except AttributeError:
        for key in list(d):
            del d[key]


def _stopall():
    for p in reversed(list(_active)):
        p.stop()


# patch is a function with functions of its own.
class _PatchFunction:
    object = staticmethod(_patch_object)
    dict = _patch_dict
    multiple = staticmethod(_patch_multiple)
    stopall = staticmethod(_stopall)
    TEST_PREFIX = "test"

    def __call__(self, *args, **kwargs):
        return _plain_patch(*args, **kwargs)


_plain_patch = patch
patch = _PatchFunction()


# --- Mocks made from what they stand for ---


class _Function:
    def __get__(self, object, cls=None):
        from types import MethodType

        return self if object is None else MethodType(self, object)


_FunctionMock = type("MagicMock", (_Function, MagicMock), {})
_AsyncFunctionMock = type("AsyncMock", (_Function, AsyncMock), {})


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, _binds=True, **kwargs):
    if isinstance(spec, (list, tuple)):
        spec = type(spec)
    is_type = isinstance(spec, type)
    if isinstance(spec, NonCallableMock):
        raise InvalidSpecError("Cannot autospec a Mock object. [object=%r]" % (spec,))
    function = hasattr(spec, "__code__") or hasattr(spec, "__func__")
    kw = {"spec_set": spec} if spec_set else {"spec": spec}
    kw.update(kwargs)
    if function:
        kw.pop("spec", None)
        kw.pop("spec_set", None)
        if _binds:
            cls = _AsyncFunctionMock if _is_async(spec) else _FunctionMock
        else:
            cls = AsyncMock if _is_async(spec) else MagicMock
    elif not callable(spec) or is_type and instance and not hasattr(spec, "__call__"):
        cls = NonCallableMagicMock
    else:
        cls = MagicMock
    mock = cls(parent=_parent, _new_parent=_parent, _new_name=_name or "", name=_name, **kw)
    if function or is_type and not instance:
        _set_signature(mock, spec, is_type)
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock)
    if function:
        return mock
    for name in dir(spec):
        if name.startswith("__"):
            continue
        try:
            original = getattr(spec, name)
        except AttributeError:
            continue
        if hasattr(original, "__code__") or hasattr(original, "__func__"):
            child = (AsyncMock if _is_async(original) else MagicMock)(parent=mock, name=name, _new_name=name, _new_parent=mock)
            _set_signature(child, original, is_type and instance or is_type and False)
            mock._mock_children[name] = child
        elif not callable(original):
            mock._mock_children[name] = NonCallableMagicMock(spec=original, parent=mock, name=name, _new_name=name, _new_parent=mock)
    return mock


def _set_signature(mock, function, skip_first):
    try:
        import inspect
        signature = inspect.signature(function)
        if skip_first and not isinstance(function, type):
            signature = signature.replace(parameters=list(signature.parameters.values())[1:])
    except (ImportError, ValueError, TypeError, AttributeError):
        return
    _set(mock, "_mock_signature", signature)


def mock_open(mock=None, read_data=""):
    import io
    make = io.BytesIO if isinstance(read_data, bytes) else io.StringIO
    state = [make(read_data)]
    handle = MagicMock()
    handle.__enter__.return_value = handle
    handle.write.return_value = None
    handle.read.return_value = None
    handle.readline.return_value = None
    handle.readlines.return_value = None

    def reading(name):
        def effect(*args, **kwargs):
            value = getattr(handle, name)._mock_return
            if value is not None and value is not DEFAULT:
                return value
            return getattr(state[0], name)(*args, **kwargs)
        return effect

    for name in ("read", "readline", "readlines"):
        getattr(handle, name).side_effect = reading(name)
    handle.__iter__.side_effect = lambda: iter(state[0])
    handle.__next__.side_effect = lambda: next(state[0])
    if mock is None:
        mock = MagicMock(name="open")

    def reset(*args, **kwargs):
        state[0] = make(read_data)
        return DEFAULT

    mock.side_effect = reset
    mock.return_value = handle
    return mock
