import { describe, expect, test } from "vitest";
import { Sandbox, type SandboxOptions } from "../src/node/index.ts";
import { hostileModule, type Lies } from "./support/hostile-engine.ts";

const sandboxOf = (lies: Lies, options: SandboxOptions = {}): Promise<Sandbox> =>
  Sandbox.create({ engine: hostileModule(lies), ...options });

test("the fake engine, when it does not lie, makes a sandbox that works", async () => {
  const sandbox = await sandboxOf({});
  expect(await sandbox.run("")).toMatchObject({ ok: true, value: null });
  expect(sandbox.state).toBe("idle");
});

describe("a guest that breaks the rules loses its sandbox, and does nothing else", () => {
  const lies: [string, Lies][] = [
    ["a trap", { execute: "(unreachable)" }],
    ["an unknown status", { execute: "(i32.const 99)" }],
    ["a stop that nobody asked for", { execute: "(i32.const 2)" }],
    ["a malformed report", { execute: "(i32.const 1)" }],
    ["a limit without a name", { execute: "(i32.const 3)" }],
    ["a request buffer outside of memory", { buffer: "(i32.const -16)" }],
    ["a reply outside of memory", { replyAddress: "(i32.const -16)", replyLength: "(i32.const 32)" }],
    ["a reply of negative length", { replyLength: "(i32.const -1)" }],
    ["a reply that is too long", { replyLength: "(i32.const 2000)" }],
    ["output outside of memory", { execute: "(call $write (i32.const 1) (i32.const -2) (i32.const 4))" }],
    ["output to an unknown stream", { execute: "(call $write (i32.const 0) (i32.const 0) (i32.const 1))" }],
    ["an unknown clock", { execute: "(drop (call $clock (i32.const 7))) (i32.const 0)" }],
    ["a stack that is not put back", { execute: "(global.set $stack (i32.const 0)) (i32.const 0)" }],
    ["endless recursion", { execute: "(call $deep (i32.const 0))", extra: RECURSION() }],
    [
      "a call of the host when nothing runs",
      { heapUsed: "(call $refuel (i32.const 0))", execute: "(i32.const 0)", replyLength: "(call $entropy)" },
    ],
    ["a count of its heap that traps", { heapUsed: "(unreachable)" }],
  ];

  function RECURSION(): string {
    return "(func $deep (param i32) (result i32) (i32.add (call $deep (local.get 0)) (i32.const 1)))";
  }

  test.each(lies)("%s", async (_, lie) => {
    const sandbox = await sandboxOf(lie, { limits: { resultBytes: 1024 } });
    const result = await sandbox.run("");
    expect(result).toMatchObject({ ok: false, error: { kind: "lost", sandbox: "lost" } });
    expect(sandbox.state).toBe("lost");
    await expect(sandbox.run("")).rejects.toMatchObject({ code: "SANDBOX_LOST" });
    await expect(sandbox.reset()).rejects.toMatchObject({ code: "SANDBOX_LOST" });
    await expect(sandbox.call("f")).rejects.toMatchObject({ code: "SANDBOX_LOST" });
    await sandbox.close();
    expect(sandbox.state).toBe("closed");
    await expect(sandbox.run("")).rejects.toMatchObject({ code: "SANDBOX_CLOSED" });
  });

  test("going on after being told to stop", async () => {
    const ask = "(loop $again (global.set $fuel (i32.const -1)) (drop (call $refuel (i32.const 0))) (br $again))";
    const sandbox = await sandboxOf({ execute: `${ask} (i32.const 0)` }, { limits: { fuel: 10 } });
    expect(await sandbox.run("")).toMatchObject({ ok: false, error: { kind: "lost" } });
  });

  test("calling the host while it starts", async () => {
    await expect(sandboxOf({ start: "(drop (call $entropy))" })).rejects.toMatchObject({ code: "ENGINE_START" });
  });
});

describe("what the host was told is believed only where it can be", () => {
  test("ignoring a stop does not make a result", async () => {
    const write = "(drop (call $write (i32.const 1) (i32.const 0) (i32.const 100)))";
    const sandbox = await sandboxOf({ execute: `${write} (i32.const 0)` }, { limits: { outputBytes: 10 } });
    const result = await sandbox.run("");
    expect(result).toMatchObject({ ok: false, error: { kind: "output" }, usage: { outputBytes: 10 } });
    expect(result.stdout).toHaveLength(10);
  });

  test("a refused request is the caller's error, cut to a readable length", async () => {
    const text = "x".repeat(1000);
    const engine = hostileModule({ execute: "(i32.const 4)" }, `\\79\\03\\e8${text}`, 1003);
    const sandbox = await Sandbox.create({ engine });
    await expect(sandbox.run("")).rejects.toMatchObject({ code: "REQUEST_REFUSED", name: "MisuseError" });
    await expect(sandbox.run("")).rejects.toThrow(/x{300}$/);
    expect(sandbox.state).toBe("idle");
  });

  test("no room for the request is a lack of memory", async () => {
    const sandbox = await sandboxOf({ buffer: "(i32.const 0)" });
    expect(await sandbox.run("")).toMatchObject({ ok: false, error: { kind: "memory", type: "MemoryError" } });
    expect(sandbox.state).toBe("idle");
  });
});
