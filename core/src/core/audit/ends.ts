import type { Used, WorldOptions } from "../machine/machine.ts";
import type { RunError, RunResult } from "../results/results.ts";
import type { AuditTrail } from "./trail.ts";

/** Kinds of error that say that a run went beyond a limit. */
const LIMIT_KINDS: readonly RunError["kind"][] = [
  "timeout",
  "fuel",
  "memory",
  "output",
  "recursion",
  "hostCalls",
  "result",
];

/** Tells the trail what is only known at the end of a run: how often time and chance were asked for, and which limit ended it. */
export function tellEnd(trail: AuditTrail, world: WorldOptions, used: Used, result: RunResult): void {
  if (!trail.isFollowed) return;
  const { fuel, timeMs, clockReadings, entropyWords } = used;
  const at = { fuel, timeMs };
  if (clockReadings > 0) {
    const name = world.clock ? "virtual" : "real";
    trail.witness({ kind: "clock", name, detail: { readings: clockReadings }, outcome: "allowed" }, at);
  }
  if (entropyWords > 0) {
    const name = world.randomSeed === undefined ? "real" : "seeded";
    trail.witness({ kind: "entropy", name, detail: { words: entropyWords }, outcome: "allowed" }, at);
  }
  if (result.ok || !LIMIT_KINDS.includes(result.error.kind)) return;
  const { kind: name, message } = result.error;
  trail.witness({ kind: "limit", name, detail: { message }, outcome: "refused" }, at);
}
