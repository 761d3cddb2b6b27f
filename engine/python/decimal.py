# Decimal arithmetic as the General Decimal Arithmetic specification has it, on Python's integers. A number is a sign, a
# coefficient and an exponent; what is not finite has a kind. Operations gather conditions in a list of one number, and
# signal them when the result is there.

from collections import namedtuple

ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"
_BAD_ROUNDING = ("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, "
    "ROUND_HALF_EVEN,\n   ROUND_05UP]")
_ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)

# What a build with words of 64 bits has.
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
HAVE_THREADS = True
HAVE_CONTEXTVAR = True
__version__ = "1.70"
__libmpdec_version__ = "2.5.1"

DecimalTuple = namedtuple("DecimalTuple", ("sign", "digits", "exponent"), module="decimal")


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_INVALID = const(1)
_SYNTAX = const(2)
_IMPOSSIBLE = const(4)
_UNDEFINED = const(8)
_CONTEXT = const(16)
_ANY_INVALID = const(31)
_FLOAT = const(32)
_BY_ZERO = const(64)
_OVERFLOW = const(128)
_SUBNORMAL = const(256)
_UNDERFLOW = const(512)
_ROUNDED = const(1024)
_INEXACT = const(2048)
_CLAMPED = const(4096)

_CONDITIONS = ((_INVALID, InvalidOperation), (_SYNTAX, ConversionSyntax), (_IMPOSSIBLE, DivisionImpossible), (_UNDEFINED, DivisionUndefined),
    (_CONTEXT, InvalidContext))
_SIGNALS = ((_ANY_INVALID, InvalidOperation), (_FLOAT, FloatOperation), (_BY_ZERO, DivisionByZero), (_OVERFLOW, Overflow),
    (_SUBNORMAL, Subnormal), (_UNDERFLOW, Underflow), (_ROUNDED, Rounded), (_INEXACT, Inexact), (_CLAMPED, Clamped))
# The order in which a context shows them.
_SHOWN = (Clamped, InvalidOperation, DivisionByZero, Inexact, Overflow, Rounded, Subnormal, Underflow, FloatOperation)

_FINITE = const(0)
_INF = const(1)
_QNAN = const(2)
_SNAN = const(3)


def _signal(ctx, bits):
    first = None
    trapped = []
    flags = ctx.flags
    traps = ctx.traps
    for mask, signal in _SIGNALS:
        if bits & mask:
            flags[signal] = True
            if traps[signal]:
                if mask == _ANY_INVALID:
                    for bit, condition in _CONDITIONS:
                        if bits & bit:
                            trapped.append(condition)
                else:
                    trapped.append(signal)
                if first is None:
                    first = signal
    if first is not None:
        raise first(trapped)


# Runs an operation in a context.
def _run(op, ctx, *args):
    if ctx is None:
        ctx = _current[0]
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    st = [0]
    result = op(*args, ctx, st)
    if st[0]:
        _signal(ctx, st[0])
    return result


# --- Integers ---


def _ndigits(n):
    bits = n.bit_length()
    if bits < 1000:
        return len(str(n))
    # A little too few at most; the powers say whether.
    d = bits * 30102 // 100000
    while n >= 10 ** d:
        d += max(1, (bits * 30103 // 100000 - d))
    while n < 10 ** (d - 1):
        d -= 1
    return d


def _isqrt(n):
    if n < 1:
        return 0
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) >> 1
        if y >= x:
            return x
        x = y


# Whether the last digit that stays is raised, when r of 10**n is left out of a number of that sign.
def _raises(mode, sign, q, r, n):
    if not r:
        return False
    if mode == ROUND_DOWN:
        return False
    if mode == ROUND_UP:
        return True
    if mode == ROUND_CEILING:
        return not sign
    if mode == ROUND_FLOOR:
        return bool(sign)
    if mode == ROUND_05UP:
        return q % 5 == 0
    r *= 2
    half = 10 ** n
    if r != half:
        return r > half
    if mode == ROUND_HALF_UP:
        return True
    if mode == ROUND_HALF_DOWN:
        return False
    return q % 2 == 1


# Without the last n digits; whether they were other than zero.
def _drop(mode, sign, c, n):
    if n > 40 and c.bit_length() <= 3 * n:
        if not c:
            return 0, False
        # Less than a half by far.
        return (1 if mode == ROUND_UP or mode == ROUND_05UP or mode == (ROUND_FLOOR if sign else ROUND_CEILING) else 0), True
    q, r = divmod(c, 10 ** n)
    if r and _raises(mode, sign, q, r, n):
        q += 1
    return q, r != 0


# --- Making numbers ---

_make = object.__new__


def _dec(s, c, e, k=0):
    self = _make(Decimal)
    self._s = s
    self._c = c
    self._e = e
    self._k = k
    return self


def _nan(st, bit=_INVALID):
    st[0] |= bit
    return _dec(0, 0, 0, _QNAN)


def _overflow(s, ctx, st):
    st[0] |= _OVERFLOW | _INEXACT | _ROUNDED
    mode = ctx.rounding
    if mode in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP) or mode == (ROUND_FLOOR if s else ROUND_CEILING):
        return _dec(s, 0, 0, _INF)
    return _dec(s, 10 ** ctx.prec - 1, ctx.Emax - ctx.prec + 1)


# The number that fits the context. Nothing smaller than the last digit of c may matter, unless that digit says so.
def _fit(s, c, e, ctx, st):
    prec = ctx.prec
    tiny = ctx.Emin - prec + 1
    top = ctx.Emax - prec + 1
    if not c:
        most = top if ctx.clamp else ctx.Emax
        new = tiny if e < tiny else most if e > most else e
        if new != e:
            st[0] |= _CLAMPED
        return _dec(s, 0, new)
    nd = _ndigits(c)
    least = nd + e - prec
    if least > top:
        return _overflow(s, ctx, st)
    subnormal = least < tiny
    if subnormal:
        least = tiny
    if e < least:
        c, changed = _drop(ctx.rounding, s, c, least - e)
        if c >= 10 ** prec:
            c //= 10
            least += 1
        if least > top:
            return _overflow(s, ctx, st)
        bits = _ROUNDED
        if changed:
            bits |= _INEXACT
            if subnormal:
                bits |= _UNDERFLOW
        if subnormal:
            bits |= _SUBNORMAL
        if not c:
            bits |= _CLAMPED
        st[0] |= bits
        return _dec(s, c, least)
    if subnormal:
        st[0] |= _SUBNORMAL
    if ctx.clamp and e > top:
        st[0] |= _CLAMPED
        c *= 10 ** (e - top)
        e = top
    return _dec(s, c, e)


def _fix(x, ctx, st):
    if x._k:
        if x._k > 1:
            return _fit_nan(x, ctx)
        return x
    return _fit(x._s, x._c, x._e, ctx, st)


def _fit_nan(x, ctx):
    room = ctx.prec - ctx.clamp
    if x._c and _ndigits(x._c) > room:
        return _dec(x._s, x._c % 10 ** room, 0, x._k)
    return x


# The NaN that an operation on these is, or None.
def _nans(a, b, ctx, st):
    if a._k < 2 and (b is None or b._k < 2):
        return None
    if a._k == _SNAN:
        st[0] |= _INVALID
        x = a
    elif b is not None and b._k == _SNAN:
        st[0] |= _INVALID
        x = b
    else:
        x = a if a._k > 1 else b
    return _fit_nan(_dec(x._s, x._c, 0, _QNAN), ctx)


def _parse_digits(text):
    if text.isdigit():
        try:
            return int(text)
        except ValueError:
            pass
    return None


def _parse(text):
    t = text.strip()
    if "_" in t:
        t = t.replace("_", "")
    s = 0
    if t[:1] in ("+", "-") and t:
        s = 1 if t[0] == "-" else 0
        t = t[1:]
    first = t[:1]
    if not first.isdigit() and first != ".":
        low = t.lower()
        if low == "inf" or low == "infinity":
            return _dec(s, 0, 0, _INF)
        k = _QNAN
        if low[:1] == "s":
            low = low[1:]
            k = _SNAN
        if low[:3] == "nan":
            payload = low[3:]
            if not payload:
                return _dec(s, 0, 0, k)
            n = _parse_digits(payload)
            if n is not None:
                return _dec(s, n, 0, k)
        return None
    e = 0
    at = t.find("e")
    if at < 0:
        at = t.find("E")
    if at >= 0:
        exponent = t[at + 1:]
        t = t[:at]
        digits = exponent[1:] if exponent[:1] in ("+", "-") and exponent else exponent
        e = _parse_digits(digits)
        if e is None:
            return None
        if exponent[0] == "-":
            e = -e
    at = t.find(".")
    if at >= 0:
        fraction = t[at + 1:]
        if fraction:
            if not fraction.isdigit():
                return None
            e -= len(fraction)
        t = t[:at] + fraction
    c = _parse_digits(t)
    if c is None:
        return None
    return _dec(s, c, e)


def _of_int(n):
    n = int(n)
    return _dec(1, -n, 0) if n < 0 else _dec(0, n, 0)


def _of_float(f):
    if f != f or f - f != 0:
        # An infinity, or what is not a number.
        if f != f:
            return _dec(1 if repr(f)[0] == "-" else 0, 0, 0, _QNAN)
        return _dec(0 if f > 0 else 1, 0, 0, _INF)
    n, d = abs(f).as_integer_ratio()
    k = d.bit_length() - 1
    s = 1 if f < 0 or f == 0 and str(f)[0] == "-" else 0
    return _dec(s, n * 5 ** k, -k)


def _of_tuple(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    s, digits, e = value
    if s not in (0, 1) or not isinstance(s, int):
        raise ValueError("sign must be an integer with the value 0 or 1")
    k = _FINITE
    if isinstance(e, str):
        k = {"F": _INF, "n": _QNAN, "N": _SNAN}.get(e)
        if k is None:
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        if k == _INF:
            return _dec(s, 0, 0, _INF)
        e = 0
    elif not isinstance(e, int):
        raise ValueError("exponent must be an integer")
    c = 0
    if not isinstance(digits, (tuple, list)):
        raise ValueError("coefficient must be a tuple of digits")
    for d in digits:
        if not isinstance(d, int) or not 0 <= d <= 9:
            raise ValueError("coefficient must be a tuple of digits")
        c = c * 10 + d
    return _dec(s, c, e, k)


# What an operator returns, or raises, for an operand that it does not know; the type is named as CPython's, which is C, is.
def _unknown(op, a, b):
    other = b if type(a) is Decimal else a
    if type(other) not in (float, str, complex, list, tuple, dict, bytes, type(None)):
        return NotImplemented
    if op == "+" and other is a and isinstance(a, (str, bytes, list, tuple)):
        if type(a) is bytes:
            raise TypeError("can't concat decimal.Decimal to bytes")
        name = type(a).__name__
        raise TypeError('can only concatenate %s (not "decimal.Decimal") to %s' % (name, name))
    if op == "*" and isinstance(other, (str, bytes, list, tuple)):
        raise TypeError("can't multiply sequence by non-int of type 'decimal.Decimal'")
    if op == "%" and other is a:
        return NotImplemented
    names = ["decimal.Decimal" if type(x) is Decimal else type(x).__name__ for x in (a, b)]
    if op in ("<", "<=", ">", ">="):
        raise TypeError("'%s' not supported between instances of '%s' and '%s'" % (op, names[0], names[1]))
    raise TypeError("unsupported operand type(s) for %s: '%s' and '%s'" % (op, names[0], names[1]))


# An operand of arithmetic.
def _operand(x):
    if isinstance(x, Decimal):
        return x
    if isinstance(x, int):
        return _of_int(x)
    return None


def _need(x):
    if isinstance(x, Decimal):
        return x
    if isinstance(x, int):
        return _of_int(x)
    raise TypeError("conversion from %s to Decimal is not supported" % type(x).__name__)


# --- Arithmetic ---


def _add(a, b, ctx, st, negate=0):
    bs = b._s ^ negate
    if a._k or b._k:
        x = _nans(a, b, ctx, st)
        if x is not None:
            return x
        if a._k:
            if b._k and a._s != bs:
                return _nan(st)
            return a
        return _dec(bs, 0, 0, _INF)
    e = a._e if a._e < b._e else b._e
    floor = ctx.rounding == ROUND_FLOOR
    if not a._c and not b._c:
        s = a._s if a._s == bs else (1 if floor else 0)
        return _fit(s, 0, e, ctx, st)
    ac = a._c
    bc = b._c
    if not ac:
        e = max(e, b._e - ctx.prec - 1)
        return _fit(bs, bc * 10 ** (b._e - e) if b._e > e else bc, e if b._e > e else b._e, ctx, st)
    if not bc:
        e = max(e, a._e - ctx.prec - 1)
        return _fit(a._s, ac * 10 ** (a._e - e) if a._e > e else ac, e if a._e > e else a._e, ctx, st)
    ae = a._e
    be = b._e
    # One that is too small to matter but for rounding is replaced by the smallest that rounds alike.
    d = ae - be
    if d > 0:
        low = _ndigits(bc) + be
        limit = _ndigits(ac) + ae - ctx.prec - 2
        if low - 1 < min(ae, limit + 1) - 1 and low < limit:
            be = min(limit - 1, ae - 2)
            bc = 1
    elif d < 0:
        low = _ndigits(ac) + ae
        limit = _ndigits(bc) + be - ctx.prec - 2
        if low < limit and low - 1 < min(be, limit + 1) - 1:
            ae = min(limit - 1, be - 2)
            ac = 1
    e = ae if ae < be else be
    if ae > e:
        ac *= 10 ** (ae - e)
    if be > e:
        bc *= 10 ** (be - e)
    if a._s == bs:
        return _fit(a._s, ac + bc, e, ctx, st)
    c = ac - bc
    if c > 0:
        return _fit(a._s, c, e, ctx, st)
    if c < 0:
        return _fit(bs, -c, e, ctx, st)
    return _fit(1 if floor else 0, 0, e, ctx, st)


def _sub(a, b, ctx, st):
    if b._k > 1:
        return _add(a, b, ctx, st)
    return _add(a, b, ctx, st, 1)


def _mul(a, b, ctx, st):
    s = a._s ^ b._s
    if a._k or b._k:
        x = _nans(a, b, ctx, st)
        if x is not None:
            return x
        if a._k and not b._k and not b._c or b._k and not a._k and not a._c:
            return _nan(st)
        return _dec(s, 0, 0, _INF)
    return _fit(s, a._c * b._c, a._e + b._e, ctx, st)


def _div(a, b, ctx, st):
    s = a._s ^ b._s
    if a._k or b._k:
        x = _nans(a, b, ctx, st)
        if x is not None:
            return x
        if a._k:
            return _nan(st) if b._k else _dec(s, 0, 0, _INF)
        st[0] |= _CLAMPED
        return _dec(s, 0, ctx.Etiny())
    if not b._c:
        if not a._c:
            return _nan(st, _UNDEFINED)
        st[0] |= _BY_ZERO
        return _dec(s, 0, 0, _INF)
    ideal = a._e - b._e
    if not a._c:
        return _fit(s, 0, ideal, ctx, st)
    shift = _ndigits(b._c) - _ndigits(a._c) + ctx.prec + 1
    e = ideal - shift
    if shift >= 0:
        c, r = divmod(a._c * 10 ** shift, b._c)
    else:
        c, r = divmod(a._c, b._c * 10 ** -shift)
    if r:
        if c % 5 == 0:
            c += 1
    else:
        while e < ideal and c % 10 == 0:
            c //= 10
            e += 1
    return _fit(s, c, e, ctx, st)


# Quotient and remainder of finite numbers, or None when the quotient has more digits than the context.
def _divide(a, b, ctx):
    s = a._s ^ b._s
    ideal = a._e if b._k else min(a._e, b._e)
    gap = a._adjusted() - b._adjusted() if not b._k else -10
    if not a._c or b._k or gap <= -2:
        return _dec(s, 0, 0), _rescale(a, ideal, ctx.rounding)
    if gap <= ctx.prec:
        ac = a._c
        bc = b._c
        if a._e >= b._e:
            ac *= 10 ** (a._e - b._e)
        else:
            bc *= 10 ** (b._e - a._e)
        q, r = divmod(ac, bc)
        if q < 10 ** ctx.prec:
            return _dec(s, q, 0), _dec(a._s, r, ideal)
    return None


def _rescale(x, e, mode):
    if x._k:
        return x
    if not x._c:
        return _dec(x._s, 0, e)
    if x._e >= e:
        return _dec(x._s, x._c * 10 ** (x._e - e), e)
    return _dec(x._s, _drop(mode, x._s, x._c, e - x._e)[0], e)


def _floordiv(a, b, ctx, st):
    x = _nans(a, b, ctx, st)
    if x is not None:
        return x
    if a._k:
        return _nan(st) if b._k else _dec(a._s ^ b._s, 0, 0, _INF)
    if not b._k and not b._c:
        if not a._c:
            return _nan(st, _UNDEFINED)
        st[0] |= _BY_ZERO
        return _dec(a._s ^ b._s, 0, 0, _INF)
    pair = _divide(a, b, ctx)
    return _nan(st, _IMPOSSIBLE) if pair is None else _fix(pair[0], ctx, st)


def _mod(a, b, ctx, st):
    x = _nans(a, b, ctx, st)
    if x is not None:
        return x
    if a._k:
        return _nan(st)
    if not b._k and not b._c:
        return _nan(st, _INVALID if a._c else _UNDEFINED)
    pair = _divide(a, b, ctx)
    return _nan(st, _IMPOSSIBLE) if pair is None else _fix(pair[1], ctx, st)


def _divmod(a, b, ctx, st):
    x = _nans(a, b, ctx, st)
    if x is not None:
        return x, x
    if a._k:
        if b._k:
            x = _nan(st)
            return x, x
        return _dec(a._s ^ b._s, 0, 0, _INF), _nan(st)
    if not b._k and not b._c:
        if not a._c:
            x = _nan(st, _UNDEFINED)
            return x, x
        st[0] |= _BY_ZERO
        return _dec(a._s ^ b._s, 0, 0, _INF), _nan(st)
    pair = _divide(a, b, ctx)
    if pair is None:
        x = _nan(st, _IMPOSSIBLE)
        return x, x
    return _fix(pair[0], ctx, st), _fix(pair[1], ctx, st)


def _remainder_near(a, b, ctx, st):
    x = _nans(a, b, ctx, st)
    if x is not None:
        return x
    if a._k:
        return _nan(st)
    if not b._k and not b._c:
        return _nan(st, _INVALID if a._c else _UNDEFINED)
    if b._k:
        return _fix(a, ctx, st)
    ideal = min(a._e, b._e)
    if not a._c:
        return _fit(a._s, 0, ideal, ctx, st)
    gap = a._adjusted() - b._adjusted()
    if gap >= ctx.prec + 1:
        return _nan(st, _IMPOSSIBLE)
    if gap <= -2:
        return _fix(_rescale(a, ideal, ctx.rounding), ctx, st)
    ac = a._c * 10 ** (a._e - ideal)
    bc = b._c * 10 ** (b._e - ideal)
    q, r = divmod(ac, bc)
    s = a._s
    if 2 * r + (q & 1) > bc:
        r -= bc
        q += 1
    if q >= 10 ** ctx.prec:
        return _nan(st, _IMPOSSIBLE)
    if r < 0:
        s = 1 - s
        r = -r
    return _fit(s, r, ideal, ctx, st)


# --- Comparison ---


# -1, 0 or 1; neither is NaN.
def _cmp(a, b):
    if a._k or b._k:
        x = 0 if not a._k else -1 if a._s else 1
        y = 0 if not b._k else -1 if b._s else 1
        return (x > y) - (x < y)
    if not a._c:
        return 0 if not b._c else 1 if b._s else -1
    if not b._c:
        return -1 if a._s else 1
    if a._s != b._s:
        return -1 if a._s else 1
    up = -1 if a._s else 1
    x = a._adjusted()
    y = b._adjusted()
    if x != y:
        return up if x > y else -up
    ac = a._c
    bc = b._c
    if a._e > b._e:
        ac *= 10 ** (a._e - b._e)
    elif b._e > a._e:
        bc *= 10 ** (b._e - a._e)
    return 0 if ac == bc else up if ac > bc else -up


# In the order of compare_total().
def _cmp_total(a, b):
    if a._s != b._s:
        return -1 if a._s else 1
    up = -1 if a._s else 1
    x = (0, 1, 3, 2)[a._k]
    y = (0, 1, 3, 2)[b._k]
    if x != y:
        return up if x > y else -up
    if a._k > 1:
        x = a._c
        y = b._c
    else:
        c = _cmp(a, b)
        if c or a._k:
            return c
        x = a._e
        y = b._e
    return 0 if x == y else up if x > y else -up


# For operators: the other operand, or None. A rational is compared with by multiplying.
def _comparable(a, x, equality):
    if isinstance(x, Decimal):
        return a, x
    if isinstance(x, int):
        return a, _of_int(x)
    if isinstance(x, float):
        st = [_FLOAT]
        ctx = _current[0]
        if equality:
            ctx.flags[FloatOperation] = True
        else:
            _signal(ctx, _FLOAT)
        return a, _of_float(x)
    if isinstance(x, complex):
        if equality and x.imag == 0:
            return _comparable(a, x.real, True)
        return None
    if hasattr(x, "numerator") and hasattr(x, "denominator"):
        if not a._k:
            a = _dec(a._s, a._c * int(x.denominator), a._e)
        return a, _of_int(int(x.numerator))
    return None


def _order(a, x):
    pair = _comparable(a, x, False)
    if pair is None:
        return None
    a, b = pair
    if a._k > 1 or b._k > 1:
        _signal(_current[0], _INVALID)
        return 2
    return _cmp(a, b)


def _compare(a, b, ctx, st):
    x = _nans(a, b, ctx, st)
    return _of_int(_cmp(a, b)) if x is None else x


def _compare_signal(a, b, ctx, st):
    if a._k > 1 or b._k > 1:
        st[0] |= _INVALID
        return _nans(a, b, ctx, st)
    return _of_int(_cmp(a, b))


# The greater, or the lesser; by magnitude when asked to.
def _extreme(a, b, sign, mag, ctx, st):
    if a._k > 1 or b._k > 1:
        if a._k == _SNAN or b._k == _SNAN or a._k > 1 and b._k > 1:
            return _nans(a, b, ctx, st)
        return _fix(b if a._k > 1 else a, ctx, st)
    c = _cmp(_dec(0, a._c, a._e, a._k), _dec(0, b._c, b._e, b._k)) if mag else _cmp(a, b)
    if c == 0:
        c = _cmp_total(a, b)
    return _fix(a if c * sign >= 0 and c * sign > 0 or c == 0 and sign > 0 else b, ctx, st)


# --- Functions ---


def _sqrt(a, ctx, st):
    if a._k:
        x = _nans(a, None, ctx, st)
        if x is not None:
            return x
        if not a._s:
            return a
    ideal = a._e >> 1
    if not a._k and not a._c:
        return _fit(a._s, 0, ideal, ctx, st)
    if a._s:
        return _nan(st)
    prec = ctx.prec + 1
    c = a._c
    e = a._e
    nd = _ndigits(c)
    if e & 1:
        c *= 10
        e -= 1
        half = (nd >> 1) + 1
    else:
        half = (nd + 1) >> 1
    e >>= 1
    shift = prec - half
    exact = True
    if shift >= 0:
        c *= 100 ** shift
    else:
        c, r = divmod(c, 100 ** -shift)
        exact = not r
    e -= shift
    n = _isqrt(c)
    exact = exact and n * n == c
    if exact:
        if shift >= 0:
            n //= 10 ** shift
        else:
            n *= 10 ** -shift
        e += shift
    elif n % 5 == 0:
        n += 1
    rounding = ctx.rounding
    ctx.rounding = ROUND_HALF_EVEN
    try:
        return _fit(0, n, e, ctx, st)
    finally:
        ctx.rounding = rounding


# Fixed-point numbers with p digits after the point, each exact to a few of the last.

_logs = {}


def _ln_fixed(num, p):
    # num / 10**p, near 1 or not.
    one = 10 ** p
    k = 0
    while num > one * 4 // 3:
        num = (num + 1) >> 1
        k += 1
    while num < one * 2 // 3:
        num <<= 1
        k -= 1
    z = (num - one) * one // (num + one)
    negative = z < 0
    if negative:
        z = -z
    zz = z * z // one
    total = term = z
    i = 3
    while term:
        term = term * zz // one
        total += term // i
        i += 2
    total *= -2 if negative else 2
    return total + k * _ln2(p) if k else total


def _ln2(p):
    found = _logs.get(2)
    if found is None or found[0] < p:
        # Machin's way: 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749).
        q = p + 10
        one = 10 ** q
        total = 0
        for factor, x in ((18, 26), (-2, 4801), (8, 8749)):
            xx = x * x
            term = one // x
            part = term
            i = 3
            while term:
                term //= xx
                part += term // i
                i += 2
            total += factor * part
        found = _logs[2] = q, total
    return found[1] // 10 ** (found[0] - p)


def _ln10(p):
    found = _logs.get(10)
    if found is None or found[0] < p:
        q = p + 10
        # 10 is 2**3 * 5/4.
        found = _logs[10] = q, 3 * _ln2(q) + _ln_fixed(10 ** q * 5 // 4, q)
    return found[1] // 10 ** (found[0] - p)


def _shifted(c, n):
    return c * 10 ** n if n >= 0 else c // 10 ** -n


# ln(c * 10**e) with p digits after the point.
def _ln(c, e, p):
    q = p + 8 + len(str(abs(e)))
    nd = _ndigits(c)
    k = nd + e
    # Near 1 nothing is taken out, or the logarithm would vanish in what is added back.
    if k == 0 and c * 10 > 7 * 10 ** nd:
        pass
    elif k > 0:
        k -= 1
    x = _ln_fixed(_shifted(c, q + e - k), q)
    if k:
        x += k * _ln10(q)
    return x // 10 ** (q - p)


# exp(c * 10**e) is the result times 10**-p times 10**k, with k.
def _exp(sign, c, e, p):
    q = p + 12
    x = _shifted(c, q + e)
    if sign:
        x = -x
    extra = max(0, _ndigits(c) + e) + 2
    x = _shifted(-c if sign else c, q + extra + e) if q + extra + e >= 0 else (-1 if sign else 1) * (c // 10 ** -(q + extra + e))
    k, x = divmod(x, _ln10(q + extra))
    x //= 10 ** extra
    one = 10 ** q
    halvings = 4
    while halvings * halvings < q // 2:
        halvings += 1
    x >>= halvings
    total = term = one
    i = 1
    while term:
        term = term * x // one // i
        total += term
        i += 1
    for i in range(halvings):
        total = total * total // one
    return total // 10 ** (q - p), k


# Rounds an approximation of s * n * 10**e, off by err at most, once it has digits enough; None until then.
def _settle(s, n, e, err, ctx, st, exact_never=True):
    nd = _ndigits(n)
    drop = nd - ctx.prec
    tiny = ctx.Emin - ctx.prec + 1
    if e + drop < tiny:
        drop = tiny - e
    if drop < 2:
        return None
    if drop < nd + 2:
        unit = 10 ** drop
        r = n % unit
        # Halfway and whole are where the result changes.
        if abs(2 * r - unit) <= 2 * err + 2 or r <= err + 1 or unit - r <= err + 1:
            return None
    if n % 5 == 0:
        n += 1
    return _fit(s, n, e, ctx, st)


def _half_even_in(ctx):
    rounding = ctx.rounding
    ctx.rounding = ROUND_HALF_EVEN
    return rounding


def _exp_op(a, ctx, st):
    x = _nans(a, None, ctx, st)
    if x is not None:
        return x
    if a._k:
        return _dec(0, 0, 0) if a._s else a
    if not a._c:
        return _dec(0, 1, 0)
    rounding = _half_even_in(ctx)
    try:
        prec = ctx.prec
        adjusted = a._adjusted()
        if adjusted > _ndigits(max(ctx.Emax + 1, -ctx.Etiny() + 1) * 3):
            return _fit(0, 1, ctx.Etiny() - 1 - prec, ctx, st) if a._s else _overflow(0, ctx, st)
        if adjusted < -prec - 1:
            # One and something too small to be seen.
            one = 10 ** (prec + 1)
            return _fit(0, one - 1 if a._s else one + 1, -prec - 1, ctx, st)
        extra = 4
        while True:
            p = prec + extra
            n, k = _exp(a._s, a._c, a._e, p)
            x = _settle(0, n, k - p, 20, ctx, st)
            if x is not None:
                return x
            extra += extra + 4
    finally:
        ctx.rounding = rounding


def _is_power_of_ten(c):
    return c == 10 ** (_ndigits(c) - 1)


def _log_op(a, ctx, st, base10=False):
    x = _nans(a, None, ctx, st)
    if x is not None:
        return x
    if not a._k and not a._c:
        return _dec(1, 0, 0, _INF)
    if a._s:
        return _nan(st)
    if a._k:
        return a
    rounding = _half_even_in(ctx)
    try:
        if base10:
            if _is_power_of_ten(a._c):
                return _fix(_of_int(a._adjusted()), ctx, st)
        elif _cmp(a, _dec(0, 1, 0)) == 0:
            return _dec(0, 0, 0)
        # Digits that the logarithm loses before its first.
        near = _add_exact(a, -1)
        lost = max(0, -near._adjusted())
        extra = 4
        while True:
            p = ctx.prec + extra + lost
            n = _ln(a._c, a._e, p)
            if base10:
                n = n * 10 ** p // _ln10(p)
            x = _settle(1 if n < 0 else 0, abs(n), -p, 20, ctx, st)
            if x is not None:
                return x
            extra += extra + 4
    finally:
        ctx.rounding = rounding


def _ln_op(a, ctx, st):
    return _log_op(a, ctx, st)


def _log10_op(a, ctx, st):
    return _log_op(a, ctx, st, True)


# a and a small whole number, exactly; only what its first digit is counts, so that a distant exponent is cut short.
def _add_exact(a, n):
    if a._e > 0:
        return a
    if a._adjusted() < -2:
        return _of_int(n)
    c = (-a._c if a._s else a._c) + n * 10 ** -a._e
    return _dec(1 if c < 0 else 0, abs(c), a._e)


def _logb(a, ctx, st):
    x = _nans(a, None, ctx, st)
    if x is not None:
        return x
    if a._k:
        return _dec(0, 0, 0, _INF)
    if not a._c:
        st[0] |= _BY_ZERO
        return _dec(1, 0, 0, _INF)
    return _fix(_of_int(a._adjusted()), ctx, st)


def _pow(a, b, ctx, st):
    x = _nans(a, b, ctx, st)
    if x is not None:
        return x
    if not b._k and not b._c:
        return _nan(st) if not a._k and not a._c else _dec(0, 1, 0)
    whole = b._is_whole()
    s = 0
    if a._s:
        if whole:
            s = 1 if b._is_odd() else 0
        elif a._k or a._c:
            if not b._k:
                return _nan(st)
            if b._k and (a._k or a._c):
                return _nan(st)
    if not a._k and not a._c:
        return _dec(s, 0, 0) if not b._s else _dec(s, 0, 0, _INF)
    if a._k:
        return _dec(s, 0, 0, _INF) if not b._s else _dec(s, 0, 0)
    one = _cmp(_dec(0, a._c, a._e), _dec(0, 1, 0))
    if b._k:
        if one == 0:
            st[0] |= _INEXACT | _ROUNDED
            return _dec(s, 10 ** (ctx.prec - 1), 1 - ctx.prec)
        return _dec(s, 0, 0) if (one > 0) == (b._s == 1) else _dec(s, 0, 0, _INF)
    if one == 0:
        if whole:
            n = 10 ** b._e * b._c if b._e >= 0 and b._e < 20 else b._c // 10 ** -b._e if b._e < 0 else ctx.prec
            if b._s or a._e == 0:
                return _one_of(s, a, n, b._s, ctx, st)
            e = a._e * min(n, ctx.prec)
            if e < 1 - ctx.prec:
                e = 1 - ctx.prec
                st[0] |= _ROUNDED
            return _dec(s, 10 ** -e, e)
        st[0] |= _INEXACT | _ROUNDED
        return _dec(s, 10 ** (ctx.prec - 1), 1 - ctx.prec)
    # Far out of range, whatever the digits.
    size = b._adjusted() + _ndigits(abs(a._adjusted()) or 1)
    big = _of_int(abs(a._adjusted()) - 1 if abs(a._adjusted()) > 1 else 0)
    if big._c:
        bound = big._c * (b._c * 10 ** b._e if 0 <= b._e < 30 else b._c // 10 ** min(-b._e, 60) if b._e < 0 else 10 ** 30)
        if bound > max(ctx.Emax, -ctx.Etiny()) + ctx.prec:
            if (a._adjusted() >= 0) == (b._s == 0):
                return _overflow(s, ctx, st)
            return _fit(s, 1, ctx.Etiny() - 1 - ctx.prec, ctx, st)
    if whole and b._adjusted() < 12:
        n = b._c * 10 ** b._e if b._e >= 0 else b._c // 10 ** -b._e
        x = _whole_power(s, a, n, b._s, ctx, st)
        if x is not None:
            return x
    return _general_power(s, a, b, whole, ctx, st)


def _one_of(s, a, n, negative, ctx, st):
    if a._e == 0:
        return _dec(s, 1, 0)
    st[0] |= _ROUNDED if a._e * n < 1 - ctx.prec else 0
    return _fit(s, 1, 0, ctx, st)


# The power by a whole number, when it can be had exactly; else None.
def _whole_power(s, a, n, negative, ctx, st):
    nd = _ndigits(a._c)
    c = a._c
    e = a._e
    if nd * n > 4 * ctx.prec + 400:
        # Zeros at the end do not count, as far as there is room for them.
        while c % 10 == 0:
            c //= 10
            e += 1
        if c != 1 and _ndigits(c) * n > 4 * ctx.prec + 400:
            return None
    zeros = (e - a._e) * n
    c = c ** n
    e *= n
    if zeros and not negative:
        n = min(zeros, max(0, ctx.prec - _ndigits(c)))
        c *= 10 ** n
        e -= n
        if n < zeros:
            st[0] |= _ROUNDED
    if negative:
        return _div(_dec(s, 1, 0), _dec(0, c, e), ctx, st)
    return _fit(s, c, e, ctx, st)


def _general_power(s, a, b, whole, ctx, st):
    exact = None if whole else _exact_root(a, b, ctx)
    if exact is not None:
        c, e = exact
        pad = ctx.prec - _ndigits(c)
        if pad > 0:
            c *= 10 ** pad
            e -= pad
        st[0] |= _INEXACT | _ROUNDED
        return _fit(s, c, e, ctx, st)
    near = _add_exact(_dec(0, a._c, a._e), -1)
    lost = max(0, -near._adjusted())
    extra = 6
    bc = -b._c if b._s else b._c
    while True:
        p = ctx.prec + extra + lost + max(0, b._adjusted() + 1) * 2 + 4
        n = _ln(a._c, a._e, p) * bc
        # exp of n * 10**(b._e - p)
        q = ctx.prec + extra
        x = abs(n)
        e = b._e - p
        if not n or _ndigits(x) + e < -ctx.prec - 2:
            one = 10 ** (ctx.prec + 2)
            return _fit(s, one - 1 if n < 0 else one + 1, -ctx.prec - 2, ctx, st)
        if _ndigits(x) + e > 25:
            return _overflow(s, ctx, st) if n > 0 else _fit(s, 1, ctx.Etiny() - 1 - ctx.prec, ctx, st)
        v, k = _exp(1 if n < 0 else 0, x, e, q)
        r = _settle(s, v, k - q, 100, ctx, st)
        if r is not None:
            return r
        if extra > 4 * ctx.prec + 200:
            return _fit(s, v, k - q, ctx, st)
        extra += extra + 4


# When b is n / 2**i * 10**j and a has such a root.
def _exact_root(a, b, ctx):
    num = b._c
    e = b._e
    while num % 10 == 0:
        num //= 10
        e += 1
    if e >= 0 or e < -30:
        return None
    den = 10 ** -e
    x, y = num, den
    while y:
        x, y = y, x % y
    num //= x
    den //= x
    if den > 1000 or num > 1000:
        return None
    c = a._c
    ae = a._e
    while c % 10 == 0:
        c //= 10
        ae += 1
    if ae % den:
        shift = ae % den
        c *= 10 ** shift
        ae -= shift
    root = _iroot(c, den)
    if root is None:
        return None
    c = root ** num
    ae = ae // den * num
    if b._s:
        # One over it, if that ends.
        for k in range(ctx.prec + 1):
            if 10 ** k % c == 0:
                return 10 ** k // c, -ae - k
        return None
    if _ndigits(c) > ctx.prec:
        return None
    return c, ae


def _iroot(n, k):
    if n == 1:
        return 1
    if n.bit_length() < k:
        return None
    low = 1
    high = 1 << (n.bit_length() // k + 1)
    while low < high:
        mid = (low + high) >> 1
        m = mid ** k
        if m == n:
            return mid
        if m < n:
            low = mid + 1
        else:
            high = mid
    return low if low ** k == n else None


def _pow_mod(a, b, m, ctx, st):
    if a._k > 1 or b._k > 1 or m._k > 1:
        for x in (a, b, m):
            if x._k == _SNAN:
                st[0] |= _INVALID
                return _fit_nan(_dec(x._s, x._c, 0, _QNAN), ctx)
        for x in (a, b, m):
            if x._k == _QNAN:
                return _fit_nan(x, ctx)
    if a._k or b._k or m._k or not (a._is_whole() and b._is_whole() and m._is_whole()) or b._s or not m._c \
            or m._adjusted() >= ctx.prec or not b._c and not a._c:
        return _nan(st)
    modulus = int(_dec(0, m._c, m._e))
    n = int(b)
    s = 1 if a._s and b._is_odd() else 0
    base = a._c % modulus
    if a._e >= 0:
        base = base * pow(10, a._e, modulus) % modulus
    else:
        base = a._c // 10 ** -a._e % modulus
    return _dec(s, pow(base, n, modulus), 0)


def _quantize(a, b, mode, ctx, st):
    x = _nans(a, b, ctx, st)
    if x is not None:
        return x
    if a._k or b._k:
        return a if a._k and b._k else _nan(st)
    e = b._e
    if not ctx.Etiny() <= e <= ctx.Emax:
        return _nan(st)
    if not a._c:
        return _fit(a._s, 0, e, ctx, st)
    adjusted = a._adjusted()
    if adjusted > ctx.Emax or adjusted - e + 1 > ctx.prec:
        return _nan(st)
    r = _rescale(a, e, mode)
    if r._adjusted() > ctx.Emax or r._c and _ndigits(r._c) > ctx.prec:
        return _nan(st)
    if r._c and r._adjusted() < ctx.Emin:
        st[0] |= _SUBNORMAL
    if e > a._e:
        st[0] |= _ROUNDED
        if _cmp(r, a):
            st[0] |= _INEXACT
    return _fix(r, ctx, st)


def _to_integral(a, mode, exact, ctx, st):
    if a._k:
        x = _nans(a, None, ctx, st)
        return a if x is None else x
    if a._e >= 0:
        return a
    if not a._c:
        return _dec(a._s, 0, 0)
    r = _rescale(a, 0, mode)
    if exact:
        st[0] |= _ROUNDED
        if _cmp(r, a):
            st[0] |= _INEXACT
    return r


def _normalize(a, ctx, st):
    if a._k:
        x = _nans(a, None, ctx, st)
        return a if x is None else x
    r = _fix(a, ctx, st)
    if r._k:
        return r
    if not r._c:
        return _dec(r._s, 0, 0)
    c = r._c
    e = r._e
    top = ctx.Emax - ctx.prec + 1 if ctx.clamp else ctx.Emax
    while c % 10 == 0 and e < top:
        c //= 10
        e += 1
    return _dec(r._s, c, e)


def _fma(a, b, c, ctx, st):
    if a._k or b._k:
        if a._k == _SNAN or b._k == _SNAN:
            return _nans(a, b, ctx, st)
        if c._k == _SNAN:
            return _nans(c, None, ctx, st)
        if a._k > 1 or b._k > 1:
            return _nans(a, b, ctx, st)
        if a._k and not b._k and not b._c or b._k and not a._k and not a._c:
            return _nan(st)
        product = _dec(a._s ^ b._s, 0, 0, _INF)
    else:
        product = _dec(a._s ^ b._s, a._c * b._c, a._e + b._e)
    return _add(product, c, ctx, st)


def _next(a, up, ctx, st):
    x = _nans(a, None, ctx, st)
    if x is not None:
        return x
    if a._k:
        if a._s == (0 if up else 1):
            return a
        return _dec(a._s, 10 ** ctx.prec - 1, ctx.Etop())
    c = ctx.copy()
    c.rounding = ROUND_CEILING if up else ROUND_FLOOR
    ignored = [0]
    r = _fix(a, c, ignored)
    if r._k or _cmp(r, a):
        return r
    return _add(a, _dec(0 if up else 1, 1, c.Etiny() - 1), c, ignored)


def _next_toward(a, b, ctx, st):
    x = _nans(a, b, ctx, st)
    if x is not None:
        return x
    c = _cmp(a, b)
    if c == 0:
        return _dec(b._s, a._c, a._e, a._k)
    r = _next(a, c < 0, ctx, [0])
    if r._k:
        st[0] |= _OVERFLOW | _INEXACT | _ROUNDED
    elif r._adjusted() < ctx.Emin:
        st[0] |= _UNDERFLOW | _SUBNORMAL | _INEXACT | _ROUNDED
        if not r._c:
            st[0] |= _CLAMPED
    return r


# The digits that logical operations work on, as text; None when there are others than 0 and 1.
def _logical(x, ctx):
    if x._k or x._s or x._e:
        return None
    text = str(x._c)
    for d in text:
        if d != "0" and d != "1":
            return None
    n = ctx.prec
    return ("0" * (n - len(text)) + text)[-n:]


def _logical_op(a, b, which, ctx, st):
    x = _logical(a, ctx)
    y = _logical(b, ctx)
    if x is None or y is None:
        return _nan(st)
    if which == "and":
        text = "".join(["1" if p == q == "1" else "0" for p, q in zip(x, y)])
    elif which == "or":
        text = "".join(["0" if p == q == "0" else "1" for p, q in zip(x, y)])
    else:
        text = "".join(["0" if p == q else "1" for p, q in zip(x, y)])
    return _dec(0, int(text), 0)


def _whole_argument(b, low, high):
    if b._k or b._e:
        return None
    n = -b._c if b._s else b._c
    return n if low <= n <= high else None


def _rotate(a, b, ctx, st):
    return _moved(a, b, True, ctx, st)


def _shift(a, b, ctx, st):
    return _moved(a, b, False, ctx, st)


def _moved(a, b, around, ctx, st):
    x = _nans(a, b, ctx, st)
    if x is not None:
        return x
    n = _whole_argument(b, -ctx.prec, ctx.prec)
    if n is None:
        return _nan(st)
    if a._k:
        return a
    prec = ctx.prec
    whole = 10 ** prec
    c = a._c % whole
    if around:
        n %= prec
        c = c * 10 ** n
        c = c % whole + c // whole
    elif n < 0:
        c //= 10 ** -n
    else:
        c = c * 10 ** n % whole
    return _dec(a._s, c, a._e)


def _scaleb(a, b, ctx, st):
    x = _nans(a, b, ctx, st)
    if x is not None:
        return x
    limit = 2 * (ctx.Emax + ctx.prec)
    n = _whole_argument(b, -limit, limit)
    if n is None:
        return _nan(st)
    if a._k:
        return a
    return _fit(a._s, a._c, a._e + n, ctx, st)


def _plus(a, ctx, st):
    x = _nans(a, None, ctx, st)
    if x is not None:
        return x
    if not a._k and not a._c and ctx.rounding != ROUND_FLOOR:
        a = _dec(0, 0, a._e)
    return _fix(a, ctx, st)


def _minus(a, ctx, st):
    x = _nans(a, None, ctx, st)
    if x is not None:
        return x
    if not a._k and not a._c and ctx.rounding != ROUND_FLOOR:
        return _fix(_dec(0, 0, a._e), ctx, st)
    return _fix(_dec(1 - a._s, a._c, a._e, a._k), ctx, st)


def _abs(a, ctx, st):
    return _minus(a, ctx, st) if a._s else _plus(a, ctx, st)


def _text(x, eng, capitals):
    sign = "-" if x._s else ""
    if x._k:
        if x._k == _INF:
            return sign + "Infinity"
        return sign + ("NaN" if x._k == _QNAN else "sNaN") + (str(x._c) if x._c else "")
    digits = str(x._c)
    e = x._e
    n = len(digits)
    left = n + e
    if e <= 0 and left > -6:
        dot = left
    elif not eng:
        dot = 1
    elif not x._c:
        dot = (left + 1) % 3 - 1
    else:
        dot = (left - 1) % 3 + 1
    if dot <= 0:
        text = "0." + "0" * -dot + digits
    elif dot >= n:
        text = digits + "0" * (dot - n)
    else:
        text = digits[:dot] + "." + digits[dot:]
    if left != dot:
        text += "%s%+d" % ("E" if capitals else "e", left - dot)
    return sign + text


def _exact_value(value, ctx, st):
    if isinstance(value, str):
        x = _parse(value)
        if x is None:
            return _nan(st, _SYNTAX)
        if x._k == 0 and x._c and (x._adjusted() > MAX_EMAX or x._e < MIN_ETINY):
            return _nan(st, _INVALID)
        return x
    if isinstance(value, int):
        return _of_int(value)
    if isinstance(value, Decimal):
        return _dec(value._s, value._c, value._e, value._k)
    if isinstance(value, float):
        st[0] |= _FLOAT
        return _of_float(value)
    if isinstance(value, (tuple, list)):
        return _of_tuple(value)
    raise TypeError("conversion from %s to Decimal is not supported" % type(value).__name__)


def _hash_modulus():
    import sys
    info = getattr(sys, "hash_info", None)
    return info.modulus if info is not None else 0


class Decimal:
    def __new__(cls, value="0", context=None):
        x = _run(_exact_value, context, value)
        if cls is not Decimal:
            y = _make(cls)
            y._s = x._s
            y._c = x._c
            y._e = x._e
            y._k = x._k
            return y
        return x

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            x = _of_int(f)
        elif isinstance(f, float):
            x = _of_float(f)
        else:
            raise TypeError("argument must be int or float")
        return x if cls is Decimal else cls(x)

    def _adjusted(self):
        return self._e + _ndigits(self._c) - 1

    def adjusted(self):
        return 0 if self._k else self._e + _ndigits(self._c) - 1

    def _is_whole(self):
        if self._k:
            return False
        return self._e >= 0 or not self._c or self._c % 10 ** min(-self._e, _ndigits(self._c)) == 0 and -self._e < _ndigits(self._c)

    def _is_odd(self):
        if self._e > 0 or not self._c:
            return False
        return self._c // 10 ** -self._e % 2 == 1

    # --- Conversions ---

    def __repr__(self):
        return "Decimal('%s')" % self

    def __str__(self):
        return _text(self, False, _current[0].capitals)

    def to_eng_string(self, context=None):
        return _text(self, True, (context or _current[0]).capitals)

    def as_tuple(self):
        if self._k == _INF:
            return DecimalTuple(self._s, (0,), "F")
        digits = tuple([int(d) for d in str(self._c)])
        if self._k:
            return DecimalTuple(self._s, digits if self._c else (), "n" if self._k == _QNAN else "N")
        return DecimalTuple(self._s, digits, self._e)

    def as_integer_ratio(self):
        if self._k:
            if self._k == _INF:
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        c = -self._c if self._s else self._c
        if self._e >= 0:
            return c * 10 ** self._e, 1
        d = 10 ** -self._e
        a = abs(c)
        b = d
        while b:
            a, b = b, a % b
        return (0, 1) if not c else (c // a, d // a)

    def __int__(self):
        if self._k:
            if self._k == _INF:
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        n = self._c * 10 ** self._e if self._e >= 0 else _drop(ROUND_DOWN, 0, self._c, -self._e)[0]
        return -n if self._s else n

    __trunc__ = __int__

    def __float__(self):
        if self._k == _SNAN:
            raise ValueError("cannot convert signaling NaN to float")
        if self._k == _QNAN:
            return -float("nan") if self._s else float("nan")
        return float(_text(self, False, 1))

    def __complex__(self):
        return complex(float(self))

    def __bool__(self):
        return self._k != 0 or self._c != 0

    def __hash__(self):
        if self._k:
            if self._k == _SNAN:
                raise TypeError("Cannot hash a signaling NaN value")
            if self._k == _QNAN:
                return id(self) >> 4
            return hash(float(self))
        if self._is_whole():
            if self._e < 100000:
                return hash(int(self))
        p = _hash_modulus()
        if not p:
            f = float(self)
            return hash(f) if _of_float(f) == self else hash(self.as_integer_ratio())
        e = self._e
        h = self._c % p * (pow(10, e, p) if e >= 0 else pow(pow(10, p - 2, p), -e, p)) % p
        if self._s:
            h = -h
        return -2 if h == -1 else h

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else type(self)(self)

    def __deepcopy__(self, memo):
        return self if type(self) is Decimal else type(self)(self)

    def __round__(self, n=None):
        if n is not None:
            if not isinstance(n, int):
                raise TypeError("optional arg must be an integer")
            return _run(_quantize, None, self, _dec(0, 1, -n), ROUND_HALF_EVEN)
        return self._rounded(ROUND_HALF_EVEN)

    def _rounded(self, mode):
        if self._k:
            if self._k == _INF:
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        return int(_rescale(self, 0, mode)) if self._e < 0 else int(self)

    def __floor__(self):
        return self._rounded(ROUND_FLOOR)

    def __ceil__(self):
        return self._rounded(ROUND_CEILING)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return _dec(0, 0, 0)

    def conjugate(self):
        return self

    def __format__(self, spec):
        from _decimal_format import format_decimal
        return format_decimal(self, spec)

    # --- Operators ---

    def __add__(self, other):
        x = _operand(other)
        return _unknown("+", self, other) if x is None else _run(_add, None, self, x)

    def __radd__(self, other):
        x = _operand(other)
        return _unknown("+", other, self) if x is None else _run(_add, None, x, self)

    def __sub__(self, other):
        x = _operand(other)
        return _unknown("-", self, other) if x is None else _run(_sub, None, self, x)

    def __rsub__(self, other):
        x = _operand(other)
        return _unknown("-", other, self) if x is None else _run(_sub, None, x, self)

    def __mul__(self, other):
        x = _operand(other)
        return _unknown("*", self, other) if x is None else _run(_mul, None, self, x)

    def __rmul__(self, other):
        x = _operand(other)
        return _unknown("*", other, self) if x is None else _run(_mul, None, x, self)

    def __truediv__(self, other):
        x = _operand(other)
        return _unknown("/", self, other) if x is None else _run(_div, None, self, x)

    def __rtruediv__(self, other):
        x = _operand(other)
        return _unknown("/", other, self) if x is None else _run(_div, None, x, self)

    def __floordiv__(self, other):
        x = _operand(other)
        return _unknown("//", self, other) if x is None else _run(_floordiv, None, self, x)

    def __rfloordiv__(self, other):
        x = _operand(other)
        return _unknown("//", other, self) if x is None else _run(_floordiv, None, x, self)

    def __mod__(self, other):
        x = _operand(other)
        return _unknown("%", self, other) if x is None else _run(_mod, None, self, x)

    def __rmod__(self, other):
        x = _operand(other)
        return _unknown("%", other, self) if x is None else _run(_mod, None, x, self)

    def __divmod__(self, other):
        x = _operand(other)
        return _unknown("divmod()", self, other) if x is None else _run(_divmod, None, self, x)

    def __rdivmod__(self, other):
        x = _operand(other)
        return _unknown("divmod()", other, self) if x is None else _run(_divmod, None, x, self)

    def __pow__(self, other, modulo=None):
        x = other
        other = _operand(x)
        if other is None:
            return _unknown("** or pow()", self, x)
        if modulo is None:
            return _run(_pow, None, self, other)
        modulo = _operand(modulo)
        return _unknown("** or pow()", self, other) if modulo is None else _run(_pow_mod, None, self, other, modulo)

    def __rpow__(self, other, modulo=None):
        x = _operand(other)
        return _unknown("** or pow()", other, self) if x is None else _run(_pow, None, x, self)

    def __neg__(self):
        return _run(_minus, None, self)

    def __pos__(self):
        return _run(_plus, None, self)

    def __abs__(self):
        return _run(_abs, None, self)

    def __eq__(self, other):
        pair = _comparable(self, other, True)
        if pair is None:
            return NotImplemented
        a, b = pair
        if a._k > 1 or b._k > 1:
            if a._k == _SNAN or b._k == _SNAN:
                _signal(_current[0], _INVALID)
            return False
        return _cmp(a, b) == 0

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    def __lt__(self, other):
        c = _order(self, other)
        return _unknown("<", self, other) if c is None else c == -1

    def __le__(self, other):
        c = _order(self, other)
        return _unknown("<=", self, other) if c is None else c < 1

    def __gt__(self, other):
        c = _order(self, other)
        return _unknown(">", self, other) if c is None else c == 1

    def __ge__(self, other):
        c = _order(self, other)
        return _unknown(">=", self, other) if c is None else c == 0 or c == 1

    # --- Methods ---

    def compare(self, other, context=None):
        return _run(_compare, context, self, _need(other))

    def compare_signal(self, other, context=None):
        return _run(_compare_signal, context, self, _need(other))

    def compare_total(self, other, context=None):
        return _of_int(_cmp_total(self, _need(other)))

    def compare_total_mag(self, other, context=None):
        return _of_int(_cmp_total(self.copy_abs(), _need(other).copy_abs()))

    def max(self, other, context=None):
        return _run(_extreme, context, self, _need(other), 1, False)

    def min(self, other, context=None):
        return _run(_extreme, context, self, _need(other), -1, False)

    def max_mag(self, other, context=None):
        return _run(_extreme, context, self, _need(other), 1, True)

    def min_mag(self, other, context=None):
        return _run(_extreme, context, self, _need(other), -1, True)

    def remainder_near(self, other, context=None):
        return _run(_remainder_near, context, self, _need(other))

    def fma(self, other, third, context=None):
        return _run(_fma, context, self, _need(other), _need(third))

    def quantize(self, exp, rounding=None, context=None):
        if context is None:
            context = _current[0]
        if rounding is None:
            rounding = context.rounding
        elif rounding not in _ROUNDINGS:
            raise TypeError(_BAD_ROUNDING)
        return _run(_quantize, context, self, _need(exp), rounding)

    def to_integral_value(self, rounding=None, context=None):
        return _whole(self, rounding, context, False)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        return _whole(self, rounding, context, True)

    def sqrt(self, context=None):
        return _run(_sqrt, context, self)

    def exp(self, context=None):
        return _run(_exp_op, context, self)

    def ln(self, context=None):
        return _run(_ln_op, context, self)

    def log10(self, context=None):
        return _run(_log10_op, context, self)

    def logb(self, context=None):
        return _run(_logb, context, self)

    def normalize(self, context=None):
        return _run(_normalize, context, self)

    def next_minus(self, context=None):
        return _run(_next, context, self, False)

    def next_plus(self, context=None):
        return _run(_next, context, self, True)

    def next_toward(self, other, context=None):
        return _run(_next_toward, context, self, _need(other))

    def logical_and(self, other, context=None):
        return _run(_logical_op, context, self, _need(other), "and")

    def logical_or(self, other, context=None):
        return _run(_logical_op, context, self, _need(other), "or")

    def logical_xor(self, other, context=None):
        return _run(_logical_op, context, self, _need(other), "xor")

    def logical_invert(self, context=None):
        context = context or _current[0]
        return _run(_logical_op, context, self, _dec(0, (10 ** context.prec - 1) // 9, 0), "xor")

    def rotate(self, other, context=None):
        return _run(_rotate, context, self, _need(other))

    def shift(self, other, context=None):
        return _run(_shift, context, self, _need(other))

    def scaleb(self, other, context=None):
        return _run(_scaleb, context, self, _need(other))

    def same_quantum(self, other, context=None):
        other = _need(other)
        if self._k or other._k:
            return self._k == other._k == _INF or self._k > 1 and other._k > 1
        return self._e == other._e

    def canonical(self):
        return self

    def copy_abs(self):
        return _dec(0, self._c, self._e, self._k)

    def copy_negate(self):
        return _dec(1 - self._s, self._c, self._e, self._k)

    def copy_sign(self, other, context=None):
        return _dec(_need(other)._s, self._c, self._e, self._k)

    def is_canonical(self):
        return True

    def is_finite(self):
        return self._k == 0

    def is_infinite(self):
        return self._k == _INF

    def is_nan(self):
        return self._k > 1

    def is_qnan(self):
        return self._k == _QNAN

    def is_snan(self):
        return self._k == _SNAN

    def is_signed(self):
        return self._s == 1

    def is_zero(self):
        return not self._k and not self._c

    def is_normal(self, context=None):
        return not self._k and self._c != 0 and (context or _current[0]).Emin <= self._adjusted()

    def is_subnormal(self, context=None):
        return not self._k and self._c != 0 and self._adjusted() < (context or _current[0]).Emin

    def number_class(self, context=None):
        if self._k > 1:
            return "NaN" if self._k == _QNAN else "sNaN"
        name = "Infinity" if self._k else "Zero" if not self._c else "Subnormal" if self.is_subnormal(context) else "Normal"
        return ("-" if self._s else "+") + name

    def radix(self):
        return _dec(0, 10, 0)


def _whole(x, rounding, context, exact):
    context = context or _current[0]
    if rounding is not None and rounding not in _ROUNDINGS:
        raise TypeError(_BAD_ROUNDING)
    return _run(_to_integral, context, x, rounding or context.rounding, exact)


# --- Contexts ---


def _signal_dict(value):
    if isinstance(value, dict):
        result = {}
        for mask, signal in _SIGNALS:
            if signal not in value:
                raise TypeError("invalid signal dict")
            result[signal] = bool(value[signal])
        if len(value) != len(result):
            raise KeyError("invalid signal dict")
        return result
    chosen = list(value or ())
    result = {}
    for mask, signal in _SIGNALS:
        result[signal] = signal in chosen
    for signal in chosen:
        if signal not in result:
            raise TypeError("values must be signals")
    return result


def _check_int(name, value, low, high, text):
    if not isinstance(value, int):
        raise TypeError("an integer is required")
    if not low <= value <= high:
        raise ValueError(text)


class Context:
    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        base = DefaultContext
        if base is None:
            self.prec = 28
            self.rounding = ROUND_HALF_EVEN
            self.Emin = -999999
            self.Emax = 999999
            self.capitals = 1
            self.clamp = 0
            self.traps = _signal_dict((InvalidOperation, DivisionByZero, Overflow))
        else:
            self.prec = base.prec if prec is None else prec
            self.rounding = base.rounding if rounding is None else rounding
            self.Emin = base.Emin if Emin is None else Emin
            self.Emax = base.Emax if Emax is None else Emax
            self.capitals = base.capitals if capitals is None else capitals
            self.clamp = base.clamp if clamp is None else clamp
            self.traps = _signal_dict(base.traps if traps is None else traps)
        self.flags = _signal_dict(flags)

    def __setattr__(self, name, value):
        if name == "prec":
            _check_int(name, value, 1, MAX_PREC, "valid range for prec is [1, MAX_PREC]")
        elif name == "rounding":
            if value not in _ROUNDINGS or not isinstance(value, str):
                raise TypeError(_BAD_ROUNDING)
        elif name == "Emin":
            _check_int(name, value, MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]")
        elif name == "Emax":
            _check_int(name, value, 0, MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]")
        elif name == "capitals" or name == "clamp":
            _check_int(name, value, 0, 1, "valid values for %s are 0 or 1" % name)
        elif name == "flags" or name == "traps":
            if not isinstance(value, dict):
                raise TypeError("argument must be a signal dict")
            value = _signal_dict(value)
        else:
            raise AttributeError("'decimal.Context' object has no attribute '%s'" % name)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError("context attributes cannot be deleted")

    def _apply(self, a):
        return str(_run(_fix, self, a))

    def __repr__(self):
        return "Context(prec=%d, rounding=%s, Emin=%d, Emax=%d, capitals=%d, clamp=%d, flags=[%s], traps=[%s])" % (
            self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
            ", ".join([s.__name__ for s in _SHOWN if self.flags[s]]), ", ".join([s.__name__ for s in _SHOWN if self.traps[s]]))

    def __reduce__(self):
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
            [s for s, on in self.flags.items() if on], [s for s, on in self.traps.items() if on])

    def copy(self):
        c = _make(Context)
        put = object.__setattr__
        for name in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp"):
            put(c, name, getattr(self, name))
        put(c, "flags", dict(self.flags))
        put(c, "traps", dict(self.traps))
        return c

    __copy__ = copy

    def clear_flags(self):
        for s in self.flags:
            self.flags[s] = False

    def clear_traps(self):
        for s in self.traps:
            self.traps[s] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def create_decimal(self, num="0"):
        return _run(_created, self, num)

    def create_decimal_from_float(self, f):
        return _run(_fix, self, Decimal.from_float(f))

    def to_sci_string(self, x):
        return _text(_need(x), False, self.capitals)

    def to_eng_string(self, x):
        return _text(_need(x), True, self.capitals)

    def power(self, a, b, modulo=None):
        a = _need(a)
        b = _need(b)
        return _run(_pow, self, a, b) if modulo is None else _run(_pow_mod, self, a, b, _need(modulo))

    def radix(self):
        return _dec(0, 10, 0)

    def copy_decimal(self, a):
        return _need(a)

    def copy_abs(self, a):
        return _need(a).copy_abs()

    def copy_negate(self, a):
        return _need(a).copy_negate()

    def copy_sign(self, a, b):
        return _need(a).copy_sign(b)

    def canonical(self, a):
        if not isinstance(a, Decimal):
            raise TypeError("argument must be a Decimal")
        return a

    def is_canonical(self, a):
        if not isinstance(a, Decimal):
            raise TypeError("argument must be a Decimal")
        return True

    def same_quantum(self, a, b):
        return _need(a).same_quantum(_need(b))

    def quantize(self, a, b):
        return _need(a).quantize(b, context=self)

    # The other methods are those of numbers, in this context.
    def __getattr__(self, name):
        op = _CONTEXT_OPS.get(name)
        if op is not None:
            return lambda *args: _run(op, self, *[_need(a) for a in args])
        if name in _CONTEXT_METHODS:
            return lambda a, *args: getattr(_need(a), name)(*args, context=self)
        if name in _PLAIN_METHODS:
            return lambda a: getattr(_need(a), name)()
        raise AttributeError("'decimal.Context' object has no attribute '%s'" % name)


_CONTEXT_OPS = {"add": _add, "subtract": _sub, "multiply": _mul, "divide": _div, "divide_int": _floordiv, "remainder": _mod,
    "divmod": _divmod, "plus": _plus, "minus": _minus, "abs": _abs}
_CONTEXT_METHODS = ("compare", "compare_signal", "compare_total", "compare_total_mag", "max", "min", "max_mag", "min_mag",
    "remainder_near", "fma", "to_integral_value", "to_integral", "to_integral_exact", "sqrt", "exp", "ln", "log10", "logb",
    "normalize", "next_minus", "next_plus", "next_toward", "logical_and", "logical_or", "logical_xor", "logical_invert", "rotate",
    "shift", "scaleb", "is_normal", "is_subnormal", "number_class")
_PLAIN_METHODS = ("is_finite", "is_infinite", "is_nan", "is_qnan", "is_snan", "is_signed", "is_zero")


def _created(value, ctx, st):
    if isinstance(value, str) and (value != value.strip() or "_" in value):
        return _nan(st, _SYNTAX)
    x = _exact_value(value, ctx, st)
    if x._k > 1:
        if x._c and _ndigits(x._c) > ctx.prec - ctx.clamp:
            return _nan(st, _SYNTAX)
        return x
    return _fix(x, ctx, st)


DefaultContext = None
DefaultContext = Context()
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[], flags=[])
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped], flags=[])
_current = [DefaultContext.copy()]


def getcontext():
    return _current[0]


def setcontext(context):
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current[0] = context


class _LocalContext:
    def __init__(self, context):
        self.new = context

    def __enter__(self):
        self.saved = _current[0]
        _current[0] = self.new
        return self.new

    def __exit__(self, kind, e, traceback):
        _current[0] = self.saved


def localcontext(ctx=None, **kwargs):
    if ctx is None:
        ctx = _current[0]
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    ctx = ctx.copy()
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError("'%s' is an invalid keyword argument for this function" % name)
        if isinstance(value, list) and (name == "flags" or name == "traps"):
            value = _signal_dict(value)
        setattr(ctx, name, value)
    return _LocalContext(ctx)
