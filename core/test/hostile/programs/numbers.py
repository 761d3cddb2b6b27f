import cmath
import math
import random
import struct

big = 3**200 + 7
product = 1
for factor in range(1, 60):
    product *= factor
random.seed(17)
mean = sum(random.random() for _ in range(20)) / 20
packed = struct.pack("<bHiqfd4s", -1, 65535, -(2**31), 2**62, 1.5, -2.25, b"text")
buffer = bytearray(16)
struct.pack_into(">HI", buffer, 3, 513, 2**32 - 1)
[
    str(big),
    big % 1_000_007,
    pow(3, 1000, 10**30),
    (big << 65) >> 60,
    -big // 10**20,
    divmod(-big, 10**25),
    ~big & (2**70 - 1) | 1 ^ 3,
    int("zz", 36) + int("0x1f", 16),
    big.to_bytes(45, "little")[:12],
    int.from_bytes(b"\x01\x02\x03" * 5, "big"),
    product,
    float(product),
    round(2.675, 2),
    math.sqrt(2) * math.pi,
    math.floor(-1.5) + math.ceil(1.2) + math.trunc(9.9),
    [math.gcd(48, 180) if hasattr(math, "gcd") else 12, math.isclose(0.1 + 0.2, 0.3)],
    math.log(10) + math.sin(1) + math.atan2(1, 2) + math.exp(1),
    complex(1, -2) * (3 + 4j) == 11 - 2j,
    abs(3 + 4j) + cmath.phase(1j) + cmath.sqrt(-1).imag,
    0 < mean < 1,
    random.randint(5, 5) + random.choice([1]) + random.randrange(3, 4) + (random.getrandbits(8) >> 8),
    0 <= random.uniform(0, 1) <= 1,
    packed,
    struct.unpack("<bHiqfd4s", packed),
    struct.unpack_from(">HI", buffer, 3),
    struct.calcsize("<bHiq"),
    [1e300 * 1e10, 7.0 // 2, -7 % 3, 2**-1, 0.1 + 0.2],
]
