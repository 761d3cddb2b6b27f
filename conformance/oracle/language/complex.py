def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

# case: repr
inf, nan = float('inf'), float('nan')
for z in [1+2j, 1-2j, -1-2j, 2j, -2j, 0j, complex(-0.0, 1), complex(0, -0.0), complex(-0.0, -0.0), complex(1.5, 0.1), complex(inf, nan), complex(nan, -inf), complex(1e16, 1e-5), complex(0, inf), 1e300j]:
    print(z, repr(z), str(-z))

# case: complex() of text
for s in ['1', '1j', 'j', '-j', '+j', '1+2j', ' 1-2.5j\n', '(1+2j)', ' ( 3j ) ', '1e5-1e-5j', 'inf', '-infj', 'nan+nanj', 'infinity-infinityj', '1_0+2_0j', '1+j', '1 + 2j', '1+2', '1j+2', '1jj', '', '()', '(1', '1+2j3', 'x', '1e+j', '++1j', '-1-1j', '1+-2j']:
    show(lambda: complex(s))

# case: complex() of numbers
class C:
    def __complex__(self): return 1+2j
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 3
print(complex(), complex(1), complex(1.5, -2), complex(1j), complex(1+2j, 3), complex(1, 2j), complex(1+1j, 1+1j), complex(real=1, imag=2), complex(imag=5), complex(True), complex(C()), complex(F()), complex(I()), complex(10**20, 1))
show(lambda: complex('1', 2))
show(lambda: complex(1, '2'))
show(lambda: complex(None))
show(lambda: complex(1, None))
show(lambda: complex([]))

# case: arithmetic
a, b = 3+4j, 1-2j
print(a + b, a - b, a * b, a / b, -a, +a, a == b, a != b, bool(0j), bool(a), abs(a), a.real, a.imag, a.conjugate())
print(a + 1, 1 + a, a - 1.5, 1.5 - a, a * 2, 2 * a, a / 2, 2 / a, a * True, 10**20 + a)
print(a == 3+4j, 3+0j == 3, 3 == 3+0j, 3.0 == 3+0j, 1+1e-20j == 1, 2**53 + 1 == complex(2**53), (1+0j) in [1])
show(lambda: a / 0)
show(lambda: 1 / 0j)

# case: powers
a = 3+4j
for e in [0, 1, 2, -1, -2, 0.5, 1.5, 1j, -1j, 2+1j, 10, 100, -100, 101, 0.25]:
    print(e, a ** e)
print((-8) ** (1/3), (-1) ** 0.5, 2 ** 1j, 0j ** 0, 0j ** 2, (1+1j) ** 2.0, 2.5 ** (1-1j))
show(lambda: 0j ** -1)
show(lambda: 0j ** 1j)
show(lambda: 0 ** 1j)
show(lambda: (1e200+1e200j) ** 3)

# case: comparison and other operators raise
for e in ['1j < 2', '1j >= 1j', '1j // 1', '1j % 1', 'int(1j)', 'float(1j)', 'round(1j)', '1j & 1']:
    try:
        print(eval(e))
    except TypeError as x:
        print('TypeError')

# case: hash
print(hash(1+0j) == hash(1), hash(2.5+0j) == hash(2.5), {1: 'a'}[1+0j], {1+2j: 'b'}[complex(1, 2)])
print([hash(z) for z in (1j, -1j, 1+2j, 0j, 1.5-2.5j)])

# case: abs
print(abs(3+4j), abs(-1j), abs(1e300+1e300j), abs(complex(float('inf'), float('nan'))), abs(complex(float('nan'), 0)))
show(lambda: abs(1.7e308+1.7e308j))

# case: division of extremes
print((1e300+1e300j) / (1e300+1e300j), (1+2j) / (0+1e-300j), (1+1j) / (1e-160-1e-160j), 1j / complex(float('inf'), 0))

# case: literals and attributes
print(1J, 0.5j, 1e3j, 1_0j, 00j, .5j, (2+3j).real, (2j).imag, type(1j), isinstance(1j, complex), (1+2j).__complex__())

# case: formatting
print('%s' % (1+2j), '{}'.format(1j), f'{2-1j}', '%r' % -1j, str([1j, 2+0j]))
