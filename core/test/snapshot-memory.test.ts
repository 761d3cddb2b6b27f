import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PAGE_BYTES } from "../src/boundary/abi.ts";
import { SnapshotError } from "../src/core/snapshot/errors.ts";
import { checkPacked, packMemory, unpackMemory } from "../src/core/snapshot/memory-delta.ts";

/** Repeatable bytes without any order. */
function noise(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed | 1;
  for (let at = 0; at < length; at++) {
    state = Math.imul(state, 0x343fd) + 0x269ec3;
    bytes[at] = state >>> 16;
  }
  return bytes;
}

/** A memory of so many pages that begins as `fresh`. */
function grown(fresh: Uint8Array, pages: number): Uint8Array {
  const memory = new Uint8Array(pages * PAGE_BYTES);
  memory.set(fresh);
  return memory;
}

/** What comes back has every byte of `memory`, except that the dead ones are those of `fresh`. */
function expectRoundTrip(memory: Uint8Array, fresh: Uint8Array, dead: number): Uint8Array {
  const before = memory.slice();
  const packed = packMemory(memory, fresh, dead);
  expect(Buffer.compare(memory, before)).toBe(0);
  const [pages, freshPages] = [memory.length / PAGE_BYTES, fresh.length / PAGE_BYTES];
  expect(checkPacked(packed)).toEqual({ pages, freshPages, dead });
  const unpacked = grown(fresh, memory.length / PAGE_BYTES);
  unpackMemory(packed, unpacked, fresh);
  expect(Buffer.compare(unpacked.subarray(dead), memory.subarray(dead))).toBe(0);
  expect(Buffer.compare(unpacked.subarray(0, dead), fresh.subarray(0, dead))).toBe(0);
  return packed;
}

function leb128(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb128(value >>> 7)];
}

const fresh = grown(noise(1000, 7), 2);

/** Parts of memories as heaps have them: noise, numbers that count up, a repeated object, one value, other bytes' copy. */
const part = fc.record({
  at: fc.nat(4 * PAGE_BYTES),
  length: fc.oneof(fc.nat(40), fc.nat(3000), fc.nat(PAGE_BYTES)),
  kind: fc.constantFrom("noise", "count", "object", "fill", "move"),
  seed: fc.nat(),
});

function write(memory: Uint8Array, { at, length, kind, seed }: typeof part extends fc.Arbitrary<infer T> ? T : never) {
  const bytes = memory.subarray(at, at + length);
  if (kind === "noise") bytes.set(noise(bytes.length, seed));
  else if (kind === "fill") bytes.fill(seed);
  else if (kind === "move") memory.copyWithin(at, seed % memory.length, (seed % memory.length) + bytes.length);
  else if (kind === "object")
    bytes.forEach((_, index) => {
      bytes[index] = (index % 12) * seed;
    });
  else
    bytes.forEach((_, index) => {
      bytes[index] = (seed + (index >>> 2)) >>> (8 * (index & 3));
    });
}

describe("a packed memory", () => {
  test("comes back as it was", () => {
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 8 }),
        fc.integer({ min: 2, max: 4 }),
        fc.nat(700),
        (parts, pages, dead) => {
          const memory = grown(fresh, pages);
          for (const one of parts) write(memory, one);
          expectRoundTrip(memory, fresh, dead * 4);
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each([
    ["nothing but the fresh memory", (memory: Uint8Array) => memory],
    ["the first living word", (memory: Uint8Array) => memory.fill(1, 1024, 1028)],
    ["the last byte", (memory: Uint8Array) => memory.fill(1, memory.length - 1)],
    ["the last word but one", (memory: Uint8Array) => memory.fill(1, memory.length - 8, memory.length - 4)],
    ["zeros where something was", (memory: Uint8Array) => memory.fill(0)],
    ["one value everywhere", (memory: Uint8Array) => memory.fill(0xff)],
    ["noise everywhere", (memory: Uint8Array) => noise(memory.length, 3)],
    [
      "both sides of the end of the fresh memory",
      (memory: Uint8Array) => memory.fill(9, fresh.length - 6, fresh.length + 6),
    ],
    ["only dead bytes", (memory: Uint8Array) => memory.fill(1, 0, 1024)],
  ])("comes back: %s", (_, change) => {
    for (const pages of [2, 3]) expectRoundTrip(change(grown(fresh, pages)), fresh, 1024);
  });

  test("copies from as far as 65,535 words, and from no farther", () => {
    for (const words of [65_534, 65_535, 65_536]) {
      const memory = grown(fresh, 6);
      const object = noise(400, 5);
      memory.set(object, 2000);
      memory.set(object, 2000 + words * 4);
      const packed = expectRoundTrip(memory, fresh, 0);
      expect(packed.length > 520).toBe(words > 65_535);
    }
  });

  test("takes little room for little change, and hardly more than the memory in the worst case", () => {
    const small = grown(fresh, 8);
    for (let object = 0; object < 50; object++) small.set(noise(16, object), 4000 + object * 48);
    expect(expectRoundTrip(small, fresh, 0).length).toBeLessThan(50 * 24);
    const empty = new Uint8Array(PAGE_BYTES);
    expect(expectRoundTrip(noise(8 * PAGE_BYTES, 1), empty, 0).length).toBeLessThan(8 * PAGE_BYTES + 64);
    // Each word repeats, but no two in a row differ as before.
    const repeated = new Uint32Array((8 * PAGE_BYTES) / 4).map((_, index) => (index % 3 === 0 ? 0 : index % 97));
    expect(expectRoundTrip(new Uint8Array(repeated.buffer), empty, 0).length).toBeLessThan(8 * PAGE_BYTES);
  });

  test("is laid out as documented, so that those made before can be unpacked", () => {
    const words = (...values: number[]) => [...new Uint8Array(Uint32Array.of(...values).buffer)];
    const made = Uint8Array.from([
      ...words(3, 2, 8, 3, 1, 3),
      // First halves of three literals, and two bytes that fill up a word.
      ...[0x11, 0x12, 0x21, 0x22, 0x31, 0x32, 0, 0],
      // Second halves: a literal word, and a copy of it.
      ...[0x13, 0x14, 0x13, 0x14],
      ...[0x11, 1, 0],
      // Two literals and a copy of both; 300 words as they are; a literal and 40 copies of it; the rest as it is.
      ...[0x22, 2, 0],
      ...[0x0f, ...leb128(285), 0, 0],
      ...[0x1f, 25, 1, 0],
      ...[0x0f, ...leb128(3 * 16_384 - 2 - 4 - 300 - 41 - 15), 0, 0],
    ]);
    const unpacked = grown(fresh, 3);
    unpackMemory(made, unpacked, fresh);
    const expected = new Uint32Array(grown(fresh, 3).buffer);
    expected.set([0x14131211, 0x14132221, 0x14131211, 0x14132221], 2);
    expected.fill(0x14133231, 306, 347);
    expect(Buffer.compare(unpacked, new Uint8Array(expected.buffer))).toBe(0);
  });

  test("of many small and large changes comes back, however its sequences fall", () => {
    const empty = new Uint8Array(PAGE_BYTES);
    for (let shift = 0; shift < 16; shift++) {
      const memory = new Uint8Array(8 * PAGE_BYTES);
      // Gaps and changes whose lengths take one byte, two and three.
      for (let at = shift * 4, step = 1; at < memory.length; at += 4 * step, step = (step * 5 + shift) % 331) {
        memory.set(noise(4 * (step % 37) + 4, at).subarray(0, memory.length - at), at);
        step += 1;
      }
      memory.set(noise(70_000, shift), 3 * PAGE_BYTES);
      memory.fill(0, 5 * PAGE_BYTES, 7 * PAGE_BYTES);
      expectRoundTrip(memory, empty, 0);
    }
    const alternating = new Uint32Array((8 * PAGE_BYTES) / 4).map((_, index) => (index % 5 < 2 ? index + 1 : 0));
    expectRoundTrip(new Uint8Array(alternating.buffer), empty, 0);
  });

  test("is the same for the same memory", () => {
    const memory = grown(fresh, 4).fill(5, 3000, 70_000);
    memory.set(noise(5000, 2), 9000);
    expect(packMemory(memory, fresh, 512)).toEqual(packMemory(memory.slice(), fresh.slice(), 512));
  });

  test("may stand anywhere in a buffer", () => {
    const memory = grown(fresh, 3).fill(7, 5000, 5100);
    const packed = packMemory(memory, fresh, 0);
    for (const offset of [1, 2, 3]) {
      const moved = new Uint8Array(packed.length + offset + 5).fill(0xee);
      moved.set(packed, offset);
      const unpacked = grown(fresh, 3);
      unpackMemory(moved.subarray(offset, offset + packed.length), unpacked, fresh);
      expect(Buffer.compare(unpacked, memory)).toBe(0);
      // A slice of a Node buffer is no copy.
      unpacked.fill(0).set(fresh);
      unpackMemory(Buffer.from(moved.buffer, offset, packed.length), unpacked, fresh);
      expect(Buffer.compare(unpacked, memory)).toBe(0);
    }
  });
});

describe("a hostile packed memory", () => {
  const memory = grown(fresh, 4);
  memory.set(noise(300, 9), 2000);
  memory.set(noise(300, 9), 4000);
  memory.fill(0x61, 70_000, 71_000);
  for (let at = 140_000; at < 141_000; at += 8) memory.set([at & 0xff, at >>> 8, 1], at);
  const dead = 1024;
  const packed = packMemory(memory, fresh, dead);

  const GUARD_BYTES = 256;
  const GUARD = 0xa5;

  function errorOf(action: () => unknown): unknown {
    try {
      action();
    } catch (error) {
      return error;
    }
    return undefined;
  }

  /** Both functions take it or both refuse it, with the one error, and nothing outside the memory changes. */
  function tried(bytes: Uint8Array, area: Uint8Array): "taken" | "refused" {
    const image = area.subarray(GUARD_BYTES, area.length - GUARD_BYTES);
    image.set(fresh);
    image.fill(0, fresh.length);
    let found: { pages: number; freshPages: number } | undefined;
    const errors = [
      errorOf(() => {
        found = checkPacked(bytes);
      }),
      errorOf(() => unpackMemory(bytes, image, fresh)),
    ];
    for (const error of errors) {
      if (error !== undefined && !(error instanceof SnapshotError && error.code === "SNAPSHOT_DAMAGED")) throw error;
    }
    const fits = found?.pages === 4 && found.freshPages === 2;
    if (fits !== (errors[1] === undefined)) throw new Error("what is checked and what is unpacked are not the same");
    if (!area.subarray(0, GUARD_BYTES).every((byte) => byte === GUARD)) throw new Error("wrote before the memory");
    if (!area.subarray(-GUARD_BYTES).every((byte) => byte === GUARD)) throw new Error("wrote behind the memory");
    return found ? "taken" : "refused";
  }

  const guarded = () => new Uint8Array(memory.length + 2 * GUARD_BYTES).fill(GUARD);

  test("is refused when anything is missing or follows", () => {
    const area = guarded();
    for (let length = 0; length < packed.length; length++) {
      expect(tried(packed.subarray(0, length), area), `${length} bytes`).toBe("refused");
    }
    for (const more of [[0], [0, 0], [0x10, 0, 0], [1, 0, 0]]) {
      expect(tried(Uint8Array.from([...packed, ...more]), area)).toBe("refused");
    }
  });

  const header = (...numbers: number[]) => [
    ...new Uint8Array(Uint32Array.from({ length: 6 }, (_, n) => numbers[n] ?? 0).buffer),
  ];
  /** Everything up to the sequences of a memory with one literal. */
  const one = (sequence: number[]) => [...header(4, 2, 0, 1, 1, 3), 1, 2, 0, 0, 3, 4, 0, 0, 0x10, 0, 0, ...sequence];
  const toTheEnd = (done: number) => [0x0f, ...leb128(4 * 16_384 - done - 15), 0, 0];

  test.each([
    ["one literal", "taken", one([0x10, 0, 0, ...toTheEnd(1)])],
    ["more pages than there can be", "refused", [...header(65_537, 2), 0x0f, ...leb128(65_537 * 16_384 - 15), 0, 0]],
    ["all pages, and no sequence", "refused", header(65_536, 2)],
    ["fewer pages than the fresh memory", "refused", [...header(1, 2), 0x0f, ...leb128(16_384 - 15), 0, 0]],
    ["more dead bytes than there are", "refused", [...header(4, 2, 0x20004), ...toTheEnd(32_769)]],
    ["half a dead word", "refused", [...header(4, 2, 2), ...toTheEnd(0)]],
    ["more literals than bytes", "refused", [...header(4, 2, 0, 0xffffffff), 0x10, 0, 0]],
    ["more second halves than bytes", "refused", [...header(4, 2, 0, 0, 0xffffffff), 0x10, 0, 0]],
    ["longer sequences than bytes", "refused", [...header(4, 2, 0, 0, 0, 0xffffffff), 0x10, 0, 0]],
    ["lengths that are right modulo 2^32", "refused", [...header(4, 2, 0, 0x80000000, 0x40000000), ...toTheEnd(0)]],
    ["a literal that is not there", "refused", [...header(4, 2), 0x10, 0, 0, ...toTheEnd(1)]],
    ["a literal that is not used", "refused", one(toTheEnd(0))],
    [
      "a second half that is not there",
      "refused",
      [...header(4, 2, 0, 1, 0, 3), 1, 2, 0, 0, 0x10, 0, 0, 0x10, 0, 0, ...toTheEnd(1)],
    ],
    ["a second half too many", "refused", [...header(4, 2, 0, 0, 1, 3), 1, 2, 3, 4, 0x10, 0, 0, ...toTheEnd(0)]],
    ["a copy from before the memory", "refused", [...header(4, 2), 0x01, 1, 0, ...toTheEnd(1)]],
    ["a copy of the word before", "taken", one([0x11, 1, 0, ...toTheEnd(2)])],
    ["a copy of the word before that, which is none", "refused", one([0x11, 2, 0, ...toTheEnd(2)])],
    ["a copy of a dead word", "refused", [...header(4, 2, 8), 0x01, 1, 0, ...toTheEnd(3)]],
    ["a copy beyond the end", "refused", one([0x1f, ...leb128(4 * 16_384 - 15), 1, 0])],
    ["a copy up to the end", "taken", one([0x1f, ...leb128(4 * 16_384 - 1 - 15), 1, 0])],
    ["a number without an end", "refused", [...header(4, 2), 0x0f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0]],
    ["a number that stops", "refused", [...header(4, 2), 0x0f, 0xff]],
    ["a length of 2^35", "refused", [...header(4, 2), 0x0f, 0xff, 0xff, 0xff, 0xff, 0x7f, 0, 0]],
    ["a distance that stops", "refused", one([0x10, 0])],
  ] as const)("with %s is %s", (_, outcome, bytes) => {
    expect(tried(Uint8Array.from(bytes), guarded())).toBe(outcome);
  });

  test("is refused by a memory of another size, or another fresh one", () => {
    expect(() => unpackMemory(packed, grown(fresh, 3), fresh)).toThrow(SnapshotError);
    expect(() => unpackMemory(packed, grown(fresh, 4), grown(fresh, 3))).toThrow(SnapshotError);
  });

  test("costs neither time nor room for what it claims", () => {
    // 4 GiB in 32 bytes: unchanged from end to end.
    const huge = Uint8Array.from([...header(65_536, 2), 0x0f, ...leb128(65_536 * 16_384 - 15), 0, 0]);
    const buffers = process.memoryUsage().arrayBuffers;
    expect(checkPacked(huge).pages).toBe(65_536);
    expect(process.memoryUsage().arrayBuffers - buffers).toBeLessThan(2 ** 20);
  });

  test("never reaches beyond its memory, whatever its bytes are", { timeout: 60_000 }, () => {
    const area = guarded();
    const seen = { taken: 0, refused: 0 };
    const change = fc.record({
      at: fc.nat(),
      byte: fc.nat(255),
      how: fc.constantFrom("set", "flip", "cut", "copy", "double"),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let bytes = packed.slice();
        for (const { at, byte, how } of changes) {
          const place = at % Math.max(1, bytes.length);
          if (how === "set") bytes[place] = byte;
          else if (how === "flip") bytes[place] = (bytes[place] ?? 0) ^ (1 << (byte & 7));
          else if (how === "cut") bytes = bytes.slice(0, place);
          else if (how === "copy") bytes.copyWithin(place, (at >>> 8) % bytes.length || 0, place + byte);
          else bytes = Uint8Array.from([...bytes.subarray(0, place), ...bytes.subarray(Math.max(0, place - byte))]);
        }
        seen[tried(bytes, area)]++;
      }),
      { numRuns: 100_000 },
    );
    expect(seen.taken).toBeGreaterThan(100);
    expect(seen.refused).toBeGreaterThan(100);
  });
});
