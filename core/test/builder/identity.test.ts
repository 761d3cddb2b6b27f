import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { IDENTITY_SECTION } from "../../src/boundary/abi.ts";
import { withIdentity } from "../../src/builder/wasm/identity.ts";

const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

it("an engine says the hash of all that is in it", async () => {
  const module = new WebAssembly.Module(await withIdentity(EMPTY));
  const [section, ...others] = WebAssembly.Module.customSections(module, IDENTITY_SECTION);
  expect(others).toEqual([]);
  expect(Buffer.from(section ?? new ArrayBuffer()).toString("hex")).toBe(
    createHash("sha256").update(EMPTY).digest("hex"),
  );
});

it("engines that differ in one byte say so", async () => {
  const named = Uint8Array.of(...EMPTY, 0, 2, 1, 0x78);
  expect((await withIdentity(named)).slice(-32)).not.toEqual((await withIdentity(EMPTY)).slice(-32));
});
