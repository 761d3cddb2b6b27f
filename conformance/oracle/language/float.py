def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

# case: repr is the shortest that reads back
for x in [0.1, 0.2, 0.1 + 0.2, 1/3, 2/3, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 9999999999999998.0, 1e22, 1e23, 5e-324, 2.2250738585072014e-308, 2.225073858507201e-308, 1.7976931348623157e308, 4.35, 100.0, -0.0, 0.0, 2.0**-44, 2.0**-1074 * 3, 9007199254740993.0, 5e15, 1.5e300, 3.14159, 1e100, 123456.789e-10]:
    print(x, repr(-x), str(x), float(repr(x)) == x)

# case: powers of two
print([2.0**n for n in range(-1074, 1024, 61)])
print([2.0**-n for n in (24, 44, 46, 47, 50, 77, 99, 123)])

# case: float() of text
for s in ['1', ' 1.5\n', '-1e3', '+.5', '5.', '1_0.0_1', '1e1_0', 'inf', '-Infinity', 'NaN', '+nan', 'INF', '1e400', '-1e400', '1e-400', '0x1', '', ' ', '.', 'e5', '1e', '1e+', '1_', '_1', '1__0', '1._5', '1_.5', 'infi', '1 2', 'nan1', '1.5.2', '--1', '1e5.5', '0' * 400 + '1', '1' + '0' * 400, '.' + '0' * 400 + '1e401']:
    show(lambda: float(s))

# case: float() of numbers and bytes
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class B:
    def __float__(self): return 1
class S(float): pass
for x in [1, True, 10**25, b'1.5', bytearray(b' 2 '), b'x', F(), I(), S(3.5)]:
    try:
        print(float(x))
    except Exception as e:
        print(type(e).__name__, e)
for x in [None, [], 1j, {}]:
    show(lambda: float(x))
try:
    float(B())
except TypeError as e:
    print(e)
print(float())
show(lambda: float(1, 2))

# case: reading is correctly rounded
for s in ['9007199254740993', '9007199254740992.9999', '9007199254740993.0000000000000000000000000001', '0.500000000000000166533453693773481063544750213623046875', '0.500000000000000166533453693773481063544750213623046874', '2.4703282292062327e-324', '2.4703282292062328e-324', '1.7976931348623158e308', '1.7976931348623159e308', '179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880', '1e23', '8.5e22', '123456789123456789123456789', '0.1000000000000000055511151231257827021181583404541015625', '2.2250738585072011e-308', '2.2250738585072012e-308', '6.9294956446009195e15', '7.0420557077594588669468784357561207962098443483187940792729600000e+59', '1' + '0' * 30 + '1' + 'e-31', '0.' + '9' * 800]:
    print(float(s).hex())

# case: fixed and exponential formats
for x in [0.0, -0.0, 0.5, 1.5, 2.5, 0.125, 2.675, 1e10, 123456.789, 1e-10, 1e300, 5e-324, 0.05, 9.995, 999999.5]:
    print('%.0f %.1f %.2f %.10f' % (x, x, x, x) if x < 1e20 else len('%.3f' % x), '%.0e %.3e %e %E' % (x, x, x, x), '%.0g %.3g %g %G %.17g %.30g' % (x, x, x, x, x, x))

# case: special values formatted
for x in [float('inf'), float('-inf'), float('nan')]:
    print(x, '%f %e %g %F %E %G' % (x, x, x, x, x, x), '%+f|%8.2f|% f' % (x, x, x), repr(x), '{:.3f} {:+g}'.format(x, x))

# case: long exact expansions
print('%.60f' % 0.1)
print('%.1100f' % 5e-324)
print('%f' % 1.7976931348623157e308)
print('%.80g' % 2.0**-1000)
print(f'{0.3:.55f}', f'{1/3:.40e}')

# case: huge precisions
print(len('%.5000f' % 1.5), len(f'{1e300:.2000e}'), ('%.3000f' % 0.1)[-5:])

# case: round to places
for x, n in [(2.675, 2), (1.005, 2), (0.5, 0), (1.5, 0), (2.5, 0), (-0.5, 0), (1234.5678, -2), (1250.0, -2), (1350.0, -2), (5e-324, 323), (1e308, -308), (1e308, -309), (123.456, 400), (123.456, -400), (0.1 + 0.2, 17), (-2.5, 0), (25.0, -1), (35.0, -1), (5.015, 2), (1e22, 2), (float('inf'), 2), (float('-inf'), -5), (-0.04, 1)]:
    print(x, n, round(x, n))
show(lambda: round(1.7976931348623157e308, -308))
print(round(float('nan'), 3))

# case: round to int
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), round(1e20), round(2.5, None), round(number=7.7), round(7.123, ndigits=1))
show(lambda: round(float('inf')))
show(lambda: round(float('nan')))
show(lambda: round(1.5, 'a'))
show(lambda: round(1.5, 1.0))

# case: floor division and modulo
for a in (7.5, -7.5, 0.0, -0.0, 1e300, 5.0, float('inf')):
    for b in (2.0, -2.0, 0.3, float('inf'), float('-inf'), 1e-300):
        print(a, b, a // b, a % b, divmod(a, b))

# case: division by zero
for e in ['1.0 / 0', '1.0 // 0', '1.0 % 0', 'divmod(1.0, 0)', '0.0 ** -1', '1 / 0.0', '0 // 0.0', '5 % 0.0', '0.0 ** -0.5', '-0.0 ** -1.0', '(-0.0) ** -3']:
    show(lambda: eval(e))

# case: powers
inf, nan = float('inf'), float('nan')
for a, b in [(2.0, 10), (2.0, -1), (2.0, 0.5), (0.0, 0), (1.0, nan), (nan, 0), (nan, 1), (inf, 0), (inf, -1), (-inf, 3), (-inf, 2), (-inf, 0.5), (-inf, -1), (0.5, inf), (2.0, inf), (2.0, -inf), (-1.0, inf), (0.0, -inf), (-8.0, 1/3), (-8.0, 3.0), (-2.0, 0.5), (10.0, -400), (4, 0.5), (-1, 0.5)]:
    print(a, b, a ** b)
show(lambda: 2.0 ** 5000)
show(lambda: (-1e200) ** 3)
show(lambda: 10 ** 400.0)

# case: is_integer, as_integer_ratio, conjugate
for x in [1.0, 1.5, -0.0, 1e300, 0.1, -0.75, 5e-324, 2.0**70]:
    print(x.is_integer(), x.as_integer_ratio(), x.real, x.imag, x.conjugate())
show(lambda: float('inf').as_integer_ratio())
show(lambda: float('nan').as_integer_ratio())
print(float('inf').is_integer(), float('nan').is_integer())

# case: hex
for x in [0.0, -0.0, 1.0, -1.5, 0.1, 3.14159, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, float('inf'), float('-inf'), float('nan'), 1e-310]:
    print(x.hex())

# case: fromhex
for s in ['0x1p0', '1', '-0x1.8p3', '0x.8', ' 0X1P-3 ', 'inf', '-nan', '0x1.fffffffffffff7', '0x1.fffffffffffff8', '0x1p-1074', '0x1p-1075', '0x1.8p-1075', '0x1p1023', '0x1.fffffffffffff8p1023', '0x1p2000', '', 'x', '0x', '0x1p', '0x1.2.3', '0xg', '0x1p1.5', 'a.b', '-0x123456789abcdef0123456789p-100', '0x0p9999999999']:
    show(lambda: float.fromhex(s))

# case: comparisons with nan and signs
nan = float('nan')
print(nan == nan, nan != nan, nan < 1, 1 < nan, nan in [nan], [nan] == [nan], 0.0 == -0.0, 1 < 1.5 < 2, max(1, 2.5), min(nan, 1), max(1, nan))

# case: hash
print([hash(x) for x in (0.0, -0.0, 1.0, -1.0, 0.5, 1.5, -2.25, 1e300, 1e-300, 0.1, float('inf'), float('-inf'), 2.0**61)])
print({1: 'a', 1.0: 'b', True: 'c'}, {0.5: 1}[1/2], {2**60: 'x'}[2.0**60])

# case: methods of the type
class Metres(float):
    def __repr__(self):
        return f'{float(self)}m'
m = Metres(2.5)
print(m, m + 1, 1 + m, m * 2, 5 / m, m == 2.5, 2.5 == m, m < 3, 3 > m, hash(m) == hash(2.5), round(m), m.is_integer(), -m, abs(Metres(-1.0)), m ** 2, 2 ** m, 7 // m, 7 % m, divmod(7, m), isinstance(m, float), int(m), str(float(m)), m.hex(), Metres('1.25'))

# case: sums that show every bit
s = 0.0
for i in range(1, 200):
    s += 1 / i
    s *= 1.0000001
print(s, s / 3, s * 1e-17, sum([0.1] * 10), sum([0.1] * 3, 0.0), sum([1, 2.5, True, 10**20]))

# case: truncation and friends
import math
for x in (2.7, -2.7, 1e20, -0.5):
    print(int(x), math.floor(x), math.ceil(x), math.trunc(x), x.__floor__(), x.__ceil__(), x.__trunc__(), x.__round__(), x.__round__(1))
show(lambda: int(float('inf')))
show(lambda: int(float('nan')))
