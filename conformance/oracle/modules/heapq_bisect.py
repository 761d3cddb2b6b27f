import bisect
import heapq


# case: push and pop
h = []
for x in (5, 3, 8, 1, 9, 2):
    heapq.heappush(h, x)
print(h[0], [heapq.heappop(h) for _ in range(len(h))])
# case: heapify
l = [9, 5, 7, 1, 3]
heapq.heapify(l)
print(l, l[0])
# case: replace and pushpop
h = [1, 4, 3]
print(heapq.heapreplace(h, 9), h, heapq.heappushpop(h, 0), h, heapq.heappushpop(h, 5), h, heapq.heappushpop([], 7))
# case: an empty heap
for f in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1)):
    try:
        f()
    except IndexError as e:
        print("IndexError")
# case: tuples and ties
h = []
for item in ((2, "b"), (1, "z"), (1, "a")):
    heapq.heappush(h, item)
print([heapq.heappop(h) for _ in range(3)])
# case: nlargest and nsmallest
data = [5, 1, 9, 3, 7, 9]
print(heapq.nlargest(3, data), heapq.nsmallest(2, data), heapq.nlargest(1, data), heapq.nsmallest(1, []), heapq.nlargest(0, data), heapq.nlargest(99, [2, 1]))
# case: nlargest and nsmallest with a key are stable
data = [("a", 2), ("b", 1), ("c", 2), ("d", 1)]
print(heapq.nlargest(2, data, key=lambda p: p[1]), heapq.nsmallest(3, data, key=lambda p: p[1]), heapq.nlargest(1, data, key=lambda p: p[1]), heapq.nsmallest(1, data, key=lambda p: p[1]))
# case: merge
print(list(heapq.merge([1, 4, 7], [2, 5], [3, 6, 8])), list(heapq.merge()), list(heapq.merge([3, 1], [2], reverse=True)), list(heapq.merge(["aa", "b"], ["ccc", "dd"], key=len)), list(heapq.merge(["bbb", "a"], ["cc"], key=len, reverse=True)))
# case: merge is stable and lazy
print(list(heapq.merge([(1, "a")], [(1, "b")], key=lambda p: p[0])))
def g():
    yield 1
    print("asked")
    yield 3
m = heapq.merge(g(), [2])
print(next(m))
print(next(m), next(m))
# case: Dijkstra
graph = {"a": {"b": 7, "c": 3}, "b": {"d": 1}, "c": {"b": 1, "d": 8}, "d": {}}
dist = {"a": 0}
queue = [(0, "a")]
while queue:
    d, u = heapq.heappop(queue)
    if d > dist.get(u, 1e9):
        continue
    for v, w in graph[u].items():
        if d + w < dist.get(v, 1e9):
            dist[v] = d + w
            heapq.heappush(queue, (d + w, v))
print(sorted(dist.items()))
# case: a class with only __lt__
class Job:
    def __init__(self, p):
        self.p = p
    def __lt__(self, o):
        return self.p < o.p
h = [Job(3), Job(1), Job(2)]
heapq.heapify(h)
print([heapq.heappop(h).p for _ in range(3)])
# case: bisect
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 3), bisect.bisect_left(a, 0), bisect.bisect(a, 9), bisect.bisect(a, 3, 0, 2), bisect.bisect_left(a, 3, lo=2), bisect.bisect([], 1))
# case: insort
a = [1, 3, 5]
bisect.insort(a, 4)
bisect.insort_left(a, 3)
bisect.insort_right(a, 0)
print(a)
# case: bisect with a key
a = [("a", 1), ("b", 3), ("c", 5)]
print(bisect.bisect_left(a, 3, key=lambda p: p[1]), bisect.bisect_right(a, 3, key=lambda p: p[1]))
bisect.insort(a, ("x", 4), key=lambda p: p[1])
print(a)
# case: bisect's errors
try:
    bisect.bisect([1], 1, -1)
except ValueError as e:
    print(e)
# case: grades
def grade(score, breakpoints=[60, 70, 80, 90], grades="FDCBA"):
    return grades[bisect.bisect(breakpoints, score)]
print([grade(s) for s in [33, 99, 77, 70, 89, 90, 100]])

# case: empty heaps
import heapq
for f in (heapq.heappop, lambda h: heapq.heapreplace(h, 1)):
    try:
        f([])
    except IndexError as e:
        print(e)
print(heapq.heappushpop([], 1))
