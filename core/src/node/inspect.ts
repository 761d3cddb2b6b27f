import { type InspectOptions, inspectWith, type Report } from "../inspect/index.ts";
import { Sandbox } from "./index.ts";

export * from "../inspect/public.ts";

/**
 * Runs a script in a decoy, reads it, and tells what it is after; nothing of the machine is within its reach. Throws
 * `MisuseError` for its options, and as `Sandbox.create`.
 */
export function inspect(source: string | Uint8Array, options: InspectOptions = {}): Promise<Report> {
  return inspectWith(Sandbox, source, options);
}
