# Texts about values for the messages of failed assertions.

_LONGEST = 80
_BEGIN = 5
_END = 5
_COMMON = 5
_DIFFERENT = 41


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if short and len(text) >= _LONGEST:
        return text[:_LONGEST] + " [truncated]..."
    return text


def _shorten(text, begin, end):
    left_out = len(text) - begin - end
    if left_out > 12:
        return "%s[%d chars]%s" % (text[:begin], left_out, text[len(text) - end:])
    return text


# Long texts are shown around the place where they begin to differ.
def _common_shorten_repr(*values):
    texts = tuple(map(safe_repr, values))
    longest = max(map(len, texts))
    if longest <= _LONGEST:
        return texts
    low = min(texts)
    high = max(texts)
    n = 0
    while n < len(low) and low[n] == high[n]:
        n += 1
    prefix = low[:n]
    common = _LONGEST - _BEGIN - 12 - (longest - n)
    if common > _COMMON:
        prefix = _shorten(prefix, _BEGIN, common)
        return tuple([prefix + t[n:] for t in texts])
    prefix = _shorten(prefix, _BEGIN, _COMMON)
    return tuple([prefix + _shorten(t[n:], _DIFFERENT, _END) for t in texts])


def strclass(cls):
    return cls.__module__ + "." + getattr(cls, "__qualname__", cls.__name__)


# Both lists are sorted; what is only in the first, and only in the second.
def sorted_list_difference(expected, actual):
    missing = []
    unexpected = []
    i = j = 0
    while i < len(expected) and j < len(actual):
        e = expected[i]
        a = actual[j]
        if e < a:
            missing.append(e)
            i += 1
            while i < len(expected) and expected[i] == e:
                i += 1
        elif e > a:
            unexpected.append(a)
            j += 1
            while j < len(actual) and actual[j] == a:
                j += 1
        else:
            i += 1
            while i < len(expected) and expected[i] == e:
                i += 1
            j += 1
            while j < len(actual) and actual[j] == a:
                j += 1
    missing += expected[i:]
    unexpected += actual[j:]
    return missing, unexpected


def unorderable_list_difference(expected, actual):
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y):
    return (x > y) - (x < y)


# Counts of values that are not hashable: (in the first, in the second, value) of each whose counts differ.
def _count_diff_all_purpose(actual, expected):
    first = list(actual)
    second = list(expected)
    rest = list(range(len(second)))
    result = []
    seen = [False] * len(first)
    for i in range(len(first)):
        if seen[i]:
            continue
        value = first[i]
        n = 0
        for k in range(i, len(first)):
            if not seen[k] and first[k] == value:
                n += 1
                seen[k] = True
        keep = [k for k in rest if not second[k] == value]
        m = len(rest) - len(keep)
        rest = keep
        if n != m:
            result.append((n, m, value))
    while rest:
        value = second[rest[0]]
        keep = [k for k in rest if not second[k] == value]
        result.append((0, len(rest) - len(keep), value))
        rest = keep
    return result


def _count_diff_hashable(actual, expected):
    first = {}
    second = {}
    for v in actual:
        first[v] = first.get(v, 0) + 1
    for v in expected:
        second[v] = second.get(v, 0) + 1
    result = [(n, second.get(v, 0), v) for v, n in first.items() if n != second.get(v, 0)]
    result += [(0, n, v) for v, n in second.items() if v not in first]
    return result
