/** The text of a string literal as it is written, with its prefix and quotes; bytes are text of one character each. */
export function literalText(written: string): string {
  const [, prefix = "", quote = ""] = /^([A-Za-z]*)("""|'''|"|')/.exec(written) ?? [];
  const begin = prefix.length + quote.length;
  const closed = quote !== "" && written.length >= begin + quote.length && written.endsWith(quote);
  const inner = written.slice(begin, closed ? -quote.length : undefined);
  return /r/i.test(prefix) ? inner : unescaped(inner, /b/i.test(prefix));
}

const NAMED: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "\n": "",
};

export function unescaped(inner: string, bytes = false): string {
  if (!inner.includes("\\")) return inner;
  return inner.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|(\r?\n|[\s\S]))/g,
    (whole: string, byte?: string, short?: string, long?: string, octal?: string, other?: string) => {
      if (byte !== undefined) return String.fromCharCode(Number.parseInt(byte, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      if (other !== undefined) return other === "\r\n" ? "" : (NAMED[other] ?? whole);
      const code = Number.parseInt(short ?? long ?? "", 16);
      return bytes || !(code <= 0x10ffff) ? whole : String.fromCodePoint(code);
    },
  );
}

/** A number as Python 2 and 3 write it; undefined for others than whole numbers that are exact. */
export function wholeNumber(written: string): number | undefined {
  const plain = written.replaceAll("_", "").replace(/[lL]$/, "");
  const value = /^0[0-7]+$/.test(plain) ? Number.parseInt(plain, 8) : Number(plain);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Bits per character: 8 would be noise, English text is near 4, Base64 near 6. */
export function shannonEntropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  let total = 0;
  for (const count of counts.values()) total += count;
  for (const count of counts.values()) bits -= (count / total) * Math.log2(count / total);
  return Math.round(bits * 100) / 100;
}
