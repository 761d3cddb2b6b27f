/** Quantities as people type them, and as they are shown: `300ms`, `16MB`, `1_000_000`. */

const DURATION_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, min: 60_000, h: 3_600_000 };

const SIZE_BYTES: Readonly<Record<string, number>> = { "": 1, b: 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

const NUMBER_AND_UNIT = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i;

/** Milliseconds of `5s`, `300ms`, `2m`, `1.5h`; a bare number counts seconds, as for timeout(1). Undefined when it is none of these. */
export function parseDuration(text: string): number | undefined {
  const [, digits, unit] = NUMBER_AND_UNIT.exec(text) ?? [];
  if (digits === undefined || unit === undefined) return undefined;
  const factor = lookUp(DURATION_MS, unit.toLowerCase() || "s");
  return factor === undefined ? undefined : positive(Number(digits) * factor);
}

/** Bytes of `16MB`, `16MiB`, `512k`, `65536`; every unit is a power of 1024. Undefined when it is none of these. */
export function parseSize(text: string): number | undefined {
  const [, digits, unit] = NUMBER_AND_UNIT.exec(text) ?? [];
  if (digits === undefined || unit === undefined) return undefined;
  const factor = lookUp(SIZE_BYTES, unit.toLowerCase().replace(/(?<=[kmg])i?b$/, ""));
  return factor === undefined ? undefined : positive(Math.floor(Number(digits) * factor));
}

/** A count such as `250000`, `1_000_000` or `1e9`. Undefined when it is not a whole number above zero. */
export function parseCount(text: string): number | undefined {
  const count = parseInteger(text);
  return count === undefined ? undefined : positive(count);
}

/** A whole number from zero up. Undefined when it is not one, or not exact as a JavaScript number. */
export function parseInteger(text: string): number | undefined {
  if (!/^\d+(?:_\d+)*(?:e\d{1,2})?$/i.test(text)) return undefined;
  const value = Number(text.replaceAll("_", ""));
  return Number.isSafeInteger(value) ? value : undefined;
}

export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${milliseconds}ms`;
  return milliseconds % 60_000 === 0 ? `${milliseconds / 60_000}m` : `${milliseconds / 1_000}s`;
}

export function formatSize(bytes: number): string {
  if (bytes >= 2 ** 20 && bytes % 2 ** 20 === 0) return `${bytes / 2 ** 20}MB`;
  return bytes >= 2 ** 10 && bytes % 2 ** 10 === 0 ? `${bytes / 2 ** 10}kB` : `${bytes} bytes`;
}

function lookUp(units: Readonly<Record<string, number>>, unit: string): number | undefined {
  return Object.hasOwn(units, unit) ? units[unit] : undefined;
}

function positive(value: number): number | undefined {
  return value > 0 && Number.isFinite(value) ? value : undefined;
}
