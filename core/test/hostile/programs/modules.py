import _codecs
import _functools
import _imp
import _typenames
import itertools
import operator
import unicodedata
import zlib


def adder(first, second, *, third=0):
    return first + second + third


cached = _functools._lru_cache_wrapper(lambda number: number * number, 4, False, tuple)
packed = b'x\x9c+HL\xceNM)\x181$\x00T\xd3`A'
[
    _functools.reduce(operator.mul, range(1, 8)),
    _functools.partial(adder, 1, third=3)(2),
    sorted([3, 1, 2], key=_functools.cmp_to_key(lambda a, b: b - a)),
    [cached(number % 3) for number in range(9)],
    list(itertools.islice(itertools.chain("ab", itertools.count(5)), 4)),
    [(key, list(group)) for key, group in itertools.groupby("aabbb")],
    list(itertools.permutations("abc", 2))[-1],
    list(itertools.product([1, 2], "xy"))[1],
    operator.itemgetter(1, 0)("ab"),
    unicodedata.category("é"),
    zlib.decompress(packed) == b"packed" * 40,
    zlib.crc32(packed) == zlib.crc32(bytes(packed)),
    _imp.is_builtin("sys") != 0,
    isinstance(operator, _typenames.ModuleType),
    callable(_codecs.register_error),
]
