import { afterEach, describe, expect, test } from "vitest";
import { Pool, PythonError, run, Sandbox, type SandboxOptions } from "../src/node/index.ts";

const open: Sandbox[] = [];

async function sandboxWith(options: SandboxOptions): Promise<Sandbox> {
  const sandbox = await Sandbox.create(options);
  open.push(sandbox);
  return sandbox;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
});

describe.each(["inline", "worker"] as const)("host functions, %s", (isolation) => {
  test("a function is called with values and returns one", async () => {
    const sandbox = await sandboxWith({ isolation, functions: { add: (a: number, b: number) => a + b } });
    expect(await sandbox.eval("add(1, 2)")).toBe(3);
    expect(await sandbox.eval("add('a', 'b')")).toBe("ab");
    expect(await sandbox.eval("sum(add(i, i) for i in range(10))")).toBe(90);
  });

  test("an asynchronous function looks like any other to the guest", async () => {
    const fetchUser = async (id: number): Promise<unknown> => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return { id, name: `user ${id}` };
    };
    const sandbox = await sandboxWith({ isolation, functions: { fetchUser } });
    expect(await sandbox.eval("[fetchUser(i)['name'] for i in range(3)]")).toEqual(["user 0", "user 1", "user 2"]);
    expect(await sandbox.eval("sorted([3, 1, 2], key=lambda i: -fetchUser(i)['id'])")).toEqual([3, 2, 1]);
  });

  test("output that came before an asynchronous call is told once", async () => {
    const told: string[] = [];
    const sandbox = await sandboxWith({
      isolation,
      functions: { ask: async (x: number) => x },
      onStdout: (text) => told.push(text),
    });
    const result = await sandbox.run("for i in range(3):\n    print('line', ask(i))\nprint('end')");
    expect(result.stdout).toBe("line 0\nline 1\nline 2\nend\n");
    expect(told.join("")).toBe(result.stdout);
  });

  test("keyword arguments arrive as a trailing object", async () => {
    const seen: unknown[] = [];
    const sandbox = await sandboxWith({ isolation, functions: { note: (...args: unknown[]) => void seen.push(args) } });
    await sandbox.eval("note(1, self=2, options=3)\nnote(1)\nnote(**{'__proto__': 1, 'then': 2})");
    expect(seen[0]).toEqual([1, { self: 2, options: 3 }]);
    expect(seen[1]).toEqual([1]);
    const [kwargs] = seen[2] as [Record<string, unknown>];
    expect(Object.keys(kwargs).sort()).toEqual(["__proto__", "then"]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test("exceptions travel both ways with type and message", async () => {
    const functions = {
      look: (key: string) => {
        throw new PythonError("KeyError", key);
      },
      fail: () => {
        throw new Error("the host's own");
      },
      reject: async () => {
        throw new PythonError("ValueError", "not now");
      },
    };
    const sandbox = await sandboxWith({ isolation, functions });
    const source = (call: string, type: string): string =>
      `try:\n    ${call}\nexcept ${type} as error:\n    message = error.args[0]\nmessage`;
    expect(await sandbox.eval(source("look('x')", "KeyError"))).toBe("x");
    expect(await sandbox.eval(source("fail()", "RuntimeError"))).toBe("the host's own");
    expect(await sandbox.eval(source("reject()", "ValueError"))).toBe("not now");
    const result = await sandbox.run("fail()");
    expect(result).toMatchObject({ ok: false, error: { kind: "exception", type: "RuntimeError" } });
    expect(JSON.stringify(result)).not.toContain("sandbox-functions.test");
  });

  test("awaited functions run side by side", async () => {
    let atOnce = 0;
    let most = 0;
    const search = async (query: string): Promise<string[]> => {
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve, 5));
      atOnce--;
      return [query];
    };
    const sandbox = await sandboxWith({ isolation, asyncFunctions: { search } });
    const gather = "import asyncio\nawait asyncio.gather(search('a'), search('b'), search('c'))";
    expect(await sandbox.eval(gather)).toEqual([["a"], ["b"], ["c"]]);
    expect(most).toBe(3);
    const nested =
      "async def main():\n    return await asyncio.gather(search('a'), asyncio.sleep(0.001), search('b'))\nasyncio.run(main())";
    expect(await sandbox.eval(nested)).toEqual([["a"], null, ["b"]]);
    await sandbox.run("async def handler(query):\n    return await search(query)");
    expect(await sandbox.call("handler", ["x"])).toEqual(["x"]);
  });

  test("an awaited function that fails raises where it is awaited", async () => {
    const asyncFunctions = {
      fail: async () => {
        throw new PythonError("OSError", "gone");
      },
    };
    const sandbox = await sandboxWith({ isolation, asyncFunctions });
    expect(await sandbox.eval("try:\n    await fail()\nexcept OSError as e:\n    m = str(e)\nm")).toBe("gone");
    expect(await sandbox.run("await fail()")).toMatchObject({ ok: false, error: { type: "OSError" } });
  });

  test("modules can be imported, whole and in parts", async () => {
    const modules = {
      tools: { double: (x: number) => 2 * x, later: { call: async (x: number) => x + 1, awaited: true } },
    };
    const sandbox = await sandboxWith({ isolation, modules });
    expect(await sandbox.eval("import tools\ntools.double(21)")).toBe(42);
    expect(await sandbox.eval("from tools import double, later\n[double(1), await later(1)]")).toEqual([2, 2]);
    await sandbox.reset();
    expect(await sandbox.eval("import tools\ntools.double(4)")).toBe(8);
  });

  test("what was called is in the result, however it ended", async () => {
    const functions = {
      add: (a: number, b: number) => a + b,
      fail: () => {
        throw new PythonError("ValueError", "no");
      },
    };
    const sandbox = await sandboxWith({ isolation, functions });
    const result = await sandbox.run("add(1, b=2) if False else add(1, 2)\nfail()");
    expect(result.ok).toBe(false);
    expect(result.usage.hostCalls).toBe(2);
    expect(result.calls).toMatchObject([
      { name: "add", args: [1, 2], outcome: "returned", result: 3 },
      { name: "fail", args: [], outcome: "raised", error: { type: "ValueError", message: "no" } },
    ]);
    for (const call of result.calls) expect(call.durationMs).toBeGreaterThanOrEqual(0);
  });

  test("a flood of calls ends the run, and the sandbox lives on", async () => {
    const sandbox = await sandboxWith({ isolation, limits: { hostCalls: 50 }, functions: { f: () => null } });
    const result = await sandbox.run(
      "n = 0\nwhile True:\n    try:\n        f()\n    except BaseException:\n        pass\n    n += 1",
    );
    expect(result).toMatchObject({
      ok: false,
      error: { kind: "hostCalls", sandbox: "usable" },
      usage: { hostCalls: 50 },
    });
    expect(await sandbox.eval("n")).toBe(50);
  });

  test("arguments and results beyond hostCallBytes end the run", async () => {
    const limits = { hostCallBytes: 10_000 };
    const sandbox = await sandboxWith({ isolation, limits, functions: { f: () => "x".repeat(20_000), g: () => 1 } });
    expect(await sandbox.run("g('x' * 20000)")).toMatchObject({
      ok: false,
      error: { kind: "hostCalls", sandbox: "usable" },
    });
    expect(await sandbox.run("f()")).toMatchObject({ ok: false, error: { kind: "hostCalls", sandbox: "usable" } });
    expect(await sandbox.eval("g('x' * 9000)")).toBe(1);
  });

  test("a result that is long arrives whole", async () => {
    const sandbox = await sandboxWith({ isolation, functions: { f: (n: number) => "x".repeat(n) } });
    expect(await sandbox.eval("[len(f(n)) for n in (0, 100, 5000, 70000, 900000)]")).toEqual([
      0, 100, 5000, 70_000, 900_000,
    ]);
  });

  test("a function that never answers ends at timeoutMs", async () => {
    const never = (): Promise<never> => new Promise(() => undefined);
    const sandbox = await sandboxWith({
      isolation,
      functions: { f: async () => never() },
      asyncFunctions: { g: never },
    });
    for (const code of ["f()", "await g()", "import asyncio\nasyncio.run(g())"]) {
      const result = await sandbox.run(code, { timeoutMs: 50 });
      expect(result).toMatchObject({ ok: false, error: { kind: "timeout", sandbox: "usable" } });
    }
    expect(await sandbox.eval("1")).toBe(1);
  });

  test("an abort ends a run that waits for a function", async () => {
    const never = (): Promise<never> => new Promise(() => undefined);
    const controller = new AbortController();
    const wait = async (): Promise<never> => {
      controller.abort();
      return never();
    };
    const sandbox = await sandboxWith({ isolation, functions: { wait }, asyncFunctions: { waitToo: wait } });
    const { signal } = controller;
    expect(await sandbox.run("wait()", { signal })).toMatchObject({
      ok: false,
      error: { kind: "cancelled", sandbox: "usable" },
    });
    expect(await sandbox.run("1", { signal })).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    expect(await sandbox.eval("1")).toBe(1);
  });

  test("a run from inside of a host function is refused by name", async () => {
    const errors: unknown[] = [];
    const sandbox: Sandbox = await sandboxWith({
      isolation,
      functions: {
        again: async () => {
          for (const use of [
            () => sandbox.run("1"),
            () => sandbox.reset(),
            () => sandbox.snapshot(),
            () => sandbox.fork(),
          ]) {
            await use().catch((error: unknown) => errors.push(error));
          }
          return errors.length;
        },
      },
    });
    expect(await sandbox.eval("again()")).toBe(4);
    expect(errors).toMatchObject(Array.from({ length: 4 }, () => ({ code: "REENTRANT_USE" })));
  });

  test("close() from a host function ends the run, and what comes later is ignored", async () => {
    let settle: ((value: unknown) => void) | undefined;
    let closing: Promise<void> | undefined;
    const sandbox: Sandbox = await sandboxWith({
      isolation,
      functions: {
        leave: async () => {
          closing = sandbox.close();
          return new Promise((resolve) => (settle = resolve));
        },
      },
    });
    expect(await sandbox.run("leave()")).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    await closing;
    settle?.(new Error("late"));
    await expect(sandbox.run("1")).rejects.toMatchObject({ code: "SANDBOX_CLOSED" });
  });

  test("names that every JavaScript object has are no functions", async () => {
    const sandbox = await sandboxWith({ isolation, functions: { f: () => 1 } });
    for (const name of ["__proto__", "constructor", "hasOwnProperty", "toString"]) {
      expect(await sandbox.run(`${name}()`)).toMatchObject({ ok: false, error: { type: "NameError" } });
    }
  });

  test("what has no counterpart raises in the guest and names the function", async () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    const functions = { f: () => () => 1, g: () => cycle, h: () => new Date() };
    const sandbox = await sandboxWith({ isolation, functions });
    for (const name of ["f", "g", "h"]) {
      const result = await sandbox.run(`${name}()`);
      expect(result).toMatchObject({ ok: false, error: { type: "TypeError" } });
      if (!result.ok) expect(result.error.message).toContain(name);
    }
  });

  test("help and documentation", async () => {
    const description = "Adds two numbers.";
    const sandbox = await sandboxWith({
      isolation,
      functions: { add: { call: (a: number, b: number) => a + b, description } },
    });
    expect(await sandbox.eval("add.__doc__")).toContain(description);
    expect(await sandbox.eval("add.__name__")).toBe("add");
    const { stdout } = await sandbox.run("help(add)");
    expect(stdout).toContain(description);
    expect(sandbox.stubs()).toContain("def add(");
  });
});

test("a promise that no one announced is the caller's mistake, inline", async () => {
  const sandbox = await sandboxWith({ isolation: "inline", functions: { f: () => Promise.resolve(1) } });
  await expect(sandbox.run("f()")).rejects.toMatchObject({ code: "BLOCKING_UNAVAILABLE" });
  expect(await sandbox.eval("1")).toBe(1);
});

test("run() takes functions, too", async () => {
  expect(await run("f(1)", { functions: { f: (x: number) => x + 1 } })).toMatchObject({ ok: true, value: 2 });
});

test("waiting for others of the same worker takes nothing of a run's time", async () => {
  await using pool = new Pool({ size: 1 });
  const slow = await Sandbox.create({ pool });
  const later = await Sandbox.create({ pool, functions: { f: async (x: number) => x } });
  const busy = slow.run("while True: pass", { timeoutMs: 400 });
  const run = later.run("sum(f(i) for i in range(5))", { timeoutMs: 300 });
  expect(await busy).toMatchObject({ ok: false, error: { kind: "timeout" } });
  expect(await run).toMatchObject({ ok: true, value: 10 });
});

test("a pool that is closed loses its sandboxes, also those that could have come back in another worker", async () => {
  const pool = new Pool({ size: 1 });
  const unused = await Sandbox.create({ pool });
  const recovering = await Sandbox.create({ pool, recover: true });
  await recovering.run("x = 1");
  await pool.close();
  for (const sandbox of [unused, recovering]) {
    expect(await sandbox.run("1")).toMatchObject({ ok: false, error: { kind: "lost", sandbox: "lost" } });
    expect(sandbox.state).toBe("lost");
    await expect(sandbox.run("1")).rejects.toMatchObject({ code: "SANDBOX_LOST" });
  }
});
