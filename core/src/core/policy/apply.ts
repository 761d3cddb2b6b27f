import { grantedFiles, grantedMounts } from "./apply-files.ts";
import { grantedFunctions, grantedModules } from "./apply-functions.ts";
import { effectiveHttp, grantedHttp, grantedSecrets } from "./apply-network.ts";
import { grantedArguments, grantedClock, grantedEnvironment, grantedLimits, grantedSeed } from "./apply-world.ts";
import { type Effective, type Given, type Withheld, Withholding } from "./effective.ts";
import { PolicyError, Problems } from "./problems.ts";
import type { Policy } from "./types.ts";

export interface Applied {
  readonly options: Effective;
  readonly withheld: readonly Withheld[];
}

/** What only the system knows. */
export interface SystemKnowledge {
  /** Whether two sources of mounts are the same directory. Without it they are when they are spelt alike. */
  readonly sameSource?: ((a: string, b: string) => boolean) | undefined;
}

/**
 * Combines a policy that was checked with what the code gives: the stricter of both. Without a policy, what the code gives. Throws
 * `PolicyError` when something that the policy names is not there, or both cannot hold.
 */
export function applyPolicy(policy: Policy | undefined, given: Given, system: SystemKnowledge = {}): Applied {
  if (policy === undefined) return { options: unrestricted(given), withheld: [] };
  const problems = new Problems();
  const withheld = new Withholding();
  const mounts = grantedMounts(policy, given, system.sameSource ?? ((a, b) => a === b), withheld);
  const http = grantedHttp(policy, given, problems, withheld);
  const options: Effective = {
    limits: grantedLimits(policy, given, withheld),
    functions: grantedFunctions("functions", policy, given, problems, withheld),
    asyncFunctions: grantedFunctions("asyncFunctions", policy, given, problems, withheld),
    modules: grantedModules(policy, given, problems, withheld),
    files: grantedFiles(policy, given, Object.keys(mounts), withheld),
    mounts,
    http,
    secrets: grantedSecrets(Object.keys(http?.secrets ?? {}), given, problems, withheld),
    env: grantedEnvironment(policy, given, withheld),
    args: grantedArguments(policy, given, withheld),
    clock: grantedClock(policy, given, problems, withheld),
    randomSeed: grantedSeed(policy, given, problems),
  };
  if (!problems.isEmpty) throw new PolicyError(problems.all());
  return { options, withheld: withheld.all };
}

function unrestricted(given: Given): Effective {
  const { http, clock = "real", randomSeed } = given;
  const { limits = {}, functions = {}, asyncFunctions = {}, modules = {}, files = {} } = given;
  const { mounts = {}, secrets = {}, env = {}, args = [] } = given;
  return {
    ...{ limits, functions, asyncFunctions, modules, files, mounts, secrets, env, args, clock, randomSeed },
    http: http && effectiveHttp(http),
  };
}
