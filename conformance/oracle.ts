import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/*
 * Oracle files: Python of our own that must print here what it prints in CPython. A file is a preamble and cases; a case
 * begins with a line `# case: TITLE`, and runs by itself, after the preamble. What CPython printed is recorded beside it.
 */

/** The folders of oracle files: language and built-in types; modules. */
export const ORACLE_FOLDERS = ["language", "modules"] as const;

export const ORACLE = path.join(import.meta.dirname, "oracle");

export interface OracleFile {
  /** "modules/json": folder and name, without the ending. */
  readonly name: string;
  readonly cases: readonly OracleCase[];
}

export interface OracleCase {
  readonly title: string;
  readonly source: string;
}

/** What CPython printed, by title. An exception that reached the top is a last line in brackets. */
export interface Recording {
  /** The version of CPython. */
  readonly python: string;
  readonly printed: Readonly<Record<string, string>>;
}

const CASE = /^# case: (.*)\n/m;

/** Throws when two cases of a file have one title. */
export function casesOf(text: string): OracleCase[] {
  const [preamble = "", ...parts] = text.split(CASE);
  const cases: OracleCase[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const title = (parts[at] ?? "").trim();
    if (cases.some((each) => each.title === title)) throw new Error(`two cases are called "${title}"`);
    cases.push({ title, source: `${preamble}${parts[at + 1] ?? ""}` });
  }
  return cases;
}

export function oracleFiles(): OracleFile[] {
  return ORACLE_FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ORACLE, folder))
      .filter((name) => name.endsWith(".py"))
      .sort()
      .map((name) => ({
        name: `${folder}/${path.basename(name, ".py")}`,
        cases: casesOf(readFileSync(path.join(ORACLE, folder, name), "utf8")),
      })),
  );
}

export function recordingFile(name: string): string {
  return path.join(ORACLE, `${name}.json`);
}

/** Undefined for a file that was never recorded. */
export function recordingOf(name: string): Recording | undefined {
  const file = recordingFile(name);
  if (!existsSync(file)) return undefined;
  const value: unknown = JSON.parse(readFileSync(file, "utf8"));
  const fields: Record<string, unknown> = typeof value === "object" && value !== null ? { ...value } : {};
  const { python, printed } = fields;
  if (typeof python !== "string" || typeof printed !== "object" || printed === null) {
    throw new Error(`${file} is no recording: npm run oracle -- --record makes it anew`);
  }
  return {
    python,
    printed: Object.fromEntries(Object.entries(printed).map(([title, text]) => [title, String(text)])),
  };
}

/** As a recording has it: what was printed, and the exception that ended it. */
export function printedAs(
  stdout: string,
  error: { readonly type: string; readonly message: string } | undefined,
): string {
  if (error === undefined) return stdout;
  const message = error.message === "" ? error.type : `${error.type}: ${error.message}`;
  return `${stdout}[${message}]\n`;
}
