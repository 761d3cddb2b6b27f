def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

# case: sum
print(sum([]), sum([1, 2, 3]), sum([0.1] * 3), sum([1, 2.5]), sum([1.5, 2]), sum([[1], [2]], []), sum((1, 2), 10), sum([1, 2], start=5), sum([True, True]), sum([10**20, 1]), sum([2**30] * 5), sum([1, 2j]), sum(range(100001)), sum([1.5, 10**20, 3]), sum(x for x in (1, 2)), sum({1: 'a', 2: 'b'}))
show(lambda: sum(['a', 'b']))
show(lambda: sum(['a'], ''))
show(lambda: sum([b'a'], b''))
show(lambda: sum([bytearray()], bytearray()))

# case: min and max
print(min(3, 1, 2), max([3, 1, 2]), min('hello'), max('a', 'b', key=lambda c: -ord(c)), min([], default=None), max([5], default=1), max((1, 'a'), (0, 'b')), min([[1, 2], [1]], key=len), max([1, 3, -5], key=abs), min({3: 1, 2: 5}), max(1, 2.0, True), min(1, 1.0), max([1, 2], key=None), max(iter([4, 9, 2])))
show(lambda: max([]))
show(lambda: min(()))
show(lambda: max())
show(lambda: min(1, 2, default=3))
show(lambda: max([1], wrong=2))
class Odd:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return []
    def __gt__(self, other): return [1]
print(max(Odd(1), Odd(2), Odd(3)).n, min(Odd(1), Odd(2)).n)

# case: sorted
print(sorted([3, 1, 2]), sorted('hello'), sorted([1, -3, 2], key=abs), sorted([1, 2, 3], reverse=True), sorted({'b': 1, 'a': 2}), sorted([(1, 'b'), (1, 'a')]), sorted([], key=None), sorted(['b', 'A', 'c'], key=str.lower))
show(lambda: sorted([1], lambda x: x))
show(lambda: sorted())

# case: enumerate
print(list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate('ab', start=-1)), list(enumerate(iterable='a')), list(enumerate('ab', 2**31 - 1)), list(enumerate('a', 10**20)), list(enumerate([], 3)))
show(lambda: enumerate('a', 1.5))

# case: zip
print(list(zip()), list(zip('ab')), list(zip('abc', [1, 2])), list(zip('ab', [1, 2], strict=True)), list(zip(strict=True)), dict(zip('ab', range(5))), list(zip(*[(1, 2), (3, 4)])), list(zip('ab', 'cd', strict=False)))
show(lambda: list(zip('ab', 'a', strict=True)))
show(lambda: list(zip('a', 'ab', strict=True)))
show(lambda: list(zip('ab', 'ab', 'a', strict=True)))
show(lambda: list(zip('a', 'a', 'ab', strict=True)))

# case: map and filter
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(filter(None, [0, 1, '', 'a', None, []])), list(filter(lambda x: x > 1, [1, 2, 3])), list(map(pow, [2, 3], [3, 2])), next(map(len, ['abc'])))
m = map(int, '123')
print(next(m), list(m), list(m))

# case: reversed
print(list(reversed([1, 2, 3])), list(reversed('abc')), list(reversed(range(3))), list(reversed((1,))), ''.join(reversed('xyz')))
class R:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 10
class S:
    def __reversed__(self): return iter('custom')
print(list(reversed(R())), list(reversed(S())))
show(lambda: reversed({1, 2}))
show(lambda: reversed(5))
show(lambda: reversed(x for x in []))

# case: all and any
print(all([]), any([]), all([1, 0]), any([0, 2]), all(x > 0 for x in (1, 2)), any('') , all({}), any({0: 1}))

# case: abs, divmod, pow
print(abs(-5), abs(-2.5), abs(3+4j), abs(True), abs(-10**20), divmod(7, -3), divmod(-7.5, 2), pow(2, 10), pow(2, -1), pow(2, 10, 1000), pow(3, -1, 11))
class D:
    def __divmod__(self, o): return 'divmod', o
    def __rdivmod__(self, o): return 'rdivmod', o
    def __abs__(self): return 'abs'
    def __pow__(self, e, m=None): return 'pow', e, m
    def __rpow__(self, b): return 'rpow', b
    def __round__(self, n=None): return 'round', n
print(divmod(D(), 2), divmod(2, D()), abs(D()), pow(D(), 2), pow(D(), 2, 3), pow(2, D()), round(D()), round(D(), 2))

# case: round of ints
print(round(5), round(15, -1), round(25, -1), round(-15, -1), round(1234, -2), round(1250, -2), round(1350, -2), round(5, -5), round(5, 3), round(10**20 + 5, -1), round(True), round(55, -2), round(-55, -2), round(7, None), round(number=17, ndigits=-1))
show(lambda: round('a'))
show(lambda: round([]))
show(lambda: round(1, 'a'))

# case: hex, oct, bin
class I:
    def __index__(self): return 255
print(hex(255), hex(-255), hex(0), oct(8), oct(-8), bin(5), bin(-5), bin(0), hex(2**100), oct(2**100), bin(2**40), hex(True), hex(I()), oct(I()), bin(I()))
for f in (hex, oct, bin):
    for x in (1.5, 'a', None):
        show(lambda: f(x))

# case: chr and ord
print(chr(65), chr(8364), chr(0x1f600), chr(0) == '\0', ord('A'), ord('€'), ord('😀'), ord(b'a'), ord(bytearray(b'z')), chr(I()) if False else '')
for x in (-1, 0x110000, 10**20, 'a', 1.5):
    show(lambda: chr(x))
for x in ('', 'ab', b'ab', b'', 5, None):
    show(lambda: ord(x))

# case: iter with a sentinel
it = iter([1, 2, 3, 4].pop, 2)
print(list(it), list(it))
n = 0
def count():
    global n
    n += 1
    return n
print(list(iter(count, 4)))
show(lambda: iter(5, 0))
show(lambda: iter(5))

# case: next
it = iter([1])
print(next(it), next(it, 'default'), next(it, None))
show(lambda: next(it))
show(lambda: next([]))

# case: print
print(1, 2, 3, sep='-', end='!\n')
print('a', 'b', sep=None, end=None)
print()
print(sep='x')
print('x', flush=True)
print(*[1, 2], sep='')
for kw in [dict(sep=1), dict(end=b''), dict(wrong=1)]:
    try:
        print('x', **kw)
    except TypeError as e:
        print(e)
class W:
    def __init__(self): self.out = []
    def write(self, s): self.out.append(s)
    def flush(self): self.out.append('flushed')
w = W()
print(1, 'b', [3], file=w, sep='+', end='.', flush=True)
print(w.out)

# case: print to sys.stdout, whatever it is
import sys, io
old = sys.stdout
sys.stdout = io.StringIO()
print('captured', 1)
text = sys.stdout.getvalue()
sys.stdout = old
print(repr(text))

# case: callable, id, hash
print(callable(print), callable(int), callable(5), callable(lambda: 1), id(5) == id(5), hash('a') == hash('a'), hash(5), hash(True), hash(2**40), hash(-1))
show(lambda: hash([]))

# case: ascii, format, vars
print(ascii('häß€😀\n'), ascii([1, 'é']), format(3.14159, '.2f'), format(255, 'x'), format('a', '>5'), format(5), format('x', ''))
class V:
    def __init__(self): self.a = 1
print(vars(V()), 'show' in vars() or 'show' in globals())
show(lambda: vars(5))
show(lambda: format(5, 5))
show(lambda: format('a', 'd'))

# case: names that are there
print(__debug__, Ellipsis, NotImplemented, ... is Ellipsis, __name__)
import builtins
print([n for n in ['abs', 'aiter', 'all', 'anext', 'any', 'ascii', 'bin', 'bool', 'bytearray', 'bytes', 'callable', 'chr', 'classmethod', 'compile', 'complex', 'delattr', 'dict', 'dir', 'divmod', 'enumerate', 'eval', 'exec', 'exit', 'filter', 'float', 'format', 'frozenset', 'getattr', 'globals', 'hasattr', 'hash', 'hex', 'id', 'input', 'int', 'isinstance', 'issubclass', 'iter', 'len', 'list', 'locals', 'map', 'max', 'memoryview', 'min', 'next', 'object', 'oct', 'open', 'ord', 'pow', 'print', 'property', 'quit', 'range', 'repr', 'reversed', 'round', 'set', 'setattr', 'slice', 'sorted', 'staticmethod', 'str', 'sum', 'super', 'tuple', 'type', 'vars', 'zip', '__import__', '__build_class__'] if not hasattr(builtins, n)])

# case: exit
try:
    exit(3)
except SystemExit as e:
    print('exit', e.code)
try:
    quit()
except SystemExit as e:
    print('quit', e.code)
exit()

# case: hostile numbers
class Bad:
    def __index__(self): return 'x'
    def __float__(self): return 'x'
    def __int__(self): return 'x'
for f in (hex, chr, float, int, lambda x: [1][x], lambda x: round(1.5, x), lambda x: pow(2, x, 5), lambda x: 'a' * x, range):
    try:
        f(Bad())
    except TypeError as e:
        print('TypeError')
class Raises:
    def __index__(self): raise KeyError('index')
for f in (hex, chr, range, lambda x: round(1, x), lambda x: int.from_bytes([x], 'big'), lambda x: (1).to_bytes(x, 'big')):
    show(lambda: f(Raises()))
