/* Values as explanations and differences say them. */

const SIZES = [
  [2 ** 30, "GiB"],
  [2 ** 20, "MiB"],
  [2 ** 10, "KiB"],
] as const;

/** `16 MiB`, `5 s`, `1,000 files`, `none`. */
export function quantity(value: number, unit: string): string {
  if (value === Number.POSITIVE_INFINITY) return "none";
  if (unit === "bytes") {
    const fitting = SIZES.find(([size]) => value >= size && value % size === 0);
    if (fitting) return `${grouped(value / fitting[0])} ${fitting[1]}`;
  }
  if (unit === "ms" && value >= 1_000 && value % 100 === 0) return `${grouped(value / 1_000)} s`;
  return `${grouped(value)} ${value === 1 && unit.endsWith("s") && unit !== "ms" ? unit.slice(0, -1) : unit}`;
}

function grouped(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 3 });
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Of many, the first few. */
export function few(words: readonly string[], most = 6): string {
  if (words.length <= most) return joined(words);
  return `${words.slice(0, most).join(", ")} and ${grouped(words.length - most)} more`;
}

/** Text of the policy's author on one line, in quotes unless it is plain. */
export function plain(text: string): string {
  return text !== "" && /^[\w./~@%+,:=\\*[\]-]+$/.test(text) ? text : JSON.stringify(text);
}
