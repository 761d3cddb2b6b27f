import { IDENTITY_SECTION } from "../../boundary/abi.ts";
import { unsigned } from "./binary.ts";
import { joined, PREAMBLE_BYTES, section, sectionsOf } from "./sections.ts";

const CUSTOM = 0;

/** The same module with a last section that holds the SHA-256 of all before it. */
export async function withIdentity(wasm: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(wasm)));
  return joined([wasm, ...section(CUSTOM, nameOf(IDENTITY_SECTION), digest)]);
}

/** The same module without that section. */
export function withoutIdentity(wasm: Uint8Array): Uint8Array<ArrayBuffer> {
  const name = nameOf(IDENTITY_SECTION);
  const kept = sectionsOf(wasm).filter(
    ({ id, content }) => id !== CUSTOM || !name.every((byte, index) => content[index] === byte),
  );
  return joined([wasm.subarray(0, PREAMBLE_BYTES), ...kept.flatMap(({ id, content }) => section(id, content))]);
}

function nameOf(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return Uint8Array.from([...unsigned(bytes.length), ...bytes]);
}
