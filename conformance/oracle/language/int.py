def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

# case: int() of text
for s in ['0', '-0', '+7', ' 42\n', '1_000', '٣'[:0] + '12', '007', '-99999999999999999999', '1__0', '_1', '1_', '', ' ', '-', '+-1', '1 2', '0x10', '1.5', 'a', '1e3']:
    show(lambda: int(s))

# case: int() of text with a base
for s, b in [('ff', 16), ('0xff', 16), ('0xFF', 0), ('-0x_ff', 0), ('0b101', 0), ('0o17', 0), ('017', 0), ('00', 0), ('0_0', 0), ('z', 36), ('Zz', 36), ('8', 8), ('0b1', 16), ('0x', 16), ('12', 3), ('1', 1), ('1', 37), ('1', -1), ('101', 2), ('0b102', 2), ('1' * 100, 7), ('f' * 100, 16)]:
    show(lambda: int(s, b))
show(lambda: int('10', base=8))
show(lambda: int(10, 8))
show(lambda: int(base=8))
show(lambda: int('1', '2'))
show(lambda: int('1', 2.0))

# case: int() of bytes
show(lambda: int(b'12'))
show(lambda: int(bytearray(b' -7 ')))
show(lambda: int(b'12x'))
show(lambda: int(b'ff', 16))

# case: int() of other objects
class I:
    def __int__(self): return 5
class X:
    def __index__(self): return 6
class T:
    def __trunc__(self): return 7
class B:
    def __int__(self): return 'no'
class Sub(int): pass
for x in [1.9, -1.9, True, None, [], 1j, I(), X(), T(), B(), Sub(9), 1e30, -1e20, float('inf'), float('-inf'), float('nan')]:
    try:
        print(int(x))
    except Exception as e:
        print(type(e).__name__, e)
print(int())

# case: division and modulo of all signs
for a in (7, -7, 0, 10**20, -10**20, 2**64):
    for b in (3, -3, 10**10, -10**10, 2**64, -1):
        print(a // b, a % b, divmod(a, b), a / b)

# case: division by zero
for a in (0, 1, -1, 10**30):
    for op in ('//', '%', '/'):
        show(lambda: eval('a %s 0' % op, {'a': a}))
    show(lambda: divmod(a, 0))

# case: true division is correctly rounded
print(10**400 / 10**399, (10**17 + 1) / 10**17, 1 / 3, 2**70 / (2**70 - 1), (2**53 + 1) / 1, -(2**54 + 3) / 2)
print(1 / 10**400, 1 / 2**1074, 3 / 2**1075, 1 / 2**1075, -1 / 10**500, 0 / 10**500)
show(lambda: 10**400 / 3)
show(lambda: -10**700 / 3)
print((2**1024 - 2**970) / 1, (3**700) / (3**699), 7**500 / 7**499)

# case: powers
print(2**0, 0**0, 0**5, (-2)**3, (-2)**4, 3**100, (-3)**101, 10**-2, 2**-1, (-2)**-3, 7**-1)
show(lambda: 0**-1)
show(lambda: 2**1.5)
show(lambda: (-8)**(1/3))
print(2**200 % 1000007, 1**10**30, (-1)**(10**30 + 1), 0**10**30)

# case: pow with a modulus
for args in [(3, 200, 13), (3, -1, 7), (38, -1, 97), (2, -5, 101), (5, 0, 1), (0, 0, 7), (2, 10, -7), (-2, 3, 5), (-2, 3, -5), (10**30, 10**20, 10**15 + 37), (2, 10**9, 3), (True, 2, 3), (123456789, 987654321, 2**61 - 1)]:
    print(args, pow(*args))
show(lambda: pow(2, -1, 4))
show(lambda: pow(2, 1, 0))
show(lambda: pow(2.0, 1, 3))
show(lambda: pow(2, 1.0, 3))
print(pow(base=2, exp=5), pow(2, exp=5, mod=7), pow(2, 3, None))

# case: shifts
print(1 << 0, 1 << 31, 1 << 30, 1 << 64, -1 << 40, 0 << 10**20, 5 >> 1, -5 >> 1, -1 >> 1000, 2**100 >> 99, -2**100 >> 98, 7 >> 10**30, -7 >> 10**30)
show(lambda: 1 << -1)
show(lambda: 1 >> -1)
show(lambda: 2**70 << -1)
show(lambda: 1 << 10**30)
show(lambda: 1 << 1.0)

# case: bitwise operators of big and negative ints
for a in (0, 5, -5, 2**65 + 1, -2**65 - 1):
    for b in (3, -3, 2**40, -2**70):
        print(a & b, a | b, a ^ b, ~a)

# case: bools are ints
print(True + True, True * 5, -True, ~True, True & False, True | False, True ^ True, type(True & True), type(True & 1), True << 3, True / 2, True // 1, True ** 2, divmod(True, 1))
print(True.bit_length(), True.real, False.numerator, True.conjugate(), True.to_bytes(1, 'big'), int(True), True == 1, True == 1.0, hash(True))

# case: bit_length and bit_count
for n in (0, 1, -1, 255, 256, -256, 2**31, 2**32 - 1, 2**64, -2**100, 10**50):
    print(n.bit_length(), n.bit_count())

# case: to_bytes
print((1).to_bytes(), (258).to_bytes(2), (258).to_bytes(2, 'little'), (0).to_bytes(0, 'big'), (-1).to_bytes(3, 'big', signed=True), (-128).to_bytes(1, 'big', signed=True), (127).to_bytes(1, signed=True), (2**64).to_bytes(9, 'big'), (-2**63).to_bytes(8, 'little', signed=True), (5).to_bytes(length=4, byteorder='little'))
show(lambda: (256).to_bytes(1, 'big'))
show(lambda: (128).to_bytes(1, 'big', signed=True))
show(lambda: (-129).to_bytes(1, 'big', signed=True))
show(lambda: (-1).to_bytes(1, 'big'))
show(lambda: (1).to_bytes(0, 'big'))
show(lambda: (1).to_bytes(-1, 'big'))
show(lambda: (1).to_bytes(1, 'middle'))
show(lambda: (2**70).to_bytes(8, 'big'))

# case: from_bytes
print(int.from_bytes(b'\x01\x02'), int.from_bytes(b'\x01\x02', 'little'), int.from_bytes(b'\xff', 'big', signed=True), int.from_bytes(b''), int.from_bytes([1, 0, 255], 'big'), int.from_bytes(bytearray(b'\x80' + bytes(20)), 'big', signed=True), int.from_bytes(range(5), byteorder='little'), int.from_bytes(bytes=b'\x7f\xff', byteorder='big', signed=True))
show(lambda: int.from_bytes('a', 'big'))
show(lambda: int.from_bytes([256], 'big'))
show(lambda: int.from_bytes(5, 'big'))
show(lambda: int.from_bytes(b'a', 'x'))
class Sub(int): pass
print(type(Sub.from_bytes(b'a', 'big')).__name__)

# case: attributes and small methods
n = -12345678901234567890
print(n.real, n.imag, n.numerator, n.denominator, n.conjugate(), n.as_integer_ratio(), (5).as_integer_ratio(), (3).__index__(), (3).__int__(), (7).__round__(), (15).__round__(-1), (3).__trunc__(), (3).__floor__(), (3).__ceil__(), (3).__float__())

# case: comparing ints and floats exactly
big = 2**53 + 1
print(big == float(big), big > float(big), big < float(big + 1), 10**400 > 1e308, -10**400 < float('-inf'), 10**400 < float('inf'), 2**1024 == float('inf'), 1 == 1.0, 1 < 1.5, 2 > 1.5, 10**20 == 1e20, 10**23 == 1e23, 10**22 == 1e22, 2**70 != 2.0**70)
nan = float('nan')
print(10**30 == nan, 10**30 < nan, 10**30 > nan, 5 != nan, nan < 10**30)
print(sorted([3, 2.5, 10**20, 1e19, -1, -1.5]))

# case: hash of ints and equal floats
print([hash(n) for n in (0, 1, -1, -2, 2**31, 2**61 - 2, 2**61 - 1, 2**61, -2**61 + 1, 10**30, -10**30, 2**100)])
print(hash(10**20) == hash(1e20), hash(2**70) == hash(2.0**70), {10**20: 'a'}[1e20], {2.0**40: 'b'}[2**40], {-1: 'c'}[-1.0])

# case: conversions to float
print(float(2**53 + 1), float(2**54 + 3), float(10**308), float(-10**22), float(2**1024 - 2**971))
show(lambda: float(2**1024))
show(lambda: float(10**400))
show(lambda: 10**400 * 1.0)
show(lambda: 1.5 + 10**400)

# case: limit to digits
show(lambda: int('5' * 4300) % 1000)
show(lambda: int('5' * 4301))
show(lambda: len(str(10**4299)))
show(lambda: str(10**4300))
show(lambda: repr(-10**5000))
show(lambda: '%d' % 10**5 if False else f'{10**5000}')
print(len(hex(16**5000)), int('f' * 6000, 16) == 16**6000 - 1)
import sys
print(sys.get_int_max_str_digits())
sys.set_int_max_str_digits(0)
print(len(str(10**6000)), int('7' * 6000) % 10**9)
show(lambda: sys.set_int_max_str_digits(5))
sys.set_int_max_str_digits(640)
show(lambda: str(10**641))

# case: products of many sizes
def check(a, b):
    p = a * b
    return p % 1000003 == a % 1000003 * (b % 1000003) % 1000003 and p // a == b and p % b == 0
x = 1
ok = True
for i in range(1, 60):
    x = x * 7919 ** i + i
    y = (x >> (i * 13)) + 3
    ok = ok and check(x, y) and check(y, y) and check(-x, y)
print(ok, x % 10**9, x.bit_length())

# case: text of big ints
x = 3**1000
print(x)
print(hex(x)[:50], oct(x)[-40:], bin(-x)[:40])
print(int(str(x)) == x, int(hex(x), 16) == x, int(oct(x), 8) == x, int(bin(x), 2) == x)
print('%d' % -x == str(-x), '{:,}'.format(10**30), f'{2**100:_}', f'{2**100:x}')

# case: factorials and Fibonacci
f = 1
for i in range(1, 200):
    f *= i
print(f)
a, b = 0, 1
for _ in range(1000):
    a, b = b, a + b
print(a)

# case: subclasses of int
class Money(int):
    def __repr__(self):
        return f'Money({int(self)})'
    def __add__(self, other):
        return Money(int(self) + int(other))
m = Money(5)
print(m, m + 1, 1 + m, m * 2, 10 - m, m == 5, 5 == m, m < 6, hash(m) == hash(5), {5: 'x'}[m], [10, 20, 30, 40, 50, 60][m], m / 2, 7 // m, m ** 2, 2 ** m, -m, ~m, abs(Money(-3)), divmod(m, 3), divmod(17, m), m & 4, 4 | m, m << 1, 1 << m, isinstance(m, int), type(m).__name__, bool(Money(0)))

# case: operators of unsupported types
for e in ['1 + "a"', '1 - None', '[] - 1', '1 @ 2', '"a" - 1', '1 & 1.0', '1.5 | 2', '-"a"', '~1.5', '+[]', '1 < "a"', '1 >= None', '2 ** "x"', 'divmod(1, "a")', 'divmod("a", 1)', 'abs("a")', '1j < 2', '1j // 2', '1j % 2']:
    try:
        print(eval(e))
    except TypeError as x:
        print(e, '->', x)

# case: literals
print(0xFF, 0b1010, 0o777, 1_000_000, 0x_ff, 00, 0_0, 10**0, 0XfF, 0B1, 0O7)
for s in ['01', '1__0', '1_', '0x', '0b2', '0o8', '1a', '0_7']:
    try:
        eval(s)
        print('fine', s)
    except SyntaxError:
        print('SyntaxError')

# case: digits of other scripts
print(int("٣"), int(" १२\u3000"), int("-٤٢"), int("１２", 8), float("٣.٥"), float("１e２"))
for text in ("³", "٣x", "é"):
    for of in (int, float):
        try:
            print(of(text))
        except ValueError as e:
            print(e)
try:
    int("٣".encode())
except ValueError as e:
    print(e)
