# graphlib


class CycleError(ValueError):
    pass


class _Node:
    def __init__(self, node):
        self.node = node
        # How many predecessors have not been done.
        self.waiting = 0
        self.successors = []
        self.state = 0  # 1: ready, 2: done


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._passed = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _node(self, node):
        found = self._nodes.get(node)
        if found is None:
            found = self._nodes[node] = _Node(node)
        return found

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        of = self._node(node)
        of.waiting += len(predecessors)
        for predecessor in predecessors:
            self._node(predecessor).successors.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [each.node for each in self._nodes.values() if each.waiting == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _find_cycle(self):
        done = set()
        for start in self._nodes:
            if start in done:
                continue
            path = [start]
            places = {start: 0}
            steps = [iter(self._nodes[start].successors)]
            while path:
                for node in steps[-1]:
                    if node in places:
                        return path[places[node] :] + [node]
                    if node not in done:
                        places[node] = len(path)
                        path.append(node)
                        steps.append(iter(self._nodes[node].successors))
                        break
                else:
                    node = path.pop()
                    del places[node]
                    steps.pop()
                    done.add(node)
        return None

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        ready = tuple(self._ready)
        for node in ready:
            self._nodes[node].state = 1
        self._ready.clear()
        self._passed += len(ready)
        return ready

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._passed or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            known = self._nodes.get(node)
            if known is None:
                raise ValueError("node %r was not added using add()" % (node,))
            if known.state == 0:
                raise ValueError("node %r was not passed out (still not ready)" % (node,))
            if known.state == 2:
                raise ValueError("node %r was already marked done" % (node,))
            known.state = 2
            self._finished += 1
            for successor in known.successors:
                other = self._nodes[successor]
                other.waiting -= 1
                if other.waiting == 0:
                    self._ready.append(successor)

    def static_order(self):
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)
