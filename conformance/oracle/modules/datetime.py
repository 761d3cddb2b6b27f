from datetime import date, datetime, time, timedelta, timezone, tzinfo
import datetime as module


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ": " + str(e))


# case: making dates
for args in ((2024, 2, 29), (1, 1, 1), (9999, 12, 31), (2023, 2, 29), (0, 1, 1), (10000, 1, 1), (2020, 13, 1), (2020, 0, 1), (2020, 1, 32), (2020,), (2020, 1), (2020.0, 1, 1), ("2020", 1, 1)):
    attempt(date, *args)
attempt(date, year=2020, month=5, day=6)
print(date.min, date.max, date.resolution)

# case: attributes of a date
d = date(2024, 3, 5)
print(d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d.ctime())
print(d.isoformat(), str(d), repr(d), tuple(d.isocalendar()), d.isocalendar().week, d.isocalendar()[0])
print(d.timetuple())
try:
    d.year = 5
except AttributeError:
    print("no")

# case: ordinals and back
for n in (1, 2, 59, 60, 365, 366, 1461, 146097, 146098, 730120, 738000, 3652059):
    d = date.fromordinal(n)
    print(n, d, d.toordinal() == n, d.weekday())
attempt(date.fromordinal, 0)
attempt(date.fromordinal, 3652060)

# case: every day of some years
for y in (1, 4, 100, 400, 1900, 2000, 2023, 2024, 9999):
    d = date(y, 1, 1)
    n = d.toordinal()
    count = 0
    while n + count <= 3652059 and date.fromordinal(n + count).year == y:
        x = date.fromordinal(n + count)
        assert x.toordinal() == n + count
        count += 1
    print(y, count)

# case: ISO calendars
for y in range(2000, 2033):
    print(date(y, 1, 1).isocalendar()[:], date(y, 12, 31).isocalendar()[:])
attempt(date.fromisocalendar, 2020, 53, 5)
attempt(date.fromisocalendar, 2021, 53, 5)
attempt(date.fromisocalendar, 2021, 0, 5)
attempt(date.fromisocalendar, 2021, 1, 8)
attempt(date.fromisocalendar, 0, 1, 1)
attempt(datetime.fromisocalendar, 2021, 10, 1)

# case: arithmetic of dates
d = date(2024, 2, 28)
print(d + timedelta(1), d + timedelta(2), d - timedelta(days=59), timedelta(3) + d)
print(date(2024, 3, 1) - date(2023, 3, 1), (date(2024, 3, 1) - d).days)
print(d + timedelta(hours=47), d - timedelta(hours=1))
attempt(lambda: date.max + timedelta(1))
attempt(lambda: date.min - timedelta(1))
attempt(lambda: d + 1)
attempt(lambda: 1 - d)
attempt(lambda: d + d)

# case: comparison of dates
a, b = date(2020, 1, 1), date(2020, 1, 2)
print(a < b, a <= b, a > b, a >= b, a == b, a != b, a == date(2020, 1, 1), a == 5, a != "x")
attempt(lambda: a < 5)
attempt(lambda: a < datetime(2020, 1, 1))
print(a == datetime(2020, 1, 1), datetime(2020, 1, 1) == a)
print(sorted([date(2021, 5, 5), date(2020, 5, 5), date(2020, 4, 6)]))
print(len({a, b, date(2020, 1, 1)}), max(a, b), hash(a) == hash(date(2020, 1, 1)))

# case: replacing
d = date(2020, 2, 29)
print(d.replace(day=1), d.replace(month=5), d.replace(2000), d.replace(year=2024, day=3))
attempt(d.replace, 2021)
dt = datetime(2020, 2, 29, 1, 2, 3, 4, timezone.utc)
print(dt.replace(hour=5), dt.replace(tzinfo=None), dt.replace(microsecond=0, year=2024), repr(dt.replace(fold=1)))
print(time(1, 2).replace(minute=5, second=6), repr(time(1).replace(fold=1)))

# case: reading dates
for s in ("2020-01-02", "20200102", "2020-W01-1", "2020W011", "2020-W53", "2020W53", "2020-1-2", "2020-01-2x", "", "2020-13-01", "2020-02-30", "2020-W54-1", "2020-W01-8", "2020-01-02T00:00:00", "2020-001"):
    attempt(date.fromisoformat, s)
attempt(date.fromisoformat, 5)

# case: making datetimes
for args in ((2020, 1, 1), (2020, 1, 1, 23, 59, 59, 999999), (2020, 1, 1, 24), (2020, 1, 1, 0, 60), (2020, 1, 1, 0, 0, 60), (2020, 1, 1, 0, 0, 0, 1000000), (2020, 1, 1, -1), (2020, 1, 1, 0, 0, 0, 0, 5)):
    attempt(datetime, *args)
attempt(datetime, 2020, 1, 1, fold=2)
attempt(datetime, 2020, 1, 1, 5, fold=1)
attempt(datetime, 2020, 1, 1, tzinfo=timezone.utc, fold=1)
print(datetime.min, datetime.max, datetime.resolution)

# case: text of datetimes
for d in (datetime(2020, 1, 2), datetime(2020, 1, 2, 3, 4), datetime(2020, 1, 2, 3, 4, 5), datetime(2020, 1, 2, 3, 4, 5, 6), datetime(2020, 1, 2, tzinfo=timezone(timedelta(hours=-5, minutes=-30))), datetime(1, 1, 1, tzinfo=timezone(timedelta(seconds=3661)))):
    print(repr(d), str(d), d.isoformat(), d.ctime(), d.isoformat("_"), d.isoformat(timespec="minutes"), d.isoformat(" ", "milliseconds"))
for spec in ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds", "days"):
    attempt(datetime(2020, 1, 2, 3, 4, 5, 678901).isoformat, timespec=spec)

# case: reading datetimes
for s in ("2020-01-02", "2020-01-02T03", "2020-01-02T03:04", "2020-01-02 03:04:05", "2020-01-02T03:04:05.678", "2020-01-02T03:04:05.678901", "2020-01-02T03:04:05.6789012345", "2020-01-02T03:04:05Z", "2020-01-02T03:04:05+05:30", "2020-01-02T03:04:05-0530", "20200102T030405", "20200102T030405Z", "2020-W01-4T03:04", "2020-01-02T03:04:05,5", "2020-01-02x03:04:05", "2020-01-02T030405.25", "2020-01-02T03:04:05+00:00", "2020-01-02T03:04:05+01:02:03.000004", "2020W014T1015"):
    attempt(datetime.fromisoformat, s)
for s in ("2020-01-02T", "2020-01-02T3", "2020-01-02T25:00", "2020-01-02T03:4", "2020-01-02T03:04:05.", "2020-01-02T03:04:05+5", "garbage", "2020-01-02T03:04:05Z0", "2020-01-02T0304:05"):
    attempt(datetime.fromisoformat, s)

# case: arithmetic of datetimes
d = datetime(2020, 2, 28, 23, 59, 59, 999999)
print(d + timedelta(microseconds=1), d - timedelta(days=1, microseconds=999999), d + timedelta(weeks=5, hours=3))
print(datetime(2020, 3, 1) - d, d - datetime(2020, 3, 1), datetime(2020, 1, 1) - datetime(2019, 1, 1, 12))
a = datetime(2020, 1, 1, 12, tzinfo=timezone.utc)
b = datetime(2020, 1, 1, 12, tzinfo=timezone(timedelta(hours=2)))
print(a - b, b - a, a > b, a == b, a == b + timedelta(hours=2), hash(a) == hash(b + timedelta(hours=2)))
attempt(lambda: a - datetime(2020, 1, 1))
attempt(lambda: a < datetime(2020, 1, 1))
print(a == datetime(2020, 1, 1, 12), a != datetime(2020, 1, 1, 12))
attempt(lambda: datetime.max + timedelta(microseconds=1))

# case: timestamps
for t in (0, 1, -1, 1600000000, 1600000000.5, 1e9 + 0.0000005, 253402300799, -62135596800, 0.1, 1.9999999, -0.5):
    print(datetime.fromtimestamp(t, timezone.utc), datetime.utcfromtimestamp(t))
for t in (1e20, 253402300800, float("nan"), "x"):
    attempt(datetime.fromtimestamp, t, timezone.utc)
print(datetime(2020, 1, 1, tzinfo=timezone.utc).timestamp(), datetime(1970, 1, 1, 0, 0, 1, 500000, timezone.utc).timestamp())
print(datetime(2001, 9, 9, 1, 46, 40, 123456, tzinfo=timezone.utc).timestamp())

# case: now
n = datetime.now()
print(type(n), n.tzinfo, n.year > 2020, datetime.now(timezone.utc).tzinfo, datetime.utcnow().tzinfo, date.today() <= datetime.now().date())
print(abs(datetime.now(timezone.utc).timestamp() - __import__("time").time()) < 5)

# case: other zones
tz = timezone(timedelta(hours=5, minutes=30), "IST")
d = datetime(2020, 6, 1, 12, tzinfo=timezone.utc)
e = d.astimezone(tz)
print(e, repr(e), e.tzname(), e.utcoffset(), e.dst(), e == d, e.utctimetuple()[:6], e.timetuple().tm_isdst)
print(d.astimezone(timezone(timedelta(hours=-8))), d.astimezone(timezone.utc) is d)
print(timezone.utc, repr(timezone.utc), timezone(timedelta(0)), repr(timezone(timedelta(hours=-3))), timezone(timedelta(hours=-3, minutes=-15)), timezone(timedelta(seconds=90)))
print(timezone(timedelta(hours=1)) == timezone(timedelta(hours=1), "X"), timezone.utc == timezone(timedelta(0)), timezone.min, timezone.max, module.UTC is timezone.utc)
attempt(timezone, 5)
attempt(timezone, timedelta(1))
attempt(timezone, timedelta(hours=1), 5)
attempt(timezone.utc.utcoffset, 5)
attempt(d.astimezone, 5)

# case: classes of zones
class Fixed(tzinfo):
    def __init__(self, hours, dst=0):
        self.h = hours
        self.d = dst
    def utcoffset(self, dt):
        return timedelta(hours=self.h + self.d)
    def dst(self, dt):
        return timedelta(hours=self.d)
    def tzname(self, dt):
        return "F%d" % self.h
d = datetime(2020, 1, 1, 12, tzinfo=Fixed(3, 1))
print(d, d.tzname(), d.dst(), d.astimezone(timezone.utc), timezone.utc.fromutc(d.astimezone(timezone.utc)), d.timetuple().tm_isdst)
print(datetime(2020, 1, 1, tzinfo=timezone.utc).astimezone(Fixed(-2)))
class Bad(tzinfo):
    def utcoffset(self, dt):
        return 5
    def tzname(self, dt):
        return 5
attempt(datetime(2020, 1, 1, tzinfo=Bad()).utcoffset)
attempt(datetime(2020, 1, 1, tzinfo=Bad()).tzname)
attempt(datetime(2020, 1, 1, tzinfo=tzinfo()).utcoffset)
attempt(tzinfo().dst, None)

# case: times
for t in (time(), time(1), time(1, 2), time(1, 2, 3), time(1, 2, 3, 4), time(1, tzinfo=timezone.utc), time(1, 2, fold=1)):
    print(repr(t), str(t), t.isoformat("milliseconds"), t.hour, t.tzinfo, t.utcoffset(), t.fold)
for args in ((24,), (1, 60), (1, 2, 60), (1, 2, 3, 1000000), (1, 2, 3, 4, 5), (1.5,)):
    attempt(time, *args)
print(time.min, time.max, time.resolution, bool(time()))
print(time(1, 2) < time(1, 3), time(1) == time(1), time(1) == 5, time(1, tzinfo=timezone.utc) == time(1))
attempt(lambda: time(1) < time(2, tzinfo=timezone.utc))
print(time(10, tzinfo=timezone(timedelta(hours=1))) == time(9, tzinfo=timezone.utc))

# case: reading times
for s in ("03", "03:04", "03:04:05", "03:04:05.5", "T030405", "03:04Z", "03:04+01:00", "0304", "3", "03:0", "24:00", "03:04:05.1234567", "", "03:04:05+25:00"):
    attempt(time.fromisoformat, s)

# case: combining and parts
d = datetime.combine(date(2020, 1, 2), time(3, 4, 5, 6, timezone.utc))
print(d, d.date(), d.time(), d.timetz(), datetime.combine(date(2020, 1, 2), time(3), tzinfo=timezone.utc))
attempt(datetime.combine, 5, time())
attempt(datetime.combine, date(2020, 1, 1), 5)
print(d.timetuple(), d.utctimetuple(), d.weekday(), d.toordinal())

# case: making differences
for kw in ({}, {"days": 1}, {"seconds": -1}, {"microseconds": 1}, {"milliseconds": 1500}, {"minutes": 90}, {"hours": 25}, {"weeks": 2}, {"days": 0.5}, {"seconds": 1.0000005}, {"hours": 1.5, "minutes": -3.25}, {"microseconds": 0.5}, {"microseconds": 1.5}, {"days": 1.1, "seconds": 0.3}, {"weeks": 1.5, "days": 2.25, "milliseconds": 0.7}):
    t = timedelta(**kw)
    print(kw, repr(t), str(t), t.days, t.seconds, t.microseconds, t.total_seconds())
attempt(timedelta, 1000000000)
attempt(timedelta, days=-1000000000)
attempt(timedelta, "1")
attempt(timedelta, seconds=float("nan"))
attempt(timedelta, seconds=float("inf"))

# case: arithmetic of differences
a = timedelta(days=1, seconds=30)
b = timedelta(hours=5, microseconds=7)
for x in (a + b, a - b, b - a, -a, +a, abs(-a), a * 3, 3 * a, a * 1.5, a * -0.3, a / 7, a / 2.5, a // 7, a % b, a * True):
    print(repr(x))
print(a / b, a // b, divmod(a, b), divmod(-a, b), a // timedelta(seconds=1))
attempt(lambda: a / 0)
attempt(lambda: a // 0)
attempt(lambda: a / timedelta(0))
attempt(lambda: a % timedelta(0))
attempt(lambda: a + 1)
attempt(lambda: a * a)
attempt(lambda: timedelta.max + timedelta(microseconds=1))
attempt(lambda: a * 10 ** 12)

# case: rounding of differences to the nearest even
us = timedelta(microseconds=1)
for n in range(-5, 6):
    print(n, (us * n) / 2, us * (n / 2), timedelta(microseconds=n) / 4, (us * n) // 2)

# case: comparison of differences
a, b = timedelta(1), timedelta(hours=24)
print(a == b, a != b, a < timedelta(2), a <= b, a > timedelta(hours=23), a >= b, a == 1, bool(timedelta(0)), bool(a), hash(a) == hash(b))
attempt(lambda: a < 1)
print(str(timedelta(-1)), str(timedelta(2, 3)), str(timedelta(microseconds=-1)), timedelta.min, timedelta.max, timedelta.resolution)
print(sum([timedelta(1), timedelta(2)], timedelta(0)), max(timedelta(1), timedelta(2)))

# case: strftime
d = datetime(2024, 2, 9, 15, 4, 5, 678, timezone(timedelta(hours=5, minutes=45), "NPT"))
for f in "a A b B c d f H I j m M p S U w W x X y Y z Z % G u V e D F T R r h n t C".split(" "):
    print(f, repr(d.strftime("%" + f)))
print(d.strftime("%Y-%m-%d %H:%M:%S.%f%z"), date(2024, 1, 1).strftime("%A %d %B %Y %H:%M"), time(3, 4).strftime("%H:%M:%S %Y"))
print(f"{d:%Y/%m/%d}", format(d), format(date(2020, 1, 1), "%j"), "{:%H}".format(time(5)), d.strftime(""), d.strftime("no"), d.strftime("%-d %-m %-H"))
print(datetime(2020, 1, 1).strftime("[%z%Z]"))

# case: week numbers in strftime
for y in (2019, 2020, 2021, 2022, 2023, 2024):
    for m, day in ((1, 1), (1, 2), (1, 7), (12, 31)):
        print(date(y, m, day).strftime("%Y %j %U %W %V %G %u %w"))

# case: strptime
for text, f in (("2020-01-02", "%Y-%m-%d"), ("02/03/21 04:05:06", "%d/%m/%y %H:%M:%S"), ("Jan 5 2020", "%b %d %Y"), ("january 5, 1999", "%B %d, %Y"), ("3:04 PM", "%I:%M %p"), ("12:04 am", "%I:%M %p"), ("2020-01-02T03:04:05.678+0530", "%Y-%m-%dT%H:%M:%S.%f%z"), ("2020 060", "%Y %j"), ("Mon 2 2021", "%a %W %Y"), ("2021-05-3", "%G-%V-%u"), ("Tue Feb  9 15:04:05 2024", "%c"), ("12/31/99", "%x"), ("23:59:59", "%X"), ("5 % x", "%d %% x"), ("10:20Z", "%H:%M%z"), ("1 UTC", "%d %Z"), ("111", "%d%m"), ("20200102", "%Y%m%d"), ("  2020", " %Y"), ("-05:30:15", "%z")):
    attempt(datetime.strptime, text, f)

# case: strptime that fails
for text, f in (("2020", "%Y-%m"), ("2020-13", "%Y-%m"), ("2020-02-30", "%Y-%m-%d"), ("2020x", "%Y"), ("x", "%Q"), ("x", "%"), ("", "%Y"), ("2020 5", "%Y %V"), ("2020 05 1", "%G %V %d"), ("2020 1", "%G %j"), ("61", "%M"), ("2021 366", "%Y %j")):
    attempt(datetime.strptime, text, f)
attempt(datetime.strptime, 5, "%Y")

# case: subclasses
class D(datetime):
    def extra(self):
        return "extra"
d = D(2020, 1, 1, 5)
print(repr(d), type(d + timedelta(1)).__name__, type(d.replace(day=2)).__name__, d.extra(), type(D.fromisoformat("2020-01-01")).__name__, type(D.now()).__name__, type(d.date()).__name__, (d + timedelta(1)).extra())
class E(date):
    pass
print(repr(E(2020, 1, 1)), type(E(2020, 1, 1) + timedelta(1)).__name__, type(E.today()).__name__, E(2020, 1, 1) == date(2020, 1, 1))
print(isinstance(datetime.now(), date), issubclass(datetime, date))

# case: copies
import copy
for x in (date(2020, 1, 2), datetime(2020, 1, 2, 3, tzinfo=timezone.utc), time(1, 2, fold=1), timedelta(1, 2), timezone(timedelta(hours=1), "A")):
    y = copy.deepcopy(x)
    print(y == x, repr(y) == repr(x), type(y) is type(x))
