import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Recorder } from "../src/core/machine/recorder.ts";
import { answerTape, readTape, TapeError, type TapeEvent, TapeReader, TapeWriter } from "../src/core/machine/tape.ts";

const bytes = fc.uint8Array({ maxLength: 300 });
const fuel = fc.maxSafeNat();
const tenths = fc.nat(2 ** 40).map((count) => count * 0.1);
const ms = fc.oneof(fc.nat(2 ** 45), tenths, fc.double({ noNaN: true, noDefaultInfinity: true }));

const event: fc.Arbitrary<TapeEvent> = fc.oneof(
  fc.record({ kind: fc.constant("clock" as const), clock: fc.constantFrom(0, 1), ms }),
  fc.record({ kind: fc.constant("entropy" as const), word: fc.integer() }),
  fc.record({
    kind: fc.constantFrom("invoke" as const, "wait" as const, "file" as const),
    fuel,
    request: bytes,
    reply: bytes,
  }),
  fc.record({
    kind: fc.constantFrom("begin" as const, "cancel" as const, "overflow" as const),
    fuel,
    request: bytes,
  }),
  fc.record({ kind: fc.constant("resume" as const), fuel, completions: bytes }),
  fc.record({ kind: fc.constant("tidied" as const) }),
  fc.record({
    kind: fc.constant("stop" as const),
    fuel,
    reason: fc.constantFrom("timeout" as const, "cancelled" as const, "hostCallBytes" as const),
    place: fc.constantFrom("fuel" as const, "question" as const, "output" as const, "waiting" as const),
    count: fuel,
  }),
  fc.record({ kind: fc.constant("end" as const), fuel }),
);
const open = fc.record({
  kind: fc.constant("open" as const),
  fuel,
  call: fc.constantFrom("invoke" as const, "wait" as const),
});
const events = fc.tuple(fc.array(event), fc.option(open, { nil: undefined })).map(([all, last]) => {
  return last ? [...all, last] : all;
});

function tapeOf(all: readonly TapeEvent[]): Uint8Array {
  const writer = new TapeWriter();
  for (const each of all) writer.write(each);
  return writer.written();
}

/** What reading came to: the events, or the error's code. */
function readOrCode(tape: Uint8Array): TapeEvent[] | string {
  try {
    return [...readTape(tape)];
  } catch (error) {
    if (error instanceof TapeError) return error.code;
    throw error;
  }
}

describe("a tape", () => {
  test("holds the events that were written", () => {
    fc.assert(
      fc.property(events, (all) => {
        expect([...readTape(tapeOf(all))]).toEqual(all);
      }),
    );
  });

  test("goes on where it was cut between two events", () => {
    fc.assert(
      fc.property(fc.array(event), fc.nat(), fc.array(event), (all, at, more) => {
        const reader = new TapeReader(tapeOf(all));
        const kept = all.slice(0, at % (all.length + 1));
        for (const _ of kept) reader.next();
        const writer = new TapeWriter(tapeOf(all), reader.position);
        for (const each of more) writer.write(each);
        expect([...readTape(writer.written())]).toEqual([...kept, ...more]);
      }),
    );
  });

  test("takes a byte or two for a reading of a clock", () => {
    const writer = new TapeWriter();
    writer.write({ kind: "clock", clock: 0, ms: 1_800_000_000_000 });
    writer.write({ kind: "clock", clock: 1, ms: Math.floor(12_345 / 0.1) * 0.1 });
    const before = writer.length;
    for (let count = 0; count < 100; count++) {
      writer.write({ kind: "clock", clock: 0, ms: 1_800_000_000_000 + Math.floor(count / 10) });
      writer.write({ kind: "clock", clock: 1, ms: (123_450 + count) * 0.1 });
    }
    expect(writer.length - before).toBeLessThanOrEqual(2 * 200);
  });

  test("that was damaged is refused, or holds other events", () => {
    fc.assert(
      fc.property(events, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1 }), (all, changes) => {
        const tape = tapeOf(all);
        for (const [at, byte] of changes) tape[at % tape.length] = byte;
        readOrCode(tape);
      }),
      { numRuns: 2_000 },
    );
  });

  test("of any bytes whatever is refused, or holds events", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (noise) => {
        readOrCode(noise);
        readOrCode(new Uint8Array([1, ...noise]));
      }),
      { numRuns: 5_000 },
    );
  });

  test.each<[string, number[]]>([
    ["nothing", []],
    ["another version", [9]],
    ["an unknown kind", [1, 99]],
    ["a number without an end", [1, 14, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
    ["a number beyond 2^53", [1, 14, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]],
    ["a length beyond the end", [1, 7, 0, 0xff, 0xff, 0xff, 0xff, 0x0f]],
    ["a clock that shows infinity", [1, 2, 0, 0, 0, 0, 0, 0, 0xf0, 0x7f]],
    ["a stop for no known reason", [1, 13, 0, 99, 0, 0]],
    ["events after an open call", [1, 15, 0, 12]],
  ])("of %s is refused", (_, damaged) => {
    expect(() => [...readTape(new Uint8Array(damaged))]).toThrow(expect.objectContaining({ code: "JOURNAL_DAMAGED" }));
  });

  test("of a paused task takes the answer to its open call, once", () => {
    const request = new Uint8Array([1, 2]);
    const reply = new Uint8Array([3]);
    const before: TapeEvent[] = [{ kind: "entropy", word: 5 }];
    const answered = answerTape(tapeOf([...before, { kind: "open", fuel: 77, call: "wait" }]), request, reply);
    expect([...readTape(answered)]).toStrictEqual([...before, { kind: "wait", fuel: 77, request, reply }]);
    expect(() => answerTape(answered, request, reply)).toThrow(TapeError);
  });
});

describe("a recorder", () => {
  test("knows the fuel of the next event that says so", () => {
    const recorder = new Recorder(
      tapeOf([
        { kind: "entropy", word: 1 },
        { kind: "begin", fuel: 10, request: new Uint8Array() },
        { kind: "entropy", word: 2 },
        { kind: "end", fuel: 30 },
      ]),
      false,
      1_000,
    );
    const ceilings: number[] = [];
    while (recorder.isPlaying) {
      ceilings.push(recorder.ceiling);
      recorder.advance();
    }
    expect([...ceilings, recorder.ceiling]).toEqual([10, 10, 30, 30, Number.POSITIVE_INFINITY]);
  });

  test("drops what was not played when it writes, and says when the tape gets too long", () => {
    const recorder = new Recorder(tapeOf([{ kind: "tidied" }, { kind: "tidied" }]), false, 8);
    recorder.advance();
    expect(recorder.record({ kind: "entropy", word: 3 })).toBe(true);
    expect(recorder.record({ kind: "entropy", word: 4 })).toBe(false);
    expect([...readTape(recorder.written())].map(({ kind }) => kind)).toEqual(["tidied", "entropy", "entropy"]);
  });
});
