import { SandboxError } from "../../boundary/errors.ts";

/** Bytes cannot be used as the snapshot or journal that they were given for. `code` says why. */
export class SnapshotError extends SandboxError {
  declare readonly code:
    | "SNAPSHOT_FOREIGN"
    | "SNAPSHOT_VERSION"
    | "SNAPSHOT_ENGINE"
    | "SNAPSHOT_DAMAGED"
    | "SNAPSHOT_KEY"
    | "SNAPSHOT_MOUNTS"
    | "CRYPTO_UNAVAILABLE";

  constructor(code: SnapshotError["code"], message: string, options?: ErrorOptions) {
    super(code, message, options);
  }

  override get name(): string {
    return "SnapshotError";
  }
}
