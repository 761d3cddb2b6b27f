# A table of no entries was searched.


class Key:
    def __hash__(self):
        x.clear()
        return 0


for use in ("x[k]", "x[k] = 1", "del x[k]", "x.pop(k)", "x.setdefault(k, 1)", "k in x", "x.update({k: 1})"):
    x = {i: i for i in range(5)}
    try:
        exec(use, {"x": x, "k": Key()})
    except KeyError:
        pass
