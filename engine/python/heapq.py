# heapq. What a heap is used for most is C, in MicroPython's module of the same name.

from uheapq import heapify, heappop, heappush

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def heapreplace(heap, item):
    if not heap:
        raise IndexError("index out of range")
    top = heap[0]
    heap[0] = item
    _sink(heap)
    return top


def heappushpop(heap, item):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap)
    return item


# The first item goes down until none below is less.
def _sink(heap):
    n = len(heap)
    item = heap[0]
    at = 0
    child = 1
    # Down to a leaf along the lesser children, then up again: comparisons with the item are mostly in vain.
    while child < n:
        other = child + 1
        if other < n and not heap[child] < heap[other]:
            child = other
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    while at > 0:
        parent = (at - 1) >> 1
        if not item < heap[parent]:
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


class _Reversed:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return other.value < self.value

    def __eq__(self, other):
        return self.value == other.value


def merge(*iterables, key=None, reverse=False):
    heap = []
    for order, iterable in enumerate(iterables):
        step = iter(iterable).__next__
        try:
            value = step()
        except StopIteration:
            continue
        rank = value if key is None else key(value)
        heap.append([_Reversed(rank) if reverse else rank, order, value, step])
    heapify(heap)
    while len(heap) > 1:
        entry = heap[0]
        yield entry[2]
        try:
            value = entry[3]()
        except StopIteration:
            heappop(heap)
            continue
        rank = value if key is None else key(value)
        entry[0] = _Reversed(rank) if reverse else rank
        entry[2] = value
        heapreplace(heap, entry)
    if heap:
        _, _, value, step = heap[0]
        yield value
        while True:
            try:
                value = step()
            except StopIteration:
                return
            yield value


def nlargest(n, iterable, key=None):
    if n == 1:
        items = list(iterable)
        return [max(items, key=key)] if items else []
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]


def nsmallest(n, iterable, key=None):
    if n == 1:
        items = list(iterable)
        return [min(items, key=key)] if items else []
    return sorted(iterable, key=key)[: max(n, 0)]


# Heaps with the greatest first.
def _sink_max(heap, at, n):
    item = heap[at]
    while (child := 2 * at + 1) < n:
        if child + 1 < n and not heap[child + 1] < heap[child]:
            child += 1
        if not item < heap[child]:
            break
        heap[at] = heap[child]
        at = child
    heap[at] = item


def _heapify_max(heap):
    for at in reversed(range(len(heap) // 2)):
        _sink_max(heap, at, len(heap))


def _heapreplace_max(heap, item):
    top = heap[0]
    heap[0] = item
    _sink_max(heap, 0, len(heap))
    return top


def _heappop_max(heap):
    last = heap.pop()
    return _heapreplace_max(heap, last) if heap else last
