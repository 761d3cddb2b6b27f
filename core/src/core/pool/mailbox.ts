/**
 * How a thread that is blocked gets answers: memory that it shares with whoever asks it. Whoever answers only writes, so
 * nothing in here has to be believed.
 *
 * Words: the bell, which the thread sleeps on and which rings for every answer and message; the number of messages; for
 * each slot its state, the bytes of the whole answer and those of this piece. Then the data of each slot.
 */
const BELL = 0;
const MESSAGES = 1;
const FIRST_SLOT = 2;
const SLOT_WORDS = 3;

/** A thread serves others while it waits, and each wait has a slot. That many at a time; more would wait for an end. */
export const SLOTS = 8;

/** Of one piece of an answer. */
const DATA_BYTES = 32 * 1024;

const HEADER_WORDS = FIRST_SLOT + SLOTS * SLOT_WORDS;
const MAILBOX_BYTES = HEADER_WORDS * Int32Array.BYTES_PER_ELEMENT + SLOTS * DATA_BYTES;

/** States of a slot. Codes from `WORD` on are answers without data: the index of a word, added. */
const EMPTY = 0;
const BYTES = 1;
const WORD = 2;

/**
 * How long a thread looks for an answer before it goes to sleep, in ms. Most host functions answer sooner, and being woken
 * takes some 50 µs.
 */
const SPIN_MS = 0.1;

const NOTHING = { bytes: new Uint8Array(), total: 0 };

export type Mail = Uint8Array | string;

class Mailbox {
  readonly words: Int32Array;
  readonly data: Uint8Array;

  constructor(memory: SharedArrayBuffer) {
    this.words = new Int32Array(memory, 0, HEADER_WORDS);
    this.data = new Uint8Array(memory, HEADER_WORDS * Int32Array.BYTES_PER_ELEMENT);
  }
}

export function isMailbox(memory: unknown): memory is SharedArrayBuffer {
  return (
    typeof SharedArrayBuffer !== "undefined" &&
    memory instanceof SharedArrayBuffer &&
    memory.byteLength === MAILBOX_BYTES
  );
}

const stateOf = (slot: number): number => FIRST_SLOT + slot * SLOT_WORDS;
const totalOf = (slot: number): number => stateOf(slot) + 1;
const pieceOf = (slot: number): number => stateOf(slot) + 2;

/** The end that answers. */
export class MailboxWriter {
  readonly memory = new SharedArrayBuffer(MAILBOX_BYTES);
  readonly #box = new Mailbox(this.memory);
  readonly #vocabulary: readonly string[];
  /** What is left of an answer that is sent in pieces. */
  readonly #rest: ({ readonly bytes: Uint8Array; readonly total: number } | undefined)[] = [];

  constructor(vocabulary: readonly string[]) {
    this.#vocabulary = vocabulary;
  }

  /** Answers slot `slot`, which must be waiting. Whether that was all; otherwise `goOn` is called when it was read. */
  answer(slot: number, mail: Mail): boolean {
    if (typeof mail !== "string") return this.#putPiece(slot, mail, mail.length);
    this.#put(slot, WORD + this.#vocabulary.indexOf(mail), 0, 0);
    return true;
  }

  /** As `answer`, with the next piece. */
  goOn(slot: number): boolean {
    const { bytes, total } = this.#rest[slot] ?? NOTHING;
    return this.#putPiece(slot, bytes, total);
  }

  /** A message was sent: a thread that is blocked should look for it. */
  announce(): void {
    Atomics.add(this.#box.words, MESSAGES, 1);
    this.#ring();
  }

  #ring(): void {
    Atomics.add(this.#box.words, BELL, 1);
    Atomics.notify(this.#box.words, BELL);
  }

  #putPiece(slot: number, bytes: Uint8Array, total: number): boolean {
    const piece = bytes.subarray(0, DATA_BYTES);
    const isAll = piece.length === bytes.length;
    this.#box.data.set(piece, slot * DATA_BYTES);
    this.#rest[slot] = isAll ? undefined : { bytes: bytes.subarray(piece.length), total };
    this.#put(slot, BYTES, total, piece.length);
    return isAll;
  }

  #put(slot: number, state: number, total: number, piece: number): void {
    const { words } = this.#box;
    words[totalOf(slot)] = total;
    words[pieceOf(slot)] = piece;
    Atomics.store(words, stateOf(slot), state);
    this.#ring();
  }
}

/** The end that waits. */
export class MailboxReader {
  readonly #box: Mailbox;
  readonly #vocabulary: readonly string[];
  /** How many messages had been announced when they were looked for. */
  #looked = 0;

  constructor(memory: SharedArrayBuffer, vocabulary: readonly string[]) {
    this.#box = new Mailbox(memory);
    this.#vocabulary = vocabulary;
  }

  /** The answer to what was asked with `slot`. `more` asks for its next piece; `meanwhile` is called when messages may have come. */
  wait(slot: number, more: () => void, meanwhile: () => void): Mail {
    const { words } = this.#box;
    let bytes: Uint8Array | undefined;
    let length = 0;
    for (;;) {
      const state = this.#await(slot, meanwhile);
      Atomics.store(words, stateOf(slot), EMPTY);
      if (state !== BYTES) return this.#vocabulary[state - WORD] ?? "cancelled";
      const piece = words[pieceOf(slot)] ?? 0;
      bytes ??= new Uint8Array(words[totalOf(slot)] ?? 0);
      const from = slot * DATA_BYTES;
      bytes.set(this.#box.data.subarray(from, from + piece), length);
      length += piece;
      if (length >= bytes.length) return bytes;
      more();
    }
  }

  #await(slot: number, meanwhile: () => void): number {
    const { words } = this.#box;
    const until = performance.now() + SPIN_MS;
    for (;;) {
      const bell = Atomics.load(words, BELL);
      const state = Atomics.load(words, stateOf(slot));
      if (state !== EMPTY) return state;
      const messages = Atomics.load(words, MESSAGES);
      if (messages !== this.#looked) {
        this.#looked = messages;
        meanwhile();
      } else if (performance.now() >= until) {
        Atomics.wait(words, BELL, bell);
      }
    }
  }
}
