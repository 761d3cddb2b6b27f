import random
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

# case: seeds of every kind
for seed in [0, 1, -1, 42, 2**32, 2**64 + 7, -10**50, 10**400, 'hello', '', 'Grüße', b'bytes', bytearray(b'x'), True]:
    random.seed(seed)
    print(random.random(), random.getrandbits(32), random.randrange(1000))
show(lambda: random.seed([1]))
show(lambda: random.seed((1, 2)))

# case: floats as seeds
for seed in [0.0, 1.0, 0.5, -2.75, 3.14159, 1e300]:
    random.seed(seed)
    print(random.random(), random.random())

# case: seed of version 1
for seed in ['hello', b'abc', '']:
    random.seed(seed, version=1)
    print(random.random(), random.random())
random.seed(a='abc', version=2)
print(random.random())

# case: random and getrandbits
random.seed(2024)
print([random.random() for _ in range(5)])
print([random.getrandbits(k) for k in (0, 1, 8, 31, 32, 33, 64, 100, 256)])
show(lambda: random.getrandbits(-1))
random.seed(5)
print(sum(random.getrandbits(5) for _ in range(2000)), sum(random.random() for _ in range(1000)))

# case: randrange and randint
random.seed(7)
print([random.randrange(10) for _ in range(10)], [random.randrange(5, 50, 7) for _ in range(10)], [random.randrange(10, 0, -3) for _ in range(6)], [random.randint(-5, 5) for _ in range(10)], random.randint(1, 10**30), random.randrange(2**70, 2**71), random.randint(3, 3))
for args in [(0,), (-5,), (5, 5), (5, 1), (1, 5, -1), (5, 1, 1), (1, 2, 0)]:
    show(lambda: random.randrange(*args))
show(lambda: random.randint(5, 1))
show(lambda: random.randrange('a'))
show(lambda: random.randrange(1.5))

# case: choice and choices
random.seed(11)
print([random.choice('abcdef') for _ in range(10)], [random.choice(range(100)) for _ in range(5)], random.choice([7]))
print(random.choices('abc', k=10), random.choices([1, 2, 3], weights=[10, 1, 1], k=10), random.choices('xyz', cum_weights=[1, 5, 6], k=10), random.choices('ab', [0.5, 0.25], k=5), random.choices('ab'))
show(lambda: random.choice([]))
show(lambda: random.choices('ab', 3))
show(lambda: random.choices('ab', [1]))
show(lambda: random.choices('ab', [1, 1], cum_weights=[1, 2]))
show(lambda: random.choices('ab', [0, 0]))
show(lambda: random.choices([], k=1))
show(lambda: random.choices('ab', [1, float('inf')]))

# case: shuffle
random.seed(13)
x = list(range(20))
random.shuffle(x)
print(x)
y = list('abcdefghij')
random.shuffle(y)
print(y)
show(lambda: random.shuffle((1, 2, 3)))

# case: sample
random.seed(17)
print(random.sample(range(100), 10), random.sample('abcdefgh', 8), random.sample(range(10**9), 5), random.sample(list(range(1000)), 30), random.sample([], 0))
print(random.sample(['red', 'blue'], counts=[4, 2], k=5), random.sample('abc', k=3, counts=(2, 0, 1)))
show(lambda: random.sample({1, 2, 3}, 2))
show(lambda: random.sample({'a': 1}, 1))
show(lambda: random.sample([1, 2], 3))
show(lambda: random.sample([1, 2], -1))
show(lambda: random.sample('ab', counts=[1], k=1))
show(lambda: random.sample('ab', counts=[1.5, 1], k=1))
show(lambda: random.sample('ab', counts=[0, 0], k=1))

# case: distributions
random.seed(19)
for name, args in [('uniform', (1, 10)), ('triangular', (0, 10, 3)), ('triangular', ()), ('betavariate', (2, 3)), ('betavariate', (0.5, 0.5)), ('expovariate', (1.5,)), ('gammavariate', (0.5, 2)), ('gammavariate', (1.0, 2)), ('gammavariate', (9, 0.5)), ('gauss', (0, 1)), ('gauss', (5, 2)), ('gauss', ()), ('lognormvariate', (0, 0.5)), ('normalvariate', (10, 3)), ('normalvariate', ()), ('vonmisesvariate', (1, 4)), ('vonmisesvariate', (1, 0)), ('paretovariate', (3,)), ('weibullvariate', (2, 1.5))]:
    f = getattr(random, name)
    print(name, args, ['%.12g' % f(*args) for _ in range(4)])
show(lambda: random.gammavariate(0, 1))
print(random.triangular(2, 2))

# case: randbytes
random.seed(23)
print(random.randbytes(10), random.randbytes(0), random.randbytes(1))

# case: state
random.seed(29)
random.gauss()
state = random.getstate()
a = [random.gauss(), random.random(), random.randint(1, 100)]
random.setstate(state)
print(a == [random.gauss(), random.random(), random.randint(1, 100)], state[0], len(state[1]), state[1][624])
show(lambda: random.setstate((9, (), None)))
show(lambda: random.setstate((3, (1, 2), None)))
show(lambda: random.setstate((3, [1] * 625, None)))

# case: separate generators
a, b = random.Random(5), random.Random(5)
print([a.random() for _ in range(3)] == [b.random() for _ in range(3)], a.randint(1, 1000) == b.randint(1, 1000))
c = random.Random('seed')
print(c.random(), c.sample(range(50), 5), c.gauss(1, 2), c.choice('abc'))
c.seed(5)
d = random.Random()
d.seed(5)
print(c.getrandbits(70) == d.getrandbits(70))
d.setstate(c.getstate())
print(c.random() == d.random())

# case: subclasses
class Counting(random.Random):
    def __init__(self, seed):
        self.calls = 0
        super().__init__(seed)
    def random(self):
        self.calls += 1
        return super().random()
r = Counting(3)
print(r.uniform(0, 1), r.choices([1, 2, 3], k=4), r.calls)

# case: without a seed it is not the same
import random as again
a = random.Random().random()
print(a != random.Random().random(), 0 <= a < 1, again is random)

# case: SystemRandom
r = random.SystemRandom()
print(0 <= r.random() < 1, r.randint(1, 6) in range(1, 7), r.getrandbits(10) < 1024, len(r.randbytes(5)), r.choice('a'), sorted(r.sample(range(3), 3)), r.seed(5))
show(lambda: r.getstate())
show(lambda: r.setstate(1))

# case: a simulation
random.seed('simulation')
inside = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(2000))
deck = [r + s for s in 'SHDC' for r in '23456789TJQKA']
random.shuffle(deck)
print(inside, deck[:8], [random.gauss(100, 15).__round__(3) for _ in range(3)])
