import type { Case } from "../case.ts";
import { EXECUTION_RULES } from "./execution.ts";
import { type Finding, findingOf, type Rule, type Severity } from "./finding.ts";
import { IMPACT_RULES } from "./impact.ts";
import { NETWORK_RULES } from "./network.ts";
import { PERSISTENCE_RULES } from "./persistence.ts";
import { SECRET_RULES } from "./secrets.ts";

export const RULES: readonly Rule[] = [
  ...NETWORK_RULES,
  ...SECRET_RULES,
  ...EXECUTION_RULES,
  ...PERSISTENCE_RULES,
  ...IMPACT_RULES,
];

const ORDER: readonly Severity[] = ["high", "medium", "low", "info"];

/** What the rules found, the worst first, and among these in the order of the rules. */
export function findingsOf(script: Case): readonly Finding[] {
  return RULES.flatMap((rule) => findingOf(rule, script) ?? []).sort(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity),
  );
}
