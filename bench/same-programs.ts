import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { humanEvalProblems } from "../conformance/human-eval.ts";
import { skipReason } from "../conformance/skips.ts";
import { findTests } from "../conformance/tests.ts";
import { Generator } from "../fuzz/generate.ts";
import { codeText } from "../fuzz/program.ts";
import { generateProgram } from "./child/generated.ts";
import { Random } from "./child/random.ts";
import type { SameProgram } from "./child/same-run.ts";
import { REPOSITORY } from "./places.ts";
import { sourceFolder } from "./source.ts";

const SWEPT = path.join(REPOSITORY, "core", "test", "hostile", "programs");

type Named = Omit<SameProgram, "seed">;

/**
 * So many programs that come to the same for the same seed: some from each source, the rest generated.
 *
 * @returns the programs, and how many there are of each source
 */
export async function samePrograms(count: number, seed: number) {
  const random = new Random(seed);
  const share = (part: number) => Math.ceil(count * part);
  const swept = readdirSync(SWEPT).filter((file) => file.endsWith(".py"));
  const problems = (humanEvalProblems() ?? []).map(({ id, program }) => ({ name: id, code: program }));
  const tests = findTests(path.join(await sourceFolder(), "tests"), []).filter(({ name }) => !skipReason(name));
  const generator = await Generator.create(["grammar", "callbacks", "tokens"]);
  const sources: Readonly<Record<string, readonly Named[]>> = {
    "that use every module": some(
      random,
      share(0.02),
      swept.map((file) => ({ name: file, code: readFileSync(path.join(SWEPT, file), "utf8") })),
    ),
    "of HumanEval": some(random, share(0.1), problems),
    "of MicroPython's tests": some(
      random,
      share(0.3),
      tests.map(({ name, source }) => ({ name, code: source })),
    ),
    "of the fuzzer": Array.from({ length: share(0.25) }, (_, number) => ({
      name: `fuzz ${seed}/${number}`,
      code: codeText(generator.program(seed, number).code),
    })),
  };
  const named = Object.values(sources).flat();
  const generated = Array.from({ length: Math.max(0, count - named.length) }, (_, index) => ({
    name: `generated ${seed + index}`,
    code: generateProgram(seed + index).source,
  }));
  const programs = [...named, ...generated].map((program, index): SameProgram => ({ ...program, seed: seed + index }));
  const counts = Object.entries({ ...sources, generated }).map(([source, of]) => `${of.length} ${source}`);
  return { programs, counts };
}

/** `count` of the items, or all of them, each at most once. */
function some<Item>(random: Random, count: number, items: readonly Item[]): Item[] {
  const left = [...items];
  const chosen: Item[] = [];
  while (chosen.length < count && left.length > 0) chosen.push(...left.splice(random.between(0, left.length - 1), 1));
  return chosen;
}
