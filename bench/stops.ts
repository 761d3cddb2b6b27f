import { Unavailable } from "../tools/runtimes/unavailable.ts";
import { DEADLINE_MS, ENDLESS, type Stop } from "./child/stop-run.ts";
import { stopsInChromium } from "./chromium.ts";
import { progress } from "./progress.ts";
import { linesOf, type Runtime } from "./runtimes.ts";
import { quantile } from "./statistics.ts";
import { figure, type Table } from "./table.ts";

/** For all of them in one process. What is not over then was not stopped. */
const TIMEOUT_MS = 60_000;

/** How busy a process may be, as a part of one core, when all of its runs have ended. */
const IDLE = 0.3;

const PLACES = ["inline", "worker"] as const;
const NAMES = Object.keys(ENDLESS);

interface Stops {
  readonly title: string;
  readonly isolation: Stop["isolation"];
  readonly stops: readonly Stop[];
  /** Undefined where nobody can tell. */
  readonly busy?: number | undefined;
  readonly unstopped: readonly string[];
}

/** Ends programs that would run for hours, everywhere: nothing but fuel can, on a thread that cannot be killed. */
export async function measureStops(runtimes: readonly Runtime[]) {
  const all: Stops[] = runtimes.flatMap((runtime) => PLACES.map((isolation) => stopsIn(runtime, isolation)));
  try {
    for (const isolation of PLACES) {
      progress(`runtimes: endless programs in Chromium, ${isolation}`);
      const { title, stops } = await stopsInChromium(isolation);
      all.push({ title, isolation, stops, unstopped: missingFrom(stops) });
    }
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
  }
  const failures = all.flatMap(({ title, isolation, unstopped, busy }) => [
    ...unstopped.map((name) => `${title}, ${isolation}: ${name} was not stopped`),
    ...(busy !== undefined && busy > IDLE ? [`${title}, ${isolation}: still busy when all has ended`] : []),
  ]);
  return { figures: all, table: tableOf(all), failures };
}

function stopsIn(runtime: Runtime, isolation: Stop["isolation"]): Stops {
  const { title } = runtime;
  const stops: Stop[] = [];
  const unstopped: string[] = [];
  let busy: number | undefined;
  for (let from = 0; from < NAMES.length; from = stops.length + unstopped.length) {
    progress(`runtimes: endless programs in ${title}, ${isolation}`);
    const { lines, problem } = linesOf(runtime, "stop", [isolation, String(from)], TIMEOUT_MS);
    for (const line of lines) {
      const said: Stop | { busy: number } = JSON.parse(line);
      if ("busy" in said) busy = said.busy;
      else stops.push(said);
    }
    if (problem === undefined) break;
    const name = NAMES[stops.length + unstopped.length];
    if (name === undefined) break;
    unstopped.push(`${name} (${problem})`);
  }
  return { title, isolation, stops, busy, unstopped };
}

function missingFrom(stops: readonly Stop[]): string[] {
  return NAMES.filter((name) => !stops.some((stop) => stop.name === name));
}

function tableOf(all: readonly Stops[]): Table {
  return {
    title: `Endless programs, stopped at their deadline of ${DEADLINE_MS} ms`,
    columns: ["runtime", "where", "stopped", "sandbox lost", "late, median ms", "late, worst ms", "busy afterwards"],
    rows: all.map(({ title, isolation, stops, busy }) => {
      const late = stops.map(({ ms }) => ms - DEADLINE_MS);
      return [
        title,
        isolation,
        `${stops.length} of ${NAMES.length}`,
        String(stops.filter(({ ending }) => ending.endsWith("lost")).length),
        figure(quantile(late, 0.5)),
        figure(quantile(late, 1)),
        busy === undefined ? "–" : `${Math.round(100 * busy)} %`,
      ];
    }),
    notes: [`${NAMES.join("; ")}.`],
  };
}
