import { LIMIT_NAMES, type LimitName, type LimitOptions } from "../limits.ts";
import { DEFAULT_STEP_MS, type VirtualClockOptions } from "../machine/clock.ts";
import type { Effective, Given, Withholding } from "./effective.ts";
import { PolicyLimits } from "./limit-values.ts";
import type { Problems } from "./problems.ts";
import type { Policy } from "./types.ts";

/** The lower of both. A limit that the policy does not say is its default, which the code cannot raise. */
export function grantedLimits(policy: Policy, given: Given, withheld: Withholding): LimitOptions {
  const limits = new PolicyLimits(policy);
  const granted: { [Name in LimitName]?: number } = {};
  for (const name of LIMIT_NAMES) {
    const asked = given.limits?.[name];
    const most = limits.value(name);
    const value = asked === undefined ? limits.said(name) : Math.min(asked, most);
    if (value !== undefined) granted[name] = value;
    if (asked !== undefined && asked > most) {
      withheld.add(["limits", name], `${asked} was asked for, the policy allows ${limits.shown(name)}`);
    }
  }
  return granted;
}

/** A clock of the sandbox's own rather than the real one. */
export function grantedClock(
  { clock = "real" }: Policy,
  given: Given,
  problems: Problems,
  withheld: Withholding,
): Effective["clock"] {
  if (clock === "real") return given.clock ?? "real";
  const own: VirtualClockOptions = { start: new Date(clock.start), stepMs: clock.stepMs ?? DEFAULT_STEP_MS };
  if (given.clock === undefined) return own;
  if (given.clock === "real") {
    withheld.add(["clock"], "the policy sets the clock");
    return own;
  }
  const isSame =
    given.clock.start.getTime() === own.start.getTime() && (given.clock.stepMs ?? DEFAULT_STEP_MS) === own.stepMs;
  if (!isSame) problems.add(["clock"], "must be the one that the code gives, or left out");
  return own;
}

export function grantedSeed({ entropy = "real" }: Policy, given: Given, problems: Problems): number | undefined {
  if (entropy === "real") return given.randomSeed;
  if (given.randomSeed !== undefined && given.randomSeed !== entropy.seed) {
    problems.add(["entropy", "seed"], `must be the one that the code gives, ${given.randomSeed}, or left out`);
  }
  return entropy.seed;
}

export function grantedEnvironment(
  { environment = {} }: Policy,
  { env = {} }: Given,
  withheld: Withholding,
): Effective["env"] {
  for (const [name, value] of Object.entries(env)) {
    const allowed = Object.hasOwn(environment, name) ? environment[name] : undefined;
    if (allowed === undefined) withheld.add(["env", name], "the policy does not name it");
    else if (allowed !== true && allowed !== value) withheld.add(["env", name], "the policy says its value");
  }
  const granted = Object.entries(environment).flatMap(([name, value]): [string, string][] => {
    if (value !== true) return [[name, value]];
    const given = Object.hasOwn(env, name) ? env[name] : undefined;
    return given === undefined ? [] : [[name, given]];
  });
  return Object.fromEntries(granted);
}

export function grantedArguments(policy: Policy, { args = [] }: Given, withheld: Withholding): readonly string[] {
  const allowed = policy.arguments ?? [];
  if (allowed === true) return args;
  const isSame = args.length === allowed.length && args.every((argument, at) => argument === allowed[at]);
  if (args.length > 0 && !isSame) {
    withheld.add(["args"], allowed.length === 0 ? "the policy allows none" : "the policy says what they are");
  }
  return allowed;
}
