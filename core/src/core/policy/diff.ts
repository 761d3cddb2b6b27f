import { LIMIT_NAMES, LIMITS } from "../limits.ts";
import { type Change, Changes, NOT_GRANTED } from "./changes.ts";
import { fileChanges } from "./diff-files.ts";
import { networkChanges } from "./diff-network.ts";
import { PolicyLimits } from "./limit-values.ts";
import { shown } from "./problems.ts";
import type { Policy } from "./types.ts";
import { few, quantity } from "./words.ts";

/**
 * What the second of two policies grants more, less or in another way than the first, by path. What both grant in other words,
 * such as a default that one of them says, is no difference, and neither are their descriptions.
 */
export function diffPolicies(before: Policy, after: Policy): readonly Change[] {
  const changes = new Changes();
  limitChanges(before, after, changes);
  fileChanges(before.files, after.files, changes);
  networkChanges(before.network, after.network, changes);
  for (const kind of ["functions", "asyncFunctions"] as const) {
    changes.names([kind], before[kind] ?? [], after[kind] ?? []);
  }
  moduleChanges(before, after, changes);
  changes.replaced(["clock"], shownClock(before), shownClock(after), rank(before.clock), rank(after.clock));
  changes.replaced(["entropy"], shownEntropy(before), shownEntropy(after), rank(before.entropy), rank(after.entropy));
  environmentChanges(before, after, changes);
  argumentChanges(before, after, changes);
  return changes.sorted();
}

function limitChanges(before: Policy, after: Policy, changes: Changes): void {
  const [old, now] = [new PolicyLimits(before), new PolicyLimits(after)];
  for (const name of LIMIT_NAMES) {
    const say = (limits: PolicyLimits): string =>
      `${quantity(limits.value(name), LIMITS[name].unit)}${limits.said(name) === undefined ? " (default)" : ""}`;
    // A longer warning takes as much as it gives.
    const ranks = name === "warningMs" ? [0, 0] : [old.value(name), now.value(name)];
    if (old.value(name) === now.value(name)) continue;
    changes.replaced(["limits", name], say(old), say(now), ranks[0] ?? 0, ranks[1] ?? 0);
  }
}

function moduleChanges({ modules: old = {} }: Policy, { modules: now = {} }: Policy, changes: Changes): void {
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const [before, after] = [own(old, name), own(now, name)];
    const say = (names: readonly string[] | undefined): string => (names ? `with ${few(names)}` : NOT_GRANTED);
    if (before && after) changes.names(["modules", name], before, after);
    else changes.replaced(["modules", name], say(before), say(after), before ? 1 : 0, after ? 1 : 0);
  }
}

/** Real time and chance let a guest tell one run from another. */
function rank(world: Policy["clock"] | Policy["entropy"]): number {
  return world === undefined || world === "real" ? 1 : 0;
}

export function shownClock({ clock = "real" }: Policy): string {
  if (clock === "real") return "the real time";
  return `a clock of its own from ${clock.start}${clock.stepMs === undefined ? "" : `, ${clock.stepMs} ms a reading`}`;
}

export function shownEntropy({ entropy = "real" }: Policy): string {
  return entropy === "real" ? "real chance" : `the same numbers each time, of seed ${entropy.seed}`;
}

function environmentChanges(before: Policy, after: Policy, changes: Changes): void {
  const [old, now] = [before.environment ?? {}, after.environment ?? {}];
  const say = (value: string | true | undefined): string =>
    value === undefined ? NOT_GRANTED : value === true ? "any value of the code's" : shown(value);
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const values = [own(old, name), own(now, name)] as const;
    changes.replaced(["environment", name], say(values[0]), say(values[1]), openness(values[0]), openness(values[1]));
  }
}

function argumentChanges(before: Policy, after: Policy, changes: Changes): void {
  const say = (value: Policy["arguments"]): string =>
    value === true ? "any of the code's" : value === undefined || value.length === 0 ? "none" : few(value.map(shown));
  const level = (value: Policy["arguments"]): number =>
    openness(value !== true && value?.length === 0 ? undefined : value);
  const same = JSON.stringify(before.arguments ?? []) === JSON.stringify(after.arguments ?? []);
  if (same) return;
  changes.replaced(
    ["arguments"],
    say(before.arguments),
    say(after.arguments),
    level(before.arguments),
    level(after.arguments),
  );
}

function openness(value: unknown): number {
  if (value === undefined) return 0;
  return value === true ? 2 : 1;
}

function own<T>(entries: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}
