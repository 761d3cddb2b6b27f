import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { HISTORY_LINES, History } from "../src/cli/repl/history.ts";
import { isBuilt, runOnTerminal, type Step } from "./cli-process.ts";

// Every test starts processes, on machines that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "micropython-wasm-prompt-"));
afterAll(() => rmSync(folder, { recursive: true }));

const PROMPT: Step = { expect: ">>> " };
const CONTINUED: Step = { expect: "... " };
const CTRL_C: Step = { send: "\x03" };
const CTRL_D: Step = { send: "\x04" };
const UP: Step = { send: "\x1b[A" };

/** Types a line once there is a prompt, and sees the answers. */
function type(line: string, ...answers: string[]): Step[] {
  return [PROMPT, { send: `${line}\r` }, ...answers.map((answer) => ({ expect: answer }))];
}

describe.skipIf(!isBuilt)("the prompt", () => {
  test("shows values as Python does, keeps the last, and ends with Ctrl-D", () => {
    const { screen, status } = runOnTerminal(
      [],
      [
        { expect: "micropython-wasm " },
        { expect: "MicroPython 1.25.0" },
        ...type("'a' + \"b\"", "'ab'\r\n"),
        ...type("_ * 2", "'abab'\r\n"),
        ...type("None"),
        ...type("x = (1, 2.0)"),
        ...type("x", "(1, 2.0)\r\n"),
        ...type("print('no newline', end='')", "no newline\r\n"),
        PROMPT,
        CTRL_D,
      ],
    );
    expect(status).toBe(0);
    expect(screen).not.toContain("\nNone");
  });

  test("reads statements of several lines", () => {
    runOnTerminal(
      [],
      [
        ...type("def double(x):"),
        CONTINUED,
        { send: "  return 2 * x\r" },
        CONTINUED,
        { send: "\r" },
        ...type("double(", "... "),
        { send: "21)\r" },
        { expect: "42\r\n" },
        PROMPT,
        CTRL_D,
      ],
    );
  });

  test("takes several lines at once, as when they are pasted", () => {
    runOnTerminal(
      [],
      [
        PROMPT,
        { send: "a = 1\rb = 2\ra + b\rprint('last')\r" },
        { expect: "3\r\n" },
        { expect: "last\r\n" },
        PROMPT,
        CTRL_D,
      ],
    );
  });

  test("shows errors and goes on", () => {
    const { screen } = runOnTerminal(
      [],
      [
        ...type("1/0", "Traceback (most recent call last):\r\n", 'File "<stdin>", line 1', "ZeroDivisionError"),
        ...type("x = = 1", "SyntaxError"),
        ...type("undefined", "NameError"),
        ...type("print('alive')", "alive\r\n"),
        PROMPT,
        CTRL_D,
      ],
    );
    expect(screen).not.toContain("<prompt>");
    expect(screen).not.toContain("exec(");
  });

  test("interrupts the guest on Ctrl-C, and keeps its variables", () => {
    runOnTerminal(
      [],
      [
        ...type("x = 5"),
        ...type("while True: pass"),
        { expect: "... " },
        { send: "\r" },
        CTRL_C,
        { expect: "KeyboardInterrupt\r\n" },
        ...type("print('spinning')\rwhile True: pass\r\r", "spinning\r\n"),
        CTRL_C,
        { expect: "KeyboardInterrupt\r\n" },
        ...type("x + 1", "6\r\n"),
        PROMPT,
        CTRL_D,
      ],
    );
  });

  test("drops the line on Ctrl-C", () => {
    runOnTerminal(
      [],
      [
        PROMPT,
        { send: "if Tru" },
        { expect: "if Tru" },
        CTRL_C,
        { expect: "KeyboardInterrupt\r\n" },
        ...type("if True:", "... "),
        CTRL_C,
        { expect: "KeyboardInterrupt\r\n" },
        ...type("1 + 1", "2\r\n"),
        PROMPT,
        CTRL_D,
      ],
    );
  });

  test.each([
    ["exit()", 0],
    ["quit(3)", 3],
    ["import sys; sys.exit(4)", 4],
    ["raise SystemExit('bye')", 1],
  ])("%s ends with %i", (line, status) => {
    expect(runOnTerminal([], type(line)).status).toBe(status);
  });

  test("explains exit to those who forget to call it", () => {
    runOnTerminal([], [...type("exit", "Use exit() or Ctrl-D"), PROMPT, CTRL_D]);
  });

  test("recalls lines, also those of earlier times", () => {
    const environment = { MICROPYTHON_WASM_HISTORY: join(folder, "history") };
    runOnTerminal([], [...type("print('from before')", "from before\r\n"), PROMPT, CTRL_D], environment);
    runOnTerminal(
      [],
      [...type("1 + 1", "2\r\n"), PROMPT, UP, UP, { send: "\r" }, { expect: "from before\r\n" }, PROMPT, CTRL_D],
      environment,
    );
    expect(readFileSync(environment.MICROPYTHON_WASM_HISTORY, "utf8")).toBe(
      "print('from before')\n1 + 1\nprint('from before')\n",
    );
    expect(statSync(environment.MICROPYTHON_WASM_HISTORY).mode & 0o777).toBe(0o600);
  });

  test("makes values and errors visible", () => {
    runOnTerminal(
      [],
      [
        ...type("print(chr(27) + '[2J')", "\\x1b[2J\r\n"),
        ...type("raise ValueError(chr(0x202e))", "ValueError: \\u202e\r\n"),
        PROMPT,
        CTRL_D,
      ],
    );
  });

  test("says at once when its limits leave no room", () => {
    const { screen, status } = runOnTerminal(["--memory", "64k"], []);
    expect(status).toBe(2);
    expect(screen).toMatch(/^micropython-wasm: limit 'memoryBytes'/m);
    expect(screen).not.toContain(">>> ");
  });

  test("keeps the limits of each statement", () => {
    runOnTerminal(
      ["--fuel", "100_000"],
      [
        ...type("for i in range(10**9): pass", "... "),
        { send: "\r" },
        { expect: "fuel" },
        ...type("1 + 1", "2\r\n"),
        PROMPT,
        CTRL_D,
      ],
    );
  });
});

describe("the history file", () => {
  test("is bounded, and keeps the newest lines", () => {
    const path = join(folder, "long");
    const lines = Array.from({ length: 2 * HISTORY_LINES }, (_, index) => `line ${index}`);
    writeFileSync(path, `${lines.join("\n")}\n`);
    expect(new History(path).load()).toEqual(lines.slice(-HISTORY_LINES));
    expect(readFileSync(path, "utf8")).toBe(`${lines.slice(-HISTORY_LINES).join("\n")}\n`);
  });

  test("holds no line that could steer a terminal", () => {
    const path = join(folder, "steering");
    const history = new History(path);
    for (const line of ["ok", "\x1b[2J", "  ", "\tindented", "\u009b"]) history.append(line);
    writeFileSync(path, `${readFileSync(path, "utf8")}\x1b]0;title\x07\n`);
    expect(history.load()).toEqual(["ok", "\tindented"]);
  });

  test("may be impossible to read and write", () => {
    const history = new History(join(folder, "no", "such", "folder"));
    history.append("x");
    expect(history.load()).toEqual([]);
  });
});
