# An int's subclass had a length below 0.


class Int(int):
    pass


def f(*args):
    return args


for use in (lambda x: f(*x), lambda x: [1].remove(x), len, iter, list, hash, bool):
    try:
        use(Int())
    except (TypeError, ValueError):
        pass
