import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Folders whose tests read data that lies beside them, or import modules from there. */
const FOLDERS = new Set(["io", "unicode", "import"]);

/** What lies beside a test that needs it, by path; nothing for the others. */
export function surroundingsOf(file: string | undefined): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  if (file !== undefined && FOLDERS.has(path.basename(path.dirname(file)))) collect(path.dirname(file), "", files);
  return files;
}

function collect(folder: string, prefix: string, files: Record<string, Uint8Array>): void {
  for (const name of readdirSync(folder)) {
    const full = path.join(folder, name);
    if (statSync(full).isDirectory()) collect(full, `${prefix}${name}/`, files);
    else if (!name.endsWith(".exp")) files[`${prefix}${name}`] = readFileSync(full);
  }
}
