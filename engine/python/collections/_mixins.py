# Abstract collections with methods of their own; each is made for collections.abc when it is asked for.

from abc import abstractmethod


def make_Sequence(get):
    class Sequence(get("Reversible"), get("Collection")):
        __slots__ = ()
        __abc_tpflags__ = 32  # isinstance() of the match statement: patterns of sequences

        @abstractmethod
        def __getitem__(self, index):
            raise IndexError

        def __iter__(self):
            i = 0
            try:
                while True:
                    yield self[i]
                    i += 1
            except IndexError:
                return

        def __contains__(self, value):
            for item in self:
                if item is value or item == value:
                    return True
            return False

        def __reversed__(self):
            for i in reversed(range(len(self))):
                yield self[i]

        def index(self, value, start=0, stop=None):
            if start is not None and start < 0:
                start = max(len(self) + start, 0)
            if stop is not None and stop < 0:
                stop += len(self)
            i = start
            while stop is None or i < stop:
                try:
                    item = self[i]
                except IndexError:
                    break
                if item is value or item == value:
                    return i
                i += 1
            raise ValueError

        def count(self, value):
            return sum(1 for item in self if item is value or item == value)

    # Those that are mutable, too: the class for them may not have been made.
    from collections import deque

    for kind in (tuple, str, range, memoryview, bytes, list, bytearray, deque):
        Sequence.register(kind)
    return Sequence


def make_ByteString(get):
    class ByteString(get("Sequence")):
        __slots__ = ()

    for kind in (bytes, bytearray):
        ByteString.register(kind)
    return ByteString


def make_MutableSequence(get):
    class MutableSequence(get("Sequence")):
        __slots__ = ()

        @abstractmethod
        def __setitem__(self, index, value):
            raise IndexError

        @abstractmethod
        def __delitem__(self, index):
            raise IndexError

        @abstractmethod
        def insert(self, index, value):
            raise IndexError

        def append(self, value):
            self.insert(len(self), value)

        def clear(self):
            try:
                while True:
                    self.pop()
            except IndexError:
                pass

        def reverse(self):
            n = len(self)
            for i in range(n // 2):
                self[i], self[n - i - 1] = self[n - i - 1], self[i]

        def extend(self, values):
            if values is self:
                values = list(values)
            for value in values:
                self.append(value)

        def pop(self, index=-1):
            value = self[index]
            del self[index]
            return value

        def remove(self, value):
            del self[self.index(value)]

        def __iadd__(self, values):
            self.extend(values)
            return self

    from collections import deque

    for kind in (list, bytearray, deque):
        MutableSequence.register(kind)
    return MutableSequence


def make_Set(get):
    class Set(get("Collection")):
        __slots__ = ()

        def __le__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            if len(self) > len(other):
                return False
            for item in self:
                if item not in other:
                    return False
            return True

        def __lt__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) < len(other) and self.__le__(other)

        def __gt__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) > len(other) and self.__ge__(other)

        def __ge__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            if len(self) < len(other):
                return False
            for item in other:
                if item not in self:
                    return False
            return True

        def __eq__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) == len(other) and self.__le__(other)

        __hash__ = None

        @classmethod
        def _from_iterable(cls, it):
            return cls(it)

        def __and__(self, other):
            if not isinstance(other, Iterable):
                return NotImplemented
            return self._from_iterable(value for value in other if value in self)

        __rand__ = __and__

        def isdisjoint(self, other):
            for value in other:
                if value in self:
                    return False
            return True

        def __or__(self, other):
            if not isinstance(other, Iterable):
                return NotImplemented
            return self._from_iterable(item for part in (self, other) for item in part)

        __ror__ = __or__

        def __sub__(self, other):
            if not isinstance(other, Set):
                if not isinstance(other, Iterable):
                    return NotImplemented
                other = self._from_iterable(other)
            return self._from_iterable(value for value in self if value not in other)

        def __rsub__(self, other):
            if not isinstance(other, Set):
                if not isinstance(other, Iterable):
                    return NotImplemented
                other = self._from_iterable(other)
            return self._from_iterable(value for value in other if value not in self)

        def __xor__(self, other):
            if not isinstance(other, Set):
                if not isinstance(other, Iterable):
                    return NotImplemented
                other = self._from_iterable(other)
            return (self - other) | (other - self)

        __rxor__ = __xor__

        # The same for equal sets, whatever class they are of.
        def _hash(self):
            return hash(frozenset(self))

    Iterable = get("Iterable")
    for kind in (frozenset, set, type({}.keys())):
        Set.register(kind)
    if type({}.items()) is not type({}.values()):
        Set.register(type({}.items()))
    return Set


def make_MutableSet(get):
    Set = get("Set")

    class MutableSet(Set):
        __slots__ = ()

        @abstractmethod
        def add(self, value):
            raise NotImplementedError

        @abstractmethod
        def discard(self, value):
            raise NotImplementedError

        def remove(self, value):
            if value not in self:
                raise KeyError(value)
            self.discard(value)

        def pop(self):
            for value in self:
                self.discard(value)
                return value
            raise KeyError

        def clear(self):
            try:
                while True:
                    self.pop()
            except KeyError:
                pass

        def __ior__(self, it):
            for value in it:
                self.add(value)
            return self

        def __iand__(self, it):
            for value in self - it:
                self.discard(value)
            return self

        def __ixor__(self, it):
            if it is self:
                self.clear()
                return self
            if not isinstance(it, Set):
                it = self._from_iterable(it)
            for value in it:
                if value in self:
                    self.discard(value)
                else:
                    self.add(value)
            return self

        def __isub__(self, it):
            if it is self:
                self.clear()
                return self
            for value in it:
                self.discard(value)
            return self

    MutableSet.register(set)
    return MutableSet


def make_Mapping(ask):
    class Mapping(ask("Collection")):
        __slots__ = ()
        __abc_tpflags__ = 64  # patterns of mappings

        @abstractmethod
        def __getitem__(self, key):
            raise KeyError

        def get(self, key, default=None):
            try:
                return self[key]
            except KeyError:
                return default

        def __contains__(self, key):
            try:
                self[key]
            except KeyError:
                return False
            return True

        def keys(self):
            return ask("KeysView")(self)

        def items(self):
            return ask("ItemsView")(self)

        def values(self):
            return ask("ValuesView")(self)

        def __eq__(self, other):
            if not isinstance(other, Mapping):
                return NotImplemented
            return dict(self.items()) == dict(other.items())

        __hash__ = None
        __reversed__ = None

    Mapping.register(dict)
    from types import MappingProxyType

    Mapping.register(MappingProxyType)
    return Mapping


_absent = object()


def make_MutableMapping(get):
    Mapping = get("Mapping")

    class MutableMapping(Mapping):
        __slots__ = ()

        @abstractmethod
        def __setitem__(self, key, value):
            raise KeyError

        @abstractmethod
        def __delitem__(self, key):
            raise KeyError

        def pop(self, key, default=_absent):
            try:
                value = self[key]
            except KeyError:
                if default is _absent:
                    raise
                return default
            del self[key]
            return value

        def popitem(self):
            for key in self:
                value = self[key]
                del self[key]
                return key, value
            raise KeyError

        def clear(self):
            try:
                while True:
                    self.popitem()
            except KeyError:
                pass

        def update(*args, **keywords):
            self, *others = args
            if len(others) > 1:
                raise TypeError("update expected at most 1 argument, got %d" % len(others))
            for other in others:
                if isinstance(other, Mapping):
                    for key in other:
                        self[key] = other[key]
                elif hasattr(other, "keys"):
                    for key in other.keys():
                        self[key] = other[key]
                else:
                    for key, value in other:
                        self[key] = value
            for key, value in keywords.items():
                self[key] = value

        def setdefault(self, key, default=None):
            try:
                return self[key]
            except KeyError:
                self[key] = default
            return default

    MutableMapping.register(dict)
    return MutableMapping


def make_MappingView(get):
    class MappingView(get("Sized")):
        __slots__ = ("_mapping",)

        def __init__(self, mapping):
            self._mapping = mapping

        def __len__(self):
            return len(self._mapping)

        def __repr__(self):
            return "%s(%r)" % (type(self).__name__, self._mapping)

    return MappingView


def make_KeysView(get):
    class KeysView(get("MappingView"), get("Set")):
        __slots__ = ()

        @classmethod
        def _from_iterable(cls, it):
            return set(it)

        def __contains__(self, key):
            return key in self._mapping

        def __iter__(self):
            return iter(self._mapping)

    KeysView.register(type({}.keys()))
    return KeysView


def make_ItemsView(get):
    class ItemsView(get("MappingView"), get("Set")):
        __slots__ = ()

        @classmethod
        def _from_iterable(cls, it):
            return set(it)

        def __contains__(self, item):
            key, value = item
            try:
                found = self._mapping[key]
            except KeyError:
                return False
            return found is value or found == value

        def __iter__(self):
            for key in self._mapping:
                yield key, self._mapping[key]

    if type({}.items()) is not type({}.keys()):
        ItemsView.register(type({}.items()))
    return ItemsView


def make_ValuesView(get):
    class ValuesView(get("MappingView"), get("Collection")):
        __slots__ = ()

        def __contains__(self, value):
            for key in self._mapping:
                found = self._mapping[key]
                if found is value or found == value:
                    return True
            return False

        def __iter__(self):
            for key in self._mapping:
                yield self._mapping[key]

    if type({}.values()) is not type({}.keys()):
        ValuesView.register(type({}.values()))
    return ValuesView
