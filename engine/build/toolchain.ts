import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Version of an installed npm package, read from its package.json; its `exports` may hide that file from `import`. */
export function packageVersion(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.resolve(name)));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  const description: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (typeof description !== "object" || description === null || !("version" in description)) {
    throw new Error(`${folder}/package.json names no version`);
  }
  return String(description.version);
}
