# Items were read behind the end of a list.


class Item:
    def __eq__(self, other):
        x.clear()
        kept.append([() for _ in range(40)])
        return True

    def __lt__(self, other):
        return self == other

    __gt__ = __lt__


kept = []
for use in ("x < y", "x == y", "x.count(1)", "x.index(1)", "x.remove(1)", "x.sort()", "min(x)", "1 in x"):
    x = [Item() for _ in range(9)]
    y = [Item() for _ in range(9)]
    try:
        exec(use, {"x": x, "y": y})
    except (ValueError, TypeError):
        pass
