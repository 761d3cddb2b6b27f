import { RESERVED_MODULES } from "../functions/table.ts";
import { fileContradictions } from "./contradictions-files.ts";
import { networkContradictions } from "./contradictions-network.ts";
import { PolicyLimits } from "./limit-values.ts";
import type { Problems } from "./problems.ts";
import type { Policy } from "./types.ts";

/** What each member allows, and all of them together do not: it would do something else than its author thinks. */
export function contradictions(policy: Policy, problems: Problems): void {
  const limits = new PolicyLimits(policy, !problems.isWrong(["limits"]));
  limitContradictions(policy, limits, problems);
  fileContradictions(policy, limits, problems);
  networkContradictions(policy, limits, problems);
  functionContradictions(policy, problems);
}

/** What is in the guest's memory, and so cannot be larger. */
const IN_MEMORY = ["sourceBytes", "inputBytes", "resultBytes", "hostCallBytes", "fileBytes"] as const;

function limitContradictions(policy: Policy, limits: PolicyLimits, problems: Problems): void {
  const warning = limits.said("warningMs");
  for (const name of ["timeoutMs", "cpuMs"] as const) {
    const end = limits.said(name);
    if (!warning || end === undefined || end === Number.POSITIVE_INFINITY || warning < end) continue;
    problems.add(
      ["limits", "warningMs"],
      `must be below ${name}, which is ${end}: the warning comes so long before the end`,
    );
  }
  const cpu = limits.said("cpuMs");
  if (cpu !== undefined && cpu !== Number.POSITIVE_INFINITY && cpu > limits.value("timeoutMs")) {
    problems.add(["limits", "cpuMs"], `is never reached: timeoutMs is ${limits.shown("timeoutMs")}`);
  }
  for (const name of IN_MEMORY) {
    if ((limits.said(name) ?? 0) <= limits.value("memoryBytes")) continue;
    problems.add(["limits", name], `does not fit into the sandbox: memoryBytes is ${limits.shown("memoryBytes")}`);
  }
  if (limits.said("hostCalls") === 0 && usesCalls(policy)) {
    problems.add(["limits", "hostCalls"], "of 0 allows none of the functions or requests that the policy grants");
  }
}

function usesCalls({ functions, asyncFunctions, modules, network }: Policy): boolean {
  const names = [functions, asyncFunctions, ...Object.values(modules ?? {}), network?.allow];
  return names.some((each) => each !== undefined && each.length > 0);
}

function functionContradictions(
  { functions = [], asyncFunctions = [], modules = {} }: Policy,
  problems: Problems,
): void {
  // Indexes are those of the document only when nothing was left out.
  const areWhole = !problems.isWrong(["asyncFunctions"]);
  asyncFunctions.forEach((name, at) => {
    if (!functions.includes(name)) return;
    problems.add(
      areWhole ? ["asyncFunctions", at] : ["asyncFunctions"],
      `must not name ${name}, which functions names already: a function is awaited or not`,
    );
  });
  for (const name of Object.keys(modules)) {
    if (RESERVED_MODULES.has(name))
      problems.add(["modules", name], "must not take the place of a module that the guest needs");
  }
}
