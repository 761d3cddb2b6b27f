import { describe, expect, test } from "vitest";
import { PythonError, Sandbox } from "../src/node/index.ts";
import { leastMemory } from "./least-memory.ts";

/** How a program ends under a short limit, and that the sandbox works afterwards. */
async function ending(code: string, limits = {}): Promise<unknown> {
  await using sandbox = await Sandbox.create({ limits: { timeoutMs: 300, ...limits } });
  const result = await sandbox.run(code);
  expect(await sandbox.eval("6 * 7")).toBe(42);
  return result.ok ? result.value : result.error.kind;
}

describe("work that no loop and no return shows", () => {
  test.each([
    ["calls that end by exceptions, in finally", "def f():\n  try: f()\n  finally: f()\nf()"],
    ["the same in except", "def f():\n  try: f()\n  except: f()\nf()"],
    ["compiling", `x=${"lambda:".repeat(60_000)}1`],
  ])("%s", async (_, code) => {
    expect(await ending(code)).toBe("timeout");
    expect(await ending(code, { timeoutMs: 60_000, fuel: 20_000 })).toBe("fuel");
  });
});

describe("text is always whole characters", () => {
  test.each([
    ["'%.1s' % 'éa'", "é"],
    ["'{:.2s}|'.format('aéb')", "aé|"],
    ["'%c%c' % (233, 'é')", "éé"],
    ["'{:c}'.format(0xd800)", "\ud800"],
    ["b'%c' % 200", new Uint8Array([200])],
    ["'%c' % -1", "exception"],
    ["'{:c}'.format(0x110000)", "exception"],
    ["b'\\xc0\\x80'.decode()", "exception"],
    ["b'\\xf5\\x80\\x80\\x80'.decode()", "exception"],
  ])("%s", async (code, value) => {
    expect(await ending(code)).toEqual(value);
  });
});

describe("exceptions as values", () => {
  const evil = `
kept = []
items = [None] * 1000
class Evil:
  def __repr__(self):
    items.clear()
    for i in range(200): kept.append(bytearray(256))
    return 'x'
items[0] = Evil()
class E(Exception): args = items
E(2)`;

  test("have the arguments that they were made with, whatever their class says", async () => {
    expect(await ending(evil)).toMatchObject({ type: "E", args: [2] });
  });

  test("of classes that the guest defined cannot go back, and nothing is lost by trying", async () => {
    await using sandbox = await Sandbox.create();
    const value = await sandbox.eval("class MyError(Exception): pass\nMyError([1])");
    await expect(sandbox.run("x", { inputs: { x: value } })).rejects.toThrow(
      /no built-in exception is called 'MyError'/,
    );
    const other = new PythonError("Nope", "m");
    await expect(sandbox.run("x", { inputs: { x: other } })).rejects.toThrow(/is called 'Nope'/);
    expect(await sandbox.eval("6 * 7")).toBe(42);
  });

  test("with no memory left to say more arrive with the ASCII of their name", async () => {
    const code = `
E = type('\u00e9' * 12, (Exception,), {})
e = E('x' * 30000)
kept, n = None, 1 << 22
while n >= 8:
  try: kept = [bytearray(n), kept]
  except MemoryError: n //= 2
try:
  while True: kept = [kept]
except MemoryError: pass
raise e`;
    expect(await ending(code, { timeoutMs: 60_000, memoryBytes: leastMemory + 2 ** 18 })).toBe("exception");
  });
});

describe("the bytecode loop's short paths agree with the general ones", () => {
  test.each([
    ["x = [1, 2, 3]\ndel x[1]\nx", [1, 3]],
    ["x = [1, 2, 3]\nx[-1] = 9\ndel x[0]\nx[-1], x", [9, [2, 9]]],
    [
      "a = 2**30 - 1\n[a + 1, a * 2, -a - 2, (-a - 1) // 1, a << 1, -a >> 40]",
      [2 ** 30, 2 ** 31 - 2, -(2 ** 30) - 1, -(2 ** 30), 2 ** 31 - 2, -1],
    ],
    ["[7 // -2, -7 // 2, 7 % -3, -7 % 3, 0 // 5]", [-4, -4, -2, 2, 0]],
    [
      "n = float('nan')\n[n == n, n != n, n < 1, 1 == 1.0, True == 1.0, 2 < 2.5 < 3]",
      [false, true, false, true, true, true],
    ],
    ["[not [], not 0, not 0.0, not None, not 'a', (1 if -0.0 else 2)]", [true, true, true, true, false, 2]],
    ["out = []\nx = [1, 2]\nfor i in x:\n  out.append(i)\n  if len(x) < 5: x.append(i * 10)\nout", [1, 2, 10, 20, 100]],
    ["class L(list):\n  def __getitem__(self, i): return 'own'\nx = L([1])\n[x[0], x == [1]]", ["own", true]],
    ["try: [1][5]\nexcept IndexError as e: r = str(e)\nr", "list index out of range"],
  ])("%s", async (code, value) => {
    expect(await ending(code)).toEqual(value);
  });
});
