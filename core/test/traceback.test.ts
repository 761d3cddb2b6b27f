import { describe, expect, test } from "vitest";
import { Link } from "../src/boundary/abi.ts";
import { Sources } from "../src/core/results/sources.ts";
import { formatTraceback } from "../src/core/results/traceback.ts";
import { Sandbox } from "../src/node/index.ts";

const frame = (line: number, name: string, source?: string) => ({
  file: "main.py",
  line,
  function: name,
  ...(source === undefined ? {} : { source }),
});

test("an exception is shown as CPython shows it", () => {
  const frames = [frame(5, "<module>", "f(0)"), frame(2, "f", "return 1 / x")];
  expect(formatTraceback({ type: "ZeroDivisionError", message: "division by zero", frames, hidden: 0 })).toBe(
    [
      "Traceback (most recent call last):",
      '  File "main.py", line 5, in <module>',
      "    f(0)",
      '  File "main.py", line 2, in f',
      "    return 1 / x",
      "ZeroDivisionError: division by zero",
    ].join("\n"),
  );
});

test("a source that does not parse has no traceback header", () => {
  const frames = [frame(1, "", "x = = 1")];
  expect(formatTraceback({ type: "SyntaxError", message: "invalid syntax", frames, hidden: 0 })).toBe(
    '  File "main.py", line 1\n    x = = 1\nSyntaxError: invalid syntax',
  );
});

test("a source that does not parse inside of a run has the frames around it", () => {
  const frames = [frame(1, "<module>"), { file: "<string>", line: 1, function: "" }];
  expect(formatTraceback({ type: "SyntaxError", message: "invalid syntax", frames, hidden: 0 })).toBe(
    'Traceback (most recent call last):\n  File "main.py", line 1, in <module>\n  File "<string>", line 1\nSyntaxError: invalid syntax',
  );
});

test("frames that were left out are counted where they are missing", () => {
  const frames = [frame(9, "<module>"), frame(2, "f"), frame(2, "f"), frame(3, "g")];
  const lines = formatTraceback({ type: "RecursionError", message: "", frames, hidden: 360 }).split("\n");
  expect(lines[3]).toBe("  [360 more frames]");
  expect(lines).toHaveLength(7);
  expect(lines.at(-1)).toBe("RecursionError");
});

test("without frames there is only the last line", () => {
  expect(formatTraceback({ type: "TimeoutError", message: "late", frames: [], hidden: 0 })).toBe("TimeoutError: late");
});

test("lines come from the source that the function was defined in", () => {
  const sources = new Sources();
  sources.add("main.py", "def f():\n    return 1 / 0\n");
  expect(sources.line("main.py", 2, "f")).toBe("return 1 / 0");
  expect(sources.line("main.py", 2, "<lambda>")).toBe("return 1 / 0");
  sources.add("main.py", "x = 1\nf()\n");
  expect(sources.line("main.py", 2, "<module>")).toBe("f()");
  expect(sources.line("main.py", 2, "f")).toBe("return 1 / 0");
  expect(sources.line("main.py", 2, "<lambda>"), "uncertain").toBeUndefined();
  sources.add("main.py", "def f():\n    return 2 / 0\n");
  expect(sources.line("main.py", 2, "f")).toBe("return 2 / 0");
  expect(sources.line("other.py", 2, "f")).toBeUndefined();
  expect(sources.line("main.py", 99, "f")).toBeUndefined();
  expect(sources.line("main.py", 1, "a.b(c")).toBeUndefined();
});

test("sources are forgotten before they take much memory", () => {
  const sources = new Sources();
  sources.add("big.py", "x".repeat(2 ** 20));
  sources.add("small.py", "y");
  expect(sources.line("small.py", 1, "<module>")).toBe("y");
  expect(sources.line("big.py", 1, "<module>")).toBeUndefined();
});

const failure = (type: string, message = "") => ({ type, message, frames: [frame(1, "<module>")], hidden: 0 });

test("what an exception was chained to comes first, and what was noted last", () => {
  const first = failure("KeyError", "'k'");
  const second = { ...failure("ValueError"), link: Link.context, before: first };
  const last = { ...failure("Err", "bad"), name: "json.Err", notes: "one\ntwo", link: Link.cause, before: second };
  expect(formatTraceback(last).split("\n")).toEqual([
    "Traceback (most recent call last):",
    '  File "main.py", line 1, in <module>',
    "KeyError: 'k'",
    "",
    "During handling of the above exception, another exception occurred:",
    "",
    "Traceback (most recent call last):",
    '  File "main.py", line 1, in <module>',
    "ValueError",
    "",
    "The above exception was the direct cause of the following exception:",
    "",
    "Traceback (most recent call last):",
    '  File "main.py", line 1, in <module>',
    "json.Err: bad",
    "one",
    "two",
  ]);
});

describe("tracebacks of a guest", () => {
  const program = `
import json
class Outer:
    class Err(Exception): pass
def raised(e):
    try:
        raise e
    except BaseException as e:
        return e
try:
    try:
        json.loads("")
    except ValueError as e:
        raise Outer.Err("bad") from e
except Exception as e:
    kept = e
inner = ExceptionGroup("inner", [raised(kept), *map(OSError, range(16))])
group = ExceptionGroup("many", [ValueError(1), raised(inner)])
group.add_note("a note")
raise group from None`;

  test("show chains, names and groups as CPython does", async () => {
    await using sandbox = await Sandbox.create();
    const result = await sandbox.run(program, { filename: "main.py" });
    const { type, traceback } = result.ok ? expect.fail() : result.error;
    expect(type).toBe("ExceptionGroup");
    expect(traceback.split("\n").filter((line) => !/File "json/.test(line))).toEqual([
      "  + Exception Group Traceback (most recent call last):",
      '  |   File "main.py", line 20, in <module>',
      "  |     raise group from None",
      "  | ExceptionGroup: many (2 sub-exceptions)",
      "  | a note",
      "  +-+---------------- 1 ----------------",
      "    | ValueError: 1",
      "    +---------------- 2 ----------------",
      "    | Exception Group Traceback (most recent call last):",
      '    |   File "main.py", line 7, in raised',
      "    |     raise e",
      "    | ExceptionGroup: inner (17 sub-exceptions)",
      "    +-+---------------- 1 ----------------",
      "      | Traceback (most recent call last):",
      '      |   File "main.py", line 12, in <module>',
      '      |     json.loads("")',
      "      | json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)",
      "      | ",
      "      | The above exception was the direct cause of the following exception:",
      "      | ",
      "      | Traceback (most recent call last):",
      '      |   File "main.py", line 7, in raised',
      "      |     raise e",
      '      |   File "main.py", line 14, in <module>',
      '      |     raise Outer.Err("bad") from e',
      "      | Outer.Err: bad",
      ...Array.from({ length: 14 }, (_, index) => [
        `      +---------------- ${index + 2} ----------------`,
        `      | OSError: ${index}`,
      ]).flat(),
      "      +---------------- ... ----------------",
      "      | and 2 more exceptions",
      "      +------------------------------------",
    ]);
  });

  test.each([
    ["a ring of contexts", "a, b = KeyError(), KeyError()\na.__context__, b.__context__ = b, a\nraise a"],
    [
      "a long chain",
      "for i in range(300):\n  try: raise ValueError(i) from globals().get('e')\n  except ValueError as x: e = x\nraise e",
    ],
    [
      "a group of itself",
      "class G(ExceptionGroup):\n  exceptions = ()\nG.exceptions = (G('g', [KeyError()]),) * 20\nraise G.exceptions[0]",
    ],
    ["notes that fail", "class N:\n  def __str__(self): 1/0\ne = KeyError(); e.__notes__ = [N()] * 1000\nraise e"],
    ["notes without end", "e = KeyError(); e.__notes__ = ['x' * 1_000_000] * 10\nraise e"],
  ])("are bounded: %s", async (_, code) => {
    await using sandbox = await Sandbox.create();
    const result = await sandbox.run(code);
    const { traceback, kind } = result.ok ? expect.fail() : result.error;
    expect(kind).toBe("exception");
    expect(traceback.length).toBeGreaterThan(10);
    expect(traceback.length).toBeLessThan(50_000);
    expect(await sandbox.eval("6 * 7")).toBe(42);
  });
});

describe("tracebacks that are made inside", () => {
  const show = "import traceback\ndef shown(f):\n  try: f()\n  except Exception: return traceback.format_exc()";

  test("have the lines of the latest runs", async () => {
    await using sandbox = await Sandbox.create();
    await sandbox.run(show, { filename: "show.py" });
    await sandbox.run("def f():\n    return 1 / 0  # here", { filename: "f.py" });
    expect(await sandbox.eval("shown(f)")).toBe(
      [
        "Traceback (most recent call last):",
        '  File "show.py", line 3, in shown',
        "    try: f()",
        '  File "f.py", line 2, in f',
        "    return 1 / 0  # here",
        "ZeroDivisionError: division by zero",
        "",
      ].join("\n"),
    );
    expect(await sandbox.eval("import inspect\ninspect.getsource(f)")).toBe("def f():\n    return 1 / 0  # here\n");
    await sandbox.run("def f():\n    return 2 / 0", { filename: "f.py" });
    expect(await sandbox.eval("shown(f)")).toContain("    return 2 / 0\n");
  });

  test("know no more than that", async () => {
    await using sandbox = await Sandbox.create();
    await sandbox.run(show, { filename: "<show>" });
    const long = `def f():\n  1/0\n${"#".repeat(70_000)}`;
    for (const [filename, source] of [["long.py", long], ["a"], ["b"], ["c"], ["d"], ["e"]] as const) {
      await sandbox.run(source ?? `name = "${filename}"`, { filename });
    }
    expect(await sandbox.eval("shown(f)")).toMatch(
      /File "<show>", line 3, in shown\n {2}File "long.py", line 2, in f\nZero/,
    );
    expect(await sandbox.eval("import sys\nlen(sys._sources) <= 4")).toBe(true);
  });
});
