import type { Options } from "../options.ts";
import { numberFrom, numbersFrom, objectFrom, runChild } from "../processes.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { median, quantile } from "../statistics.ts";
import { kibibytes, milliseconds } from "../table.ts";

const ISOLATIONS = ["inline", "worker"] as const;

/** What it takes to keep a sandbox as bytes, to get it back, and to copy it. */
export function measureSnapshots(_options: Options): Section {
  const rows: { title: string; figures: Record<string, unknown> }[] = [];
  const failures: string[] = [];
  for (const isolation of ISOLATIONS) {
    progress(`snapshots ${isolation}`);
    try {
      const { reply } = runChild("snapshots", [isolation]);
      for (const [state, figures] of Object.entries(reply)) {
        rows.push({ title: `${state}, ${isolation}`, figures: objectFrom(figures) });
      }
    } catch (error) {
      failures.push(`${isolation}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const times = (figures: Record<string, unknown>, key: string) => {
    const sample = numbersFrom(figures, key);
    return `${milliseconds(median(sample))} / ${milliseconds(quantile(sample, 0.99))}`;
  };
  return {
    figures: Object.fromEntries(rows.map(({ title, figures }) => [title, figures])),
    failures,
    tables: [
      {
        title: "Snapshots: time, median / p99",
        columns: ["state", "snapshot", "with a key", "restore", "with a key", "fork"],
        rows: rows.map(({ title, figures }) => [
          title,
          ...["snapshotMs", "signedMs", "restoreMs", "restoreSignedMs", "forkMs"].map((key) => times(figures, key)),
        ]),
        notes: [
          "Targets, medians inline: snapshot of a dict 10 ms; restoring ten variables 1 ms; fork of them 200 µs.",
          "Every copy was asked for its state afterwards; that is not part of the time.",
        ],
      },
      {
        title: "Snapshots: size",
        columns: ["state", "snapshot", "live pages", "snapshot / live pages", "memory at most"],
        rows: rows.map(({ title, figures }) => [
          title,
          kibibytes(numberFrom(figures, "bytes")),
          kibibytes(numberFrom(figures, "livePagesBytes")),
          `${Math.round((100 * numberFrom(figures, "bytes")) / numberFrom(figures, "livePagesBytes"))} %`,
          kibibytes(numberFrom(figures, "peakMemoryBytes")),
        ]),
        notes: [
          "Targets: ten variables 8 KiB; a dict 125 % of its live pages.",
          "live pages: what is in use after the run, in whole pages of 64 KiB.",
        ],
      },
    ],
  };
}
