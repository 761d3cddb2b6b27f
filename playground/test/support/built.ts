import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const REPOSITORY = fileURLToPath(new URL("../../..", import.meta.url));
const CACHE = join(REPOSITORY, ".cache/playground");
/** All that the built page is made of. */
const INPUTS = [
  ...["index.html", "package.json", "vite.config.ts", "src", "styles"].map((name) => `playground/${name}`),
  ...["core/dist", "core/src", "package-lock.json", "LICENSE", "NOTICE"],
];

/** What `npm run build:playground` makes, by path. Built once for the same sources, whoever asks and when. */
export async function builtFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const key = keyOf(INPUTS.flatMap((name) => filesOf(join(REPOSITORY, name))));
  const folder = join(CACHE, key);
  if (!existsSync(folder)) {
    mkdirSync(CACHE, { recursive: true });
    for (const name of readdirSync(CACHE)) if (!name.startsWith(key)) rmSync(join(CACHE, name), { recursive: true });
    const ownFolder = `${folder}.${process.pid}`;
    const root = join(REPOSITORY, "playground");
    // Takes longer to load than all that is left to do when the page is there.
    const { build } = await import("vite");
    await build({ root, logLevel: "error", build: { outDir: ownFolder, emptyOutDir: true } });
    // Another process may have been faster; what it made is the same.
    if (existsSync(folder)) rmSync(ownFolder, { recursive: true });
    else renameSync(ownFolder, folder);
  }
  return new Map(filesOf(folder).map((path) => [relative(folder, path), readFileSync(path)]));
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile())
    .sort();
}

function keyOf(paths: readonly string[]): string {
  const sum = createHash("sha256");
  for (const path of paths) sum.update(`${relative(REPOSITORY, path)}\n`).update(readFileSync(path));
  return sum.digest("hex").slice(0, 32);
}
