import { describe, expect, test } from "vitest";
import { STACK_BYTES } from "../src/boundary/abi.ts";
import { changedMemory } from "../src/core/changed-memory.ts";
import { SnapshotError } from "../src/core/snapshot/errors.ts";
import { Sandbox } from "../src/node/index.ts";

async function snapshotAfter(source: string): Promise<Uint8Array> {
  const sandbox = await Sandbox.create({ isolation: "inline" });
  await sandbox.run(source);
  const snapshot = await sandbox.snapshot();
  await sandbox.close();
  return snapshot;
}

describe("the memory in a snapshot", () => {
  test("has what the program made, and zeros where it changed nothing", async () => {
    const memory = await changedMemory(await snapshotAfter("kept = b'needle' * 100_000"), 2 ** 30);
    if (!memory) throw new Error("too large");
    expect(memory.stackBytes).toBe(STACK_BYTES);
    expect(memory.bytes.subarray(0, STACK_BYTES).every((byte) => byte === 0)).toBe(true);
    expect(Buffer.from(memory.bytes).includes("needle".repeat(100_000))).toBe(true);
    expect(memory.bytes.length).toBeGreaterThan(memory.freshBytes);
    const changed = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum + (byte === 0 ? 0 : 1), 0);
    const small = await changedMemory(await snapshotAfter("1"), 2 ** 30);
    expect(small && changed(small.bytes)).toBeLessThan(changed(memory.bytes) / 10);
  });

  test("is left alone when it is larger than is wanted", async () => {
    expect(await changedMemory(await snapshotAfter("1"), 1)).toBeUndefined();
  });

  test("is none in bytes that are no snapshot, or a damaged one", async () => {
    const snapshot = await snapshotAfter("1");
    const damaged = snapshot.with(100, (snapshot[100] ?? 0) ^ 1);
    for (const bytes of [new Uint8Array(100), snapshot.subarray(0, 40), damaged])
      await expect(changedMemory(bytes, 2 ** 30)).rejects.toThrow(SnapshotError);
  });
});
