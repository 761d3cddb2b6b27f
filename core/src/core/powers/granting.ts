import { AuditTrail } from "../audit/trail.ts";
import { MisuseError } from "../errors.ts";
import { fileRequests } from "../files.ts";
import { FunctionTable } from "../functions/table.ts";
import { checkMounts } from "../mounts/mount-options.ts";
import { MountTable, type OpenDirectory } from "../mounts/mount-table.ts";
import type { RestoreOptions, SandboxOptions } from "../options.ts";
import { applyPolicy, checkPolicy, type Withheld } from "../policy/public.ts";
import { type Gifts, Grant } from "./grant.ts";

/** What a shell has for powers. */
export interface PowerShell {
  /** Opens directories of the host; undefined where there are none. */
  readonly openDirectory?: OpenDirectory | undefined;
  /** Whether two paths of the host are the same directory. */
  readonly sameDirectory?: ((a: string, b: string) => boolean) | undefined;
}

type Granted<Options> = { readonly options: Options; readonly withheld: readonly Withheld[] };

/** The options that hold under the policy that is one of them. Throws `MisuseError`, and `PolicyError`, which is one. */
export function underPolicy<Options extends RestoreOptions & Pick<SandboxOptions, "files" | "clock" | "randomSeed">>(
  shell: PowerShell,
  options: Options,
): Granted<Options> {
  if (options.policy === undefined) return { options, withheld: [] };
  const policy = checkPolicy(options.policy);
  // What the code gives is checked before the policy takes it apart.
  checkMounts(options.mounts);
  fileRequests(options.files);
  new FunctionTable(options);
  const { options: effective, withheld } = applyPolicy(policy, options, { sameSource: shell.sameDirectory });
  return { options: { ...options, ...effective }, withheld };
}

/** Throws `MisuseError`. What it opens is closed with the grant. */
export function grantOf(
  { openDirectory: open = noDirectories }: PowerShell,
  options: RestoreOptions,
  withheld: readonly Withheld[],
): Grant {
  const { audit = false, onAudit, env, args, mounts } = options;
  const trail = new AuditTrail(audit, onAudit);
  // Files of overlays are as old as the guest's clock says.
  const now = (): number => trail.at.timeMs / 1_000;
  const hasMounts = mounts !== undefined && Object.keys(mounts).length > 0;
  const gifts: Gifts = {
    functions: options,
    powers: () => [],
    mounts: (witness) => (hasMounts ? MountTable.open(mounts, { open, witness, now }) : undefined),
    environment: env && Object.keys(env).length > 0 ? env : undefined,
    arguments: args && args.length > 0 ? args : undefined,
    withheld,
  };
  return new Grant(gifts, trail);
}

const noDirectories: OpenDirectory = (_, { option }) => {
  throw new MisuseError(
    "MOUNT_UNAVAILABLE",
    `option '${option}': there are no directories of the host to be mounted here`,
  );
};
