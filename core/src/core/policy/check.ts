import { contradictions } from "./contradictions.ts";
import { POLICY } from "./definition.ts";
import { PolicyError, type Problem, Problems } from "./problems.ts";
import { keep } from "./read.ts";
import type { ValueOf } from "./shape.ts";
import type { Policy } from "./types.ts";

/** A policy as it was read, and all that is wrong with it. */
export interface CheckedPolicy {
  /** What of it could be used: everything, when there are no problems. Frozen, and a copy. */
  readonly policy: Policy;
  readonly problems: readonly Problem[];
}

/** Reads what was JSON. Throws `PolicyError`, which has everything that is wrong with it. */
export function checkPolicy(value: unknown): Policy {
  const { policy, problems } = readPolicy(value);
  if (problems.length > 0) throw new PolicyError(problems);
  return policy;
}

/** As `checkPolicy`, without throwing. */
export function readPolicy(value: unknown): CheckedPolicy {
  const problems = new Problems();
  const kept = keep(POLICY, value, [], problems);
  if (!isPolicyWithoutVersion(kept)) return { policy: { version: 1 }, problems: problems.all() };
  const policy: Policy = { ...kept, version: 1 };
  contradictions(policy, problems);
  return { policy: Object.freeze(policy), problems: problems.all() };
}

/** `kept` is what `keep` made by the definition: the one place where the compiler has to believe that it did so rightly. */
function isPolicyWithoutVersion(kept: unknown): kept is Omit<ValueOf<typeof POLICY>, "version"> {
  return kept !== undefined;
}
