import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll } from "vitest";
import { type BuildOptions, type BuildResult, build } from "../../src/builder/index.ts";

/** A folder for what is built, which goes with the tests of a file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "built-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What a build of files with `main.py` among them gives. */
export function buildMain(
  form: BuildOptions["form"],
  files: BuildOptions["files"] | string,
  options: Partial<BuildOptions> = {},
): Promise<BuildResult> {
  return build({ form, main: "main.py", files: typeof files === "string" ? { "main.py": files } : files, ...options });
}

export type Exports = Readonly<Record<string, (...args: unknown[]) => unknown>>;

let count = 0;

/** Builds a module, writes it to a folder of its own below `folder`, and imports it. Each time is a new start. */
export async function importMain(
  folder: string,
  files: BuildOptions["files"] | string,
  options: Partial<BuildOptions> = {},
): Promise<Exports> {
  return importFrom(folder, (await buildMain("js", files, options)).files);
}

export async function importFrom(folder: string, files: BuildResult["files"]): Promise<Exports> {
  const place = mkdtempSync(join(folder, "module-"));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(place, name), bytes);
  const script = Object.keys(files).find((name) => name.endsWith(".js"));
  if (script === undefined) throw new Error("no module was built");
  return import(`${pathToFileURL(join(place, script)).href}?${count++}`);
}

export function textOf(result: BuildResult, name: string): string {
  const bytes = result.files[name];
  if (!bytes) throw new Error(`there is no ${name} among ${Object.keys(result.files)}`);
  return new TextDecoder().decode(bytes);
}
