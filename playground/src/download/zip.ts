/** A file in an archive. Its name is ASCII. */
export interface ZippedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** The version that is needed to unpack files that are only stored. */
const VERSION = 10;
/** 1980-01-01, the first day there is, so that equal files make equal archives. */
const DATE = (1 << 5) | 1;

/** An archive of files as they are (PKWARE's APPNOTE 6.3.10, without compression): what there is to pack, is packed already. */
export function zipOf(files: readonly ZippedFile[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let size = 0;
  for (const { name, content } of files) {
    const title = new TextEncoder().encode(name);
    const common = [u16(VERSION, 0, 0, 0, DATE), u32(crc32(content), content.length, content.length)];
    directory.push(u32(CENTRAL), u16(VERSION), ...common, u16(title.length, 0, 0, 0, 0), u32(0, size), title);
    const local = [u32(LOCAL), ...common, u16(title.length, 0), title, content];
    parts.push(...local);
    size += lengthOf(local);
  }
  const end = [u32(END), u16(0, 0, files.length, files.length), u32(lengthOf(directory), size), u16(0)];
  return joined([...parts, ...directory, ...end]);
}

function u16(...values: readonly number[]): Uint8Array {
  return numbers(values, 2);
}

function u32(...values: readonly number[]): Uint8Array {
  return numbers(values, 4);
}

/** Little-endian. */
function numbers(values: readonly number[], width: number): Uint8Array {
  return Uint8Array.from({ length: values.length * width }, (_, at) => {
    return (values[Math.floor(at / width)] ?? 0) >>> (8 * (at % width));
  });
}

function crc32(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
