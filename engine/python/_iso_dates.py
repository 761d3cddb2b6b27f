# Dates and times read from text as ISO 8601 writes them, for datetime.

from datetime import _LAST_DAY, _civil, _iso_to_ordinal, timedelta, timezone


def _digits(text, i, n):
    part = text[i:i + n]
    if len(part) != n:
        raise ValueError
    for c in part:
        if not "0" <= c <= "9":
            raise ValueError
    return int(part)


# The date at the beginning of a text, and where it ends.
def _read_date(text, end=None):
    y = _digits(text, 0, 4)
    i = 4
    dash = text[4:5] == "-"
    if dash:
        i = 5
    if text[i:i + 1] == "W":
        week = _digits(text, i + 1, 2)
        i += 3
        day = 1
        if end is None:
            end = len(text)
        if i < end:
            if dash:
                if text[i] != "-":
                    raise ValueError
                i += 1
            day = _digits(text, i, 1)
            i += 1
        try:
            n = _iso_to_ordinal(y, week, day)
        except ValueError:
            raise ValueError from None
        if n < 1 or n > _LAST_DAY:
            raise ValueError
        return _civil(n), i
    m = _digits(text, i, 2)
    i += 2
    if dash:
        if text[i:i + 1] != "-":
            raise ValueError
        i += 1
    return (y, m, _digits(text, i, 2)), i + 2


# Where the date of a date and time ends: whether it has a day of the week shows only in what follows.
def _date_end(text):
    n = len(text)
    if n == 7:
        return 7
    if text[4:5] == "-":
        if text[5:6] == "W":
            if n > 8 and text[8] == "-":
                if n == 9:
                    raise ValueError
                if n > 10 and text[10].isdigit():
                    return 8
                return 10
            return 8
        return 10
    if text[4:5] == "W":
        i = 7
        while i < n and text[i].isdigit():
            i += 1
        if i < 9:
            return i
        return 7 if i % 2 == 0 else 8
    return 8


def _read_clock(text):
    parts = [0, 0, 0, 0]
    n = len(text)
    i = 0
    colon = False
    for k in range(3):
        parts[k] = _digits(text, i, 2)
        i += 2
        if i == n:
            return parts
        c = text[i]
        if k == 0:
            colon = c == ":"
        if k < 2:
            if colon:
                if c != ":":
                    raise ValueError
                i += 1
            elif c in ".,:":
                raise ValueError
    if text[i] not in ".,":
        raise ValueError
    fraction = text[i + 1:]
    if not fraction:
        raise ValueError
    for c in fraction:
        if not "0" <= c <= "9":
            raise ValueError
    parts[3] = int((fraction + "00000")[:6])
    return parts


def _read_time(text):
    at = -1
    for i in range(len(text)):
        if text[i] in "+-Z":
            at = i
            break
    tz = None
    clock = text
    if at >= 0:
        clock = text[:at]
        rest = text[at + 1:]
        if text[at] == "Z":
            if rest:
                raise ValueError
            tz = timezone.utc
        else:
            if len(rest) in (0, 1, 3):
                raise ValueError
            h, m, s, us = _read_clock(rest)
            off = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
            if text[at] == "-":
                off = -off
            tz = off
    return _read_clock(clock), tz
