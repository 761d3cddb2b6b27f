# The classes that numbers are counted among.

from abc import ABCMeta, abstractmethod


def _abstract(names):
    namespace = {"__slots__": ()}
    for name in names.split():

        def method(self, *args):
            raise NotImplementedError

        method.__name__ = name
        namespace[name] = abstractmethod(method)
    return namespace


class Number(metaclass=ABCMeta):
    __slots__ = ()
    __hash__ = None


def _class(name, base, abstract, **more):
    namespace = _abstract(abstract)
    namespace.update(more)
    namespace["__module__"] = "numbers"
    return ABCMeta(name, (base,), namespace)



Complex = _class(
    "Complex",
    Number,
    "__complex__ __add__ __radd__ __neg__ __pos__ __mul__ __rmul__ __truediv__ __rtruediv__ __pow__ __rpow__ __abs__ conjugate __eq__",
    real=property(_abstract("real")["real"]),
    imag=property(_abstract("imag")["imag"]),
    __bool__=lambda self: self != 0,
    __sub__=lambda self, other: self + -other,
    __rsub__=lambda self, other: -self + other,
)

Real = _class(
    "Real",
    Complex,
    "__float__ __trunc__ __floor__ __ceil__ __round__ __floordiv__ __rfloordiv__ __mod__ __rmod__ __lt__ __le__",
    __divmod__=lambda self, other: (self // other, self % other),
    __rdivmod__=lambda self, other: (other // self, other % self),
    __complex__=lambda self: complex(float(self)),
    real=property(lambda self: +self),
    imag=property(lambda self: 0),
    conjugate=lambda self: +self,
)

Rational = _class(
    "Rational",
    Real,
    "",
    numerator=property(_abstract("numerator")["numerator"]),
    denominator=property(_abstract("denominator")["denominator"]),
    __float__=lambda self: int(self.numerator) / int(self.denominator),
)

Integral = _class(
    "Integral",
    Rational,
    "__int__ __lshift__ __rlshift__ __rshift__ __rrshift__ __and__ __rand__ __xor__ __rxor__ __or__ __ror__ __invert__",
    __index__=lambda self: int(self),
    __float__=lambda self: float(int(self)),
    numerator=property(lambda self: +self),
    denominator=property(lambda self: 1),
)

Complex.register(complex)
Real.register(float)
Integral.register(int)
