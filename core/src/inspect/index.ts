import { MisuseError } from "../core/errors.ts";
import type { SandboxOptions } from "../core/options.ts";
import type { Sandbox } from "../core/sandbox.ts";
import { runInDecoy } from "./decoy/decoy.ts";
import type { DecoyOptions } from "./decoy/options.ts";
import { type Report, reportOf } from "./report.ts";

export type { Report };

/** What the script finds in the decoy, and how long it may run there. */
export interface InspectOptions extends DecoyOptions {}

const DEFAULT_NAME = "main.py";

/**
 * Runs a script in a decoy, reads it, and tells what it is after. It gets nothing of the machine's. Throws `MisuseError` for
 * its options, and what `Sandbox.create` throws.
 */
export async function inspectWith(
  create: (options: SandboxOptions) => Promise<Sandbox>,
  source: string | Uint8Array,
  options: InspectOptions,
): Promise<Report> {
  if (typeof source !== "string" && !(source instanceof Uint8Array))
    throw new MisuseError("INVALID_OPTION", "the script must be text or a Uint8Array");
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
  const dossier = await runInDecoy(new TextDecoder().decode(bytes), options, create);
  return reportOf(bytes, options.filename ?? DEFAULT_NAME, dossier);
}
