import { AuditTrail } from "../audit/trail.ts";
import type { RestoreOptions, SandboxOptions } from "../options.ts";
import { SnapshotError } from "../snapshot/errors.ts";
import { type Gifts, Grant } from "./grant.ts";

export type GrantOptions = RestoreOptions & Pick<SandboxOptions, "files" | "clock" | "randomSeed">;

/** What makes grants of options. */
export interface Grants {
  /**
   * The options that hold, under the policy among them, and what makes the grant, in a sandbox with so many hostCallBytes. Both throw
   * `MisuseError`.
   */
  hold<Options extends GrantOptions>(
    options: Options,
  ): { readonly options: Options; readonly grant: (hostCallBytes: number) => Grant };
}

/**
 * Functions, environment and arguments. The other powers are apart, and loaded when they are asked for: most sandboxes have none of
 * them, and a program that was built never has.
 */
export const BASIC_GRANTS: Grants = {
  hold: (options) => ({ options, grant: () => new Grant(basicGifts(options), trailOf(options)) }),
};

/** Whether the options ask for more than `BASIC_GRANTS` has. */
export function needsPowers({ policy, mounts, http, secrets }: GrantOptions): boolean {
  return policy !== undefined || mounts !== undefined || http !== undefined || secrets !== undefined;
}

export function basicGifts({ env, args, ...functions }: GrantOptions): Gifts {
  return {
    ...Grant.NOTHING,
    functions,
    environment: env && Object.keys(env).length > 0 ? env : undefined,
    arguments: args && args.length > 0 ? args : undefined,
    restoreMounts: (_, bytes) => {
      if (bytes.length > 0)
        throw new SnapshotError(
          "SNAPSHOT_MOUNTS",
          "this snapshot had directories of the host: give option 'mounts', which may be {}",
        );
    },
  };
}

export function trailOf({ audit = false, onAudit }: GrantOptions): AuditTrail {
  return new AuditTrail(audit, onAudit);
}
