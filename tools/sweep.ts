// Every limit raised step by step, for every program, without gaps: the everyday tests take a sample of this.

import { parseArgs } from "node:util";
import { PROGRAMS, Sweep } from "../core/test/support/sweep.ts";
import { RUN_LIMIT_NAMES, sweepLimit } from "../core/test/support/sweep-limits.ts";
import { HOLE_MODES, sweepHoles, sweepPages, takesPart } from "../core/test/support/sweep-memory.ts";
import { SURVIVORS, sweepSurvivor } from "../core/test/support/sweep-survivors.ts";

const HELP = `Raises each limit step by step until a program has enough, and looks at how every run before that ended.

  npm run sweep                                   both engines, some minutes
  npm run sweep -- --program tasks,host           some programs of core/test/hostile/programs
  npm run sweep -- --engine release               one engine: release or debug
  npm run sweep -- --random 1000 --window 2000    values per limit: at random, and without a gap (default 200 and 500)
  npm run sweep -- --seed 7                       which random values (default: another one each time; it is printed)
  npm run sweep -- --stops 5000                   where work on what survives it is stopped (default 1000 places)
  npm run sweep -- --step 16                      bytes between two sizes of the hole in a full heap (default 16)

Before a limit suffices, only its documented error may end a run, and the sandbox has to work afterwards. Anything else is
printed as FINDING, and the exit status is 1.
`;

const { values } = parseArgs({
  options: {
    program: { type: "string" },
    engine: { type: "string" },
    random: { type: "string", default: "200" },
    window: { type: "string", default: "500" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
    step: { type: "string", default: "16" },
    stops: { type: "string", default: "1000" },
    help: { type: "boolean", short: "h" },
  },
});

async function main(): Promise<void> {
  const [random, window, stops] = [wholeNumber(values.random), wholeNumber(values.window), wholeNumber(values.stops)];
  const [seed, step] = [wholeNumber(values.seed), wholeNumber(values.step)];
  const names = values.program?.split(",");
  const programs = PROGRAMS.filter(({ name }) => names === undefined || names.includes(name));
  if (programs.length === 0) throw new Error(`programs are ${PROGRAMS.map(({ name }) => name).join(", ")}`);
  const variants = (["release", "debug"] as const).filter(
    (name) => values.engine === undefined || values.engine === name,
  );
  if (variants.length === 0) throw new Error("engines are release, debug");
  process.stdout.write(`seed ${seed}\n`);
  const total = new Sweep();
  for (const variant of variants) {
    for (const limit of RUN_LIMIT_NAMES) {
      const sweep = new Sweep();
      const how = { seed, random, window, variant };
      for (const program of programs) sweep.add(await sweepLimit(program, limit, how));
      report(`${variant}: ${limit}`, sweep, total);
    }
    const pages = new Sweep();
    for (const program of programs) pages.add(await sweepPages(program, variant));
    report(`${variant}: memoryBytes by pages`, pages, total);
    for (const mode of HOLE_MODES) {
      const sweep = new Sweep();
      for (const program of programs.filter((each) => takesPart(each, mode)))
        sweep.add(await sweepHoles(program, { mode, step, first: 0, variant }));
      const collector = mode.collecting ? "collecting" : "not collecting";
      report(`${variant}: a full heap, compiled ${mode.compiled}, ${collector}`, sweep, total);
    }
    for (const survivor of names === undefined ? SURVIVORS : []) {
      const sweep = await sweepSurvivor(survivor, { seed, amounts: stops, variant });
      report(`${variant}: stopped while at work on ${survivor.name}`, sweep, total);
    }
  }
  process.stdout.write(`${total.runs} runs, ${total.findings.length} findings\n`);
  if (total.findings.length > 0) process.exitCode = 1;
}

function report(title: string, sweep: Sweep, total: Sweep): void {
  const endings = [...sweep.endings].map(([ending, count]) => `${ending} ${count}`).join(", ");
  process.stdout.write(`${title}: ${sweep.runs} runs: ${endings}\n`);
  for (const finding of sweep.findings) process.stdout.write(`FINDING ${finding}\n`);
  total.add(sweep);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`${text} is no whole number from 1`);
  return number;
}

if (values.help === true) process.stdout.write(HELP);
else await main();
