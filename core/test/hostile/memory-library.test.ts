import { describe, expect, test } from "vitest";
import type { PyValue } from "../../src/boundary/values/types.ts";
import { ENGINES, outcome } from "./memory-guests.ts";

/** The library's C with streams, functions and numbers of a guest that wants it to go wrong. */
const PROGRAMS: readonly (readonly [name: string, code: string, value: PyValue])[] = [
  [
    "streams that keep what they were given",
    `
import io
kept = []
class S(io.RawIOBase):
  def __init__(s, answer): s.answer = answer
  def readable(s): return True
  def writable(s): return True
  def keep(s, b):
    kept.append(b); kept.append(memoryview(b))
    try: b.extend(b'x' * 1000)
    except (AttributeError, TypeError, BufferError): pass
    return s.answer
  def readinto(s, b):
    b[0] = 0x20
    return s.keep(b)
  def write(s, b): return s.keep(b)
def outcome(f):
  try: f()
  except Exception as e: return type(e).__name__
def put(answer):
  w = io.BufferedWriter(S(answer), 4)
  try: w.write(b'abcdefgh')
  finally: w.raw.answer = 8
r = []
for answer in (9999, -1, 'x'):
  r.append([outcome(f) for f in (lambda: io.BufferedReader(S(answer)).read(5), lambda: put(answer))])
S(3).read(3)
x = [bytearray(40) for i in range(100)]
for b in kept:
  try: b[0] = 7
  except TypeError: pass
[r, len(kept) > 10, sum(sum(b) for b in x)]`,
    [
      [
        ["OSError", "OSError"],
        ["OSError", "OSError"],
        ["TypeError", "TypeError"],
      ],
      true,
      0,
    ],
  ],
  [
    "writers of nothing, to nothing",
    `
import io
class S(io.RawIOBase):
  def writable(s): return True
  def write(s, b): return 1 << 20
def outcome(f):
  try: return f()
  except Exception as e: return type(e).__name__
[outcome(f) for f in (lambda: io.BufferedWriter(5, 10), lambda: io.BufferedWriter([], 10), lambda: io.BufferedWriter(io.BytesIO(), 0),
  lambda: io.BufferedWriter(io.BytesIO(), -1), lambda: io.BufferedWriter(S(), 4).write(b'abcdefgh'))]`,
    ["AttributeError", "AttributeError", "ValueError", "ValueError", "OSError"],
  ],
  [
    "closed files, and positions far behind their ends",
    `
import io
def outcome(f):
  try: return f()
  except Exception as e: return type(e).__name__
def closed(f):
  s = io.BytesIO(b'abc')
  s.close()
  return outcome(lambda: f(s))
def far():
  s = io.BytesIO()
  s.seek(0x7fffffff)
  s.write(b'x')
[[closed(f) for f in (lambda s: s.seek(0, 2), lambda s: s.tell(), lambda s: s.read(), lambda s: s.close())], outcome(far)]`,
    [["ValueError", "ValueError", "ValueError", null], "MemoryError"],
  ],
  [
    "matches that are kept, and patterns that end early",
    `
import re
kept = []
def f(m):
  kept.append(m)
  return 'x' * len(kept)
r = re.sub('(a)(b)?', f, 'ab a ab')
def outcome(p):
  try: return re.compile(p) and re.match(p, 'a')
  except Exception as e: return type(e).__name__
[r, [m.groups() for m in kept], [outcome(p) for p in ('[a-', '[', '[^', '[a-\\\\', '(' * 64 + ')' * 63, '[\\\\d-')],
  outcome('^[a-]').group(0), type(kept[0]).__name__]`,
    [
      "x xx xxx",
      [
        ["a", "b"],
        ["a", null],
        ["a", "b"],
      ],
      ["error", "error", "error", "error", "error", "error"],
      "a",
      "Match",
    ],
  ],
  [
    "matches beside and in the middle of characters",
    `
import re
p, text = re.compile('.'), '\u00e9a\u{1f600}b'
[re.sub('^.', 'x', '\u00e9'), p.sub('x', text), re.sub(b'^.', b'x', '\u00e9'.encode()) == bytes([120, 169]),
  [(p.search(text, at).group(), p.search(text, at).start()) for at in range(4)] == [(text[i], i) for i in range(4)],
  p.search(text, 4), p.search(text, 2, 1), p.search(text, -9, 2 ** 31 - 1).group() == text[0]]`,
    ["x", "xxxx", true, true, null, null, true],
  ],
  [
    "struct: counts, sizes and offsets beyond every bound",
    `
import struct
def outcome(f):
  try: return f()
  except Exception as e: return type(e).__name__
r = []
for format in ('1073741825I', '4294967280s4s', '2147483647s2147483647s', '99999999999999999999x', '536870913q', 'O', 'S', 'P', '5'):
  r.append([outcome(lambda: f(format)) for f in (struct.calcsize, lambda x: struct.unpack(x, b''), lambda x: struct.pack(x, 1))])
far = [outcome(lambda: f(at)) for f in (lambda at: struct.pack_into('B', bytearray(8), at, 1), lambda at: struct.unpack_from('B', b'12345678', at))
  for at in (8, 2 ** 31 - 1, -9, 1 - 2 ** 31)]
[r == [['error'] * 3] * 9, far == ['error'] * 8, struct.calcsize('b3q'), outcome(lambda: struct.unpack('2xb0q', bytes(3))),
  struct.unpack('2xb0q', bytes(8))]`,
    [true, true, 32, "error", [0]],
  ],
  [
    "calls with stars: more than was announced",
    `
class L:
  def __init__(s, said, real): s.said, s.real = said, real
  def __len__(s): return s.said
  def __iter__(s): return iter(range(s.real))
class M:
  def keys(s): return map(str, range(300))
  def __getitem__(s, k): return k
def f(*a, **k): return [len(a), len(k)]
def grow():
  yield 0
  for i in range(300):
    l.append(i)
    d['x%d' % i] = i
l, d = [1], {}
a = f(*grow(), *l, 7, **d)
b = {str(i): i for i in range(1000, 1300)}
[a, f(*(i for i in range(100)), *[1] * 50, 3), f(*L(0, 200), *L(2 ** 30 - 1, 3), *L(2 ** 30 - 1, 3), *(1, 2)), f(**M(), **b, z=1)]`,
    [
      [303, 300],
      [151, 0],
      [208, 0],
      [0, 601],
    ],
  ],
  [
    "heaps and iterators that lose their items",
    `
import heapq
class A:
  def __lt__(s, o):
    l.clear()
    return True
def outcome(f):
  global l
  l = [A() for i in range(20)]
  try: f()
  except Exception as e: return type(e).__name__
[outcome(f) for f in (lambda: heapq.heapify(l), lambda: heapq.heappop(l), lambda: heapq.heappush(l, A()), lambda: sorted(l), lambda: min(l))]`,
    ["RuntimeError", "RuntimeError", "RuntimeError", null, null],
  ],
  [
    "text: lengths that overflow, separators longer than the text",
    `
s = 'a' * 65536
def outcome(f):
  try: return f()
  except Exception as e: return type(e).__name__
[outcome(f) for f in (lambda: ''.join([s] * 65537), lambda: s.replace('a', 'b' * 65537), lambda: 'x'.join([s] * 65536),
  lambda: 'a'.rsplit('b' * 5_000_000, 1), lambda: bytes(2).hex('\u00e9'), lambda: 'a'.rsplit('b', 2 ** 31 - 1))]`,
    ["MemoryError", "MemoryError", "MemoryError", ["a"], "ValueError", ["a"]],
  ],
  [
    "numbers at their ends",
    `
import random
from time import ticks_ms
def outcome(f):
  try: return f() is not None
  except Exception as e: return type(e).__name__
[outcome(f) for f in (lambda: random.randrange(1, 1 - 2 ** 31, -1), lambda: random.randint(1 - 2 ** 31, 2 ** 31 - 1),
  lambda: random.randrange(2 ** 31 - 1, 1 - 2 ** 31, -1), lambda: random.randrange(1 - 2 ** 31, 2 ** 31 - 1, 1), lambda: slice(1, 2).indices([]),
  lambda: (0).to_bytes(0, 'big'), lambda: (1).to_bytes(-1, 'big'), lambda: (1).to_bytes(2 ** 31 - 1, 'big'), lambda: pow(2, 5, 0))]`,
    [true, true, true, true, "TypeError", true, "ValueError", "MemoryError", "ValueError"],
  ],
  [
    "json: \\\\u without digits",
    "import json\njson.loads('\"\\\\\\\\uzzzz\"')".replaceAll("\\\\\\\\", "\\\\"),
    "JSONDecodeError",
  ],
  ["names longer than the C stack", `n = '.'.join(['a' * 90] * 6000)\nexec('import ' + n)`, "RuntimeError"],
  [
    "relative to a name longer than the C stack",
    "__name__ = 'a.' * 200_000\n__import__('b', None, None, None, 1)",
    "RuntimeError",
  ],
];

describe.each(ENGINES)("the library: %s engine", (engine) => {
  test.each(PROGRAMS)("%s", (_, code, value) => {
    expect(outcome(engine, code)).toEqual(value);
  });
});
