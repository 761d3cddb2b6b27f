/** What the rest of the library uses of policies. */
export { type Applied, applyPolicy, type SystemKnowledge } from "./apply.ts";
export type { Change } from "./changes.ts";
export { type CheckedPolicy, checkPolicy, readPolicy } from "./check.ts";
export type { Danger } from "./dangers.ts";
export { diffPolicies } from "./diff.ts";
export type { Effective, EffectiveHttp, Given, Withheld } from "./effective.ts";
export { type Explanation, explainPolicy } from "./explain.ts";
export { covers } from "./hosts.ts";
export { PolicyError, type Problem } from "./problems.ts";
export { MOUNT_QUOTAS, NETWORK_QUOTAS } from "./quotas.ts";
export { policySchema, policySchemaText } from "./schema.ts";
export type { Policy, PolicyClock, PolicyFiles } from "./types.ts";
