import { MisuseError } from "../errors.ts";
import { SnapshotError } from "./errors.ts";

/** A secret of at least 16 bytes; text counts as its UTF-8. */
export type SnapshotKey = string | Uint8Array;

export const TAG_BYTES = 32;

const KEY_BYTES_MINIMUM = 16;
const ALGORITHM = { name: "HMAC", hash: "SHA-256" };

/** HMAC-SHA-256 (RFC 2104) of WebCrypto with one key. The bytes of both methods must not change meanwhile. */
export class Authenticator {
  readonly #subtle: SubtleCrypto;
  readonly #key: Uint8Array<ArrayBuffer>;

  private constructor(subtle: SubtleCrypto, key: Uint8Array<ArrayBuffer>) {
    this.#subtle = subtle;
    this.#key = key;
  }

  /** Throws `MisuseError` for a key that is none, and `SnapshotError` where there is no WebCrypto. */
  static create(key: SnapshotKey): Authenticator {
    const bytes = keyBytes(key);
    // Missing on pages that came over plain http, whatever its type says.
    const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
    if (!subtle) {
      throw new SnapshotError(
        "CRYPTO_UNAVAILABLE",
        "a key needs WebCrypto, which is not available here: browsers have it on https pages and localhost only",
      );
    }
    return new Authenticator(subtle, bytes);
  }

  async sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    return new Uint8Array(await this.#subtle.sign(ALGORITHM, await this.#imported("sign"), bytes));
  }

  /** Takes as long for every tag. */
  async verify(bytes: Uint8Array<ArrayBuffer>, tag: Uint8Array<ArrayBuffer>): Promise<boolean> {
    return this.#subtle.verify(ALGORITHM, await this.#imported("verify"), tag, bytes);
  }

  #imported(use: KeyUsage): Promise<CryptoKey> {
    return this.#subtle.importKey("raw", this.#key, ALGORITHM, false, [use]);
  }
}

/** Throws `MisuseError` for what is no key. */
export function keyBytes(key: unknown): Uint8Array<ArrayBuffer> {
  if (typeof key !== "string" && !(key instanceof Uint8Array)) {
    throw new MisuseError("INVALID_OPTION", "option 'key' must be a string or a Uint8Array");
  }
  const bytes = typeof key === "string" ? new TextEncoder().encode(key) : new Uint8Array(key);
  if (bytes.length < KEY_BYTES_MINIMUM) {
    throw new MisuseError(
      "INVALID_OPTION",
      `option 'key' must have at least ${KEY_BYTES_MINIMUM} bytes, not ${bytes.length}: take them from a secret source`,
    );
  }
  return bytes;
}
