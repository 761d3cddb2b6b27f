import math
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
def near(x):
    return '%.13g' % x if isinstance(x, float) else x

# case: constants and names
print(math.pi, math.e, math.tau, math.inf, math.nan, -math.inf)
print([n for n in ['acos','acosh','asin','asinh','atan','atan2','atanh','cbrt','ceil','comb','copysign','cos','cosh','degrees','dist','e','erf','erfc','exp','exp2','expm1','fabs','factorial','floor','fmod','frexp','fsum','gamma','gcd','hypot','inf','isclose','isfinite','isinf','isnan','isqrt','lcm','ldexp','lgamma','log','log10','log1p','log2','modf','nan','nextafter','perm','pi','pow','prod','radians','remainder','sin','sinh','sqrt','tan','tanh','tau','trunc','ulp'] if not hasattr(math, n)])

# case: elementary functions
for name in 'sin cos tan atan sinh cosh tanh asinh exp expm1 exp2 cbrt erf erfc fabs degrees radians'.split():
    f = getattr(math, name)
    print(name, [near(f(x)) for x in (0, -0.0, 0.5, -1.5, 3, 10.25, True)])

# case: functions with a domain
for f, xs in [(math.acos, (1, -1, 0.5, 2)), (math.asin, (1, 0.5, -1.1)), (math.acosh, (1, 2.5, 0.5)), (math.atanh, (0.5, -0.5, 1, -1, 2)), (math.sqrt, (0, 2, 2.25, -1, -0.0)), (math.log, (1, 10, 0, -1)), (math.log2, (8, 0.1, 0, -2)), (math.log10, (1000, 0.001, 0, -2)), (math.log1p, (0, 1e-10, -1, -2))]:
    for x in xs:
        try:
            print(near(f(x)))
        except ValueError as e:
            print(e)

# case: overflow
for f, x in [(math.exp, 1000), (math.sinh, 1000), (math.cosh, -1000), (math.expm1, 1000), (math.exp2, 2000), (math.gamma, 200), (math.lgamma, 1e307)]:
    show(lambda: f(x))
show(lambda: math.pow(10, 400))
show(lambda: math.ldexp(1.0, 2000))
print(math.exp(-1000), math.ldexp(1, -2000), math.exp2(-2000))

# case: special values
inf, nan = math.inf, math.nan
for f in (math.sin, math.cos, math.exp, math.log, math.sqrt, math.atan, math.tanh, math.gamma, math.lgamma, math.floor, math.ceil, math.fabs, math.log2, math.cbrt, math.erf):
    for x in (inf, -inf, nan):
        try:
            print(near(f(x)), end=' ')
        except Exception as e:
            print(type(e).__name__, e, end=' ')
    print()

# case: wrong types
show(lambda: math.sqrt('4'))
show(lambda: math.sin(None))
show(lambda: math.floor('a'))
show(lambda: math.trunc('a'))
show(lambda: math.trunc([]))
show(lambda: math.factorial('a'))
show(lambda: math.factorial(2.0))
show(lambda: math.gcd(1.0))
show(lambda: math.isqrt(4.0))
show(lambda: math.ldexp(1, 2.0))
show(lambda: math.sqrt(1j))
show(lambda: math.log('a'))

# case: objects that are numbers
class F:
    def __float__(self): return 2.25
class I:
    def __index__(self): return 6
class W:
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __trunc__(self): return 'trunc'
print(math.sqrt(F()), math.sqrt(I()), math.floor(F()), math.ceil(F()), math.floor(W()), math.ceil(W()), math.trunc(W()), math.factorial(I()), math.gcd(I(), 4), math.comb(I(), 2), math.isqrt(I()))

# case: gamma and lgamma
for x in (0.5, 1, 2, 3, 5, 10, 23, 24, 30.5, 100, 170.5, -0.5, -1.5, -20.25, 1e-10, 1e-25, 171.0):
    print(x, math.gamma(x) if x == int(x) and x < 24 else near(math.gamma(x)), near(math.lgamma(x)))
for x in (0, -1, -0.0, -5.0):
    show(lambda: math.gamma(x))
    show(lambda: math.lgamma(x))

# case: floor, ceil, trunc
for x in (2.5, -2.5, 0.0, -0.0, 1e20, -1e300, 5, 10**30, True):
    print(math.floor(x) == x // 1, math.floor(x) % 1000, math.ceil(x) % 1000, math.trunc(x) % 1000)
show(lambda: math.floor(math.inf))
show(lambda: math.ceil(math.nan))

# case: factorial
print([math.factorial(n) for n in range(21)], math.factorial(True))
print(math.factorial(100), math.factorial(1000) % (10**9 + 7), math.factorial(1000).bit_length())
show(lambda: math.factorial(-1))
show(lambda: math.factorial(-10**30))
show(lambda: math.factorial(10**30))

# case: comb and perm
print([math.comb(10, k) for k in range(12)], math.comb(100, 50), math.comb(10**20, 3), math.comb(10**20, 10**20 - 2), math.comb(0, 0), math.comb(1000, 500) % 10**9)
print([math.perm(6, k) for k in range(8)], math.perm(5), math.perm(5, None), math.perm(10**20, 2), math.perm(0), math.perm(100, 20))
for f in (math.comb, math.perm):
    show(lambda: f(-1, 2))
    show(lambda: f(2, -1))
    show(lambda: f(2.0, 1))

# case: gcd and lcm
print(math.gcd(), math.gcd(0), math.gcd(-12), math.gcd(12, 18), math.gcd(0, 5), math.gcd(2**100, 6**50), math.gcd(10**30, 15**20, 35), math.gcd(-8, -12, 0), math.gcd(True, 5))
print(math.lcm(), math.lcm(0), math.lcm(-4), math.lcm(4, 6), math.lcm(0, 5), math.lcm(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), math.lcm(10**20, 2**70), math.lcm(-3, 7))
a, b = 3**200 * 7**50, 3**150 * 11**60
print(math.gcd(a, b) == 3**150, math.lcm(a, b) == 3**200 * 7**50 * 11**60)

# case: isqrt
print([math.isqrt(n) for n in range(26)], math.isqrt(10**40), math.isqrt(10**41 - 1), math.isqrt(2**64 - 1), math.isqrt(2**64), math.isqrt((10**100 + 7)**2 - 1) == 10**100 + 6)
print(all(math.isqrt(n * n + d) == n for n in (1, 2, 3, 10, 1000, 2**31, 2**32 - 1, 2**53 + 1, 10**30) for d in (0, 1, 2 * n)))
show(lambda: math.isqrt(-1))

# case: fsum is exact
print(math.fsum([]), math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.fsum([1e16, 1, 1e-16]), math.fsum([2.0**53, -0.5, -2.0**-54]), math.fsum([1, 2, True]), math.fsum(iter([1e308, -1e308, 1e-308])))
print(math.fsum([1e-16, 1, 1e16]), math.fsum([2.0**-1074] * 5), math.fsum([1.0 / n for n in range(1, 1001)]), math.fsum([-0.0]), math.fsum([math.inf, 1]), math.fsum([math.nan, 1]))
print(math.fsum([2.0**n - 2.0**(n + 50) + 2.0**(n + 52) for n in range(-1074, 972, 2)] + [-2.0**1022]))
show(lambda: math.fsum([math.inf, -math.inf]))
show(lambda: math.fsum([1e308, 1e308]))
show(lambda: math.fsum(['a']))

# case: prod
print(math.prod([]), math.prod([1, 2, 3]), math.prod([2.5, 4]), math.prod(range(1, 11), start=2), math.prod([], start='x'), math.prod([2, 'ab']), math.prod([10**10] * 3))

# case: hypot and dist
print(math.hypot(), math.hypot(3), math.hypot(-3, 4), math.hypot(1, 1), math.hypot(1, 2, 3), math.hypot(1e300, 1e300), math.hypot(3e-320, 4e-320), math.hypot(math.inf, math.nan), math.hypot(math.nan, 1), math.hypot(*range(20)), math.hypot(0.1, 0.2, 0.3))
print(math.dist([1, 2], [4, 6]), math.dist((0,), (5,)), math.dist([], []), math.dist((1.5, 2, 3), (4, 5, 6.25)), math.dist(iter([0, 0]), range(2)))
show(lambda: math.dist([1], [1, 2]))
show(lambda: math.hypot('a'))

# case: logarithms
print(math.log(8, 2), math.log(100, 10), math.log(2, 0.5), near(math.log(10)), near(math.log(2**2000)), near(math.log10(10**400)), math.log2(2**2000), math.log2(1 << 1100), math.log10(1000), math.log2(8), math.log10(10**22), near(math.log(10**500, 10)))
print([math.log2(2.0**n) == n for n in range(-1074, 1024, 50)].count(False), [math.log10(10**n) == n for n in range(0, 300, 7)].count(False))
show(lambda: math.log(10, 1))
show(lambda: math.log(10, 0))
show(lambda: math.log(0))
show(lambda: math.log(-10**400))

# case: fmod, remainder, modf, frexp, ldexp
for x, y in [(7, 3), (-7, 3), (7, -3), (5.5, 2), (1e300, 3), (1, math.inf), (-0.0, 5), (2.5, 1), (3.5, 1), (-2.5, 1)]:
    print(math.fmod(x, y), math.remainder(x, y))
for f in (math.fmod, math.remainder):
    show(lambda: f(1, 0))
    show(lambda: f(math.inf, 1))
print(math.modf(3.25), math.modf(-3.25), math.modf(-0.0), math.modf(math.inf), math.modf(-math.inf), math.modf(5))
print(math.frexp(0), math.frexp(1), math.frexp(-10.5), math.frexp(5e-324), math.frexp(math.inf), math.frexp(1e300))
print(math.ldexp(0.5, 3), math.ldexp(1, -1074), math.ldexp(0, 10**30), math.ldexp(math.inf, -10**30), math.ldexp(3, -10**30), math.ldexp(-1.5, 4))
show(lambda: math.ldexp(1, 10**30))

# case: pow
for x, y in [(2, 3), (2, 0.5), (-8, 3), (0, 0), (math.inf, -1), (1, math.nan), (math.nan, 0), (-math.inf, 3), (4, -0.5), (0.0, math.inf)]:
    print(math.pow(x, y))
for x, y in [(-8, 1/3), (0, -1), (0.0, -0.5), (-1, 0.5)]:
    show(lambda: math.pow(x, y))

# case: copysign, nextafter, ulp
print(math.copysign(3, -0.0), math.copysign(-3, 1), math.copysign(0, -1), math.copysign(math.inf, -1))
print(math.nextafter(1, 2), math.nextafter(1, 0), math.nextafter(0, 1), math.nextafter(0, -1), math.nextafter(math.inf, 0), math.nextafter(5, 5), math.nextafter(1.7976931348623157e308, math.inf))
print(math.ulp(1), math.ulp(0), math.ulp(-1e300), math.ulp(math.inf), math.ulp(1.7976931348623157e308), math.ulp(2**53), math.ulp(math.nan))

# case: isclose and classification
print(math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-12), math.isclose(0, 1e-12, abs_tol=1e-9), math.isclose(math.inf, math.inf), math.isclose(math.inf, 1e308), math.isclose(math.nan, math.nan), math.isclose(a=1, b=1))
show(lambda: math.isclose(1, 1, rel_tol=-1))
print([math.isfinite(x) for x in (1, math.inf, math.nan, 10**20)], [math.isinf(x) for x in (1, -math.inf, math.nan)], [math.isnan(x) for x in (1, math.inf, math.nan)])

# case: atan2
for y, x in [(0, 0), (0.0, -1), (-0.0, -1), (1, 1), (-1, -1), (math.inf, math.inf), (1, 0), (-0.0, 0.0), (5, -math.inf)]:
    print(near(math.atan2(y, x)))
