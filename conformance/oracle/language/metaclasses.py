# case: new init call order
class M(type):
    def __new__(m, name, bases, ns, **kw):
        print('new', name, bases, sorted(kw))
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print('init', cls.__name__, sorted(kw))
        super().__init__(name, bases, ns)
    def __call__(cls, *args, **kw):
        print('call', args, kw)
        return super().__call__(*args, **kw)
class A(metaclass=M, x=1):
    def __init__(self, a): print('A.init', a)
A(5)
class B(A): pass
print(type(B), type(A), isinstance(A, M), issubclass(M, type))
# case: prepare
class M(type):
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print('prepare', name, bases, kw)
        return {'injected': 42}
    def __new__(m, name, bases, ns, **kw):
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): pass
class A(metaclass=M, k=2):
    y = injected + 1
print(A.y, A.injected)
# case: prepare with a mapping of its own
class D(dict):
    def __setitem__(self, k, v):
        if not k.startswith('__'): print('set', k)
        super().__setitem__(k, v)
class M(type):
    @classmethod
    def __prepare__(m, n, b): return D()
    def __new__(m, n, b, ns):
        print(type(ns).__name__, [k for k in ns if not k.startswith('__')])
        return super().__new__(m, n, b, dict(ns))
class A(metaclass=M):
    x = 1
    def f(self): pass
    x = 2
print(A.x)
# case: operators on the class
class M(type):
    def __iter__(cls): return iter(cls.items)
    def __len__(cls): return len(cls.items)
    def __getitem__(cls, k): return cls.items[k]
    def __contains__(cls, k): return k in cls.items
    def __bool__(cls): return False
    def __add__(cls, o): return ('add', cls.__name__, o)
    def __eq__(cls, o): return o == 'me' or cls is o
    def __hash__(cls): return 7
    def __lt__(cls, o): return True
    def __repr__(cls): return '<<' + cls.__name__ + '>>'
    def __reversed__(cls): return reversed(cls.items)
class A(metaclass=M):
    items = [1, 2, 3]
print(list(A), len(A), A[1], 2 in A, 9 in A, bool(A), A + 1, A == 'me', hash(A), A < 5, A, list(reversed(A)))
x, y, z = A
print(x, y, z)
# case: attributes of the metaclass
class M(type):
    tag = 'M.tag'
    def method(cls): return 'method of ' + cls.__name__
    @property
    def prop(cls): return 'prop of ' + cls.__name__
    @prop.setter
    def prop(cls, v): cls._v = v
    @classmethod
    def cm(m): return m.__name__
    @staticmethod
    def sm(): return 'sm'
class A(metaclass=M):
    pass
print(A.tag, A.method(), A.prop, A.cm(), A.sm())
A.prop = 5; print(A._v)
try: A().tag
except AttributeError as e: print(e)
try: A().method()
except AttributeError as e: print(e)
class B(A): tag = 'B.tag'
print(B.tag, B.method())
# case: getattr on the metaclass
class M(type):
    def __getattr__(cls, name):
        if name.startswith('x'): return name * 2
        raise AttributeError(name)
class A(metaclass=M): pass
print(A.xa, hasattr(A, 'xq'), hasattr(A, 'y'))
try: A.y
except AttributeError as e: print(e)
# case: setattr and delattr on the metaclass
class M(type):
    def __setattr__(cls, n, v): print('set', n, v); super().__setattr__(n, v)
    def __delattr__(cls, n): print('del', n); super().__delattr__(n)
class A(metaclass=M): pass
A.x = 1; del A.x
print(hasattr(A, 'x'))
# case: getattribute on the metaclass
class M(type):
    def __getattribute__(cls, n):
        if n == 'magic': return 'abracadabra'
        return super().__getattribute__(n)
class A(metaclass=M): x = 1
print(A.magic, A.x, A.__name__)
# case: conflict
class M1(type): pass
class M2(type): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
try:
    class C(A, B): pass
except TypeError as e: print(e)
class M3(M1, M2): pass
class C(A, B, metaclass=M3): pass
print(type(C).__name__)
# case: derived metaclass wins
class M1(type): pass
class M2(M1): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
class C(A, B): pass
print(type(C).__name__, type(type('X', (A, B), {})).__name__)
# case: singleton
class Singleton(type):
    _instances = {}
    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]
class A(metaclass=Singleton):
    def __init__(self, v): self.v = v
print(A(1) is A(2), A(3).v)
# case: registry
registry = {}
class Meta(type):
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        if bases: registry[name.lower()] = cls
class Base(metaclass=Meta): pass
class One(Base): pass
class Two(Base): pass
print(sorted(registry), registry['one'] is One)
# case: metaclass as a function
def meta(name, bases, ns, **kw):
    print(name, bases, sorted(k for k in ns if not k.startswith('__')), kw)
    return type(name, bases, {'made': True})
class A(metaclass=meta, z=1): x = 2
print(A.made, hasattr(A, 'x'))
# case: metaclass call with type()
class M(type): pass
A = M('A', (), {'x': 1})
print(A.x, type(A), M.__mro__)
# case: instancecheck and subclasscheck
class M(type):
    def __instancecheck__(cls, o): return isinstance(o, int)
    def __subclasscheck__(cls, c): return c is str
class A(metaclass=M): pass
print(isinstance(5, A), isinstance('', A), issubclass(str, A), issubclass(int, A), isinstance(A(), A))
print(isinstance('', (str, A)), isinstance(5, (str, A)))
# case: new returns something else
class M(type):
    def __new__(m, n, b, ns): return 42
    def __init__(*a): print('not called')
class A(metaclass=M): pass
print(A)
# case: class keywords reach init_subclass
class A:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw); cls.tag = tag
class B(A, tag='b'): pass
class C(B): pass
print(B.tag, C.tag)
try:
    class D(A, other=1): pass
except TypeError as e: print(e)
# case: keywords nobody takes
try:
    class A(x=1): pass
except TypeError as e: print(e)
# case: init_subclass order and classmethod
class A:
    subs = []
    def __init_subclass__(cls): A.subs.append(cls.__name__)
class B(A): pass
class C(B): pass
print(A.subs)
class D(A):
    @classmethod
    def __init_subclass__(cls): super().__init_subclass__(); print('D', cls.__name__)
class E(D): pass
print(A.subs)
# case: set_name
class D:
    def __set_name__(self, owner, name): print(owner.__name__, name); self.name = name
class A:
    a = D(); b = D()
    c = 5
print(A.__dict__['a'].name)
A.z = D()
# case: set_name before init_subclass
class D:
    def __set_name__(self, owner, name): print('set_name', name)
class P:
    def __init_subclass__(cls): print('init_subclass', cls.__name__)
class A(P):
    d = D()
# case: class_getitem
class A:
    def __class_getitem__(cls, k): return (cls.__name__, k)
class B(A): pass
print(A[int], B[1, 2])
try: int[3]
except TypeError as e: print(e)
class C: pass
try: C[1]
except TypeError as e: print(e)
# case: generic alias
print(list[int], dict[str, list[int]], tuple[int, ...], type[int], set[str], frozenset[int])
a = dict[str, int]
print(a.__origin__, a.__args__, a == dict[str, int], a() == {}, isinstance({}, a.__origin__))
print(list[int]([1, 2]), tuple[()], hash(list[int]) == hash(list[int]))
class L(list[int]): pass
print(L.__bases__, L([1]), L.__orig_bases__)
# case: unions
u = int | str | None
print(u, u.__args__, u == (None | str | int), int | int, type(u).__name__)
print(list[int] | None, (int | str) | float)
try: int | 5
except TypeError as e: print(e)
# case: mro_entries
class P:
    def __mro_entries__(self, bases): return (dict,)
class A(P()): pass
print(A.__bases__, len(A.__orig_bases__))
# case: type() details
A = type('A', (), {})
print(A.__name__, A.__module__, A.__qualname__, A.__doc__, A.__bases__)
for args in (('A',), ('A', (), {}, 1), (1, (), {}), ('A', [], {}), ('A', (), [])):
    try: type(*args)
    except TypeError as e: print(e)
print(type(5) is int, type(type), type(int))
# case: namespace is copied
d = {'x': 1}
A = type('A', (), d); d['x'] = 2; A.y = 3
print(A.x, 'y' in d)
# case: class body is executed with its namespace
class A:
    x = 1
    y = x + 1
    l = locals()['x']
    del x
    for i in range(3): pass
print(A.y, A.l, hasattr(A, 'x'), A.i)
# case: exception in class body
x = 'global'
try:
    class A:
        x = 'inner'
        1 / 0
except ZeroDivisionError: print('caught')
print(x)
# case: metaclass that defines __dir__ and __instancecheck__ via super
class M(type):
    def __instancecheck__(cls, o): return super().__instancecheck__(o) or o == 1
class A(metaclass=M): pass
print(isinstance(A(), A), isinstance(1, A), isinstance(2, A))
# case: zero argument super inside metaclass hooks
class Base:
    def hello(self): return 'base'
class M(type):
    def __init__(cls, *a):
        super().__init__(*a)
        cls.greeting = cls().hello()
class A(Base, metaclass=M):
    def hello(self): return 'A' + super().hello()
print(A.greeting)
