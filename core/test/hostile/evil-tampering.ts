import type { PyInput, PyValue } from "../../src/boundary/values/types.ts";
import { store } from "../../src/core/stored.ts";
import { isDict, recordOf } from "./evil-materials.ts";
import type { Random } from "./evil-random.ts";

/** The lengths of what stands before and behind the body of sealed bytes, and where their fields are. */
const HEADER_BYTES = 48;
const FIELDS = { magic: 0, kind: 4, version: 5, flags: 6, length: 8, identity: 16 } as const;
const LENGTHS = [0, 1, 2 ** 31 - 1, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1, 2 ** 63, 2 ** 64 - 1] as const;

/** `bytes` with changes by chance, never the same as before. `other` is something of the same kind to take pieces of. */
export function tampered(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  for (;;) {
    let changed = change(random, bytes, other);
    while (random.once(5)) changed = change(random, changed, other);
    if (!isSame(changed, bytes) && !isSame(changed, other)) return changed;
  }
}

/** As `tampered`, of the header of sealed bytes. */
export function tamperedHeader(random: Random, sealed: Uint8Array): Uint8Array {
  const bytes = sealed.slice();
  const view = new DataView(bytes.buffer);
  switch (random.below(4)) {
    case 0:
      view.setBigUint64(FIELDS.length, BigInt(random.pick(LENGTHS)), true);
      break;
    case 1:
      bytes[random.pick([FIELDS.kind, FIELDS.version, FIELDS.flags])] = random.word();
      break;
    case 2:
      bytes.set(random.bytes(32), FIELDS.identity);
      break;
    default:
      flip(random, bytes, HEADER_BYTES);
  }
  return isSame(bytes, sealed) ? tamperedHeader(random, sealed) : bytes;
}

const OTHERS: readonly PyInput[] = [null, true, -1, 0, 1, 1.5, Number.NaN, Infinity, 2 ** 53, 10n ** 20n, "", "x", []];

/** The body of something stored, in one of whose fields something else stands. */
export function tamperedField(random: Random, body: Uint8Array): Uint8Array {
  return store({ ...recordOf(body), ...changedIn(random, recordOf(body)) });
}

function changedIn(random: Random, record: { readonly [name: string]: PyValue }): { readonly [name: string]: PyInput } {
  const name = random.pick(Object.keys(record));
  const field = record[name] ?? null;
  if (isDict(field) && Object.keys(field).length > 0)
    return { ...record, [name]: { ...field, ...changedIn(random, field) } };
  if (!(field instanceof Uint8Array) || random.once(4)) return { ...record, [name]: random.pick(OTHERS) };
  return { ...record, [name]: tampered(random, field, random.bytes(40)) };
}

function change(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const at = random.below(bytes.length + 1);
  const copy = bytes.slice();
  switch (random.below(10)) {
    case 9:
      // A number that takes as many bytes as it may, in LEB128.
      copy.set([0xff, 0xff, 0xff, 0xff, 0x7f].slice(random.below(5)).slice(0, copy.length - at), at);
      return copy;
    case 0:
      return bytes.slice(0, at);
    case 1:
      return joined(bytes, random.bytes(1 + random.below(40)));
    case 2:
      // The beginning of one and the end of the other.
      return joined(bytes.subarray(0, at), other.subarray(random.once(2) ? at : random.below(other.length)));
    case 3:
      return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(64)));
    case 4:
      return joined(bytes.subarray(0, at), bytes.subarray(Math.max(at - random.below(64), 0)));
    case 5:
      return copy.fill(random.pick([0, 0xff, random.word()]), at, at + 1 + random.below(16));
    case 6: {
      // A number, wherever it is.
      const width = random.pick([2, 4, 8]);
      const value = BigInt(random.pick(LENGTHS)) + BigInt(random.below(3) - 1);
      const view = new DataView(new ArrayBuffer(8));
      view.setBigUint64(0, value, random.once(2));
      copy.set(new Uint8Array(view.buffer).subarray(0, Math.min(width, copy.length - at)), at);
      return copy;
    }
    default:
      do flip(random, copy, copy.length);
      while (random.once(3));
      return copy;
  }
}

function flip(random: Random, bytes: Uint8Array, end: number): void {
  const at = random.below(Math.max(end, 1));
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
