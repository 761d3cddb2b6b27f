# format() of a Decimal.

from decimal import _current, _dec, _drop, _ndigits, _text


def _parse(spec):
    fill = " "
    align = ""
    i = 0
    if len(spec) > 1 and spec[1] in "<>=^":
        fill = spec[0]
        align = spec[1]
        i = 2
    elif spec[:1] and spec[0] in "<>=^":
        align = spec[0]
        i = 1
    n = len(spec)
    sign = "-"
    if i < n and spec[i] in "+- ":
        sign = spec[i]
        i += 1
    z = i < n and spec[i] == "z"
    if z:
        i += 1
    alternate = i < n and spec[i] == "#"
    if alternate:
        i += 1
    zero = i < n and spec[i] == "0"
    if zero:
        if align:
            raise ValueError("invalid format string")
        fill = "0"
        align = "="
        i += 1
    j = i
    while j < n and "0" <= spec[j] <= "9":
        j += 1
    width = int(spec[i:j]) if j > i else 0
    i = j
    comma = i < n and spec[i] == ","
    if comma:
        i += 1
    precision = None
    if i < n and spec[i] == ".":
        j = i + 1
        while j < n and "0" <= spec[j] <= "9":
            j += 1
        if j == i + 1:
            raise ValueError("invalid format string")
        precision = int(spec[i + 1:j])
        i = j
    kind = ""
    if i < n:
        kind = spec[i]
        i += 1
    if i < n or kind not in ("", "e", "E", "f", "F", "g", "G", "n", "%") or kind == "n" and comma or alternate:
        raise ValueError("invalid format string")
    return zero, fill, align or ">", sign, z, width, comma, precision, kind


# Groups of three from the right; with zeros in front until they are as wide as is asked.
def _grouped(digits, width):
    n = len(digits)
    while n + (n - 1) // 3 < width:
        n += 1
    digits = "0" * (n - len(digits)) + digits
    first = n % 3 or 3
    return ",".join([digits[:first]] + [digits[i:i + 3] for i in range(first, n, 3)])


def _short(x, n, mode):
    nd = _ndigits(x._c)
    if nd <= n or not x._c:
        return x
    c = _drop(mode, x._s, x._c, nd - n)[0]
    e = x._e + nd - n
    if _ndigits(c) > n:
        c //= 10
        e += 1
    return _dec(x._s, c, e)


def format_decimal(x, spec):
    if not isinstance(spec, str):
        raise TypeError("format() argument must be str")
    zero, fill, align, sign_mode, z, width, comma, precision, kind = _parse(spec)
    ctx = _current[0]
    if x._k:
        body = _text(x, False, 1)
        if body[0] == "-":
            body = body[1:]
        if kind == "%":
            body += "%"
        if zero:
            fill = " "
            align = ">"
        return _pad("-" if x._s else "" if sign_mode == "-" else sign_mode, body, fill, align, width)
    mode = ctx.rounding
    if not kind:
        kind = "G" if ctx.capitals else "g"
        plain = True
    else:
        plain = False
    if kind == "%":
        x = _dec(x._s, x._c, x._e + 2)
    if kind == "n":
        kind = "g"
    if precision is not None:
        if kind in "eE":
            x = _scientific(x, precision + 1, mode)
        elif kind in "fF%":
            x = _at(x, -precision, mode)
        else:
            x = _short(x, precision or 1, mode)
    if not x._c and x._e > 0 and kind in "fF%":
        x = _dec(x._s, 0, 0)
    if z and x._s and not x._c:
        x = _dec(0, 0, x._e)
    digits = str(x._c)
    left = x._e + len(digits)
    if kind in "eE":
        dot = 1
    elif kind in "fF%":
        dot = left
    elif x._e <= 0 and left > -6:
        dot = left
    else:
        dot = 1
    if dot < 0:
        whole = "0"
        fraction = "0" * -dot + digits
    elif dot > len(digits):
        whole = digits + "0" * (dot - len(digits))
        fraction = ""
    else:
        whole = digits[:dot] or "0"
        fraction = digits[dot:]
    e = left - dot
    if kind in "eE" and precision and not x._c:
        # As libmpdec has it.
        fraction = "0" * precision
        e += precision
    tail = "." + fraction if fraction else ""
    if e or kind in "eE":
        tail += "%s%+d" % ("E" if kind in "EG" else "e", e)
    if kind == "%":
        tail += "%"
    sign = "-" if x._s else "" if sign_mode == "-" else sign_mode
    if comma:
        whole = _grouped(whole, width - len(sign) - len(tail) if zero else 0)
    elif zero:
        whole = "0" * (width - len(sign) - len(tail) - len(whole)) + whole
    return _pad(sign, whole + tail, fill, align, width)


def _at(x, e, mode):
    if x._e == e:
        return x
    if x._e > e:
        return _dec(x._s, x._c * 10 ** (x._e - e), e)
    return _dec(x._s, _drop(mode, x._s, x._c, e - x._e)[0], e)


def _scientific(x, n, mode):
    if not x._c:
        return x
    nd = _ndigits(x._c)
    if nd < n:
        return _dec(x._s, x._c * 10 ** (n - nd), x._e - n + nd)
    return _short(x, n, mode)


def _pad(sign, body, fill, align, width):
    space = width - len(sign) - len(body)
    if space <= 0:
        return sign + body
    if align == "<":
        return sign + body + fill * space
    if align == ">":
        return fill * space + sign + body
    if align == "=":
        return sign + fill * space + body
    half = space // 2
    return fill * half + sign + body + fill * (space - half)
