import { Unavailable } from "../../tools/runtimes/unavailable.ts";
import { type Contender, PYTHON_CONTENDERS, type Run } from "../contenders.ts";
import { isWanted, type Options } from "../options.ts";
import { comparable, composePrograms, type Program } from "../programs.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { sourceFolder } from "../source.ts";
import { geometricMean, median, pairedRatio, spread } from "../statistics.ts";
import { figure, type Table } from "../table.ts";

interface Samples {
  readonly program: string;
  readonly contender: string;
  readonly ms: number[];
  readonly runOnlyMs: number[];
  /** Why the figure does not count. */
  failure?: string;
}

const REFERENCE = "native";

/** Speed of whole Python programs: MicroPython's perf_bench, once in fresh processes and once in warm ones. */
export async function measurePython(options: Options): Promise<Section> {
  const source = await sourceFolder();
  const programs = composePrograms(source, options.programs);
  const { contenders, missing } = availableContenders(source, options);
  try {
    const cold = await measure("cold", programs, contenders, options.runs);
    const warm = await measure("warm", programs, contenders, options.runs);
    return {
      figures: { cold, warm },
      tables: [
        tableOf("Python programs, cold: a fresh process per run", "cold", cold, programs, contenders, missing),
        tableOf("Python programs, warm: a fresh sandbox per run", "warm", warm, programs, contenders, missing),
      ],
    };
  } finally {
    for (const contender of contenders) contender.stop();
  }
}

function availableContenders(source: string, options: Options) {
  const contenders: Contender[] = [];
  const missing: string[] = [];
  for (const { name, make } of PYTHON_CONTENDERS) {
    if (!isWanted(options, name)) continue;
    try {
      contenders.push(make(source));
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      missing.push(`${name} is missing: ${error.message}`);
    }
  }
  return { contenders, missing };
}

async function measure(
  mode: "cold" | "warm",
  programs: readonly Program[],
  contenders: readonly Contender[],
  runs: number,
): Promise<Samples[]> {
  const all: Samples[] = [];
  for (const [index, program] of programs.entries()) {
    progress(`${mode} ${index + 1}/${programs.length} ${program.name}`);
    all.push(...(await measureProgram(mode, program, contenders, runs)));
  }
  return all;
}

/** Interleaved: every round runs each contender once, and starts with another one, so that drift hits all alike. */
async function measureProgram(
  mode: "cold" | "warm",
  program: Program,
  contenders: readonly Contender[],
  runs: number,
): Promise<Samples[]> {
  const samples = contenders.map((contender) => ({
    contender,
    record: { program: program.name, contender: contender.name, ms: [], runOnlyMs: [] } as Samples,
  }));
  let expected: string | undefined;
  const once = async (contender: Contender, record: Samples, counts: boolean) => {
    if (record.failure !== undefined) return;
    try {
      const run: Run = await contender[mode](program);
      expected ??= comparable(run.output);
      if (comparable(run.output) !== expected) throw new Error(`output differs: ${run.output.slice(0, 200)}`);
      if (!counts) return;
      record.ms.push(run.ms);
      if (run.runOnlyMs !== undefined) record.runOnlyMs.push(run.runOnlyMs);
    } catch (error) {
      record.failure = error instanceof Error ? error.message : String(error);
    }
  };
  if (mode === "warm") {
    for (const { contender, record } of samples) {
      for (let warmup = 0; warmup < contender.warmups; warmup++) await once(contender, record, false);
    }
  }
  for (let round = 0; round < runs; round++) {
    const first = round % samples.length;
    for (const { contender, record } of [...samples.slice(first), ...samples.slice(0, first)]) {
      await once(contender, record, true);
    }
  }
  return samples.map(({ record }) => record);
}

function tableOf(
  title: string,
  mode: "cold" | "warm",
  all: readonly Samples[],
  programs: readonly Program[],
  contenders: readonly Contender[],
  missing: readonly string[],
): Table {
  const samplesOf = (program: string, contender: string, key: "ms" | "runOnlyMs") => {
    const samples = all.find((each) => each.program === program && each.contender === contender);
    return samples === undefined || samples.failure !== undefined ? [] : samples[key];
  };
  const columns = contenders.flatMap((contender): Column[] => {
    const whole: Column = { title: contender.title, contender: contender.name, key: "ms" };
    const runOnly: Column = { title: `${contender.title}, run only`, contender: contender.name, key: "runOnlyMs" };
    return mode === "cold" && contender.warmups > 0 ? [whole, runOnly] : [whole];
  });
  const withRatios = contenders.some((contender) => contender.name === REFERENCE);
  const isReference = (column: Column) => column.contender === REFERENCE;
  const ratio = (program: string, column: Column) =>
    pairedRatio(samplesOf(program, column.contender, column.key), samplesOf(program, REFERENCE, "ms"));
  const rows = programs.map(({ name }) => [
    name,
    ...columns.flatMap((column) => {
      const ms = figure(median(samplesOf(name, column.contender, column.key)));
      return !withRatios || isReference(column) ? [ms] : [ms, figure(ratio(name, column))];
    }),
  ]);
  const means = columns.flatMap((column) => {
    if (isReference(column)) return [""];
    const ratios = programs.map(({ name }) => ratio(name, column)).filter((value) => !Number.isNaN(value));
    return ["", figure(geometricMean(ratios))];
  });
  const widest = Math.max(...all.filter((each) => each.ms.length > 0).map((each) => spread(each.ms)));
  return {
    title,
    columns: [
      "program",
      ...columns.flatMap((column) =>
        !withRatios || isReference(column) ? [`${column.title} ms`] : [`${column.title} ms`, "× native"],
      ),
    ],
    rows: withRatios ? [...rows, ["geometric mean", ...means]] : rows,
    notes: [
      `Medians of ${all[0]?.ms.length ?? 0} interleaved runs, ratios within each round; the widest spread of one figure is ${Math.round(widest * 100)} % of its median.`,
      ...missing,
      ...all
        .filter((each) => each.failure !== undefined)
        .map((each) => `${each.contender} has no figure for ${each.program}: ${each.failure}`),
    ],
  };
}

interface Column {
  readonly title: string;
  readonly contender: string;
  readonly key: "ms" | "runOnlyMs";
}
