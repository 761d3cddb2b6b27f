import { readFileSync } from "node:fs";
import path from "node:path";
import { printedOutput, type Target } from "./target.ts";
import type { Test } from "./tests.ts";

/**
 * What upstream's `run-tests.py` skips because of a missing feature: a script of `tests/feature_check` that must print
 * something, and the tests that need the feature, by name. Rules for features that every build of this engine has by
 * definition are kept: they prove that it has them.
 */
interface Rule {
  readonly feature: string;
  readonly script: string;
  readonly supported: (output: string) => boolean;
  readonly concerns: (name: string) => boolean;
}

/** Tests that use slices without having the word in their names. */
const USING_SLICES = new Set(
  "builtin_range bytearray1 class_super containment errno1 fun_str generator1 globals_del memoryview1 memoryview_gc object1 python34 string_format_modulo struct_endian".split(
    " ",
  ),
);

const NEEDING_COMPLEX = new Set(
  "complex1 complex1_intbig complex_reverse_op complex_special_methods int_big_float true_value types complex_dunder".split(
    " ",
  ),
);

const NEEDING_DOUBLE = new Set(
  "float_divmod float2int_doubleprec_intbig float_format_ints_doubleprec float_parse_doubleprec".split(" "),
);

const prints = (expected: string) => (output: string) => output === `${expected}\n`;

const RULES: readonly Rule[] = [
  {
    feature: "native code",
    script: "native_check",
    supported: prints("native"),
    concerns: (name) => /^(native|viper)_/.test(name),
  },
  {
    feature: "big integers",
    script: "int_big",
    supported: prints("1000000000000000000000000000000000000000000000"),
    concerns: (name) => name.startsWith("int_big") || name.endsWith("_intbig"),
  },
  {
    feature: "bytearray",
    script: "bytearray",
    supported: prints("bytearray"),
    concerns: (name) => name.startsWith("bytearray") || name.endsWith("_bytearray"),
  },
  {
    feature: "set",
    script: "set_check",
    supported: prints("{1}"),
    concerns: (name) => /^(set_|frozenset)/.test(name) || name.endsWith("_set"),
  },
  {
    feature: "slices",
    script: "slice",
    supported: prints("slice"),
    concerns: (name) => name.includes("slice") || USING_SLICES.has(name),
  },
  {
    feature: "async and await",
    script: "async_check",
    supported: prints("async"),
    concerns: (name) => /^(async|asyncio)_/.test(name),
  },
  { feature: "const()", script: "const", supported: prints("1"), concerns: (name) => name.startsWith("const") },
  {
    feature: "reversed operators",
    script: "reverse_ops",
    supported: (output) => output !== "TypeError\n",
    concerns: (name) => name.includes("reverse_op"),
  },
  { feature: "io", script: "io_module", supported: prints("io"), concerns: (name) => name.startsWith("io_") },
  {
    feature: "f-strings",
    script: "fstring",
    supported: prints("a=1"),
    concerns: (name) => name.startsWith("string_fstring"),
  },
  {
    feature: "little-endian byte order",
    script: "byteorder",
    supported: prints("little"),
    concerns: (name) => name.endsWith("_endian"),
  },
  {
    feature: "complex",
    script: "complex",
    supported: prints("complex"),
    concerns: (name) => NEEDING_COMPLEX.has(name),
  },
  {
    feature: "floats of 64 bits",
    script: "float",
    supported: prints("64"),
    concerns: (name) => NEEDING_DOUBLE.has(name),
  },
];

/** Upstream leaves these two out on everything but its unix port. */
const OTHER_THAN_UNIX: Readonly<Record<string, string>> = {
  "basics/exception_chain": "upstream's rule: prints a warning that only its unix port prints",
  "micropython/meminfo": "upstream's rule: its expectation is the unix port's own layout of memory",
};

/** Asks the target for its features → a function that says why upstream would skip a test, if it would. */
export async function upstreamRules(testsFolder: string, target: Target) {
  const missing: Rule[] = [];
  await Promise.all(
    RULES.map(async (rule) => {
      const file = path.join(testsFolder, "feature_check", `${rule.script}.py`);
      const source = readFileSync(file, "utf8");
      const outcome = await target.run({ source, filename: `${rule.script}.py`, file, timeoutMs: 30_000 });
      if (!rule.supported(printedOutput(outcome))) missing.push(rule);
    }),
  );
  return (test: Test): string | undefined => {
    const rule = missing.find((each) => each.concerns(path.basename(test.name)));
    return rule === undefined ? OTHER_THAN_UNIX[test.name] : `upstream's rule: needs ${rule.feature}`;
  };
}
