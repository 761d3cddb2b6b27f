"""A report about the orders of a tea shop: what `npm run bench -- --only build` builds, and runs in CPython beside it."""
import json
import re
import statistics
import textwrap
from collections import Counter, defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum
from functools import lru_cache, reduce
from itertools import accumulate, chain, groupby
from typing import Iterable, Iterator, Optional

ORDERS = """
2024-01-03 | Ada Lovelace    | sencha x2 @ 7.50; kettle x1 @ 39.00     | paid
2024-01-05 | Grace Hopper    | oolong x1 @ 12.25                       | paid
2024-01-05 | Alan Turing     | sencha x1 @ 7.50; oolong x3 @ 12.25     | open
# a line that is no order
2024-01-11 | Ada Lovelace    | gyokuro x1 @ 24.90                      | paid
2024-01-19 | Emmy Noether    | kettle x2 @ 39.00; filter x5 @ 1.10     | sent back
2024-02-01 | Alan Turing     | filter x10 @ 1.05                       | paid
2024-02-02 | Kurt Gödel      | sencha x4 @ 7.00; gyokuro x2 @ 24.90    | open
2024-02-14 | Grace Hopper    | gift box x1 @ 58.00                     | paid
2024-02-29 | Ada Lovelace    | oolong x2 @ 12.25; gift box x1 @ 58.00  | open
2024-03-03 | Emmy Noether    | sencha x6 @ 6.80                        | paid
2024-03-xx | Nobody          | nothing                                 | paid
2024-03-10 | Kurt Gödel      | kettle x1 @ 39.00                       | lost
2024-03-22 | Alan Turing     | gyokuro x3 @ 23.50; filter x2 @ 1.10    | paid
"""

ITEM = re.compile(r"(?P<name>[a-z ]+?) x(?P<count>\d+) @ (?P<price>\d+\.\d\d)")
Total = namedtuple("Total", "name amount")


class Status(Enum):
    PAID = "paid"
    OPEN = "open"
    RETURNED = "sent back"

    @property
    def counts(self) -> bool:
        return self is not Status.RETURNED


class OrderError(ValueError):
    def __init__(self, line: int, reason: str):
        super().__init__(f"line {line}: {reason}")
        self.line = line


@dataclass(frozen=True, order=True)
class Item:
    name: str
    count: int
    cents: int

    @property
    def total(self) -> int:
        return self.count * self.cents


@dataclass
class Order:
    day: date
    customer: str
    status: Status
    items: list = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(item.total for item in self.items)

    def __str__(self) -> str:
        names = ", ".join(f"{item.count} {item.name}" for item in sorted(self.items))
        return f"{self.day:%d %b} {self.customer}: {names} ({money(self.total)})"


def money(cents: int) -> str:
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def parse_items(text: str, line: int) -> Iterator[Item]:
    for part in text.split(";"):
        match = ITEM.fullmatch(part.strip())
        if match is None:
            raise OrderError(line, f"no item: {part.strip()!r}")
        price = match.group("price").replace(".", "")
        yield Item(match.group("name"), int(match.group("count")), int(price))


def parse_order(text: str, line: int) -> Order:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) != 4:
        raise OrderError(line, f"{len(parts)} columns in place of 4")
    day, customer, items, status = parts
    try:
        return Order(date.fromisoformat(day), customer, Status(status), list(parse_items(items, line)))
    except OrderError:
        raise
    except ValueError as error:
        raise OrderError(line, type(error).__name__) from error


def parse(text: str) -> tuple:
    orders, problems = [], []
    for number, line in enumerate(text.strip().splitlines(), 1):
        if line.startswith("#"):
            continue
        try:
            orders.append(parse_order(line, number))
        except OrderError as problem:
            problems.append(problem)
    return orders, problems


def by_customer(orders: Iterable) -> dict:
    found = defaultdict(list)
    for order in orders:
        found[order.customer].append(order)
    return dict(sorted(found.items()))


def best(orders: Iterable, count: int = 3) -> list:
    sold = Counter()
    for item in chain.from_iterable(order.items for order in orders if order.status.counts):
        sold[item.name] += item.count
    return sorted(sold.items(), key=lambda pair: (-pair[1], pair[0]))[:count]


def months(orders: Iterable) -> Iterator[Total]:
    key = lambda order: (order.day.year, order.day.month)
    for (year, month), group in groupby(sorted(orders, key=key), key):
        yield Total(f"{year}-{month:02d}", sum(order.total for order in group if order.status.counts))


def moving_mean(values: Iterable, size: int = 3) -> Iterator[float]:
    window = deque(maxlen=size)
    for value in values:
        window.append(value)
        if len(window) == size:
            yield sum(window) / size


@lru_cache(maxsize=None)
def ways(cents: int, coins: tuple = (1, 2, 5, 10, 20, 50, 100)) -> int:
    """In how many ways an amount can be paid."""
    if cents == 0:
        return 1
    if cents < 0 or not coins:
        return 0
    return ways(cents - coins[-1], coins) + ways(cents, coins[:-1])


def next_delivery(day: date, holidays: frozenset = frozenset()) -> date:
    following = day + timedelta(days=1)
    while following.weekday() >= 5 or following in holidays:
        following += timedelta(days=1)
    return following


def bar(share: float, width: int = 20) -> str:
    return ("█" * round(share * width)).ljust(width, "·")


def statement(customer: str, orders: list) -> str:
    text = f"Dear {customer.split()[0]}, you have ordered {len(orders)} times. " + " ".join(f"{order}." for order in orders)
    return textwrap.fill(text, width=64, subsequent_indent="  ")


def add(a: int, b: int) -> int:
    """What calls are measured with."""
    return a + b


def report(text: str, now: Optional[datetime] = None) -> None:
    orders, problems = parse(text)
    print(f"{len(orders)} orders, {len(problems)} lines that are none")
    for problem in problems:
        print(" ", problem)
    totals = list(months(orders))
    most = max(total.amount for total in totals)
    for total, so_far in zip(totals, accumulate(total.amount for total in totals)):
        print(f"{total.name} {bar(total.amount / most)} {money(total.amount):>8} {money(so_far):>8}")
    for name, count in best(orders):
        print(f"{name:<10}{count:>3}")
    for customer, group in by_customer(orders).items():
        print(statement(customer, group))
    amounts = [order.total for order in orders]
    print(f"mean {statistics.mean(amounts):.2f}, median {statistics.median(amounts)}, spread {statistics.pstdev(amounts):.3f}")
    print("moving", [round(value, 1) for value in moving_mean(amounts)])
    print("ways to pay 2.00:", ways(200))
    last = max(order.day for order in orders)
    print("next delivery", next_delivery(last, frozenset([date(2024, 3, 25)])).isoformat(), (now or datetime(2024, 4, 1)).isoformat())
    print(json.dumps({"open": [order.customer for order in orders if order.status is Status.OPEN], "sum": reduce(add, amounts)}))


report(ORDERS)
