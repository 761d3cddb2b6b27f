import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Options, UsageError } from "../options.ts";
import { LIBRARY } from "../places.ts";
import { numbersFrom, runChild } from "../processes.ts";
import { composePrograms } from "../programs.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { sourceFolder } from "../source.ts";
import { geometricMean, median, pairedRatio } from "../statistics.ts";
import { figure } from "../table.ts";

const CHILD_TIMEOUT_MS = 600_000;
const STARTS = 4000;

/** This version of the library beside another one, which was set up in a checkout of its own: `--against FOLDER`. */
export async function measureAgainst(options: Options): Promise<Section> {
  if (options.against === undefined) return { figures: {}, tables: [] };
  const folders = [LIBRARY, path.join(path.resolve(options.against), "core", "dist")];
  const libraries = folders.map((folder) => path.join(folder, "node", "index.js"));
  for (const library of libraries) {
    if (!existsSync(library)) throw new UsageError(`there is no library at ${library}: run npm run setup there`);
  }
  const programs = [
    { name: "a new sandbox and 1+1", file: "" },
    ...composePrograms(await sourceFolder(), options.programs),
  ];
  const failures: string[] = [];
  const results = programs.flatMap(({ name, file }, index) => {
    progress(`against ${index + 1}/${programs.length} ${name}`);
    const rounds = file === "" ? STARTS : options.runs;
    try {
      const { reply } = runChild("against", [file, String(rounds), ...libraries], [], CHILD_TIMEOUT_MS);
      const [here, there] = [numbersFrom(reply, "here"), numbersFrom(reply, "there")];
      return [{ name, here: median(here), there: median(there), ratio: pairedRatio(here, there) }];
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  });
  const mean = geometricMean(results.slice(1).map(({ ratio }) => ratio));
  const identities = folders.map((folder) => readFileSync(path.join(folder, "engine.json"), "utf8"));
  return {
    figures: { results, mean, identities },
    failures,
    tables: [
      {
        title: "This version beside another",
        columns: ["program", "here", "there", "ratio"],
        rows: [
          ...results.map(({ name, here, there, ratio }) => [
            name,
            `${figure(here)} ms`,
            `${figure(there)} ms`,
            ratio.toFixed(3),
          ]),
          ["geometric mean of programs", "", "", mean.toFixed(3)],
        ],
        notes: [
          "processor time of warm runs in turns, in fresh sandboxes, medians; the ratio is the median of those of each round.",
          "a new sandbox: wall-clock time, the one before closed.",
        ],
      },
    ],
  };
}
