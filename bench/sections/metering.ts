import path from "node:path";
import { buildEngine } from "../../engine/build/build.ts";
import { artifactPath, repositoryLayout } from "../../engine/build/layout.ts";
import type { Options } from "../options.ts";
import { numberFrom, numbersFrom, runChild } from "../processes.ts";
import { composePrograms } from "../programs.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { sourceFolder } from "../source.ts";
import { geometricMean, median, pairedRatio } from "../statistics.ts";
import { figure } from "../table.ts";

const CHILD_TIMEOUT_MS = 600_000;

/** What counting the work in C costs: the engine beside the same one without that, program by program. */
export async function measureMetering(options: Options): Promise<Section> {
  const layout = repositoryLayout();
  await buildEngine(layout, ["unmetered"]);
  const engines = [artifactPath(layout, "release"), artifactPath(layout, "unmetered")];
  const programs = composePrograms(await sourceFolder(), options.programs);
  const results = programs.map((program, index) => {
    progress(`metering ${index + 1}/${programs.length} ${program.name}`);
    const args = [program.file, String(options.runs), ...engines.map((engine) => path.resolve(engine))];
    const { reply } = runChild("metering", args, [], CHILD_TIMEOUT_MS);
    const [metered, unmetered] = [numbersFrom(reply, "metered"), numbersFrom(reply, "unmetered")];
    const ratio = pairedRatio(metered, unmetered);
    return { program: program.name, metered, unmetered, fuel: numberFrom(reply, "fuel"), ratio };
  });
  const mean = geometricMean(results.map(({ ratio }) => ratio));
  const worst = Math.max(...results.map(({ ratio }) => ratio));
  return {
    figures: { results, mean, worst },
    tables: [
      {
        title: "Metering: the engine beside the same one that counts no work in C",
        columns: ["program", "metered", "not", "ratio", "ns per unit"],
        rows: [
          ...results.map(({ program, metered, unmetered, fuel, ratio }) => [
            program,
            `${figure(median(metered))} ms`,
            `${figure(median(unmetered))} ms`,
            ratio.toFixed(3),
            figure((median(metered) * 1e6) / fuel),
          ]),
          ["geometric mean", "", "", mean.toFixed(3), ""],
        ],
        notes: [
          "processor time of warm runs in fresh sandboxes, medians; the ratio is the median of those of each round.",
          "not: built with --unmetered. It burns fuel at jumps and calls of Python, but not in C, and cannot be stopped there.",
          "ns per unit: what a unit of fuel takes in this program.",
        ],
      },
    ],
  };
}
