import copy
import inspect
import pickle
import weakref
from collections import OrderedDict


class Thing:
    def __init__(self, name):
        self.name = name

    def hello(self):
        return "hello " + self.name


# case: references to what lives
thing = Thing("long")
ref = weakref.ref(thing)
print(ref() is thing, weakref.ref(thing) is ref, weakref.getweakrefcount(thing), weakref.getweakrefs(thing) == [ref])
print(hash(ref) == hash(thing), ref == weakref.ref(thing, print), ref.__callback__)
proxy = weakref.proxy(thing)
print(proxy.name, proxy.hello(), weakref.proxy(thing) is proxy, type(proxy).__name__)
for wrong in (1, "text", None, [], ()):
    try:
        weakref.ref(wrong)
    except TypeError as error:
        print(error)
# case: methods
thing = Thing("long")
method = weakref.WeakMethod(thing.hello)
print(method()(), method == weakref.WeakMethod(thing.hello))
# case: finalize
thing = Thing("long")
end = weakref.finalize(thing, lambda *args, **keywords: (args, keywords), 1, b=2)
print(end.alive, end.peek()[2:], end(), end.alive, end(), end.peek(), end.detach())
# case: collections
things = [Thing(name) for name in "abc"]
values = weakref.WeakValueDictionary((thing.name, thing) for thing in things)
keys = weakref.WeakKeyDictionary({thing: thing.name for thing in things})
group = weakref.WeakSet(things)
print(sorted(values), sorted(keys.values()), len(group), things[0] in group, "a" in values, 1 in keys)
print(values.pop("a").name, len(values), keys.pop(things[1]), len(keys), sorted(thing.name for thing in group - {things[2]}))
# case: sources
print(inspect.getblock(["def f(\n", "    x):\n", "    return '''\n", "text'''\n", "    # end\n", "\n", "# after\n", "y = 1\n"]))
# case: iterators that are taken apart
items = [1, 2, 3]
for iterator in (iter(items), reversed(items), enumerate(items), map(str, items), zip(items, "abc"), filter(None, items), iter({1: 2}), iter(range(3))):
    next(iterator)
    left = list(pickle.loads(pickle.dumps(iterator)))
    print(left)
it = iter(items)
print(it.__length_hint__(), it.__reduce__()[1:], reversed(items).__reduce__()[1:])
it.__setstate__(-5)
print(next(it), list(it))
items.append(4)
print(list(it))
# case: ordered dicts have attributes
ordered = OrderedDict({"b": 1, "a": 2})
ordered.more = [1]
again = copy.copy(ordered)
print(again, again.more is ordered.more, OrderedDict.fromkeys("ab", value=1), ordered.setdefault("c", default=3))
print(ordered | {"z": 1}, {"z": 1} | ordered, type(ordered.copy()).__name__)
