import { expect, test } from "vitest";
import { Sandbox } from "../src/node/index.ts";

/** What a careless or hostile host function can throw or return, and what the guest gets for it. */
const trap = (): never => {
  throw new Error("a trap");
};
const proxy = new Proxy(
  {},
  { get: trap, getPrototypeOf: trap, has: trap, ownKeys: trap, getOwnPropertyDescriptor: trap },
);
const getter = Object.defineProperty(new Error("x"), "message", { get: trap });

test.each<[string, () => unknown, RegExp]>([
  [
    "a string",
    () => {
      throw "text";
    },
    /^text$/,
  ],
  [
    "null",
    () => {
      throw null;
    },
    /without a message/,
  ],
  [
    "a proxy",
    () => {
      throw proxy;
    },
    /without a message/,
  ],
  [
    "an error whose message throws",
    () => {
      throw getter;
    },
    /without a message/,
  ],
  [
    "an error with a path",
    () => {
      throw new Error(
        "open '/home/ann/x.txt' failed at file:///srv/app/main.js:3, see https://example.org/a/b and C:\\Users\\ann\\x",
      );
    },
    /^open '<path>' failed at <path>, see https:\/\/example\.org\/a\/b and <path>$/,
  ],
  [
    "a long message",
    () => {
      throw new Error("x".repeat(100_000));
    },
    /^x{1000}$/,
  ],
  [
    "a lone surrogate",
    () => {
      throw new Error("a\ud800b");
    },
    /^a\ufffdb$/,
  ],
  ["a rejection with a proxy", () => Promise.reject(proxy), /without a message/],
])("thrown: %s", async (_, f, message) => {
  await using sandbox = await Sandbox.create({ functions: { f } });
  const result = await sandbox.run("f()");
  expect(result).toMatchObject({ ok: false, error: { kind: "exception", type: "RuntimeError", sandbox: "usable" } });
  if (!result.ok) expect(result.error.message).toMatch(message);
  expect(await sandbox.eval("1")).toBe(1);
});

test.each<[string, () => unknown, unknown]>([
  [
    "a thenable that settles twice",
    () => ({
      then: (resolve: (value: unknown) => void) => {
        resolve(1);
        resolve(2);
        trap();
      },
    }),
    1,
  ],
  [
    "a thenable that rejects after all",
    () => ({
      then: (resolve: (value: unknown) => void, reject: (e: unknown) => void) => {
        resolve(1);
        reject(new Error("late"));
      },
    }),
    1,
  ],
  ["an object with a then that is data", () => ({ then: 5 }), { then: 5 }],
  ["undefined", () => undefined, null],
])("returned: %s", async (_, f, value) => {
  await using sandbox = await Sandbox.create({ functions: { f }, asyncFunctions: { g: f } });
  expect(await sandbox.eval("f()")).toEqual(value);
  expect(await sandbox.eval("await g()")).toEqual(value);
});

test.each<[string, () => unknown, string]>([
  ["a thenable whose then throws", () => ({ then: trap }), "RuntimeError"],
  ["an object whose then getter throws", () => Object.defineProperty({}, "then", { get: trap }), "RuntimeError"],
  ["a proxy", () => proxy, "RuntimeError"],
  [
    "an object with a getter",
    () => ({
      get x(): number {
        return trap();
      },
    }),
    "TypeError",
  ],
  ["a symbol", () => Symbol("s"), "TypeError"],
])("returned: %s is raised", async (_, f, type) => {
  await using sandbox = await Sandbox.create({ functions: { f } });
  expect(await sandbox.run("f()")).toMatchObject({ ok: false, error: { type, sandbox: "usable" } });
});

test("what comes after the end of a run is ignored, whatever it is", async () => {
  const rejections: unknown[] = [];
  const note = (reason: unknown): void => void rejections.push(reason);
  process.on("unhandledRejection", note);
  const late: ((error: unknown) => void)[] = [];
  const f = (): Promise<unknown> => new Promise((_, reject) => late.push(reject));
  const signals: AbortSignal[] = [];
  async function g(this: { signal: AbortSignal }): Promise<unknown> {
    signals.push(this.signal);
    return f();
  }
  for (const isolation of ["inline", "worker"] as const) {
    const sandbox = await Sandbox.create({ isolation, functions: { f: async () => f(), g }, asyncFunctions: { h: f } });
    for (const code of ["f()", "g()", "await h()"]) {
      expect(await sandbox.run(code, { timeoutMs: 30 })).toMatchObject({ ok: false, error: { kind: "timeout" } });
    }
    await sandbox.close();
  }
  for (const reject of late) reject(new Error("late"));
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", note);
  expect(rejections).toEqual([]);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
});

test("what host code does to its arguments is not in the record", async () => {
  const f = (list: unknown[]): number => list.push("changed");
  await using sandbox = await Sandbox.create({ functions: { f } });
  const { calls } = await sandbox.run("f([1])");
  expect(calls).toMatchObject([{ args: [[1]], result: 2 }]);
});

test("the record is bounded", async () => {
  const functions = { f: (text: string) => text };
  await using sandbox = await Sandbox.create({ isolation: "inline", functions, limits: { hostCalls: 20_000 } });
  const large = await sandbox.run("f('x' * 5000)\nf('y')");
  expect(large.calls).toMatchObject([
    { name: "f", omitted: true, argsBytes: 5008 },
    { args: ["y"], result: "y" },
  ]);
  const many = await sandbox.run("for i in range(12000): f('z' * 100)");
  expect(many.usage.hostCalls).toBe(12_000);
  expect(many.calls).toHaveLength(10_000);
  expect(many.calls.at(-1)).toMatchObject({ omitted: true });
});

test.each([
  ["None, True, 1.5, -0.0, 'é', b'x', [1], (1, 2), {3}, frozenset({4}), {'a': 1}, {1: 2}, 2**53, -2**70"],
  ["float('nan'), float('inf'), 10**400, 'a\\0b', '\\ud800', {'__proto__': 1, 'then': 2, 'constructor': 3}"],
])("values keep their types both ways: %s", async (values) => {
  await using sandbox = await Sandbox.create({ functions: { same: (...args: unknown[]) => args } });
  const code = `given = [${values}]\nback = same(*given)\n[type(a) == type(b) and repr(a) == repr(b) for a, b in zip(given, back)]`;
  expect(await sandbox.eval(code)).not.toContain(false);
});

test("functions and objects of the guest arrive as their type and repr", async () => {
  const seen: unknown[] = [];
  await using sandbox = await Sandbox.create({ functions: { f: (x: unknown) => void seen.push(x) } });
  await sandbox.eval("class C: pass\nf(lambda: 1)\nf(C())\nf(f)");
  expect(seen).toMatchObject([{ type: "function" }, { type: "C" }, { type: expect.any(String) }]);
});
