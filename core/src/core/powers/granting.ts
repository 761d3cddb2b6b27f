import { MisuseError } from "../errors.ts";
import { fileRequests } from "../files.ts";
import { FunctionTable } from "../functions/table.ts";
import type { HttpClient } from "../http/client.ts";
import { type CheckedHttp, checkHttpOptions, stricterHttp } from "../http/options.ts";
import { httpPower } from "../http/power.ts";
import { bindSecrets } from "../http/secrets.ts";
import { checkMounts } from "../mounts/mount-options.ts";
import { MountTable, type OpenDirectory } from "../mounts/mount-table.ts";
import { applyPolicy, checkPolicy, type EffectiveHttp, type Withheld } from "../policy/public.ts";
import { type Gifts, Grant } from "./grant.ts";
import { basicGifts, type GrantOptions, type Grants, trailOf } from "./grants.ts";

/** What a shell has for powers. */
export interface PowerShell {
  /** Opens directories of the host; undefined where there are none. */
  readonly openDirectory?: OpenDirectory | undefined;
  /** Whether two paths of the host are the same directory. */
  readonly sameDirectory?: ((a: string, b: string) => boolean) | undefined;
  readonly httpClient: () => HttpClient;
}

/** All powers that there are, with what this shell has. */
export function grantsOf(shell: PowerShell): Grants {
  return {
    hold(options) {
      const { options: held, http, withheld } = underPolicy(shell, options);
      return { options: held, grant: (hostCallBytes) => grantOf(shell, held, http, withheld, hostCallBytes) };
    },
  };
}

/** The options that hold under the policy that is one of them. Throws `MisuseError`, and `PolicyError`, which is one. */
function underPolicy<Options extends GrantOptions>(
  shell: PowerShell,
  options: Options,
): { readonly options: Options; readonly http: CheckedHttp | undefined; readonly withheld: readonly Withheld[] } {
  const http = options.http === undefined ? undefined : checkHttpOptions(options.http);
  if (options.policy === undefined) return { options, http, withheld: [] };
  const policy = checkPolicy(options.policy);
  // What the code gives is checked before the policy takes it apart.
  checkMounts(options.mounts);
  fileRequests(options.files);
  new FunctionTable(options);
  const { options: effective, withheld } = applyPolicy(policy, options, { sameSource: shell.sameDirectory });
  const { http: network, ...others } = effective;
  return { options: { ...options, ...others }, http: network && checkedNetwork(network), withheld };
}

/** Rules of both, of which a request has to be allowed by both. */
function checkedNetwork({ allow, ...rest }: EffectiveHttp): CheckedHttp {
  const [first, ...others] = allow.map((rules) => checkHttpOptions({ ...rest, allow: rules }));
  if (!first) throw new MisuseError("INVALID_OPTION", "option 'http' has no rules");
  return others.reduce(stricterHttp, first);
}

/** Throws `MisuseError`. What it opens is closed with the grant. */
function grantOf(
  { openDirectory: open = noDirectories, httpClient }: PowerShell,
  options: GrantOptions,
  http: CheckedHttp | undefined,
  withheld: readonly Withheld[],
  hostCallBytes: number,
): Grant {
  const { mounts } = options;
  const trail = trailOf(options);
  // Files of overlays are as old as the guest's clock says.
  const now = (): number => trail.at.timeMs / 1_000;
  const hasMounts = mounts !== undefined && Object.keys(mounts).length > 0;
  if (!http && options.secrets !== undefined && Object.keys(options.secrets).length > 0) {
    throw new MisuseError(
      "INVALID_OPTION",
      "option 'secrets' is of no use without 'http': there is nothing to send them with",
    );
  }
  const secrets = http && bindSecrets(options.secrets, http);
  const gifts: Gifts = {
    ...basicGifts(options),
    powers: (witness) => (http && secrets ? [httpPower(http, secrets, httpClient(), { hostCallBytes }, witness)] : []),
    mounts: (witness) => (hasMounts ? MountTable.open(mounts, { open, witness, now }) : undefined),
    withheld,
    restoreMounts: (table = NO_MOUNTS, bytes) => table.restore(bytes),
  };
  return new Grant(gifts, trail);
}

const noDirectories: OpenDirectory = (_, { option }) => {
  throw new MisuseError(
    "MOUNT_UNAVAILABLE",
    `option '${option}': there are no directories of the host to be mounted here`,
  );
};

const NO_MOUNTS = MountTable.open({}, { open: noDirectories });
