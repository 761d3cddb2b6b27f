# weakref's collections.

from collections.abc import MutableMapping, MutableSet
from weakref import KeyedRef, _call_back, ref


# Without what died, whose references take themselves out.
def _remover(self, remove):
    own = ref(self)

    def died(reference):
        self = own()
        if self is not None:
            remove(self, reference)

    return died


class _Weak(MutableMapping):
    def __init__(self, other=(), /, **keywords):
        self.data = {}
        self._died = _remover(self, self._remove)
        self.update(other, **keywords)

    def __len__(self):
        _call_back()
        return len(self.data)

    def __repr__(self):
        return "<%s at 0x%x>" % (type(self).__name__, id(self))

    def __iter__(self):
        for key, _ in self.items():
            yield key

    keys = __iter__

    def values(self):
        for _, value in self.items():
            yield value

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        made = type(self)()
        for key, value in self.items():
            self._copy_into(made, key, value, deepcopy, memo)
        return made

    def popitem(self):
        for key, value in self.items():
            del self[key]
            return key, value
        raise KeyError("%s is empty" % type(self).__name__)

    def __or__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        made = type(self)()
        made.update(other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self


class WeakKeyDictionary(_Weak):
    __module__ = "weakref"

    def __init__(self, dict=None):
        super().__init__(dict or ())

    @staticmethod
    def _remove(self, reference):
        self.data.pop(reference, None)

    @staticmethod
    def _copy_into(made, key, value, deepcopy, memo):
        made[key] = deepcopy(value, memo)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._died)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def keyrefs(self):
        return list(self.data)


class WeakValueDictionary(_Weak):
    __module__ = "weakref"

    @staticmethod
    def _remove(self, reference):
        if self.data.get(reference.key) is reference:
            del self.data[reference.key]

    @staticmethod
    def _copy_into(made, key, value, deepcopy, memo):
        made[deepcopy(key, memo)] = value

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._died, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def valuerefs(self):
        return list(self.data.values())

    def itervaluerefs(self):
        return iter(self.valuerefs())


def _as_set(other):
    return other if isinstance(other, WeakSet) else WeakSet(other)


class WeakSet(MutableSet):
    __module__ = "weakref"

    def __init__(self, data=None):
        self.data = set()
        self._died = _remover(self, lambda self, reference: self.data.discard(reference))
        if data is not None:
            self.update(data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        _call_back()
        return len(self.data)

    def __repr__(self):
        return repr(self.data)

    def __reduce__(self):
        return type(self), (list(self),), self.__getstate__()

    def __getstate__(self):
        state = dict(self.__dict__)
        del state["data"], state["_died"]
        return state or None

    def add(self, item):
        self.data.add(ref(item, self._died))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def pop(self):
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference_update(self, other):
        self.data -= _as_set(other).data

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection_update(self, other):
        self.data &= _as_set(other).data

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def symmetric_difference_update(self, other):
        other = _as_set(other)
        common = self & other
        self.update(other)
        self.difference_update(common)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def _made(self, data):
        return type(self)([reference() for reference in data])

    def union(self, other):
        return type(self)([*self, *other])

    def intersection(self, other):
        return self._made(self.data & _as_set(other).data)

    def difference(self, other):
        return self._made(self.data - _as_set(other).data)

    def symmetric_difference(self, other):
        return self._made(self.data ^ _as_set(other).data)

    __or__ = union
    __and__ = intersection
    __sub__ = difference
    __xor__ = symmetric_difference

    def issubset(self, other):
        return self.data <= _as_set(other).data

    def issuperset(self, other):
        return self.data >= _as_set(other).data

    __le__ = issubset
    __ge__ = issuperset

    def __lt__(self, other):
        return self.data < _as_set(other).data

    def __gt__(self, other):
        return self.data > _as_set(other).data

    def __eq__(self, other):
        return self.data == other.data if isinstance(other, WeakSet) else NotImplemented

    def isdisjoint(self, other):
        return not self.data & _as_set(other).data

    __hash__ = None
