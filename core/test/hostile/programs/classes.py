def doubling(function):
    return lambda *given: 2 * function(*given)


class Shape:
    made = 0

    def __init__(self, size):
        self.size = size
        Shape.made += 1

    def __repr__(self):
        return f"<{type(self).__name__} {self.size}>"

    def __eq__(self, other):
        return self.size == other.size

    def __lt__(self, other):
        return self.size < other.size

    def __hash__(self):
        return self.size

    def __getattr__(self, name):
        if name.startswith("x_"):
            return name[2:]
        raise AttributeError(name)

    def __getitem__(self, index):
        return self.size + index

    def __setitem__(self, index, value):
        self.size = index * value

    def __contains__(self, value):
        return value == self.size

    def __call__(self, *given, **named):
        return given, sorted(named.items())

    @property
    def area(self):
        return self.size**2

    @area.setter
    def area(self, value):
        self.size = value

    @classmethod
    def unit(cls):
        return cls(1)

    @staticmethod
    @doubling
    def twice(value):
        return value


class Square(Shape):
    def __init__(self, size):
        super().__init__(size)
        self.kind = "square"

    def __add__(self, other):
        return Square(self.size + other.size)

    def __matmul__(self, other):
        return self.size * other.size

    def __iter__(self):
        return iter([self.size] * 3)

    def __len__(self):
        return 3


class Named(dict):
    def missing(self, key):
        return self.get(key, key)


shapes = [Square(size) for size in (5, 3, 8, 1)] + [Shape.unit()]
shapes[0].area = 6
shapes[1][2] = 9
named = Named(one=1)
named["two"] = 2
dynamic = type("Dynamic", (Square,), {"extra": lambda self: self.size})
made = Shape.made
[
    repr(sorted(shapes)),
    len(set(shapes)),
    str(shapes[0] + shapes[1]),
    list(shapes[2]),
    shapes[0] @ shapes[1],
    shapes[0].x_name,
    8 in shapes[2],
    shapes[3](1, two=2),
    Shape.twice(21),
    named.missing("three"),
    sorted(named),
    dynamic(4).extra(),
    isinstance(shapes[0], Shape),
    hasattr(shapes[0], "absent"),
    made,
]
