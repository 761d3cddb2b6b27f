import array
import collections
import heapq

numbers = array.array("i", range(50))
numbers.append(7)
numbers.extend(array.array("i", [1, 2]))
numbers[3] = -3
queue = collections.deque([], 5)
for number in range(9):
    queue.append(number)
    if number % 4 == 0:
        queue.appendleft(-number)
queue.extend([100])
queue.popleft()
Point = collections.namedtuple("Point", ["x", "y"])
point = Point(1, y=2)
ordered = collections.OrderedDict([("z", 1), ("a", 2)])
ordered["m"] = 3
ordered.pop("z")
heap = [9, 4, 7, 1]
heapq.heapify(heap)
for number in (3, 8, 0):
    heapq.heappush(heap, number)
sequence = list(range(40))
sequence.insert(3, "x")
sequence.remove("x")
sequence.extend(reversed(sequence[:5]))
sequence.sort(key=lambda number: -number)
sequence.reverse()
del sequence[30:]
mapping = {number: str(number) for number in range(60)}
for number in range(0, 60, 2):
    del mapping[number]
mapping.update(a=1, **{"b": 2})
mapping.setdefault("c", [])
mapping["c"].append(mapping.pop(1))
one = set(range(20))
two = frozenset(range(10, 30))
one.discard(3)
grid = [[0] * 4 for _ in range(4)]
grid[1][2] = 5
[
    list(numbers)[-4:],
    bytes(numbers[:2]),
    list(queue),
    [point, point.x + point.y],
    list(ordered.items()),
    [heapq.heappop(heap) for _ in range(len(heap))],
    sequence,
    sorted(str(key) for key in mapping),
    mapping.get("absent", "none"),
    sorted(one & two),
    len(one | two),
    sorted(one ^ two)[:3],
    one - two < one,
    [list(row) for row in zip(*grid)],
    tuple(grid[1]) + (1,) * 3,
    slice(1, 10, 2).indices(5) if hasattr(slice, "indices") else (1, 5, 2),
    [(lambda *given: given)(*range(3), *"ab")],
    dict({"a": 1}, **{"b": 2}),
    max([3, 9, 2], key=lambda x: x % 5),
    (1, [2, {3: (4,)}]) == (1, [2, {3: (4,)}]),
]
