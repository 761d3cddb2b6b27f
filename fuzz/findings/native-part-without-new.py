# An iterator of a list that was never made.


class List(list):
    def __new__(cls, *args):
        return object.__new__(List)


for use in (iter, len, list, lambda x: map(len, x), lambda x: [].extend(x), repr):
    try:
        use(List(1))
    except (TypeError, AttributeError):
        pass
