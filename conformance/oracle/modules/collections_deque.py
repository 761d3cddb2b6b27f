from collections import deque
def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)

# case: making
print(deque(), deque([1, 2]), deque("abc", 2), deque(maxlen=3), deque([1, 2, 3], maxlen=2), deque(iterable=[1], maxlen=None), deque(range(3), 0))
show(lambda: deque(1))
show(lambda: deque([1], -1))
show(lambda: deque([1], "a"))
show(lambda: deque([1], 1.5))
# case: both ends
d = deque()
print(d.append(1), d.appendleft(0), d.extend([2, 3]), d.extendleft([-1, -2]), d)
print(d.pop(), d.popleft(), d, len(d), bool(d))
show(lambda: deque().pop())
show(lambda: deque().popleft())
# case: maxlen
d = deque([1, 2, 3], maxlen=3)
d.append(4)
print(d, d.maxlen)
d.appendleft(0)
d.extend("ab")
d.extendleft("xyzw")
print(d)
e = deque(maxlen=0)
e.append(1)
e.extend([1, 2])
print(e, deque([1]).maxlen)
def f(): d.maxlen = 5
show(f)
# case: rotating
d = deque("abcdef")
for n in (1, -2, 3, 0, 100, -100, 6):
    d.rotate(n)
    print(n, "".join(d))
d.rotate()
print(d)
deque().rotate(5)
show(lambda: d.rotate("a"))
# case: indices
d = deque(range(5))
d.appendleft(-1)
d[0] = "first"
d[-1] = "last"
print(d[0], d[1], d[-1], d[-2], d[True], d)
del d[2], d[-1]
print(d)
show(lambda: d[4])
show(lambda: d[-5])
show(lambda: d["a"])
show(lambda: d[1:])
def store(): d[10] = 1
def delete(): del d[10]
show(store)
show(delete)
# case: index, count, remove, insert
d = deque("abcabc")
print(d.index("b"), d.index("b", 2), d.index("c", -2), d.count("a"), d.count("z"))
d.remove("b")
d.insert(0, "X")
d.insert(-1, "Y")
d.insert(3, "M")
d.insert(100, "Z")
d.insert(-100, "W")
print(d)
show(lambda: d.index("q"))
show(lambda: d.index("a", 5, 6))
show(lambda: d.remove("q"))
show(lambda: deque([1, 2], 2).insert(0, 1))
# case: reverse, copy, clear
d = deque([1, 2, 3], 5)
e = d.copy()
d.reverse()
print(d, e, e.maxlen, list(reversed(d)), d == e, e is d)
d.clear()
print(d, len(d))
d.append(1)
print(d)
import copy
print(copy.copy(e))
# case: operators
a, b = deque([1, 2]), deque([3])
print(a + b, a * 2, 2 * b, a * 0, a * -1, deque([1, 2, 3], 4) * 2, deque([1], 2) + b)
c = a
c += [5]
c *= 2
print(a, c is a)
show(lambda: a + [1])
show(lambda: a * "a")
show(lambda: [1] + a)
# case: comparing
print(deque([1]) == deque([1]), deque([1]) == [1], deque([1], 1) == deque([1]), deque([1, 2]) < deque([1, 3]), deque() < deque([0]), deque([2]) >= deque([1, 5]), deque([1]) != deque([2]))
show(lambda: deque([1]) < [2])
show(lambda: deque([1]) < deque(["a"]))
show(lambda: hash(deque()))
# case: contains
d = deque([1, "a", None, [2]])
print(1 in d, 1.0 in d, [2] in d, 5 in d, None in d)
# case: changed during iteration
def f(change):
    d = deque([1, 2, 3])
    for x in d:
        change(d)
show(lambda: f(lambda d: d.append(1)))
show(lambda: f(lambda d: d.popleft()))
show(lambda: f(lambda d: d.rotate(1)))
show(lambda: f(lambda d: d.__setitem__(0, 1)))
# case: printing
d = deque([1, "a", (2,)])
d.append(d)
print(d, str(deque()), [deque("a", 3)], len(d))
# case: queue and ring
d = deque()
total = 0
for i in range(3000):
    d.append(i)
    d.append(-i)
    total += d.popleft()
    if i % 3 == 0:
        d.appendleft(d.pop())
print(total, len(d), d[0], d[-1], d[len(d) // 2])
# case: sliding window
def average(values, n):
    window = deque(maxlen=n)
    for v in values:
        window.append(v)
        yield sum(window) / len(window)
print(list(average([1, 2, 3, 4, 5], 3)))
# case: breadth first search
graph = {"a": "bc", "b": "d", "c": "d", "d": ""}
queue, seen = deque(["a"]), []
while queue:
    node = queue.popleft()
    if node not in seen:
        seen.append(node)
        queue.extend(graph[node])
print(seen)
# case: extended by itself
d = deque([1, 2])
d.extend(d)
d += d
d.extendleft(d)
print(d)
# case: an __eq__ that changes the deque
class E:
    def __eq__(self, other):
        d.append(1)
        return False
d = deque([E(), 2])
show(lambda: d.index(5))
show(lambda: d.count(5))
show(lambda: d.remove(5))
# case: subclasses
class Q(deque):
    def push(self, x): self.append(x * 2)
q = Q([1])
q.push(4)
print(len(q), list(q), q[1], isinstance(q, deque), q == deque([1, 8]))
