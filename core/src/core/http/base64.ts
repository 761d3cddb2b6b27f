/* Base64 of RFC 4648. `btoa` and `atob` are not everywhere that the core is. */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const group = (first << 16) | (second << 8) | third;
    for (let digit = 0; digit < 4; digit++) {
      text += at + digit > bytes.length ? "=" : (DIGITS[(group >> (18 - 6 * digit)) & 63] ?? "");
    }
  }
  return text;
}

/** Undefined for what is not base64. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const digits = text.replace(/=+$/, "");
  if (digits.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let collected = 0;
  let at = 0;
  for (const digit of digits) {
    collected = ((collected << 6) | DIGITS.indexOf(digit)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (collected >> bits) & 255;
  }
  return bytes;
}
