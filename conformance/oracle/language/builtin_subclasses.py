# case: int
class I(int):
    def __new__(cls, a, b): return super().__new__(cls, a * b)
    def double(self): return self * 2
i = I(3, 4)
print(i, repr(i), i + 1, 1 + i, type(i + 1), i.double(), i == 12, hash(i) == hash(12), {12: 'x'}[i], [0] * I(1, 2), range(I(1, 3)), 'abc'[I(1, 1)], isinstance(i, int), f'{i:04d}', '%d' % i, sum([i, i]), i.bit_length(), -i, i < 13, 13 > i, max(i, 5), int(i), float(i), bool(I(0, 1)), i.x if hasattr(i, 'x') else 'no x')
i.x = 5; print(i.x, i.__dict__)
# case: str
class S(str):
    def shout(self): return self.upper() + '!'
s = S('abc')
print(s, repr(s), s + 'd', 'z' + s, type(s + 'd'), s.shout(), s == 'abc', 'abc' == s, {s: 1}['abc'], {'abc': 2}[s], s in 'xabcx', 'b' in s, len(s), s[1], s[1:], list(s), ','.join([s, s]), s.join('xy'), f'{s:>5}|', '%s' % s, s.split('b'), 'xabc'.endswith(s), 'abcabc'.replace(s, 'q'), int(S('5')), S('a') < S('b'), sorted([S('b'), S('a')]), s.encode(), isinstance(s, str), str(s), type(str(s)), hash(s) == hash('abc'))
# case: str with new
class Name(str):
    def __new__(cls, first, last):
        self = super().__new__(cls, first + ' ' + last)
        self.first = first
        return self
n = Name('A', 'B'); print(n, n.first, n.lower())
# case: float
class F(float):
    def __repr__(self): return 'F(' + super().__repr__() + ')'
f = F(2.5); print(f, f + 1, 1 - f, f * f, f == 2.5, f < 3, round(f), int(f), f.is_integer(), '%.1f' % f, f'{f:.2f}', abs(F(-1)), sum([f, f]), max(f, 1.0), [f])
# case: list
class L(list):
    def first(self): return self[0]
l = L([3, 1, 2])
print(l, l.first(), len(l), l + [4], [0] + l, type(l + [4]), l[1:], type(l[1:]), l == [3, 1, 2], [3, 1, 2] == l, sorted(l), l * 2, 3 in l, list(l), tuple(l), sum(l), max(l), l.index(1), bool(L()), L('ab'), [*l], isinstance(l, list))
l.append(9); l.sort(); l[0] = 'x'; del l[1]; l += [7]; l.extend(L([8])); print(l, l.x if hasattr(l, 'x') else '')
a, *b = l; print(a, b); print(l.copy(), l.pop(), l)
# case: list with init
class Stack(list):
    def __init__(self, *items):
        super().__init__(items)
        self.name = 'stack'
    def push(self, x): self.append(x)
s = Stack(1, 2); s.push(3); print(s, s.name, len(s))
class NoInit(list):
    def __init__(self, x): self.x = x
print(NoInit([1, 2]), NoInit(5).x)
# case: dict
class D(dict):
    def __missing__(self, k): return 'missing ' + str(k)
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n)
d = D(a=1); print(d, d['a'], d['b'], d.get('b'), 'b' in d, d.a, len(d), list(d), d == {'a': 1}, {**d}, dict(d), d.items(), d | {'c': 3}, type(d | {}), isinstance(d, dict))
d['z'] = 2; d.update(q=3); del d['a']; print(d, d.pop('q'), d.setdefault('w', 5), sorted(d), [k for k in d])
# case: dict with setitem does not change update
class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 10)
d = D(a=1); d['b'] = 2; d.update(c=3); print(d)
# case: tuple
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    @property
    def x(self): return self[0]
t = T(1, 2); print(t, t.x, t + (3,), len(t), t == (1, 2), hash(t) == hash((1, 2)), {t: 1}[(1, 2)], t[1:], type(t[1:]), '%s %s' % t, isinstance(t, tuple), (0,) + t, t < (1, 3))
a, b = t; print(a, b, t.count(1), max(t), [*t])
# case: set
class S(set):
    def add2(self, a, b): self.add(a); self.add(b)
s = S([1]); s.add2(2, 3); print(len(s), 2 in s, s == {1, 2, 3}, sorted(s | {4}), sorted(s & {1, 9}), type(s | {4}).__name__, isinstance(s, set), sorted({9} | s), s <= {1, 2, 3, 4}, S('a'), bool(S()))
# case: frozenset
class F(frozenset):
    def __new__(cls, *a): return super().__new__(cls, a)
f = F(1, 2); print(len(f), hash(f) == hash(frozenset([1, 2])), f == {1, 2}, sorted(f | {3}), {f: 1}[frozenset([1, 2])])
# case: bytes and bytearray
class B(bytes): pass
b = B(b'abc'); print(b, b + b'd', b[0], len(b), b == b'abc', {b'abc': 1}[b], b.upper(), b.decode(), isinstance(b, bytes))
class BA(bytearray): pass
a = BA(b'ab'); a.append(99); a += b'd'; print(a == b'abcd', len(a), a[0])
# case: exception
class E(Exception):
    def __init__(self, code, msg='m'):
        self.code = code
        super().__init__(msg)
e = E(5); print(e, repr(e), e.args, e.code)
class F(Exception):
    def __init__(self, a, b): self.a = a
f = F(1, 2); print(f, repr(f), f.args, f.a)
class G(Exception):
    def __str__(self): return 'G!'
print(G(1), repr(G(1)), str(G()), [G(2)])
class H(Exception): pass
print(str(H()), str(H('a')), str(H('a', 1)), repr(H()), repr(H('a', 1)), H('a', 1).args)
# case: new of builtin called directly
class I(int): pass
x = int.__new__(I, 7); print(type(x).__name__, x)
class L(list): pass
l = list.__new__(L); l.append(1); print(type(l).__name__, l)
try: object.__new__(I, 5)
except TypeError as e: print(e)
# case: instances have attributes and repr is inherited
class D(dict): pass
d = D(x=1); d.attr = 2; print(d, d.attr, vars(d))
# case: json and other consumers
import json
class D(dict): pass
class L(list): pass
class S(str): pass
class I(int): pass
print(json.dumps({'a': L([1, D(b=S('x'))]), 'c': I(5)}))
print(', '.join(L(['a', S('b')])), sum(L([1, I(2)])), max(L([1, 2])), dict(L([('a', 1)])), S('{}').format(I(3)), '%(a)s' % D(a=1), S('a-b').split(S('-')))
# case: isinstance checks of natives taking subclasses
class S(str): pass
class I(int): pass
print(int(S('12'), I(8)), chr(I(65)), ord(S('a')), S('abc').center(I(7), S('*')), 'a' * I(3), round(2.567, I(2)), pow(I(2), I(3)), getattr(I(1), S('real')), [1, 2, 3][I(0):I(2)], list(range(I(0), I(4), I(2))), bytes(I(2)), 'a,b'.split(S(',')), S('x') * 2, hex(I(10)), abs(I(-3)), divmod(I(7), I(2)), I(7) // 2, I(7) / I(2), ~I(1), I(5) & 4, I(1) << 2)
# case: super().__init__ not called in dict subclass
class D(dict):
    def __init__(self, *a): pass
d = D({'a': 1}); print(d); d['x'] = 1; print(d)
# case: pickle-like reconstruction
class P(tuple):
    def __new__(cls, a, b): return tuple.__new__(cls, (a, b))
p = P(1, 2); q = P.__new__(P, *p); print(p == q, type(q).__name__)
# case: str subclass methods return plain str
class S(str):
    def __str__(self): return 'custom'
    def __repr__(self): return 'r'
print(S('a'), repr(S('a')), str(S('a')), S('a') + 'b', f'{S("a")}', '%s' % S('a'), '{}'.format(S('a')), ''.join([S('a')]), [S('a')])
# case: int subclass with str
class I(int):
    def __str__(self): return 'one'
print(I(1), f'{I(1)}', '%s' % I(1), '%d' % I(1), str(I(1)), repr(I(1)), [I(1)])
# case: comparison between subclasses
class A(int): pass
class B(A): pass
print(A(1) == B(1), A(1) < B(2), B(1) == 1, A(1) != B(1), A(1) + B(2))
# case: counter-like defaultdict subclass
from collections import OrderedDict, defaultdict
class DD(defaultdict):
    def total(self): return sum(self.values())
d = DD(int); d['a'] += 2; d['b'] += 3; print(d.total(), dict(d))
class O(OrderedDict): pass
o = O(a=1); o['b'] = 2; print(list(o.items()))

# case: a mixin's __init__ after a type that has none
class Says:
    def __init__(self, *args):
        print("init", args)
class Row(tuple, Says):
    pass
class Number(int, Says):
    pass
class Items(list, Says):
    pass
print(Row(), Row([1, 2]), Number(3), Items([1]))

# case: types that cannot be a base
for base in (bool, range, slice, memoryview, type(None), type(lambda: 0)):
    try:
        type("Derived", (base,), {})
    except TypeError as error:
        print(error)
