import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { cpythonTable, recordedResults } from "../../tools/support-matrix.ts";
import { LANGUAGE, MODULES } from "../cpython/modules.ts";
import { methodsOf, outlineOf, placeOfFailure, without } from "../cpython/outline.ts";
import { outOfReach } from "../cpython/reasons.ts";
import { countOf, type MethodVerdict, reasonsOf, shareOf } from "../cpython/report.ts";

const method = (verdict: MethodVerdict["verdict"], detail = "", name = "SomeTest.test_it"): MethodVerdict => ({
  name,
  verdict,
  detail,
});

describe("the report of CPython's tests", () => {
  const verdicts = [
    {
      file: "test_x",
      methods: [
        method("passed"),
        method("failed", "AssertionError: 1 != 2"),
        method("lost", "lost: "),
        method("skipped", "not on Windows"),
        method("skipped", "out of reach: threads"),
        method("error", "ModuleNotFoundError: No module named 'ctypes'"),
      ],
    },
  ];

  test("counts every method once", () => {
    expect(countOf(verdicts)).toEqual({ passed: 1, failed: 2, outOfReach: 2, skipped: 1 });
  });

  test("counts the methods of a file that cannot be imported as failures", () => {
    const methods = [method("error", "ImportError: no"), method("error", "ImportError: no")];
    expect(countOf([{ file: "test_y", methods, problem: "ImportError: no" }]).failed).toBe(2);
  });

  test("takes its share of what is within reach", () => {
    expect(shareOf({ passed: 3, failed: 1, outOfReach: 5, skipped: 5 })).toBe(75);
    expect(shareOf({ passed: 0, failed: 0, outOfReach: 5, skipped: 5 })).toBe(100);
  });

  test("has a reason for each method out of reach", () => {
    expect(reasonsOf(verdicts)).toEqual({ threads: 1, ctypes: 1 });
  });
});

describe("reasons", () => {
  test("do not excuse what merely fails", () => {
    expect(outOfReach("test_x", method("failed", "AssertionError: 1 != 2"))).toBeUndefined();
    expect(outOfReach("test_x", method("failed", "AssertionError: 1 != 2", "CTest.test_it"))).toBeUndefined();
    expect(
      outOfReach("test_x", method("error", "AttributeError: 'array' object has no attribute 'tofile'")),
    ).toBeUndefined();
    expect(
      outOfReach("test_x", method("error", "AttributeError: type object 'E' has no attribute '_value_'")),
    ).toBeUndefined();
  });

  test("are the text of a skip up to its details", () => {
    expect(outOfReach("test_x", method("skipped", "out of reach: C internals of CPython: sizes"))).toBe(
      "C internals of CPython",
    );
  });
});

describe("a test file that cannot be imported", () => {
  const SOURCE =
    "class A:\n    def test_a(self):\n        pass\n\n    def test_b(self):\n        nonsense\n\n\ndef f():\n    pass\n";

  function outline() {
    const folder = mkdtempSync(path.join(tmpdir(), "outline-"));
    try {
      writeFileSync(path.join(folder, "a.py"), SOURCE);
      return outlineOf(path.join(folder, "a.py"));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test("has the methods that are written in it", () => {
    expect(methodsOf(outline())).toEqual(["A.test_a", "A.test_b"]);
  });

  test("loses the method in which it failed, and keeps its lines", () => {
    const reduced = without(SOURCE, outline(), 6, "SyntaxError");
    expect(reduced?.lost).toEqual([{ name: "A.test_b", verdict: "error", detail: "SyntaxError" }]);
    expect(reduced?.source.split("\n").slice(4, 7)).toEqual(["    test_b = None", "", ""]);
    expect(reduced?.source.split("\n")).toHaveLength(SOURCE.split("\n").length);
  });

  test("cannot be helped when the line is in none of its parts", () => {
    expect(without(SOURCE, outline(), 8, "")).toBeUndefined();
  });

  test("failed where the traceback ends", () => {
    const traceback =
      '  File "main.py", line 1, in <module>\n  File "test/test_a.py", line 2\n  File "test/test_b.py", line 3\n';
    expect(placeOfFailure(traceback)).toEqual({ file: "test_b", line: 3 });
    expect(placeOfFailure('  File "main.py", line 1')).toBeUndefined();
  });
});

test("the recorded results have a row for each module", () => {
  const results = recordedResults();
  expect(Object.keys(results.modules)).toEqual(Object.keys(MODULES));
  expect(Object.keys(results.language)).toEqual(Object.keys(LANGUAGE));
  expect(cpythonTable(results).split("\n")).toHaveLength(Object.keys({ ...MODULES, ...LANGUAGE }).length + 4);
});
