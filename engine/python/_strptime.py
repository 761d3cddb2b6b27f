# Times read from text by a regular expression that is made of the format, where the locale is C.

import re

from _time_text import _BEFORE, _DAYS, _MONTHS, _iso_begin, _leap, _ordinal, struct_time


def _getlang():
    return None, None


class LocaleTime:
    def __init__(self):
        self.lang = _getlang()
        self.f_weekday = [name.lower() for name in _DAYS]
        self.a_weekday = [name[:3] for name in self.f_weekday]
        self.f_month = [""] + [name.lower() for name in _MONTHS]
        self.a_month = [name[:3] for name in self.f_month]
        self.am_pm = ["am", "pm"]
        self.LC_date_time = "%a %b %d %H:%M:%S %Y"
        self.LC_date = "%m/%d/%y"
        self.LC_time = "%H:%M:%S"
        self.timezone = frozenset(("utc", "gmt")), frozenset(("utc",))


_OFFSET = r"[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z)"


# Patterns by directive.
class TimeRE(dict):
    def __init__(self, locale_time=None):
        self.locale_time = names = locale_time or LocaleTime()
        for directive, pattern in {
            "d": r"3[01]|[12]\d|0[1-9]|[1-9]| [1-9]",
            "f": r"\d{1,6}",
            "H": r"2[0-3]|[01]\d|\d",
            "I": "1[0-2]|0[1-9]|[1-9]",
            "j": r"36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]",
            "m": "1[0-2]|0[1-9]|[1-9]",
            "M": r"[0-5]\d|\d",
            "S": r"6[01]|[0-5]\d|\d",
            "U": r"5[0-3]|[0-4]\d|\d",
            "V": r"5[0-3]|0[1-9]|[1-4]\d|\d",
            "w": "[0-6]",
            "u": "[1-7]",
            "y": r"\d\d",
            "Y": r"\d{4}",
            "z": _OFFSET,
            "A": names.f_weekday,
            "a": names.a_weekday,
            "B": names.f_month[1:],
            "b": names.a_month[1:],
            "p": names.am_pm,
            "Z": [zone for zones in names.timezone for zone in zones],
        }.items():
            if not isinstance(pattern, str):
                # The longest first, as one may begin with another.
                pattern = "|".join(re.escape(name) for name in sorted(pattern, key=len, reverse=True))
            self[directive] = pattern and "(?P<%s>%s)" % (directive, pattern)
        self["G"] = self["Y"].replace("Y", "G", 1)
        self["W"] = self["U"].replace("U", "W", 1)
        self["%"] = "%"
        self["c"] = self.pattern(names.LC_date_time)
        self["x"] = self.pattern(names.LC_date)
        self["X"] = self.pattern(names.LC_time)

    def pattern(self, format):
        parts = []
        for white, directive, text in re.findall(r"(\s+)|%(.?)|([^\s%]+)", format, re.DOTALL):
            if text:
                parts.append(re.escape(text))
            elif white:
                parts.append(r"\s+")
            elif directive.isspace() or not directive:
                raise IndexError
            else:
                parts.append(self[directive])
        return "".join(parts)

    def compile(self, format):
        return re.compile(self.pattern(format), re.IGNORECASE)


_TimeRE_cache = TimeRE()
_regex_cache = {}
_CACHE_MAX_SIZE = 5


def _compiled(format):
    global _TimeRE_cache
    if _TimeRE_cache.locale_time.lang != _getlang():
        _TimeRE_cache = TimeRE()
        _regex_cache.clear()
    pattern = _regex_cache.get(format)
    if pattern is None:
        if len(_regex_cache) > _CACHE_MAX_SIZE:
            _regex_cache.clear()
        try:
            pattern = _TimeRE_cache.compile(format)
        except KeyError as error:
            raise ValueError("%r is a bad directive in format %r" % (error.args[0], format)) from None
        except IndexError:
            raise ValueError("stray %% in format '%s'" % format) from None
        _regex_cache[format] = pattern
    return pattern


def _zone_offset(text):
    if text in "Zz":
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


# (year, month, day, hour, minute, second, weekday, day of the year, 0 or -1, zone, offset in seconds), microseconds, and
# those of the offset.
def _strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    for i, arg in enumerate((data_string, format)):
        if not isinstance(arg, str):
            raise TypeError("strptime() argument %d must be str, not %s" % (i, type(arg)))
    match = _compiled(format).match(data_string)
    if match is None:
        raise ValueError("time data %r does not match format %r" % (data_string, format))
    if match.end() != len(data_string):
        raise ValueError("unconverted data remains: %s" % data_string[match.end() :])
    found = match.groupdict()
    names = _TimeRE_cache.locale_time
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
        month = names.f_month.index(found["B"].lower())
    if "b" in found:
        month = names.a_month.index(found["b"].lower())
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
    if "A" in found:
        weekday = names.f_weekday.index(found["A"].lower())
    if "a" in found:
        weekday = names.a_weekday.index(found["a"].lower())
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
    return (year, month, day, hour, minute, second, weekday, day_of_year, 0 if zone else -1, zone, offset), us, offset_us


def _strptime_time(data_string, format="%a %b %d %H:%M:%S %Y"):
    return struct_time(_strptime(data_string, format)[0])


def _strptime_datetime(cls, data_string, format="%a %b %d %H:%M:%S %Y"):
    from datetime import timedelta, timezone

    fields, us, offset_us = _strptime(data_string, format)
    if fields[10] is None:
        return cls(*fields[:6], us)
    offset = timedelta(seconds=fields[10], microseconds=offset_us)
    return cls(*fields[:6], us, timezone(offset, fields[9]) if fields[9] else timezone(offset))
