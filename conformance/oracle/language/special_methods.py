# case: reflected operators
class A:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return ('radd', o)
    def __rsub__(self, o): return ('rsub', o)
    def __rmul__(self, o): return ('rmul', o)
    def __rpow__(self, o): return ('rpow', o)
    def __rmatmul__(self, o): return ('rmatmul', o)
    def __rdivmod__(self, o): return ('rdivmod', o)
print(1 + A(), 'x' - A(), [1] * A(), 2 ** A(), 3 @ A())
try: A() + 1
except TypeError as e: print(e)
# case: unsupported operators
class A: pass
for f in (lambda: A() + 1, lambda: 1 - A(), lambda: A() * A(), lambda: A() < A(), lambda: A() >= 1, lambda: -A(), lambda: ~A(), lambda: A()[0], lambda: len(A()), lambda: iter(A()), lambda: A()(), lambda: 1 in A(), lambda: abs(A()), lambda: next(A()), lambda: divmod(A(), 1), lambda: A() @ 1, lambda: A() ** 2):
    try: print(f())
    except TypeError as e: print(e)
# case: item assignment not supported
class A: pass
a = A()
def f(): a[0] = 1
def g(): del a[0]
for h in (f, g):
    try: h()
    except TypeError as e: print(e)
# case: subclass has priority for reflected operators
class A:
    def __add__(self, o): return 'A.add'
    def __radd__(self, o): return 'A.radd'
    def __lt__(self, o): return 'A.lt'
    def __gt__(self, o): return 'A.gt'
    def __eq__(self, o): return 'A.eq'
class B(A):
    def __radd__(self, o): return 'B.radd'
    def __gt__(self, o): return 'B.gt'
    def __eq__(self, o): return 'B.eq'
class C(A): pass
print(A() + B(), A() + C(), B() + A(), A() < B(), A() == B(), A() == C(), A() < C())
# case: builtin subclass has priority
class I(int):
    def __radd__(self, o): return 'I.radd'
    def __rmul__(self, o): return 'I.rmul'
    def __gt__(self, o): return 'I.gt'
print(1 + I(2), 3 * I(2), 1 < I(2), I(2) + 1)
# case: in-place operators
class A:
    def __init__(self): self.l = []
    def __iadd__(self, o): self.l.append(o); return self
    def __isub__(self, o): return NotImplemented
    def __sub__(self, o): return 'sub'
a = A(); b = a; a += 1; a += 2; print(a is b, a.l)
a -= 1; print(a)
class B:
    def __add__(self, o): return 'add'
b = B(); b += 1; print(b)
try:
    b -= 1
except TypeError as e: print(e)
# case: all in-place operators
class A:
    for n in 'add sub mul matmul truediv floordiv mod pow lshift rshift and or xor'.split():
        exec('def __i%s__(self, o): return "i%s"' % (n, n))
for op in '+ - * @ / // % ** << >> & | ^'.split():
    a = A(); exec('a %s= 1' % op); print(a, end=' ')
print()
# case: comparisons reflect
class A:
    def __gt__(self, o): return 'gt'
    def __ge__(self, o): return 'ge'
print(1 < A(), 1 <= A(), A() > 1, A() < A())
# case: equality and identity
class A:
    def __eq__(self, o): return NotImplemented
a = A(); b = A()
print(a == a, a == b, a != b, a != a, a == 1)
class B:
    def __eq__(self, o): return True
print(B() == 5, 5 == B(), B() != 5, 5 != B(), [B()] == [1], B() in [1, 2])
class C:
    def __ne__(self, o): return 'ne'
print(C() != 1, 1 != C(), C() == 1)
# case: eq without hash
class A:
    def __eq__(self, o): return True
try: hash(A())
except TypeError as e: print(e)
try: {A(): 1}
except TypeError as e: print(e)
print(A.__hash__)
class B(A):
    def __hash__(self): return 5
print(hash(B()))
class C(A): pass
try: hash(C())
except TypeError as e: print(e)
# case: hash results
class A:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h
print(hash(A(5)), hash(A(-1)), hash(A(True)))
for h in ('x', None, 1.5):
    try: hash(A(h))
    except TypeError as e: print(e)
# case: hash and eq as dict keys
class P:
    def __init__(self, x): self.x = x
    def __hash__(self): return hash(self.x)
    def __eq__(self, o): return isinstance(o, P) and self.x == o.x
d = {P(1): 'a', P(2): 'b'}
print(d[P(1)], P(3) in d, len({P(1), P(1), P(2)}))
# case: bool
class A:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
print(bool(A(True)), not A(False), 1 if A(False) else 2)
try: bool(A(1))
except TypeError as e: print(e)
# case: len gives truth
class A:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
print(bool(A(0)), bool(A(3)), len(A(5)), len(A(True)))
for n in (-1, 'x', 1.5):
    try: len(A(n))
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
# case: call
class A:
    def __call__(self, *a, **k): return (a, k)
print(A()(1, x=2), callable(A()), callable(5), callable(A), callable(A().__call__))
a = A(); a.__call__ = lambda: 'instance'
print(a())
# case: special methods are looked up on the type
class A: pass
a = A(); a.__len__ = lambda: 5; a.__str__ = lambda: 'x'; a.__iter__ = lambda: iter([1])
for f in (lambda: len(a), lambda: list(a)):
    try: print(f())
    except TypeError as e: print(e)
print(str(a) == 'x')
# case: getattr does not give special methods
class A:
    def __getattr__(self, n): return lambda *a: 5
for f in (lambda: len(A()), lambda: A() + 1, lambda: A()[0], lambda: list(A()), lambda: next(A())):
    try: print(f())
    except TypeError as e: print(e)
print(A().anything())
# case: contains by iteration
class A:
    def __iter__(self): return iter([1, 2, 3])
print(2 in A(), 5 in A(), 5 not in A())
class B:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
print(20 in B(), 5 in B(), list(B()), [x for x in B()])
class C:
    def __contains__(self, x): return x
print(0 in C(), 'x' in C())
class D:
    __contains__ = None
    def __iter__(self): return iter([])
try: 1 in D()
except TypeError as e: print(e)
# case: iteration protocol
class A:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(A()), sum(A()), max(A()), [*A()], dict(zip(A(), A())), sorted(A(), reverse=True))
class B:
    def __iter__(self): return 5
try: iter(B())
except TypeError as e: print(e)
class C:
    __iter__ = None
try: iter(C())
except TypeError as e: print(e)
# case: reversed
class A:
    def __reversed__(self): return iter('rev')
print(list(reversed(A())))
class B:
    def __len__(self): return 3
    def __getitem__(self, i): return i
print(list(reversed(B())))
# case: index
class A:
    def __index__(self): return 2
print([1, 2, 3][A()], 'abc'[A()], list(range(A())), bin(A()), hex(A()), [0] * A(), (1, 2, 3, 4)[A():], int(A()), float(A()))
class B:
    def __index__(self): return 'x'
try: [1][B()]
except TypeError as e: print(e)
# case: conversions
class A:
    def __int__(self): return 5
    def __float__(self): return 2.5
    def __complex__(self): return 1j
    def __bytes__(self): return b'bb'
    def __round__(self, n=None): return ('round', n)
    def __trunc__(self): return 7
    def __floor__(self): return 8
    def __ceil__(self): return 9
    def __abs__(self): return 10
    def __neg__(self): return 11
    def __pos__(self): return 12
    def __invert__(self): return 13
    def __divmod__(self, o): return (1, o)
import math
a = A()
print(int(a), float(a), complex(a), bytes(a), round(a), round(a, 2), math.trunc(a), math.floor(a), math.ceil(a), abs(a), -a, +a, ~a, divmod(a, 3))
# case: conversion errors
class A: pass
for f in (int, float, complex, round, abs):
    try: f(A())
    except TypeError as e: print(e)
# case: str and repr
class A:
    def __repr__(self): return 'R'
class B(A):
    def __str__(self): return 'S'
print(A(), str(A()), repr(A()), B(), repr(B()), [B()], {1: B()}, (B(),), f'{B()} {B()!r}', '%s %r' % (B(), B()))
class C:
    def __str__(self): return 5
for f in (str, print):
    try: f(C())
    except TypeError as e: print(e)
class D:
    def __repr__(self): return None
try: repr(D())
except TypeError as e: print(e)
# case: format
class A:
    def __format__(self, spec): return 'fmt<' + spec + '>'
print(format(A(), 'x'), f'{A():>10}', '{:abc}'.format(A()), format(A()))
class B:
    def __str__(self): return 'B!'
print(format(B()), f'{B()}', '{}'.format(B()), f'{B()!s:>5}')
try: format(B(), '>5')
except TypeError as e: print(e)
# case: item access
class A:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
a = A(); print(a[1], a[1:2], a['x', 2], a[...], a[::2]); a[5] = 6; del a[7]
a[1] = 2
a['k'] += 'z'
# case: context manager on the type
class A:
    def __enter__(self): print('enter'); return 5
    def __exit__(self, t, v, tb): print('exit', t, v, tb is None); return True
with A() as x: print(x)
with A(): raise ValueError('v')
class B: pass
try:
    with B(): pass
except (TypeError, AttributeError) as e: print(type(e).__name__, e)
# case: length hint and missing attributes do not matter
class A:
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self): return 10
print(list(A()), tuple(A()))
# case: calling special methods directly
print((5).__add__(3), (5).__radd__(3), 'a'.__add__('b'), [1].__len__(), {1: 2}.__getitem__(1), (1).__eq__(1), (1).__eq__('x'), 'abc'.__contains__('b'))
print(int.__add__(1, 2), str.__len__('abc'), list.__getitem__([1, 2], 1), dict.__contains__({1: 2}, 1), int.__lt__(1, 2), object.__repr__ is not None)
print((5).__str__(), (5).__repr__(), 'x'.__repr__(), (2.5).__int__(), (5).__float__(), (5).__bool__(), (-5).__abs__(), (5).__index__(), (5).__hash__(), [1, 2].__iter__().__next__())
# case: hasattr for protocols
for x in (5, 'a', [1], {1: 2}, (1,), {1}, 2.5, None, print, iter([])):
    print([n for n in ('__len__', '__iter__', '__getitem__', '__call__', '__add__', '__hash__', '__contains__', '__next__', '__setitem__') if hasattr(x, n)])
# case: copy hooks
import copy
class A:
    def __init__(self, x): self.x = x
    def __copy__(self): return A('copied')
    def __deepcopy__(self, memo): return A('deep')
print(copy.copy(A(1)).x, copy.deepcopy(A(1)).x)
class B: pass
b = B(); b.l = [1]; c = copy.copy(b); d = copy.deepcopy(b)
print(c.l is b.l, d.l is b.l, d.l)
# case: total ordering by hand
class V:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return 'V%d' % self.v
l = [V(3), V(1), V(2)]
print(sorted(l), min(l), max(l))
# case: matmul and shifts
class A:
    def __matmul__(self, o): return ('@', o)
    def __lshift__(self, o): return ('<<', o)
    def __rrshift__(self, o): return ('r>>', o)
    def __and__(self, o): return ('&', o)
    def __ror__(self, o): return ('r|', o)
    def __xor__(self, o): return ('^', o)
    def __floordiv__(self, o): return ('//', o)
    def __mod__(self, o): return ('%', o)
    def __truediv__(self, o): return ('/', o)
a = A(); print(a @ 1, a << 2, 3 >> a, a & 4, 5 | a, a ^ 6, a // 7, a % 8, a / 9)
