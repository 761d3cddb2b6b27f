# weakref's collections, on top of those of collections. See weakref.py for what "weak" means here.

from collections import UserDict
from collections.abc import MutableSet
from weakref import _check, ref


class _Weak(UserDict):
    def __repr__(self):
        return "<%s at 0x%x>" % (type(self).__name__, id(self))

    def __deepcopy__(self, memo):
        from copy import deepcopy

        made = type(self)()
        for key, value in self.items():
            made[key] = deepcopy(value, memo)
        return made


class WeakKeyDictionary(_Weak):
    def __init__(self, dict=None):
        super().__init__(dict)

    def __setitem__(self, key, value):
        _check(key)
        self.data[key] = value

    def keyrefs(self):
        return [ref(key) for key in self.data]


class WeakValueDictionary(_Weak):
    def __setitem__(self, key, value):
        _check(value)
        self.data[key] = value

    def valuerefs(self):
        return [ref(value) for value in self.data.values()]

    def itervaluerefs(self):
        return iter(self.valuerefs())


def _set_of(other):
    return other.data if isinstance(other, WeakSet) else set(other)


class WeakSet(MutableSet):
    def __init__(self, data=None):
        self.data = set()
        if data is not None:
            self.update(data)

    def __contains__(self, item):
        try:
            return item in self.data
        except TypeError:
            return False

    def __iter__(self):
        return iter(list(self.data))

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        _check(item)
        self.data.add(item)

    def discard(self, item):
        self.data.discard(item)

    def remove(self, item):
        self.data.remove(item)

    def pop(self):
        if not self.data:
            raise KeyError("pop from empty WeakSet")
        return self.data.pop()

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self.data)

    __copy__ = copy

    def update(self, other):
        for item in other:
            self.add(item)

    def difference_update(self, other):
        self.data -= _set_of(other)

    def intersection_update(self, other):
        self.data &= _set_of(other)

    def symmetric_difference_update(self, other):
        self.data ^= set(WeakSet(other))

    def union(self, other):
        return type(self)(self.data | _set_of(other))

    __or__ = union

    def intersection(self, other):
        return type(self)(self.data & _set_of(other))

    __and__ = intersection

    def difference(self, other):
        return type(self)(self.data - _set_of(other))

    __sub__ = difference

    def symmetric_difference(self, other):
        return type(self)(self.data ^ _set_of(other))

    __xor__ = symmetric_difference

    def issubset(self, other):
        return self.data <= _set_of(other)

    __le__ = issubset

    def issuperset(self, other):
        return self.data >= _set_of(other)

    __ge__ = issuperset

    def __lt__(self, other):
        return self.data < _set_of(other)

    def __gt__(self, other):
        return self.data > _set_of(other)

    def __eq__(self, other):
        return self.data == other.data if isinstance(other, WeakSet) else NotImplemented

    def isdisjoint(self, other):
        return not self.data & _set_of(other)

    __hash__ = None
