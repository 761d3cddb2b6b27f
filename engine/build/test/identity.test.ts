import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { IDENTITY_SECTION } from "../../../core/src/boundary/abi.ts";
import { withIdentity } from "../identity.ts";

const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

it("an engine says the hash of all that is in it", () => {
  const module = new WebAssembly.Module(new Uint8Array(withIdentity(EMPTY)));
  const [section, ...others] = WebAssembly.Module.customSections(module, IDENTITY_SECTION);
  expect(others).toEqual([]);
  expect(Buffer.from(section ?? new ArrayBuffer()).toString("hex")).toBe(
    createHash("sha256").update(EMPTY).digest("hex"),
  );
});

it("engines that differ in one byte say so", () => {
  const named = Uint8Array.of(...EMPTY, 0, 2, 1, 0x78);
  expect(withIdentity(named).slice(-32)).not.toEqual(withIdentity(EMPTY).slice(-32));
});
