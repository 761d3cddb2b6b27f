# Fractions: a numerator and a denominator without a common divisor.

from math import gcd

__all__ = ["Fraction"]
_make = object.__new__


def _fraction(n, d):
    self = _make(Fraction)
    self._numerator = n
    self._denominator = d
    return self


def _reduced(n, d):
    g = gcd(n, d)
    if d < 0:
        g = -g
    if g != 1:
        n //= g
        d //= g
    return _fraction(n, d)


def _rational(x):
    return isinstance(x, (int, Fraction)) or hasattr(x, "numerator") and hasattr(x, "denominator")


def _is_decimal(x):
    return type(x).__name__ == "Decimal" and hasattr(x, "as_integer_ratio")


def _digits(text):
    if not text or text[0] == "_" or text[-1] == "_" or "__" in text:
        return None
    text = text.replace("_", "")
    return text if text.isdigit() else None


def _parse(text):
    t = text.strip()
    sign = 1
    if t[:1] == "-":
        sign = -1
    if t[:1] in ("-", "+") and t:
        t = t[1:]
    if "/" in t:
        n, slash, d = t.partition("/")
        n = _digits(n)
        d = _digits(d)
        if n is None or d is None:
            return None
        return sign * int(n), int(d)
    exponent = 0
    at = t.lower().find("e")
    if at >= 0:
        part = t[at + 1:]
        t = t[:at]
        negative = part[:1] == "-"
        if part[:1] in ("-", "+") and part:
            part = part[1:]
        part = _digits(part)
        if part is None:
            return None
        exponent = -int(part) if negative else int(part)
    whole, dot, fraction = t.partition(".")
    if not whole and not fraction:
        return None
    if whole:
        whole = _digits(whole)
    if fraction:
        fraction = _digits(fraction)
    if whole is None or fraction is None:
        return None
    n = int((whole or "") + (fraction or "")) * sign
    exponent -= len(fraction)
    return (n * 10 ** exponent, 1) if exponent >= 0 else (n, 10 ** -exponent)


class Fraction:
    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if type(numerator) is int:
                n = numerator
                d = 1
            elif _rational(numerator):
                n = numerator.numerator
                d = numerator.denominator
            elif isinstance(numerator, float) or _is_decimal(numerator):
                n, d = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                pair = _parse(numerator)
                if pair is None:
                    raise ValueError("Invalid literal for Fraction: %r" % (numerator,))
                n, d = pair
                if not d:
                    raise ZeroDivisionError("Fraction(%s, 0)" % n)
                g = gcd(n, d)
                n //= g
                d //= g
            else:
                raise TypeError("argument should be a string or a Rational instance")
        else:
            if type(numerator) is int is type(denominator):
                n = numerator
                d = denominator
            elif _rational(numerator) and _rational(denominator):
                n = numerator.numerator * denominator.denominator
                d = denominator.numerator * numerator.denominator
            else:
                raise TypeError("both arguments should be Rational instances")
            if not d:
                raise ZeroDivisionError("Fraction(%s, 0)" % n)
            g = gcd(n, d)
            if d < 0:
                g = -g
            n //= g
            d //= g
        self = _make(cls)
        self._numerator = n
        self._denominator = d
        return self

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("%s.from_float() only takes floats, not %r (%s)" % (cls.__name__, f, type(f).__name__))
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        if isinstance(dec, int):
            return cls(dec)
        if not _is_decimal(dec):
            raise TypeError("%s.from_decimal() only takes Decimals, not %r (%s)" % (cls.__name__, dec, type(dec).__name__))
        return cls(*dec.as_integer_ratio())

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Convergents of the continued fraction, until a denominator is too large.
        n0, d0, n1, d1 = 0, 1, 1, 0
        n = self._numerator
        d = self._denominator
        while True:
            a, r = divmod(n, d)
            d2 = d0 + a * d1
            if d2 > max_denominator:
                break
            n0, d0, n1, d1 = n1, d1, n0 + a * n1, d2
            n, d = d, r
        k = (max_denominator - d0) // d1
        # The last convergent, or the one between: whichever is nearer.
        if 2 * d * (d0 + k * d1) <= self._denominator:
            return Fraction(n1, d1)
        return Fraction(n0 + k * n1, d0 + k * d1)

    def __repr__(self):
        return "%s(%s, %s)" % (type(self).__name__, self._numerator, self._denominator)

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else "%s/%s" % (self._numerator, self._denominator)

    real = property(lambda self: +self)
    imag = property(lambda self: 0)

    def conjugate(self):
        return +self

    def __int__(self):
        n = self._numerator
        return -(-n // self._denominator) if n < 0 else n // self._denominator

    __trunc__ = __int__

    def __float__(self):
        return self._numerator / self._denominator

    def __complex__(self):
        return complex(self._numerator / self._denominator)

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            q, r = divmod(self._numerator, self._denominator)
            r *= 2
            if r > self._denominator or r == self._denominator and q % 2:
                q += 1
            return q
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __bool__(self):
        return not not self._numerator

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        import sys
        info = getattr(sys, "hash_info", None)
        if info is None:
            f = self._numerator / self._denominator
            n, d = f.as_integer_ratio()
            return hash(f) if n == self._numerator and d == self._denominator else hash((self._numerator, self._denominator))
        p = info.modulus
        h = info.inf if self._denominator % p == 0 else abs(self._numerator) % p * pow(self._denominator, p - 2, p) % p
        if self._numerator < 0:
            h = -h
        return -2 if h == -1 else h

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else type(self)(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self if type(self) is Fraction else type(self)(self._numerator, self._denominator)

    # --- Arithmetic ---

    def __pos__(self):
        return _fraction(self._numerator, self._denominator)

    def __neg__(self):
        return _fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return _fraction(abs(self._numerator), self._denominator)

    def __add__(self, other):
        return _binary(_add, self, other)

    def __radd__(self, other):
        return _reverse(_add, other, self)

    def __sub__(self, other):
        return _binary(_sub, self, other)

    def __rsub__(self, other):
        return _reverse(_sub, other, self)

    def __mul__(self, other):
        return _binary(_mul, self, other)

    def __rmul__(self, other):
        return _reverse(_mul, other, self)

    def __truediv__(self, other):
        return _binary(_div, self, other)

    def __rtruediv__(self, other):
        return _reverse(_div, other, self)

    def __floordiv__(self, other):
        return _binary(_floordiv, self, other)

    def __rfloordiv__(self, other):
        return _reverse(_floordiv, other, self)

    def __mod__(self, other):
        return _binary(_mod, self, other)

    def __rmod__(self, other):
        return _reverse(_mod, other, self)

    def __divmod__(self, other):
        return _binary(_divmod, self, other)

    def __rdivmod__(self, other):
        return _reverse(_divmod, other, self)

    def __pow__(self, other):
        if _rational(other):
            if other.denominator == 1:
                k = other.numerator
                if k >= 0:
                    return _fraction(self._numerator ** k, self._denominator ** k)
                if self._numerator > 0:
                    return _fraction(self._denominator ** -k, self._numerator ** -k)
                if self._numerator == 0:
                    raise ZeroDivisionError("Fraction(%s, 0)" % self._denominator ** -k)
                return _fraction((-self._denominator) ** -k, (-self._numerator) ** -k)
            return float(self) ** float(other)
        if isinstance(other, (float, complex)):
            return float(self) ** other
        return NotImplemented

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        if _rational(other):
            return Fraction(other.numerator, other.denominator) ** self
        if self._denominator == 1:
            return other ** self._numerator
        return other ** float(self)

    def __eq__(self, other):
        if type(other) is int:
            return self._denominator == 1 and self._numerator == other
        if _rational(other):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, complex) and other.imag == 0:
            other = other.real
        if isinstance(other, float):
            if other - other != 0:
                return 0.0 == other
            n, d = other.as_integer_ratio()
            return n == self._numerator and d == self._denominator
        return NotImplemented

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    # The difference of the products across, or of floats for what is not finite.
    def _compare(self, other):
        if _rational(other):
            return self._numerator * other.denominator, other.numerator * self._denominator
        if isinstance(other, float):
            if other - other != 0:
                return 0.0, other
            n, d = other.as_integer_ratio()
            return self._numerator * d, n * self._denominator
        return None

    def __lt__(self, other):
        pair = self._compare(other)
        return NotImplemented if pair is None else pair[0] < pair[1]

    def __le__(self, other):
        pair = self._compare(other)
        return NotImplemented if pair is None else pair[0] <= pair[1]

    def __gt__(self, other):
        pair = self._compare(other)
        return NotImplemented if pair is None else pair[0] > pair[1]

    def __ge__(self, other):
        pair = self._compare(other)
        return NotImplemented if pair is None else pair[0] >= pair[1]


# a and b are fractions, or a float and a number, or a complex number and one.
def _binary(op, a, b):
    if type(b) is int:
        return op(a, _fraction(b, 1))
    if isinstance(b, Fraction):
        return op(a, b)
    if isinstance(b, int):
        return op(a, _fraction(int(b), 1))
    if isinstance(b, float):
        return op(float(a), b)
    if isinstance(b, complex):
        return op(complex(a), b)
    return NotImplemented


def _reverse(op, a, b):
    if isinstance(a, int):
        return op(_fraction(int(a), 1), b)
    if _rational(a):
        return op(Fraction(a.numerator, a.denominator), b)
    if isinstance(a, float):
        return op(a, float(b))
    if isinstance(a, complex):
        return op(a, complex(b))
    return NotImplemented


def _add(a, b):
    if not isinstance(a, Fraction):
        return a + b
    return _reduced(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator) if a._denominator != b._denominator else _reduced(a._numerator + b._numerator, a._denominator)


def _sub(a, b):
    if not isinstance(a, Fraction):
        return a - b
    return _reduced(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator) if a._denominator != b._denominator else _reduced(a._numerator - b._numerator, a._denominator)


def _mul(a, b):
    if not isinstance(a, Fraction):
        return a * b
    return _reduced(a._numerator * b._numerator, a._denominator * b._denominator)


def _div(a, b):
    if not isinstance(a, Fraction):
        return a / b
    d = a._denominator * b._numerator
    if not d:
        raise ZeroDivisionError("Fraction(%s, 0)" % (a._numerator // gcd(a._numerator, a._denominator * b._numerator) * b._denominator
            if not a._numerator else (1 if a._numerator > 0 else -1) * b._denominator))
    return _reduced(a._numerator * b._denominator, d)


def _floordiv(a, b):
    if not isinstance(a, Fraction):
        return a // b
    return a._numerator * b._denominator // (a._denominator * b._numerator)


def _mod(a, b):
    if not isinstance(a, Fraction):
        return a % b
    return _reduced(a._numerator * b._denominator % (b._numerator * a._denominator), a._denominator * b._denominator)


def _divmod(a, b):
    if not isinstance(a, Fraction):
        return divmod(a, b)
    q, r = divmod(a._numerator * b._denominator, a._denominator * b._numerator)
    return q, _reduced(r, a._denominator * b._denominator)
