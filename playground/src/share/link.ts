/*
 * A link's fragment is `#1.` and the UTF-8 of the program, deflated (RFC 1951), in the URL alphabet of base64 (RFC 4648).
 * It holds code and nothing else: no limits, no powers, no files, and nothing that would run it.
 */
const PREFIX = "#1.";

/** What every browser and most chat programs take. */
const LINK_CHARACTERS = 16_000;
/** No program that a person wrote is longer; a link that says so is made to fill memory. */
const CODE_BYTES = 256 * 2 ** 10;

/** A link that cannot be made or read, with a message for a person. */
export class LinkError extends Error {}

/** Throws `LinkError` for code that is too long for a link. */
export async function fragmentOf(code: string): Promise<string> {
  const source = new TextEncoder().encode(code);
  const fits = source.length <= CODE_BYTES;
  const bytes = fits ? await throughAll(source, new CompressionStream("deflate-raw"), CODE_BYTES) : undefined;
  const text = bytes && btoa(String.fromCharCode(...bytes.subarray(0, LINK_CHARACTERS)));
  if (bytes === undefined || text === undefined || text.length > LINK_CHARACTERS) {
    throw new LinkError("This program is too long for a link. Download it, or share a shorter one.");
  }
  return PREFIX + text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The code in a fragment; nothing when it is no link of ours. Throws `LinkError`. */
export async function codeOf(fragment: string): Promise<string | undefined> {
  if (!/^#\d+\./.test(fragment)) return undefined;
  if (!fragment.startsWith(PREFIX)) {
    throw new LinkError("This link was made by another version of the playground, and this one cannot read it.");
  }
  if (fragment.length > LINK_CHARACTERS + PREFIX.length) {
    throw new LinkError("The code in this link is too long. It was not opened.");
  }
  let code: string;
  try {
    const text = atob(fragment.slice(PREFIX.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
    const inflated = await throughAll(bytes, new DecompressionStream("deflate-raw"), CODE_BYTES);
    if (!inflated)
      throw new LinkError("The code in this link unpacks to more than a program can be. It was not opened.");
    code = new TextDecoder("utf-8", { fatal: true }).decode(inflated);
  } catch (error) {
    if (error instanceof LinkError) throw error;
    throw new LinkError("This link is damaged: a part of it is missing or was changed on the way. Ask for it again.");
  }
  return code;
}

/** What comes out of a stream; nothing when that is more than `most` bytes, and then the rest is not made. */
async function throughAll(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
  const all = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
