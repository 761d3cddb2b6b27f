# The list moved while it was sorted.


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if len(x) < 100:
            x[:] = x * 2
        return self.n < other.n

    def __repr__(self):
        x[:] = x * 2
        return "item"


for use in ("x.sort()", "x.sort(key=repr)", "x.sort(key=lambda i: i, reverse=x)"):
    x = [Item(-i) for i in range(9)]
    try:
        exec(use, {"x": x})
    except ValueError:
        pass
