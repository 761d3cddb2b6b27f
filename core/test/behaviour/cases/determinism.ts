import { type Case, withSandbox } from "../case.ts";
import { same } from "../check.ts";

const FIXED = { randomSeed: 42, clock: { start: new Date("2026-01-02T03:04:05Z"), stepMs: 10 } };

/** Programs whose values, output, fuel and memory are compared between runtimes. */
const PROGRAMS: readonly (readonly [name: string, source: string])[] = [
  ["arithmetic", "sum(i * i % 7 for i in range(5000)), 3 ** 200 % 10 ** 20, 0.1 * 3, 10 ** 308 * 10.0 ** 0"],
  ["text", "' '.join(sorted('grüße aus köln'.title().split(), key=len)), f'{1/3:.5f}', '%05d' % 42, 'ß'.upper()"],
  [
    "collections",
    "from collections import Counter, deque\nCounter('mississippi').most_common(2), list(deque(range(9), 3))",
  ],
  [
    "json and re",
    "import json, re\njson.dumps(re.findall(r'(\\w)(\\d+)', 'a1 b22 c333')), json.loads('{\"a\": [1, 2.5]}')",
  ],
  ["dates", "from datetime import datetime, timedelta\nstr(datetime.now() + timedelta(days=40, seconds=5))"],
  ["hashes", "import hashlib, zlib\nhashlib.sha256(b'abc').hexdigest(), zlib.crc32(b'abc')"],
  ["generators", "def g(n):\n  if n: yield from g(n - 1)\n  yield n\nlist(g(50))"],
  ["floats", "import math\n[math.sin(1), math.exp(0.5), math.sqrt(2), 1e16 + 1, round(2.675, 2), repr(1e-7)]"],
];

export const DETERMINISM: readonly Case[] = [
  {
    name: "randomSeed fixes what is random",
    test: (library, way) =>
      withSandbox(library, way, { randomSeed: 7 }, async (sandbox) => {
        const source =
          "import random, uuid, os\n[random.random(), random.randint(1, 100), str(uuid.uuid4()), os.urandom(4)]";
        const first = await sandbox.eval(source);
        await sandbox.reset();
        same(await sandbox.eval(source), first);
        return String(first);
      }),
  },
  {
    name: "a clock of its own begins where it is told, and moves by readings and sleep",
    test: (library, way) =>
      withSandbox(library, way, FIXED, async (sandbox) => {
        const source =
          "import time\na = time.time()\ntime.sleep(1000)\nb = time.time()\n[round(a, 3), round(b - a, 3)]";
        const start = FIXED.clock.start.getTime() / 1000;
        const value = await sandbox.eval(source);
        same(Array.isArray(value) && [Math.floor(Number(value[0])), value[1]], [start, 1000.01]);
        return value;
      }),
  },
  ...PROGRAMS.map(
    ([name, source]): Case => ({
      name: `${name}: the same value, fuel and memory everywhere`,
      test: (library, way) =>
        withSandbox(library, way, FIXED, async (sandbox) => {
          const result = await sandbox.run(source);
          if (!result.ok) throw new Error(result.error.traceback);
          const { fuel, memoryBytes, peakMemoryBytes } = result.usage;
          return [String(result.value), fuel, memoryBytes, peakMemoryBytes];
        }),
    }),
  ),
  {
    name: "an exception, its traceback and fuel are the same everywhere",
    test: (library, way) =>
      withSandbox(library, way, FIXED, async (sandbox) => {
        const result = await sandbox.run("def f(n):\n  return [1][n]\nprint('x')\nf(3)");
        return [result.ok || result.error.traceback, result.usage.fuel];
      }),
  },
];
