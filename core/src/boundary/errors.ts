/** Base of the errors that are about a sandbox or its engine, not about what the caller passed. */
export class SandboxError extends Error {
  /** Stable, for programs; the message is for people. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  override get name(): string {
    return "SandboxError";
  }
}

/** The engine cannot be used. `code` says why. */
export class EngineError extends SandboxError {
  declare readonly code:
    | "ENGINE_MISSING"
    | "ENGINE_DAMAGED"
    | "ENGINE_FOREIGN"
    | "ENGINE_ABI"
    | "ENGINE_START"
    | "ENGINE_UNSUPPORTED"
    | "ENGINE_BLOCKED";

  constructor(code: EngineError["code"], message: string, options?: ErrorOptions) {
    super(code, message, options);
  }

  override get name(): string {
    return "EngineError";
  }
}

/**
 * The guest broke the rules of the boundary: an address outside its memory, malformed CBOR, an unknown status. Whatever
 * said so cannot be trusted with anything else, so its sandbox is lost.
 */
export class BoundaryViolation extends SandboxError {
  constructor(message: string) {
    super("BOUNDARY_VIOLATION", message);
  }

  override get name(): string {
    return "BoundaryViolation";
  }
}

/** A value of the host has no counterpart in Python. `path` names it, as in `inputs.user.created`. */
export class UnsendableError extends TypeError {
  readonly code = "UNSENDABLE_VALUE";
  readonly path: string;

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`${path} ${reason}`, options);
    this.path = path;
  }

  override get name(): string {
    return "UnsendableError";
  }
}
