# Every kind of statement that has no program of its own.
total = 0
names: dict = {}
counter: int = 3


def outer(first, second=2, *rest, third=3, **others):
    global total
    total += first
    held = [second]

    def inner():
        nonlocal held
        held = held + [len(rest), third, sorted(others)]
        return held

    return inner()


while counter:
    counter -= 1
    if counter == 2:
        continue
    elif counter == 0:
        break
    else:
        names[counter] = outer(counter, 5, 6, third=7, more=8)
else:
    names["else"] = "skipped"

for index, (left, *right) in enumerate(["abc", (1, 2), range(4)]):
    assert right, "each has more than one"
    names[index] = left, right
else:
    names["for"] = "done"

for _ in range(2):
    pass

values = list(range(12))
del values[2:5], values[0]
values[1:3] = [30, 40, 50]
values[0] *= 5
first = second = third = values[-1]
first, second = second + 1, first - 1
a = b = 1
for operator in ("+=", "-=", "*=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^="):
    exec("total " + operator + " 3")
total /= 2
if (walrus := total) and not a < b <= a:
    names["walrus"] = walrus is total, total is not None, "x" not in names
(names, values, first, second, third, [x if x else -1 for x in values], {40, +a}, f"{a!r:>4}{b:03d}")
