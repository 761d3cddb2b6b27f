import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { withTables } from "../../tools/support-matrix.ts";
import { casesOf, oracleFiles, printedAs, recordingOf } from "../oracle.ts";
import { isKnown, KNOWN_DIFFERENCES } from "../oracle-known.ts";
import { runCase } from "../oracle-run.ts";

describe.each(oracleFiles())("$name", ({ name, cases }) => {
  const recording = recordingOf(name);

  test("is recorded, case by case", () => {
    expect(Object.keys(recording?.printed ?? {}).sort()).toEqual(cases.map(({ title }) => title).sort());
  });

  test.each(cases)("$title", async ({ title, source }) => {
    const { stdout, error } = await runCase(source);
    const printed = printedAs(stdout, error);
    if (isKnown(name, title)) expect(printed, "no longer a known difference").not.toBe(recording?.printed[title]);
    else expect(printed).toBe(recording?.printed[title]);
  });
});

describe("oracle files", () => {
  test("have the cases that are known to differ", () => {
    const titles = new Map(oracleFiles().map(({ name, cases }) => [name, cases.map(({ title }) => title)]));
    for (const [name, known] of Object.entries(KNOWN_DIFFERENCES)) {
      expect(titles.get(name), name).toEqual(expect.arrayContaining([...known]));
    }
  });

  test("are a preamble and cases", () => {
    expect(casesOf("x = 1\n# case: a\nprint(x)\n# case: b\nprint(2)\n")).toEqual([
      { title: "a", source: "x = 1\nprint(x)\n" },
      { title: "b", source: "x = 1\nprint(2)\n" },
    ]);
  });

  test("with two cases of one title are refused", () => {
    expect(() => casesOf("# case: a\n1\n# case: a\n2\n")).toThrow('two cases are called "a"');
  });

  test("that end with an exception say so in their last line", () => {
    expect(printedAs("a\n", { type: "ValueError", message: "no" })).toBe("a\n[ValueError: no]\n");
    expect(printedAs("", { type: "KeyboardInterrupt", message: "" })).toBe("[KeyboardInterrupt]\n");
  });
});

test("docs/limitations.md has the table of oracle files", () => {
  const page = readFileSync(new URL("../../docs/limitations.md", import.meta.url), "utf8");
  expect(withTables(page)).toBe(page);
});
