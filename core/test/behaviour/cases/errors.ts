import { type Case, failureOf, withSandbox } from "../case.ts";
import { ok, same, thrownBy } from "../check.ts";

const KINDS: readonly (readonly [source: string, kind: string, type: string])[] = [
  ["raise KeyError('x')", "exception", "KeyError"],
  ["class E(Exception): pass\nraise E", "exception", "E"],
  ["missing", "exception", "NameError"],
  ["x = = 1", "syntax", "SyntaxError"],
  ["  x = 1", "syntax", "IndentationError"],
  ["def f(): f()\nf()", "recursion", "RecursionError"],
  ["x = [0] * 10**9", "memory", "MemoryError"],
  ["raise SystemExit(3)", "exception", "SystemExit"],
];

/** Its default depends on how much stack there is. */
const DEPTH = { limits: { recursionDepth: 300 } };

export const ERRORS: readonly Case[] = [
  ...KINDS.map(
    ([source, kind, type]): Case => ({
      name: `${JSON.stringify(source)} fails as ${kind}, and the sandbox goes on`,
      test: (library, way) =>
        withSandbox(library, way, DEPTH, async (sandbox) => {
          const error = await failureOf(sandbox, source);
          same([error.kind, error.type, error.sandbox], [kind, type, "usable"]);
          same(await sandbox.eval("1 + 1"), 2);
          return [error.message, error.traceback];
        }),
    }),
  ),
  {
    name: "an exception has frames and the traceback of Python",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        const error = await failureOf(sandbox, "def f(x):\n    return 1 / x\n\nf(0)\n", { filename: "job.py" });
        same(error.frames, [
          { file: "job.py", line: 4, function: "<module>", source: "f(0)" },
          { file: "job.py", line: 2, function: "f", source: "return 1 / x" },
        ]);
        const lines = [
          "Traceback (most recent call last):",
          '  File "job.py", line 4, in <module>',
          "    f(0)",
          '  File "job.py", line 2, in f',
          "    return 1 / x",
          "ZeroDivisionError: division by zero",
        ];
        same(error.traceback, lines.join("\n"));
      }),
  },
  {
    name: "exceptions are chained in tracebacks, with notes of the guest",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        const error = await failureOf(
          sandbox,
          "try:\n  {}['k']\nexcept KeyError as e:\n  raise ValueError('v') from e",
        );
        same([error.type, error.message], ["ValueError", "v"]);
        return error.traceback;
      }),
  },
  {
    name: "a hint says what to write instead of what is absent",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        const { type, hint } = await failureOf(sandbox, "import numpy");
        ok(type === "ModuleNotFoundError" || type === "ImportError", "the import fails");
        ok(typeof hint === "string" && hint.length > 10, "there is a hint");
        return hint;
      }),
  },
  {
    name: "SystemExit tells what it was raised with",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        same((await failureOf(sandbox, "import sys\nsys.exit('bye')")).exit, "bye");
      }),
  },
  {
    name: "eval and call throw what the guest raised",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        const thrown = await thrownBy(() => sandbox.eval("{}['k']"));
        same([thrown["code"], thrown["type"], thrown["message"]], ["RUN_FAILED", "KeyError", "'k'"]);
        same((await thrownBy(() => sandbox.call("nothing")))["type"], "NameError");
      }),
  },
];
