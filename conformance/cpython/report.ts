import { LANGUAGE, MODULES } from "./modules.ts";
import { outOfReach } from "./reasons.ts";

export interface MethodVerdict {
  /** Class and method. */
  readonly name: string;
  readonly verdict: "passed" | "failed" | "error" | "skipped" | "lost";
  /** The end of the traceback, or the reason of a skip. */
  readonly detail: string;
}

export interface FileVerdict {
  readonly file: string;
  readonly methods: readonly MethodVerdict[];
  /** Why it could not be imported, in which case `methods` are those that are written in it. */
  readonly problem?: string;
}

/** What became of the methods of some files. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** Methods that need what a sandbox does not have: threads, processes, sockets, C internals. */
  readonly outOfReach: number;
  /** Methods that do not apply for another reason, such as another platform. */
  readonly skipped: number;
}

export function countOf(verdicts: readonly FileVerdict[]): Count {
  const count = { passed: 0, failed: 0, outOfReach: 0, skipped: 0 };
  for (const { file, methods } of verdicts) {
    for (const method of methods) {
      if (method.verdict === "passed") count.passed += 1;
      else if (outOfReach(file, method) !== undefined) count.outOfReach += 1;
      else if (method.verdict === "skipped") count.skipped += 1;
      else count.failed += 1;
    }
  }
  return count;
}

/** How many of a hundred methods within reach pass. */
export function shareOf({ passed, failed }: Count): number {
  return passed + failed === 0 ? 100 : (100 * passed) / (passed + failed);
}

export function sumOf(counts: readonly Count[]): Count {
  const total = { passed: 0, failed: 0, outOfReach: 0, skipped: 0 };
  for (const each of counts) {
    total.passed += each.passed;
    total.failed += each.failed;
    total.outOfReach += each.outOfReach;
    total.skipped += each.skipped;
  }
  return total;
}

/** How many methods are out of reach for which reason, the most first. */
export function reasonsOf(verdicts: readonly FileVerdict[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { file, methods } of verdicts) {
    for (const method of methods) {
      const reason = method.verdict === "passed" ? undefined : outOfReach(file, method);
      if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  return Object.fromEntries([...counts].sort(([, one], [, other]) => other - one));
}

/** What `results.json` keeps of a run of all files. */
export interface Results {
  readonly version: string;
  readonly modules: Readonly<Record<string, Count>>;
  readonly language: Readonly<Record<string, Count>>;
  readonly reasons: Readonly<Record<string, number>>;
}

export function resultsOf(version: string, verdicts: readonly FileVerdict[]): Results {
  const { modules, language } = rowsOf(verdicts);
  return {
    version,
    modules: Object.fromEntries(modules),
    language: Object.fromEntries(language),
    reasons: reasonsOf(verdicts),
  };
}

/** A row for each module, and for each part of the language, whose files are among the verdicts. */
export function rowsOf(verdicts: readonly FileVerdict[]): { modules: [string, Count][]; language: [string, Count][] } {
  const byFile = new Map(verdicts.map((verdict) => [verdict.file, verdict]));
  const rows = (table: Readonly<Record<string, readonly string[]>>): [string, Count][] =>
    Object.entries(table).flatMap(([name, files]): [string, Count][] => {
      const own = files.flatMap((file) => byFile.get(file) ?? []);
      return own.length === 0 ? [] : [[name, countOf(own)]];
    });
  return { modules: rows(MODULES), language: rows(LANGUAGE) };
}
