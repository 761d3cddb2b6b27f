import type { RunResult } from "micropython-wasm";
import { describeValue } from "./describe.ts";

/** Everything that can be compared of a result: its value or error, its output and its fuel. */
export function outcomeOf(result: RunResult): string {
  const { stdout, stderr, usage } = result;
  const end = result.ok
    ? { value: describeValue(result.value) }
    : {
        kind: result.error.kind,
        type: result.error.type,
        message: result.error.message,
        traceback: result.error.traceback,
        exit: result.error.exit === undefined ? null : describeValue(result.error.exit),
      };
  return JSON.stringify({ end, stdout, stderr, fuel: usage.fuel });
}
