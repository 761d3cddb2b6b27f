# Builtins that are written in Python; builtin_functions.c asks here for them.


async def anext(awaitable, default):
    try:
        return await awaitable
    except StopAsyncIteration:
        return default


# --- Groups of exceptions ---


class BaseExceptionGroup(BaseException):
    def __new__(cls, *args):
        if len(args) != 2:
            raise TypeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)" % len(args))
        message, members = args
        if not isinstance(message, str):
            raise TypeError("BaseExceptionGroup.__new__() argument 1 must be str, not " + type(message).__name__)
        if not hasattr(members, "__getitem__") or isinstance(members, (dict, type)):
            raise TypeError("second argument (exceptions) must be a sequence")
        members = tuple(members)
        if not members:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        plain = True
        for i, e in enumerate(members):
            if not isinstance(e, BaseException):
                raise ValueError("Item %d of second argument (exceptions) is not an exception" % i)
            plain = plain and isinstance(e, Exception)
        if cls is BaseExceptionGroup:
            if plain:
                cls = ExceptionGroup
        elif not plain and issubclass(cls, Exception):
            raise TypeError("Cannot nest BaseExceptions in " + ("an ExceptionGroup" if cls is ExceptionGroup else repr(cls.__name__)))
        self = BaseException.__new__(cls, *args)
        self._parts = message, members
        return self

    def __init__(self, *args):
        BaseException.__init__(self, *args)

    @property
    def message(self):
        return self._parts[0]

    @property
    def exceptions(self):
        return self._parts[1]

    def __str__(self):
        message, members = self._parts
        return "%s (%d sub-exception%s)" % (message, len(members), "s" if len(members) > 1 else "")

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)

    def derive(self, excs, /):
        return BaseExceptionGroup(self.message, excs)

    def split(self, condition, /):
        return _split(self, _matcher(condition))

    def subgroup(self, condition, /):
        return _split(self, _matcher(condition))[0]


class ExceptionGroup(BaseExceptionGroup, Exception):
    pass


for _cls in BaseExceptionGroup, ExceptionGroup:
    _cls.__module__ = "builtins"


def _is_kind(condition):
    return isinstance(condition, type) and issubclass(condition, BaseException)


def _matcher(condition):
    if _is_kind(condition) or isinstance(condition, tuple) and all(map(_is_kind, condition)):
        return lambda e: isinstance(e, condition)
    if isinstance(condition, type) or not callable(condition):
        raise TypeError("expected a function, exception type or tuple of exception types")
    return condition


# What matches, and what does not; None for nothing.
def _split(e, matches):
    if matches(e):
        return e, None
    if not isinstance(e, BaseExceptionGroup):
        return None, e
    sides = [], []
    for member in e.exceptions:
        for side, part in zip(sides, _split(member, matches)):
            if part is not None:
                side.append(part)
    return _subset(e, sides[0]), _subset(e, sides[1])


def _subset(group, members):
    if not members:
        return None
    part = group.derive(members)
    if not isinstance(part, BaseExceptionGroup):
        raise TypeError("derive must return an instance of BaseExceptionGroup")
    part.__traceback__ = group.__traceback__
    part.__context__ = group.__context__
    part.__cause__ = group.__cause__
    notes = getattr(group, "__notes__", None)
    if isinstance(notes, (list, tuple)):
        part.__notes__ = list(notes)
    return part


# --- except* ---
# Its state is [what was raised, what of that is not handled yet, what handlers raised...].


# The part for a clause.
def match(state, kind):
    for k in kind if isinstance(kind, tuple) else (kind,):
        if not _is_kind(k):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if issubclass(k, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    e = state[1]
    part = None
    if isinstance(e, BaseExceptionGroup):
        part, state[1] = e.split(kind)
    elif isinstance(e, kind):
        part = BaseExceptionGroup("", (e,))
        state[1] = None
    return part


# What is raised at the end. What handlers raised anew, and what is left, keep the places that they had among each other.
def merge(state):
    e, rest = state[:2]
    raised = state[2:]
    if not isinstance(e, BaseExceptionGroup):
        return raised[0] if raised else rest
    same = [r for r in raised if _same(r, e)]
    raised = [r for r in raised if not _same(r, e)]
    if rest is not None:
        same.append(rest)
    leaves = set()
    for r in same:
        _add_leaves(r, leaves)
    same = _split(e, lambda x: id(x) in leaves)[0]
    if not raised:
        return same
    if same is not None:
        raised.append(same)
    return BaseExceptionGroup("", raised)


def _add_leaves(e, leaves):
    if isinstance(e, BaseExceptionGroup):
        for member in e.exceptions:
            _add_leaves(member, leaves)
    else:
        leaves.add(id(e))


def _same(a, b):
    return a.__cause__ is b.__cause__ and a.__context__ is b.__context__ and a.__traceback__ is b.__traceback__
