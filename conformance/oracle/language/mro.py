# case: diamond order
class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
print([c.__name__ for c in D.__mro__])
print(D.mro() == list(D.__mro__), D.__bases__, D.__base__)
# case: python.org example
class O: pass
class F(O): pass
class E(O): pass
class D(O): pass
class C(D, F): pass
class B(E, D): pass
class A(B, C): pass
print([c.__name__ for c in A.__mro__])
# case: inconsistent order
class X: pass
class Y: pass
class A(X, Y): pass
class B(Y, X): pass
class C(A, B): pass
# case: base before derived
class A: pass
class B(A): pass
try:
    class C(A, B): pass
except TypeError as e:
    print(e)
# case: object first
class A: pass
try:
    class C(object, A): pass
except TypeError as e:
    print(e)
# case: duplicate base
class A: pass
try:
    class C(A, A): pass
except TypeError as e:
    print(e)
# case: mro of builtins
print(int.__mro__, bool.__mro__, list.__mro__, object.__mro__)
print(KeyError.__mro__)
print(OSError.__mro__, bool.__base__, int.__base__, object.__base__)
# case: bases
class A: pass
class B(A, int): pass
print(A.__bases__, B.__bases__, int.__bases__, bool.__bases__, object.__bases__)
print(B.__base__, A.__base__)
# case: cooperative init with mixins
log = []
class Base:
    def __init__(self): log.append('Base')
class M1(Base):
    def __init__(self): log.append('M1'); super().__init__()
class M2(Base):
    def __init__(self): log.append('M2'); super().__init__()
class C(M1, M2):
    def __init__(self): log.append('C'); super().__init__()
C(); print(log)
# case: cooperative init with keywords
class Root:
    def __init__(self, **kw): assert not kw, kw
class Named(Root):
    def __init__(self, name, **kw): self.name = name; super().__init__(**kw)
class Sized(Root):
    def __init__(self, size, **kw): self.size = size; super().__init__(**kw)
class Box(Named, Sized):
    pass
b = Box(name='b', size=3)
print(b.name, b.size)
# case: attribute lookup follows the order
class A:
    x = 'A'; y = 'A'
class B(A):
    pass
class C(A):
    x = 'C'
class D(B, C): pass
print(D.x, D().x, D.y)
C.y = 'C'
print(D.y, D().y)
del C.y
print(D.y)
# case: several python classes and one builtin
class A:
    def hello(self): return 'hello ' + str(len(self))
class B(A): pass
class L(B, list):
    pass
l = L([1, 2])
print(l.hello(), l, isinstance(l, list), isinstance(l, A), [c.__name__ for c in L.__mro__])
# case: builtin in the middle of two branches
class A(dict): pass
class B(dict): pass
class C(A, B): pass
c = C(a=1); print(c, c['a'], [k.__name__ for k in C.__mro__])
# case: layout conflict
try:
    class C(int, str): pass
except TypeError as e:
    print(e)
# case: layout conflict through classes
class A(int): pass
class B(list): pass
try:
    class C(A, B): pass
except TypeError as e:
    print(e)
# case: exceptions of several bases
class E(KeyError, AttributeError): pass
try:
    raise E('x')
except AttributeError as e:
    print(type(e), isinstance(e, LookupError), str(e), repr(e))
print([c.__name__ for c in E.__mro__])
# case: exception bases further up
class A(ValueError): pass
class B(OSError): pass
class C(A, B): pass
try: raise C('q')
except OSError as e: print(repr(e), isinstance(e, ValueError))
# case: not acceptable bases
for base in bool, type(None), range, slice, type(lambda: 0), memoryview:
    try:
        type('X', (base,), {})
    except TypeError as e:
        print(e)
# case: base that is no class
try:
    class A(5): pass
except TypeError as e:
    print('TypeError')
# case: subclasses
class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
print(A.__subclasses__(), B.__subclasses__(), D.__subclasses__())
# case: issubclass and isinstance
class A: pass
class B(A): pass
class C(B): pass
print(issubclass(C, A), issubclass(A, C), issubclass(C, (int, A)), issubclass(C, (int, (str, A))), issubclass(C, object))
print(isinstance(C(), A), isinstance(C(), (int, str)), isinstance(A(), C), isinstance(5, object), isinstance(A, type), isinstance(type, object))
# case: isinstance of wrong things
for f in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: issubclass(int, 5), lambda: isinstance(1, (5,)), lambda: isinstance(1, [int])):
    try: f()
    except TypeError as e: print(e)
# case: isinstance of unions
print(isinstance(1, int | str), isinstance('', int | str), isinstance(1.0, int | str), isinstance(None, int | None), issubclass(bool, int | str))
print(isinstance(None, None | int), isinstance(1, (str, int | list)))
# case: mro with type()
A = type('A', (), {}); B = type('B', (A,), {}); C = type('C', (A,), {}); D = type('D', (B, C), dict(x=1))
print(D.__mro__, D.x, D().x)
# case: bool is an int
print(isinstance(True, int), issubclass(bool, int), True + True, True * 3, -True, ~True, True == 1, hash(True) == hash(1), {1: 'a'}[True], sum([True, False, True]))
print(True & False, True | False, True ^ True, True & 1, type(True & False), type(True & 1), 5 - True, [10, 20][True], True < 2, int(True), float(True))
# case: bool cannot be subclassed
try:
    class B(bool): pass
except TypeError as e: print(e)
