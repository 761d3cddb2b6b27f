from abc import *


# case: an abstract class cannot be made
class A(ABC):
    @abstractmethod
    def f(self):
        pass
try:
    A()
except TypeError as e:
    print(e)
class B(A):
    def f(self):
        return 1
print(B().f(), isinstance(B(), A), issubclass(B, A), A.__abstractmethods__, B.__abstractmethods__)
# case: several abstract methods
class A(ABC):
    @abstractmethod
    def g(self): ...
    @abstractmethod
    def f(self): ...
    def h(self):
        return "h"
try:
    A()
except TypeError as e:
    print(e)
class B(A):
    def f(self): ...
try:
    B()
except TypeError as e:
    print(e)
# case: an abstract method may be called
class A(ABC):
    @abstractmethod
    def f(self):
        return "base"
class B(A):
    def f(self):
        return "sub " + super().f()
print(B().f())
# case: abstract properties, class methods and static methods
class A(ABC):
    @property
    @abstractmethod
    def p(self): ...
    @classmethod
    @abstractmethod
    def c(cls): ...
    @staticmethod
    @abstractmethod
    def s(): ...
try:
    A()
except TypeError as e:
    print(e)
class B(A):
    p = 5
    @classmethod
    def c(cls):
        return cls.__name__
    @staticmethod
    def s():
        return "s"
print(B().p, B.c(), B().s())
# case: an abstract setter
class A(ABC):
    @property
    def p(self):
        return 1
    @p.setter
    @abstractmethod
    def p(self, v): ...
try:
    A()
except TypeError as e:
    print(e)
# case: metaclass=ABCMeta
class A(metaclass=ABCMeta):
    @abstractmethod
    def f(self): ...
class B(A):
    def f(self):
        return 2
print(B().f(), type(A).__name__, type(B) is ABCMeta)
# case: register
class A(ABC):
    pass
class X:
    pass
@A.register
class Y:
    pass
print(isinstance(X(), A), A.register(X) is X, isinstance(X(), A), issubclass(Y, A), isinstance(Y(), A), A in X.__mro__)
class Z(X):
    pass
print(issubclass(Z, A))
# case: register's errors
class A(ABC):
    pass
class B(A):
    pass
try:
    B.register(A)
except RuntimeError as e:
    print(e)
try:
    A.register(5)
except TypeError as e:
    print(e)
# case: __subclasshook__
class Quacks(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Quacks:
            return hasattr(C, "quack")
        return NotImplemented
class Duck:
    def quack(self): ...
class Dog: ...
print(isinstance(Duck(), Quacks), isinstance(Dog(), Quacks), issubclass(Duck, Quacks))
# case: subclasses of subclasses
class A(ABC):
    @abstractmethod
    def f(self): ...
    @abstractmethod
    def g(self): ...
class B(A):
    def f(self):
        return "f"
class C(B):
    def g(self):
        return "g"
print(C().f(), C().g(), sorted(B.__abstractmethods__))
# case: an abstract class with __init__
class Shape(ABC):
    def __init__(self, name):
        self.name = name
    @abstractmethod
    def area(self): ...
    def __str__(self):
        return "%s %.1f" % (self.name, self.area())
class Square(Shape):
    def __init__(self, s):
        super().__init__("square")
        self.s = s
    def area(self):
        return self.s ** 2
print(Square(2), [str(s) for s in sorted([Square(3), Square(1)], key=lambda s: s.area())])
try:
    Shape("x")
except TypeError as e:
    print(e)
# case: methods that are made concrete later
class A(ABC):
    @abstractmethod
    def f(self): ...
A.f = lambda self: 1
update_abstractmethods(A)
print(A().f())
# case: template methods and mixins
class Log:
    def log(self):
        return "log:" + self.name()
class Named(ABC):
    @abstractmethod
    def name(self): ...
class X(Log, Named):
    def name(self):
        return "x"
print(X().log(), [c.__name__ for c in X.__mro__])
