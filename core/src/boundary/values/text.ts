import { BoundaryViolation } from "../errors.ts";

/*
 * How text crosses. A JavaScript string and a Python str are both sequences of code points that may hold surrogates;
 * UTF-8 cannot. Strings without lone surrogates cross as UTF-8. All others cross as WTF-8 (https://wtf-8.codeberg.page),
 * which encodes a lone surrogate like any code point of its size. A high surrogate directly followed by a low one is
 * one character in JavaScript, so it is one character after it crossed, whichever way it went.
 */

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Up to here a loop over the bytes is faster than the call of a decoder. */
const SHORT_BYTES = 20;

/** So many characters are joined at a time. */
const CHUNK_UNITS = 4_096;

/** Text from the guest. Throws `BoundaryViolation` when it is no valid UTF-8. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  if (end - start <= SHORT_BYTES) {
    let text = "";
    let index = start;
    for (; index < end; index++) {
      const byte = bytes[index] ?? 0x80;
      if (byte > 0x7f) break;
      text += String.fromCharCode(byte);
    }
    if (index === end) return text;
  }
  try {
    return utf8.decode(bytes.subarray(start, end));
  } catch {
    throw new BoundaryViolation("a text is not valid UTF-8");
  }
}

/** Text with lone surrogates from the guest. Throws `BoundaryViolation` when it is no generalised UTF-8. */
export function decodeWtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  let units: string[] = [];
  let index = start;
  while (index < end) {
    const lead = bytes[index] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0 || index + length > end) throw notWtf8();
    let point = length === 1 ? lead : lead & (0x7f >> length);
    for (let offset = 1; offset < length; offset++) {
      const byte = bytes[index + offset] ?? 0;
      if ((byte & 0xc0) !== 0x80) throw notWtf8();
      point = (point << 6) | (byte & 0x3f);
    }
    // Each code point has one encoding only, the shortest.
    if ((length === 3 && point < 0x800) || (length === 4 && (point < 0x10000 || point > 0x10ffff))) throw notWtf8();
    units.push(String.fromCodePoint(point));
    index += length;
    // An array of all would end the process where it is too long for one.
    if (units.length === CHUNK_UNITS) {
      text += units.join("");
      units = [];
    }
  }
  return text + units.join("");
}

function notWtf8(): BoundaryViolation {
  return new BoundaryViolation("a text with surrogates is not valid WTF-8");
}

/** Writes `text`, which has no lone surrogates, and returns how many bytes that took. `target` must have room. */
export function writeUtf8(text: string, target: Uint8Array, start: number): number {
  if (text.length <= SHORT_BYTES) {
    let index = 0;
    for (; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit > 0x7f) break;
      target[start + index] = unit;
    }
    if (index === text.length) return index;
  }
  return encoder.encodeInto(text, target.subarray(start)).written;
}

/** As `writeUtf8`, for any text. */
export function writeWtf8(text: string, target: Uint8Array, start: number): number {
  let position = start;
  // Iterating over a string joins surrogate pairs and leaves lone surrogates alone.
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) {
      target[position++] = point;
      continue;
    }
    const tail = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    target[position++] = ((0xff00 >> (tail + 1)) & 0xff) | (point >> (6 * tail));
    for (let shift = 6 * (tail - 1); shift >= 0; shift -= 6) target[position++] = 0x80 | ((point >> shift) & 0x3f);
  }
  return position - start;
}
