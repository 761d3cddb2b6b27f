# Times as text, for time and datetime: struct_time, strftime, strptime, as glibc and CPython have them where the locale is C.

from collections import namedtuple

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_WHITE = " \t\n\r\x0b\x0c"


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


# --- Writing ---


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


# --- Reading ---

_COMPOSED = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}
# The longest number, the least, the greatest.
_NUMBERS = {"d": (2, 1, 31), "H": (2, 0, 23), "I": (2, 1, 12), "j": (3, 1, 366), "m": (2, 1, 12), "M": (2, 0, 59), "S": (2, 0, 61),
    "U": (2, 0, 53), "W": (2, 0, 53), "V": (2, 1, 53), "w": (1, 0, 6), "u": (1, 1, 7)}


# The texts that a directive may take at a place, the preferred first.
def _candidates(c, text, i):
    if c in _NUMBERS:
        longest, low, high = _NUMBERS[c]
        found = []
        for n in range(longest, 0, -1):
            part = text[i:i + n]
            if len(part) == n and part.isdigit() and low <= int(part) <= high:
                found.append(part)
        if c == "d" and text[i:i + 1] == " " and text[i + 1:i + 2].isdigit() and text[i + 1] != "0":
            found.append(text[i:i + 2])
        return found
    if c == "Y" or c == "G":
        part = text[i:i + 4]
        return [part] if len(part) == 4 and part.isdigit() else []
    if c == "y":
        part = text[i:i + 2]
        return [part] if len(part) == 2 and part.isdigit() else []
    if c == "f":
        n = 0
        while n < 6 and text[i + n:i + n + 1].isdigit():
            n += 1
        return [text[i:i + k] for k in range(n, 0, -1)]
    if c == "z":
        return _zone_candidates(text, i)
    if c == "%":
        return ["%"] if text[i:i + 1] == "%" else []
    low = text[i:i + 12].lower()
    if c == "p":
        return [text[i:i + 2]] if low[:2] in ("am", "pm") else []
    if c == "Z":
        return [text[i:i + 3]] if low[:3] in ("utc", "gmt") else []
    names = _DAYS if c in "aA" else _MONTHS
    if c in "ab":
        return [text[i:i + 3]] if low[:3] in [n[:3].lower() for n in names] else []
    return [text[i:i + len(n)] for n in sorted(names, key=lambda n: -len(n)) if low.startswith(n.lower())]


def _zone_candidates(text, i):
    if text[i:i + 1] == "Z":
        return ["Z"]
    if text[i:i + 1] not in ("+", "-") or not text[i:i + 1]:
        return []
    if not (text[i + 1:i + 3].isdigit() and len(text[i + 1:i + 3]) == 2):
        return []
    j = i + 3
    if text[j:j + 1] == ":":
        j += 1
    if not (len(text[j:j + 2]) == 2 and text[j:j + 2].isdigit() and text[j] < "6"):
        return []
    j += 2
    found = [text[i:j]]
    if text[j:j + 1] == ":":
        j += 1
    if len(text[j:j + 2]) == 2 and text[j:j + 2].isdigit() and text[j] < "6":
        j += 2
        found.insert(0, text[i:j])
        if text[j:j + 1] == ".":
            k = j + 1
            while k < j + 7 and text[k:k + 1].isdigit():
                k += 1
            if k > j + 1:
                found.insert(0, text[i:k])
    return found


def _elements(format):
    elements = []
    i = 0
    n = len(format)
    while i < n:
        c = format[i]
        i += 1
        if c in _WHITE:
            while i < n and format[i] in _WHITE:
                i += 1
            elements.append(" ")
        elif c == "%":
            if i >= n:
                raise ValueError("stray %% in format '%s'" % format)
            c = format[i]
            i += 1
            if c in _COMPOSED:
                elements.extend(_elements(_COMPOSED[c]))
            elif c in "dHIjmMSUWVwuYGyfz%pZaAbB":
                elements.append("%" + c)
            else:
                raise ValueError("'%s' is a bad directive in format '%s'" % (c, format))
        else:
            elements.append(c)
    return elements


# Where a match of all the elements ends, or -1; what was found, by directive. Choices that led nowhere are taken back.
def _match(elements, text, found):
    choices = []
    e = i = 0
    while True:
        if e == len(elements):
            return i
        element = elements[e]
        options = None
        if element == " ":
            n = 0
            while text[i + n:i + n + 1] and text[i + n].isspace():
                n += 1
            options = [text[i:i + k] for k in range(n, 0, -1)]
        elif len(element) == 1:
            if text[i:i + 1].lower() == element.lower():
                options = [text[i:i + 1]]
        else:
            options = _candidates(element[1], text, i)
        if options:
            choices.append([e, i, options])
        while True:
            if not choices:
                return -1
            e, i, options = choices[-1]
            if options:
                break
            choices.pop()
        part = options.pop(0)
        if len(elements[e]) == 2:
            found[elements[e][1]] = part
        i += len(part)
        e += 1


def _zone_offset(text):
    if text == "Z":
        return 0, 0
    digits = text[1:]
    if digits[2:3] == ":":
        digits = digits[:2] + digits[3:]
        if len(digits) > 5:
            if digits[4] != ":":
                raise ValueError("Inconsistent use of : in " + text)
            digits = digits[:4] + digits[5:]
    elif ":" in digits:
        raise ValueError("Inconsistent use of : in " + text)
    seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:6] or 0)
    us = int((digits[7:] + "000000")[:6]) if len(digits) > 7 else 0
    if text[0] == "-":
        return -seconds, -us
    return seconds, us


# Year, month, day, hour, minute, second, weekday, day of the year, microseconds, zone, offset in seconds and microseconds.
def parse(text, format):
    for i, arg in enumerate((text, format)):
        if not isinstance(arg, str):
            raise TypeError("strptime() argument %d must be str, not %s" % (i, type(arg)))
    elements = _elements(format)
    directives = [e[1] for e in elements if len(e) == 2 and e != "%%"]
    for c in directives:
        if directives.count(c) > 1:
            import re
            names = {}
            raise re.error("redefinition of group name '%s' as group %d; was group %d" % (c, len(directives), directives.index(c) + 1))
    found = {}
    end = _match(elements, text, found)
    if end < 0:
        raise ValueError("time data %r does not match format %r" % (text, format))
    if end != len(text):
        raise ValueError("unconverted data remains: %s" % text[end:])
    return _meaning(found, format)


def _place(names, text):
    text = text.lower()
    for i, name in enumerate(names):
        if text == name.lower() or text == name[:3].lower():
            return i


def _meaning(found, format):
    year = iso_year = day_of_year = weekday = week = iso_week = None
    month = day = 1
    hour = minute = second = us = 0
    zone = offset = None
    offset_us = 0
    week_begins = 0
    if "y" in found:
        year = int(found["y"])
        year += 2000 if year < 69 else 1900
    if "Y" in found:
        year = int(found["Y"])
    if "G" in found:
        iso_year = int(found["G"])
    if "m" in found:
        month = int(found["m"])
    if "B" in found:
        month = _place(_MONTHS, found["B"]) + 1
    if "b" in found:
        month = _place(_MONTHS, found["b"]) + 1
    if "d" in found:
        day = int(found["d"])
    if "H" in found:
        hour = int(found["H"])
    if "I" in found:
        hour = int(found["I"]) % 12
        if found.get("p", "").lower() == "pm":
            hour += 12
    if "M" in found:
        minute = int(found["M"])
    if "S" in found:
        second = int(found["S"])
    if "f" in found:
        us = int((found["f"] + "00000")[:6])
    for c in "Aa":
        if c in found:
            weekday = _place(_DAYS, found[c])
    if "w" in found:
        weekday = (int(found["w"]) + 6) % 7
    if "u" in found:
        weekday = int(found["u"]) - 1
    if "j" in found:
        day_of_year = int(found["j"])
    if "U" in found:
        week = int(found["U"])
        week_begins = 6
    if "W" in found:
        week = int(found["W"])
        week_begins = 0
    if "V" in found:
        iso_week = int(found["V"])
    if "z" in found:
        offset, offset_us = _zone_offset(found["z"])
    if "Z" in found:
        zone = found["Z"].upper()
    if iso_year is not None:
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
        if day_of_year is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
    leap_day = False
    if year is None:
        if month == 2 and day == 29:
            year = 1904
            leap_day = True
        else:
            year = 1900
    if day_of_year is None and weekday is not None:
        if week is not None:
            first = (_ordinal(year, 1, 1) + 6) % 7
            # Days from the beginning of the week.
            shift = (weekday - week_begins) % 7
            to_begin = (week_begins - first) % 7
            day_of_year = 1 + to_begin + (week - 1) * 7 + shift
        elif iso_year is not None:
            if iso_week == 53 and _iso_begin(iso_year + 1) - _iso_begin(iso_year) != 371:
                raise ValueError("Invalid week: 53")
            n = _iso_begin(iso_year) + (iso_week - 1) * 7 + weekday
            year = iso_year
            if n < _ordinal(year, 1, 1):
                year -= 1
            elif n >= _ordinal(year + 1, 1, 1):
                year += 1
            day_of_year = n - _ordinal(year, 1, 1) + 1
        if day_of_year is not None and day_of_year <= 0:
            year -= 1
            day_of_year += 366 if _leap(year) else 365
    if day_of_year is None:
        if day > (29 if month == 2 and _leap(year) else 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
            raise ValueError("day is out of range for month")
        day_of_year = _BEFORE[month - 1] + day + (month > 2 and _leap(year))
    else:
        rest = day_of_year
        if rest > (366 if _leap(year) else 365):
            rest -= 366 if _leap(year) else 365
            year += 1
            day_of_year = rest
        month = 12
        while True:
            before = _BEFORE[month - 1] + (month > 2 and _leap(year))
            if rest > before:
                break
            month -= 1
        day = rest - before
    if weekday is None:
        weekday = (_ordinal(year, month, day) + 6) % 7
    if leap_day:
        year = 1900
    return year, month, day, hour, minute, second, weekday, day_of_year, us, zone, offset, offset_us


def strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    t = parse(data_string, format)
    return struct_time(t[:8] + (0 if t[9] else -1, t[9], t[10]))
