import { LIMITS, type LimitName, type RunError, type RunResult } from "micropython-wasm";
import { bytes, duration, number } from "../support/quantities.ts";
import { isLimitName, LIMIT_NAMES } from "./settings.ts";

/** The limit that a failure is most likely about, where its message names none. */
const USUAL: Readonly<Partial<Record<RunError["kind"], LimitName>>> = {
  timeout: "timeoutMs",
  fuel: "fuel",
  memory: "memoryBytes",
  output: "outputBytes",
  recursion: "recursionDepth",
  hostCalls: "hostCalls",
  result: "resultBytes",
};

export interface Verdict {
  readonly tone: "good" | "bad" | "stopped";
  /** A few words. */
  readonly title: string;
  /** A sentence or two. */
  readonly text: string;
  readonly limit?: LimitName;
}

/** What became of a run, for a person. */
export function verdictOf(result: RunResult, limits: (name: LimitName) => number): Verdict {
  const { wallMs, outputBytes } = result.usage;
  if (result.ok)
    return {
      tone: "good",
      title: "Finished",
      text: `Finished in ${duration(wallMs)}, ${bytes(outputBytes)} of output.`,
    };
  const { error } = result;
  const after = `after ${duration(wallMs)}`;
  const aftermath =
    error.sandbox === "usable" ? "The sandbox is still usable." : "That sandbox is gone; the next run makes a new one.";
  if (error.kind === "cancelled")
    return { tone: "stopped", title: "Stopped", text: `You stopped it ${after}. ${aftermath}` };
  if (error.kind === "lost")
    return { tone: "stopped", title: "Ended with its worker", text: `Its worker was ended ${after}. ${aftermath}` };
  const limit = limitOf(error);
  if (!limit) return { tone: "bad", title: error.type, text: `Ended by an uncaught ${error.type} ${after}.` };
  const value = quantity(limit, limits(limit));
  return {
    tone: "stopped",
    title: `Stopped by ${limit}`,
    text: `Stopped by the limit ${limit} (${value}) ${after}. ${aftermath}`,
    limit,
  };
}

/** The limit that ended a run, if one did. */
export function limitOf(error: Pick<RunError, "kind" | "message">): LimitName | undefined {
  const usual = USUAL[error.kind];
  if (!usual) return error.kind === "syntax" && error.message.includes("sourceBytes") ? "sourceBytes" : undefined;
  const named = error.message.match(/\w+/g)?.find((word) => LIMIT_NAMES.some((name) => name === word));
  return named !== undefined && isLimitName(named) ? named : usual;
}

/** A limit's value with its unit. */
export function quantity(name: LimitName, value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "none";
  const { unit } = LIMITS[name];
  if (unit === "bytes") return bytes(value);
  return `${number(value)} ${unit}`;
}
