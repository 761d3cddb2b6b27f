# case: small ints
print({3, 1, 2}, {9, 8, 17, 25}, {-1, -2, -3, 0}, {100, 10, 1000, 1}, set(range(20)))
# case: literals that grow
print({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, {64, 32, 16, 8, 4, 2, 1, 0}, {5, 13, 21, 29, 37})
# case: adding one by one
s = set()
for i in range(0, 3000, 37):
    s.add(i)
    if len(s) in (1, 4, 5, 6, 18, 19, 20, 76, 77, 81):
        print(s)
# case: adding and removing
s = set()
x = 1
for i in range(400):
    x = x * 1103515245 + 12345 & 0x7FFFFFFF
    s.add(x % 500 - 250)
    x = x * 1103515245 + 12345 & 0x7FFFFFFF
    s.discard(x % 500 - 250)
    if i % 50 == 49:
        print(s)
# case: from ranges, lists and sets
print(set([50, 40, 30, 20, 10]), set(range(100, 0, -9)), set({i * i: 0 for i in range(12)}), frozenset([7, 77, 777, 7777]))
s = set(range(0, 200, 11))
print(set(s), s.copy(), frozenset(s), set(frozenset(s)))
# case: operators
a, b = set(range(0, 300, 7)), set(range(0, 300, 5))
print(a & b)
print(a - b)
print(b - a)
print(a ^ b)
print(a | b)
print({1, 2, 3} | {100}, {100} | {1, 2, 3}, {1, 2} & {2, 3, 4}, {2, 3, 4} & {1, 2})
# case: updates
a = {1, 2, 3}
a.update(range(50, 60), {1000, 999})
print(a)
a |= {17, 33}
a -= {1, 50}
a &= set(range(2, 1000))
a ^= {2, 4}
print(a)
# case: pop
s = {5, 3, 9, 1, 70, 64}
print([s.pop() for _ in range(6)])
s = set(range(10))
print(s.pop(), s.pop(), s)
s.add(0)
print(s.pop(), s.pop(), s)
# case: floats and big ints
print({1.5, 2.5, 0.1, 3.0, -0.5}, {2**70, -(2**65), 1e300, 10**20}, {0.1 * i for i in range(10)})
# case: tuples of numbers
print({(1, 2), (3, 4), (5, 6)}, {(i, j) for i in range(4) for j in range(3)}, {(), (0,), (0, 0)})
# case: comprehensions
print({i % 7 for i in range(100)}, {i * i % 31 for i in range(50)}, {-i for i in range(9)})
# case: large sets
s = {i * 12345 % 99991 for i in range(2000)}
print(list(s)[:40], sum(s), len(s))
t = set(range(60000))
t.add(10**6)
print(list(t)[-3:], len(t))
# case: removing duplicates of a list
print(list(set([4, 4, 2, 8, 2, 1, 4])), sorted(set("hello")), len(set("mississippi")))
