import type { HttpOptions, HttpRule, Secrets } from "../http/types.ts";
import type { EffectiveHttp, Given, Withholding } from "./effective.ts";
import { type Problems, shown } from "./problems.ts";
import { NETWORK_QUOTA_NAMES, NETWORK_QUOTAS, type NetworkQuotaName } from "./quotas.ts";
import type { Policy } from "./types.ts";

/** With every number that bounds it. */
export function effectiveHttp(http: HttpOptions | EffectiveHttp): EffectiveHttp {
  return {
    ...quotas((name) => http[name] ?? NETWORK_QUOTAS[name].default),
    allow: listsOf(http),
    secrets: http.secrets ?? {},
  };
}

export function grantedHttp(
  { network }: Policy,
  { http }: Given,
  problems: Problems,
  withheld: Withholding,
): EffectiveHttp | undefined {
  if (network === undefined || network.allow.length === 0) {
    if (http !== undefined) withheld.add(["http"], "the policy grants no network");
    return undefined;
  }
  const bound = effectiveHttp(network);
  if (http === undefined) return bound;
  const [rules] = bound.allow;
  const lists = listsOf(http);
  for (const name of NETWORK_QUOTA_NAMES) {
    const asked = http[name] ?? 0;
    if (asked > bound[name]) withheld.add(["http", name], `${asked} was asked for, the policy allows ${bound[name]}`);
  }
  return {
    ...quotas((name) => Math.min(http[name] ?? bound[name], bound[name])),
    allow: lists.some((list) => isSame(list, rules)) ? lists : [...lists, rules],
    secrets: commonSecrets(http.secrets, bound.secrets, problems, withheld),
  };
}

/** Values for these names, and no others. */
export function grantedSecrets(
  names: readonly string[],
  { secrets = {} }: Given,
  problems: Problems,
  withheld: Withholding,
): Secrets {
  const entries = Object.entries(secrets);
  for (const [name] of entries) {
    if (!names.includes(name)) withheld.add(["secrets", name], "the policy names no host for it");
  }
  const granted = entries.filter(([name]) => names.includes(name));
  for (const name of names) {
    if (granted.some(([each]) => each === name)) continue;
    problems.add(["network", "secrets", name], `the code gives no value for ${name} in secrets`);
  }
  return Object.fromEntries(granted);
}

/** Those of both. The code may leave them to the policy. */
function commonSecrets(
  asked: HttpOptions["secrets"],
  allowed: EffectiveHttp["secrets"],
  problems: Problems,
  withheld: Withholding,
): EffectiveHttp["secrets"] {
  if (asked === undefined) return allowed;
  const granted: [string, { readonly host: string }][] = [];
  for (const [name, { host }] of Object.entries(asked)) {
    const bound = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (bound === undefined) withheld.add(["http", "secrets", name], "the policy names no host for it");
    else if (bound.host === host) granted.push([name, { host }]);
    else problems.add(["network", "secrets", name, "host"], `must be the one that the code names, ${shown(host)}`);
  }
  return Object.fromEntries(granted);
}

function listsOf({ allow }: HttpOptions | EffectiveHttp): EffectiveHttp["allow"] {
  const [first, ...others] = allow;
  if (isList(first)) return [first, ...others.filter(isList)];
  return [[first, ...others].filter(isRule)];
}

function isList(rules: HttpRule | readonly HttpRule[] | undefined): rules is readonly HttpRule[] {
  return Array.isArray(rules);
}

function isRule(rule: HttpRule | readonly HttpRule[] | undefined): rule is HttpRule {
  return rule !== undefined && !isList(rule);
}

/** Rules are plain data, and a frozen copy of the same ones is written in the same order. */
function isSame(a: readonly HttpRule[], b: readonly HttpRule[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function quotas(value: (name: NetworkQuotaName) => number): { readonly [Name in NetworkQuotaName]: number } {
  return {
    maxRequests: value("maxRequests"),
    requestBytes: value("requestBytes"),
    responseBytes: value("responseBytes"),
    totalBytes: value("totalBytes"),
    timeoutMs: value("timeoutMs"),
    redirects: value("redirects"),
  };
}
