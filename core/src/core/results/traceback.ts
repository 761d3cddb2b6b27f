import type { Frame } from "./results.ts";

/** An exception that reached the top, as it crossed the boundary. */
export interface Failure {
  readonly type: string;
  readonly message: string;
  /** Outermost first. */
  readonly frames: readonly Frame[];
  /** How many frames are missing in the middle of `frames`. */
  readonly hidden: number;
}

/** What Python prints for an uncaught exception, without the newline at the end. */
export function formatTraceback({ type, message, frames, hidden }: Failure): string {
  const lines: string[] = [];
  // A source that does not parse has a place, but was not being executed.
  if (frames.length !== 1 || frames[0]?.function !== "") lines.push("Traceback (most recent call last):");
  const gap = hidden > 0 ? Math.floor(frames.length / 2) : -1;
  for (const [index, frame] of frames.entries()) {
    if (index === gap) lines.push(`  [${hidden} more ${hidden === 1 ? "frame" : "frames"}]`);
    lines.push(`  File "${frame.file}", line ${frame.line}${frame.function && `, in ${frame.function}`}`);
    if (frame.source !== undefined) lines.push(`    ${frame.source}`);
  }
  if (frames.length === 0) lines.pop();
  lines.push(message === "" ? type : `${type}: ${message}`);
  return lines.join("\n");
}
