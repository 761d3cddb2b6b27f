import type { HttpOptions } from "../http/types.ts";
import { type Changes, NOT_GRANTED } from "./changes.ts";
import type { Place } from "./problems.ts";
import { NETWORK_QUOTA_NAMES, NETWORK_QUOTAS } from "./quotas.ts";
import { accessesOf, notCovered, shownAccess } from "./rules.ts";
import { quantity } from "./words.ts";

const NO_RULES: HttpOptions = { allow: [] };

export function networkChanges(before: HttpOptions = NO_RULES, after: HttpOptions = NO_RULES, changes: Changes): void {
  const [old, now] = [accessesOf(before.allow), accessesOf(after.allow)];
  for (const access of notCovered(now, old)) {
    changes.replaced(["network", "allow", access.rule], NOT_GRANTED, shownAccess(access), 0, 1);
  }
  for (const access of notCovered(old, now)) {
    changes.replaced(["network", "allow", access.rule], shownAccess(access), NOT_GRANTED, 1, 0);
  }
  // Without any rule the numbers bound nothing.
  if (old.length > 0 && now.length > 0) quotaChanges(before, after, changes);
  const [secrets, newSecrets] = [before.secrets ?? {}, after.secrets ?? {}];
  for (const name of new Set([...Object.keys(secrets), ...Object.keys(newSecrets)])) {
    const place: Place = ["network", "secrets", name];
    const [host, newHost] = [hostOf(secrets, name), hostOf(newSecrets, name)];
    const say = (each: string | undefined): string => (each === undefined ? NOT_GRANTED : `to ${each}`);
    changes.replaced(place, say(host), say(newHost), host ? 1 : 0, newHost ? 1 : 0, true);
  }
}

function quotaChanges(before: HttpOptions, after: HttpOptions, changes: Changes): void {
  for (const name of NETWORK_QUOTA_NAMES) {
    const { default: standard, unit } = NETWORK_QUOTAS[name];
    const [most, newMost] = [before[name] ?? standard, after[name] ?? standard];
    const say = (value: number, said: number | undefined): string =>
      `${quantity(value, unit)}${said === undefined ? " (default)" : ""}`;
    if (most === newMost) continue;
    changes.replaced(["network", name], say(most, before[name]), say(newMost, after[name]), most, newMost);
  }
}

function hostOf(secrets: NonNullable<HttpOptions["secrets"]>, name: string): string | undefined {
  return Object.hasOwn(secrets, name) ? secrets[name]?.host : undefined;
}
