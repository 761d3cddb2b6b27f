def countdown(number):
    while number:
        received = yield number
        number -= received or 1
    return "done"


def chained(*sources):
    results = []
    for source in sources:
        results.append((yield from source))
    return results


def closing(log):
    try:
        while True:
            try:
                yield len(log)
            except ValueError as error:
                log.append(str(error))
    finally:
        log.append("closed")


def walk(tree):
    for item in tree:
        if isinstance(item, list):
            yield from walk(item)
        else:
            yield item


log = []
kept = closing(log)
next(kept)
kept.throw(ValueError("thrown"))
kept.close()
sender = countdown(10)
sent = [next(sender), sender.send(4), sender.send(3)]
end = []


def run():
    end.append((yield from chained(countdown(2), countdown(1), [7, 8])))


squares = (number * number for number in range(30) if number % 3)
[
    log,
    sent,
    list(run()),
    end,
    list(walk([1, [2, [3, [4]], 5], []])),
    sum(squares),
    {key: value for key, value in zip("abc", countdown(3))},
    {number % 7 for number in range(20)},
    [(x, y) for x in range(3) for y in range(x)],
    list(map(lambda x, y: x + y, range(4), filter(None, [0, 1, 2, 0, 3, 4]))),
    sorted("a generator".split(), key=len, reverse=True),
    any(number > 3 for number in range(5)),
]
