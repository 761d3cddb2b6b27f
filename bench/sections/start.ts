import { type EngineFacts, engines } from "../engines.ts";
import type { Options } from "../options.ts";
import { numberFrom, runChild } from "../processes.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { median, quantile } from "../statistics.ts";
import { milliseconds } from "../table.ts";

/** Loading and the first sandbox happen once per process, so these processes are their samples. */
const PROCESSES = 5;

interface Start {
  readonly loadMs: number;
  readonly coldMs: number;
  readonly cycleMs: number;
  readonly fresh: readonly number[];
  readonly recycled: readonly number[];
  readonly reset: readonly number[];
  readonly again: readonly number[];
}

/** What it takes to get a sandbox and evaluate `1+1` in it. */
export function measureStart(options: Options): Section {
  const { available, missing } = engines(options);
  const samples = new Map<string, Start[]>();
  const failures: string[] = [];
  for (let round = 0; round < PROCESSES; round++) {
    for (const engine of available) {
      progress(`start ${round + 1}/${PROCESSES} ${engine.title}`);
      try {
        const { reply } = runChild("start", [engine.name, String(engine.startSamples)]);
        samples.set(engine.name, [...(samples.get(engine.name) ?? []), startFrom(reply)]);
      } catch (error) {
        failures.push(`${engine.title}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  const summaries = available.map((engine) => ({ engine, summary: summarise(samples.get(engine.name) ?? []) }));
  return {
    figures: Object.fromEntries(summaries.map(({ engine, summary }) => [engine.name, summary])),
    tables: [
      {
        title: "Start: a sandbox, and 1+1 in it",
        columns: [
          "engine",
          "load",
          "first",
          "new",
          "p99",
          "after close",
          "p99",
          "whole cycle",
          "reset",
          "p99",
          "again",
        ],
        rows: summaries.map(({ engine, summary }) => [
          engine.title,
          ...Object.values(summary).map((value) => milliseconds(value)),
        ]),
        notes: [
          `Medians over ${PROCESSES} fresh processes per engine. load: import, and compilation where it can be separated; first: the first sandbox and 1+1 after that.`,
          "new: a further sandbox and 1+1, warm (ours while all others stay open, so that nothing is recycled); after close: the same when the one before was closed.",
          "whole cycle: the mean of creating, 1+1 and closing in a loop, with all garbage collection.",
          "reset: back to the just-created state and 1+1; again: 1+1 in a sandbox that has run it before.",
          ...engineNotes(available),
          ...missing,
          ...failures,
        ],
      },
    ],
  };
}

function engineNotes(available: readonly EngineFacts[]): string[] {
  return available.flatMap((engine) => (engine.note === undefined ? [] : [`${engine.title}: ${engine.note}`]));
}

function summarise(starts: readonly Start[]) {
  const middle = (select: (start: Start) => number) => median(starts.map(select));
  return {
    loadMs: middle((start) => start.loadMs),
    firstMs: middle((start) => start.coldMs),
    newMs: middle((start) => median(start.fresh)),
    newP99Ms: middle((start) => quantile(start.fresh, 0.99)),
    afterCloseMs: middle((start) => median(start.recycled)),
    afterCloseP99Ms: middle((start) => quantile(start.recycled, 0.99)),
    cycleMs: middle((start) => start.cycleMs),
    resetMs: middle((start) => median(start.reset)),
    resetP99Ms: middle((start) => quantile(start.reset, 0.99)),
    againMs: middle((start) => median(start.again)),
  };
}

function startFrom(reply: Record<string, unknown>): Start {
  return {
    loadMs: numberFrom(reply, "loadMs"),
    coldMs: numberFrom(reply, "coldMs"),
    cycleMs: numberFrom(reply, "cycleMs"),
    fresh: numbers(reply["fresh"]),
    recycled: numbers(reply["recycled"]),
    reset: numbers(reply["reset"]),
    again: numbers(reply["again"]),
  };
}

/** Absent samples are an empty list, whose median prints as a dash. */
function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}
