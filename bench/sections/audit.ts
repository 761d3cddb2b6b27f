import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Options } from "../options.ts";
import { numbersFrom, objectFrom, runChild } from "../processes.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { median } from "../statistics.ts";
import { figure } from "../table.ts";

const CHILD_TIMEOUT_MS = 600_000;
const WAYS = ["listened", "kept"] as const;

/** What an event of the audit costs, beside the same deed when nobody wants to know. */
export function measureAudit(options: Options): Section {
  progress("audit: events of calls and of files");
  const folder = mkdtempSync(path.join(tmpdir(), "audit-"));
  try {
    const { reply } = runChild("audit", [String(Math.max(options.runs, 9)), folder], [], CHILD_TIMEOUT_MS);
    const results = ["calls", "files"].flatMap((work) => {
      const samples = objectFrom(reply[work]);
      const nobody = numbersFrom(samples, "nobody");
      return WAYS.map((way) => {
        const told = numbersFrom(samples, way);
        const event = median(told.map((ns, round) => ns - (nobody[round] ?? Number.NaN)));
        return { work, way, nobody: median(nobody), told: median(told), event };
      });
    });
    return {
      figures: { results },
      tables: [
        {
          title: "Audit: one call of a host function, one question about a file of a mounted directory",
          columns: ["deed", "audit", "nobody wants to know", "with the audit", "one event"],
          rows: results.map(({ work, way, nobody, told, event }) => [
            work,
            way,
            `${figure(nobody / 1_000)} µs`,
            `${figure(told / 1_000)} µs`,
            `${figure(event / 1_000)} µs`,
          ]),
          notes: [
            "processor time, inline, medians; one event is the median difference of each round.",
            "listened: a callback that counts; kept: `audit: true`, events are in the result.",
          ],
        },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
