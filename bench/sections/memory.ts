import { engines } from "../engines.ts";
import type { Options } from "../options.ts";
import { numberFrom, runChild } from "../processes.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { kibibytes } from "../table.ts";

/** What one more live sandbox costs, idle after it evaluated `1+1`. */
export function measureMemory(options: Options): Section {
  const { available, missing } = engines(options);
  const failures: string[] = [];
  const figures: Record<string, { count: number; bytesEach: number }> = {};
  for (const engine of available) {
    progress(`memory of ${engine.liveSandboxes} × ${engine.title}`);
    try {
      const { reply } = runChild("memory", [engine.name, String(engine.liveSandboxes)], ["--expose-gc"]);
      figures[engine.name] = { count: numberFrom(reply, "count"), bytesEach: numberFrom(reply, "bytesEach") };
    } catch (error) {
      failures.push(`${engine.title}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return {
    figures,
    tables: [
      {
        title: "Memory of a live idle sandbox",
        columns: ["engine", "live at once", "resident, each"],
        rows: available.map((engine) => [
          engine.title,
          (figures[engine.name]?.count ?? 0).toLocaleString("en"),
          kibibytes(figures[engine.name]?.bytesEach),
        ]),
        notes: [
          "Growth of the process's resident memory after a full garbage collection, divided by the number of sandboxes.",
          ...missing,
          ...failures,
        ],
      },
    ],
  };
}
