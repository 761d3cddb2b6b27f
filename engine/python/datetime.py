# Dates and times. Days are counted as CPython counts them: day 1 is 1 January of year 1. Differences are kept as days, seconds
# and microseconds, each a small int, so that little is calculated with large ones.

import _time

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

MINYEAR = 1
MAXYEAR = 9999
_LAST_DAY = 3652059
_EPOCH_DAY = 719163
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LENGTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_DAYS = "MonTueWedThuFriSatSun"
_new = object.__new__


# --- Days ---


def _is_leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


def _days_in(y, m):
    return 29 if m == 2 and _is_leap(y) else _LENGTH[m]


def _day_of_year(y, m, d):
    return _BEFORE[m] + d + (m > 2 and _is_leap(y))


def _ordinal(y, m, d):
    p = y - 1
    return p * 365 + p // 4 - p // 100 + p // 400 + _BEFORE[m] + d + (m > 2 and _is_leap(y))


# Howard Hinnant's conversion, whose years begin in March.
def _civil(n):
    n += 305
    era, n = divmod(n, 146097)
    y = (n - n // 1460 + n // 36524 - n // 146096) // 365
    d = n - (365 * y + y // 4 - y // 100)
    m = (5 * d + 2) // 153
    d -= (153 * m + 2) // 5 - 1
    y += era * 400
    if m < 10:
        return y, m + 3, d
    return y + 1, m - 9, d


# The ordinal of the Monday with which an ISO year begins.
def _iso_begin(y):
    first = _ordinal(y, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _iso_parts(y, n):
    begin = _iso_begin(y)
    if n < begin:
        y -= 1
        begin = _iso_begin(y)
    elif n >= begin + 364 and n >= _iso_begin(y + 1):
        y += 1
        begin = _iso_begin(y)
    week, day = divmod(n - begin, 7)
    return y, week + 1, day + 1


def _iso_to_ordinal(y, week, day):
    if not MINYEAR <= y <= MAXYEAR:
        raise ValueError("Year is out of range: %d" % y)
    if not 0 < week < 53 and not (week == 53 and _iso_begin(y + 1) - _iso_begin(y) == 371):
        raise ValueError("Invalid week: %d" % week)
    if not 0 < day < 8:
        raise ValueError("Invalid day: %d (range is [1, 7])" % day)
    return _iso_begin(y) + (week - 1) * 7 + day - 1


# --- Arguments ---


def _index(x):
    if isinstance(x, int):
        return x
    try:
        return x.__index__()
    except AttributeError:
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(x).__name__) from None


def _check_date(y, m, d):
    if type(y) is not int:
        y = _index(y)
    if type(m) is not int:
        if m is None:
            raise TypeError("function missing required argument 'month' (pos 2)")
        m = _index(m)
    if type(d) is not int:
        if d is None:
            raise TypeError("function missing required argument 'day' (pos 3)")
        d = _index(d)
    if not 1 <= y <= 9999:
        raise ValueError("year %d is out of range" % y)
    if not 1 <= m <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= d <= 28 and not 1 <= d <= _days_in(y, m):
        raise ValueError("day is out of range for month")
    return y, m, d


def _check_time(h, m, s, us, tz, fold):
    if type(h) is not int:
        h = _index(h)
    if type(m) is not int:
        m = _index(m)
    if type(s) is not int:
        s = _index(s)
    if type(us) is not int:
        us = _index(us)
    if not 0 <= h <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= m <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= s <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= us <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold is not 0 and fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'" % type(tz).__name__)
    return h, m, s, us


def _type_name(obj):
    cls = type(obj)
    return "datetime." + cls.__name__ if cls in (date, time, datetime, timedelta, timezone, tzinfo) else cls.__name__


# What an operator returns, or raises, for an operand that it does not know: types of this module have their module's name in
# front, as those that are C in CPython, and the classes of programs may know better.
def _unknown(op, a, b):
    for x in (a, b):
        if type(x) not in (int, float, str, bool, list, tuple, dict, bytes, type(None), date, time, datetime, timedelta):
            return NotImplemented
    text = "unsupported operand type(s) for %s: '%s' and '%s'" if op not in _ORDERS else "'%s' not supported between instances of '%s' and '%s'"
    raise TypeError(text % (op, _type_name(a), _type_name(b)))


_ORDERS = ("<", "<=", ">", ">=")


def _cannot_compare(a, b):
    raise TypeError("can't compare %s to %s" % (_type_name(a), _type_name(b)))


_SPECS = {"hours": 1, "minutes": 2, "seconds": 3, "milliseconds": 4, "microseconds": 5}


def _time_text(h, m, s, us, spec):
    if spec == "auto":
        n = 5 if us else 3
    else:
        if not isinstance(spec, str):
            raise TypeError("isoformat() argument 1 must be str, not " + type(spec).__name__)
        n = _SPECS.get(spec)
        if n is None:
            raise ValueError("Unknown timespec value")
    if n == 3:
        return "%02d:%02d:%02d" % (h, m, s)
    if n == 5:
        return "%02d:%02d:%02d.%06d" % (h, m, s, us)
    if n == 4:
        return "%02d:%02d:%02d.%03d" % (h, m, s, us // 1000)
    return "%02d:%02d" % (h, m) if n == 2 else "%02d" % h


def _offset_text(off, sep=":"):
    if off is None:
        return ""
    sign = "+"
    if off._days < 0:
        sign = "-"
        off = -off
    s = off._seconds
    text = "%s%02d%s%02d" % (sign, s // 3600, sep, s // 60 % 60)
    if s % 60 or off._us:
        text += "%s%02d" % (sep, s % 60)
        if off._us:
            text += ".%06d" % off._us
    return text


def _check_offset(off, name):
    if off is None:
        return None
    if not isinstance(off, timedelta):
        raise TypeError("tzinfo.%s() must return None or timedelta, not '%s'" % (name, type(off).__name__))
    if off._days < -1 or off._days > 0 or off._days == -1 and off._seconds == off._us == 0:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
    return off


def _check_name(name):
    if name is not None and not isinstance(name, str):
        raise TypeError("tzinfo.tzname() must return None or a string, not '%s'" % type(name).__name__)
    return name


def _wrapped_format(obj, fmt):
    if not isinstance(fmt, str):
        raise TypeError("must be str, not " + type(fmt).__name__)
    return obj.strftime(fmt) if fmt else str(obj)


def _zone(off):
    return timezone(off) if isinstance(off, timedelta) else off


def _require_text(text):
    if not isinstance(text, str):
        raise TypeError("fromisoformat: argument must be str")


# --- timedelta ---


def _half_even(n, d):
    if d < 0:
        n = -n
        d = -d
    q, r = divmod(n, d)
    r *= 2
    if r > d or r == d and q % 2:
        q += 1
    return q


def _too_many(days):
    if not -0x80000000 <= days <= 0x7fffffff:
        raise OverflowError("Python int too large to convert to C int")
    raise OverflowError("days=%d; must have magnitude <= 999999999" % days)


def _delta(days, seconds, us):
    if us < 0 or us > 999999:
        n, us = divmod(us, 1000000)
        seconds += n
    if seconds < 0 or seconds > 86399:
        n, seconds = divmod(seconds, 86400)
        days += n
    if not -999999999 <= days <= 999999999:
        _too_many(days)
    self = _new(timedelta)
    self._days = days
    self._seconds = seconds
    self._us = us
    return self


def _delta_of_us(us):
    seconds, us = divmod(us, 1000000)
    days, seconds = divmod(seconds, 86400)
    return _delta(days, seconds, us)


_UNITS = (("microseconds", 1), ("milliseconds", 1000), ("seconds", 1000000), ("minutes", 60000000), ("hours", 3600000000),
    ("days", 86400000000), ("weeks", 604800000000))


def _sum_of_units(values):
    whole = 0
    rest = 0.0
    for (name, factor), x in zip(_UNITS, values):
        if isinstance(x, int):
            if x:
                whole += x * factor
        elif isinstance(x, float):
            if x != x:
                raise ValueError("cannot convert float NaN to integer")
            if x in (float("inf"), float("-inf")):
                raise OverflowError("cannot convert float infinity to integer")
            n = int(x)
            whole += n * factor
            x = (x - n) * factor
            if x:
                n = int(x)
                whole += n
                rest += x - n
        else:
            raise TypeError("unsupported type for timedelta %s component: %s" % (name, type(x).__name__))
    if rest:
        odd = whole & 1
        n = round(rest)
        if abs(n - rest) == 0.5:
            n = 2 * round((rest + odd) * 0.5) - odd
        whole += int(n)
    return whole


class timedelta:
    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        if type(days) is type(seconds) is type(microseconds) is type(minutes) is type(hours) is int and milliseconds is weeks is 0:
            n, us = divmod(microseconds, 1000000)
            n, seconds = divmod(seconds + n + minutes * 60 + hours * 3600, 86400)
            days += n
        else:
            seconds, us = divmod(_sum_of_units((microseconds, milliseconds, seconds, minutes, hours, days, weeks)), 1000000)
            days, seconds = divmod(seconds, 86400)
        if not -999999999 <= days <= 999999999:
            _too_many(days)
        self = _new(cls)
        self._days = days
        self._seconds = seconds
        self._us = us
        return self

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._us)

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._us

    def total_seconds(self):
        if not self._us and -20000 < self._days < 20000:
            return float(self._days * 86400 + self._seconds)
        return self._total() / 1000000

    def __repr__(self):
        parts = []
        if self._days:
            parts.append("days=%d" % self._days)
        if self._seconds:
            parts.append("seconds=%d" % self._seconds)
        if self._us:
            parts.append("microseconds=%d" % self._us)
        return "%s(%s)" % (_type_name(self), ", ".join(parts) or "0")

    def __str__(self):
        m, s = divmod(self._seconds, 60)
        text = "%d:%02d:%02d" % (m // 60, m % 60, s)
        days = self._days
        if days:
            text = "%d day%s, %s" % (days, "" if -2 < days < 2 else "s", text)
        if self._us:
            text += ".%06d" % self._us
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _delta(self._days + other._days, self._seconds + other._seconds, self._us + other._us)
        return NotImplemented if isinstance(other, date) else _unknown("+", self, other)

    def __radd__(self, other):
        return _unknown("+", other, self)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _delta(self._days - other._days, self._seconds - other._seconds, self._us - other._us)
        return _unknown("-", self, other)

    def __rsub__(self, other):
        return other - self if isinstance(other, timedelta) else _unknown("-", other, self)

    def __neg__(self):
        return _delta(-self._days, -self._seconds, -self._us)

    def __pos__(self):
        return _delta(self._days, self._seconds, self._us)

    def __abs__(self):
        return -self if self._days < 0 else _delta(self._days, self._seconds, self._us)

    def __mul__(self, other):
        if isinstance(other, int):
            if -1000 < other < 1000:
                return _delta(self._days * other, self._seconds * other, self._us * other)
            return _delta_of_us(self._total() * other)
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return _delta_of_us(_half_even(self._total() * n, d))
        return _unknown("*", self, other)

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            other = other._total()
            if not other:
                raise ZeroDivisionError("division by zero")
            return self._total() / other
        if isinstance(other, int):
            if not other:
                raise ZeroDivisionError("integer division or modulo by zero")
            return _delta_of_us(_half_even(self._total(), other))
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            if not n:
                raise ZeroDivisionError("division by zero")
            return _delta_of_us(_half_even(self._total() * d, n))
        return _unknown("/", self, other)

    def __floordiv__(self, other):
        if isinstance(other, int):
            return _delta_of_us(self._total() // other)
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return _unknown("//", self, other)

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return _delta_of_us(self._total() % other._total())
        return _unknown("%", self, other)

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._total(), other._total())
            return q, _delta_of_us(r)
        return NotImplemented

    def _key(self):
        return self._days, self._seconds, self._us

    def __eq__(self, other):
        if isinstance(other, timedelta):
            return self._days == other._days and self._seconds == other._seconds and self._us == other._us
        return NotImplemented

    def __ne__(self, other):
        if isinstance(other, timedelta):
            return self._days != other._days or self._seconds != other._seconds or self._us != other._us
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, timedelta):
            return self._key() < other._key()
        return _unknown("<", self, other)

    def __le__(self, other):
        if isinstance(other, timedelta):
            return self._key() <= other._key()
        return _unknown("<=", self, other)

    def __gt__(self, other):
        if isinstance(other, timedelta):
            return self._key() > other._key()
        return _unknown(">", self, other)

    def __ge__(self, other):
        if isinstance(other, timedelta):
            return self._key() >= other._key()
        return _unknown(">=", self, other)

    def __hash__(self):
        return hash((self._days, self._seconds, self._us))

    def __bool__(self):
        return self._days != 0 or self._seconds != 0 or self._us != 0

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._us)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


# --- Time zones ---


class tzinfo:
    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt._tz is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        off = dt.utcoffset()
        if off is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc: non-None dst() result required")
        standard = off - dst
        if standard:
            dt += standard
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + dst

    def __reduce__(self):
        get = getattr(self, "__getinitargs__", None)
        state = getattr(self, "__getstate__", None)
        return type(self), get() if get else (), state() if state else getattr(self, "__dict__", None) or None


_ABSENT = object()


def _check_dt(dt, name):
    if dt is not None and not isinstance(dt, datetime):
        raise TypeError("%s(dt) argument must be a datetime instance or None, not %s" % (name, type(dt).__name__))


class timezone(tzinfo):
    def __new__(cls, offset, name=_ABSENT):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, not " + type(offset).__name__)
        if name is _ABSENT:
            if not offset and cls.utc is not None:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError("timezone() argument 2 must be str, not " + type(name).__name__)
        if offset._days < -1 or offset._days > 0 or offset._days == -1 and offset._seconds == offset._us == 0:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %r." % (offset,))
        self = _new(cls)
        self._offset = offset
        self._name = name
        return self

    utc = None

    def utcoffset(self, dt):
        _check_dt(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        _check_dt(dt, "tzname")
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        _check_dt(dt, "dst")
        return None

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance, not " + type(dt).__name__)
        if dt._tz is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __eq__(self, other):
        if isinstance(other, timezone):
            return self._offset == other._offset
        return NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return "%s(%r)" % (_type_name(self), self._offset)
        return "%s(%r, %r)" % (_type_name(self), self._offset, self._name)

    def __str__(self):
        return self.tzname(None)

    def __reduce__(self):
        return type(self), (self._offset,) if self._name is None else (self._offset, self._name)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(timedelta(-1, 60))
timezone.max = timezone(timedelta(0, 86340))


# --- date ---


# The bytes that pickles give a constructor: Python 2's have them as text. None is anything else.
def _state(value, length, at, least, greatest):
    if isinstance(value, (bytes, str)) and len(value) == length:
        try:
            data = value if isinstance(value, bytes) else value.encode("latin-1")
        except UnicodeEncodeError:
            raise ValueError(
                "Failed to encode latin1 string when unpickling a date or time object. "
                "pickle.load(data, encoding='latin1') is assumed."
            ) from None
        if least <= data[at] & 127 <= greatest:
            return data


def _check_tz_state(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("bad tzinfo state arg")
    return tz


def _date(cls, y, m, d):
    if cls is date:
        self = _new(cls)
        self._year = y
        self._month = m
        self._day = d
        return self
    return cls(y, m, d)


class date:
    def __new__(cls, year, month=None, day=None):
        if type(year) is not int and month is None and (state := _state(year, 4, 2, 1, 12)):
            y, m, d = state[0] << 8 | state[1], state[2], state[3]
        else:
            y, m, d = _check_date(year, month, day)
        self = _new(cls)
        self._year = y
        self._month = m
        self._day = d
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromtimestamp(cls, timestamp):
        t = _time.gmtime(_whole_seconds(timestamp)[0])
        if not 1 <= t[0] <= 9999:
            raise ValueError("year %d is out of range" % t[0])
        return cls(t[0], t[1], t[2])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        n = _index(n)
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > _LAST_DAY:
            raise ValueError("year %d is out of range" % _civil(n)[0])
        return _date(cls, *_civil(n)) if cls is date else cls(*_civil(n))

    @classmethod
    def fromisoformat(cls, date_string):
        _require_text(date_string)
        try:
            if len(date_string) not in (7, 8, 10):
                raise ValueError
            from _iso_dates import _read_date
            parts, end = _read_date(date_string)
            if end != len(date_string):
                raise ValueError
        except ValueError:
            raise ValueError("Invalid isoformat string: %r" % (date_string,)) from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        n = _iso_to_ordinal(_index(year), _index(week), _index(day))
        if not 1 <= n <= _LAST_DAY:
            raise ValueError("year %d is out of range" % (0 if n < 1 else 10000))
        return cls(*_civil(n))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day)

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (_ordinal(self._year, self._month, self._day) + 6) % 7

    def isoweekday(self):
        return (_ordinal(self._year, self._month, self._day) + 6) % 7 + 1

    def isocalendar(self):
        return _iso_calendar_date()(*_iso_parts(self._year, _ordinal(self._year, self._month, self._day)))

    def timetuple(self):
        from time import struct_time
        return struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(), _day_of_year(self._year, self._month, self._day), -1))

    def ctime(self):
        w = self.weekday() * 3
        m = self._month * 3
        return "%s %s %2d 00:00:00 %04d" % (_DAYS[w:w + 3], _MONTHS[m - 3:m], self._day, self._year)

    def isoformat(self):
        return "%04d-%02d-%02d" % (self._year, self._month, self._day)

    __str__ = isoformat

    def strftime(self, format):
        from _time_text import format_date
        return format_date(format, self, (self._year, self._month, self._day, 0, 0, 0, self.weekday(),
            _day_of_year(self._year, self._month, self._day)))

    __format__ = _wrapped_format

    def __repr__(self):
        return "%s(%d, %d, %d)" % (_type_name(self), self._year, self._month, self._day)

    def _compare(self, other):
        if not isinstance(other, date):
            return None
        if isinstance(other, datetime):
            _cannot_compare(other, self)
        a = self._year, self._month, self._day
        b = other._year, other._month, other._day
        return 0 if a == b else -1 if a < b else 1

    def __eq__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._day == other._day and self._month == other._month and self._year == other._year
        return NotImplemented

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    def __lt__(self, other):
        c = self._compare(other)
        return _unknown("<", self, other) if c is None else c < 0

    def __le__(self, other):
        c = self._compare(other)
        return _unknown("<=", self, other) if c is None else c <= 0

    def __gt__(self, other):
        c = self._compare(other)
        return _unknown(">", self, other) if c is None else c > 0

    def __ge__(self, other):
        c = self._compare(other)
        return _unknown(">=", self, other) if c is None else c >= 0

    def __hash__(self):
        return hash((self._year, self._month, self._day))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return _unknown("+", self, other)
        return self._move(other._days)

    def __radd__(self, other):
        return self._move(other._days) if isinstance(other, timedelta) else _unknown("+", other, self)

    def __rsub__(self, other):
        return _unknown("-", other, self)

    def _move(self, days):
        n = _ordinal(self._year, self._month, self._day) + days
        if not 1 <= n <= _LAST_DAY:
            raise OverflowError("date value out of range")
        y, m, d = _civil(n)
        return _date(type(self), y, m, d)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._move(-other._days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return _delta(_ordinal(self._year, self._month, self._day) - _ordinal(other._year, other._month, other._day), 0, 0)
        return _unknown("-", self, other)

    def __reduce__(self):
        return type(self), (bytes((self._year >> 8, self._year & 255, self._month, self._day)),)

    def __reduce_ex__(self, protocol):
        return self.__reduce__()


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(1)

_made = []


def _iso_calendar_date():
    if not _made:
        from collections import namedtuple

        class IsoCalendarDate(namedtuple("IsoCalendarDate", ("year", "week", "weekday"))):
            def __repr__(self):
                return "datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)" % tuple(self)

            def __reduce__(self):
                return tuple, (tuple(self),)
        _made.append(IsoCalendarDate)
    return _made[0]


# --- time ---


# What the constructors of times and datetimes are given again; a fold is one bit of the byte `at`.
def _clock_state(self, before, at, protocol):
    us = self._us
    data = bytearray((*before, self._hour, self._minute, self._second, us >> 16, us >> 8 & 255, us & 255))
    if self._fold and protocol > 3:
        data[at] |= 128
    return type(self), (bytes(data),) if self._tz is None else (bytes(data), self._tz)


class time:
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if type(hour) is not int and (state := _state(hour, 6, 0, 0, 23)):
            tzinfo = _check_tz_state(minute or None)
            h, m, s = state[0] & 127, state[1], state[2]
            us = state[3] << 16 | state[4] << 8 | state[5]
            fold = state[0] >> 7
        else:
            h, m, s, us = _check_time(hour, minute, second, microsecond, tzinfo, fold)
        self = _new(cls)
        self._hour = h
        self._minute = m
        self._second = s
        self._us = us
        self._tz = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._us)
    tzinfo = property(lambda self: self._tz)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string):
        _require_text(time_string)
        try:
            text = time_string
            if text[:1] == "T":
                text = text[1:]
            from _iso_dates import _read_time
            (h, m, s, us), tz = _read_time(text)
        except ValueError:
            raise ValueError("Invalid isoformat string: %r" % (time_string,)) from None
        return cls(h, m, s, us, _zone(tz))

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second, self._us if microsecond is None else microsecond,
            self._tz if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def utcoffset(self):
        return None if self._tz is None else _check_offset(self._tz.utcoffset(None), "utcoffset")

    def dst(self):
        return None if self._tz is None else _check_offset(self._tz.dst(None), "dst")

    def tzname(self):
        return None if self._tz is None else _check_name(self._tz.tzname(None))

    def isoformat(self, timespec="auto"):
        return _time_text(self._hour, self._minute, self._second, self._us, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        from _time_text import format_date
        return format_date(format, self, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1))

    __format__ = _wrapped_format

    def __repr__(self):
        text = "%s(%d, %d" % (_type_name(self), self._hour, self._minute)
        if self._second or self._us:
            text += ", %d" % self._second
        if self._us:
            text += ", %d" % self._us
        if self._fold:
            text += ", fold=1"
        if self._tz is not None:
            text += ", tzinfo=%r" % (self._tz,)
        return text + ")"

    # None for what cannot be compared; True for a naive and an aware time when only equality counts.
    def _compare(self, other, equality=False):
        if not isinstance(other, time):
            return None
        a = self._hour, self._minute, self._second, self._us
        b = other._hour, other._minute, other._second, other._us
        if self._tz is not other._tz:
            x = self.utcoffset()
            y = other.utcoffset()
            if x != y:
                if x is None or y is None:
                    if equality:
                        return 2
                    raise TypeError("can't compare offset-naive and offset-aware times")
                a = self._since_midnight() - x
                b = other._since_midnight() - y
        return 0 if a == b else -1 if a < b else 1

    def _since_midnight(self):
        return _delta(0, self._hour * 3600 + self._minute * 60 + self._second, self._us)

    def __eq__(self, other):
        c = self._compare(other, True)
        return NotImplemented if c is None else c == 0

    def __ne__(self, other):
        c = self._compare(other, True)
        return NotImplemented if c is None else c != 0

    def __lt__(self, other):
        c = self._compare(other)
        return _unknown("<", self, other) if c is None else c < 0

    def __le__(self, other):
        c = self._compare(other)
        return _unknown("<=", self, other) if c is None else c <= 0

    def __gt__(self, other):
        c = self._compare(other)
        return _unknown(">", self, other) if c is None else c > 0

    def __ge__(self, other):
        c = self._compare(other)
        return _unknown(">=", self, other) if c is None else c >= 0

    def __hash__(self):
        off = None if self._tz is None else self.replace(fold=0).utcoffset()
        if not off:
            return hash((self._hour, self._minute, self._second, self._us))
        moved = self._since_midnight() - off
        if moved._days == 0:
            n = moved._seconds
            return hash((n // 3600, n // 60 % 60, n % 60, moved._us))
        return hash(moved)

    def __reduce_ex__(self, protocol):
        return _clock_state(self, (), 0, protocol)

    def __reduce__(self):
        return self.__reduce_ex__(2)


_time_class = time
time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta.resolution


# --- datetime ---


# Whole seconds and microseconds, to the nearest.
def _whole_seconds(t):
    if isinstance(t, float):
        if t != t:
            raise ValueError("Invalid value NaN (not a number)")
        if not -1e18 < t < 1e18:
            raise OverflowError("timestamp out of range for platform time_t")
        whole = int(t)
        us = round((t - whole) * 1e6)
        if us >= 1000000:
            return whole + 1, us - 1000000
        if us < 0:
            return whole - 1, us + 1000000
        return whole, us
    t = _index(t)
    if not -1 << 63 <= t < 1 << 63:
        raise OverflowError("timestamp out of range for platform time_t")
    return t, 0


def _datetime(cls, y, mo, d, h, mi, s, us, tz, fold=0):
    if cls is datetime:
        self = _new(cls)
        self._year = y
        self._month = mo
        self._day = d
        self._hour = h
        self._minute = mi
        self._second = s
        self._us = us
        self._tz = tz
        self._fold = fold
        return self
    if fold:
        return cls(y, mo, d, h, mi, s, us, tz, fold=fold)
    return cls(y, mo, d, h, mi, s, us, tz)


class datetime(date):
    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if type(year) is not int and (state := _state(year, 10, 2, 1, 12)):
            tzinfo = _check_tz_state(month)
            y, mo, d = state[0] << 8 | state[1], state[2] & 127, state[3]
            h, mi, s = state[4], state[5], state[6]
            us = state[7] << 16 | state[8] << 8 | state[9]
            fold = state[2] >> 7
        else:
            y, mo, d = _check_date(year, month, day)
            h, mi, s, us = _check_time(hour, minute, second, microsecond, tzinfo, fold)
        self = _new(cls)
        self._year = y
        self._month = mo
        self._day = d
        self._hour = h
        self._minute = mi
        self._second = s
        self._us = us
        self._tz = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._us)
    tzinfo = property(lambda self: self._tz)
    fold = property(lambda self: self._fold)

    @classmethod
    def _from_seconds(cls, seconds, us, tz):
        if tz is not None and not isinstance(tz, tzinfo):
            raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'" % type(tz).__name__)
        days, s = divmod(seconds, 86400)
        n = days + _EPOCH_DAY
        if not 1 <= n <= _LAST_DAY:
            raise ValueError("year %d is out of range" % _civil(n)[0])
        y, mo, d = _civil(n)
        self = _datetime(cls, y, mo, d, s // 3600, s // 60 % 60, s % 60, us, tz)
        return self if tz is None else tz.fromutc(self)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        seconds, us = _whole_seconds(timestamp)
        return cls._from_seconds(seconds, us, tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        seconds, us = _whole_seconds(timestamp)
        return cls._from_seconds(seconds, us, None)

    @classmethod
    def now(cls, tz=None):
        seconds, us = divmod(_time.time_ns() // 1000, 1000000)
        return cls._from_seconds(seconds, us, tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date_class):
            raise TypeError("combine() argument 1 must be datetime.date, not " + type(date).__name__)
        if not isinstance(time, _time_class):
            raise TypeError("combine() argument 2 must be datetime.time, not " + type(time).__name__)
        if tzinfo is True:
            tzinfo = time._tz
        return cls(date._year, date._month, date._day, time._hour, time._minute, time._second, time._us, tzinfo, fold=time._fold)

    @classmethod
    def fromisoformat(cls, date_string):
        _require_text(date_string)
        clock = (0, 0, 0, 0)
        tz = None
        try:
            n = len(date_string)
            if n < 7:
                raise ValueError
            from _iso_dates import _date_end, _read_date, _read_time
            end = _date_end(date_string)
            parts, i = _read_date(date_string[:end])
            if i != end:
                raise ValueError
            if n > end:
                rest = date_string[end + 1:]
                if not rest:
                    raise ValueError
                clock, tz = _read_time(rest)
        except ValueError:
            raise ValueError("Invalid isoformat string: %r" % (date_string,)) from None
        return cls(parts[0], parts[1], parts[2], clock[0], clock[1], clock[2], clock[3], _zone(tz))

    @classmethod
    def strptime(cls, date_string, format):
        for i, arg in ((1, date_string), (2, format)):
            if not isinstance(arg, str):
                raise TypeError("strptime() argument %d must be str, not %s" % (i, type(arg).__name__))
        from _strptime import _strptime_datetime
        return _strptime_datetime(cls, date_string, format)

    def date(self):
        return _date(_date_class, self._year, self._month, self._day)

    def time(self):
        return _time_class(self._hour, self._minute, self._second, self._us, fold=self._fold)

    def timetz(self):
        return _time_class(self._hour, self._minute, self._second, self._us, self._tz, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day,
            self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second, self._us if microsecond is None else microsecond,
            self._tz if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def utcoffset(self):
        return None if self._tz is None else _check_offset(self._tz.utcoffset(self), "utcoffset")

    def dst(self):
        return None if self._tz is None else _check_offset(self._tz.dst(self), "dst")

    def tzname(self):
        return None if self._tz is None else _check_name(self._tz.tzname(self))

    def timetuple(self):
        dst = self.dst()
        return self._tuple(-1 if dst is None else 1 if dst else 0)

    def _tuple(self, dst):
        from time import struct_time
        return struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(),
            _day_of_year(self._year, self._month, self._day), dst))

    def utctimetuple(self):
        off = self.utcoffset()
        return (self - off if off else self)._tuple(0)

    def _days_seconds(self):
        return _ordinal(self._year, self._month, self._day), self._hour * 3600 + self._minute * 60 + self._second

    def timestamp(self):
        days, seconds = self._days_seconds()
        us = self._us
        off = self.utcoffset()
        if off:
            seconds -= off._days * 86400 + off._seconds
            us -= off._us
        return _delta(days - _EPOCH_DAY, seconds, us).total_seconds()

    def astimezone(self, tz=None):
        local = None
        if tz is None or self._tz is None:
            # The sandbox's own zone is UTC.
            local = timezone(timedelta(0), "UTC")
            if tz is None:
                tz = local
        if not isinstance(tz, tzinfo):
            raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'" % type(tz).__name__)
        mine = self._tz
        if tz is mine:
            return self
        off = None if mine is None else self.utcoffset()
        utc = (self - off if off else self).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def ctime(self):
        w = self.weekday() * 3
        m = self._month * 3
        return "%s %s %2d %02d:%02d:%02d %04d" % (_DAYS[w:w + 3], _MONTHS[m - 3:m], self._day, self._hour, self._minute, self._second, self._year)

    def isoformat(self, sep="T", timespec="auto"):
        if not isinstance(sep, str):
            raise TypeError("isoformat() argument 1 must be a unicode character, not " + type(sep).__name__)
        if len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode character, not str")
        text = "%04d-%02d-%02d%s%s" % (self._year, self._month, self._day, sep,
            _time_text(self._hour, self._minute, self._second, self._us, timespec))
        return text if self._tz is None else text + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat(" ")

    def strftime(self, format):
        from _time_text import format_date
        return format_date(format, self, (self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(),
            _day_of_year(self._year, self._month, self._day)))

    __format__ = _wrapped_format

    def __repr__(self):
        text = "%s(%d, %d, %d, %d, %d" % (_type_name(self), self._year, self._month, self._day, self._hour, self._minute)
        if self._second or self._us:
            text += ", %d" % self._second
        if self._us:
            text += ", %d" % self._us
        if self._fold:
            text += ", fold=1"
        if self._tz is not None:
            text += ", tzinfo=%r" % (self._tz,)
        return text + ")"

    def _fields(self):
        return self._year, self._month, self._day, self._hour, self._minute, self._second, self._us

    def _compare(self, other, equality=False):
        if not isinstance(other, datetime):
            if isinstance(other, date) and not equality:
                _cannot_compare(self, other)
            return None
        if self._tz is not other._tz:
            x = self.utcoffset()
            y = other.utcoffset()
            if equality and (x != self.replace(fold=not self._fold).utcoffset() or y != other.replace(fold=not other._fold).utcoffset()):
                return 2
            if x != y:
                if x is None or y is None:
                    if equality:
                        return 2
                    raise TypeError("can't compare offset-naive and offset-aware datetimes")
                d = self - other
                return -1 if d._days < 0 else 1 if d else 0
        a = self._fields()
        b = other._fields()
        return 0 if a == b else -1 if a < b else 1

    def __eq__(self, other):
        c = self._compare(other, True)
        return NotImplemented if c is None else c == 0

    def __hash__(self):
        off = None if self._tz is None else (self.replace(fold=0) if self._fold else self).utcoffset()
        if off is None:
            return hash(self._fields())
        days, seconds = self._days_seconds()
        return hash(_delta(days, seconds - off._days * 86400 - off._seconds, self._us - off._us))

    def _moved(self, days, seconds, us):
        seconds += self._hour * 3600 + self._minute * 60 + self._second
        us += self._us
        if us < 0:
            us += 1000000
            seconds -= 1
        elif us > 999999:
            us -= 1000000
            seconds += 1
        if seconds < 0 or seconds > 86399:
            n, seconds = divmod(seconds, 86400)
            days += n
        if days:
            n = _ordinal(self._year, self._month, self._day) + days
            if not 1 <= n <= _LAST_DAY:
                raise OverflowError("date value out of range")
            y, m, d = _civil(n)
        else:
            y = self._year
            m = self._month
            d = self._day
        return _datetime(type(self), y, m, d, seconds // 3600, seconds // 60 % 60, seconds % 60, us, self._tz)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return _unknown("+", self, other)
        return self._moved(other._days, other._seconds, other._us)

    def __radd__(self, other):
        return self.__add__(other) if isinstance(other, timedelta) else _unknown("+", other, self)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other._days, -other._seconds, -other._us)
        if not isinstance(other, datetime):
            return _unknown("-", self, other)
        days, seconds = self._days_seconds()
        days2, seconds2 = other._days_seconds()
        result = _delta(days - days2, seconds - seconds2, self._us - other._us)
        if self._tz is other._tz:
            return result
        x = self.utcoffset()
        y = other.utcoffset()
        if x == y:
            return result
        if x is None or y is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return result + y - x

    def __reduce__(self):
        return self.__reduce_ex__(2)

    def __reduce_ex__(self, protocol):
        return _clock_state(self, (self._year >> 8, self._year & 255, self._month, self._day), 2, protocol)


_date_class = date
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta.resolution
