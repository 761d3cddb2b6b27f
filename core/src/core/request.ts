import { UnsendableError } from "../boundary/errors.ts";
import { ValueEncoder } from "../boundary/values/encode.ts";
import { CborWriter, Major, TooManyBytes } from "../boundary/values/writer.ts";
import type { LimitValues } from "./limits.ts";

/** Writes the parts of a request. */
export interface RequestWriter {
  /** Text as bytes, which is how source travels. */
  source(text: string): void;
  text(text: string): void;
  bytes(bytes: Uint8Array): void;
  integer(value: number): void;
  /** Values of the caller's, which take up to `inputBytes` together. */
  values(inputBytes: number, encode: (encoder: ValueEncoder) => void): void;
}

/** Makes the requests of `abi.ts`, in a buffer that is used again. */
export class RequestBuilder {
  readonly #writer = new CborWriter();
  readonly #values = new ValueEncoder(this.#writer);
  readonly #request: RequestWriter;

  constructor() {
    const [writer, values] = [this.#writer, this.#values];
    this.#request = {
      source: (text) => writer.text(text, Major.bytes),
      text: (text) => writer.text(text),
      bytes: (bytes) => writer.bytes(bytes),
      integer: (value) => writer.head(Major.unsigned, value),
      values: (inputBytes, encode) => {
        writer.bound = writer.length + inputBytes;
        encode(values);
        writer.bound = Number.POSITIVE_INFINITY;
      },
    };
  }

  /** A request whose `parts` things `write` writes. Throws `UnsendableError`. */
  build(limits: LimitValues, parts: number, write: (request: RequestWriter) => void): Uint8Array<ArrayBuffer> {
    this.#writer.begin();
    this.#values.begin(limits);
    try {
      this.#writer.head(Major.array, parts);
      write(this.#request);
    } catch (error) {
      if (!(error instanceof TooManyBytes)) throw error;
      throw new UnsendableError("the values", `take more than inputBytes of ${limits.inputBytes} bytes`);
    }
    return this.#writer.written().slice();
  }
}
