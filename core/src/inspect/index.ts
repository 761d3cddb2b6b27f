import { MisuseError } from "../core/errors.ts";
import type { DecoyOptions } from "./decoy/options.ts";
import { DECOY_DEFAULTS } from "./decoy/options.ts";
import { runInDecoy, type SandboxFactory } from "./decoy/run.ts";
import { type Report, reportOf } from "./report.ts";

export type { Report };

/** What the script finds in the decoy, and how long it may run there. */
export interface InspectOptions extends DecoyOptions {}

/**
 * Runs a script in a decoy, reads it, and tells what it is after. It gets nothing of the machine's. Throws `MisuseError` for
 * its options, and what `Sandbox.create` throws.
 */
export async function inspectWith(
  factory: SandboxFactory,
  source: string | Uint8Array,
  options: InspectOptions,
): Promise<Report> {
  if (typeof source !== "string" && !(source instanceof Uint8Array))
    throw new MisuseError("INVALID_OPTION", "the script must be text or a Uint8Array");
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
  const dossier = await runInDecoy(bytes, options, factory);
  return reportOf(bytes, options.name ?? DECOY_DEFAULTS.name, dossier);
}
