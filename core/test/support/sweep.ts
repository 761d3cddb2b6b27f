import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import {
  type LimitOptions,
  PythonError,
  type RunError,
  type RunResult,
  Sandbox,
  type SandboxOptions,
} from "../../src/node/index.ts";

const FOLDER = new URL("../hostile/programs/", import.meta.url);
const DEBUG_ENGINE = new URL("../../../.cache/engine/engine.debug.wasm", import.meta.url);

/** A program that ends well when nothing is short, and says what it came to in its last expression. */
export interface Program {
  readonly name: string;
  readonly source: string;
}

/** The programs in `hostile/programs`: together they use every module and every kind of statement. */
export const PROGRAMS: readonly Program[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".py"))
  .sort()
  .map((file) => ({ name: basename(file, ".py"), source: readFileSync(new URL(file, FOLDER), "utf8") }));

export type Variant = "release" | "debug";

let debugEngine: WebAssembly.Module | undefined;

/** A sandbox on this thread in which everything is repeatable, with the host functions that the programs call. */
export function sandboxFor(limits: LimitOptions, variant: Variant = "release"): Promise<Sandbox> {
  if (variant === "debug") debugEngine ??= new WebAssembly.Module(readFileSync(DEBUG_ENGINE));
  const options: SandboxOptions = {
    isolation: "inline",
    limits: { timeoutMs: 60_000, ...limits },
    clock: { start: new Date(0) },
    randomSeed: 5,
    functions: {
      double: (value) => value,
      refuse: (reason) => {
        throw new PythonError("ValueError", String(reason));
      },
    },
    asyncFunctions: { later: async (value) => value },
    ...(variant === "debug" ? { engine: debugEngine } : {}),
  };
  return Sandbox.create(options);
}

/** Which errors a limit may end a run with. */
export type Documented = (error: RunError) => boolean;

const NONE: Documented = () => false;

/** What `6 * 7` comes to, as `describe` has it. */
export const FORTY_TWO = '42 ["",""]';

/** What a sweep saw: how many runs came to what, and what should not have been. */
export class Sweep {
  readonly endings = new Map<string, number>();
  readonly findings: string[] = [];
  runs = 0;

  /** Notes how a run ended. It has to be `expected`, or the documented end of a limit; → whether it was `expected`. */
  note(where: string, result: RunResult, expected: string, documented: Documented = NONE): boolean {
    this.runs++;
    const ending = result.ok ? "value" : result.error.kind;
    this.endings.set(ending, (this.endings.get(ending) ?? 0) + 1);
    const came = describe(result);
    if (came === expected) return true;
    if (result.ok || !documented(result.error) || result.error.sandbox !== "usable") {
      this.findings.push(`${where}: ${came.slice(0, 600)}`);
    }
    return false;
  }

  add(other: Sweep): void {
    this.runs += other.runs;
    this.findings.push(...other.findings);
    for (const [ending, count] of other.endings) this.endings.set(ending, (this.endings.get(ending) ?? 0) + count);
  }
}

/** Value or traceback, and output: what two runs of the same program have to have in common. */
export function describe(result: RunResult): string {
  const end = result.ok ? result.value : `${result.error.kind}, ${result.error.sandbox}: ${result.error.traceback}`;
  const written = (_: string, value: unknown): unknown => {
    if (typeof value === "bigint") return `${value}n`;
    if (value instanceof Set || value instanceof Map) return [...value];
    return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
  };
  return `${JSON.stringify(end, written)} ${JSON.stringify([result.stdout, result.stderr])}`;
}

/** Notes whether a sandbox works as if nothing had happened. */
export async function noteAlive(sweep: Sweep, where: string, sandbox: Sandbox, program: Program, expected: string) {
  const six = await sandbox.run("6 * 7");
  sweep.note(`${where}, then 6 * 7`, six, FORTY_TWO);
  sweep.note(`${where}, then again without the limit`, await sandbox.run(program.source), expected);
}
