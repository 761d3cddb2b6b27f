import { Clock, Warning } from "../../boundary/abi.ts";
import { RESOLUTION_MS } from "./clock.ts";
import { TapeBytes, TapeCursor } from "./tape-bytes.ts";
import { Code, PLACES, REASONS, TapeError, type TapeEvent, VERSION } from "./tape-events.ts";

export { TapeError, type TapeEvent } from "./tape-events.ts";

/** Larger steps are written as whole readings. The first one goes back to 1970, or to the beginning of the sandbox. */
const LARGEST_STEP = 2 ** 50;

/** The last readings, which the next ones are written as steps from: ms, and units of the clock's resolution. */
class Readings {
  wall = 0;
  monotonic = 0;
}

/** Reads the events of one tape. Throws `TapeError`. */
export class TapeReader {
  readonly readings = new Readings();
  readonly #cursor: TapeCursor;

  constructor(tape: Uint8Array) {
    this.#cursor = new TapeCursor(tape, (reason) => new TapeError(reason));
    const version = this.#cursor.byte();
    if (version !== VERSION) throw new TapeError(`version ${version} of the format is unknown`);
  }

  /** Bytes that were read. */
  get position(): number {
    return this.#cursor.position;
  }

  /** The next event, whose bytes are views of the tape; undefined at the end. */
  next(): TapeEvent | undefined {
    const cursor = this.#cursor;
    if (cursor.atEnd) return undefined;
    const { readings } = this;
    const code = cursor.byte();
    switch (code) {
      case Code.wallStep:
        readings.wall += cursor.signed();
        return reading(Clock.wall, readings.wall);
      case Code.monotonicStep:
        readings.monotonic += cursor.signed();
        return reading(Clock.monotonic, readings.monotonic * RESOLUTION_MS);
      case Code.wall:
        return reading(Clock.wall, cursor.float());
      case Code.monotonic:
        return reading(Clock.monotonic, cursor.float());
      case Code.entropy:
        return { kind: "entropy", word: cursor.word() };
      case Code.invoke:
      case Code.wait:
      case Code.file: {
        const kind = code === Code.invoke ? "invoke" : code === Code.wait ? "wait" : "file";
        return { kind, fuel: cursor.unsigned(), request: cursor.bytes(), reply: cursor.bytes() };
      }
      case Code.begin:
        return { kind: "begin", fuel: cursor.unsigned(), request: cursor.bytes() };
      case Code.cancel:
        return { kind: "cancel", fuel: cursor.unsigned(), request: cursor.bytes() };
      case Code.overflow:
        return { kind: "overflow", fuel: cursor.unsigned(), request: cursor.bytes() };
      case Code.resume:
        return { kind: "resume", fuel: cursor.unsigned(), completions: cursor.bytes() };
      case Code.tidied:
        return { kind: "tidied" };
      case Code.stop: {
        const fuel = cursor.unsigned();
        const reason = REASONS[cursor.byte()];
        const place = PLACES[cursor.byte()];
        if (reason === undefined || place === undefined) throw new TapeError("a run was stopped for no known reason");
        return { kind: "stop", fuel, reason, place, count: cursor.unsigned() };
      }
      case Code.end:
        return { kind: "end", fuel: cursor.unsigned() };
      case Code.openInvoke:
      case Code.openWait: {
        const fuel = cursor.unsigned();
        if (!cursor.atEnd) throw new TapeError("it goes on after an open call");
        return { kind: "open", fuel, call: code === Code.openInvoke ? "invoke" : "wait" };
      }
      case Code.warning: {
        const fuel = cursor.unsigned();
        const warning = cursor.byte() === 1 ? Warning.cpuMs : Warning.timeoutMs;
        return { kind: "warning", fuel, warning };
      }
      default:
        throw new TapeError(`it holds an event of the unknown kind ${code}`);
    }
  }
}

function reading(clock: number, ms: number): TapeEvent {
  // No clock of ours says anything else, and no guest should have to be ready for it.
  if (!Number.isFinite(ms)) throw new TapeError("a clock shows no time");
  return { kind: "clock", clock, ms };
}

/** Writes a tape, possibly after the beginning of another one. */
export class TapeWriter {
  readonly #bytes = new TapeBytes();
  readonly #readings: Readings = new Readings();

  /** Goes on after the first `length` bytes of `tape`, which end with a whole event. */
  constructor(tape?: Uint8Array, length = tape?.length) {
    if (!tape) {
      this.#bytes.byte(VERSION);
      return;
    }
    const kept = tape.subarray(0, length);
    const reader = new TapeReader(kept);
    while (reader.next());
    this.#readings = reader.readings;
    this.#bytes.raw(kept);
  }

  get length(): number {
    return this.#bytes.length;
  }

  /** A copy. */
  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.written().slice();
  }

  write(event: TapeEvent): void {
    const bytes = this.#bytes;
    switch (event.kind) {
      case "clock":
        this.#writeReading(event.clock, event.ms);
        return;
      case "entropy":
        bytes.byte(Code.entropy);
        bytes.word(event.word);
        return;
      case "invoke":
      case "wait":
      case "file":
        this.#writeCall(event.kind, event.fuel, event.request);
        bytes.bytes(event.reply);
        return;
      case "begin":
      case "cancel":
      case "overflow":
        this.#writeCall(event.kind, event.fuel, event.request);
        return;
      case "resume":
        this.#writeCall(event.kind, event.fuel, event.completions);
        return;
      case "tidied":
        bytes.byte(Code.tidied);
        return;
      case "stop":
        bytes.byte(Code.stop);
        bytes.unsigned(event.fuel);
        bytes.byte(REASONS.indexOf(event.reason));
        bytes.byte(PLACES.indexOf(event.place));
        bytes.unsigned(event.count);
        return;
      case "end":
        bytes.byte(Code.end);
        bytes.unsigned(event.fuel);
        return;
      case "warning":
        bytes.byte(Code.warning);
        bytes.unsigned(event.fuel);
        bytes.byte(event.warning === Warning.cpuMs ? 1 : 0);
        return;
      case "open":
        bytes.byte(event.call === "invoke" ? Code.openInvoke : Code.openWait);
        bytes.unsigned(event.fuel);
    }
  }

  #writeCall(
    kind: "invoke" | "wait" | "file" | "begin" | "cancel" | "overflow" | "resume",
    fuel: number,
    content: Uint8Array,
  ): void {
    this.#bytes.byte(Code[kind]);
    this.#bytes.unsigned(fuel);
    this.#bytes.bytes(content);
  }

  #writeReading(clock: number, ms: number): void {
    const isWall = clock === Clock.wall;
    const last = isWall ? this.#readings.wall : this.#readings.monotonic;
    const count = isWall ? ms : Math.round(ms / RESOLUTION_MS);
    const step = count - last;
    // As it will be read.
    const reading = last + step;
    const isExact = Object.is(isWall ? reading : reading * RESOLUTION_MS, ms);
    if (isExact && Number.isSafeInteger(count) && Math.abs(step) < LARGEST_STEP) {
      this.#bytes.byte(isWall ? Code.wallStep : Code.monotonicStep);
      this.#bytes.signed(step);
      if (isWall) this.#readings.wall = count;
      else this.#readings.monotonic = count;
    } else {
      this.#bytes.byte(isWall ? Code.wall : Code.monotonic);
      this.#bytes.float(ms);
    }
  }
}

/** Every event of a tape. Throws `TapeError`, wherever the tape is damaged. */
export function* readTape(tape: Uint8Array): Generator<TapeEvent, void> {
  const reader = new TapeReader(tape);
  for (let event = reader.next(); event; event = reader.next()) yield event;
}

/** The tape of a paused task, with a reply to the call that it was paused in. Throws `TapeError`. */
export function answerTape(tape: Uint8Array, request: Uint8Array, reply: Uint8Array): Uint8Array<ArrayBuffer> {
  const reader = new TapeReader(tape);
  let end = reader.position;
  for (let event = reader.next(); event; event = reader.next()) {
    if (event.kind === "open") {
      const writer = new TapeWriter(tape, end);
      writer.write({ kind: event.call, fuel: event.fuel, request, reply });
      return writer.written();
    }
    end = reader.position;
  }
  throw new TapeError("no call is open");
}
