import { afterAll, beforeAll, expect, test } from "vitest";
import { PyTuple, Sandbox } from "../../src/node/index.ts";

// What the engine's C under sanitizers found that WebAssembly does not show as a crash: numbers that wrapped around. The
// values are CPython's.

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await Sandbox.create({ isolation: "inline", limits: { timeoutMs: 5_000 }, randomSeed: 1 });
});

afterAll(async () => {
  await sandbox.close();
});

const VALUES: readonly (readonly [code: string, value: unknown])[] = [
  ["len(range(1 - 2**31, 2**31 - 1))", 2 ** 32 - 2],
  ["range(1 - 2**31, 2**31 - 1)[5]", 6 - 2 ** 31],
  ["list(range(0, 2**31 - 1, 2**30)[::2])", [0]],
  [
    "from collections import deque; d = deque((), 2**31 - 1); d.extend(range(9)); [d.maxlen, sum(d)]",
    [2 ** 31 - 1, 36],
  ],
  ["list(range(2**30 - 1, 2**30 + 2))", [2 ** 30 - 1, 2 ** 30, 2 ** 30 + 1]],
  ["list(range(1 - 2**31, 3 - 2**31))", [1 - 2 ** 31, 2 - 2 ** 31]],
  ["list(range(2**31 - 4, 2**31 - 1, 3))", [2 ** 31 - 4]],
  ["list(range(2 - 2**31, 1 - 2**31, -3))", [2 - 2 ** 31]],
  ["len(range(2**31 - 1))", 2 ** 31 - 1],
  ["len(range(-2**30, 2**30 - 1))", 2 ** 31 - 1],
  ["bool(range(1 - 2**31, 2**31 - 1))", true],
  ["range(2**31 - 1)[2**30]", 2 ** 30],
  ["range(2**31 - 1)[-1]", 2 ** 31 - 2],
  ["list(range(0, 2**31 - 1, 2**30)[::-1])", [2 ** 30, 0]],
  [
    "list(enumerate('ab', 2**30 - 1))",
    [
      [2 ** 30 - 1, "a"],
      [2 ** 30, "b"],
    ],
  ],
  [
    "list(enumerate('ab', 2**31 - 1))",
    [
      [2 ** 31 - 1, "a"],
      [2 ** 31, "b"],
    ],
  ],
  ["'abcabc'.rsplit('b', 2**31 - 1)", ["a", "ca", "c"]],
  ["'abcabc'.rsplit('b', 1)", ["abca", "c"]],
  ["'a'.center(-1)", "a"],
  ["b'a'.center(1 - 2**31)", new Uint8Array([97])],
  ["'%.214748364g' % 1.5", "1.5"],
  ["import random; {random.randint(1 - 2**31, 2**31 - 1) > 0 for _ in range(99)} == {True, False}", true],
  ["import random; {random.randrange(1 - 2**31, 2**31 - 1, 2**30) % 2**30 for _ in range(99)} == {1}", true],
  ["import random; {random.randint(1 - 2**31, 2 - 2**31) for _ in range(99)} == {1 - 2**31, 2 - 2**31}", true],
];

test.each(VALUES)("%s", async (code, value) => {
  const result = await sandbox.run(code);
  expect(result).toMatchObject({ ok: true, value });
});

// Sums and shifts whose results C does not define were right with this compiler; they must stay so.
test("hashes of what is large, and ints from bytes", async () => {
  const code = `
digits = bytes(range(256))
[hash(tuple(range(i))) == hash(tuple(range(i))) and hash(frozenset(range(i))) == hash(frozenset(range(i)))
 for i in range(100)] == [True] * 100, int.from_bytes(digits, "big") == sum(d << 8 * (255 - i) for i, d in enumerate(digits))`;
  expect(await sandbox.eval(code)).toStrictEqual(new PyTuple([true, true]));
});

const EXCEPTIONS: readonly (readonly [code: string, type: string])[] = [
  ["len(range(-2**63, 2**63))", "OverflowError"],
  ["range(2**32)[2**32]", "IndexError"],
  ["'%4294967297d' % 1", "MemoryError"],
  ["'%99999999999999999999d' % 1", "ValueError"],
  ["'{:4294967297}'.format(1)", "ValueError"],
  ["'{:.99999999999}'.format('a')", "ValueError"],
  ["'{99999999999}'.format('a')", "ValueError"],
  ["f'{1:99999999999}'", "ValueError"],
  ["import time; time.sleep(-1)", "ValueError"],
  ["import time; time.sleep(float('nan'))", "ValueError"],
];

test.each(EXCEPTIONS)("%s: %s", async (code, type) => {
  const result = await sandbox.run(code);
  expect(result).toMatchObject({ ok: false, error: { type } });
});

test("a sleep beyond the clock's range lasts as long as it can, one of nothing does not", async () => {
  const limits = { timeoutMs: 5_000 };
  await using other = await Sandbox.create({ isolation: "inline", limits, clock: { start: new Date(0) } });
  const slept = "import time\nbegin = time.monotonic()\ntime.sleep(SECONDS)\ntime.monotonic() - begin";
  for (const [seconds, least, most] of [
    ["0", 0, 10],
    ["5e-324", 0, 10],
    ["1e300", 4_000_000, 5_000_000],
  ] as const) {
    const ms = await other.eval(slept.replace("SECONDS", seconds));
    expect(ms).toBeGreaterThanOrEqual(least);
    expect(ms).toBeLessThan(most);
  }
});

test("a wait for ever is a timeout, and no loss", async () => {
  for (const code of [
    "await asyncio.sleep(forever)",
    "asyncio.run(asyncio.sleep(forever))",
    "asyncio.run(asyncio.sleep(1e300))",
  ]) {
    const limits = { timeoutMs: 50 };
    await using other = await Sandbox.create({ isolation: "inline", limits });
    const result = await other.run(`import asyncio\nforever = float('inf')\n${code}`);
    expect(result).toMatchObject({ ok: false, error: { kind: "timeout", sandbox: "usable" } });
    expect(await other.eval("await asyncio.sleep(float('nan'), 5)")).toBe(5);
  }
});

// Before a request is accepted, what goes wrong is the host's mistake: nothing of the guest's may run or be asked by then.
test.each([
  "import _host\n_host.attach(_host.__dict__)",
  "import _host\n_host.attach({K('cur_task'): 1})",
  "globals()[K('total')] = 1",
])("no later run is a misuse after %j", async (code) => {
  const key =
    "class K:\n  def __init__(s, name): s.name = name\n  def __hash__(s): return hash(s.name)\n  def __eq__(s, o): raise ValueError('asked')\n";
  await using other = await Sandbox.create({ isolation: "inline", limits: { timeoutMs: 5_000 } });
  expect(await other.run(`${key}${code}\nNone`)).toMatchObject({ ok: true });
  const withInput = await other.run("total", { inputs: { total: 3 } });
  expect(withInput).toMatchObject(
    code.startsWith("import") ? { ok: true, value: 3 } : { ok: false, error: { kind: "exception", message: "asked" } },
  );
  expect(await other.run("6 * 7")).toMatchObject({ ok: true, value: 42 });
});
