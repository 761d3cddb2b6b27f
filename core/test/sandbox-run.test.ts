import { describe, expect, test } from "vitest";
import { PyRef, PyTuple, PythonError, RunFailedError, run, Sandbox } from "../src/node/index.ts";

describe("a run", () => {
  test("gives the value of its last expression, its output and what it used", async () => {
    const result = await run("import sys\nprint('out')\nprint('err', file=sys.stderr)\nsum(range(10))");
    expect(result).toMatchObject({ ok: true, value: 45, stdout: "out\n", stderr: "err\n" });
    const { usage } = result;
    expect(usage.fuel).toBeGreaterThan(0);
    expect(usage.outputBytes).toBe(8);
    expect(usage.wallMs).toBeGreaterThanOrEqual(usage.cpuMs);
    expect(usage.memoryBytes).toBeGreaterThan(0);
    expect(usage.peakMemoryBytes % 65_536).toBe(0);
    expect(usage.memoryBytes).toBeLessThan(usage.peakMemoryBytes);
  });

  test.each([
    ["x = 1", null],
    ["", null],
    ["# only a comment", null],
    ["x = 1\nx + 1", 2],
    ["if True:\n  5", null],
    ["'a'; 'b'", "b"],
    ["[1, (2, 3), {4}]", [1, new PyTuple([2, 3]), new Set([4])]],
    ["None", null],
    ["print", new PyRef("builtin_function_or_method", "<built-in function print>")],
  ])("%j has the value %j", async (code, value) => {
    expect(await run(code)).toMatchObject({ ok: true, value });
  });

  test("keeps what it defined for the next one", async () => {
    await using sandbox = await Sandbox.create();
    await sandbox.run("x = 20\ndef double(n, plus=0):\n  return 2 * n + plus");
    expect(await sandbox.eval("double(x)")).toBe(40);
    expect(await sandbox.call("double", [4])).toBe(8);
    expect(await sandbox.call("double", [4], { plus: 1 })).toBe(9);
    expect(await sandbox.call("double", [], { n: 5, plus: 2n ** 60n })).toBe(2n ** 60n + 10n);
  });

  test("sees its inputs as globals", async () => {
    const inputs = { name: "Ada", items: [1, 2.5, "x"], nested: { deep: [null, true] }, none: undefined };
    const code = "[name, items, nested['deep'], none]";
    expect(await run(code, { inputs })).toMatchObject({ value: ["Ada", [1, 2.5, "x"], [null, true], null] });
  });

  test("takes bytes, with or without a byte order mark", async () => {
    expect(await run(new TextEncoder().encode("'é' * 2"))).toMatchObject({ value: "éé" });
    expect(await run(new TextEncoder().encode("\ufeff1 + 1"))).toMatchObject({ value: 2 });
  });

  test("as a script has no value", async () => {
    expect(await run("1 + 1", { mode: "script" })).toMatchObject({ ok: true, value: null, stdout: "" });
    expect(await run("object()", { mode: "script" })).toMatchObject({ ok: true, value: null });
  });

  test("at a prompt prints its values", async () => {
    await using sandbox = await Sandbox.create();
    expect(await sandbox.run("'a' + 'b'", { mode: "interactive" })).toMatchObject({ value: null, stdout: "'ab'\n" });
    expect(await sandbox.run("None", { mode: "interactive" })).toMatchObject({ stdout: "" });
    expect(await sandbox.run("_", { mode: "interactive" })).toMatchObject({ stdout: "'ab'\n" });
  });

  test("can be one of many at the same time: they follow each other in order", async () => {
    await using sandbox = await Sandbox.create();
    await sandbox.run("log = []");
    await Promise.all([1, 2, 3].map((n) => sandbox.run(`log.append(${n})`)));
    expect(await sandbox.eval("log")).toStrictEqual([1, 2, 3]);
  });

  test("awaits at top level", async () => {
    const code = "import asyncio\nasync def f():\n  await asyncio.sleep(0)\n  return 7\nawait f()";
    expect(await run(code)).toMatchObject({ ok: true, value: 7 });
  });
});

describe("a prompt", () => {
  test.each([
    ["if x:", true],
    ["def f(", true],
    ["1 + 1", false],
    ["", false],
    ["x = '''", true],
    ["1 +* 2", false],
  ])("asks for more after %j: %s", async (code, more) => {
    await using sandbox = await Sandbox.create();
    expect(await sandbox.needsMoreInput(code)).toBe(more);
  });
});

describe("errors", () => {
  test("have type, message, frames and the traceback of Python", async () => {
    const code = "def f(x):\n    return 1 / x\n\nf(0)\n";
    const result = await run(code, { filename: "job.py" });
    expect(result).toMatchObject({
      ok: false,
      error: {
        kind: "exception",
        type: "ZeroDivisionError",
        sandbox: "usable",
        frames: [
          { file: "job.py", line: 4, function: "<module>", source: "f(0)" },
          { file: "job.py", line: 2, function: "f", source: "return 1 / x" },
        ],
      },
    });
    if (result.ok) throw new Error("expected a failure");
    expect(result.error.traceback).toBe(
      [
        "Traceback (most recent call last):",
        '  File "job.py", line 4, in <module>',
        "    f(0)",
        '  File "job.py", line 2, in f',
        "    return 1 / x",
        `ZeroDivisionError: ${result.error.message}`,
      ].join("\n"),
    );
  });

  test.each([
    ["x = = 1", "syntax", "SyntaxError"],
    ["  x = 1", "syntax", "IndentationError"],
    ["a\0b", "syntax", "SyntaxError"],
    ["'\ud800'", "syntax", "SyntaxError"],
    [Uint8Array.of(0x61, 0xff), "syntax", "SyntaxError"],
    ["raise KeyError('x')", "exception", "KeyError"],
    ["class E(Exception): pass\nraise E", "exception", "E"],
    ["def f(): f()\nf()", "recursion", "RecursionError"],
    ["x = [0] * 10**9", "memory", "MemoryError"],
    ["class MemoryError(Exception): pass\nraise MemoryError", "exception", "MemoryError"],
    ["missing", "exception", "NameError"],
  ])("%j is of kind %s", async (code, kind, type) => {
    await using sandbox = await Sandbox.create();
    expect(await sandbox.run(code)).toMatchObject({ ok: false, error: { kind, type, sandbox: "usable" } });
    expect(await sandbox.eval("1 + 1")).toBe(2);
  });

  test.each(["x = = 1", "x = 1\nbreak", "def f():\n  nonlocal x"])("%j has a place, but no traceback", async (code) => {
    const result = await run(code);
    if (result.ok) throw new Error("expected a failure");
    const { frames, traceback, message } = result.error;
    const line = code.split("\n").length;
    const source = code.split("\n").at(-1)?.trim();
    expect(frames).toStrictEqual([{ file: "main.py", line, function: "", source }]);
    expect(traceback).toBe(`  File "main.py", line ${line}\n    ${source}\nSyntaxError: ${message}`);
  });

  test("source that does not parse inside of a run is an exception of that run", async () => {
    expect(await run("exec('x = = 1')")).toMatchObject({
      error: { kind: "exception", type: "SyntaxError", frames: [{ line: 1 }, { file: "<string>", function: "" }] },
    });
  });

  test("SystemExit is an exception with its status", async () => {
    expect(await run("raise SystemExit(3)")).toMatchObject({
      error: { kind: "exception", type: "SystemExit", exit: 3 },
    });
    expect(await run("import sys; sys.exit()")).toMatchObject({ error: { type: "SystemExit", exit: null } });
    expect(await run("raise SystemExit('no')")).toMatchObject({ error: { exit: "no", message: "no" } });
    expect((await run("raise ValueError(3)")) as object).not.toHaveProperty("error.exit");
  });

  test("eval and call throw them, with everything that is known", async () => {
    await using sandbox = await Sandbox.create();
    const failure: unknown = await sandbox.eval("print('x')\n{}['k']").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RunFailedError);
    expect(failure).toBeInstanceOf(PythonError);
    expect(failure).toMatchObject({
      type: "KeyError",
      code: "RUN_FAILED",
      error: { kind: "exception" },
      result: { stdout: "x\n" },
    });
    await expect(sandbox.call("nothing")).rejects.toMatchObject({ type: "NameError" });
  });

  test("in a function of an earlier run show that run's line", async () => {
    await using sandbox = await Sandbox.create();
    await sandbox.run("\ndef boom():\n    raise ValueError('old')");
    const result = await sandbox.run("x = 1\ny = 2\nboom()");
    expect(result).toMatchObject({
      error: {
        frames: [
          { line: 3, source: "boom()" },
          { line: 3, function: "boom", source: "raise ValueError('old')" },
        ],
      },
    });
  });

  test("of deep recursion leave out the middle", async () => {
    const result = await run("def f(): f()\nf()");
    if (result.ok) throw new Error("expected a failure");
    expect(result.error.frames.length).toBe(32);
    expect(result.error.traceback).toMatch(/\[\d+ more frames\]/);
  });

  test("have a message that is bounded", async () => {
    const result = await run("raise ValueError('x' * 10**6)");
    if (result.ok) throw new Error("expected a failure");
    expect(result.error.message).toMatch(/^x{1000,16384}$/);
  });

  test("inputs that collide in Python are the caller's mistake", async () => {
    await using sandbox = await Sandbox.create();
    for (const collision of [
      new Map<unknown, unknown>([
        [1, "a"],
        [true, "b"],
      ]),
      new Set([0, false]),
    ]) {
      await expect(sandbox.run("x", { inputs: { x: collision as never } })).rejects.toMatchObject({
        code: "REQUEST_REFUSED",
      });
    }
    await expect(sandbox.run("x", { inputs: { x: new PythonError("Nothing") } })).rejects.toMatchObject({
      code: "REQUEST_REFUSED",
    });
    expect(await sandbox.eval("1")).toBe(1);
  });
});

describe("output", () => {
  test("arrives while the guest runs, in whole characters", async () => {
    const seen: string[] = [];
    const onStdout = (text: string): void => void seen.push(`out ${text}`);
    const onStderr = (text: string): void => void seen.push(`err ${text}`);
    await using sandbox = await Sandbox.create({ onStdout, onStderr });
    const code = `import sys, time
print('a'); sys.stdout.flush()
print('b', file=sys.stderr); sys.stderr.flush()
sys.stdout.buffer.write(b'\\xc3'); sys.stdout.flush()
sys.stdout.buffer.write(b'\\xa9'); sys.stdout.flush()
sys.stdout.buffer.write(b'\\xc3')`;
    const result = await sandbox.run(code);
    expect(seen).toStrictEqual(["out a\n", "err b\n", "out é", "out \ufffd"]);
    expect(result.stdout).toBe("a\né\ufffd");
  });

  test("callbacks that throw end the run, which throws the same", async () => {
    const failure = new Error("disk full");
    await using sandbox = await Sandbox.create({
      onStdout: () => {
        throw failure;
      },
    });
    await expect(sandbox.run("while True: print('x' * 2000)")).rejects.toBe(failure);
    await expect(sandbox.run("print(1)")).rejects.toBe(failure);
    expect(sandbox.state).toBe("idle");
    expect(await sandbox.run("1 + 1")).toMatchObject({ ok: true, value: 2, stdout: "" });
  });

  test("callbacks can start further runs, which wait for their turn", async () => {
    const later: Promise<unknown>[] = [];
    const sandbox: Sandbox = await Sandbox.create({
      onStdout: () => {
        expect(sandbox.state).toBe("running");
        later.push(sandbox.eval("x"));
      },
    });
    await sandbox.run("x = 1\nprint('go')\nimport sys; sys.stdout.flush()\nx = 2");
    expect(await Promise.all(later)).toStrictEqual([2]);
    expect(sandbox.state).toBe("idle");
  });

  test("a callback can close the sandbox: the run ends as cancelled", async () => {
    const sandbox: Sandbox = await Sandbox.create({ onStdout: () => void sandbox.close() });
    const result = await sandbox.run("while True: print('x' * 2000)");
    expect(result).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    expect(sandbox.state).toBe("closed");
    await expect(sandbox.run("1")).rejects.toMatchObject({ code: "SANDBOX_CLOSED" });
  });
});

describe("closing", () => {
  test("is final and may be repeated", async () => {
    const sandbox = await Sandbox.create();
    await sandbox.close();
    await sandbox.close();
    expect(sandbox.state).toBe("closed");
    for (const use of [sandbox.run("1"), sandbox.eval("1"), sandbox.call("f"), sandbox.reset()]) {
      await expect(use).rejects.toMatchObject({ name: "SandboxClosedError", code: "SANDBOX_CLOSED" });
    }
  });

  test("happens at the end of an await using block", async () => {
    let kept: Sandbox | undefined;
    {
      await using sandbox = await Sandbox.create();
      kept = sandbox;
    }
    expect(kept.state).toBe("closed");
  });
});
