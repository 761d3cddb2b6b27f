import cmath, math
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
def near(z):
    return '%.12g%+.12gj' % (z.real, z.imag)

# case: constants
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj)

# case: functions
for f in (cmath.exp, cmath.log, cmath.log10, cmath.sqrt, cmath.sin, cmath.cos, cmath.tan, cmath.asin, cmath.acos, cmath.atan, cmath.sinh, cmath.cosh, cmath.tanh, cmath.asinh, cmath.acosh, cmath.atanh):
    print([near(f(z)) for z in (1+2j, -0.5+0.25j, 2-3j, 0.5, 3, -2.5j)])

# case: square roots
print(cmath.sqrt(-1), cmath.sqrt(-4.0), cmath.sqrt(2j), cmath.sqrt(0), cmath.sqrt(-0.0), cmath.sqrt(complex(-1, -0.0)), cmath.sqrt(3+4j), near(cmath.sqrt(1e300+1e300j)), near(cmath.sqrt(1e-310)), cmath.sqrt(cmath.inf))

# case: polar, rect, phase
print(cmath.polar(3+4j), cmath.polar(-1), cmath.polar(0), near(cmath.rect(2, math.pi / 3)), cmath.rect(5, 0), cmath.phase(-1), cmath.phase(1j), cmath.phase(complex(-1, -0.0)), cmath.phase(-1.0 - 1j))
show(lambda: cmath.rect(1, math.inf))
show(lambda: cmath.polar('a'))

# case: logarithms
print(near(cmath.log(-1)), near(cmath.log(1j, 2)), near(cmath.log(100, 10)), near(cmath.log(1e308+1e308j)), near(cmath.log(1 + 1e-10j)), near(cmath.log10(1000)), near(cmath.log(-10**20)))
show(lambda: cmath.log(0))
show(lambda: cmath.log10(0j))
show(lambda: cmath.log(2, 1))

# case: errors
show(lambda: cmath.exp(1000))
show(lambda: cmath.atan(1j))
show(lambda: cmath.atanh(1))
show(lambda: cmath.sqrt('x'))
show(lambda: cmath.exp(None))
show(lambda: cmath.cosh(1000))

# case: classification and isclose
zs = [1j, complex(cmath.inf, 0), complex(0, cmath.nan), 5]
print([cmath.isfinite(z) for z in zs], [cmath.isinf(z) for z in zs], [cmath.isnan(z) for z in zs])
print(cmath.isclose(1+1j, 1+1j), cmath.isclose(1, 1+1e-10j), cmath.isclose(1, 1+0.1j), cmath.isclose(0, 1e-12j, abs_tol=1e-9), cmath.isclose(cmath.inf, cmath.inf))
show(lambda: cmath.isclose(1, 1, rel_tol=-1))

# case: Euler
z = cmath.exp(1j * math.pi)
print(abs(z + 1) < 1e-15, near((1 + 2j) ** 2), near(cmath.exp(2 + 1j) / cmath.exp(2)))
