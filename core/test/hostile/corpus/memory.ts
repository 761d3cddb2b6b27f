import { attack, type Category } from "./attack.ts";

const KEEPS = ["memory", "timeout"] as const;

/** Programs that ask for more than there is: memory, output, and what the host would have to keep of them. */
export const MEMORY: Category = {
  name: "memory",
  title: "More than there is",
  attacks: [
    attack("a gigabyte of text", "memory", "'a' * 10**9"),
    attack("two gigabytes of bytes", "memory", "bytearray(2**31 - 1)"),
    attack("a length that wraps around", ["memory", "exception"], "bytearray(2**32 + 16)"),
    attack("a length that wraps around when doubled", ["memory", "exception"], "[0] * (2**30 + 1)"),
    attack("a length that wraps around when multiplied", ["memory", "exception"], "'abcd' * (2**30 + 1)"),
    attack("a tuple's length that wraps around", ["memory", "exception"], "(1, 2, 3, 4) * 2**28"),
    attack(
      "an array's length that wraps around",
      ["memory", "exception"],
      "import array\narray.array('d', [0.0]) * (2**29 + 1)",
    ),
    attack("a list of a list of itself", "memory", "x = [1]\nwhile True: x += x"),
    attack("a list multiplied in place", "memory", "x = [1]\nwhile True: x *= 2"),
    attack("text that doubles", "memory", "x = 'x'\nwhile True: x += x", { limits: { timeoutMs: 5_000 } }),
    attack("bytes that double", "memory", "x = bytearray(1)\nwhile True: x.extend(x)"),
    attack("a dict without end", KEEPS, "x = {}\ni = 0\nwhile True:\n  x[i] = i\n  i += 1"),
    attack("a set without end", KEEPS, "x = set()\ni = 0\nwhile True:\n  x.add(i)\n  i += 1"),
    attack("a list without end", KEEPS, "x = []\nwhile True: x.append(object())"),
    attack("a chain without end", KEEPS, "x = None\nwhile True: x = [x]"),
    attack("closures without end", KEEPS, "x = None\ndef f(y): return lambda: y\nwhile True: x = f(x)"),
    attack("generators without end", KEEPS, "x = []\ndef g(): yield 1\nwhile True:\n  x.append(g())\n  next(x[-1])"),
    attack("classes without end", KEEPS, "x = []\nwhile True: x.append(type('C', (), {}))"),
    attack("names without end", KEEPS, "class C: pass\ni = 0\nwhile True:\n  setattr(C, 'a%d' % i, 1)\n  i += 1"),
    attack("globals without end", KEEPS, "i = 0\nwhile True:\n  globals()['a%d' % i] = 1\n  i += 1"),
    attack("code without end", KEEPS, "x = []\nwhile True: x.append(compile('def f(): return 1', 'f', 'exec'))"),
    attack(
      "tasks without end",
      KEEPS,
      "import asyncio\nasync def f(): await asyncio.sleep(1000)\nasync def main():\n  while True: asyncio.create_task(f())\nawait main()",
    ),
    attack("frames without end", ["recursion", "memory"], "def f(x): return f(x + [0] * 1000)\nf([])"),
    attack(
      "exceptions that hold each other",
      KEEPS,
      "e = None\nwhile True:\n  try: raise ValueError(e)\n  except ValueError as x: e = x",
    ),
    attack("a stream without end", KEEPS, "import io\nx = io.BytesIO()\nwhile True: x.write(b'x' * 10000)"),
    attack(
      "a stream that is written far behind its end",
      ["memory", "exception", "ok"],
      "import io\nx = io.BytesIO()\nx.seek(2**30)\nx.write(b'x')\nNone",
    ),
    attack("text as a stream without end", KEEPS, "import io\nx = io.StringIO()\nwhile True: x.write('x' * 10000)"),
    attack("a deque of a billion", "ok", "from collections import deque\nlen(deque((), 10**9))", { value: 0 }),
    attack("a deque of a billion that is filled", KEEPS, "from collections import deque\ndeque(range(10**9), 10**9)"),
    attack("slices without end", KEEPS, "x = [0] * 1000\nwhile True: x[500:500] = x"),
    attack("replacing short by long", ["memory"], "('a' * 1000).replace('a', 'b' * 10**6)"),
    attack("joining with a long separator", "memory", "('x' * 10**6).join('abcdefghij')"),
    attack("formatting a long text often", "memory", "('%s' * 100) % ((('x' * 10**6),) * 100)", {
      limits: { timeoutMs: 5_000 },
    }),
    attack(
      "base64 of what hardly fits",
      ["memory", "ok"],
      "import binascii\nx = bytes(3 * 10**6)\nbinascii.b2a_base64(x) and None",
    ),
    attack("garbage, kept by nobody", "ok", "for i in range(20000): x = bytearray(16384)\nlen(x)", {
      value: 16384,
    }),
    attack(
      "garbage of all sizes",
      "ok",
      "for i in range(3000): x = [bytearray(i * 37 % 40000) for j in range(10)]\n1",
      { value: 1 },
    ),
    attack(
      "gaps between small and large",
      ["ok", "memory"],
      "x = []\nfor i in range(2000):\n  x.append([bytearray(8), bytearray(2000)])\nfor y in x: y[1] = None\nz = [bytearray(3000) for i in range(500)]\nlen(z)",
    ),
    attack(
      "catching MemoryError for ever",
      "timeout",
      "x = []\nwhile True:\n  try:\n    while True: x.append(bytearray(1000))\n  except MemoryError: pass",
    ),
    attack(
      "catching MemoryError, and more of it in the handler",
      ["timeout", "memory"],
      "x = []\nwhile True:\n  try:\n    while True: x.append(bytearray(1000))\n  except MemoryError:\n    try: x.append(x[:])\n    except MemoryError: x.pop()",
    ),
    attack(
      "MemoryError in __exit__",
      ["memory", "exception"],
      "x = []\nclass C:\n  def __enter__(self): pass\n  def __exit__(self, *a):\n    while True: x.append(bytearray(100))\nwith C():\n  while True: x.append(bytearray(1000))",
    ),
    attack(
      "MemoryError in finally",
      ["memory"],
      "x = []\ntry:\n  while True: x.append(bytearray(1000))\nfinally:\n  y = [0] * 10**7",
    ),
    attack(
      "the last byte, then everything else",
      ["ok", "memory", "exception", "recursion"],
      `
x, n = None, 1 << 22
while n >= 16:
  try: x = [bytearray(n), x]
  except MemoryError: n //= 2
import json, re
r = []
for f in (lambda: json.dumps([1] * 100), lambda: re.compile('a*b'), lambda: '%s' % 12345678901234567890, lambda: sorted([3, 1, 2]), lambda: exec('1 + 1'), lambda: {1: 2}, lambda: 7 ** 100, lambda: (lambda: 1)()):
  try: r.append(f())
  except MemoryError: pass
x = None
len(r) >= 0`,
    ),
    attack("output without end", "output", "while True: print('x' * 1000)"),
    attack("one print of fifty megabytes", ["output", "memory"], "print('x' * 5 * 10**7)"),
    attack("one print of five megabytes", "output", "print('x' * 5 * 10**6)"),
    attack("output byte by byte", "output", "import sys\nwhile True: sys.stdout.write('x')"),
    attack("output as bytes", "output", "import sys\nwhile True: sys.stdout.buffer.write(b'\\xff' * 1000)"),
    attack(
      "output on both streams",
      "output",
      "import sys\nwhile True:\n  print('x' * 100)\n  print('x' * 100, file=sys.stderr)",
    ),
    attack("output of nothing", "timeout", "while True: print('', end='')"),
    attack(
      "output that catches its end",
      "output",
      "while True:\n  try: print('x' * 1000)\n  except BaseException: pass",
    ),
    attack(
      "a traceback of ten thousand frames",
      ["recursion", "output", "timeout"],
      "import sys\ndef f():\n  try: f()\n  except Exception as e:\n    sys.print_exception(e)\n    raise\nf()",
    ),
    attack("an exception with a message of megabytes", ["exception", "memory"], "raise ValueError('x' * 2 * 10**6)"),
    attack("an exception with a million arguments", ["exception", "memory"], "raise ValueError(*range(100000))"),
    attack(
      "an exception whose class has a long name",
      ["exception", "memory"],
      "raise type('E' * 200, (Exception,), {})('x')",
    ),
    attack("a name of a megabyte", ["exception", "memory", "syntax"], "exec('x' * 10**6)"),
    attack("a KeyError of megabytes", ["exception", "memory"], "{}['x' * 10**6]"),
    attack("a SyntaxError in a long line", ["syntax", "exception"], `${"x ".repeat(100_000)}`),
    attack("a result of megabytes", "result", "'x' * 2 * 10**6"),
    attack("a result of a million lists", "result", "[[] for i in range(300000)]", {
      limits: { memoryBytes: 16 * 2 ** 20 },
    }),
    attack("a result of one list, a million times", "result", "[[]] * 10**6", {
      limits: { timeoutMs: 20_000, memoryBytes: 16 * 2 ** 20 },
    }),
    attack("a result that is deep", "result", "x = []\nfor i in range(100000): x = [x]\nx"),
    attack("a result that holds itself", "result", "x = []\nx.append(x)\nx"),
    attack("a dict as a result that holds itself", "result", "x = {}\nx[1] = x\nx"),
    attack("a big integer as a result", ["result", "memory", "ok"], "1 << (12 * 10**6)"),
  ],
};
