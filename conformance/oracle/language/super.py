# case: explicit super
class A:
    def f(self): return 'A'
class B(A):
    def f(self): return 'B'
class C(B):
    def f(self): return 'C'
c = C()
print(super(C, c).f(), super(B, c).f(), super(B, C).f(c))
# case: super in classmethod
class A:
    @classmethod
    def make(cls): return cls.__name__
class B(A):
    @classmethod
    def make(cls): return 'B' + super().make()
class C(B): pass
print(B.make(), C.make(), C().make())
# case: super in staticmethod style new
class A:
    def __new__(cls, *a): 
        self = super().__new__(cls); self.a = a; return self
class B(A):
    def __new__(cls, x):
        return super().__new__(cls, x, x)
print(B(3).a)
# case: super attribute and property
class A:
    x = 5
    @property
    def p(self): return 'A.p of ' + type(self).__name__
class B(A):
    @property
    def p(self): return 'B+' + super().p
    def g(self): return super().x
print(B().p, B().g())
# case: super missing attribute
class A: pass
class B(A):
    def f(self): return super().nothing
try: B().f()
except AttributeError as e: print(e)
# case: super of wrong object
class A: pass
class B(A): pass
try: super(B, A()).x
except TypeError as e: print(e)
try: super(5, A())
except TypeError as e: print(e)
# case: super repr
class A: pass
class B(A): pass
print(repr(super(B, B())), repr(super(B, B)))
# case: super attributes
class A: pass
class B(A): pass
b = B()
s = super(B, b)
print(s.__thisclass__, s.__self_class__, s.__self__ is b)
# case: super and operators of builtins
class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
    def __getitem__(self, k): return super().__getitem__(k) + 1
    def __contains__(self, k): return not super().__contains__(k)
    def __len__(self): return super().__len__() + 100
    def __delitem__(self, k): print('del', k); super().__delitem__(k)
    def __iter__(self): return iter(sorted(super().__iter__()))
    def __repr__(self): return 'D' + super().__repr__()
d = D(); d['a'] = 5
print(d['a'], 'a' in d, 'b' in d, len(d), d)
del d['a']; print(dict(d))
# case: super in list subclass
class L(list):
    def append(self, x): super().append(x); super().append(x)
    def __add__(self, o): return L(super().__add__(o))
    def __eq__(self, o): return super().__eq__(o)
    def __getitem__(self, i): return ('got', super().__getitem__(i))
    def pop(self, *a): return super().pop(*a)
l = L(); l.append(1)
print(l, l + [2], type(l + [2]), l == [1, 1], l[0], l.pop(), l)
# case: super in int subclass
class I(int):
    def __add__(self, o): return I(super().__add__(o))
    def __repr__(self): return 'I(' + super().__repr__() + ')'
    def __eq__(self, o): return super().__eq__(o)
    def __hash__(self): return super().__hash__()
i = I(5)
print(i + 1, repr(i + 1), i == 5, hash(i) == hash(5), {I(1): 2}[1])
# case: super in str subclass
class S(str):
    def upper(self): return S(super().upper() + '!')
    def __len__(self): return super().__len__() * 10
print(S('abc').upper(), len(S('abc')), type(S('a').upper()))
# case: super in exception
class E(ValueError):
    def __init__(self, a, b):
        super().__init__(a + b)
        self.a = a
    def __str__(self): return 'E<' + super().__str__() + '>'
e = E('x', 'y'); print(e, repr(e), e.args, e.a)
# case: super init of object
class A:
    def __init__(self): super().__init__(); print('ok')
A()
class B:
    def __init__(self, x): super().__init__(x)
try: B(1)
except TypeError as e: print(e)
# case: super new with extra arguments
class B:
    def __new__(cls, x): return super().__new__(cls, x)
try: B(1)
except TypeError as e: print(e)
# case: no arguments expected
class A: pass
for args in ((1,), (1, 2)):
    try: A(*args)
    except TypeError as e: print(e)
try: A(x=1)
except TypeError as e: print(e)
# case: super with multiple inheritance and builtin
class Log:
    def append(self, x): print('log', x); super().append(x)
class L(Log, list): pass
l = L(); l.append(3); print(l)
# case: super setattr and getattribute
class A:
    def __setattr__(self, n, v): super().__setattr__(n, v + 1)
    def __getattribute__(self, n): 
        v = super().__getattribute__(n)
        return v * 10 if isinstance(v, int) else v
a = A(); a.x = 1; print(a.x, a.__dict__)
# case: super delattr
class A:
    def __delattr__(self, n): print('del', n); super().__delattr__(n)
a = A(); a.x = 1; del a.x
try: del a.x
except AttributeError as e: print(e)
# case: super in nested function and comprehension
class A:
    def f(self): return 1
class B(A):
    def f(self):
        def g(): return super(B, self).f()
        return [g() for _ in range(2)]
print(B().f())
# case: __class__ cell
class A:
    def f(self): return __class__
class B(A): pass
print(B().f())
# case: super calls metaclass methods
class M(type):
    def __call__(cls, *a, **k):
        o = super().__call__(*a, **k); o.made = True; return o
    def __new__(m, n, b, d): return super().__new__(m, n, b, d)
    def __init__(cls, n, b, d): super().__init__(n, b, d); cls.ready = 1
A = M('A', (), {}); print(A().made, A.ready)
