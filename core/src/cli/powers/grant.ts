import { openSync, writeSync } from "node:fs";
import { AuditLog, type SandboxOptions } from "../../node/index.ts";
import { UnreadableError } from "../source.ts";
import { visible } from "../terminal-text.ts";
import type { PowerSettings } from "./options.ts";

/** What a sandbox is created with, and what has to be done when it is closed. */
export interface GrantedPowers {
  readonly options: Pick<SandboxOptions, "mounts" | "env" | "onAudit">;
  readonly close: () => Promise<void>;
}

/** Throws `UsageError` and `UnreadableError`. */
export async function grantPowers({ mounts, env, audit }: PowerSettings): Promise<GrantedPowers> {
  const log = audit === undefined ? undefined : await openLog(audit);
  return {
    options: {
      ...(Object.keys(mounts).length > 0 && { mounts }),
      ...(Object.keys(env).length > 0 && { env }),
      ...(log && { onAudit: log.event }),
    },
    close: async () => log?.close(),
  };
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
