import type { Desk } from "../functions/desk.ts";
import type { Ended } from "./conclusion.ts";
import type { OutputStream } from "./output.ts";
import type { RunResult } from "./results.ts";

/** What a run leaves, however it ended. */
export function tracesOf(
  report: Ended,
  { stdout, stderr }: { readonly stdout: OutputStream; readonly stderr: OutputStream },
  desk: Desk,
): Pick<RunResult, "stdout" | "stderr" | "usage" | "calls"> {
  const wasCut = report.kind === "stopped" && report.reason === "output";
  const { fuel, cpuMs, wallMs, memoryBytes, peakMemoryBytes } = report.usage;
  const outputBytes = stdout.bytes.length + stderr.bytes.length;
  return {
    stdout: stdout.text(wasCut),
    stderr: stderr.text(wasCut),
    usage: { fuel, cpuMs, wallMs, memoryBytes, peakMemoryBytes, outputBytes, hostCalls: desk.count },
    calls: desk.records(),
  };
}
