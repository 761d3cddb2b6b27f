import { describe, expect, test } from "vitest";
import { MisuseError, PythonError, Sandbox } from "../src/node/index.ts";

describe.each(["inline", "worker"] as const)("%s", (isolation) => {
  describe("runFile", () => {
    test("runs a file of the sandbox as the main module, with its arguments", async () => {
      await using sandbox = await Sandbox.create({
        isolation,
        files: { "app.py": "import sys, helper\nprint(__name__, sys.argv, helper.x)", "helper.py": "x = 5" },
      });
      const result = await sandbox.runFile("app.py", { args: ["one", "é"] });
      expect(result).toMatchObject({ ok: true, stdout: "__main__ ['app.py', 'one', 'é'] 5\n" });
    });

    test("under another name, it is a module of that name", async () => {
      await using sandbox = await Sandbox.create({ isolation, files: { "app.py": "def f(): return __name__" } });
      expect(await sandbox.runFile("app.py", { name: "app" })).toMatchObject({ ok: true });
      expect(await sandbox.call("f")).toBe("app");
    });

    test("shows lines of the file, and of what it imports, in tracebacks", async () => {
      await using sandbox = await Sandbox.create({
        isolation,
        files: { "app.py": "\nimport bad\n", "bad.py": "x = 1\n1 / 0\n" },
      });
      const result = await sandbox.runFile("app.py");
      if (result.ok) throw new Error("it succeeded");
      expect(result.error.traceback).toContain('File "app.py", line 2, in <module>\n    import bad\n');
      expect(result.error.traceback).toContain('bad.py", line 2, in <module>\n    1 / 0\nZeroDivisionError');
    });

    test("fails for what is not there or does not parse, and the sandbox goes on", async () => {
      await using sandbox = await Sandbox.create({
        isolation,
        files: { "bad.py": "x = 1\nx = = 2\n", "ok.py": "print(1)" },
      });
      expect(await sandbox.runFile("gone.py")).toMatchObject({ ok: false, error: { sandbox: "usable" } });
      expect(await sandbox.runFile("bad.py")).toMatchObject({
        ok: false,
        error: { type: "SyntaxError", frames: [{ line: 2 }] },
      });
      expect(await sandbox.runFile("ok.py")).toMatchObject({ ok: true, stdout: "1\n" });
    });

    test("has limits, a signal and a turn like run", async () => {
      await using sandbox = await Sandbox.create({
        isolation,
        files: { "loop.py": "while True: pass", "ok.py": "print(1)" },
      });
      const loop = sandbox.runFile("loop.py", { timeoutMs: 50 });
      const after = sandbox.runFile("ok.py");
      expect(await loop).toMatchObject({ ok: false, error: { kind: "timeout" } });
      expect(await after).toMatchObject({ ok: true, stdout: "1\n" });
      await expect(sandbox.runFile("ok.py", JSON.parse('{"arguments": []}'))).rejects.toThrow(MisuseError);
    });
  });

  describe("standard input", () => {
    const READ = "import sys\n[input('name? '), sys.stdin.readline(), sys.stdin.read(), sys.stdin.read()]";

    test.each([
      ["text", "Ada\nsecond\nthird\nfourth"],
      ["bytes", new TextEncoder().encode("Ada\nsecond\nthird\nfourth")],
    ])("from %s", async (_, stdin) => {
      await using sandbox = await Sandbox.create({ isolation, stdin });
      const result = await sandbox.run(READ);
      expect(result).toMatchObject({ ok: true, value: ["Ada", "second\n", "third\nfourth", ""], stdout: "name? " });
    });

    test.each([
      ["a function", (pieces: string[]) => () => pieces.shift() ?? null],
      ["an async function", (pieces: string[]) => async () => pieces.shift() ?? null],
      [
        "a function that gives bytes",
        (pieces: string[]) => () => {
          const piece = pieces.shift();
          return piece === undefined ? null : new TextEncoder().encode(piece);
        },
      ],
    ])("from %s, in whatever pieces", async (_, make) => {
      await using sandbox = await Sandbox.create({
        isolation,
        stdin: make(["A", "da\nsec", "ond\nthird\n", "fourth"]),
      });
      expect(await sandbox.run(READ)).toMatchObject({ ok: true, value: ["Ada", "second\n", "third\nfourth", ""] });
    });

    test("without it, there is nothing to read", async () => {
      await using sandbox = await Sandbox.create({ isolation });
      expect(await sandbox.run("input()")).toMatchObject({ ok: false, error: { type: "EOFError" } });
      expect(await sandbox.eval("import sys\nsys.stdin.read()")).toBe("");
    });

    test("characters that are cut in two come together", async () => {
      const bytes = [...new TextEncoder().encode("é😀\n")].map((byte) => Uint8Array.of(byte));
      await using sandbox = await Sandbox.create({ isolation, stdin: () => bytes.shift() ?? null });
      expect(await sandbox.eval("input()")).toBe("é😀");
    });

    test("is read on by the next run, and begins anew after a reset", async () => {
      await using sandbox = await Sandbox.create({ isolation, stdin: "a\nb\nc\n" });
      expect(await sandbox.eval("input()")).toBe("a");
      expect(await sandbox.eval("input()")).toBe("b");
      await sandbox.reset();
      expect(await sandbox.eval("input()")).toBe("a");
    });

    test("goes along with forks and snapshots, each reading on by itself", async () => {
      await using sandbox = await Sandbox.create({ isolation, stdin: "a\nb\nc\n" });
      expect(await sandbox.eval("input()")).toBe("a");
      await using twin = await sandbox.fork();
      await using again = await Sandbox.restore(await sandbox.snapshot(), { isolation });
      expect(await sandbox.eval("input() + input()")).toBe("bc");
      expect(await twin.eval("input()")).toBe("b");
      expect(await again.eval("input()")).toBe("b");
    });

    test("a function that fails is an exception in Python", async () => {
      await using sandbox = await Sandbox.create({
        isolation,
        stdin: () => {
          throw new PythonError("OSError", "the terminal is gone");
        },
      });
      const result = await sandbox.run("try: input()\nexcept OSError as e: print(e)\n7");
      expect(result).toMatchObject({ ok: true, value: 7, stdout: expect.stringContaining("the terminal is gone") });
    });

    test("an answer that is neither text nor bytes is an exception in Python, and the sandbox goes on", async () => {
      await using sandbox = await Sandbox.create({ isolation, stdin: () => JSON.parse("[1]") });
      expect(await sandbox.run("input()")).toMatchObject({ ok: false, error: { sandbox: "usable" } });
      expect(await sandbox.eval("1")).toBe(1);
    });

    test("is no function of the guest's", async () => {
      await using sandbox = await Sandbox.create({ isolation, stdin: () => "x\n" });
      const found = await sandbox.eval("input()\nsorted(n for n in globals() if 'stdin' in n)");
      expect(found).toEqual([]);
    });
  });
});

test.each([[1], [{}], [["a"]], [null]])("standard input from %j is refused", async (stdin) => {
  await expect(Sandbox.create(JSON.parse(JSON.stringify({ stdin })))).rejects.toThrow(MisuseError);
});
