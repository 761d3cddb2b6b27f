import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UsageError } from "./options.ts";
import { CACHE } from "./places.ts";

export interface Program {
  readonly name: string;
  readonly source: string;
  /** Where the composed program lies, for contenders that run a file. */
  readonly file: string;
}

/** Left out, by pattern: they measure what this engine has on purpose not (native code, loading of `.mpy` files). */
const NOT_APPLICABLE = [/^viper_/, /^core_import_mpy/, /^benchrun$/];

/** The largest set of arguments that upstream defines: 20 to 200 ms natively for most programs. */
const PARAMETERS = [5000, 1000] as const;
/** Where that would take half a second to three seconds natively, the next smaller set. */
const SMALLER_PARAMETERS = [1000, 1000] as const;
const SLOW = new Set(["bm_fannkuch", "bm_wordcount", "core_locals"]);

/**
 * MicroPython's `tests/perf_bench`, composed as its `run-perfbench.py` does it: the program, `benchrun.py`, and a call
 * with (N, M), which choose the program's arguments. They go to the cache; nothing of them is committed.
 *
 * @throws UsageError when a wanted name does not exist
 */
export function composePrograms(source: string, wanted: readonly string[]): Program[] {
  const folder = path.join(source, "tests", "perf_bench");
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".py"))
    .map((file) => path.basename(file, ".py"))
    .filter((name) => !NOT_APPLICABLE.some((pattern) => pattern.test(name)))
    .sort();
  for (const name of wanted) {
    if (!names.includes(name)) throw new UsageError(`no program is called ${name}; there are ${names.join(", ")}`);
  }
  const runner = readFileSync(path.join(folder, "benchrun.py"), "utf8");
  const target = path.join(CACHE, "programs");
  mkdirSync(target, { recursive: true });
  return names
    .filter((name) => wanted.length === 0 || wanted.includes(name))
    .map((name) => {
      const [n, m] = SLOW.has(name) ? SMALLER_PARAMETERS : PARAMETERS;
      const text = readFileSync(path.join(folder, `${name}.py`), "utf8");
      const composed = `${text}${runner}bm_run(${n}, ${m})\n`;
      const file = path.join(target, `${name}.py`);
      writeFileSync(file, composed);
      return { name, source: composed, file };
    });
}

/** A program prints its own time, its norm and its result; the time is the one field that may differ. */
export function comparable(output: string): string {
  return output.replace(/^\d+ /, "").trim();
}
