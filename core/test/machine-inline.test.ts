import { describe, expect, test } from "vitest";
import { InlineMachine } from "../src/core/machine/inline.ts";
import type { Attendant, Reply, Report, Task } from "../src/core/machine/machine.ts";
import { readTape } from "../src/core/machine/tape.ts";
import {
  decoded,
  FIXED_WORLD,
  installOf,
  limitsOf,
  machineOptions,
  NOBODY,
  realEngine,
  resultOf,
  returned,
  runOf,
} from "./support/machine.ts";

function machine(interrupt?: Int32Array): InlineMachine {
  const made = new InlineMachine(realEngine(), machineOptions({}, FIXED_WORLD), interrupt);
  made.perform(installOf(["now", "later"]), NOBODY);
  return made;
}

const recorded: Partial<Task> = { recorded: true };

/** `later()` comes to its argument some time later, everything else at once. */
function attendant(parts: Partial<Attendant> = {}): Attendant & { readonly text: () => string } {
  let text = "";
  return {
    ...NOBODY,
    invoke: (request) => {
      const call = decoded(request);
      const [name, args] = Array.isArray(call) ? call : [];
      const reply = returned(Array.isArray(args) ? (args[0] as number) : null);
      return name === "later" ? Promise.resolve().then(() => reply) : reply;
    },
    output: (_, bytes) => {
      text += new TextDecoder().decode(bytes);
      return true;
    },
    text: () => text,
    ...parts,
  };
}

function isPromise(report: Report | Promise<Report>): report is Promise<Report> {
  return report instanceof Promise;
}

describe("on the thread of the application", () => {
  test("what is answered at once makes no promise", () => {
    const report = machine().perform(runOf("sum(now(i) for i in range(9))"), attendant());
    if (isPromise(report)) throw new Error("a promise");
    expect(resultOf(report)).toBe(36);
  });

  test("a recorded run goes on with answers that come later, each asked for once and all output told once", async () => {
    const asked: string[] = [];
    const base = attendant();
    const told = attendant({
      invoke: (request, at) => {
        asked.push(String(decoded(request)));
        return base.invoke(request, at);
      },
    });
    const source = `import random
total = []
for i in range(4):
    print("round", i, random.random())
    total.append(later(i) + now(10))
print("end")
total`;
    const report = await machine().perform(runOf(source, recorded), told);
    expect(resultOf(report)).toEqual([10, 11, 12, 13]);
    expect(asked.length).toBe(8);
    expect(told.text().match(/round|end/g)).toEqual(["round", "round", "round", "round", "end"]);

    // And has used what it would have used with all answers at once.
    const atOnce = attendant({ invoke: (request) => returned((decoded(request) as [string, number[]])[1][0] ?? 0) });
    const direct = await machine().perform(runOf(source, recorded), atOnce);
    expect([report.usage.fuel, report.tape]).toStrictEqual([direct.usage.fuel, direct.tape]);
    expect(told.text()).toBe(atOnce.text());
  });

  test("an answer that comes later ends a run that is not recorded, and its failing disturbs nobody", async () => {
    const subject = machine();
    const invoke = (): Promise<Reply> => Promise.reject(new Error("too late"));
    expect(subject.perform(runOf("later(1)"), attendant({ invoke }))).toMatchObject({ reason: "asynchronous" });
    await new Promise((resolve) => setTimeout(resolve));
    expect(resultOf(await subject.perform(runOf("now(2)"), attendant()))).toBe(2);
  });

  test.each(["timeout", "cancelled", "hostCallBytes"] as const)("a later answer can be: %s", async (reason) => {
    const subject = machine();
    const invoke = (): Promise<Reply> => Promise.resolve(reason);
    const report = await subject.perform(runOf("x = 5\nlater(1)", recorded), attendant({ invoke }));
    expect(report).toMatchObject({ kind: "stopped", reason });
    // What the run did before has happened.
    expect(resultOf(await subject.perform(runOf("x"), attendant()))).toBe(5);
  });

  test("an answer that comes after the deadline ends the run at its call, not before", async () => {
    // Half a second, so that the loop comes before it on a busy machine too.
    const limits = limitsOf({ timeoutMs: 500 });
    const invoke = (): Promise<Reply> => new Promise((resolve) => setTimeout(resolve, 550, "timeout"));
    const source = "for i in range(20_000): pass\nlater(1)";
    const { tape } = await machine().perform(runOf(source, { recorded: true, limits }), attendant({ invoke }));
    expect(tape && [...readTape(tape)]).toMatchObject([{ kind: "stop", reason: "timeout", place: "question" }]);
  });

  test("a later answer can be that the run pauses, and then nothing has happened", async () => {
    const subject = machine();
    const invoke = (): Promise<Reply> => Promise.resolve("pause");
    const report = await subject.perform(runOf("x = 5\nlater(1)", recorded), attendant({ invoke }));
    expect(report.kind).toBe("paused");
    await expect(async () => resultOf(await subject.perform(runOf("x"), attendant()))).rejects.toThrow("NameError");
  });

  test("an attendant that fails later loses the machine, as one that fails at once", async () => {
    const cause = new Error("broken");
    const report = await machine().perform(
      runOf("later(1)", recorded),
      attendant({ invoke: () => Promise.reject(cause) }),
    );
    expect(report).toMatchObject({ kind: "lost", cause });
  });

  test("a run that waits for an answer can be cancelled, and nothing else done meanwhile", async () => {
    const subject = machine();
    const never = attendant({ invoke: () => new Promise(() => undefined) });
    const report = subject.perform(runOf("later(1)", recorded), never);
    const busy = expect.objectContaining({ code: "SANDBOX_BUSY" });
    expect(() => subject.perform(runOf("1"), NOBODY)).toThrow(busy);
    expect(() => subject.capture()).toThrow(busy);
    expect(() => subject.fork()).toThrow(busy);
    expect(() => subject.reset()).toThrow(busy);
    subject.cancel();
    expect(await report).toMatchObject({ kind: "stopped", reason: "cancelled" });
    expect(resultOf(await subject.perform(runOf("now(3)"), attendant()))).toBe(3);
  });

  test("a machine can be closed while its run waits for an answer, and more than once", async () => {
    const subject = machine();
    const never = attendant({ invoke: () => new Promise(() => undefined) });
    const report = subject.perform(runOf("later(1)", recorded), never);
    subject.close();
    subject.close();
    expect(await report).toMatchObject({ kind: "stopped", reason: "cancelled" });
    expect(() => subject.perform(runOf("1"), NOBODY)).toThrow(expect.objectContaining({ code: "SANDBOX_CLOSED" }));
  });

  test("time that goes by before an answer counts, though not as the guest's", async () => {
    const slow = attendant({
      invoke: () => new Promise((resolve) => setTimeout(resolve, 40, returned(1))),
    });
    const { usage } = await machine().perform(runOf("later(1)", recorded), slow);
    expect(usage.wallMs).toBeGreaterThanOrEqual(39);
    expect(usage.wallMs - usage.cpuMs).toBeGreaterThanOrEqual(38);
  });

  test("a run stops at its deadline after an answer that came in time", async () => {
    const limits = limitsOf({ timeoutMs: 30 });
    const report = await machine().perform(
      runOf("later(1)\nwhile True: pass", { recorded: true, limits }),
      attendant(),
    );
    expect(report).toMatchObject({ kind: "stopped", reason: "timeout" });
  });

  test("an interrupt ends a run from outside", () => {
    const interrupt = new Int32Array(new SharedArrayBuffer(4));
    const subject = machine(interrupt);
    interrupt[0] = 1;
    expect(subject.perform(runOf("while True: pass"), NOBODY)).toMatchObject({ reason: "cancelled" });
    expect(interrupt[0]).toBe(0);
  });
});

describe("a fork", () => {
  test("has the state of its original, and a life of its own", async () => {
    const original = machine();
    const setup = "import random\nx = [1]\ndef g():\n i = 0\n while True:\n  i += 1\n  yield i\nit = g()\nnext(it)";
    original.perform(runOf(setup), NOBODY);
    const twin = original.fork();
    const source = "x.append(next(it))\n(x, random.random(), now(4))";
    const [first, second] = [
      resultOf(await original.perform(runOf(source), attendant())),
      resultOf(await twin.perform(runOf(source), attendant())),
    ];
    expect(second).toStrictEqual(first);
    original.perform(runOf("x.append(99)"), NOBODY);
    original.close();
    expect(resultOf(await twin.perform(runOf("x"), NOBODY))).toEqual([1, 2]);
    twin.reset();
    expect(resultOf(await twin.perform(runOf("'x' in globals()"), NOBODY))).toBe(false);
  });

  test("is possible where memory has grown", async () => {
    const original = machine();
    original.perform(runOf("x = [bytes(1000) for i in range(3000)]"), NOBODY);
    const twin = original.fork();
    expect(resultOf(await twin.perform(runOf("len(x), x[2999] == bytes(1000)"), NOBODY))).toEqual([3000, true]);
  });
});
