import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { testsFolder } from "../../conformance/source.ts";
import { findTests } from "../../conformance/tests.ts";
import { CATEGORIES } from "../../core/test/hostile/corpus/index.ts";
import { Generator } from "../../fuzz/generate.ts";
import { BuildError } from "../build/errors.ts";
import { installationOf, type Program, runOf } from "./program.ts";

/** Functions of the host that programs may call: see c/native_imports.c for what they return. */
const FUNCTIONS = [
  ...["echo", "large", "fails", "tools.double"].map((name) => ({ name, awaited: false })),
  ...["ask", "never", "large_later", "tools.ask"].map((name) => ({ name, awaited: true })),
];
const INSTALLATION = installationOf(FUNCTIONS);

export function programOf(name: string, source: string | Uint8Array): Program {
  return { name, operations: [INSTALLATION, runOf(source)] };
}

/** MicroPython's own tests, as the engine's source has them. */
export async function conformancePrograms(): Promise<Program[]> {
  return findTests(await testsFolder(), []).map(({ name, source }) => programOf(name, source));
}

/** Folders of programs that other tests run, too. */
const FOLDERS = ["core/test/hostile/programs", "fuzz/findings"].map((path) => join(import.meta.dirname, "../..", path));

/** What attacks the library in its tests: programs made for this, those of the sweeps, what fuzzing found. */
export function hostilePrograms(): Program[] {
  const attacks = CATEGORIES.flatMap(({ name, attacks }) =>
    attacks.map(({ title, code }) => programOf(`${name}: ${title}`, code)),
  );
  return [...attacks, ...filePrograms(FOLDERS)];
}

/** Programs at random. */
export async function generatedPrograms(count: number, seed: number): Promise<Program[]> {
  if (count === 0) return [];
  const generator = await Generator.create();
  return Array.from({ length: count }, (_, number) =>
    programOf(`fuzz ${seed}:${number}`, generator.program(seed, number).code),
  );
}

/** Programs of files and folders: `.py` holds one, `.jsonl` one per line: `code`, or `base64`, and perhaps `name`. */
export function filePrograms(paths: readonly string[]): Program[] {
  return paths.flatMap((path) => {
    if (statSync(path).isDirectory()) {
      const names = readdirSync(path).filter((name) => /\.(py|jsonl)$/.test(name));
      return filePrograms(names.sort().map((name) => join(path, name)));
    }
    const bytes = readFileSync(path);
    if (path.endsWith(".jsonl")) return linePrograms(basename(path), bytes.toString());
    return [programOf(basename(path), bytes)];
  });
}

/** Lines as `npm run fuzz -- --print` writes them, among others. */
export function linePrograms(origin: string, text: string): Program[] {
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    const place = `${origin}:${index + 1}`;
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== "object" || entry === null) throw new BuildError(`${place} holds no object.`);
    const name = "name" in entry ? `${place} ${String(entry.name)}` : place;
    if ("code" in entry) return [programOf(name, String(entry.code))];
    if ("base64" in entry) return [programOf(name, Buffer.from(String(entry.base64), "base64"))];
    throw new BuildError(`${place} has no member "code".`);
  });
}
