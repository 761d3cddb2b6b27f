/**
 * Why a request of a guest's came to nothing.
 *
 * - `invalid`: it is no request: its URL, method, headers or body are not what they must be
 * - `refused`: it is one that was not granted
 * - `limit`: its body is beyond a limit, or one is used up
 * - `tooLarge`: what came back is beyond a limit
 * - `timeout`: it took too long
 * - `redirects`: it was led further than it may go, or where it may not
 * - `name`: the host's name stands for no address
 * - `connection`, `tls`, `protocol`: what failed on the way
 * - `cancelled`: the run ended
 */
export type HttpFailureKind =
  | "invalid"
  | "refused"
  | "limit"
  | "tooLarge"
  | "timeout"
  | "redirects"
  | "name"
  | "connection"
  | "tls"
  | "protocol"
  | "cancelled";

/** `message` is for the guest: it has no address, path or name of the host's in it that the guest did not write. */
export class HttpFailure extends Error {
  readonly kind: HttpFailureKind;
  /** Bytes of a body that had come by then. */
  readonly receivedBytes: number;

  constructor(kind: HttpFailureKind, message: string, receivedBytes = 0) {
    super(message);
    this.kind = kind;
    this.receivedBytes = receivedBytes;
  }

  override get name(): string {
    return "HttpFailure";
  }

  /** Whether a rule or a limit said no, rather than the network. */
  get isRefusal(): boolean {
    return ["invalid", "refused", "limit", "redirects"].includes(this.kind);
  }
}
