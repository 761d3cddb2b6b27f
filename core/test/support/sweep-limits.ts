import fc from "fast-check";
import { LIMITS, type LimitName, type RunError } from "../../src/node/index.ts";
import { type Documented, describe, noteAlive, type Program, Sweep, sandboxFor, type Variant } from "./sweep.ts";

/** Limits that a run can have of its own, and in which kinds of errors they end. */
export const RUN_LIMITS = {
  fuel: ["fuel"],
  recursionDepth: ["recursion"],
  outputBytes: ["output"],
  resultBytes: ["result"],
  valueDepth: ["result", "hostCalls"],
  // What a call is given beyond it is a ValueError of the guest's.
  valueItems: ["result", "exception"],
  hostCalls: ["hostCalls"],
  hostCallBytes: ["hostCalls"],
} as const satisfies { readonly [Name in LimitName]?: readonly RunError["kind"][] };

export type RunLimitName = keyof typeof RUN_LIMITS;

export const RUN_LIMIT_NAMES: readonly RunLimitName[] = [
  ...(["fuel", "recursionDepth", "outputBytes", "resultBytes"] as const),
  ...(["valueDepth", "valueItems", "hostCalls", "hostCallBytes"] as const),
];

export interface Thoroughness {
  readonly seed: number;
  /** How many values are tried below and around the one that suffices, beside a geometric series. */
  readonly random: number;
  /** How many neighbouring values are tried without a gap. */
  readonly window: number;
  readonly variant: Variant;
}

const ENOUGH_MEMORY = 2 ** 22;

/**
 * Runs a program under one limit, from the least value until it suffices, in one sandbox. Whatever the limit ends has to
 * end by its documented error, and the sandbox has to work afterwards.
 */
export async function sweepLimit(program: Program, limit: RunLimitName, how: Thoroughness): Promise<Sweep> {
  const sweep = new Sweep();
  await using sandbox = await sandboxFor({ memoryBytes: ENOUGH_MEMORY }, how.variant);
  const whole = await sandbox.run(program.source);
  const expected = describe(whole);
  if (!whole.ok) throw new Error(`${program.name}: ${whole.error.traceback}`);
  const kinds: readonly RunError["kind"][] = RUN_LIMITS[limit];
  const documented: Documented = ({ kind, message }) =>
    kinds.includes(kind) && (kind !== "exception" || message.includes(limit));
  // What a program burns depends on what the sandbox holds already: names that it knows, and how its heap looks.
  const fresh = async (value: number) => {
    await sandbox.reset();
    return sandbox.run(program.source, { [limit]: value });
  };
  const suffices = async (value: number) => (await fresh(value)).ok;
  const enough = await least(LIMITS[limit].minimum, suffices);
  for (const value of valuesBelow(LIMITS[limit].minimum, enough, how)) {
    const where = `${program.name}, ${limit} ${value} of ${enough}`;
    const result = await fresh(value);
    const succeeded = sweep.note(where, result, expected, documented);
    if (sandbox.state === "lost") break;
    if (succeeded !== value >= enough) sweep.findings.push(`${where}: ${succeeded ? "suffices" : "does not suffice"}`);
    if (!succeeded) await noteAlive(sweep, where, sandbox, program, expected);
  }
  return sweep;
}

/** The least value from `minimum` on that suffices, if all above it do. */
async function least(minimum: number, suffices: (value: number) => Promise<boolean>): Promise<number> {
  if (await suffices(minimum)) return minimum;
  let [below, enough] = [minimum, Math.max(1, minimum) * 2];
  while (!(await suffices(enough))) [below, enough] = [enough, enough * 2];
  while (enough - below > 1) {
    const middle = Math.floor((below + enough) / 2);
    if (await suffices(middle)) enough = middle;
    else below = middle;
  }
  return enough;
}

function valuesBelow(minimum: number, enough: number, { seed, random, window }: Thoroughness): number[] {
  const values = new Set([minimum, enough - 1, enough, enough + 1]);
  for (let value = Math.max(1, minimum); value < enough; value = Math.ceil(value * 1.3)) values.add(value);
  const drawn = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: random, seed });
  for (const part of drawn) values.add(minimum + Math.floor(part * (enough - minimum)));
  const first = Math.floor(minimum + (drawn[0] ?? 0) * Math.max(0, enough - minimum - window));
  for (let value = first; value < first + window; value++) values.add(value);
  return [...values].filter((value) => value >= minimum && value <= enough + 1).sort((a, b) => a - b);
}
