import { MisuseError } from "../errors.ts";
import { checksum } from "./checksum.ts";
import { SnapshotError } from "./errors.ts";
import { Authenticator, type SnapshotKey, TAG_BYTES } from "./key.ts";

export type { SnapshotKey } from "./key.ts";

/** What bytes can be. The words are those of messages. */
export type SealedKind = "snapshot" | "journal";

/*
 * Numbers are little-endian.
 *
 *  0   4 bytes  the magic number
 *  4   u8       the kind
 *  5   u8       the version of the format; that of the body is included
 *  6   u16      flags: 1 when there is an authentication tag
 *  8   u64      the length of the body
 * 16  32 bytes  the identity of the engine
 * 48            the body
 * end 32 bytes  with a key: the HMAC-SHA-256 of everything before
 *     8 bytes   without: the checksum of everything before
 */
const MAGIC = [0x93, 0x4d, 0x50, 0x57];
const KIND_OFFSET = 4;
const VERSION_OFFSET = 5;
const FLAGS_OFFSET = 6;
const LENGTH_OFFSET = 8;
const IDENTITY_OFFSET = 16;
const IDENTITY_BYTES = 32;
const HEADER_BYTES = 48;
const CHECKSUM_BYTES = 8;

const VERSION = 2;
const SIGNED = 1;
const KINDS: readonly (readonly [SealedKind, number])[] = [
  ["snapshot", 1],
  ["journal", 2],
];

/**
 * Makes portable bytes of `body`. `identity` is the 32 bytes of the engine that it belongs to. Throws `MisuseError` for a
 * key that is none, and `SnapshotError` where a key cannot be used.
 */
export async function seal(
  kind: SealedKind,
  identity: Uint8Array,
  body: Uint8Array,
  key: SnapshotKey | undefined,
): Promise<Uint8Array> {
  const authenticator = key === undefined ? undefined : Authenticator.create(key);
  const end = HEADER_BYTES + body.length;
  const bytes = new Uint8Array(end + (authenticator ? TAG_BYTES : CHECKSUM_BYTES));
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  bytes[KIND_OFFSET] = numberOf(kind);
  bytes[VERSION_OFFSET] = VERSION;
  view.setUint16(FLAGS_OFFSET, authenticator ? SIGNED : 0, true);
  view.setBigUint64(LENGTH_OFFSET, BigInt(body.length), true);
  bytes.set(identity.subarray(0, IDENTITY_BYTES), IDENTITY_OFFSET);
  bytes.set(body, HEADER_BYTES);
  if (authenticator) {
    bytes.set(await authenticator.sign(bytes.subarray(0, end)), end);
  } else {
    const { low, high } = checksum(bytes.subarray(0, end));
    view.setUint32(end, low, true);
    view.setUint32(end + 4, high, true);
  }
  return bytes;
}

/**
 * The body of bytes that `seal` made for this kind and engine, with this key or none, as a copy. Throws `SnapshotError`
 * for any others.
 */
export async function open(
  kind: SealedKind,
  bytes: Uint8Array,
  identity: Uint8Array,
  key: SnapshotKey | undefined,
): Promise<Uint8Array> {
  if (!(bytes instanceof Uint8Array)) throw new MisuseError("INVALID_OPTION", `a ${kind} is given as a Uint8Array`);
  const authenticator = key === undefined ? undefined : Authenticator.create(key);
  // Whoever holds the bytes could change them between a check and its use, or while a check is waited for.
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  recognise(kind, copy);
  if (copy.length < HEADER_BYTES) throw damaged(kind);
  const flags = view.getUint16(FLAGS_OFFSET, true);
  if (flags > SIGNED) throw damaged(kind);
  const end = copy.length - (flags === SIGNED ? TAG_BYTES : CHECKSUM_BYTES);
  if (view.getBigUint64(LENGTH_OFFSET, true) !== BigInt(end - HEADER_BYTES)) throw damaged(kind);
  if (flags === SIGNED) {
    if (!authenticator) throw new SnapshotError("SNAPSHOT_KEY", `this ${kind} was made with a key: give it as 'key'`);
    if (!(await authenticator.verify(copy.subarray(0, end), copy.subarray(end)))) {
      throw new SnapshotError(
        "SNAPSHOT_KEY",
        `this ${kind} does not fit the key: it was made with another one, or changed since`,
      );
    }
  } else {
    if (authenticator) {
      throw new SnapshotError(
        "SNAPSHOT_KEY",
        `this ${kind} was made without a key, so that nothing proves where it comes from: ` +
          "leave 'key' out if you trust it all the same",
      );
    }
    const { low, high } = checksum(copy.subarray(0, end));
    if (view.getUint32(end, true) !== low || view.getUint32(end + 4, true) !== high) throw damaged(kind);
  }
  if (identity.some((byte, index) => byte !== copy[IDENTITY_OFFSET + index])) {
    throw new SnapshotError(
      "SNAPSHOT_ENGINE",
      `this ${kind} was made by another build of the engine: use it with the version of micropython-wasm ` +
        "(or the 'engine') that it was made with",
    );
  }
  return copy.slice(HEADER_BYTES, end);
}

/** The engine that sealed bytes belong to, as they say themselves. */
export function identityOf(bytes: Uint8Array): Uint8Array {
  return bytes.slice(IDENTITY_OFFSET, IDENTITY_OFFSET + IDENTITY_BYTES);
}

/** Throws unless the bytes begin as this version's of this kind do. */
function recognise(kind: SealedKind, bytes: Uint8Array): void {
  if (bytes.length <= VERSION_OFFSET || MAGIC.some((byte, index) => byte !== bytes[index])) {
    throw new SnapshotError("SNAPSHOT_FOREIGN", `these bytes are no ${kind} of micropython-wasm`);
  }
  if (bytes[KIND_OFFSET] !== numberOf(kind)) {
    const other = KINDS.find(([, number]) => number === bytes[KIND_OFFSET]);
    throw new SnapshotError(
      "SNAPSHOT_FOREIGN",
      `these bytes are ${other ? `a ${other[0]}` : "of a kind that this version does not know"}, not a ${kind}`,
    );
  }
  if (bytes[VERSION_OFFSET] !== VERSION) {
    throw new SnapshotError(
      "SNAPSHOT_VERSION",
      `this ${kind} has version ${bytes[VERSION_OFFSET]} of the format, not ${VERSION}: ` +
        "use it with the version of micropython-wasm that it was made with",
    );
  }
}

function numberOf(kind: SealedKind): number {
  return kind === "snapshot" ? 1 : 2;
}

function damaged(kind: SealedKind): SnapshotError {
  return new SnapshotError("SNAPSHOT_DAMAGED", `this ${kind} is damaged or incomplete: use another copy of it`);
}
