# A table of no entries was searched.


class Item:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        x.clear()
        return False


for use in ("x & {1}", "x | {1}", "x.add(i)", "x.discard(i)", "x <= {i}", "x.update([i])", "x ^ {i}"):
    x = set()
    for _ in range(9):
        x.add(Item())
    exec(use, {"x": x, "i": Item()})
