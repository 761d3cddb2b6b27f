import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { COMMAND, isBuilt, runCommand, runOnTerminal } from "./cli-process.ts";

// Every test starts processes, on machines that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "micropython-wasm-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

function script(name: string, code: string): string {
  const path = join(folder, name);
  writeFileSync(path, code);
  return path;
}

describe.skipIf(!isBuilt)("the built command line", () => {
  test("runs code, a script, and standard input", () => {
    expect(runCommand(["-c", "print(6*7)"])).toEqual({ stdout: "42\n", stderr: "", status: 0 });
    expect(runCommand([script("hello.py", "print('hello')\n")])).toEqual({ stdout: "hello\n", stderr: "", status: 0 });
    expect(runCommand(["-"], "print(1)")).toEqual({ stdout: "1\n", stderr: "", status: 0 });
    expect(runCommand([], "print(2)")).toEqual({ stdout: "2\n", stderr: "", status: 0 });
  });

  test("does not print the value of the last expression, nor needs it", () => {
    expect(runCommand(["-c", "6*7"]).stdout).toBe("");
    expect(runCommand(["-c", "x = []\nfor i in range(200): x = [x]\nx"])).toEqual({
      stdout: "",
      stderr: "",
      status: 0,
    });
  });

  test("gives the program its arguments, and nothing else", () => {
    const show = "import sys\nprint('|'.join(sys.argv))";
    const path = script("arguments.py", show);
    expect(runCommand([path, "a b", "--timeout", "é"]).stdout).toBe(`${path}|a b|--timeout|é\n`);
    expect(runCommand(["-c", show, "one", "--", "--json"]).stdout).toBe("-c|one|--json\n");
    expect(runCommand(["-", "x"], show).stdout).toBe("-|x\n");
    expect(runCommand([], "import sys\nprint(sys.argv)").stdout).toBe("['']\n");
    expect(runCommand(["-c", "print([name for name in dir() if name[:2] != '__'])"]).stdout).toBe("[]\n");
  });

  test("shows a traceback with the lines of the file, and ends with 1", () => {
    const path = script("broken.py", "def f(x):\n    return 1 / x\n\nf(0)\n");
    const { stdout, stderr, status } = runCommand([path]);
    expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
    expect(stderr).toMatch(/^Traceback \(most recent call last\):\n/);
    expect(stderr).toContain(`File "${path}", line 4, in <module>`);
    expect(stderr).toContain(`File "${path}", line 2, in f`);
    expect(stderr).toMatch(/\nZeroDivisionError: .*\n$/);
  });

  test.each([
    ["raise ValueError('no')", 1],
    ["def", 1],
    ["import sys; sys.exit()", 0],
    ["import sys; sys.exit(None)", 0],
    ["import sys; sys.exit(3)", 3],
    ["import sys; sys.exit(-1)", 255],
    ["import sys; sys.exit(256)", 0],
    ["import sys; sys.exit(True)", 1],
    ["import sys; sys.exit(2**70)", 1],
    ["raise SystemExit(4)", 4],
    ["raise KeyboardInterrupt", 130],
  ])("%j ends with %i", (code, status) => {
    expect(runCommand(["-c", code]).status).toBe(status);
  });

  test("shows below a traceback what to write instead", () => {
    const { stderr } = runCommand(["-c", "import numpy"]);
    expect(stderr).toMatch(/\nModuleNotFoundError: No module named 'numpy'\nHint: .+\n$/);
  });

  test("knows the file that it runs", () => {
    const path = script(
      "itself.py",
      "import inspect\nclass C:\n    x = 1\nprint(__file__)\nprint(inspect.getsource(C))\n",
    );
    expect(runCommand([path]).stdout).toBe(`${path}\nclass C:\n    x = 1\n\n`);
    expect(runCommand(["-c", "__file__"]).stderr).toContain("NameError");
  });

  test("does not print what is no text", () => {
    const { stdout, stderr, status } = runCommand(["-c", "print('a', '\\ud800b')"]);
    expect({ stdout, status }).toEqual({ stdout: "a ", status: 1 });
    expect(stderr).toContain(
      "UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed",
    );
  });

  test("prints what sys.exit was given in place of a status", () => {
    expect(runCommand(["-c", "import sys; sys.exit('that was it')"])).toEqual({
      stdout: "",
      stderr: "that was it\n",
      status: 1,
    });
  });

  test("ends with 124 when time or fuel run out, and keeps what was printed", () => {
    const forever = "print('before')\nwhile True: pass";
    expect(runCommand(["-c", forever, "--timeout", "100ms"])).toMatchObject({ stdout: "before\n", status: 124 });
    expect(runCommand(["-c", forever, "--cpu", "100ms"])).toMatchObject({ stdout: "before\n", status: 124 });
    expect(runCommand(["--fuel", "100_000", "-c", forever])).toMatchObject({ stdout: "before\n", status: 124 });
  });

  test("spends the fuel on the program only, however long its arguments", () => {
    const code = "for i in range(1000): pass";
    const { usage } = JSON.parse(runCommand(["--json", "-c", code]).stdout);
    expect(usage.fuel).toBeGreaterThan(0);
    const manyArguments = Array.from({ length: 5_000 }, (_, index) => `argument ${index}`);
    // They make the heap larger, and nothing else.
    const enough = String(usage.fuel + 1_000);
    expect(runCommand(["--fuel", enough, "-c", code, ...manyArguments]).status).toBe(0);
    expect(runCommand(["--fuel", String(usage.fuel - 1_000), "-c", code]).status).toBe(124);
  });

  test("shows a MemoryError as the exception it is", () => {
    const { stderr, status } = runCommand(["-c", "x=[0]*10**9"]);
    expect(stderr).toMatch(/^Traceback .*\nMemoryError[^\n]*\n$/s);
    expect(status).toBe(1);
    expect(
      runCommand(["--memory", "2MB", "-c", "try:\n bytearray(2**21)\nexcept MemoryError: print('caught')"]),
    ).toEqual({
      stdout: "caught\n",
      stderr: "",
      status: 0,
    });
  });

  test.each([
    ["NUL bytes", "print(1)\0print(2)"],
    ["bytes that are not UTF-8", Uint8Array.of(0x78, 0x3d, 0x22, 0xff, 0x22, 0x0a)],
  ])("reports %s as a syntax error", (_name, source) => {
    const { stdout, stderr, status } = runCommand(["-"], source);
    expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
    expect(stderr).toMatch(/SyntaxError/);
  });

  test.each([
    [["no-such.py"], "cannot read no-such.py: there is no such file"],
    [[folder], "it is a directory"],
    [["--timeuot", "1s", "-c", "1"], "unknown option --timeuot; did you mean --timeout?"],
    [["--memory", "1kB", "-c", "1"], "memoryBytes"],
  ])("%j is misuse: one sentence and status 2", (words, message) => {
    const { stdout, stderr, status } = runCommand(words);
    expect({ stdout, status }).toEqual({ stdout: "", status: 2 });
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^micropython-wasm: /);
    expect(stderr).not.toContain("    at ");
  });

  test("passes output unchanged to what is no terminal", () => {
    expect(runCommand(["-c", String.raw`print('\x1b[2J\u202e\x9b\r', end='')`]).stdout).toBe("\x1b[2J\u202e\x9b\r");
  });

  test("makes what a terminal would obey visible on one", () => {
    const code = String.raw`
import sys
for stream in sys.stdout, sys.stderr: stream.write('\x1b'); stream.write(']0;title\x07\u202e\r'); stream.write('!\n')
raise ValueError('\x1b[31m')`;
    const { screen, status } = runOnTerminal(["-c", code], []);
    expect(status).toBe(1);
    expect(screen.split("\\x1b]0;title\\x07\\u202e\\x0d!\r\n")).toHaveLength(3);
    expect(screen).toContain("ValueError: \\x1b[31m");
    expect(screen.replaceAll("\r\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  test("shows a terminal the summary of a traceback in red, unless it is told not to", () => {
    const words = ["-c", "raise ValueError('no')"];
    expect(runOnTerminal(words, [], { NO_COLOR: "" }).screen).toContain("\x1b[31mValueError: no\x1b[0m");
    expect(runOnTerminal(words, [], { NO_COLOR: "1" }).screen).not.toContain("\x1b");
  });

  test("ends quietly when nobody reads its output", () => {
    const pipeline = `("$0" "$1" -c "while True: print('line')"; echo "status $?" >&2) | head -n 1`;
    const { stdout, stderr } = spawnSync("sh", ["-c", pipeline, process.execPath, COMMAND], { encoding: "utf8" });
    expect({ stdout, stderr }).toEqual({ stdout: "line\n", stderr: "status 141\n" });
  });

  test("knows the version of its engine", () => {
    const { stdout } = runCommand(["-c", "import sys\nprint('.'.join(map(str, sys.implementation.version[:3])))"]);
    expect(runCommand(["--version"]).stdout).toContain(`(MicroPython ${stdout.trim()})`);
  });

  test("prints while the program runs", () => {
    const words = ["--timeout", "60s", "-c", "print('early')\nwhile True: pass"];
    const { status } = runOnTerminal(words, [{ expect: "early" }, { send: "\x03" }]);
    expect(status).toBe(-2); // ended by SIGINT, which shells report as 130
  });
});

describe.skipIf(!isBuilt)("--json", () => {
  function json(...words: string[]): { status: number | null; stderr: string; document: unknown } {
    const { stdout, stderr, status } = runCommand(["--json", ...words]);
    return { status, stderr, document: JSON.parse(stdout) };
  }

  test("prints the whole result, output inside", () => {
    const code = "import sys\nprint('out')\nsys.stderr.write('err')\n(1, b'x', {2: None})";
    expect(json("-c", code)).toMatchObject({
      status: 0,
      stderr: "",
      document: {
        ok: true,
        value: { $tuple: [1, { $bytes: "eA==" }, { $dict: [[2, null]] }] },
        stdout: "out\n",
        stderr: "err",
        usage: { outputBytes: 7 },
      },
    });
  });

  test("prints how a run failed, with the status as without it", () => {
    expect(json("-c", "1/0")).toMatchObject({
      status: 1,
      stderr: "",
      document: { ok: false, error: { kind: "exception", type: "ZeroDivisionError", sandbox: "usable" } },
    });
    expect(json("-c", "import sys; sys.exit(5)")).toMatchObject({
      status: 5,
      document: { ok: false, error: { type: "SystemExit", exit: 5 } },
    });
    expect(json("-c", "while True: pass", "--fuel", "1000")).toMatchObject({
      status: 124,
      document: { ok: false, error: { kind: "fuel" } },
    });
  });

  test("is repeatable with a seed", () => {
    const value = (): unknown => json("--seed", "7", "-c", "import random; random.getrandbits(30)").document;
    const [first, second] = [value(), value()];
    expect(first).toMatchObject({ ok: true });
    expect(Object(first).value).toBe(Object(second).value);
  });
});
