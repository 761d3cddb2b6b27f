import type { Options } from "../options.ts";
import { numberFrom, numbersFrom, runChild } from "../processes.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { median, quantile } from "../statistics.ts";
import { figure } from "../table.ts";

/** What programs import most; measured one by one and together. */
const COMMON = ["re", "json", "datetime", "dataclasses", "typing", "collections", "itertools", "statistics"];
const SETS: readonly string[] = [...COMMON, "asyncio", "decimal", "unittest", COMMON.join(",")];

/** The first import happens once per process, so these processes are its samples. */
const PROCESSES = 5;
const ROUNDS = 100;

/** What `import` takes: no module is loaded before a program asks for it. */
export function measureImports(_options: Options): Section {
  const results = SETS.map((modules) => {
    progress(`imports ${modules}`);
    const replies = Array.from({ length: PROCESSES }, () => runChild("imports", [String(ROUNDS), modules]).reply);
    const warm = replies.flatMap((reply) => numbersFrom(reply, "warm"));
    const [first] = replies;
    if (first === undefined) throw new Error("no process answered");
    return {
      modules,
      cold: median(replies.map((reply) => numberFrom(reply, "cold"))),
      warm: median(warm),
      p99: quantile(warm, 0.99),
      fuel: numberFrom(first, "fuel"),
      bytes: numberFrom(first, "bytes"),
    };
  });
  return {
    figures: results,
    tables: [
      {
        title: "Imports: a module in a sandbox that has not imported it",
        columns: ["modules", "first of a process", "in a new sandbox", "p99", "fuel", "KiB of heap"],
        rows: results.map(({ modules, cold, warm, p99, fuel, bytes }) => [
          modules.replaceAll(",", " "),
          `${figure(cold)} ms`,
          `${figure(warm)} ms`,
          `${figure(p99)} ms`,
          String(fuel),
          figure(bytes / 1024),
        ]),
        notes: [
          `Medians over ${PROCESSES} processes, each with ${ROUNDS} new sandboxes, inline.`,
          "first of a process: with what V8 compiles of the engine on the way, once per process.",
        ],
      },
    ],
  };
}
