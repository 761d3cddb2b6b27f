import { AuditChain } from "./chain.ts";
import type { AuditEvent } from "./event.ts";

/**
 * Writes a log of what sandboxes do, as lines that prove themselves (`chain.ts`): give its `event` to sandboxes as `onAudit`, and
 * `close` it when they are closed.
 */
export class AuditLog {
  /** For the option `onAudit` of any number of sandboxes. When a line could not be written, it throws that, and so ends the run. */
  readonly event: (event: AuditEvent) => void;
  readonly #chain: AuditChain;
  readonly #write: (line: string) => unknown;
  #written: Promise<void>;
  #failure: { readonly error: unknown } | undefined;
  #isClosed = false;

  private constructor(chain: AuditChain, write: (line: string) => unknown) {
    this.#chain = chain;
    this.#write = write;
    this.#written = this.#append(chain.begin(new Date()));
    this.event = (event) => {
      if (this.#failure) throw this.#failure.error;
      if (this.#isClosed) throw new Error("the audit log is closed");
      this.#written = this.#written.then(() => this.#append(this.#chain.event(event)));
    };
  }

  /**
   * `write` takes one line, with its newline, at a time, and may be asynchronous. With a key of at least 16 bytes, nobody without it can
   * write a log that verifies. Throws `MisuseError` for a key that is none.
   */
  static async open(
    write: (line: string) => unknown,
    { key }: { readonly key?: string | Uint8Array | undefined } = {},
  ): Promise<AuditLog> {
    return new AuditLog(await AuditChain.create(key), write);
  }

  /** Writes what is left, and the end. Throws what `write` threw. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#written;
    if (!this.#failure) await this.#append(this.#chain.end());
    if (this.#failure) throw this.#failure.error;
  }

  async #append(line: Promise<string>): Promise<void> {
    if (this.#failure) return;
    try {
      await this.#write(await line);
    } catch (error) {
      this.#failure = { error };
    }
  }
}
