import { afterEach, describe, expect, test } from "vitest";
import { type Progress, type RunEvent, Sandbox, type Usage } from "../src/node/index.ts";

const open: Sandbox[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
});

describe.each(["inline", "worker"] as const)("streaming, %s", (isolation) => {
  test("events come in order, the result last", async () => {
    const sandbox = await Sandbox.create({ isolation, functions: { f: (x: number) => x + 1 } });
    open.push(sandbox);
    const events: RunEvent[] = [];
    const code = "import sys\nprint('a')\nf(1)\nprint('b', file=sys.stderr)\nf(2)";
    for await (const event of sandbox.stream(code)) events.push(event);
    expect(events.filter(({ type }) => type === "stdout")).toEqual([{ type: "stdout", text: "a\n" }]);
    expect(events.filter(({ type }) => type === "stderr")).toEqual([{ type: "stderr", text: "b\n" }]);
    expect(events.flatMap((event) => (event.type === "call" ? [event.call.result] : []))).toEqual([2, 3]);
    expect(events.map(({ type }) => type).slice(0, 2)).toEqual(["stdout", "call"]);
    expect(events.at(-1)).toMatchObject({ type: "result", result: { ok: true, value: 3, stdout: "a\n" } });
  });

  test("progress is told when it is asked for, and only grows", async () => {
    const sandbox = await Sandbox.create({ isolation, limits: { timeoutMs: 700 } });
    open.push(sandbox);
    const seen: Progress[] = [];
    let usage: Usage | undefined;
    for await (const event of sandbox.stream("while True: pass", { progress: true })) {
      if (event.type === "progress") seen.push(event.usage);
      if (event.type === "result") ({ usage } = event.result);
    }
    expect(seen.length).toBeGreaterThan(1);
    for (const [index, { fuel, cpuMs, wallMs, peakMemoryBytes }] of seen.entries()) {
      const before = seen[index - 1] ?? { fuel: 0, wallMs: 0, cpuMs: 0 };
      expect(fuel).toBeGreaterThan(before.fuel);
      expect(fuel).toBeLessThanOrEqual(usage?.fuel ?? 0);
      expect(wallMs).toBeGreaterThan(before.wallMs);
      expect(cpuMs).toBeGreaterThan(before.cpuMs);
      expect(peakMemoryBytes).toBe(usage?.peakMemoryBytes);
    }
    for await (const event of sandbox.stream("while True: pass", { timeoutMs: 300 })) {
      expect(event.type).toBe("result");
    }
    await expect(sandbox.stream("1", { progress: 1 } as never).next()).rejects.toMatchObject({
      code: "INVALID_OPTION",
    });
  });

  test("a failing guest is a result, too; the caller's mistake is thrown", async () => {
    const sandbox = await Sandbox.create({ isolation });
    open.push(sandbox);
    const events: RunEvent[] = [];
    for await (const event of sandbox.stream("1 / 0")) events.push(event);
    expect(events).toMatchObject([{ type: "result", result: { ok: false, error: { type: "ZeroDivisionError" } } }]);
    const misuse = sandbox.stream("1", { wrong: 1 } as never);
    await expect(misuse.next()).rejects.toMatchObject({ code: "UNKNOWN_OPTION" });
  });
});

test("output arrives while the run goes on, and leaving the loop ends it", async () => {
  const sandbox = await Sandbox.create({ isolation: "worker", limits: { timeoutMs: 20_000 } });
  open.push(sandbox);
  let seen = "";
  for await (const event of sandbox.stream("print('started')\nwhile True: pass")) {
    if (event.type === "stdout") seen += event.text;
    if (seen.includes("started")) break;
  }
  expect(seen).toBe("started\n");
  expect(await sandbox.eval("1 + 1")).toBe(2);
});
