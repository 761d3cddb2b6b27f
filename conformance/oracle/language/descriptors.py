# case: non-data descriptor and instance dict
class N:
    def __get__(self, o, t=None): return ('get', o is not None, t.__name__)
class A:
    n = N()
a = A(); print(a.n, A.n)
a.__dict__['n'] = 'own'; print(a.n)
a.n = 'set'; print(a.n)
# case: data descriptor before instance dict
class D:
    def __get__(self, o, t=None): return 'D' if o is not None else self
    def __set__(self, o, v): print('set', v)
    def __delete__(self, o): print('delete')
class A:
    d = D()
a = A(); a.__dict__['d'] = 'own'
print(a.d, isinstance(A.d, D)); a.d = 1; del a.d
print(a.__dict__)
# case: set without get
class D:
    def __set__(self, o, v): o.__dict__['x'] = v * 2
class A: x = D()
a = A(); print(type(a.x).__name__); a.x = 4; print(a.x)
# case: validated attribute
class Positive:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, o, t): return o.__dict__[self.name] if o else self
    def __set__(self, o, v):
        if v <= 0: raise ValueError(self.name + ' must be positive')
        o.__dict__[self.name] = v
class Item:
    price = Positive(); n = Positive()
    def __init__(self, p, n): self.price = p; self.n = n
i = Item(3, 4); print(i.price * i.n, i.__dict__)
try: i.n = -1
except ValueError as e: print(e)
# case: private storage
class Field:
    def __set_name__(self, owner, name): self.k = '_' + name
    def __get__(self, o, t=None): return getattr(o, self.k, None)
    def __set__(self, o, v): setattr(o, self.k, v)
class A: x = Field(); y = Field()
a = A(); a.x = 5; print(a.x, a.y, vars(a))
# case: lazy property
class lazy:
    def __init__(self, f): self.f = f; self.name = f.__name__
    def __get__(self, o, t=None):
        if o is None: return self
        v = o.__dict__[self.name] = self.f(o); return v
class A:
    @lazy
    def x(self): print('computing'); return 5
a = A(); print(a.x, a.x, vars(a))
# case: functions are descriptors
def f(self, x=0): return (self, x)
print(f.__get__(5)(), f.__get__(None, int) is f)
class A: pass
A.f = f; a = A(); print(a.f(1)[0] is a, A.f is f)
m = f.__get__('s'); print(m(3), m.__self__, m.__func__ is f)
# case: method attributes
class A:
    def f(self): "doc"
    f.tag = 5
a = A(); m = a.f
print(m.__self__ is a, m.__func__ is A.f, m.__name__, m.tag, a.f == a.f, a.f is a.f, hash(a.f) == hash(a.f), A().f == a.f)
try: m.x = 1
except AttributeError as e: print(e)
# case: descriptor set on class later
class A: pass
class B(A): pass
b = B(); b.x = 1
A.x = property(lambda s: 'prop'); A.x.__set_name__(A, 'x') if hasattr(A.x, '__set_name__') else None
print(b.x, B().x)
try: b.x = 5
except AttributeError as e: print(e)
# case: descriptor in the class found through instance of subclass with getattr
class D:
    def __get__(self, o, t): raise AttributeError('inner')
class A:
    d = D()
    def __getattr__(self, n): return 'fallback ' + n
print(A().d)
# case: property basics
class A:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "the x"
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): del self._x
a = A(); a.x = 5; print(a.x)
del a.x
try: a.x
except AttributeError as e: print(e)
print(A.x.fget.__name__, A.x.fset.__name__, A.x.fdel.__name__, type(A.x))
# case: property without setter
class A:
    @property
    def x(self): return 1
    y = property(None, lambda s, v: None)
a = A()
for f in (lambda: setattr(a, 'x', 1), lambda: delattr(a, 'x'), lambda: a.y, lambda: delattr(a, 'y')):
    try: f()
    except AttributeError as e: print(e)
# case: property arguments and docs
p = property(lambda s: 1, doc='hi'); print(p.__doc__)
p = property(fget=lambda s: 1, fset=None); print(p.fset, p.fdel, p.__doc__)
class A: x = property(lambda self: 5)
print(A().x, A.x.__get__(A()), A.x.__get__(None, A) is A.x)
# case: property with inheritance
class A:
    @property
    def x(self): return 'A'
class B(A):
    @A.x.setter
    def x(self, v): print('set', v)
B().x = 3; print(B().x)
class C(A):
    @property
    def x(self): return 'C' + super().x
print(C().x)
# case: property subclass
class P(property):
    def __get__(self, o, t=None): return 'P:' + str(super().__get__(o, t))
class A:
    @P
    def x(self): return 1
print(A().x)
# case: classmethod and staticmethod objects
class A:
    @classmethod
    def c(cls, x): return (cls.__name__, x)
    @staticmethod
    def s(x): return x
class B(A): pass
print(A.c(1), B.c(2), B().c(3), A.s(4), B().s(5), A.c.__self__ is A, A.c.__func__)if False else print(A.c(1), B.c(2), B().c(3), A.s(4), B().s(5), B.c.__self__ is B)
print(type(A.__dict__['c']).__name__, type(A.__dict__['s']).__name__, A.__dict__['s'](7), A.__dict__['s'].__func__ is A.s, A.__dict__['c'].__func__.__name__)
print(A.__dict__['c'].__get__(None, B)(9), A.__dict__['s'].__wrapped__ is A.s)
# case: getattr hook
class A:
    x = 1
    def __getattr__(self, n):
        if n == 'y': return 2
        raise AttributeError('no ' + n)
a = A(); print(a.x, a.y, hasattr(a, 'z'), getattr(a, 'z', 'default'))
try: a.z
except AttributeError as e: print(e)
# case: getattribute hook
class A:
    def __init__(self): self.v = 1
    def __getattribute__(self, n):
        print('get', n)
        return object.__getattribute__(self, n)
    def m(self): return self.v
print(A().m())
# case: getattribute with getattr
class A:
    def __getattribute__(self, n):
        if n == 'bad': raise AttributeError(n)
        return super().__getattribute__(n)
    def __getattr__(self, n): return 'getattr ' + n
a = A(); a.x = 1; print(a.x, a.bad, a.other)
# case: setattr hook
class A:
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2)
a = A(); a.x = 2; print(a.x); object.__setattr__(a, 'y', 1); print(a.y, a.__dict__)
# case: read-only object through setattr
class A:
    def __init__(self): self.__dict__['x'] = 1
    def __setattr__(self, n, v): raise AttributeError('frozen ' + n)
    def __delattr__(self, n): raise AttributeError('cannot delete ' + n)
a = A(); print(a.x)
for f in (lambda: setattr(a, 'x', 2), lambda: delattr(a, 'x')):
    try: f()
    except AttributeError as e: print(e)
# case: attribute errors
class A: pass
import sys
for f in (lambda: A().x, lambda: A.x, lambda: (5).x, lambda: int.x, lambda: sys.nothing, lambda: (lambda: 0).x, lambda: None.x):
    try: f()
    except AttributeError as e: print(e)
# case: deleting and setting errors
class A: pass
a = A()
for f in (lambda: delattr(a, 'x'), lambda: delattr(A, 'x'), lambda: setattr(5, 'x', 1), lambda: setattr(int, 'x', 1), lambda: setattr('', 'x', 1), lambda: setattr([], 'x', 1)):
    try: f()
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
# case: instance dict is live
class A: pass
a = A(); d = a.__dict__; a.x = 1; print(d); d['y'] = 2; print(a.y, vars(a) is d)
del d['x']
print(hasattr(a, 'x')); a.__dict__.update(p=1, q=2); print(a.p + a.q, sorted(d))
a.__dict__ = {'new': 1}; print(a.new, hasattr(a, 'p'), a.__dict__)
# case: class dict
class A:
    x = 1
    def f(self): pass
d = A.__dict__
print(type(d).__name__, d['x'], 'f' in d, 'y' in d); A.y = 2; print(d['y'], [k for k in d if not k.startswith('__')])
try: d['z'] = 1
except TypeError as e: print(e)
# case: class assignment
class A:
    def who(self): return 'A'
class B:
    def who(self): return 'B'
a = A(); a.x = 1; a.__class__ = B; print(a.who(), type(a).__name__, a.x)
for v in (5, int, list):
    try: a.__class__ = v
    except TypeError as e: print(e)
class L(list): pass
try: L().__class__ = A
except TypeError as e: print(e)
# case: dir
class A:
    def __init__(self): self.b = 1
    a = 1
    def c(self): pass
print([n for n in dir(A()) if not n.startswith('__')], [n for n in dir(A) if not n.startswith('__')])
class B:
    def __dir__(self): return ['z', 'a']
print(dir(B()))
# case: object methods
o = object(); p = object()
print(o == o, o == p, o != p, object.__eq__(o, p), object.__ne__(o, o), hash(o) == object.__hash__(o))
class A: pass
a = A()
object.__setattr__(a, 'x', 1); print(object.__getattribute__(a, 'x')); object.__delattr__(a, 'x'); print(hasattr(a, 'x'))
print(object.__repr__(a).startswith('<__main__.A object at 0x'), object.__str__(a) == repr(a), object.__format__(a, '') == str(a))
try: format(a, 'x')
except TypeError as e: print(e)
try: object(1)
except TypeError as e: print(e)
try: object().x = 1
except AttributeError as e: print(e)
# case: getattr with defaults and bad names
class A: x = 1
print(getattr(A, 'x'), getattr(A, 'y', None), getattr(A(), 'y', 5))
for f in (lambda: getattr(A, 5), lambda: hasattr(A, 5), lambda: setattr(A(), 5, 1)):
    try: f()
    except TypeError as e: print(e)

# case: properties of classes
class A:
    n = 5
    @classmethod
    @property
    def double(cls):
        return cls.n * 2
class B(A):
    n = 6
print(A.double, A().double, B.double)
import functools
class C:
    p = classmethod(functools.partial(lambda *a: len(a)))
print(C.p(), C().p(1))
