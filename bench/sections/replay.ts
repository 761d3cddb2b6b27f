import { rmSync } from "node:fs";
import path from "node:path";
import { newestNode } from "../../tools/runtimes/newest-node.ts";
import { Unavailable } from "../../tools/runtimes/unavailable.ts";
import type { Options } from "../options.ts";
import { CACHE } from "../places.ts";
import { numberFrom, numbersFrom, objectFrom, runChild } from "../processes.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { median } from "../statistics.ts";
import { kibibytes } from "../table.ts";

const TIMEOUT_MS = 900_000;

interface Runtime {
  readonly version: string;
  readonly executable: string;
}

interface Check {
  readonly recordedBy: string;
  readonly replayedBy: string;
  readonly programs: number;
  readonly differences: number;
}

/** Whether recorded runs come to the same on every Node, from their journals alone. */
export function measureReplay(options: Options): Section {
  const { runtimes, missing } = availableRuntimes();
  const checks: Check[] = [];
  const failures: string[] = [];
  const recordings: Record<string, unknown> = {};
  let journalBytes: number[] = [];
  let endings = "";
  for (const recorder of runtimes) {
    const file = path.join(CACHE, `journals-${recorder.version}.json`);
    progress(`replay: recording ${options.replays} programs on Node ${recorder.version}`);
    const run = (node: Runtime, args: readonly string[]) =>
      runChild("replay", args, [], TIMEOUT_MS, node.executable).reply;
    try {
      const recorded = run(recorder, ["record", String(options.seed), String(options.replays), file]);
      recordings[recorder.version] = recorded;
      journalBytes = [...journalBytes, ...numbersFrom(recorded, "bytes")];
      endings ||= Object.entries(objectFrom(recorded["endings"]))
        .map(([kind, count]) => `${kind} ${String(count)}`)
        .join(", ");
      for (const player of runtimes) {
        progress(`replay: journals of Node ${recorder.version} on Node ${player.version}`);
        const checked = run(player, ["check", file]);
        const differences = numberFrom(checked, "count");
        const programs = numberFrom(checked, "programs");
        checks.push({ recordedBy: recorder.version, replayedBy: player.version, programs, differences });
        failures.push(...differencesFrom(checked["differences"]));
      }
      rmSync(file, { force: true });
    } catch (error) {
      failures.push(`Node ${recorder.version}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return {
    figures: { checks, recordings },
    failures,
    tables: [
      {
        title: "Replay: generated programs, done over from their journals without the host's functions",
        columns: ["recorded by", "replayed by", "programs", "differences"],
        rows: checks.map(({ recordedBy, replayedBy, programs, differences }) => [
          `Node ${recordedBy}`,
          `Node ${replayedBy}`,
          programs.toLocaleString("en"),
          String(differences),
        ]),
        notes: [
          `Seeds from ${options.seed}. Compared are value or exception, traceback, output and fuel. Half of the programs have the ` +
            "machine's own clock and entropy; half are recorded inline and half in a worker; half are replayed in the other of the two, deep recursion of a worker excepted.",
          `How they ended: ${endings}. A journal has ${kibibytes(median(journalBytes))} (median).`,
          ...missing,
        ],
      },
    ],
  };
}

function availableRuntimes(): { runtimes: readonly Runtime[]; missing: readonly string[] } {
  const own = { version: process.versions.node, executable: process.execPath };
  try {
    const newest = newestNode();
    return { runtimes: newest.version === own.version ? [own] : [own, newest], missing: [] };
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return { runtimes: [own], missing: [`The newest Node is missing: ${error.message}`] };
  }
}

function differencesFrom(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
