/**
 * Oracle cases that do not print here what they print in CPython yet, by file: none at present. The tests fail when one of
 * them does, so that this list stays true.
 */
export const KNOWN_DIFFERENCES: Readonly<Record<string, readonly string[]>> = {};

export function isKnown(file: string, title: string): boolean {
  return KNOWN_DIFFERENCES[file]?.includes(title) === true;
}
