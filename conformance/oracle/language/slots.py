# case: basic
class A:
    __slots__ = ('x', 'y')
    def __init__(self): self.x = 1
a = A(); print(a.x)
try: a.y
except AttributeError as e: print('unset')
try: a.z = 1
except AttributeError as e: print(e)
print(hasattr(a, '__dict__'), A.__slots__)
del a.x
print(hasattr(a, 'x'))
# case: string slots and inheritance
class A: __slots__ = 'x'
class B(A): __slots__ = ['y']
b = B(); b.x = 1; b.y = 2; print(b.x, b.y)
try: b.z = 1
except AttributeError as e: print(e)
# case: subclass without slots has a dict
class A: __slots__ = ('x',)
class B(A): pass
b = B(); b.z = 5; print(b.z, b.__dict__)
# case: slots with dict
class A: __slots__ = ('x', '__dict__')
a = A(); a.q = 1; print(a.q)
# case: base without slots
class A: pass
class B(A): __slots__ = ('x',)
b = B(); b.other = 1; print(b.other)
# case: conflict with class variable
try:
    class A:
        __slots__ = ('x',)
        x = 1
except ValueError as e: print(e)
# case: not a string
try:
    class A: __slots__ = (1,)
except TypeError as e: print(e)
# case: class attribute is read-only through a slotted instance
class A:
    __slots__ = ()
    c = 1
try: A().c = 2
except AttributeError as e: print(e)
# case: slots of tuple subclass
class P(tuple):
    __slots__ = ()
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
p = P(1, 2); print(p, p[0])
try: p.x = 1
except AttributeError as e: print(e)
# case: properties with slots
class A:
    __slots__ = ('_v',)
    def __init__(self, v): self._v = v
    @property
    def v(self): return self._v
    @v.setter
    def v(self, x): self._v = x
a = A(1); a.v = 5; print(a.v)
# case: dunder name in slots
class A:
    __slots__ = ('__x',)
    def __init__(self): self.__x = 3
    def get(self): return self.__x
print(A().get())
