import type { Exchange, Said } from "./exchange.ts";
import type { Answer, RequestBody } from "./protocol.ts";

/** What became of a request to a worker. */
export type Settlement =
  | { readonly kind: "answered"; readonly answer: Answer }
  /** It was taken back before the worker turned to it. */
  | { readonly kind: "withdrawn" }
  /** The worker has ended. `started`: it had turned to this request; `culprit`: because of it. */
  | {
      readonly kind: "died";
      readonly cause: unknown;
      readonly started: boolean;
      readonly culprit: Culprit | undefined;
    };

/** Why a worker was terminated because of a request. */
export type Culprit = "timeout" | "cancelled";

/**
 * - `queued`: the owner keeps it
 * - `sent`: the worker has not said that it has turned to it
 * - `running`: the worker is at it
 * - `blocked`: the worker waits for the attendant
 * - `reading`: the worker reads an answer that comes in pieces
 */
type State = "queued" | "sent" | "running" | "blocked" | "reading" | "settled";

/** One request on its way through a worker. */
export class Assignment {
  readonly number: number;
  readonly machine: number;
  readonly body: RequestBody;
  readonly settled: Promise<Settlement>;
  /** Of a request that is part of a task. */
  readonly exchange: Exchange | undefined;
  /** What the worker may take once it has started, in ms. */
  readonly budgetMs: number;
  /** The most that a state in the answer can take. */
  readonly stateBytes: number;
  /** What stops it from outside. */
  readonly interrupt: Int32Array | undefined;
  state: State = "queued";
  /** When the worker has to have ended by itself. */
  deadline = Number.POSITIVE_INFINITY;
  /** When its guest, which measures the same time since it began, ends by itself at the latest. */
  overAt = Number.POSITIVE_INFINITY;
  isCancelled = false;
  /**
   * A question was answered with the end of the task, or when its time was over: there can be no other, which would put off
   * its deadline.
   */
  isStopped = false;
  /** Of the mailbox, while blocked or reading. */
  slot = 0;
  /** Counts questions, so that each gets one answer. */
  questions = 0;
  #resolve: (settlement: Settlement) => void = () => undefined;

  constructor(
    parts: Pick<Assignment, "number" | "machine" | "body" | "exchange" | "budgetMs" | "stateBytes" | "interrupt">,
  ) {
    this.number = parts.number;
    this.machine = parts.machine;
    this.body = parts.body;
    this.exchange = parts.exchange;
    this.budgetMs = parts.budgetMs;
    this.stateBytes = parts.stateBytes;
    this.interrupt = parts.interrupt;
    this.settled = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  settle(settlement: Settlement): void {
    this.state = "settled";
    this.#resolve(settlement);
  }

  /** Why the worker is terminated when this does not end. */
  get culprit(): Culprit {
    return this.isCancelled ? "cancelled" : "timeout";
  }

  /** Whether an answer of this kind can be one to this request. */
  suits(answer: Answer): boolean {
    if (answer.kind === "error") return true;
    if (answer.state && answer.state.length > this.stateBytes) return false;
    const { kind } = this.body;
    if (kind === "abandon" && answer.kind === "report" && answer.report.kind === "waiting") return false;
    if (kind === "perform" || kind === "resume" || kind === "abandon") {
      return answer.kind === "report" && this.exchange?.isPlausibleReport(answer.report) === true;
    }
    return answer.kind === "state" && (answer.state !== undefined || kind !== "capture");
  }

  /** The exchange, when this may be said now. */
  hears(said: Said): Exchange | undefined {
    if (this.isStopped && said.type !== "output") return undefined;
    return this.state === "running" && this.exchange?.isPlausible(said) ? this.exchange : undefined;
  }
}
