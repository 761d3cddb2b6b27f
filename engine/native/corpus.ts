import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { testsFolder } from "../../conformance/source.ts";
import { findTests } from "../../conformance/tests.ts";
import { BuildError } from "../build/errors.ts";
import { installationOf, type Program, runOf } from "./program.ts";

/** Functions of the host that programs may call: see c/imports.c for what they return. */
const FUNCTIONS = [
  { name: "echo", awaited: false },
  { name: "tools.echo", awaited: false },
  { name: "begin", awaited: true },
  { name: "tools.begin", awaited: true },
];
const INSTALLATION = installationOf(FUNCTIONS);

export function programOf(name: string, source: string | Uint8Array): Program {
  return { name, operations: [INSTALLATION, runOf(source)] };
}

/** MicroPython's own tests, as the engine's source has them. */
export async function conformancePrograms(): Promise<Program[]> {
  return findTests(await testsFolder(), []).map(({ name, source }) => programOf(name, source));
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
