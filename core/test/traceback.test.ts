import { expect, test } from "vitest";
import { Sources } from "../src/core/results/sources.ts";
import { formatTraceback } from "../src/core/results/traceback.ts";

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
