import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "./options.ts";
import { DEBUG_ENGINE, RELEASE_ENGINE } from "./places.ts";
import type { Job, Outcome, Target } from "./target.ts";

const SCRIPT = path.join(path.dirname(fileURLToPath(import.meta.url)), "child", "run.ts");

/** How much longer than its limit a job may take before its process is ended: the library should have stopped it. */
const GRACE_MS = 15_000;

/** Runs jobs in the library, in child processes, so that neither a hang nor a crash stops the rest. */
export class LibraryTarget implements Target {
  readonly title: string;
  readonly #stress: boolean;
  readonly #idle: ChildProcess[] = [];
  readonly #all = new Set<ChildProcess>();

  /** Throws a UsageError when there is no engine to test. */
  constructor(options: { stress: boolean }) {
    const engine = options.stress ? DEBUG_ENGINE : RELEASE_ENGINE;
    if (!existsSync(engine)) throw new UsageError(`${engine} is missing; npm run build:engine makes it.`);
    this.#stress = options.stress;
    this.title = options.stress ? "this library, a collection at every allocation" : "this library";
  }

  async run(job: Job): Promise<Outcome> {
    const child = this.#idle.pop() ?? this.#start();
    const outcome = await ask(child, job);
    if (child.connected && child.exitCode === null && !child.killed) this.#idle.push(child);
    else this.#all.delete(child);
    return outcome;
  }

  close(): void {
    for (const child of this.#all) child.kill();
  }

  #start(): ChildProcess {
    const child = fork(SCRIPT, this.#stress ? ["--stress"] : [], {
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#all.add(child);
    return child;
  }
}

function ask(child: ChildProcess, job: Job): Promise<Outcome> {
  return new Promise((resolve) => {
    let complaints = "";
    const settle = (outcome: Outcome) => {
      clearTimeout(timer);
      child.stderr?.off("data", onComplaint);
      child.off("message", onMessage).off("exit", onExit);
      resolve(outcome);
    };
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      settle({ stdout: "", trap: `hung: not even its limit of ${job.timeoutMs} ms stopped it` });
    }, job.timeoutMs + GRACE_MS);
    const onComplaint = (text: Buffer) => {
      complaints += text.toString();
    };
    const onMessage = (outcome: Outcome) => settle(outcome);
    const onExit = (status: number | null, signal: string | null) =>
      settle({ stdout: "", trap: `the process ended with ${signal ?? status}: ${complaints.trim().slice(-2000)}` });
    child.stderr?.on("data", onComplaint);
    child.once("message", onMessage).once("exit", onExit);
    child.send(job);
  });
}
