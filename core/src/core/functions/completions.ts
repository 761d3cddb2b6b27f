/** What has become of the calls that the guest awaits, in the order in which it did, until the guest takes it. */
export class Completions {
  /** By the number that the guest gave the call. */
  readonly #outcomes = new Map<number, Uint8Array>();
  #isOverflown = false;
  #wake: (() => void) | undefined;

  /** Whether there is something for the guest to take. */
  get hasArrived(): boolean {
    return this.#outcomes.size > 0 || this.#isOverflown;
  }

  /** One of them was beyond hostCallBytes. */
  get isOverflown(): boolean {
    return this.#isOverflown;
  }

  add(begun: number, outcome: Uint8Array | undefined): void {
    if (outcome) this.#outcomes.set(begun, outcome);
    else this.#isOverflown = true;
    this.wake();
  }

  /** Without an outcome: it was beyond hostCallBytes. */
  save(): { readonly begun: number; readonly outcome: Uint8Array | undefined }[] {
    const saved: { begun: number; outcome: Uint8Array | undefined }[] = [];
    for (const [begun, outcome] of this.#outcomes) saved.push({ begun, outcome });
    if (this.#isOverflown) saved.push({ begun: 0, outcome: undefined });
    return saved;
  }

  /** There is nothing to wait for any more, or something has arrived. */
  wake(): void {
    this.#wake?.();
  }

  drop(begun: number): void {
    this.#outcomes.delete(begun);
  }

  clear(): void {
    this.#outcomes.clear();
  }

  /** Settles when something has arrived, or at `wake`. Whoever stops waiting has taken nothing. */
  async arrival(): Promise<void> {
    if (!this.hasArrived) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  /** The first that arrived, and as many more as fit into `bytes` with it: they all have to fit into the guest at once. */
  take(bytes: number): (readonly [begun: number, outcome: Uint8Array])[] {
    const taken: (readonly [number, Uint8Array])[] = [];
    let room = bytes;
    for (const entry of this.#outcomes) {
      room -= entry[1].length;
      if (room < 0 && taken.length > 0) break;
      taken.push(entry);
      this.#outcomes.delete(entry[0]);
    }
    return taken;
  }
}
