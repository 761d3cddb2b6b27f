import type { DecoyOptions } from "../../src/inspect/decoy/options.ts";
import { runInDecoy } from "../../src/inspect/decoy/run.ts";
import type { Dossier, Observation } from "../../src/inspect/types.ts";
import { Sandbox } from "../../src/node/index.ts";

/** Runs a script in the decoy, on this thread. */
export function inDecoy(source: string, options: DecoyOptions = {}): Promise<Dossier> {
  return runInDecoy(source, { isolation: "inline", ...options }, Sandbox);
}

/** What a script is expected to have done: the kind, the action, and what is in the detail. */
export type Expected = readonly [
  kind: Observation["kind"],
  action: string,
  detail?: { readonly [name: string]: unknown },
  answer?: unknown,
];

/** The observations that are of that kind and action. */
export function those(dossier: Dossier, kind: Observation["kind"], action: string): Observation[] {
  return dossier.observations.filter((each) => each.kind === kind && each.action === action);
}

/** Observations in the form in which tests expect them, without imports. */
export function deeds({ observations }: Dossier): [string, string][] {
  return observations.filter(({ action }) => action !== "import").map(({ kind, action }) => [kind, action]);
}
