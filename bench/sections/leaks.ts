import type { Options } from "../options.ts";
import { numberFrom, objectFrom, runChild } from "../processes.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { slope } from "../statistics.ts";
import { figure } from "../table.ts";

const TARGET_BYTES_PER_CYCLE = 5 * 1024;
const TIMEOUT_MS = 600_000;
/** Below this many cycles the slope says more about V8's warming up than about leaks, and is not a failure. */
const LEAST_CYCLES = 1_000;

interface CycleFacts {
  readonly name: string;
  readonly title: string;
  /** How many times the cycles of the command line. */
  readonly times: number;
}

const CYCLES: readonly CycleFacts[] = [
  { name: "create", title: "create, run with host calls, close", times: 1 },
  { name: "reset", title: "run, reset", times: 10 },
  { name: "fork", title: "fork, run, close", times: 1 },
  { name: "snapshot", title: "snapshot, restore, run, close", times: 1 },
  { name: "failure", title: "fail, run out of fuel, close while waiting", times: 1 },
];

/** Whether anything remains of what is closed. */
export function measureLeaks(options: Options): Section {
  const failures: string[] = [];
  const figures: Record<string, unknown> = {};
  const rows: string[][] = [];
  for (const isolation of ["inline", "worker"]) {
    for (const { name, title, times } of CYCLES) {
      const cycles = options.cycles * times;
      const row = `${title}, ${isolation}`;
      progress(`leaks: ${cycles} × ${row}`);
      try {
        const { reply } = runChild("leaks", [name, isolation, String(cycles)], ["--expose-gc"], TIMEOUT_MS);
        const samples = samplesFrom(reply["samples"]);
        const bytes = slope(samples.map(({ cycle, bytes }) => [cycle, bytes]));
        const left = textsFrom(reply["resources"]);
        const warnings = textsFrom(reply["warnings"]);
        const rejections = numberFrom(reply, "rejections");
        figures[row] = { cycles, bytesPerCycle: bytes, left, warnings, rejections, samples };
        if (bytes > TARGET_BYTES_PER_CYCLE && cycles >= LEAST_CYCLES)
          failures.push(`${row}: memory grows by ${figure(bytes / 1024)} KiB per cycle`);
        if (left.length > 0) failures.push(`${row}: left over at the end: ${left.join(", ")}`);
        if (rejections > 0) failures.push(`${row}: ${rejections} unhandled rejections`);
        failures.push(...warnings.map((warning) => `${row}: Node warned: ${warning}`));
        rows.push([
          row,
          cycles.toLocaleString("en"),
          `${(bytes / 1024).toFixed(2)} KiB`,
          String(left.length),
          String(rejections),
        ]);
      } catch (error) {
        failures.push(`${row}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  return {
    figures,
    failures,
    tables: [
      {
        title: "Leaks: the process's resident memory over many cycles",
        columns: ["cycle", "cycles", "growth per cycle", "handles left", "unhandled rejections"],
        rows,
        notes: [
          "Growth: slope of the least-squares line through 50 samples, each after full garbage collections, after warming up: 50 " +
            `cycles inline, 1,500 in workers, whose heaps grow that long. Target: 5 KiB; of fewer than ${LEAST_CYCLES.toLocaleString("en")} cycles it is no failure.`,
          "Every process ended by itself, since nothing was left to do in it.",
        ],
      },
    ],
  };
}

function samplesFrom(value: unknown): { cycle: number; bytes: number }[] {
  if (!Array.isArray(value)) throw new Error("the child reported no samples");
  return value.map(objectFrom).map((sample) => ({
    cycle: numberFrom(sample, "cycle"),
    bytes: numberFrom(sample, "bytes"),
  }));
}

function textsFrom(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
