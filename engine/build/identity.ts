import { createHash } from "node:crypto";
import { IDENTITY_SECTION } from "../../core/src/boundary/abi.ts";
import { unsigned } from "./spill/binary.ts";

const CUSTOM = 0;

/** The same module with a last section that holds the SHA-256 of all before it. */
export function withIdentity(wasm: Uint8Array): Uint8Array {
  const name = Buffer.from(IDENTITY_SECTION);
  const digest = createHash("sha256").update(wasm).digest();
  const content = [...unsigned(name.length), ...name, ...digest];
  return new Uint8Array(Buffer.concat([wasm, Buffer.from([CUSTOM, ...unsigned(content.length), ...content])]));
}
