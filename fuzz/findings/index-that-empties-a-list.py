# The place that was found is behind the end.


class Index:
    def __int__(self):
        del x[:]
        return 1


for change in ("x[i]", "x[i] = 1", "del x[i]", "del x[0:i]", "x[0:i] = [1, 2, 3]"):
    x = [[] for _ in range(5)]
    try:
        exec(change, {"x": x, "i": Index()})
    except (IndexError, TypeError):
        pass
