import { expect, test } from "vitest";
import { type AuditEvent, Sandbox } from "../src/node/index.ts";

const CLOCK = { start: new Date(1_000), stepMs: 1 };
const functions = {
  add: (a: number, b: number) => a + b,
  fail: () => {
    throw new Error("no");
  },
  never: () => new Promise(() => undefined),
};

async function eventsOf(code: string, options: object = {}): Promise<readonly AuditEvent[]> {
  await using sandbox = await Sandbox.create({ audit: true, functions, clock: CLOCK, randomSeed: 1, ...options });
  const result = await sandbox.run(code);
  return result.audit ?? [];
}

for (const isolation of ["worker", "inline"] as const) {
  test(`${isolation}: calls are events, with arguments, outcome, fuel and the guest's time`, async () => {
    const [first, second, ...others] = await eventsOf(
      `add(1, b="x")\ntry:\n    fail()\nexcept RuntimeError:\n    pass`,
      { isolation },
    );
    expect(first).toMatchObject({
      number: 0,
      run: 0,
      timeMs: 1_000,
      kind: "call",
      name: "add",
      outcome: "allowed",
      detail: { args: [1], kwargs: { b: "x" }, outcome: "returned" },
    });
    expect(second).toMatchObject({ number: 1, name: "fail", outcome: "failed", detail: { outcome: "raised" } });
    expect(second?.fuel).toBeGreaterThan(first?.fuel ?? Number.POSITIVE_INFINITY);
    expect(others).toEqual([]);
  });

  test(`${isolation}: time and chance are counted, and the limit that ends a run is told`, async () => {
    const code = "import time, random\ntime.time(); time.time()\nrandom.random()\nwhile True: pass";
    const events = await eventsOf(code, { isolation, limits: { fuel: 200_000 } });
    expect(events.map(({ kind, name, outcome }) => [kind, name, outcome])).toEqual([
      ["clock", "virtual", "allowed"],
      ["entropy", "seeded", "allowed"],
      ["limit", "fuel", "refused"],
    ]);
    expect(events[0]?.detail["readings"]).toBeGreaterThanOrEqual(2);
    expect(events[2]?.fuel).toBe(200_001);
  });

  test(`${isolation}: equal runs have equal events`, async () => {
    const code = "import time\nfor i in range(5):\n    add(i, time.time())\n    time.sleep(1)";
    const events = await eventsOf(code, { isolation });
    expect(events).toHaveLength(6);
    expect(await eventsOf(code, { isolation })).toEqual(events);
  });
}

test("what is not granted is a refusal", async () => {
  await using sandbox = await Sandbox.create({ audit: true, functions });
  const bytes = await sandbox.snapshot();
  await using again = await Sandbox.restore(bytes, { audit: true, functions: { add: functions.add } });
  const result = await again.run("add(1, 2)\ntry:\n    fail()\nexcept NameError: pass");
  expect(result.ok).toBe(true);
  expect(result.audit?.map(({ name, outcome }) => [name, outcome])).toEqual([
    ["add", "allowed"],
    ["fail", "refused"],
  ]);
  const next = await again.run("add(3, 4)");
  expect(next.audit?.map(({ number, run, name }) => [number, run, name])).toEqual([[2, 1, "add"]]);
});

test("a call that is open when the run ends is an event all the same", async () => {
  const events = await eventsOf("never()", { limits: { timeoutMs: 300 }, clock: "real" });
  expect(events.map(({ kind, name, outcome }) => [kind, name, outcome])).toEqual([
    ["call", "never", "failed"],
    ["limit", "timeout", "refused"],
  ]);
  expect(events[0]?.detail["outcome"]).toBe("open");
});

test("a listener hears of each event at once, and ends the run by what it throws", async () => {
  const heard: string[] = [];
  const onAudit = ({ name }: AuditEvent): void => {
    heard.push(name);
    if (heard.length === 3) throw new RangeError("enough");
  };
  for (const isolation of ["worker", "inline"] as const) {
    heard.length = 0;
    await using sandbox = await Sandbox.create({ isolation, functions, onAudit });
    await expect(sandbox.run("for i in range(9): add(i, i)")).rejects.toThrow("enough");
    expect(heard).toEqual(["add", "add", "add"]);
    expect(sandbox.state).toBe("idle");
  }
});

test("without being asked for, there is none", async () => {
  await using sandbox = await Sandbox.create({ functions });
  expect(Object.keys(await sandbox.run("add(1, 2)"))).not.toContain("audit");
});

test("what is large is shown short, and what is no JSON as text", async () => {
  const [large, odd] = await eventsOf(`add(["x" * 5000] * 50, 1)
add((b"abc", 10 ** 500, float("nan"), {1: 2}, {"a": {"b": {"c": 1}}}, "\\ud800"), 2)`);
  expect(JSON.stringify(large).length).toBeLessThan(3_000);
  const shown: unknown = large?.detail["args"];
  expect(shown).toEqual([
    [expect.stringMatching(/^x{200}… \(5000 characters\)$/), ...Array(7).fill(expect.any(String)), "… (50 items)"],
    1,
  ]);
  expect(odd?.detail["args"]).toEqual([["3 bytes", "a large int", "NaN", "1 items", { a: "a mapping" }, "\ufffd"], 2]);
});

test("a fork counts its own events", async () => {
  await using sandbox = await Sandbox.create({ audit: true, functions });
  await sandbox.run("add(1, 1)");
  await using twin = await sandbox.fork();
  const result = await twin.run("add(2, 2)");
  expect(result.audit?.map(({ number, run }) => [number, run])).toEqual([[0, 0]]);
});

test("a guest cannot fill the host's memory with events", async () => {
  const code = `text = "x" * 200
value = [[[text] * 8] * 8] * 8
for i in range(2_000):
    add(value, 0)`;
  const limits = { hostCalls: 5_000, timeoutMs: 30_000 };
  await using sandbox = await Sandbox.create({ audit: true, functions, limits });
  const { audit = [] } = await sandbox.run(code);
  expect(audit).toHaveLength(2_000);
  expect(JSON.stringify(audit).length).toBeLessThan(2_000 * 4_000);
});

for (const isolation of ["worker", "inline"] as const) {
  for (const kind of ["clock", "entropy", "limit"])
    test(`${isolation}: what a listener throws at the end of a run is thrown, too: ${kind}`, async () => {
      const onAudit = (event: AuditEvent): void => {
        if (event.kind === kind) throw new Error(`no ${kind}`);
      };
      await using sandbox = await Sandbox.create({ isolation, onAudit, limits: { fuel: 100_000 }, clock: CLOCK });
      const code = "import time, random\ntime.time(); random.random()\nwhile True: pass";
      await expect(sandbox.run(code)).rejects.toThrow(`no ${kind}`);
      expect(await sandbox.run("1")).toMatchObject({ ok: true });
    });
}

test("a run that goes on from a snapshot is run 0, and tells of the call that it waited for", async () => {
  const pausing = { functions: { ask: { pauses: true }, add: functions.add } };
  await using first = await Sandbox.create({ ...pausing, clock: CLOCK });
  await first.start("add(1, 2)\nask('who')");
  await using second = await Sandbox.restore(await first.snapshot(), { ...pausing, audit: true });
  const step = await second.resume(second.openCalls[0]?.id ?? -1, { value: "you" });
  if (step.status !== "done") throw new Error("it paused again");
  expect(step.result.audit).toMatchObject([
    { number: 0, run: 0, timeMs: 1_000, name: "ask", outcome: "allowed", detail: { args: ["who"] } },
  ]);
  expect(step.result.audit?.[0]?.fuel).toBeGreaterThan(0);
  expect((await second.run("add(3, 4)")).audit).toMatchObject([{ number: 1, run: 1 }]);
});
