import { mkdirSync, writeFileSync } from "node:fs";
import { BuildError } from "../engine/build/errors.ts";
import { describeMachine, formatMachine } from "./machine.ts";
import { HELP, type Options, parseOptions, type SectionName, UsageError } from "./options.ts";
import { CACHE } from "./places.ts";
import { compileChildren } from "./processes.ts";
import { progress } from "./progress.ts";
import type { Section } from "./section.ts";
import { measureAgainst } from "./sections/against.ts";
import { measureAudit } from "./sections/audit.ts";
import { measureBuild } from "./sections/build.ts";
import { measureCalls } from "./sections/calls.ts";
import { measureContainment } from "./sections/containment.ts";
import { measureFloods } from "./sections/floods.ts";
import { measureHibernation } from "./sections/hibernation.ts";
import { measureImports } from "./sections/imports.ts";
import { measureLeaks } from "./sections/leaks.ts";
import { measureMemory } from "./sections/memory.ts";
import { measureMetering } from "./sections/metering.ts";
import { measurePage } from "./sections/page.ts";
import { measurePython } from "./sections/python.ts";
import { measureReplay } from "./sections/replay.ts";
import { measureResponsive } from "./sections/responsive.ts";
import { measureRuntimes } from "./sections/runtimes.ts";
import { measureSize } from "./sections/size.ts";
import { measureSnapshots } from "./sections/snapshots.ts";
import { measureStart } from "./sections/start.ts";
import { formatTable } from "./table.ts";

const MEASURE: Readonly<Record<SectionName, (options: Options) => Section | Promise<Section>>> = {
  start: measureStart,
  python: measurePython,
  memory: measureMemory,
  size: measureSize,
  calls: measureCalls,
  snapshots: measureSnapshots,
  responsive: measureResponsive,
  metering: measureMetering,
  containment: measureContainment,
  floods: measureFloods,
  hibernation: measureHibernation,
  replay: measureReplay,
  leaks: measureLeaks,
  runtimes: measureRuntimes,
  imports: measureImports,
  page: measurePage,
  build: measureBuild,
  audit: measureAudit,
  against: measureAgainst,
};

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(HELP);
    return;
  }
  mkdirSync(CACHE, { recursive: true });
  compileChildren();
  const machine = describeMachine();
  process.stdout.write(`${formatMachine(machine)}\n`);
  const figures: Record<string, unknown> = { machine };
  for (const name of options.sections) {
    progress(`— ${name}`);
    const section = await MEASURE[name](options);
    figures[name] = section.figures;
    for (const table of section.tables) {
      process.stdout.write(`\n${formatTable(table, options.markdown ? "markdown" : "text")}\n`);
    }
    for (const failure of section.failures ?? []) {
      process.stdout.write(`FAILED ${name}: ${failure}\n`);
      process.exitCode = 1;
    }
  }
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(figures, null, 1)}\n`);
}

try {
  await main();
} catch (error) {
  // Anything else is a bug and shows its stack.
  if (!(error instanceof UsageError || error instanceof BuildError)) throw error;
  process.stderr.write(`${error.message}\nnpm run bench -- --help shows what there is.\n`);
  process.exitCode = 2;
}
