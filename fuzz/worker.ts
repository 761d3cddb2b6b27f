import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Answer, Request } from "./child/messages.ts";
import type { How } from "./how.ts";
import { CACHE } from "./places.ts";
import type { SourceName } from "./program.ts";
import type { Verdict } from "./verdict.ts";

const SCRIPT = path.join(path.dirname(fileURLToPath(import.meta.url)), "child", "run.ts");

/** How long a process may take before its first program. */
const START_MS = 60_000;
/** And before the first program of another request. */
const RESTART_MS = 5_000;
const LOOK_MS = 500;

/** What became of a process that did not answer. */
export interface Death {
  readonly kind: "exit" | "hang";
  readonly detail: string;
  /** The number of the program that it was running. */
  readonly number: number;
}

/** One child process, which makes and runs programs. A process that hangs is ended. */
export class Worker {
  readonly #child: ChildProcess;
  readonly #place: string;
  #complaints = "";
  #hung = false;
  #askedAt = 0;

  private constructor(child: ChildProcess, place: string) {
    this.#child = child;
    this.#place = place;
    child.stderr?.on("data", (text: Buffer) => {
      this.#complaints = (this.#complaints + text.toString()).slice(-4_000);
    });
  }

  static async start(seed: number, sources: readonly SourceName[], name: string): Promise<Worker> {
    mkdirSync(CACHE, { recursive: true });
    const place = path.join(CACHE, `place-${process.pid}-${name}`);
    // What another process of this name left there is about another program.
    rmSync(place, { force: true });
    const child = fork(SCRIPT, {
      execArgv: ["--import", "tsx"],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    const worker = new Worker(child, place);
    const death = await worker.ask({ kind: "begin", seed, sources, place }, (answer) => answer.kind === "ready");
    if (death) throw new Error(`a process did not start: ${death.detail}`);
    return worker;
  }

  /** Asks for something, and tells of each answer until one is the last. Returns how the process ended, if it did. */
  ask(request: Request, isLast: (answer: Answer) => boolean): Promise<Death | undefined> {
    return new Promise((resolve) => {
      this.#askedAt = Date.now();
      const timer = setInterval(() => this.#endWhenHung(), LOOK_MS);
      const settle = (death: Death | undefined) => {
        clearInterval(timer);
        this.#child.off("message", onMessage).off("exit", onExit);
        resolve(death);
      };
      const onMessage = (answer: Answer) => {
        if (isLast(answer)) settle(undefined);
      };
      const onExit = (status: number | null, signal: string | null) => {
        const { number } = this.#position();
        const how = `the process ended with ${signal ?? status}: ${this.#complaints.trim().slice(-1_500)}`;
        settle(
          this.#hung ? { kind: "hang", detail: "nothing came back", number } : { kind: "exit", detail: how, number },
        );
      };
      this.#child.on("message", onMessage).once("exit", onExit);
      this.#child.send(request);
    });
  }

  /** Runs one program. */
  async judge(code: string | Uint8Array, how: How, twice: boolean): Promise<Verdict | Death> {
    let verdict: Verdict | undefined;
    const death = await this.ask({ kind: "one", code, how, twice }, (answer) => {
      if (answer.kind === "judged") verdict = answer.verdict;
      return answer.kind === "judged";
    });
    return death ?? verdict ?? { kind: "exit", detail: "it came back without an answer", number: 0 };
  }

  close(): void {
    this.#child.kill("SIGKILL");
    rmSync(this.#place, { force: true });
  }

  #endWhenHung(): void {
    const { givenUpAt } = this.#position();
    if (Date.now() < Math.max(givenUpAt, this.#askedAt + (givenUpAt === 0 ? START_MS : RESTART_MS))) return;
    this.#hung = true;
    this.#child.kill("SIGKILL");
  }

  #position(): { number: number; givenUpAt: number } {
    try {
      const bytes = readFileSync(this.#place);
      if (bytes.length === 16) return { number: bytes.readDoubleLE(0), givenUpAt: bytes.readDoubleLE(8) };
    } catch {
      // Not there before the first program.
    }
    return { number: 0, givenUpAt: 0 };
  }
}
