const KIB = 2 ** 10;
const MIB = 2 ** 20;

/** With separators between thousands, the same in every language. */
export function number(value: number): string {
  return value.toLocaleString("en");
}

export function bytes(value: number): string {
  if (value < KIB) return `${value} B`;
  if (value < MIB) return `${trimmed(value / KIB)} KiB`;
  if (value < KIB * MIB) return `${trimmed(value / MIB)} MiB`;
  return `${trimmed(value / (KIB * MIB))} GiB`;
}

export function duration(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return `${(ms / 1_000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

/** Thousands and millions as one letter, for narrow places. */
export function short(value: number): string {
  if (value < 10_000) return number(value);
  if (value < 1e6) return `${(value / 1e3).toFixed(0)} k`;
  if (value < 1e9) return `${(value / 1e6).toFixed(1)} M`;
  return `${(value / 1e9).toFixed(1)} G`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

function trimmed(value: number): string {
  return value < 10 && !Number.isInteger(value) ? value.toFixed(1) : value.toFixed(0);
}
