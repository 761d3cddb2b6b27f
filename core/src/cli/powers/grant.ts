import { openSync, writeFileSync, writeSync } from "node:fs";
import type { Policy } from "../../core/policy/public.ts";
import { visible } from "../../core/terminal-text.ts";
import { AuditLog, type HttpRule, type Sandbox, type SandboxOptions } from "../../node/index.ts";
import { splitLimits } from "../limits.ts";
import type { Settings } from "../options.ts";
import { UnreadableError } from "../source.ts";
import { UsageError } from "../usage.ts";
import type { PowerSettings } from "./options.ts";

/** What a sandbox and its runs are given, and what has to be done when it is closed. */
export interface GrantedPowers {
  readonly options: SandboxOptions;
  /** Limits of each run of the user's code. */
  readonly forRuns: ReturnType<typeof splitLimits>["forRuns"];
  /** Whether the guest waits for the network, for which this thread must not be blocked. */
  readonly hasNetwork: boolean;
  readonly close: () => Promise<void>;
}

/** `timeoutMs` is the default for runs. Throws `UsageError`, `UnreadableError` and `PolicyFileError`. */
export async function grantPowers(
  { limits, randomSeed, powers }: Settings,
  args: readonly string[],
  timeoutMs?: number,
): Promise<GrantedPowers> {
  const { mounts, env, hosts, audit } = powers;
  const policy = powers.policy === undefined ? undefined : await policyFrom(powers.policy);
  const secrets = secretsFrom(powers);
  const log = audit === undefined ? undefined : await openLog(audit);
  const { forSandbox, forRuns } = splitLimits(limits, timeoutMs);
  return {
    options: {
      // Under a policy there are no limits but its own, and those that are lower.
      limits: policy ? limits : forSandbox,
      ...(policy && { policy, args }),
      ...(randomSeed !== undefined && { randomSeed }),
      ...(Object.keys(mounts).length > 0 && { mounts }),
      ...(Object.keys(env).length > 0 && { env }),
      ...(hosts.length > 0 && { http: { allow: hosts.map(ruleFor) } }),
      ...(Object.keys(secrets).length > 0 && { secrets }),
      ...(log && { onAudit: log.event }),
    },
    forRuns: policy ? {} : forRuns,
    hasNetwork: hosts.length > 0 || policy?.network !== undefined,
    close: async () => log?.close(),
  };
}

/** What was asked for and is not granted, for people to see. */
export function withheldLines({ withheld }: Sandbox): string[] {
  return withheld.map(({ path, reason }) => visible(`micropython-wasm: not granted: ${path}: ${reason}`));
}

async function policyFrom(path: string): Promise<Policy> {
  const { loadPolicy } = await import("../policy/file.ts");
  return loadPolicy(path);
}

/** `[https://|http://]HOST[:PORT]`. The library says what is wrong with the host. */
function ruleFor(text: string): HttpRule {
  const [, scheme = "https://", host = "", port] = /^(https?:\/\/)?(.+?)(?::(\d+))?\/?$/.exec(text) ?? [];
  const protocol = scheme === "http://" ? "http" : "https";
  return { host, protocol, ...(port !== undefined && { ports: [Number(port)] }) };
}

function secretsFrom({ secrets, policy }: PowerSettings): { readonly [name: string]: string } {
  if (secrets.length > 0 && policy === undefined)
    throw new UsageError("--secret needs a --policy, which says to which host the secret may be sent");
  return Object.fromEntries(
    secrets.map((name) => {
      // Whoever writes a value there should not see it in a log.
      if (!/^[A-Za-z_]\w*$/.test(name))
        throw new UsageError("--secret takes a NAME, whose value is in the environment variable NAME");
      const value = process.env[name];
      if (value === undefined) throw new UsageError(`--secret ${visible(name)}: there is no such environment variable`);
      return [name, value];
    }),
  );
}

/** Throws `UnreadableError`. */
export function writeDiff(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UnreadableError(`--diff ${visible(path)}: it cannot be written`, { cause: error });
  }
}

/** A new file: a log that is there already is evidence. */
async function openLog(path: string): Promise<AuditLog> {
  try {
    const descriptor = openSync(path, "wx", 0o600);
    return await AuditLog.open((line) => writeSync(descriptor, line));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const reason = code === "EEXIST" ? "it is there already, and logs are not overwritten" : "it cannot be written";
    throw new UnreadableError(`--audit ${visible(path)}: ${reason}`, { cause: error });
  }
}
