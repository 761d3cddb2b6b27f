/** Receives text as the guest writes it. */
export type OutputListener = (text: string) => void;

const NOTHING = new Uint8Array();
/** Between runs a larger buffer is given up, so that an idle sandbox stays small. */
const KEPT_BYTES = 4096;

/** Collects what one run writes to one stream. */
export class OutputStream {
  readonly #listener: OutputListener | undefined;
  #bytes: Uint8Array = NOTHING;
  #length = 0;
  /** Holds back the beginning of a character whose rest has not arrived yet. Made when it is first needed. */
  #live: TextDecoder | undefined;

  constructor(listener: OutputListener | undefined) {
    this.#listener = listener;
  }

  /** Keeps a copy of `bytes` and tells the listener, whose exceptions come through. */
  write(bytes: Uint8Array): void {
    const end = this.#length + bytes.length;
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, 2 * this.#bytes.length));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length = end;
    if (!this.#listener) return;
    this.#live ??= new TextDecoder("utf-8", { ignoreBOM: true });
    this.#tell(this.#live.decode(bytes, { stream: true }));
  }

  /** Tells the listener what was held back. */
  flush(): void {
    if (this.#live) this.#tell(this.#live.decode());
  }

  /** The whole text, and an empty stream again. Bytes that are no UTF-8 become U+FFFD; half a character at a cut is dropped. */
  take(wasCut: boolean): string {
    const length = this.#length;
    if (length === 0) return "";
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.#bytes.subarray(0, length), {
      stream: wasCut,
    });
    this.#length = 0;
    if (this.#bytes.length > KEPT_BYTES) this.#bytes = NOTHING;
    return text;
  }

  #tell(text: string): void {
    if (text !== "") this.#listener?.(text);
  }
}
