import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { CACHE } from "./places.ts";
import type { Test } from "./tests.ts";

const execute = promisify(execFile);

/** The expectations that upstream compares as patterns, because parts of the output differ from build to build. */
const PATTERNS = new Set(["micropython/meminfo", "basics/bytes_compare3", "basics/builtin_help"]);

export interface Expectation {
  readonly text: string;
  matches(output: string): boolean;
}

/** What a test must print: its `.exp` file where it has one, otherwise what CPython prints. */
export async function expectationOf(test: Test, cpython: CpythonRecorder): Promise<Expectation> {
  const recorded = `${test.file}.exp`;
  const text = existsSync(recorded)
    ? readFileSync(recorded, "utf8").replaceAll("\r\n", "\n")
    : await cpython.record(test);
  if (!PATTERNS.has(test.name)) return { text, matches: (output) => output === text };
  const pattern = patternFrom(text);
  return { text, matches: (output) => pattern.test(output) };
}

/** Lines of `########` stand for any number of lines; elsewhere a backslash gives the next character its meaning in patterns. */
export function patternFrom(expectation: string): RegExp {
  const lines = expectation
    .split("\n")
    .map((line) => (line === "########" ? "(?:.*\n)*?" : `${patternFromLine(line)}\n`));
  return new RegExp(`^${lines.join("").replace(/\n$/, "")}$`);
}

/**
 * What CPython prints, for a test with which upstream recorded what MicroPython prints; undefined for the others. Where the two
 * differ and the output here is CPython's, that is what this project wants.
 */
export async function cpythonsOutput(test: Test, cpython: CpythonRecorder): Promise<string | undefined> {
  return existsSync(`${test.file}.exp`) ? cpython.record(test) : undefined;
}

function patternFromLine(line: string): string {
  return line.replace(/\\(.)|([()[\]{}.*+^$?|])/g, (_, meant: string | undefined, literal: string | undefined) =>
    meant === undefined ? `\\${literal}` : meant,
  );
}

/** Records what CPython prints, once per version of CPython and text of the test. */
export class CpythonRecorder {
  readonly version: string;
  readonly #executable: string;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(executable: string, version: string) {
    this.#executable = executable;
    this.version = version;
  }

  /** Uses the `python3` of the machine, or what the environment variable MICROPY_CPYTHON3 names, as upstream does. */
  static async find(): Promise<CpythonRecorder> {
    const command = process.env["MICROPY_CPYTHON3"] ?? "python3";
    const question = "import sys; print(sys.executable); print(sys.version.split()[0])";
    const { stdout } = await execute(command, ["-c", question]);
    const [executable = command, version = "unknown"] = stdout.split("\n");
    return new CpythonRecorder(executable, version);
  }

  async record(test: Test): Promise<string> {
    const hash = createHash("sha256").update(test.source).digest("hex").slice(0, 16);
    const file = path.join(CACHE, `cpython-${this.version}`, `${test.name}.${hash}.txt`);
    if (existsSync(file)) return readFileSync(file, "utf8");
    const writesFiles = test.source.includes("open(");
    const output = (await (writesFiles ? this.#alone(test.file) : this.#run(test.file))).replaceAll("\r\n", "\n");
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, output);
    return output;
  }

  /** Tests that open files write them beside themselves, several under the same name: never two at a time. */
  #alone(file: string): Promise<string> {
    const output = this.#last.then(() => this.#run(file));
    this.#last = output;
    return output;
  }

  async #run(file: string): Promise<string> {
    const options = {
      cwd: path.dirname(file),
      env: { ...process.env, PYTHONIOENCODING: "utf-8" },
      timeout: 60_000,
      maxBuffer: 2 ** 26,
    };
    try {
      // The shell joins both streams, in the order in which they were written.
      const { stdout } = await execute("sh", ["-c", 'exec "$0" -BS "$1" 2>&1', this.#executable, file], options);
      return stdout;
    } catch (error) {
      const stdout = typeof error === "object" && error !== null && "stdout" in error ? String(error.stdout) : "";
      return `CPYTHON3 CRASH:\n${stdout}`;
    }
  }
}
