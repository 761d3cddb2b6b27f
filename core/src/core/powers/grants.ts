import { AuditTrail } from "../audit/trail.ts";
import type { RestoreOptions, SandboxOptions } from "../options.ts";
import { Grant } from "./grant.ts";

export type GrantOptions = RestoreOptions & Pick<SandboxOptions, "files" | "clock" | "randomSeed">;

/** Where the powers of a shell come from: apart from it, since a program that was built has none and need not carry them. */
export interface Grants {
  /**
   * The options that hold, under the policy among them, and what makes the grant, in a sandbox with so many hostCallBytes. Both throw
   * `MisuseError`.
   */
  hold<Options extends GrantOptions>(
    options: Options,
  ): { readonly options: Options; readonly grant: (hostCallBytes: number) => Grant };
}

/** Functions, and nothing else. */
export const FUNCTIONS_ONLY: Grants = {
  hold: (options) => ({
    options,
    grant: () => new Grant({ ...Grant.NOTHING, functions: options }, new AuditTrail()),
  }),
};
