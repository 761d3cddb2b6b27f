#!/usr/bin/env python3
"""Makes engine/port/unicode_tables.h from the unicodedata of the Python that runs it; must be one with Unicode 14.0.0 (3.11).

    python3 engine/build/unicode-tables.py > engine/port/unicode_tables.h
"""
import sys
import unicodedata
from fractions import Fraction

if unicodedata.unidata_version != "14.0.0":
    sys.exit("needs a Python with Unicode 14.0.0")

ALL = range(0x110000)
CATEGORIES = "Cn Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co".split()
category = [CATEGORIES.index(unicodedata.category(chr(c))) for c in ALL]
LU, LL = CATEGORIES.index("Lu"), CATEGORIES.index("Ll")
UPPER_FIRST, LOWER_FIRST = 30, 31  # capital and small letters by turns


def names(*wanted):
    return {CATEGORIES.index(w) for w in wanted}


LETTERS = names("Lu", "Ll", "Lt", "Lm", "Lo")


def write_bytes(name, values, kind="uint8_t", per_line=24):
    print(f"static const {kind} {name}[] = {{")
    for at in range(0, len(values), per_line):
        print("    " + ", ".join(str(v) for v in values[at:at + per_line]) + ",")
    print("};\n")


def write_categories():
    runs = []
    at = 0
    while at < len(ALL):
        end = at
        while end < len(ALL) and category[end] == category[at]:
            end += 1
        turns = at
        pair = {LU: LL, LL: LU}.get(category[at])
        while pair is not None and turns < len(ALL) and category[turns] == (category[at], pair)[(turns - at) % 2]:
            turns += 1
        if turns - at > 2 and turns - at > end - at:
            if turns < len(ALL) and category[turns] == category[turns - 1]:
                turns -= 1  # begins the run that follows
            runs.append((at, turns - at, UPPER_FIRST if category[at] == LU else LOWER_FIRST))
            at = turns
        else:
            runs.append((at, end - at, category[at]))
            at = end
    data, marks = [], []
    for number, (start, length, kind) in enumerate(runs):
        if number % 32 == 0:
            marks.append((start, len(data)))
        if length <= 6:
            data.append(kind << 3 | length)
        elif length < 7 + 256:
            data += [kind << 3 | 7, length - 7]
        else:
            data += [kind << 3, length & 255, length >> 8 & 255, length >> 16]
    print("// Runs of characters of one category: five bits, and three for a length, 7: 7 and the next byte, 0: the next three.")
    write_bytes("category_runs", data)
    print("// Every 32nd run: its first character, and where it is in category_runs.")
    write_bytes("category_marks", [f"{{{start}, {at}}}" for start, at in marks], "category_mark_t", 8)


def write_map(name, comment, mapping):
    """Runs of mapped characters with one distance, at steps of one or of two."""
    keys, runs, used = sorted(mapping), [], set()
    for key in keys:
        if key in used:
            continue
        best = None
        for step in (1, 2):
            end = key
            while end + step in mapping and mapping[end + step] - end - step == mapping[key] - key and end + step not in used \
                    and (end - key) // step < 500 and (step == 1 or end + 1 not in mapping or mapping[end + 1] - end - 1 != mapping[key] - key):
                end += step
            count = (end - key) // step + 1
            if best is None or count > best[0]:
                best = (count, step)
        count, step = best
        used.update(range(key, key + count * step, step))
        runs.append((key, count, step, mapping[key] - key))
    print(f"// {comment}")
    write_bytes(name, [f"{{{start << 10 | count << 1 | step - 1}u, {distance}}}" for start, count, step, distance in sorted(runs)], "case_run_t", 6)


def write_specials(name, comment, mapping):
    items = []
    for key in sorted(mapping):
        text = [ord(c) for c in mapping[key]] + [0, 0]
        assert key < 0x10000 and max(text) < 0x10000 and len(mapping[key]) <= 3
        items.append("{%d, {%d, %d, %d}}" % (key, *text[:3]))
    print(f"// {comment}")
    write_bytes(name, items, "case_special_t", 5)


def write_ranges(name, comment, members):
    """Pairs of first character and how many follow it."""
    runs = []
    for c in sorted(members):
        if runs and runs[-1][0] + runs[-1][1] + 1 == c and runs[-1][1] < 0x7ff:
            runs[-1][1] += 1
        else:
            runs.append([c, 0])
    print(f"// {comment}")
    write_bytes(name, [f"{start << 11 | more}u" for start, more in runs], "uint32_t", 10)


def write_cases():
    lower, upper, title, fold = {}, {}, {}, {}
    special_upper, special_title, special_fold = {}, {}, {}
    for c in ALL:
        char = chr(c)
        low, up, head, folded = char.lower(), char.upper(), char.title(), char.casefold()
        if c == 0x130:
            low = "i"  # and a dot above, which unicode_lower() adds
        assert len(low) == 1
        if low != char:
            lower[c] = ord(low)
        if len(up) > 1:
            special_upper[c] = up
        elif up != char:
            upper[c] = ord(up)
        if head != up:
            if len(head) > 1:
                special_title[c] = head
            else:
                title[c] = ord(head)
        if len(folded) > 1:
            special_fold[c] = folded
        elif folded != low:
            fold[c] = ord(folded)
    write_map("lower_runs", "Capital to small: from << 10 | how many << 1 | every other one only, distance.", lower)
    write_map("upper_runs", "Small to capital.", upper)
    write_map("title_runs", "Title case where it is not upper case.", title)
    write_map("fold_runs", "Folded where it is not lower case.", fold)
    write_specials("upper_specials", "Upper case of several characters.", special_upper)
    write_specials("title_specials", "Title case of several characters where it is not upper case.", special_title)
    write_specials("fold_specials", "Several characters when folded.", special_fold)


def write_classes():
    rule = names("Lu"), names("Ll")
    write_ranges("more_upper", "Upper case that is not Lu.", {c for c in ALL if chr(c).isupper() and category[c] not in rule[0]})
    write_ranges("more_lower", "Lower case that is not Ll.", {c for c in ALL if chr(c).islower() and category[c] not in rule[1]})
    assert all(chr(c).isupper() for c in ALL if category[c] in rule[0]) and all(chr(c).islower() for c in ALL if category[c] in rule[1])
    assert all(chr(c).isalpha() == (category[c] in LETTERS) for c in ALL)
    hidden = names("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")
    assert all(chr(c).isprintable() == (category[c] not in hidden or c == 32) for c in ALL)
    start = LETTERS | names("Nl")
    more = start | names("Mn", "Mc", "Nd", "Pc")
    is_start = {c for c in ALL if chr(c).isidentifier()}
    is_more = {c for c in ALL if ("a" + chr(c)).isidentifier()}
    write_ranges("start_exceptions", "Begins an identifier, against what its category says, or the reverse.", is_start ^ {c for c in ALL if category[c] in start})
    write_ranges("more_exceptions", "The same of what goes on with one.", is_more ^ {c for c in ALL if category[c] in more})
    cased = {c for c in ALL if chr(c).isupper() or chr(c).islower() or chr(c).istitle()}
    ignorable = set()
    for c in ALL:
        if c in cased:
            if ("1" + chr(c) + "\u03a3").lower()[-1] == "\u03c3":
                ignorable.add(c)
        elif ("A" + chr(c) + "\u03a3").lower()[-1] == "\u03c2":
            ignorable.add(c)
    by_category = {c for c in ALL if category[c] in names("Mn", "Me", "Cf", "Lm", "Sk")}
    assert not by_category - ignorable
    write_ranges("more_ignorable", "Passed over around a final sigma, beside Mn, Me, Cf, Lm and Sk.", ignorable - by_category)


def write_numbers():
    decimal = {c for c in ALL if chr(c).isdecimal()}
    assert decimal == {c for c in ALL if category[c] == CATEGORIES.index("Nd")}
    digit = {c: unicodedata.digit(chr(c)) for c in ALL if chr(c).isdigit() and c not in decimal}
    number = {c: unicodedata.numeric(chr(c)) for c in ALL if chr(c).isnumeric() and c not in decimal}
    assert all(number[c] == digit[c] for c in digit)
    starts = sorted(decimal)
    runs = []
    for c in starts:
        if unicodedata.decimal(chr(c)) == 0:
            runs.append(c)
    assert all(c - z == unicodedata.decimal(chr(c)) for z in runs for c in range(z, z + 10))
    assert len(runs) * 10 == len(decimal)
    write_ranges("digits", "The digit noughts: decimal digits are these and the nine that follow each.", runs)
    runs = []
    for c in sorted(number):
        value, is_digit = Fraction(number[c]).limit_denominator(1000), c in digit
        assert value.numerator / value.denominator == number[c]
        last = runs[-1] if runs else None
        if last and last[0] + last[1] == c and last[1] < 16 and last[2] + last[1] == value and last[3] == is_digit:
            last[1] += 1
        else:
            runs.append([c, 1, value, is_digit])
    values = sorted({run[2] for run in runs})
    assert len(values) <= 256 and max(number) < 1 << 18
    print("// Values of other numbers: numerator, denominator, how many noughts follow.")
    items = []
    for value in values:
        top, zeros = value.numerator, 0
        while top > 9999 and top % 10 == 0:
            top, zeros = top // 10, zeros + 1
        assert -2 < top < 1 << 15 and value.denominator < 1 << 15
        items.append("{%d, %d, %d}" % (top, value.denominator, zeros))
    write_bytes("number_values", items, "number_value_t", 12)
    print("// Other numbers: first character << 13 | index of its value << 5 | how many follow with values that go up by one << 1 | are digits.")
    write_bytes("number_runs", [f"{c << 13 | values.index(value) << 5 | (count - 1) << 1 | is_digit}u" for c, count, value, is_digit in runs], "uint32_t", 10)


print("// Made by engine/build/unicode-tables.py from Unicode 14.0.0. Included by unicode_data.c.\n")
write_categories()
write_cases()
write_classes()
write_numbers()
