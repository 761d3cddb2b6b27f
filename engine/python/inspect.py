# inspect, without what would look into frames: there are none to look into.

import sys
from types import SimpleNamespace as _Namespace

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 16, 32, 128, 256, 512


# Tuples with names, made when they are asked for.
_TUPLES = {
    "Attribute": "name kind defining_class object",
    "ClosureVars": "nonlocals globals builtins unbound",
    "FullArgSpec": "args varargs varkw defaults kwonlyargs kwonlydefaults annotations",
}


def __getattr__(name):
    if name not in _TUPLES:
        raise AttributeError("module 'inspect' has no attribute '%s'" % name)
    from collections import namedtuple

    made = globals()[name] = namedtuple(name, _TUPLES[name], module="inspect")
    return made


def _tuple(name):
    return globals().get(name) or __getattr__(name)


class _empty:
    pass


class _ParameterKind(int):
    def __new__(cls, value, name, description):
        made = int.__new__(cls, value)
        made.name = name
        made.description = description
        return made

    def __repr__(self):
        return "<_ParameterKind.%s: %d>" % (self.name, self)

    def __str__(self):
        return self.name


POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, type) and not hasattr(annotation, "__args__"):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    __slots__ = ("_name", "_kind", "_default", "_annotation")
    POSITIONAL_ONLY = POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = VAR_POSITIONAL
    KEYWORD_ONLY = KEYWORD_ONLY
    VAR_KEYWORD = VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a %s" % type(name).__name__)
        kinds = (POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD)
        try:
            kind = kinds[kind]
        except (IndexError, TypeError):
            raise ValueError("value %r is not a valid Parameter.kind" % (kind,)) from None
        if default is not _empty and kind in (VAR_POSITIONAL, VAR_KEYWORD):
            raise ValueError("%s parameters cannot have default values" % kind.description)
        from keyword import iskeyword

        if iskeyword(name) and kind is not POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError("%r is not a valid parameter name" % name)
        self._name = name
        self._kind = kind
        self._default = default
        self._annotation = annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def __reduce__(self):
        return type(self), (self.name, int(self.kind)), {"_default": self.default, "_annotation": self.annotation}

    def __setstate__(self, state):
        self._default = state["_default"]
        self._annotation = state["_annotation"]

    def replace(self, **changes):
        values = {"name": self.name, "kind": self.kind, "default": self.default, "annotation": self.annotation}
        values.update(changes)
        return type(self)(values["name"], values["kind"], default=values["default"], annotation=values["annotation"])

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            text += (" = %r" if self.annotation is not _empty else "=%r") % (self.default,)
        return ("*" if self.kind is VAR_POSITIONAL else "**" if self.kind is VAR_KEYWORD else "") + text

    def __repr__(self):
        return '<Parameter "%s">' % self

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (
            other.name, other.kind, other.default, other.annotation,
        )  # fmt: skip

    def __hash__(self):
        return hash((self.name, int(self.kind), self.annotation, self.default))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (VAR_KEYWORD, KEYWORD_ONLY) or name not in self.arguments:
                break
            value = self.arguments[name]
            if parameter.kind is VAR_POSITIONAL:
                args.extend(value)
            else:
                args.append(value)
        return tuple(args)

    @property
    def kwargs(self):
        keywords = {}
        started = False
        for name, parameter in self._signature.parameters.items():
            if not started:
                if parameter.kind in (VAR_KEYWORD, KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if parameter.kind is VAR_KEYWORD:
                keywords.update(self.arguments[name])
            else:
                keywords[name] = self.arguments[name]
        return keywords

    def apply_defaults(self):
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind is VAR_POSITIONAL:
                arguments[name] = ()
            elif parameter.kind is VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return "<BoundArguments (%s)>" % ", ".join(["%s=%r" % pair for pair in self.arguments.items()])


class Signature:
    __slots__ = ("_return_annotation", "_parameters")
    empty = _empty
    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        made = {}
        last = POSITIONAL_ONLY
        seen_default = False
        for parameter in parameters or ():
            kind = parameter.kind
            if kind < last:
                raise ValueError("wrong parameter order: %s parameter before %s parameter" % (last.description, kind.description))
            last = kind
            if kind in (POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD):
                if parameter.default is not _empty:
                    seen_default = True
                elif seen_default:
                    raise ValueError("non-default argument follows default argument")
            if parameter.name in made:
                raise ValueError("duplicate parameter name: %r" % parameter.name)
            made[parameter.name] = parameter
        from types import MappingProxyType

        self._parameters = MappingProxyType(made)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        found = _signature(obj, follow_wrapped, (globals, locals) if eval_str else None)
        return found if type(found) is cls else cls(found.parameters.values(), return_annotation=found.return_annotation)

    def replace(self, **changes):
        parameters = changes.get("parameters", self.parameters.values())
        return type(self)(parameters, return_annotation=changes.get("return_annotation", self.return_annotation))

    def __eq__(self, other):
        return self._basis() == other._basis() if isinstance(other, Signature) else NotImplemented

    # Parameters that go by keyword only have no order.
    def _basis(self):
        parameters = self._parameters.values()
        named = frozenset([each for each in parameters if each.kind == KEYWORD_ONLY])
        return tuple([each for each in parameters if each.kind != KEYWORD_ONLY]), named, self._return_annotation

    def __hash__(self):
        return hash(self._basis())

    def __str__(self):
        parts = []
        after_positional_only = False
        needs_star = True
        for parameter in self.parameters.values():
            kind = parameter.kind
            if kind is POSITIONAL_ONLY:
                after_positional_only = True
            elif after_positional_only:
                parts.append("/")
                after_positional_only = False
            if kind is VAR_POSITIONAL:
                needs_star = False
            elif kind is KEYWORD_ONLY and needs_star:
                parts.append("*")
                needs_star = False
            parts.append(str(parameter))
        if after_positional_only:
            parts.append("/")
        text = "(" + ", ".join(parts) + ")"
        if self.return_annotation is not _empty:
            text += " -> " + formatannotation(self.return_annotation)
        return text

    def __repr__(self):
        return "<%s %s>" % (type(self).__name__, self)

    def bind(*args, **kwargs):
        return args[0]._bind(args[1:], kwargs, False)

    def bind_partial(*args, **kwargs):
        return args[0]._bind(args[1:], kwargs, True)

    def _bind(self, args, keywords, partial):
        arguments = {}
        values = list(args)
        keywords = dict(keywords)
        var_keyword = None
        for name, parameter in self.parameters.items():
            kind = parameter.kind
            if values and kind in (KEYWORD_ONLY, VAR_KEYWORD):
                raise TypeError("too many positional arguments")
            if kind is VAR_KEYWORD:
                var_keyword = name
            elif kind is VAR_POSITIONAL:
                if values:
                    arguments[name] = tuple(values)
                    values = []
            elif kind is not KEYWORD_ONLY and values:
                if name in keywords and kind is not POSITIONAL_ONLY:
                    raise TypeError("multiple values for argument %r" % name)
                arguments[name] = values.pop(0)
            elif name in keywords and kind is not POSITIONAL_ONLY:
                if values and kind is not KEYWORD_ONLY:
                    raise TypeError("multiple values for argument %r" % name)
                arguments[name] = keywords.pop(name)
            elif name in keywords and kind is POSITIONAL_ONLY:
                raise TypeError("%r parameter is positional only, but was passed as a keyword" % name)
            elif parameter.default is _empty and not partial:
                raise TypeError(
                    "missing a required %sargument: %r" % ("keyword-only " if kind is KEYWORD_ONLY and sys.version_info >= (3, 12) else "", name)
                )
        if values:
            raise TypeError("too many positional arguments")
        if keywords:
            if var_keyword is None:
                raise TypeError("got an unexpected keyword argument %r" % next(iter(keywords)))
            arguments[var_keyword] = keywords
        return BoundArguments(self, arguments)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    return _signature(obj, follow_wrapped, (globals, locals) if eval_str else None)


# `names`: where annotations that are text are looked up, globals and locals, or None.
def _signature(obj, follow_wrapped=True, names=None):
    if not callable(obj):
        raise TypeError("%r is not a callable object" % (obj,))
    if ismethod(obj):
        return _without_first(_signature(obj.__func__, follow_wrapped, names))
    if follow_wrapped:
        while hasattr(obj, "__wrapped__") and not hasattr(obj, "__signature__"):
            obj = obj.__wrapped__
        if ismethod(obj):
            return _signature(obj, follow_wrapped, names)
    given = getattr(obj, "__signature__", None)
    if given is not None:
        if not isinstance(given, Signature):
            raise TypeError("unexpected object %r in __signature__ attribute" % (given,))
        return given
    if isfunction(obj) or not isinstance(obj, type) and iscode(getattr(obj, "__code__", None)) and hasattr(obj, "__defaults__"):
        return _of_function(obj, names)
    kind = type(obj)
    if kind.__name__ == "partial" and hasattr(obj, "func"):
        return _of_partial(obj, names)
    if isinstance(obj, type):
        return _of_class(obj, names)
    call = getattr(kind, "__call__", None)
    if call is not None and isfunction(call):
        return _without_first(_signature(call, follow_wrapped, names))
    raise ValueError("no signature found for builtin %r" % (obj,))


def _of_class(cls, names):
    for name in ("__call__", "__new__", "__init__"):
        where = type(cls) if name == "__call__" else cls
        for base in where.__mro__:
            found = base.__dict__.get(name)
            if found is not None and base is not object and base is not type:
                if isinstance(found, (staticmethod, classmethod)):
                    found = found.__func__
                if isfunction(found) or hasattr(found, "__wrapped__"):
                    return _without_first(_signature(found, True, names))
                break
    fields = cls.__dict__.get("_fields")
    if isinstance(fields, tuple):
        defaults = cls._field_defaults
        return Signature([Parameter(name, POSITIONAL_OR_KEYWORD, default=defaults.get(name, _empty)) for name in fields])
    if cls.__module__ == "builtins":
        raise ValueError("no signature found for builtin type %r" % cls)
    return Signature()


def _without_first(of):
    parameters = list(of.parameters.values())
    if not parameters or parameters[0].kind in (VAR_KEYWORD, KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind is not VAR_POSITIONAL:
        parameters = parameters[1:]
    return of.replace(parameters=parameters)


def _of_partial(obj, names):
    of = _signature(obj.func, True, names)
    try:
        bound = of.bind_partial(*obj.args, **obj.keywords).arguments
    except TypeError as error:
        raise ValueError("partial object %r has incorrect arguments" % (obj,)) from error
    parameters = []
    keyword_only = False
    taken = len(obj.args)
    for name, parameter in of.parameters.items():
        if parameter.kind in (POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD) and taken > 0:
            taken -= 1
            continue
        if name in obj.keywords and parameter.kind in (POSITIONAL_OR_KEYWORD, KEYWORD_ONLY):
            keyword_only = True
            parameters.append(parameter.replace(default=bound[name], kind=KEYWORD_ONLY))
        elif keyword_only and parameter.kind is POSITIONAL_OR_KEYWORD:
            parameters.append(parameter.replace(kind=KEYWORD_ONLY))
        elif keyword_only and parameter.kind is VAR_POSITIONAL:
            continue
        else:
            parameters.append(parameter)
    return of.replace(parameters=parameters)


def _of_function(function, where):
    code = function.__code__
    names = code.co_varnames
    positional = code.co_argcount
    only = getattr(code, "co_posonlyargcount", 0)
    keyword_only = code.co_kwonlyargcount
    flags = code.co_flags
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    annotations = getattr(function, "__annotations__", None) or {}
    if where is not None:
        annotations = get_annotations(function, globals=where[0], locals=where[1], eval_str=True)
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    first_default = positional - len(defaults)
    for i in range(positional):
        add(
            names[i],
            POSITIONAL_ONLY if i < only else POSITIONAL_OR_KEYWORD,
            defaults[i - first_default] if i >= first_default else _empty,
        )
    at = positional + keyword_only
    if flags & CO_VARARGS:
        add(names[at], VAR_POSITIONAL)
        at += 1
    for name in names[positional : positional + keyword_only]:
        add(name, KEYWORD_ONLY, keyword_defaults.get(name, _empty))
    if flags & CO_VARKEYWORDS:
        add(names[at], VAR_KEYWORD)
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isinstance(obj, type):
        annotations = obj.__dict__.get("__annotations__")
    else:
        annotations = getattr(obj, "__annotations__", None)
    if annotations is None:
        if not callable(obj) and not ismodule(obj):
            raise TypeError("%r is not a module, class, or callable." % (obj,))
        return {}
    if not eval_str:
        return dict(annotations)
    if ismodule(obj):
        names = obj.__dict__
    elif isinstance(obj, type):
        names = getattr(sys.modules.get(obj.__module__), "__dict__", {})
        locals = dict(obj.__dict__) if locals is None else locals
    else:
        obj = unwrap(obj)
        while type(obj).__name__ == "partial":
            obj = obj.func
        names = getattr(obj, "__globals__", {})
    if globals is None:
        globals = names
    return {
        name: eval(value, globals, locals) if isinstance(value, str) else value for name, value in annotations.items()
    }


def getfullargspec(func):
    try:
        of = _signature(func, False)
    except (TypeError, ValueError) as error:
        raise TypeError("unsupported callable") from error
    if ismethod(func):
        of = _signature(func.__func__, False)
    args, defaults, named, keyword_defaults, annotations = [], [], [], {}, {}
    if of.return_annotation is not _empty:
        annotations["return"] = of.return_annotation
    varargs = varkw = None
    for name, parameter in of.parameters.items():
        kind = parameter.kind
        if kind is VAR_POSITIONAL:
            varargs = name
        elif kind is VAR_KEYWORD:
            varkw = name
        elif kind is KEYWORD_ONLY:
            named.append(name)
            if parameter.default is not _empty:
                keyword_defaults[name] = parameter.default
        else:
            args.append(name)
            if parameter.default is not _empty:
                defaults.append(parameter.default)
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return _tuple("FullArgSpec")(args, varargs, varkw, tuple(defaults) or None, named, keyword_defaults or None, annotations)


# --- What something is ---

_function_types = (type(signature), type((lambda x: lambda: x)(0)), type(lambda: (yield)))
_method_type = type(_Namespace().__repr__)


def ismodule(object):
    return isinstance(object, type(sys))


def isclass(object):
    return isinstance(object, type)


def isfunction(object):
    return isinstance(object, _function_types) and not isinstance(object, type) and hasattr(object, "__code__")


def ismethod(object):
    return isinstance(object, _method_type) and isfunction(getattr(object, "__func__", None))


def isbuiltin(object):
    return isinstance(object, type(len))


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def ismethoddescriptor(obj):
    if isclass(obj) or ismethod(obj) or isfunction(obj):
        return False
    kind = type(obj)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return isinstance(object, property) or hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def ismethodwrapper(object):
    return False


def isgetsetdescriptor(object):
    return False


ismemberdescriptor = isgetsetdescriptor


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


def _flags(obj):
    while ismethod(obj):
        obj = obj.__func__
    while type(obj).__name__ == "partial" and hasattr(obj, "func"):
        obj = obj.func
    return obj.__code__.co_flags if isfunction(obj) else 0


def isgeneratorfunction(obj):
    return bool(_flags(obj) & CO_GENERATOR)


def iscoroutinefunction(obj):
    return bool(_flags(obj) & CO_COROUTINE)


def isasyncgenfunction(obj):
    return bool(_flags(obj) & CO_ASYNC_GENERATOR)


def _kind(name):
    import types

    return getattr(types, name)


def isgenerator(object):
    return isinstance(object, _kind("GeneratorType"))


def iscoroutine(object):
    return isinstance(object, _kind("CoroutineType"))


def isasyncgen(object):
    return isinstance(object, _kind("AsyncGeneratorType"))


def isawaitable(object):
    return iscoroutine(object) or not isgenerator(object) and hasattr(object, "__await__")


def istraceback(object):
    return isinstance(object, _kind("TracebackType"))


def iscode(object):
    return isinstance(object, _kind("CodeType"))


def isframe(object):
    return type(object).__name__ == "frame"


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"


def getgeneratorstate(generator):
    return (GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED)[generator._state]


def getcoroutinestate(coroutine):
    return (CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED)[coroutine._state]


def getmembers(object, predicate=None):
    names = set(dir(object))
    found = []
    if isinstance(object, type):
        for base in object.__mro__:
            names.update(base.__dict__)
    for name in sorted(names):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def getmembers_static(object, predicate=None):
    found = []
    for name, _ in getmembers(object):
        value = getattr_static(object, name)
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


_absent = _empty


def _in_mro(cls, attr):
    for base in cls.__mro__:
        if attr in base.__dict__:
            return base.__dict__[attr]
    return _absent


def getattr_static(obj, attr, default=_absent):
    own = _absent
    if isinstance(obj, type):
        cls = type(obj)
        own = _in_mro(obj, attr)
    else:
        cls = type(obj)
        values = getattr(obj, "__dict__", None)
        if isinstance(values, dict) and not isinstance(_in_mro(cls, "__dict__"), property):
            own = dict.get(values, attr, _absent)
    of_class = _in_mro(cls, attr)
    if own is not _absent and of_class is not _absent:
        kind = type(of_class)
        if _in_mro(kind, "__get__") is not _absent and (_in_mro(kind, "__set__") is not _absent or _in_mro(kind, "__delete__") is not _absent):
            return of_class
    for found in (own, of_class, default):
        if found is not _absent:
            return found
    raise AttributeError(attr)


def classify_class_attrs(cls):
    from types import DynamicClassAttribute

    made = _tuple("Attribute")
    meta = [base for base in type(cls).__mro__ if base not in (type, object)]
    bases = [*cls.__mro__, *meta]
    names = dir(cls)
    for base in cls.__mro__:
        for name, value in base.__dict__.items():
            if isinstance(value, DynamicClassAttribute) and value.fget is not None:
                names.append(name)
    found = []
    done = set()
    for name in names:
        home = got = value = None
        if name not in done and name != "__dict__":
            try:
                got = getattr(cls, name)
            except Exception:
                pass
            else:
                home = getattr(got, "__objclass__", None)
                if home not in bases:
                    home = None
                    for base in bases:
                        if getattr(base, name, None) is got:
                            home = base
                    for base in meta:
                        try:
                            if base.__getattr__(cls, name) is got:
                                home = base
                        except AttributeError:
                            pass
        for base in bases:
            if name in base.__dict__:
                value = base.__dict__[name]
                if home not in meta:
                    home = base
                break
        if home is None:
            continue
        kind = "data"
        if isinstance(value, staticmethod) or name == "__new__" and isbuiltin(value):
            kind = "static method"
        elif isinstance(value, classmethod):
            kind = "class method"
        elif isinstance(value, property):
            kind = "property"
        else:
            value = value if got is None else got
            if isroutine(value):
                kind = "method"
        found.append(made(name, kind, home, value))
        done.add(name)
    return found


def getclasstree(classes, unique=False):
    children = {}
    roots = []
    for cls in classes:
        for parent in cls.__bases__:
            below = children.setdefault(parent, [])
            if cls not in below:
                below.append(cls)
            if unique and parent in classes:
                break
        else:
            if not cls.__bases__ and cls not in roots:
                roots.append(cls)
    roots += [parent for parent in children if parent not in classes]
    return walktree(roots, children, None)


def walktree(classes, children, parent):
    found = []
    for cls in sorted(classes, key=lambda cls: (cls.__module__, cls.__name__)):
        found.append((cls, cls.__bases__))
        if cls in children:
            found.append(walktree(children[cls], children, cls))
    return found


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    seen = {id(func)}
    original = func
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError("wrapper loop when unwrapping %r" % (original,))
        seen.add(id(func))
    return func


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None and isinstance(object, type):
        for base in object.__mro__[1:]:
            doc = base.__dict__.get("__doc__")
            if doc is not None and base.__name__ != "object":
                break
        else:
            doc = None
    elif doc is None and ismethod(object):
        for base in type(object.__self__).__mro__:
            doc = getattr(base.__dict__.get(object.__name__), "__doc__", None)
            if doc is not None:
                break
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = None
    for line in lines[1:]:
        content = len(line.lstrip())
        if content:
            indent = len(line) - content
            margin = indent if margin is None else min(margin, indent)
    lines[0] = lines[0].lstrip()
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


# --- Source: of what was run from a file, or what linecache was told ---


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    name = getattr(object, "__module__", None)
    if name is not None:
        return sys.modules.get(name)
    try:
        file = getfile(object)
    except TypeError:
        return None
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) == file:
            return module


def _code_of(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    return object


def getfile(object):
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("%r is a built-in module" % object)
    if isclass(object):
        name = getattr(object, "__module__", None)
        file = getattr(sys.modules.get(name), "__file__", None)
        if file:
            return file
        if name == "__main__":
            if sys._sources:
                return list(sys._sources)[-1]
            raise OSError("source code not available")
        raise TypeError("%r is a built-in class" % object)
    object = _code_of(object)
    file = getattr(object, "co_filename", None)
    if file is None:
        raise TypeError(
            "module, class, method, function, traceback, frame, or code object was expected, got %s" % type(object).__name__
        )
    return file


def getsourcefile(object):
    import linecache
    import os

    file = getfile(object)
    return file if os.path.exists(file) or file in linecache.cache or file in sys._sources else None


def getabsfile(object, _filename=None):
    import os

    return os.path.normcase(os.path.abspath(_filename or getsourcefile(object) or getfile(object)))


_token = None


# Logical lines and comments from lines[start] on: where they begin, where the next one does, their indent and their first line.
def _logical(lines, start=0):
    global _token
    import re

    if _token is None:
        _token = re.compile(r"""\'{3}|"{3}|['"]|#.*|\\(?:.|\n)|\n|[([{]|[)\]}]""")
    end = len(lines)
    while start < end:
        line = lines[start]
        text = line.strip()
        first = start
        depth = 0
        quote = None
        while start < end:
            goes_on = False
            line = lines[start]
            start += 1
            at = 0
            while True:
                if quote is not None:
                    found = re.compile(r"\\.|" + quote, re.DOTALL).search(line, at)
                    if found is None:
                        goes_on = len(quote) == 3 or line[-2:] == "\\\n"
                        break
                    if found[0] == quote:
                        quote = None
                    at = found.end()
                    continue
                found = _token.search(line, at)
                if found is None:
                    break
                at = found.end()
                mark = found[0]
                if mark[0] in "'\"":
                    quote = mark
                elif mark in "([{":
                    depth += 1
                elif mark in ")]}":
                    depth -= 1
                elif mark == "\\\n":
                    goes_on = True
            if not goes_on:
                quote = None
                if depth <= 0:
                    break
        if text:
            line = lines[first]
            yield first, start, len(line) - len(line.lstrip()), text


def getblock(lines):
    header = body = None
    last = 0
    for first, after, indent, text in _logical(lines):
        comment = text[0] == "#"
        if header is None:
            if comment:
                continue
            last = after
            if text[0] != "@":
                if text.split(None, 1)[0] not in ("def", "class", "async"):
                    break
                header = indent
        elif comment:
            if body is not None and indent >= body:
                last = after
        elif indent <= header:
            break
        else:
            body = indent if body is None else body
            last = after
    return lines[:last]


def _definitions(lines):
    import re

    stack = []
    decorated = None
    for first, _, indent, text in _logical(lines):
        if text[0] == "#":
            continue
        while stack and stack[-1][0] >= indent:
            stack.pop()
        if text[0] == "@":
            decorated = first if decorated is None else decorated
            continue
        found = re.match(r"(?:async\s+)?(def|class)\s+(\w+)", text)
        if found:
            name = "".join([name + (".<locals>." if kind == "def" else ".") for _, kind, name in stack]) + found[2]
            yield first if decorated is None else decorated, first, found[1], name
            stack.append((indent, found[1], found[2]))
        decorated = None


def findsource(object):
    import linecache

    file = getsourcefile(object) or getfile(object)
    lines = linecache.getlines(file)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        for begin, _, kind, name in _definitions(lines):
            if kind == "class" and name == object.__qualname__:
                return lines, begin
        raise OSError("could not find class definition")
    object = _code_of(object)
    if not hasattr(object, "co_firstlineno"):
        raise OSError("could not find code object")
    at = object.co_firstlineno - 1
    if at >= len(lines):
        raise OSError("lineno is out of bounds")
    best = None
    for begin, first, kind, name in _definitions(lines):
        if first > at:
            break
        if name.rpartition(".")[2] == object.co_name:
            best = begin
    return lines, at if best is None else best


def getsourcelines(object):
    object = unwrap(object)
    lines, at = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == "<module>":
        return lines, 0
    return getblock(lines[at:]), at + 1


def getsource(object):
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    try:
        lines, at = findsource(object)
    except (OSError, TypeError):
        return None
    begin = at
    if ismodule(object):
        while begin < len(lines) and lines[begin].strip() in ("", "#") or lines[begin][:2] == "#!":
            begin += 1
        at = begin
        while at < len(lines) and lines[at][0] == "#":
            at += 1
    else:
        indent = len(lines[at]) - len(lines[at].lstrip())
        while begin and lines[begin - 1].lstrip()[:1] == "#" and len(lines[begin - 1]) - len(lines[begin - 1].lstrip()) == indent:
            begin -= 1
    return "".join([line.expandtabs().lstrip() for line in lines[begin:at]]) or None


def currentframe():
    return sys._getframe(1)


def getmodulename(path):
    name = path.split("/")[-1]
    return name[:-3] if name.endswith(".py") else None


def getcallargs(func, /, *positional, **named):
    args = positional
    function = func
    if ismethod(func):
        args = (func.__self__, *args)
        function = func.__func__
    try:
        bound = _signature(function, False).bind(*args, **named)
    except TypeError:
        func(*positional, **named)  # which fails for the same reason, and says it as a call does
        raise
    bound.apply_defaults()
    return bound.arguments
