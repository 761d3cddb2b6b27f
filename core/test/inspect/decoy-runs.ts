import { runInDecoy } from "../../src/inspect/decoy/decoy.ts";
import type { DecoyOptions } from "../../src/inspect/decoy/options.ts";
import type { Dossier } from "../../src/inspect/types.ts";
import { Sandbox } from "../../src/node/index.ts";

export function inDecoy(source: string, options: DecoyOptions = {}): Promise<Dossier> {
  return runInDecoy(source, options, Sandbox.create);
}

/** What was done, as `kind action`. */
export function deeds(dossier: Dossier): string[] {
  return dossier.observations.map(({ kind, action }) => `${kind} ${action}`);
}

/** The first observation of an action, as one text that can be searched. */
export function told(dossier: Dossier, action: string): string {
  const found = dossier.observations.find((observation) => observation.action === action);
  return found ? JSON.stringify(found) : `nothing of ${action}: ${deeds(dossier).join(", ")}, ${dossier.end.message}`;
}
