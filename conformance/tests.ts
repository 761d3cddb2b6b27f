import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One of MicroPython's tests. */
export interface Test {
  /** "basics/int1": folder and name, without the ending. */
  readonly name: string;
  readonly folder: string;
  readonly file: string;
  readonly source: string;
}

/** Upstream's scripts that find out what a build can do. */
export const FEATURE_FOLDER = "feature_check";

/** The folders that upstream runs on its own unix port, without the command line and the port's own. */
export const FOLDERS = [
  "basics",
  "float",
  "io",
  "misc",
  "micropython",
  "stress",
  "unicode",
  "extmod",
  "import",
] as const;

export function findTests(testsFolder: string, filters: readonly string[]): Test[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(testsFolder, folder))
      .filter((file) => file.endsWith(".py"))
      .sort()
      .map((file) => ({
        name: `${folder}/${path.basename(file, ".py")}`,
        folder,
        file: path.join(testsFolder, folder, file),
      })),
  )
    .filter(({ name }) => filters.length === 0 || filters.some((filter) => name.includes(filter)))
    .map((test) => ({ ...test, source: readFileSync(test.file, "utf8") }));
}
