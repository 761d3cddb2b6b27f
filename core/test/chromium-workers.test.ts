import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { HAS_CHROMIUM, ISOLATING, Site } from "./support/chromium.ts";
import type { Headers } from "./support/static-server.ts";

const KEY = "sixteen bytes or more";

/** A page whose answers have these headers, for the tests of one group. No exception may be left in it. */
function visiting(headers: Headers): { readonly page: Page; readonly another: () => Promise<Page> } {
  let site: Site;
  let page: Page;
  const errors: Error[] = [];
  beforeAll(async () => {
    site = await Site.open(headers);
    page = await site.visit();
    page.on("pageerror", (error) => errors.push(error));
  }, 60_000);
  afterEach(() => expect(errors.splice(0)).toEqual([]));
  afterAll(() => site?.close());
  return {
    get page() {
      return page;
    },
    another: () => site.visit(),
  };
}

describe.skipIf(!HAS_CHROMIUM).each([
  ["cross-origin isolated", ISOLATING, true],
  ["not cross-origin isolated", {}, false],
] as const)("a page of Chromium that is %s", (_, headers, isIsolated) => {
  const visit = visiting(headers);

  test("is that, and pools say so", async () => {
    const found = await visit.page.evaluate(() => [
      crossOriginIsolated,
      typeof SharedArrayBuffer !== "undefined",
      new library.Pool().blocking,
    ]);
    expect(found).toEqual([isIsolated, isIsolated, isIsolated]);
  });

  test("goes on while sandboxes spin, which end at their deadline", async () => {
    const [ticks, ends] = await visit.page.evaluate(async () => {
      let ticks = 0;
      const interval = setInterval(() => ticks++, 5);
      const sandbox = await library.Sandbox.create({ limits: { timeoutMs: 400 } });
      const results = await Promise.all([
        sandbox.run("kept = 1\nwhile True: pass"),
        library.run("while True: pass", { timeoutMs: 400 }),
      ]);
      clearInterval(interval);
      return [ticks, [...results.map((result) => result.ok || result.error), await sandbox.eval("kept")]];
    });
    // 80 if nothing else ran on this machine.
    expect(ticks).toBeGreaterThan(15);
    const timeout = { kind: "timeout", sandbox: "usable" };
    expect(ends).toMatchObject([timeout, timeout, 1]);
  });

  test.each([
    ["spins", "print(1)\nwhile True: pass"],
    ["sleeps", "import time\nprint(1)\ntime.sleep(100)"],
  ])("ends a run that %s by its signal, with its worker if need be", async (_, code) => {
    const ends = await visit.page.evaluate(async (code) => {
      const ends: unknown[] = [];
      for (const recover of [false, true]) {
        let stop = new AbortController();
        const pool = new library.Pool({ graceMs: 50 });
        const sandbox = await library.Sandbox.create({ pool, recover, onStdout: () => stop.abort() });
        await sandbox.run("kept = 5");
        const result = await sandbox.run(code, { signal: stop.signal });
        stop = new AbortController();
        ends.push(result.ok || result.error, await sandbox.eval("kept").catch((error) => error.code));
        await pool.close();
      }
      return ends;
    }, code);
    const usable = { kind: "cancelled", sandbox: "usable" };
    const lost = { kind: "cancelled", sandbox: "lost" };
    expect(ends).toMatchObject([...(isIsolated ? [usable, 5] : [lost, "SANDBOX_LOST"]), usable, 5]);
  });

  test("ends what burns no fuel with its worker, while others work on", async () => {
    const ends = await visit.page.evaluate(async () => {
      const pool = new library.Pool({ size: 2, graceMs: 50 });
      const [stuck, other] = [await library.Sandbox.create({ pool }), await library.Sandbox.create({ pool })];
      const ending = stuck.run("import re\nre.match('(a|aa)+$', 'a' * 60 + 'b')", { timeoutMs: 200 });
      let rounds = 0;
      let isOver = false;
      void ending.finally(() => (isOver = true));
      await other.run("total = 0");
      while (!isOver) {
        await other.run("total += 1");
        rounds++;
      }
      const result = await ending;
      const total = await other.eval("total");
      const next = await library.Sandbox.create({ pool });
      const again = await next.eval("6 * 7");
      await pool.close();
      return [result.ok || result.error, stuck.state, rounds > 0 && total === rounds, again];
    });
    // Usable once the fuel of the engine covers it.
    expect(ends[0]).toMatchObject({ kind: "timeout", sandbox: expect.stringMatching(/^(lost|usable)$/) });
    expect(ends.slice(1)).toEqual([expect.stringMatching(/^(lost|idle)$/), true, 42]);
  });

  test("has functions that are awaited", async () => {
    const values = await visit.page.evaluate(async () => {
      let callsBack = (_: unknown): void => undefined;
      const sandbox = await library.Sandbox.create({
        asyncFunctions: {
          double: async (x: number) => 2 * x,
          never: () => new Promise(() => callsBack(undefined)),
        },
        modules: { web: { get: { awaited: true, call: async (url: string) => url.length } } },
      });
      const stop = new AbortController();
      callsBack = () => stop.abort();
      const values = [
        await sandbox.eval("await double(4)"),
        await sandbox.eval("import asyncio\nawait asyncio.gather(double(1), double(2), asyncio.sleep(0.01))"),
        await sandbox.eval("import web\nawait web.get('abc')"),
        await sandbox.run("await never()", { signal: stop.signal }).then((result) => result.ok || result.error),
        await sandbox.run("await never()", { timeoutMs: 50 }).then((result) => result.ok || result.error),
        await sandbox.eval("await double(5)"),
      ];
      await sandbox.close();
      return values;
    });
    const [cancelled, timeout] = ["cancelled", "timeout"].map((kind) => ({ kind, sandbox: "usable" }));
    expect(values).toMatchObject([8, [2, 4, null], 3, cancelled, timeout, 10]);
  });

  test("has functions of all kinds with isolation inline", async () => {
    const values = await visit.page.evaluate(async () => {
      const sandbox = await library.Sandbox.create({
        isolation: "inline",
        functions: { add: (a: number, b: number) => a + b, later: async (x: number) => x * 2 },
        asyncFunctions: { awaited: async (x: number) => -x },
      });
      return [
        await sandbox.eval("[add(1, 2), later(4), sorted([3, 1, 2], key=later)]"),
        await sandbox.eval("await awaited(7)"),
        await sandbox.eval(
          "import asyncio\nasync def main():\n  return await awaited(1) + later(2)\nasyncio.run(main())",
        ),
      ];
    });
    expect(values).toEqual([[3, 8, [1, 2, 3]], -7, 3]);
  });

  test("takes snapshots, with a key, restores and forks them", async () => {
    const found = await visit.page.evaluate(async (key) => {
      const sandbox = await library.Sandbox.create();
      await sandbox.run("def count():\n  n = 0\n  while True:\n    n += 1\n    yield n\nticks = count()\nnext(ticks)");
      const bytes = await sandbox.snapshot({ key });
      const again = await library.Sandbox.restore(bytes, { key });
      const inline = await library.Sandbox.restore(bytes, { key, isolation: "inline" });
      const values = [await again.eval("next(ticks)"), await inline.eval("next(ticks)")];
      const twin = await again.fork();
      values.push(await twin.eval("[next(ticks), next(ticks)]"), await again.eval("next(ticks)"));
      const failed = await library.Sandbox.restore(bytes, { key: `${key}!` }).catch((error) => error.code);
      const changed = bytes.slice();
      changed.set([(changed.at(-1) ?? 0) ^ 1], changed.length - 1);
      const refused = await library.Sandbox.restore(changed, { key }).catch((error) => error.code);
      return [...values, failed, refused, bytes.length < 8_192];
    }, KEY);
    expect(found).toEqual([2, 2, [3, 4], 3, "SNAPSHOT_KEY", "SNAPSHOT_KEY", true]);
  });

  test("lets sandboxes hibernate", async () => {
    const found = await visit.page.evaluate(async () => {
      const pool = new library.Pool({ size: 1, hibernateAfterMs: 10 });
      const sandbox = await library.Sandbox.create({ pool });
      await sandbox.run("kept = [1, 2]");
      while (pool.awake > 0) await new Promise((resolve) => setTimeout(resolve, 5));
      const value = await sandbox.eval("kept");
      await pool.close();
      return value;
    });
    expect(found).toEqual([1, 2]);
  });

  test("pauses runs, which go on from a snapshot", async () => {
    const found = await visit.page.evaluate(async (key) => {
      const asyncFunctions = { approve: { pauses: true } };
      const sandbox = await library.Sandbox.create({ asyncFunctions });
      const code = "import asyncio\nawait asyncio.gather(approve(1), approve(2))";
      const step = await sandbox.start(code);
      if (step.status !== "paused") return step;
      const bytes = await sandbox.snapshot({ key });
      await sandbox.close();
      const later = await library.Sandbox.restore(bytes, { key, asyncFunctions });
      const ids = step.calls.map(({ id }) => id);
      await later.resume(ids[1] ?? 0, { value: "second" });
      const done = await later.resume(ids[0] ?? 0, { value: "first" });
      return done.status === "done" && done.result.ok && done.result.value;
    }, KEY);
    expect(found).toEqual(["first", "second"]);
  });

  test("replays journals", async () => {
    const found = await visit.page.evaluate(async () => {
      const sandbox = await library.Sandbox.create({ asyncFunctions: { price: async (item: string) => item.length } });
      const code = "import random\nprint(random.random())\nawait price('tea')";
      const result = await sandbox.run(code, { record: true });
      if (!result.journal) return result;
      const again = await library.replay(result.journal);
      return [again.ok && again.value, again.stdout === result.stdout, again.usage.fuel === result.usage.fuel];
    });
    expect(found).toEqual([3, true, true]);
  });

  test("has room for dozens of sandboxes, in many workers", async () => {
    const sum = await visit.page.evaluate(async () => {
      const pool = new library.Pool({ size: 8 });
      const sandboxes = await Promise.all(Array.from({ length: 64 }, () => library.Sandbox.create({ pool })));
      const values = await Promise.all(sandboxes.map((sandbox, n) => sandbox.eval("n", { inputs: { n } })));
      await pool.close();
      return values.reduce<number>((sum, value) => sum + Number(value), 0);
    });
    expect(sum).toBe(2016);
  });

  test("has no worker left when a pool is closed, whatever its sandboxes are at", async () => {
    const page = await visit.another();
    let started = 0;
    page.on("worker", () => started++);
    const found = await page.evaluate(async () => {
      const pool = new library.Pool({ size: 2 });
      const sandboxes = [await library.Sandbox.create({ pool }), await library.Sandbox.create({ pool })];
      if (pool.blocking) sandboxes.push(await library.Sandbox.create({ pool, functions: { f: () => 1 } }));
      await Promise.all(sandboxes.map((sandbox) => sandbox.eval("1")));
      const running = sandboxes.map((sandbox) => sandbox.run("while True: pass"));
      const before = pool.workers;
      await pool.close();
      const ends = (await Promise.all(running)).map((result) => result.ok || result.error.kind);
      const refused = await library.Sandbox.create({ pool }).catch((error) => error.code);
      return [before, pool.workers, [...new Set(ends)], refused];
    });
    expect(found).toEqual([isIsolated ? 3 : 2, 0, ["lost"], "POOL_CLOSED"]);
    expect(started).toBe(isIsolated ? 3 : 2);
    await expect.poll(() => page.workers().length).toBe(0);
  });
});

describe.skipIf(!HAS_CHROMIUM)("blocking functions in Chromium", () => {
  const isolated = visiting(ISOLATING);

  test("are answered while the page goes on, one sandbox asking another", async () => {
    const values = await isolated.page.evaluate(async () => {
      const helper = await library.Sandbox.create({ functions: { add: (a: number, b: number) => a + b } });
      const sandbox = await library.Sandbox.create({
        functions: {
          add: (a: number, b: number) => a + b,
          later: (x: number) => new Promise((resolve) => setTimeout(resolve, 5, 2 * x)),
          fail: async () => {
            throw new library.PythonError("KeyError", "none");
          },
          ask: (code: string) => helper.eval(code),
          long: () => "é".repeat(100_000),
        },
        asyncFunctions: { awaited: async (x: number) => -x },
      });
      return [
        await sandbox.eval("[add(1, 2), later(4), sorted([3, 1, 2], key=later), len(long())]"),
        await sandbox.eval("try: fail()\nexcept KeyError as error: seen = str(error)\nseen"),
        await sandbox.eval("ask('add(40, 2)')"),
        await sandbox.eval(
          "import asyncio\nasync def main():\n  return await awaited(1) + later(2)\nasyncio.run(main())",
        ),
      ];
    });
    expect(values).toEqual([[3, 8, [1, 2, 3], 100_000], "'none'", 42, 3]);
  });

  test("that never answer end with the run, by its signal or its deadline", async () => {
    const ends = await isolated.page.evaluate(async () => {
      const stop = new AbortController();
      const functions = {
        never: (aborts: boolean) => {
          if (aborts) stop.abort();
          return new Promise(() => undefined);
        },
      };
      const sandbox = await library.Sandbox.create({ functions });
      const ends = [
        await sandbox.run("never(True)", { signal: stop.signal }),
        await sandbox.run("never(False)", { timeoutMs: 50 }),
      ];
      return [...ends.map((result) => result.ok || result.error), await sandbox.eval("1")];
    });
    expect(ends).toMatchObject([{ kind: "cancelled", sandbox: "usable" }, { kind: "timeout", sandbox: "usable" }, 1]);
  });

  test("pause a run in the middle of a call", async () => {
    const found = await isolated.page.evaluate(async () => {
      const functions = { approve: { pauses: true } };
      const sandbox = await library.Sandbox.create({ functions });
      const step = await sandbox.start("sorted([2, 1], key=lambda x: x if x == 2 else approve(x))");
      if (step.status !== "paused") return step;
      const later = await library.Sandbox.restore(await sandbox.snapshot(), { functions });
      const done = await later.resume(step.calls[0]?.id ?? 0, { value: 7 });
      return done.status === "done" && done.result.ok && done.result.value;
    });
    expect(found).toEqual([2, 1]);
  });
});

describe.skipIf(!HAS_CHROMIUM)("without shared memory in Chromium", () => {
  const plain = visiting({});

  test("blocking functions are refused by name", async () => {
    const refusals = await plain.page.evaluate(() => {
      const functions = { add: (a: number, b: number) => a + b };
      const attempts = [
        library.Sandbox.create({ functions }),
        library.Sandbox.create({ modules: { tools: functions } }),
        library.run("1", { functions }),
      ];
      return Promise.all(attempts.map((attempt) => attempt.catch(({ name, code }) => [name, code])));
    });
    expect(refusals).toEqual(Array(3).fill(["MisuseError", "BLOCKING_UNAVAILABLE"]));
  });

  test("asyncio.run() over functions of the host is an exception of the guest, and sleeps are not", async () => {
    const [refused, ...values] = await plain.page.evaluate(async () => {
      const asyncFunctions = { double: async (x: number) => 2 * x, never: () => new Promise(() => undefined) };
      const sandbox = await library.Sandbox.create({ asyncFunctions });
      await sandbox.run("import asyncio\nasync def one(): return await double(1)");
      const result = await sandbox.run("asyncio.run(one())");
      return [
        result.ok || result.error,
        await sandbox.eval(
          "async def all():\n" +
            "  return await asyncio.gather(never(), double(2), asyncio.sleep(0.01, 5), return_exceptions=True)\n" +
            "[type(each).__name__ for each in asyncio.run(all())]",
        ),
        await sandbox.eval(
          "async def bounded():\n" +
            "  try: await asyncio.wait_for(never(), 60)\n" +
            "  except RuntimeError: return 'refused'\n" +
            "asyncio.run(bounded())",
        ),
        await sandbox.eval("await one()"),
        sandbox.state,
      ];
    });
    expect(refused).toMatchObject({ kind: "exception", type: "RuntimeError", sandbox: "usable" });
    expect(refused).toHaveProperty("message", expect.stringContaining("BLOCKING_UNAVAILABLE"));
    expect(values).toEqual([["RuntimeError", "RuntimeError", "int"], "refused", 2, "idle"]);
  });
});

describe.skipIf(!HAS_CHROMIUM)("a Content-Security-Policy in Chromium", () => {
  const POLICY = "default-src 'none'; connect-src 'self'";
  const strict = visiting({
    ...ISOLATING,
    "content-security-policy": `${POLICY}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'`,
  });

  test("needs to allow no more than own scripts and workers, WebAssembly, and fetching the engine", async () => {
    const values = await strict.page.evaluate(async () => {
      const sandbox = await library.Sandbox.create({ functions: { add: (a: number, b: number) => a + b } });
      // Whether the policy holds at all.
      const evaluates = await new Promise((resolve) => {
        document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => resolve(violatedDirective));
        document.body.append(Object.assign(document.createElement("script"), { textContent: "0" }));
      });
      return [await sandbox.eval("add(1, 2)"), evaluates];
    });
    expect(values).toEqual([3, "script-src-elem"]);
  });

  const closed = visiting({
    "content-security-policy": `${POLICY}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'`,
  });

  test("that allows no workers is an error that says so, and inline works", async () => {
    const found = await closed.page.evaluate(async () => {
      const failure = await library.Sandbox.create().catch(({ code, message }) => [code, message]);
      const result = await library.run("6 * 7", { isolation: "inline" });
      return [failure, result.ok && result.value];
    });
    expect(found).toEqual([["WORKER_FAILED", expect.stringContaining("Content-Security-Policy")], 42]);
  });
});
