import { describe, expect, test } from "vitest";
import { MemoryImage } from "../src/boundary/image.ts";
import { GuestMemory } from "../src/boundary/memory.ts";

const PAGE = 65_536;

describe("addresses and lengths of the guest", () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 3 });
  const guest = new GuestMemory(memory);

  test.each([
    [0, PAGE],
    [PAGE, 0],
    [PAGE - 1, 1],
  ])("%i + %i bytes exist", (address, length) => {
    expect(guest.view(address, length)).toHaveLength(length);
  });

  test.each([
    [0, PAGE + 1],
    [PAGE, 1],
    [PAGE + 1, 0],
    [-1, 0],
    [-16, 32],
    [0xffff_fff0, 0x20],
    [0, -1],
    [-1, -1],
    [16, 0x7fff_ffff],
  ])("%i + %i bytes do not", (address, length) => {
    expect(() => guest.view(address, length)).toThrow(expect.objectContaining({ code: "BOUNDARY_VIOLATION" }));
  });

  test("memory that grows is seen at once", () => {
    memory.grow(1);
    expect(guest.view(PAGE, PAGE)).toHaveLength(PAGE);
    guest.write(2 * PAGE - 2, Uint8Array.of(7, 8));
    expect([...guest.view(2 * PAGE - 3, 3)]).toStrictEqual([0, 7, 8]);
  });
});

test("an image restores every byte, wherever it was changed", () => {
  const original = new Uint8Array(3 * PAGE);
  for (const index of [0, 255, 256, 1500, 70_000, 3 * PAGE - 1]) original[index] = 1 + (index % 250);
  const image = new MemoryImage(original);
  const memory = original.map((byte, index) => byte ^ (index % 256));
  image.restore(memory, 0);
  expect(Buffer.compare(memory, original)).toBe(0);
});

test("an image leaves alone what is before its begin", () => {
  const original = new Uint8Array(2 * PAGE);
  original[PAGE + 5] = 7;
  const image = new MemoryImage(original);
  const memory = new Uint8Array(2 * PAGE).fill(9);
  image.restore(memory, PAGE);
  expect(memory.subarray(0, PAGE).every((byte) => byte === 9)).toBe(true);
  expect(Buffer.compare(memory.subarray(PAGE), original.subarray(PAGE))).toBe(0);
});
