import { afterEach, describe, expect, test } from "vitest";
import { recogniseEngine } from "../src/boundary/engine.ts";
import { open, seal } from "../src/core/snapshot/container.ts";
import { readEngine } from "../src/node/engine-file.ts";
import { replay, Sandbox, type SandboxOptions } from "../src/node/index.ts";

const opened: Sandbox[] = [];

async function sandboxWith(options: SandboxOptions): Promise<Sandbox> {
  const sandbox = await Sandbox.create(options);
  opened.push(sandbox);
  return sandbox;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((sandbox) => sandbox.close()));
});

/** A journal with another body. */
async function reseal(journal: Uint8Array, change: (body: Uint8Array) => void): Promise<Uint8Array> {
  const { identity } = recogniseEngine(await readEngine());
  const body = await open("journal", journal, identity, undefined);
  change(body);
  return seal("journal", identity, body, undefined);
}

function replaceLast(bytes: Uint8Array, from: readonly number[], to: readonly number[]): void {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(Buffer.from(from));
  if (at < 0) throw new Error("not found");
  bytes.set(to, at);
}

const CODE = `
import random, time, asyncio
def f(n):
    return [roll(6) for _ in range(n)]
print('rolls', f(3), random.random(), time.time())
try:
    fail('x')
except KeyError as e:
    print('caught', e)
async def main():
    return await asyncio.gather(search('a'), search('b'), asyncio.sleep(0.001))
found = asyncio.run(main())
memory.append(len(found))
[found, memory, random.getrandbits(16)]
`;

describe.each(["inline", "worker"] as const)("recording and replaying, %s", (isolation) => {
  let rolls = 0;
  const options: SandboxOptions = {
    isolation,
    functions: {
      roll: (sides: number) => (rolls++ * 7) % sides,
      fail: async (key: string) => {
        throw Object.assign(new Error("no"), { key });
      },
    },
    asyncFunctions: { search: async (query: string) => ({ query, at: Math.random() }) },
  };

  async function record(code: string, more: SandboxOptions = {}) {
    const sandbox = await sandboxWith({ ...options, ...more });
    await sandbox.run("memory = [1]");
    const result = await sandbox.run(code, { record: true });
    if (!result.journal) throw new Error("no journal");
    return { result, journal: result.journal };
  }

  test("what garbage is found does not depend on what the host asks while a run waits", async () => {
    const code = `
import gc, asyncio
seen = []
for wait in (0.002, 0.001):
    await asyncio.sleep(wait)
    seen.append(gc.mem_alloc())
    gc.collect()
    seen.append(gc.mem_alloc())
seen`;
    const { result, journal } = await record(code);
    const again = await replay(journal, { isolation });
    expect(again.ok && result.ok && again.value).toEqual(result.ok && result.value);
    expect(again.usage.fuel).toBe(result.usage.fuel);
  });

  test("a replay gives the same output, value and fuel without the functions", async () => {
    const { result, journal } = await record(CODE.replace("KeyError", "RuntimeError"));
    expect(result).toMatchObject({ ok: true });
    for (const where of ["inline", "worker"] as const) {
      const again = await replay(journal, { isolation: where });
      expect(again.stdout).toBe(result.stdout);
      expect(again).toMatchObject({ ok: true, value: result.ok && result.value });
      expect(again.usage.fuel).toBe(result.usage.fuel);
    }
  });

  test("awaiting at the top level is replayed as well", async () => {
    const code =
      "import asyncio, time\nr = await asyncio.gather(search('a'), asyncio.sleep(0.002), search('b'))\n[r, time.time()]";
    const { result, journal } = await record(code);
    const again = await replay(journal, { isolation });
    expect(again).toMatchObject({ ok: true, value: result.ok && result.value, usage: { fuel: result.usage.fuel } });
  });

  test.each([
    ["an exception", "roll(6)\n1 / 0"],
    ["a timeout", "import time\nroll(2)\nwhile True: time.time()"],
    ["a limit of output", "while True: print('x' * 1000)"],
    ["an exhausted memory", "x = [0]\nwhile True: x = x + x"],
    ["an endless recursion", "def f(): return f() + 1\nf()"],
  ])("%s is replayed as well", async (_, code) => {
    const { result, journal } = await record(code, {
      limits: { timeoutMs: 100, outputBytes: 10_000, memoryBytes: 2 ** 21 },
    });
    const again = await replay(journal, { isolation });
    if (result.ok || again.ok) throw new Error("it was to fail");
    expect(again.error.kind).toBe(result.error.kind);
    expect(again.error.traceback).toBe(result.error.traceback);
    expect(again.stdout).toBe(result.stdout);
    expect(again.usage.fuel).toBe(result.usage.fuel);
  });

  test("with fixed clock and seed, two runs are the same bit for bit", async () => {
    const fixed: SandboxOptions = { isolation, clock: { start: new Date(0) }, randomSeed: 5 };
    const code = "import random, time\nprint(time.time(), random.random())\n[random.getrandbits(30) for _ in range(5)]";
    const [one, other] = await Promise.all(
      [1, 2].map(async () => (await sandboxWith(fixed)).run(code, { record: true })),
    );
    expect(one?.stdout).toBe(other?.stdout);
    expect(one?.usage.fuel).toBe(other?.usage.fuel);
    expect(one?.journal).toEqual(other?.journal);
  });

  test("recursion ends where it ended, with the stack that the run had", async () => {
    const { result, journal } = await record(
      "def f(n):\n    try:\n        return f(n + 1)\n    except RecursionError:\n        return n\nf(0)",
    );
    expect(await replay(journal, { isolation: "worker" })).toMatchObject({
      ok: true,
      value: result.ok && result.value,
    });
    const inline = replay(journal, { isolation: "inline" });
    if (isolation === "inline") expect(await inline).toMatchObject({ ok: true, value: result.ok && result.value });
    else await expect(inline).rejects.toThrow(/more stack than there is here/);
  });

  test("a replay can be cancelled", async () => {
    const { journal } = await record("for i in range(300000): pass");
    await expect(replay(journal, { isolation, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "REPLAY_CANCELLED",
    });
  });

  test("a replay that takes another course names the first call that differs", async () => {
    const sandbox = await sandboxWith({ ...options, clock: { start: new Date(0) }, randomSeed: 1 });
    const result = await sandbox.run("roll(6)\nroll(7)\nroll(8)", { record: true });
    if (!result.journal) throw new Error("no journal");
    // As if somebody had made the journal up: the second call's argument is another. Its checksum is made right again.
    const forged = await reseal(result.journal, (body) => replaceLast(body, [0x81, 0x07], [0x81, 0x09]));
    const attempt = replay(forged, { isolation });
    await expect(attempt).rejects.toMatchObject({ code: "REPLAY_DIVERGED", call: 1 });
    await expect(attempt).rejects.toThrow(/roll\(9\) is expected there, and roll\(7\) came/);
  });

  test("a signed journal needs its key", async () => {
    const sandbox = await sandboxWith(options);
    const key = "sixteen bytes at the very least";
    const { journal } = await sandbox.run("roll(6)", { record: { key } });
    if (!journal) throw new Error("no journal");
    expect(await replay(journal, { key, isolation })).toMatchObject({ ok: true });
    await expect(replay(journal, { isolation })).rejects.toMatchObject({ code: "SNAPSHOT_KEY" });
  });
});
