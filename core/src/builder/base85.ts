/**
 * Bytes as text that HTML and JavaScript take as it is: four bytes in five characters, after RFC 1924 with other characters
 * for `<`, `&` and quotes. Base64 takes a fifteenth more.
 */
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+-;=?@^_{|}~,./:";

export function encodeBase85(bytes: Uint8Array): string {
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  const view = new DataView(padded.buffer);
  const pieces: string[] = [];
  for (let at = 0; at < padded.length; at += 4) {
    let value = view.getUint32(at);
    let piece = "";
    for (let digit = 0; digit < 5; digit++) {
      piece = ALPHABET.charAt(value % 85) + piece;
      value = Math.floor(value / 85);
    }
    pieces.push(piece);
  }
  return pieces.join("");
}

/** The first `length` bytes of what `encodeBase85` made. */
export function decodeBase85(text: string, length: number): Uint8Array<ArrayBuffer> {
  const digits = new Uint8Array(128);
  for (let digit = 0; digit < 85; digit++) digits[ALPHABET.charCodeAt(digit)] = digit;
  const bytes = new Uint8Array(Math.ceil(length / 4) * 4);
  const view = new DataView(bytes.buffer);
  for (let at = 0, from = 0; at < bytes.length; at += 4) {
    let value = 0;
    for (const end = from + 5; from < end; from++) value = value * 85 + (digits[text.charCodeAt(from)] ?? 0);
    view.setUint32(at, value);
  }
  return bytes.slice(0, length);
}
