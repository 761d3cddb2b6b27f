import type { How } from "./how.ts";
import { SOURCE_NAMES } from "./program.ts";
import type { Failure, Verdict } from "./verdict.ts";
import { type Death, Worker } from "./worker.ts";

/** Attempts per program: enough for a page of code, and an end for one where each takes a deadline. */
const MOST_ATTEMPTS = 1_500;
const MOST_MS = 120_000;

/** Makes failing programs small: what is left fails in the same way, and fails no more without any of its parts. */
export class Minimiser {
  #worker: Worker | undefined;

  async judge(code: string | Uint8Array, how: How, twice = false): Promise<Verdict | Death> {
    this.#worker ??= await Worker.start(0, SOURCE_NAMES.slice(0, 1), "minimiser");
    const verdict = await this.#worker.judge(code, how, twice);
    if (isDeath(verdict)) this.#worker = undefined;
    return verdict;
  }

  async minimise({ program, how, problem }: Failure): Promise<string> {
    if (typeof program.code !== "string") return new TextDecoder("latin1").decode(program.code);
    const deadline = performance.now() + MOST_MS;
    let attempts = 0;
    const fails = async (code: string) => {
      if (attempts++ >= MOST_ATTEMPTS || performance.now() > deadline) return false;
      const verdict = await this.judge(code, how, problem.kind === "different");
      return (isDeath(verdict) ? verdict.kind : verdict.problem?.kind) === problem.kind;
    };
    let code = program.code;
    for (;;) {
      const before = code;
      code = await withoutParts(code.split(/(?<=\n)/), fails);
      code = await withoutParts(code.match(/\w+|\s+|[^\w\s]/g) ?? [], fails);
      if (code === before || attempts >= MOST_ATTEMPTS) return code;
    }
  }

  close(): void {
    this.#worker?.close();
  }
}

function isDeath(verdict: Verdict | Death): verdict is Death {
  return "number" in verdict;
}

/** Leaves out as many parts as possible: halves first, then ever smaller pieces. */
export async function withoutParts(
  parts: readonly string[],
  fails: (code: string) => boolean | Promise<boolean>,
): Promise<string> {
  let kept = [...parts];
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (await fails(fewer.join(""))) kept = fewer;
      else at += size;
    }
  }
  return kept.join("");
}
