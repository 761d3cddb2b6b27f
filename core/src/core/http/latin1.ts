/* Bytes as text with a character for each, so that they can be searched with expressions, and back. */

const CHUNK = 8_192;

export function latin1Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}

export function bytesOfLatin1(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** The bytes of UTF-8, with a character for each. */
export function utf8Latin1(text: string): string {
  return latin1Of(new TextEncoder().encode(text));
}
