import { writeFileSync } from "node:fs";
import path from "node:path";
import { CATEGORIES, limitsOf } from "../../core/test/hostile/corpus/index.ts";
import type { Options } from "../options.ts";
import { CACHE } from "../places.ts";
import { numberFrom, runChild, textFrom } from "../processes.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { median, quantile } from "../statistics.ts";
import type { Table } from "../table.ts";

const MIB = 2 ** 20;
const MEMORY_BYTES = 32 * MIB;
/** What the process may grow by beyond the guest's memory. */
const SLACK_BYTES = 16 * MIB;
const TIME_MS = 2_000;
/** A flood that is not bounded would be larger after the longer time. */
const FLOOD_MS = [1_000, 4_000] as const;
/** What the host may come to need for a guest's floods: its record of calls, and garbage that V8 has not collected yet. */
const FLOOD_BYTES = 160 * MIB;
const PLACES = ["inline", "worker"] as const;
const WORST = 8;

interface Flood {
  readonly title: string;
  readonly code: string;
  readonly limits: Readonly<Record<string, number>>;
}

/** What the host has to keep for the guest, poured out as fast as it can. */
const FLOODS: readonly (readonly [title: string, code: string])[] = [
  ["output", "while True: print('x' * 1000)"],
  ["output, byte by byte", "import sys\nwhile True: sys.stdout.write('x')"],
  ["calls of a host function", "while True: take(1)"],
  ["calls with 100 KB of arguments", "x = 'x' * 100000\nwhile True: take(x)"],
  ["awaited calls", "while True: await take_later(1)"],
  [
    "awaited calls, 100 at once",
    "import asyncio\nwhile True: await asyncio.gather(*[take_later(i) for i in range(100)])",
  ],
];

interface Growth {
  readonly title: string;
  readonly place: string;
  readonly growthBytes: number;
  readonly peakMemoryBytes: number;
  readonly ending: string;
}

/** What programs that ask for more than there is cost the process: its resident memory, and the guest's own. */
export function measureFloods(_options: Options): Section {
  const failures: string[] = [];
  const greedy = CATEGORIES.filter(({ name }) => name === "memory").flatMap((category) =>
    category.attacks.map((attack) => ({
      title: attack.title,
      code: attack.code,
      limits: { ...limitsOf(attack), memoryBytes: MEMORY_BYTES, outputBytes: MIB, timeoutMs: TIME_MS },
    })),
  );
  const memory = grow("memory", greedy, MEMORY_BYTES + SLACK_BYTES, failures);
  const poured = FLOODS.flatMap(([title, code]) =>
    FLOOD_MS.map((timeoutMs) => {
      const limits = { timeoutMs, memoryBytes: MEMORY_BYTES, hostCalls: Number.POSITIVE_INFINITY };
      return { title: `${title}, ${timeoutMs / 1000} s`, code, limits };
    }),
  );
  const floods = grow("floods", poured, FLOOD_BYTES, failures);
  return {
    figures: { memory, floods },
    failures,
    tables: [
      {
        title: `Programs that want more than ${MEMORY_BYTES / MIB} MiB: growth of the process`,
        columns: ["where", "programs", "median", "p99", "max", "max of the guest's memory"],
        rows: PLACES.map((place) => {
          const own = memory.filter((each) => each.place === place);
          const growth = own.map(({ growthBytes }) => growthBytes);
          return [
            place,
            String(own.length),
            ...[median(growth), quantile(growth, 0.99), quantile(growth, 1)].map(mebibytes),
            mebibytes(Math.max(...own.map(({ peakMemoryBytes }) => peakMemoryBytes))),
          ];
        }),
        notes: [
          "Each program in a process of its own: the peak of its resident memory, less what it was before the run.",
          `Bound: memoryBytes and ${SLACK_BYTES / MIB} MiB. Output of at most 1 MiB, and ${TIME_MS / 1000} s each.`,
        ],
      },
      table("The largest of them", [...memory].sort((a, b) => b.growthBytes - a.growthBytes).slice(0, WORST)),
      {
        ...table("What the host keeps, poured out without a limit of calls: growth of the process", floods),
        notes: [
          `Bound: ${FLOOD_BYTES / MIB} MiB, however long it takes. outputBytes, journalBytes and hostCallBytes have their defaults.`,
          "output: ended by its own limit. hostCalls: ended by journalBytes, since runs inline are recorded when functions are awaited.",
        ],
      },
    ],
  };
}

function grow(what: string, programs: readonly Flood[], boundBytes: number, failures: string[]): Growth[] {
  const file = path.join(CACHE, "flood.json");
  progress(`floods: ${what}, ${programs.length} programs, each inline and in a worker`);
  return programs.flatMap(({ title, code, limits }) =>
    PLACES.map((place) => {
      const text = JSON.stringify({ code, limits }, (_, value: unknown) =>
        value === Number.POSITIVE_INFINITY ? "none" : value,
      );
      writeFileSync(file, text);
      const { reply } = runChild("flood", [file, place], ["--expose-gc"]);
      const growth: Growth = {
        title,
        place,
        growthBytes: numberFrom(reply, "growthBytes"),
        peakMemoryBytes: numberFrom(reply, "peakMemoryBytes"),
        ending: textFrom(reply, "ending"),
      };
      if (growth.growthBytes > boundBytes)
        failures.push(`${title}, ${place}: the process grew by ${mebibytes(growth.growthBytes)}`);
      if (growth.peakMemoryBytes > MEMORY_BYTES)
        failures.push(`${title}, ${place}: the guest's memory grew to ${mebibytes(growth.peakMemoryBytes)}`);
      return growth;
    }),
  );
}

function table(title: string, growths: readonly Growth[]): Table {
  return {
    title,
    columns: ["program", "where", "growth", "guest's memory", "ended"],
    rows: growths.map(({ title: program, place, growthBytes, peakMemoryBytes, ending }) => [
      program,
      place,
      mebibytes(growthBytes),
      mebibytes(peakMemoryBytes),
      ending,
    ]),
  };
}

function mebibytes(bytes: number): string {
  return `${(bytes / MIB).toFixed(1)} MiB`;
}
