import { Stream } from "../../boundary/abi.ts";

/** In each window of this many ms, that many writes are sent as they come; what follows waits for the next window. */
const WINDOW_MS = 20;
const WRITES_PER_WINDOW = 8;

/** Enough for one message. */
const BATCH_BYTES = 64 * 1024;

type Send = (stream: number, bytes: Uint8Array<ArrayBuffer>) => void;

/** What a guest has written and nobody has been told of. The limit of output bounds it. */
export class OutputBatch {
  readonly #send: Send;
  readonly #isLive: boolean;
  #pieces: { readonly stream: number; readonly bytes: Uint8Array }[] = [];
  #length = 0;
  #windowEnd = 0;
  #writesLeft = 0;

  constructor(send: Send, isLive: boolean) {
    this.#send = send;
    this.#isLive = isLive;
  }

  /** Keeps a copy of `bytes`. */
  write(stream: number, bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#pieces.push({ stream, bytes: bytes.slice() });
    this.#length += bytes.length;
    if (!this.#isLive) return;
    const now = performance.now();
    if (now >= this.#windowEnd) {
      this.#windowEnd = now + WINDOW_MS;
      this.#writesLeft = WRITES_PER_WINDOW;
    }
    if (this.#writesLeft-- > 0 || this.#length >= BATCH_BYTES) this.flush();
  }

  /** Sends everything, as few messages as keep the order in which a live reader would see it. */
  flush(): void {
    const pieces = this.#pieces;
    if (pieces.length === 0) return;
    this.#pieces = [];
    this.#length = 0;
    if (!this.#isLive) {
      for (const stream of Object.values(Stream)) this.#sendJoined(pieces.filter((piece) => piece.stream === stream));
      return;
    }
    let from = 0;
    for (let index = 1; index <= pieces.length; index++) {
      if (pieces[index]?.stream === pieces[from]?.stream) continue;
      this.#sendJoined(pieces.slice(from, index));
      from = index;
    }
  }

  #sendJoined(pieces: readonly { readonly stream: number; readonly bytes: Uint8Array }[]): void {
    const [first] = pieces;
    if (!first) return;
    const joined = new Uint8Array(pieces.reduce((sum, { bytes }) => sum + bytes.length, 0));
    let length = 0;
    for (const { bytes } of pieces) {
      joined.set(bytes, length);
      length += bytes.length;
    }
    this.#send(first.stream, joined);
  }
}
