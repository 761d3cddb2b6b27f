/** Receives text as the guest writes it. */
export type OutputListener = (text: string) => void;

const NOTHING = new Uint8Array();
/** Collects what one run writes to one stream. */
export class OutputStream {
  readonly #listener: OutputListener | undefined;
  #bytes: Uint8Array = NOTHING;
  #length = 0;
  /** How much the listener has been told of, in bytes, and how much of that is still to come again. */
  #told = 0;
  #toldBefore = 0;
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
    const known = Math.min(this.#toldBefore, bytes.length);
    this.#toldBefore -= known;
    this.#told += bytes.length - known;
    if (!this.#listener) return;
    this.#live ??= new TextDecoder("utf-8", { ignoreBOM: true });
    this.#tell(this.#live.decode(bytes.subarray(known), { stream: true }));
  }

  /** Bytes that were written, each counted once though a run that was done over wrote it again. */
  get told(): number {
    return this.#told;
  }

  /** The run is done over: what its first `told` bytes are, the listener knows. */
  startOver(told = this.#told): void {
    this.#length = 0;
    this.#told = told;
    this.#toldBefore = told;
  }

  /** Tells the listener what was held back. */
  flush(): void {
    if (this.#live) this.#tell(this.#live.decode());
  }

  /** The whole text. Bytes that are no UTF-8 become U+FFFD; half a character at a cut is dropped. */
  text(wasCut: boolean): string {
    if (this.#length === 0) return "";
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.bytes, { stream: wasCut });
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #tell(text: string): void {
    if (text !== "") this.#listener?.(text);
  }
}
