# The place that was found holds nothing any more.
from collections import deque

d = deque((1, 2, 3), 5)


class Index:
    def __int__(self):
        while d:
            d.pop()
        return 1


try:
    print(d[Index()])
except IndexError:
    pass
