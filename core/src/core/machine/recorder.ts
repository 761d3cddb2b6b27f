import { type TapeEvent, TapeReader, TapeWriter } from "./tape.ts";

type EventOf<K extends TapeEvent["kind"]> = Extract<TapeEvent, { readonly kind: K }>;

const NOTHING = new Uint8Array();

/** The tape of one task: it is played to its end, and what comes afterwards is recorded. */
export class Recorder {
  /** Whether there is no afterwards. */
  readonly strict: boolean;
  /** Events that were played, or recorded. */
  events = 0;
  readonly #tape: Uint8Array | undefined;
  readonly #bound: number;
  readonly #reader: TapeReader | undefined;
  /** Some events ahead of the reader: looks for the next one that says how much fuel was burnt. */
  readonly #scout: TapeReader | undefined;
  #scoutedFuel = 0;
  #scoutedTo = 0;
  #next: TapeEvent | undefined;
  /** Where `#next` begins. */
  #start = 0;
  #writer: TapeWriter | undefined;

  /** What is recorded may make the tape `bound` bytes long. Throws `TapeError`. */
  constructor(tape: Uint8Array | undefined, strict: boolean, bound: number) {
    this.strict = strict;
    this.#bound = bound;
    if (!tape) {
      this.#writer = new TapeWriter();
      return;
    }
    const check = new TapeReader(tape);
    while (check.next());
    this.#tape = tape;
    this.#reader = new TapeReader(tape);
    this.#scout = new TapeReader(tape);
    this.#start = this.#reader.position;
    this.#next = this.#reader.next();
  }

  /** What comes next on the tape. */
  get next(): TapeEvent | undefined {
    return this.#next;
  }

  get isPlaying(): boolean {
    return this.#next !== undefined;
  }

  /** How much can be burnt before the tape next says something about that. */
  get ceiling(): number {
    const scout = this.#scout;
    if (!this.#next || !scout) return Number.POSITIVE_INFINITY;
    while (this.#scoutedTo <= this.#start) {
      const event = scout.next();
      if (!event) return Number.POSITIVE_INFINITY;
      if (!("fuel" in event)) continue;
      this.#scoutedTo = scout.position;
      // What happens where fuel runs out happens once that much is burnt; a question comes while it is.
      const isStop = event.kind === "stop" && (event.place === "fuel" || event.place === "output");
      const runsOut = event.kind === "warning" || isStop;
      this.#scoutedFuel = runsOut ? event.fuel - 1 : event.fuel;
    }
    return this.#scoutedFuel;
  }

  /** Goes past the next event. */
  advance(): void {
    const reader = this.#reader;
    if (!reader || !this.#next) return;
    // An open call is not on the tape of what has happened.
    if (this.#next.kind === "open") {
      this.#next = undefined;
      return;
    }
    this.events++;
    this.#start = reader.position;
    this.#next = reader.next();
  }

  /** Writes down what has happened. False when the tape gets too long. What was not played yet is dropped. */
  record(event: TapeEvent): boolean {
    this.#writer ??= new TapeWriter(this.#tape, this.#start);
    this.#next = undefined;
    this.events++;
    this.#writer.write(event);
    return this.#writer.length <= this.#bound;
  }

  /** Everything up to now. */
  written(): Uint8Array {
    return this.#writer?.written() ?? this.#tape?.slice(0, this.#start) ?? NOTHING;
  }
}

export function isKind<K extends TapeEvent["kind"]>(event: TapeEvent, kind: K): event is EventOf<K> {
  return event.kind === kind;
}
