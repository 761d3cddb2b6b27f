def depth(number):
    return 0 if number == 0 else 1 + depth(number - 1)


def nested(number):
    return [] if number == 0 else [nested(number - 1)]


class Node:
    def __init__(self, number):
        self.child = Node(number - 1) if number else None

    def __len__(self):
        return 1 + (0 if self.child is None else len(self.child))


def inner(number):
    if number:
        yield from inner(number - 1)
    yield number


value = nested(30)
[depth(40), repr(value), value == nested(30), len(Node(20)), list(inner(15)), sorted([value, nested(3)], key=repr) != []]
