# Times as text, for time and datetime: struct_time and strftime, as glibc and CPython have them where the locale is C.

from collections import namedtuple

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def _leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


# Days since 1 January of year 1, which is day 1.
def _ordinal(y, m, d):
    p = y - 1
    return p * 365 + p // 4 - p // 100 + p // 400 + _BEFORE[m - 1] + d + (m > 2 and _leap(y))


def _iso_begin(y):
    first = _ordinal(y, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _iso_week(y, n):
    begin = _iso_begin(y)
    if n < begin:
        y -= 1
        begin = _iso_begin(y)
    elif n >= _iso_begin(y + 1):
        y += 1
        begin = _iso_begin(y)
    return y, (n - begin) // 7 + 1


_FIELDS = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")
_Base = namedtuple("struct_time", _FIELDS)


class struct_time(_Base):
    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0

    def __new__(cls, sequence, dict=None):
        items = tuple(sequence)
        if not 9 <= len(items) <= 11:
            raise TypeError("time.struct_time() takes %s %d-sequence (%d-sequence given)" % (
                ("an at least", 9, len(items)) if len(items) < 9 else ("an at most", 11, len(items))))
        self = _Base.__new__(cls, *items[:9])
        zone = items[9] if len(items) > 9 else None
        offset = items[10] if len(items) > 10 else None
        if dict:
            zone = dict.get("tm_zone", zone)
            offset = dict.get("tm_gmtoff", offset)
        self.tm_zone = zone
        self.tm_gmtoff = offset
        return self

    def __repr__(self):
        return "time.struct_time(%s)" % ", ".join(["%s=%r" % item for item in zip(_FIELDS, self)])

    def __reduce__(self):
        return struct_time, (tuple(self), {"tm_zone": self.tm_zone, "tm_gmtoff": self.tm_gmtoff})


def _expand(c, t, width=2):
    y, mo, d, h, mi, s, wd, yd = t
    if c == "Y":
        return "%d" % y
    if c == "m":
        return "%02d" % mo
    if c == "d":
        return "%02d" % d
    if c == "H":
        return "%02d" % h
    if c == "M":
        return "%02d" % mi
    if c == "S":
        return "%02d" % s
    if c == "y":
        return "%02d" % (y % 100)
    if c == "b" or c == "h":
        return _MONTHS[mo - 1][:3]
    if c == "B":
        return _MONTHS[mo - 1]
    if c == "a":
        return _DAYS[wd][:3]
    if c == "A":
        return _DAYS[wd]
    if c == "j":
        return "%03d" % yd
    if c == "I":
        return "%02d" % (h % 12 or 12)
    if c == "p":
        return "AM" if h < 12 else "PM"
    if c == "P":
        return "am" if h < 12 else "pm"
    if c == "F":
        return "%d-%02d-%02d" % (y, mo, d)
    if c == "T" or c == "X":
        return "%02d:%02d:%02d" % (h, mi, s)
    if c == "R":
        return "%02d:%02d" % (h, mi)
    if c == "r":
        return "%02d:%02d:%02d %s" % (h % 12 or 12, mi, s, "AM" if h < 12 else "PM")
    if c == "D" or c == "x":
        return "%02d/%02d/%02d" % (mo, d, y % 100)
    if c == "c":
        return "%s %s %2d %02d:%02d:%02d %d" % (_DAYS[wd][:3], _MONTHS[mo - 1][:3], d, h, mi, s, y)
    if c == "w":
        return "%d" % ((wd + 1) % 7)
    if c == "u":
        return "%d" % (wd + 1)
    if c == "U":
        return "%02d" % ((yd + 6 - (wd + 1) % 7) // 7)
    if c == "W":
        return "%02d" % ((yd + 6 - wd) // 7)
    if c == "G" or c == "V" or c == "g":
        y, w = _iso_week(y, _ordinal(y, 1, 1) + yd - 1)
        return "%d" % y if c == "G" else "%02d" % (w if c == "V" else y % 100)
    if c == "e":
        return "%2d" % d
    if c == "k":
        return "%2d" % h
    if c == "l":
        return "%2d" % (h % 12 or 12)
    if c == "C":
        return "%02d" % (y // 100)
    if c == "s":
        return "%d" % (((_ordinal(y, mo, d) - 719163) * 24 + h) * 3600 + mi * 60 + s)
    if c == "n":
        return "\n"
    if c == "t":
        return "\t"
    if c == "%":
        return "%"
    return None


# A flag of glibc's: no padding, blanks, zeros, capitals.
def _with_flag(flag, c, text):
    if flag == "-":
        if text and text[0] in "0 " and c not in "aAbBhpPcxXDTFRrZz":
            text = text.lstrip("0 ") or "0"
    elif flag == "_":
        if text[:1] == "0":
            body = text.lstrip("0") or "0"
            text = " " * (len(text) - len(body)) + body
    elif flag == "0":
        text = text.replace(" ", "0") if c in "ekl" else text
    elif flag == "^":
        text = text.upper()
    elif flag == "#":
        text = text.lower() if c in "pZ" else text.upper()
    return text


def _format(format, t, special):
    out = []
    i = 0
    n = len(format)
    while i < n:
        at = format.find("%", i)
        if at < 0 or at + 1 >= n:
            out.append(format[i:])
            break
        out.append(format[i:at])
        i = at + 1
        flag = ""
        c = format[i]
        if c in "-_0^#" and i + 1 < n:
            flag = c
            i += 1
            c = format[i]
        width = 0
        while "0" <= c <= "9" and i + 1 < n:
            width = width * 10 + int(c)
            if width > 1000:
                width = 1000
            i += 1
            c = format[i]
        if c in "EO" and i + 1 < n:
            i += 1
            c = format[i]
        i += 1
        text = special(c)
        if text is None:
            text = _expand(c, t)
        if text is None:
            text = format[at:i]
        else:
            if flag:
                text = _with_flag(flag, c, text)
            if len(text) < width:
                text = (" " if c in "aAbBhpPcxXDTFRrZekl" else "0") * (width - len(text)) + text
        out.append(text)
    return "".join(out)


def _utc_special(c):
    if c == "Z":
        return "GMT"
    if c == "z":
        return "+0000"
    return None


# For datetime: %f, %z and %Z are those of the object.
def format_date(format, obj, t):
    if not isinstance(format, str):
        raise TypeError("strftime() argument 1 must be str, not " + type(format).__name__)

    def special(c):
        if c == "f":
            return "%06d" % getattr(obj, "microsecond", 0)
        if c == "z":
            off = obj.utcoffset() if hasattr(obj, "utcoffset") else None
            if off is None:
                return ""
            sign = "+"
            if off.days < 0:
                off = -off
                sign = "-"
            s = off.seconds
            text = "%s%02d%02d" % (sign, s // 3600, s // 60 % 60)
            if s % 60 or off.microseconds:
                text += "%02d" % (s % 60)
                if off.microseconds:
                    text += ".%06d" % off.microseconds
            return text
        if c == "Z":
            name = obj.tzname() if hasattr(obj, "tzname") else None
            return name or ""
        return None

    return _format(format, t, special)


def _check_tuple(t):
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError("strftime(): illegal time tuple argument")
    y, mo, d, h, mi, s, wd, yd = t[:8]
    for x in t:
        if not isinstance(x, int):
            raise TypeError("'%s' object cannot be interpreted as an integer" % type(x).__name__)
    mo = mo or 1
    d = d or 1
    yd = yd or 1
    if not 1 <= mo <= 12:
        raise ValueError("month out of range")
    if not 1 <= d <= 31:
        raise ValueError("day of month out of range")
    if not 0 <= h <= 23:
        raise ValueError("hour out of range")
    if not 0 <= mi <= 59:
        raise ValueError("minute out of range")
    if not 0 <= s <= 61:
        raise ValueError("seconds out of range")
    if wd < -1:
        raise ValueError("day of week out of range")
    if not 1 <= yd <= 366:
        raise ValueError("day of year out of range")
    return y, mo, d, h, mi, s, wd % 7, yd


def strftime(format, t=None):
    if not isinstance(format, str):
        raise TypeError("strftime() argument 1 must be str, not " + type(format).__name__)
    if t is None:
        import _time
        t = _time.gmtime()[:8]
    else:
        t = _check_tuple(t)
    return _format(format, t, _utc_special)


def asctime(t=None):
    if t is None:
        import _time
        t = _time.gmtime()[:8]
    else:
        t = _check_tuple(t)
    return "%s %s %2d %02d:%02d:%02d %d" % (_DAYS[t[6]][:3], _MONTHS[t[1] - 1][:3], t[2], t[3], t[4], t[5], t[0])


def strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    from _strptime import _strptime_time

    return _strptime_time(data_string, format)
