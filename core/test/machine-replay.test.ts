import { describe, expect, test } from "vitest";
import { Clock, Operation } from "../src/boundary/abi.ts";
import { type BlockingAttendant, readAsked } from "../src/core/machine/execution.ts";
import { Interpreter } from "../src/core/machine/interpreter.ts";
import type { Report, Task, WorldOptions } from "../src/core/machine/machine.ts";
import { answerTape, readTape, TapeWriter } from "../src/core/machine/tape.ts";
import {
  decoded,
  encoded,
  FIXED_WORLD,
  installOf,
  isOk,
  limitsOf,
  machineOptions,
  NOBODY,
  REAL_WORLD,
  realEngine,
  resultOf,
  returned,
  runOf,
} from "./support/machine.ts";

function argumentOf(request: Uint8Array): number {
  const call = decoded(request);
  return Number(Array.isArray(call) && Array.isArray(call[1]) ? call[1][0] : undefined);
}

/** Doubles what it is given, unless a test says otherwise. */
function double(request: Uint8Array): Uint8Array {
  return returned(2 * argumentOf(request));
}

function machine(world: WorldOptions = REAL_WORLD, state?: Uint8Array, limits = {}): Interpreter {
  const made = new Interpreter(realEngine(), machineOptions(limits, world, state));
  if (!state) expect(isOk(made.perform(installOf(["double", "other"]), NOBODY))).toBe(true);
  return made;
}

/** An attendant that keeps what is written. */
function listener(attendant: Partial<BlockingAttendant> = {}): BlockingAttendant & { readonly text: () => string } {
  let text = "";
  return {
    ...NOBODY,
    invoke: double,
    output: (_, bytes) => {
      text += new TextDecoder().decode(bytes);
      return true;
    },
    text: () => text,
    ...attendant,
  };
}

/** Without times, which differ. */
function essence(report: Report): object {
  const { usage, tape: _, ...rest } = report;
  return { ...rest, fuel: usage.fuel };
}

/** A recorded run from a state, and the same from its tape, in another machine and another world. */
function recordAndReplay(
  source: string,
  attendant: Partial<BlockingAttendant> = {},
  task: Partial<Task> = {},
): { recorded: Report; replayed: Report; text: string; textAgain: string } {
  const original = machine();
  const state = original.capture();
  const told = listener(attendant);
  const recorded = original.perform(runOf(source, { ...task, recorded: true }), told);
  const retold = listener({ invoke: NOBODY.invoke });
  const again = runOf(source, { recorded: true, strict: true, tape: recorded.tape });
  const replayed = machine(FIXED_WORLD, state).perform(again, retold);
  return { recorded, replayed, text: told.text(), textAgain: retold.text() };
}

describe("a recorded run, played in another machine without anybody to ask,", () => {
  test.each([
    ["calls", "sum(double(i) for i in range(20))"],
    ["exceptions", "double(1)\nraise ValueError(double(2))"],
    ["time", "import time\n[time.time(), time.ticks_ms(), time.ticks_us(), time.time_ns()]"],
    ["chance", "import random, os\n[random.random(), os.urandom(20), random.choice(range(1000))]"],
    ["sleep", "import time\na = time.ticks_ms()\ntime.sleep(0.02)\ntime.ticks_diff(time.ticks_ms(), a) >= 20"],
    ["long replies", "len(other(1))"],
    ["much work", "n = 0\nfor i in range(200_000): n += i\nprint(n)\ndouble(n)"],
    ["garbage", "import time\nfor i in range(300): print(id([i] * 100), time.ticks_us())\nid(object())"],
    ["growth", "x = [bytes(1000) for i in range(3000)]\nx.append(double(1))\nid(x[-2])"],
  ])("is the same: %s", (_, source) => {
    const invoke = (request: Uint8Array): Uint8Array =>
      String(decoded(request)).startsWith("other") ? returned("x".repeat(100_000)) : double(request);
    const { recorded, replayed, text, textAgain } = recordAndReplay(source, { invoke });
    expect(recorded.kind).toBe("done");
    expect(essence(replayed)).toStrictEqual(essence(recorded));
    expect(textAgain).toBe(text);
    expect(replayed.tape).toStrictEqual(recorded.tape);
  });

  const SPIN = "n = 0\nwhile True: n += 1";
  test.each<[string, string, Partial<BlockingAttendant>, Partial<Task>]>([
    ["out of time", SPIN, {}, { limits: limitsOf({ timeoutMs: 15 }) }],
    ["out of time in a sleep", "import time\nprint(1)\ntime.sleep(9)", {}, { limits: limitsOf({ timeoutMs: 15 }) }],
    ["out of processor time", SPIN, {}, { limits: limitsOf({ cpuMs: 15 }) }],
    ["out of fuel", SPIN, {}, { limits: limitsOf({ fuel: 1_234 }) }],
    ["by a call", "print(3)\nother()", { invoke: () => "cancelled" }, {}],
    ["by too many calls", "while True: double(1)", {}, { limits: limitsOf({ hostCalls: 5 }) }],
    [
      "by a long reply",
      "double(1)",
      { invoke: () => new Uint8Array(5000) },
      { limits: limitsOf({ hostCallBytes: 1024 }) },
    ],
    ["by its listener", "for i in range(10_000): print(i)", { output: () => false }, {}],
    ["out of output", "for i in range(10_000): print(i)", {}, { limits: limitsOf({ outputBytes: 3_000 }) }],
    [
      "out of tape, by a clock",
      "import time\nwhile True: time.ticks_us()",
      {},
      { limits: limitsOf({ journalBytes: 1024 }) },
    ],
    [
      "out of tape, by chance",
      "import os\nwhile True: os.urandom(4)",
      {},
      { limits: limitsOf({ journalBytes: 1024 }) },
    ],
    ["out of tape, by calls", "while True: double(1)", {}, { limits: limitsOf({ journalBytes: 1024 }) }],
  ])("is stopped at the same point: %s", (_, source, attendant, task) => {
    const { recorded, replayed, text, textAgain } = recordAndReplay(source, attendant, task);
    expect(recorded.kind).toBe("stopped");
    expect(essence(replayed)).toStrictEqual(essence(recorded));
    if (!attendant.output) expect(textAgain).toBe(text);
  });

  test("is not held to deadlines again", () => {
    const task = runOf("for i in range(300_000): pass", { recorded: true });
    const { tape } = machine().perform(task, listener());
    const subject = machine();
    const again = { ...task, tape, strict: true, limits: limitsOf({ timeoutMs: 1, cpuMs: 1 }) };
    expect(subject.perform(again, NOBODY).kind).toBe("done");
  });

  test("also what was too much for one call", () => {
    const subject = machine();
    const task = runOf("other(bytes(5000))", { limits: limitsOf({ hostCallBytes: 1024 }), recorded: true });
    const recorded = subject.perform(task, listener());
    expect(recorded).toMatchObject({ kind: "overflow", function: "other", limit: "hostCallBytes" });
    const replayed = subject.perform({ ...task, strict: true, tape: recorded.tape }, NOBODY);
    expect(essence(replayed)).toStrictEqual(essence(recorded));
  });

  test("a cancelled run is cancelled where it was", () => {
    const original = machine();
    const state = original.capture();
    const source = "print('x' * 2000)\nfor i in range(100_000): pass";
    const output = (): boolean => {
      original.cancel();
      return true;
    };
    const recorded = original.perform(runOf(source, { recorded: true }), { ...NOBODY, output });
    expect(recorded).toMatchObject({ kind: "stopped", reason: "cancelled" });
    const again = runOf(source, { recorded: true, strict: true, tape: recorded.tape });
    expect(essence(machine(REAL_WORLD, state).perform(again, listener()))).toStrictEqual(essence(recorded));
  });
});

describe("a run that awaits functions of the host", () => {
  const SOURCE = `import asyncio, time
async def one(n):
    await asyncio.sleep(0.001 * n)
    return [n, await search(n), time.ticks_ms() >= 0]
await asyncio.gather(*[one(n) for n in range(3)])`;

  /** Answers all that has begun, once nothing else is left to do. */
  function drive(subject: Interpreter, task: Task): Report {
    const begun: number[] = [];
    const begin = (request: Uint8Array): boolean => {
      const call = decoded(request);
      if (Array.isArray(call)) begun.push(Number(call[0]));
      return true;
    };
    let report = subject.perform(task, { ...NOBODY, begin });
    while (report.kind === "waiting") {
      const completions = report.ms === undefined ? begun.splice(0).map((id) => [id, [0, id * 10]]) : [];
      report = subject.resume(encoded(completions));
    }
    return report;
  }

  test("is the same from its tape, also when its memory was captured while it waited", () => {
    const original = machine(FIXED_WORLD);
    original.perform(installOf([], ["search"]), NOBODY);
    const state = original.capture();
    const recorded = drive(original, runOf(SOURCE, { recorded: true }));
    expect(resultOf(recorded)).toMatchObject([
      [0, expect.any(Number), true],
      [1, expect.any(Number), true],
      [2, expect.any(Number), true],
    ]);
    const again = runOf(SOURCE, { recorded: true, strict: true, tape: recorded.tape });
    const replayed = machine(FIXED_WORLD, state).perform(again, NOBODY);
    expect(essence(replayed)).toStrictEqual(essence(recorded));
    expect(replayed.tape).toStrictEqual(recorded.tape);
  });

  test("goes on in another machine from where it waits", () => {
    const original = machine(FIXED_WORLD);
    original.perform(installOf([], ["search"]), NOBODY);
    const begin = (): boolean => true;
    expect(original.perform(runOf("await search(1)"), { ...NOBODY, begin }).kind).toBe("waiting");
    const other = machine(FIXED_WORLD, original.capture());
    const completions = encoded([[1, [0, "found"]]]);
    const resume: Task = { ...runOf(""), operation: Operation.resume, request: completions };
    const direct = original.resume(completions);
    expect(essence(other.perform(resume, NOBODY))).toMatchObject({ kind: direct.kind });
    expect(resultOf(direct)).toBe("found");
  });
});

describe("a divergence", () => {
  const MAIN = "import time\ndef main():\n a = double(1)\n b = double(2)\n time.ticks_us()\n return a, b";

  /** Records `main()` as it is usually, and replays it where it is something else. */
  function replay(main: string, recordedMain = MAIN): Report {
    const original = machine();
    original.perform(runOf(recordedMain), NOBODY);
    const { tape } = original.perform(runOf("main()", { recorded: true }), listener());
    const other = machine();
    other.perform(runOf(main), NOBODY);
    return other.perform(runOf("main()", { recorded: true, strict: true, tape }), listener());
  }

  test("names the first event and both sides", () => {
    const report = replay(MAIN.replace("double(2)", "double(3)"));
    if (report.kind !== "diverged") throw new Error(report.kind);
    expect(report.event).toBe(1);
    const [expected, actual] = [readAsked(report.expected), readAsked(report.actual)];
    expect([expected?.kind, actual?.kind]).toEqual(["invoke", "invoke"]);
    expect([expected, actual].map((side) => side && decoded(side.request))).toMatchObject([
      ["double", [2], {}],
      ["double", [3], {}],
    ]);
  });

  test.each<[string, string, number, string | undefined, string | undefined]>([
    ["another question", MAIN.replace("double(2)", "time.time()"), 1, "invoke", "clock"],
    ["another clock", MAIN.replace("ticks_us", "time"), 2, "clock", "clock"],
    ["an end too early", MAIN.replace("double(2)", "2"), 1, "invoke", "clock"],
    ["an end at once", MAIN.replace("double(1)", "1; return"), 0, "invoke", "end"],
    ["more work before a call", MAIN.replace(" a =", " for i in range(9): pass\n a ="), 0, "invoke", "fuel"],
    ["less work before a call", `${MAIN}\nmain = lambda: double(1)`, 1, "invoke", "end"],
    ["more work before the end", MAIN.replace(" return", " for i in range(9): pass\n return"), 3, "end", "fuel"],
    ["waiting instead of an end", MAIN.replace("def", "async def"), 0, "invoke", undefined],
  ])("%s", (_, main, event, expected, actual) => {
    const report = replay(main);
    if (report.kind !== "diverged") throw new Error(report.kind);
    const [first, kind] = [report.event, readAsked(report.expected)?.kind];
    // Another source leaves another heap, so that the fuel can differ before anything else does.
    if (first === 0 && event > 0) expect(kind).toBe("invoke");
    else expect([first, kind]).toEqual([event, expected]);
    if (actual && first === event) expect(readAsked(report.actual)?.kind).toBe(actual);
  });

  test("is also less work than there was", () => {
    const report = replay(MAIN, MAIN.replace(" a =", " for i in range(9): pass\n a ="));
    if (report.kind !== "diverged") throw new Error(report.kind);
    // The same question of both, at another time.
    expect([report.event, report.actual]).toStrictEqual([0, report.expected]);
  });

  test("is also a question after the end of the tape", () => {
    const subject = machine();
    const { tape } = subject.perform(runOf("double(1)", { recorded: true }), listener({ invoke: () => "pause" }));
    const report = subject.perform(runOf("double(1)", { recorded: true, strict: true, tape }), NOBODY);
    if (report.kind !== "diverged") throw new Error(report.kind);
    expect([readAsked(report.expected)?.kind, readAsked(report.actual)?.kind]).toEqual(["open", "invoke"]);
    expect(report.usage.fuel).toBeGreaterThan(0);
  });

  test("a damaged tape is refused before anything runs", () => {
    const subject = machine();
    const perform = (): Report =>
      subject.perform(runOf("1", { recorded: true, tape: new Uint8Array([1, 77]) }), NOBODY);
    expect(perform).toThrow(expect.objectContaining({ code: "JOURNAL_DAMAGED" }));
    expect(resultOf(subject.perform(runOf("2"), NOBODY))).toBe(2);
  });
});

describe("a task that leaves in the middle of a call", () => {
  const SOURCE = `import random, time
seen.append(random.random())
print("before")
result = sorted([3, 1, 2], key=lambda x: (time.ticks_us(), double(x))[1])
print("after")
(result, len(seen))`;

  /** Pauses at each call that is not on the tape. */
  const pausing = { invoke: (): "pause" => "pause" };

  test.each([
    ["the same machine", false],
    ["another one, from a snapshot", true],
  ])("goes on in %s with the answers, one by one", (_, elsewhere) => {
    let subject = machine(FIXED_WORLD);
    subject.perform(runOf("seen = []"), NOBODY);
    const told = listener(pausing);
    let report = subject.perform(runOf(SOURCE, { recorded: true }), told);
    let pauses = 0;
    while (report.kind === "paused" && report.tape) {
      pauses++;
      expect([...readTape(report.tape)].at(-1)?.kind).toBe("open");
      const tape = answerTape(report.tape, report.request, returned(-argumentOf(report.request)));
      // Nothing of the run has stayed.
      expect(resultOf(subject.perform(runOf("len(seen)"), NOBODY))).toBe(0);
      if (elsewhere) subject = machine(FIXED_WORLD, subject.capture());
      report = subject.perform(runOf(SOURCE, { recorded: true, tape }), told);
    }
    expect(pauses).toBeGreaterThan(2);
    expect(resultOf(report)).toEqual([[3, 2, 1], 1]);
    expect(told.text()).toMatch(/^(before\n)+after\n$/);
  });

  test("goes on by asking again, when nobody answered", () => {
    const subject = machine(FIXED_WORLD);
    const { tape } = subject.perform(runOf("double(4)", { recorded: true }), listener(pausing));
    expect(resultOf(subject.perform(runOf("double(4)", { recorded: true, tape }), listener()))).toBe(8);
  });

  test("finds time and chance of its own as if it had never left", () => {
    const source =
      "import os, time\n[time.ticks_us(), os.urandom(4), time.sleep(2), double(3), time.ticks_us(), os.urandom(4)]";
    const direct = machine(FIXED_WORLD);
    const expected = resultOf(direct.perform(runOf(source, { recorded: true }), listener()));

    const subject = machine(FIXED_WORLD);
    const report = subject.perform(runOf(source, { recorded: true }), listener(pausing));
    if (report.kind !== "paused" || !report.tape) throw new Error(report.kind);
    const tape = answerTape(report.tape, report.request, returned(6));
    expect(resultOf(subject.perform(runOf(source, { recorded: true, tape }), NOBODY))).toStrictEqual(expected);
    const after = runOf(source);
    expect(resultOf(subject.perform(after, listener()))).toStrictEqual(resultOf(direct.perform(after, listener())));
  });

  test("does not find the real clock behind what it was told before", () => {
    const tape = new TapeWriter();
    tape.write({ kind: "clock", clock: Clock.monotonic, ms: 5_000_000 });
    const task = runOf("import time\n[time.ticks_ms(), time.ticks_ms()]", { recorded: true, tape: tape.written() });
    const [told, next] = resultOf(machine().perform(task, NOBODY)) as [number, number];
    expect(told).toBe(5_000_000);
    expect(next).toBeGreaterThanOrEqual(told);
  });

  test("leaves the machine byte for byte as it was, though its memory has grown", () => {
    const subject = machine(FIXED_WORLD);
    subject.capture();
    const before = subject.capture();
    const source = "x = [bytes(1000) for i in range(2000)]\ndouble(1)";
    expect(subject.perform(runOf(source, { recorded: true }), listener(pausing)).kind).toBe("paused");
    expect(subject.capture()).toStrictEqual(before);
    expect(resultOf(subject.perform(runOf("double(5)"), listener()))).toBe(10);
  });

  test("counts the time that it used before", () => {
    const spent = { wallMs: 10_000, cpuMs: 4_000 };
    const report = machine().perform(runOf("while True: pass", { spent }), NOBODY);
    expect(report).toMatchObject({ kind: "stopped", reason: "timeout" });
    const { usage } = machine().perform(runOf("1", { spent, limits: limitsOf({ timeoutMs: 60_000 }) }), NOBODY);
    expect(usage.wallMs).toBeGreaterThanOrEqual(10_000);
    expect(usage.cpuMs).toBeGreaterThanOrEqual(4_000);
    expect(usage.cpuMs).toBeLessThan(10_000);
  });
});
