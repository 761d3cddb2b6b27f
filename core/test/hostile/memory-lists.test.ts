import { describe, expect, test } from "vitest";
import type { PyValue } from "../../src/boundary/values/types.ts";
import { ENGINES, outcome } from "./memory-guests.ts";

/** What lists, arrays and bytearrays do while Python code that they call changes them. The value: whatever, but no trap. */
const PROGRAMS: readonly (readonly [name: string, code: string, value: PyValue])[] = [
  [
    "sorting appends",
    `
class A:
  def __lt__(s, o): l.extend([1] * 100); return True
l = [A(), A(), A()]
try: l.sort()
except ValueError as e: r = str(e)
[r, [type(x) is A for x in l]]`,
    ["list modified during sort", [true, true, true]],
  ],
  [
    "sorting clears",
    `
class A:
  def __lt__(s, o):
    l.clear()
    x = [(7,) for i in range(100)]
    return True
l = [A() for i in range(50)]
try: l.sort()
except ValueError: pass
[len(l), all(type(x) is A for x in l)]`,
    [50, true],
  ],
  [
    "sorting by a key that clears",
    `
def f(x):
  l.clear()
  kept.extend((7,) for i in range(100))
  return x
kept = []
l = [3, 1, 2] * 9
try: l.sort(key=f)
except ValueError: pass
l == [1] * 9 + [2] * 9 + [3] * 9`,
    true,
  ],
  [
    "comparing clears both",
    "class A:\n  def __eq__(s, o):\n    l.clear(); m.clear()\n    return True\nl = [A()] * 50\nm = [A()] * 50\nl == m",
    true,
  ],
  [
    "finding pops",
    "class A:\n  def __eq__(s, o):\n    if l: l.pop()\nl = [A() for i in range(50)]\n[l.count(3), len(l)]",
    [0, 25],
  ],
  [
    "removing clears",
    "class A:\n  def __eq__(s, o): l.clear()\nl = [A() for i in range(50)]\nl.remove(3)",
    "ValueError",
  ],
  [
    "removing clears, and has found",
    "class A:\n  def __eq__(s, o):\n    l.clear()\n    return True\nl = [A() for i in range(50)]\n[l.remove(3), l]",
    [null, []],
  ],
  [
    "indices that clear",
    `
class I:
  def __index__(s): l.clear(); return 40
def load(): return l[I()]
def store(): l[I()] = 5
def delete(): del l[I()]
def load_slice(): return len(l[I():])
def store_slice(): l[I():I()] = [1, 2, 3]; return len(l)
def delete_slice(): del l[I():I()]
def pop(): return l.pop(I())
def insert(): l.insert(I(), 2); return len(l)
def find(): return l.index(1, I())
def outcome(f):
  global l
  l = list(range(50))
  try: return f()
  except Exception as e: return type(e).__name__
[outcome(f) for f in (load, store, delete, load_slice, store_slice, delete_slice, pop, insert, find)]`,
    ["IndexError", "IndexError", "IndexError", 0, 3, null, "IndexError", 1, "ValueError"],
  ],
  ["a list put into itself", "l = list(range(6))\nl[1:3] = l\nl[4:] = l\nl += l\nlen(l)", 28],
  [
    "a slice of itself",
    "b = bytearray(b'0123456789')\nb[-1:] = b\nb[2:3] = memoryview(b)[4:9]\nb.extend(b)\nb += memoryview(b)[:2]\nbytes(b)",
    new TextEncoder().encode(`${"01456783456780123456789".repeat(2)}01`),
  ],
  [
    "an array put into itself, whose items have eight bytes",
    "from array import array\na = array('q', range(6))\na[1:2] = a\na.extend(a)\nm = memoryview(a)\nm[0:3] = m[1:4]\n[list(a)[:6], len(a)]",
    [[0, 1, 2, 2, 3, 4], 22],
  ],
  [
    "a memoryview of what has grown",
    `
b = bytearray(b'x' * 100)
m = memoryview(b)
for i in range(100): b.extend(b'y' * 100)
x = [bytearray(100) for i in range(100)]
m[0] = 65
[bytes(m[1:]) == b'x' * 99, sum(sum(y) for y in x)]`,
    [true, 0],
  ],
  [
    "a length that is not true",
    `
from array import array
class L:
  def __init__(s, said, real): s.said, s.real = said, real
  def __len__(s): return s.said
  def __iter__(s): return iter(range(s.real))
def outcome(f, said, real):
  try: return len(f(L(said, real)))
  except Exception as e: return type(e).__name__
ways = (lambda x: array('i', x), bytearray, bytes, list, dict.fromkeys)
[[outcome(f, *n) for f in ways] for n in ((5, 200), (200, 5), (-1, 5), (2 ** 29 + 1, 5), ('x', 5))]`,
    [
      [200, 200, 200, 200, 200],
      [5, 5, 5, 5, 5],
      [5, 5, 5, "ValueError", 5],
      [5, 5, 5, 5, 5],
      [5, 5, 5, "TypeError", 5],
    ],
  ],
  [
    "numbers whose conversion resizes the array",
    `
from array import array
class N:
  def __index__(s):
    global left
    if left:
      left -= 1
      for i in range(20): a.append(1)
    return 5
  def __float__(s): return float(s.__index__())
def outcome(code):
  global a, left
  a, left = array(code, [1, 2, 3]), 1
  a.append(N())
  left = 1
  a[0] = N()
  return [len(a), a[0], a[23]]
[outcome(code) for code in 'bHiQfd']`,
    Array.from({ length: 6 }, () => [44, 5, 5]),
  ],
];

describe.each(ENGINES)("what changes itself: %s engine", (engine) => {
  test.each(PROGRAMS)("%s", (_, code, value) => {
    expect(outcome(engine, code)).toEqual(value);
  });
});

test("a result whose size overflows is a MemoryError", () => {
  const ways = [
    "[1] * n",
    "(1,) * n",
    "[1, 2, 3] * n",
    "bytearray(n)",
    "'ab' * n",
    "b'abc' * n",
    "__import__('array').array('d', [1] * n)",
  ];
  for (const n of [2 ** 28 + 1, 2 ** 29 + 1, 2 ** 30 - 1, 2 ** 30 + 1, 2 ** 31 - 1]) {
    for (const way of ways) expect(outcome("released", `n = ${n}\nlen(${way})`)).toBe("MemoryError");
  }
});
