import { type How, TIMEOUT_MS } from "../how.ts";
import { type Problem, type ProblemKind, signatureOf, type Verdict } from "../verdict.ts";
import { DEBUG_TIMEOUT_MS, DebugTarget } from "./debug.ts";
import { Defect } from "./defect.ts";
import type { Outcome } from "./outcome.ts";
import { ReleaseTarget } from "./release.ts";

/** How far beyond its deadline a run may end: another process may have had the processor meanwhile. */
const TOLERANCE_MS = 1_000;

/** What this process may take, with everything that it keeps to make programs from. */
const MOST_RESIDENT_BYTES = 2 ** 30;

const ENDS = new Set([
  ...["ok", "exception", "syntax", "timeout", "fuel", "memory", "output", "recursion", "result", "cancelled", "lost"],
]);

/** Runs programs and says what is wrong with what became of them. */
export class Judge {
  readonly #release = new ReleaseTarget();
  readonly #debug = new DebugTarget();
  readonly #untouched = hostObjects();
  #count = 0;

  /** `twice`: the release engine has to come to the same in another sandbox. */
  async judge(code: string | Uint8Array, how: How, twice = false): Promise<Verdict> {
    let outcome: Outcome;
    try {
      outcome = how.engine === "debug" ? this.#debug.run(code, how) : await this.#release.run(code, how);
      const comparable = how.engine === "release" && outcome.end !== "timeout" && !outcome.lost;
      if (twice && comparable) requireSame(outcome, await this.#release.runFresh(code, how));
    } catch (error) {
      const kind = error instanceof Defect ? error.kind : "thrown";
      const verdict = { end: "thrown", type: "", lost: false, overshootMs: 0 };
      return { ...verdict, problem: problemOf(kind, error) };
    }
    const timeoutMs = how.engine === "debug" ? DEBUG_TIMEOUT_MS : TIMEOUT_MS;
    const { end, type, lost } = outcome;
    const overshootMs = Math.max(outcome.wallMs - timeoutMs, 0);
    const problem = this.#problemIn(outcome, how, overshootMs);
    return { end, type, lost, overshootMs, problem: problem && this.#named(problem, code, how) };
  }

  /** Functions of the debug engine have names, so a trap that shows there, too, is told apart by them. */
  #named(problem: Problem, code: string | Uint8Array, how: How): Problem {
    if (problem.kind !== "trap" || how.engine === "debug") return problem;
    const again = this.#debug.run(code, { ...how, engine: "debug" });
    return again.end === "lost" ? { ...problem, ...problemOf("trap", again.cause) } : problem;
  }

  #problemIn(outcome: Outcome, how: How, overshootMs: number): Problem | undefined {
    if (!ENDS.has(outcome.end)) return problem("outside", `it ended with the kind ${outcome.end}`);
    // Lost by a limit is lost in good order: the work could not be left otherwise.
    if (outcome.end === "lost") return problemOf("trap", outcome.cause);
    if (overshootMs > TOLERANCE_MS) return problem("late", `${Math.round(overshootMs)} ms after its deadline`, "late");
    if (outcome.peakMemoryBytes > how.memoryBytes) {
      return problem("memory", `${outcome.peakMemoryBytes} of ${how.memoryBytes} bytes`, "memory");
    }
    if (hostObjects() !== this.#untouched) return problem("prototype", "an object of the host's has other properties");
    if (++this.#count % 1_000 === 0) {
      const { rss } = process.memoryUsage();
      if (rss > MOST_RESIDENT_BYTES)
        return problem("memory", `the process takes ${rss} bytes`, "memory of the process");
    }
    return undefined;
  }
}

/** What a guest could reach only through a mistake of the library's. */
function hostObjects(): string {
  const objects = [Object.prototype, Array.prototype, Function.prototype, Map.prototype, Promise.prototype, globalThis];
  return objects.map((object) => Reflect.ownKeys(object).length).join(" ");
}

function requireSame(first: Outcome, second: Outcome): void {
  for (const name of ["end", "type", "message", "fuel", "output"] as const) {
    if (second.end === "timeout" || first[name] === second[name]) continue;
    const [before, after] = [first[name], second[name]].map((each) => JSON.stringify(each).slice(0, 200));
    throw new Defect("different", `${name}: ${before}, in a fresh sandbox ${after}`);
  }
}

function problemOf(kind: ProblemKind, error: unknown): Problem {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const signature = kind === "different" ? kind : signatureOf(kind, error);
  return { kind, detail: detail.slice(0, 2_000), signature };
}

function problem(kind: ProblemKind, detail: string, signature = `${kind}: ${detail}`): Problem {
  return { kind, detail, signature };
}
