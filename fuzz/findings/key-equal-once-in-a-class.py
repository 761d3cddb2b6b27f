# A method of the namespace was looked up twice, and was gone the second time.


class Key:
    def __init__(self, text, turn):
        self.hash = hash(text)
        self.turn = turn

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        self.turn += 1
        return self.turn % 2 == 1


def method(*args):
    return object.__new__(args[0])


for name in ("__new__", "__init_subclass__", "__class_getitem__"):
    for turn in (0, 1):
        try:
            type("C", (), {Key(name, turn): method})()
        except TypeError:
            pass
