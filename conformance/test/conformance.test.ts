import { describe, expect, test } from "vitest";
import { difference } from "../difference.ts";
import { patternFrom } from "../expectation.ts";
import { parseOptions, UsageError } from "../options.ts";
import { mapPooled } from "../pooled.ts";
import { guardOf, skippedItself } from "../self-skip.ts";
import type { Outcome } from "../target.ts";

const exit = (line: number): Outcome => ({
  stdout: "SKIP\n",
  error: { kind: "exception", type: "SystemExit", message: "", traceback: "", lines: [line] },
});

describe("expectations that are patterns", () => {
  test("a line of hashes stands for any number of lines, none included", () => {
    const pattern = patternFrom("begin\n########\nend\n");
    expect("begin\nend\n").toMatch(pattern);
    expect("begin\na\nb\nend\n").toMatch(pattern);
    expect("begin\na\nb\n").not.toMatch(pattern);
    expect("begin\nend\nmore\n").not.toMatch(pattern);
  });

  test("a backslash makes the next character special; every other character is itself", () => {
    const pattern = patternFrom("mem: total=\\[0-9\\]\\+ (used)\n");
    expect("mem: total=123 (used)\n").toMatch(pattern);
    expect("mem: total=x (used)\n").not.toMatch(pattern);
    expect("mem: total=123 used\n").not.toMatch(pattern);
  });
});

describe("tests that skip themselves", () => {
  test("only when SKIP is all they print", () => {
    expect(skippedItself(exit(1))).toBe(true);
    expect(skippedItself({ stdout: "SKIP\n" })).toBe(true);
    expect(skippedItself({ stdout: "1\nSKIP\n" })).toBe(false);
    expect(
      skippedItself({
        ...exit(1),
        error: { kind: "memory", type: "MemoryError", message: "", traceback: "", lines: [] },
      }),
    ).toBe(false);
  });

  test("the reason is the code that was tried", () => {
    const source =
      'try:\n    import machine  # hardware\n    machine.Pin\nexcept ImportError:\n    print("SKIP")\n    raise SystemExit\n';
    expect(guardOf(source, 6)).toEqual({ tried: "import machine  # hardware\nmachine.Pin" });
  });

  test("or the condition that was checked", () => {
    const source = 'import os\nif not hasattr(os, "system"):\n    print("SKIP")\n    raise SystemExit\n';
    expect(guardOf(source, 4)).toEqual({ condition: 'if not hasattr(os, "system")' });
  });
});

test("a difference starts where the texts part and ends where they meet again", () => {
  expect(difference("a\nb\nc\n", "a\nx\nc\n", false)).toBe("@ line 2\n- b\n+ x");
});

test("options that do not exist are rejected by name", () => {
  expect(() => parseOptions(["--filer", "x"])).toThrow(UsageError);
  expect(() => parseOptions(["--filer", "x"])).toThrow("--filer");
});

test("the pool keeps the order of its items and its width", async () => {
  let running = 0;
  let most = 0;
  const results = await mapPooled([3, 1, 2, 5, 4], 2, async (item) => {
    most = Math.max(most, ++running);
    for (let turn = 0; turn < item; turn++) await Promise.resolve();
    running--;
    return item * 10;
  });
  expect(results).toEqual([30, 10, 20, 50, 40]);
  expect(most).toBe(2);
});
