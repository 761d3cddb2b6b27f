# A loop without an end: its own end moves on as it grows.
from collections import deque

d = deque((1, 2, 3), 10)
d.extend(d)
print(list(d))
