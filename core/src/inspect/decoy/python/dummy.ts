/** Stand-ins for what nobody has, which note what is done with them. */
export const DUMMY = String.raw`
import sys


class Dummy:
    # Stands for anything: it has all attributes, can be called, iterated and counted with.
    def __init__(self, name, kind="module"):
        object.__setattr__(self, "_name", name)
        object.__setattr__(self, "_kind", kind)
        object.__setattr__(self, "__name__", name.rsplit(".", 1)[-1])

    def _shown(self):
        return "<%s>" % self._name

    def __getattr__(self, attribute):
        if attribute[:2] == "__" and attribute[-2:] == "__":
            raise AttributeError(attribute)
        made = Dummy(self._name + "." + attribute, self._kind)
        object.__setattr__(self, attribute, made)
        return made

    def __setattr__(self, attribute, value):
        K.note(self._kind, self._name + "." + attribute, {"set": value})
        object.__setattr__(self, attribute, value)

    def __call__(self, *args, **kwargs):
        K.note(self._kind, self._name, K.arguments(args, kwargs))
        # A decorator gives back what it was given.
        if len(args) == 1 and not kwargs and type(args[0]) in (type(lambda: 0), type):
            return args[0]
        return Dummy(self._name + "()", self._kind)

    def __iter__(self):
        return iter(())

    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

    def __len__(self):
        return 0

    def __bool__(self):
        return True

    def __contains__(self, item):
        return False

    def __getitem__(self, key):
        return Dummy("%s[%s]" % (self._name, repr(key)[:40]), self._kind)

    def __setitem__(self, key, value):
        K.note(self._kind, self._name + "[]", {"key": key, "value": value})

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        return False

    def __await__(self):
        return self
        yield

    def __str__(self):
        return ""

    def __repr__(self):
        return "<%s object at 0x7f3a1c0>" % self._name

    def __hash__(self):
        return hash(self._name)

    def __eq__(self, other):
        return self is other

    def __int__(self):
        return 0

    __index__ = __int__

    def __float__(self):
        return 0.0

    def _left(self, other):
        return other if isinstance(other, (int, float, str, bytes, list, tuple)) else self

    __add__ = __radd__ = __sub__ = __rsub__ = __or__ = __ror__ = __and__ = __xor__ = _left
    __mul__ = __rmul__ = __truediv__ = __floordiv__ = __mod__ = __lshift__ = __rshift__ = _left

    def __lt__(self, other):
        return False

    __gt__ = __lt__

    def __le__(self, other):
        return True

    __ge__ = __le__

    def __neg__(self):
        return self

    def __mro_entries__(self, bases):
        return (object,)


K.Dummy = Dummy


def open_module(name, contents=None, kind="module", package=True):
    # A module of someone else's: what the decoy has not made of it is a dummy.
    made = K.module(name, contents, package)

    def __getattr__(attribute):
        if attribute[:2] == "__":
            raise AttributeError("module '%s' has no attribute '%s'" % (name, attribute))
        value = K.Dummy(name + "." + attribute, kind)
        setattr(made, attribute, value)
        return value

    made.__getattr__ = __getattr__
    made._open = True
    return made


K.open_module = open_module
`;
