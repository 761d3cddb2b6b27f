import { describe, expect, test } from "vitest";
import { recogniseEngine } from "../src/boundary/engine.ts";
import type { BlockingAttendant } from "../src/core/machine/execution.ts";
import { Interpreter } from "../src/core/machine/interpreter.ts";
import type { Report, Task } from "../src/core/machine/machine.ts";
import { readTape } from "../src/core/machine/tape.ts";
import { hostileModule, type Lies } from "./support/hostile-engine.ts";
import { limitsOf, machineOptions, NOBODY } from "./support/machine.ts";

const TASK: Task = {
  operation: 0,
  request: new Uint8Array([1, 2, 3]),
  limits: limitsOf({ hostCalls: 3, hostCallBytes: 1024 }),
  live: false,
  recorded: false,
};

function interpreter(lies: Lies): Interpreter {
  return new Interpreter(recogniseEngine(hostileModule(lies)), machineOptions());
}

function perform(execute: string, attendant: Partial<BlockingAttendant> = {}, task: Partial<Task> = {}): Report {
  return interpreter({ execute }).perform({ ...TASK, ...task }, { ...NOBODY, ...attendant });
}

/** Calls `kind` with `length` bytes at 2000, drops the answer, and is done. */
const ask = (kind: number, length = 4, capacity = 64, address = 2000): string =>
  `(drop (call $call (i32.const ${kind}) (i32.const ${address}) (i32.const ${length}) (i32.const ${capacity})))`;
const DONE = "(i32.const 0)";
const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(7);

describe("a guest that calls functions against the rules loses its machine", () => {
  const echo = { invoke: () => bytes(100), wait: () => bytes(1), begin: () => true };
  test.each([
    ["an unknown kind", ask(7)],
    ["a negative kind", ask(-1)],
    ["a request outside of memory", ask(0, 0x20, 64, -16)],
    ["a request of negative length", ask(0, -1)],
    ["less than no room", ask(0, 4, -1)],
    ["room that is outside of memory", ask(0, 4, 200, 3 * 65_536 - 8)],
    ["a reply that is not there", ask(5, 0)],
    ["a reply that was fetched before", ask(0) + ask(5, 0, 100) + ask(5, 0, 100)],
    ["a reply that another call has replaced", ask(0) + ask(2) + ask(5, 0, 100)],
    ["no room for the reply that it fetches", ask(0) + ask(5, 0, 99)],
    ["a request when it fetches", ask(0) + ask(5, 1, 100)],
    ["an overflow of nothing", ask(4, 0)],
    ["an overflow that is no CBOR", ask(4, 8)],
    ["an overflow with an endless name", ask(4, 601)],
  ])("%s", (_, calls) => {
    const report = perform(`${calls} ${DONE}`, echo);
    expect(report).toMatchObject({ kind: "lost", recovered: false, cause: { code: "BOUNDARY_VIOLATION" } });
  });

  test("an engine that is called again while it is answered", () => {
    const machine = interpreter({ execute: `${ask(0)} ${DONE}` });
    let nested: unknown;
    const report = machine.perform(TASK, {
      ...NOBODY,
      invoke: () => {
        try {
          machine.perform(TASK, NOBODY);
        } catch (error) {
          nested = error;
        }
        return bytes(1);
      },
    });
    expect(nested).toMatchObject({ code: "SANDBOX_BUSY" });
    expect(report.kind).toBe("done");
  });
});

describe("questions about files", () => {
  const filePages = (length: number): Report =>
    interpreter({ execute: `${ask(6, length, 64, 4096)} ${DONE}`, pages: 3 }).perform(TASK, {
      ...NOBODY,
      file: (request) => bytes(request.length === 4 ? 1 : 9),
    });

  test("are answered, and do not count as calls", () => {
    expect(perform(`${ask(6).repeat(9)} ${DONE}`, { file: () => bytes(1) })).toMatchObject({ kind: "done" });
  });

  test("are of bounded length", () => {
    expect(filePages(65_536)).toMatchObject({ kind: "done" });
    expect(filePages(65_537)).toMatchObject({ kind: "lost", cause: { code: "BOUNDARY_VIOLATION" } });
  });

  test("are on the tape", () => {
    const report = perform(`${ask(6)} ${DONE}`, { file: () => bytes(2) }, { recorded: true });
    const kinds = [...readTape(report.tape ?? bytes(0))].map(({ kind }) => kind);
    expect(kinds).toEqual(["file", "end"]);
  });
});

describe("calls", () => {
  test("bring the request, and the reply back to where it was", () => {
    const seen: number[][] = [];
    const execute = `(i32.store8 (i32.const 2000) (i32.const 9)) ${ask(0, 2)}
      (i32.store8 (i32.const 32768) (i32.load8_u (i32.const 2001))) ${DONE}`;
    const report = perform(execute, {
      invoke: (request) => {
        seen.push([...request]);
        return new Uint8Array([0, 5]);
      },
    });
    expect(seen).toEqual([[9, 0]]);
    expect(report).toMatchObject({ kind: "done", status: 0, reply: new Uint8Array([5]) });
  });

  test("that do not fit are fetched", () => {
    const execute = `${ask(0, 4, 10)} ${ask(5, 0, 100, 3000)}
      (i32.store8 (i32.const 32768) (i32.load8_u (i32.const 3099))) ${DONE}`;
    expect(perform(execute, { invoke: () => bytes(100) })).toMatchObject({ reply: new Uint8Array([7]) });
  });

  test.each([
    ["too many of them", ask(0) + ask(1) + ask(0) + ask(1), "hostCalls"],
    ["too long a request", ask(0, 2049), "hostCallBytes"],
    ["too long a reply", ask(0, 3), "hostCallBytes"],
  ])("end the run: %s", (_, calls, reason) => {
    let count = 0;
    const report = perform(`${calls} (i32.const 2)`, {
      invoke: (request) => bytes(request.length === 3 ? 2049 : 1),
      begin: () => ++count < 10,
    });
    expect(report).toMatchObject({ kind: "stopped", reason });
    expect(count).toBeLessThan(2);
  });

  test("of which some have begun may complete together", () => {
    const completions = { begin: () => true, wait: () => bytes(3_000) };
    expect(perform(`${ask(1)} ${ask(1)} ${ask(2, 1, 4000)} ${DONE}`, completions).kind).toBe("done");
    expect(perform(`${ask(1)} ${ask(2, 1, 4000)} ${DONE}`, completions)).toMatchObject({ reason: "hostCallBytes" });
  });

  test.each(["timeout", "cancelled", "hostCallBytes"] as const)("end the run when the answer is %s", (reason) => {
    expect(perform(`${ask(0)} (i32.const 2)`, { invoke: () => reason })).toMatchObject({ kind: "stopped", reason });
  });

  test("of an attendant that throws lose the machine", () => {
    const cause = new Error("broken");
    const invoke = (): never => {
      throw cause;
    };
    expect(perform(`${ask(0)} ${DONE}`, { invoke })).toMatchObject({ kind: "lost", cause });
  });

  test("tell which function was given too much", () => {
    // ["tools.double", "valueDepth"]
    const overflow = "\\82\\6ctools.double\\6avalueDepth";
    const execute = `${ask(4, 25, 0, 2000)} (i32.const 2)`;
    const machine = interpreter({ execute, extra: `(data (i32.const 2000) "${overflow}")` });
    const report = machine.perform(TASK, NOBODY);
    expect(report).toMatchObject({ kind: "overflow", function: "tools.double", limit: "valueDepth" });
  });

  test("of which the machine does not record cannot pause", () => {
    expect(perform(`${ask(0)} (i32.const 2)`, { invoke: () => "pause" })).toMatchObject({ reason: "asynchronous" });
  });

  test("do not count as work of the guest's", () => {
    const invoke = (): Uint8Array => {
      const until = performance.now() + 20;
      while (performance.now() < until);
      return bytes(1);
    };
    const { usage } = perform(`${ask(0)} ${DONE}`, { invoke });
    expect(usage.wallMs - usage.cpuMs).toBeGreaterThan(10);
  });
});

describe("waiting", () => {
  test.each([
    ["for a length of time that is none", "\\fb\\ff\\f0\\00\\00\\00\\00\\00\\00", 9],
    ["for less than no time", "\\fb\\bf\\f0\\00\\00\\00\\00\\00\\00", 9],
    ["for a text", "\\61a", 2],
  ])("%s loses the machine", (_, reply, length) => {
    const engine = recogniseEngine(hostileModule({ execute: "(i32.const 5)" }, reply, length));
    expect(new Interpreter(engine, machineOptions()).perform(TASK, NOBODY)).toMatchObject({ kind: "lost" });
  });

  test("a task goes on with completions, and its usage is that of the whole", () => {
    const machine = interpreter({ execute: "(i32.mul (i32.const 5) (i32.ne (local.get 0) (i32.const 4)))" });
    expect(machine.perform(TASK, NOBODY)).toMatchObject({ kind: "waiting", ms: undefined });
    const report = machine.resume(new Uint8Array([0x80]));
    expect(report.kind).toBe("done");
    expect(() => machine.resume(new Uint8Array([0x80]))).toThrow(expect.objectContaining({ code: "SANDBOX_BUSY" }));
  });

  // Reads a clock, waits at the first operation, and after that until it was told to go on twice.
  const WAITS = `(drop (call $clock (i32.const 1)))
    (if (i32.ne (local.get 0) (i32.const 4)) (then (i32.store (i32.const 3000) (i32.const 0))))
    (i32.store (i32.const 3000) (i32.add (i32.load (i32.const 3000)) (i32.const 1)))
    (if (result i32) (i32.lt_u (i32.load (i32.const 3000)) (i32.const 3)) (then (i32.const 5)) (else (i32.const 0)))`;
  const RECORDED = { ...TASK, recorded: true };
  const NOTHING_YET = new Uint8Array([0x80]);

  test("what a recorded task goes on with is on its tape", () => {
    const machine = interpreter({ execute: WAITS });
    const first = machine.perform(RECORDED, NOBODY);
    expect(first.kind).toBe("waiting");
    const completions = new Uint8Array([0x81, 1]);
    expect(machine.resume(completions).kind).toBe("waiting");
    machine.capture();
    const { tape, kind } = machine.resume(NOTHING_YET);
    expect(kind).toBe("done");
    const kinds = tape && [...readTape(tape)].map((event) => event.kind);
    expect(kinds).toEqual(["clock", "resume", "clock", "tidied", "resume", "clock", "end"]);

    const replayed = interpreter({ execute: WAITS }).perform({ ...RECORDED, tape, strict: true }, NOBODY);
    expect([replayed.kind, replayed.tape]).toStrictEqual(["done", tape]);
    // Up to where it waited, it waits again.
    const again = interpreter({ execute: WAITS });
    expect(again.perform({ ...RECORDED, tape: first.tape }, NOBODY).kind).toBe("waiting");
    expect(again.resume(completions).kind).toBe("waiting");
    const strictly = interpreter({ execute: WAITS }).perform({ ...RECORDED, tape: first.tape, strict: true }, NOBODY);
    expect(strictly).toMatchObject({ kind: "diverged", event: 1 });
  });

  test("a task that was abandoned is abandoned again", () => {
    const machine = interpreter({ execute: WAITS });
    machine.perform(RECORDED, NOBODY);
    machine.resume(NOTHING_YET);
    const { tape, ...report } = machine.abandon("cancelled");
    const replayed = interpreter({ execute: WAITS }).perform({ ...RECORDED, tape, strict: true }, NOBODY);
    expect(replayed).toMatchObject({ kind: "stopped", reason: "cancelled", usage: { fuel: report.usage.fuel } });
  });

  test("completions that are too long for the tape end the task, and do so again", () => {
    const machine = interpreter({ execute: WAITS });
    const limits = limitsOf({ journalBytes: 1024 });
    machine.perform({ ...RECORDED, limits }, NOBODY);
    const { tape, ...report } = machine.resume(bytes(2_000));
    expect(report).toMatchObject({ kind: "stopped", reason: "journal" });
    const replayed = interpreter({ execute: WAITS }).perform({ ...RECORDED, tape, strict: true }, NOBODY);
    expect(replayed).toMatchObject({ kind: "stopped", reason: "journal" });
  });

  test("on a clock of its own, the time of the wait goes by when nothing else happened", () => {
    const reply = "\\fb\\40\\59\\00\\00\\00\\00\\00\\00"; // 100.0
    const engine = recogniseEngine(hostileModule({ execute: WAITS }, reply, 9));
    const world = { clock: { startMs: 0, stepMs: 1 }, randomSeed: undefined };
    const machine = new Interpreter(engine, { ...machineOptions(), world });
    expect(machine.perform(RECORDED, NOBODY)).toMatchObject({ kind: "waiting", ms: 100 });
    expect(machine.resume(NOTHING_YET).kind).toBe("waiting");
    const { tape } = machine.resume(new Uint8Array([0x81, 1]));
    const readings = tape && [...readTape(tape)].flatMap((event) => (event.kind === "clock" ? event.ms : []));
    expect(readings).toEqual([0, 101, 102]);
  });

  test("a task that is abandoned ends for that reason, and the machine does others", () => {
    const machine = interpreter({ execute: "(i32.const 5)" });
    machine.perform(TASK, NOBODY);
    expect(machine.abandon("timeout")).toMatchObject({ kind: "stopped", reason: "timeout" });
    expect(machine.perform(TASK, NOBODY)).toMatchObject({ kind: "waiting" });
    // Or is dropped without a word.
    expect(machine.perform(TASK, NOBODY)).toMatchObject({ kind: "waiting" });
  });
});

describe("the end", () => {
  test("a lost machine stays lost until it is reset", () => {
    const machine = interpreter({ execute: "(unreachable)" });
    const { kind } = machine.perform(TASK, NOBODY);
    expect([kind, machine.perform(TASK, NOBODY).kind]).toEqual(["lost", "lost"]);
    expect(() => machine.capture()).toThrow(expect.objectContaining({ code: "SANDBOX_LOST" }));
    expect(() => machine.fork()).toThrow(expect.objectContaining({ code: "SANDBOX_LOST" }));
    machine.reset();
    expect(() => machine.capture()).not.toThrow();
  });

  test("tidying that traps loses the machine", () => {
    const machine = interpreter({ tidy: "(unreachable)" });
    expect(() => machine.capture()).toThrow(expect.objectContaining({ code: "SANDBOX_LOST" }));
    expect(machine.perform(TASK, NOBODY).kind).toBe("lost");
    expect(interpreter({ tidy: "(unreachable)" }).perform({ ...TASK, recorded: true }, NOBODY).kind).toBe("lost");
  });

  test("closing from inside of an answer cancels the task", () => {
    const machine = interpreter({ execute: `${ask(0)} (i32.const 2)` });
    const invoke = (): Uint8Array => {
      machine.close();
      return bytes(1);
    };
    expect(machine.perform(TASK, { ...NOBODY, invoke })).toMatchObject({ kind: "stopped", reason: "cancelled" });
    expect(() => machine.perform(TASK, NOBODY)).toThrow(expect.objectContaining({ code: "SANDBOX_CLOSED" }));
    machine.close();
  });
});
