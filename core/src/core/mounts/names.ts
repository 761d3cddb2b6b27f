import { type FileErrorCode, FileRefusal } from "./types.ts";

/*
 * Which names files can have in a mounted directory. A name that some system reads as another one, or as none, or that people
 * read as another one, is refused on every system: what was checked must be what is opened, wherever the directory comes from
 * and goes to.
 */

/** As most file systems have it, in bytes of UTF-8. */
const NAME_BYTES = 255;

/** Names in a path, of mounted directories; the engine's paths have 4,096 bytes at most. */
export const MOST_PARTS = 256;

/** Also DEL, and the second row of control characters, which terminals obey. */
const CONTROL = /\p{Cc}/u;

/** Separators of paths, and of streams of a file on Windows. */
const SEPARATOR = /[/\\:]/;

/** Windows drops them, so that another file is meant. */
const DROPPED_END = /[. ]$/;

/** Windows takes these for devices in every directory, whatever comes behind a dot. The superscripts are digits to it. */
const DEVICE = /^ *(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/i;

/**
 * What is not seen, or changes how the rest is seen: directions of text, joiners, line and paragraph separators, tags. Ranges,
 * not a property of Unicode, so that all engines of JavaScript agree.
 */
const UNSEEN =
  /[\u{AD}\u{61C}\u{180E}\u{200B}-\u{200F}\u{2028}-\u{202E}\u{2060}-\u{2064}\u{2066}-\u{206F}\u{FEFF}\u{FFF9}-\u{FFFB}\u{E0000}-\u{E007F}]/u;

const encoder = new TextEncoder();

/** Why a file cannot be called that, or undefined. */
export function nameFault(name: string): FileErrorCode | undefined {
  if (name === "" || name === "." || name === ".." || !name.isWellFormed()) return "EINVAL";
  // The length first: what follows takes time in proportion to it.
  if (name.length > NAME_BYTES || encoder.encode(name).length > NAME_BYTES) return "ENAMETOOLONG";
  const odd = CONTROL.test(name) || SEPARATOR.test(name) || DROPPED_END.test(name) || DEVICE.test(name);
  // One text for each look: a file that was checked by one spelling could be opened by another.
  return odd || UNSEEN.test(name) || name.normalize("NFC") !== name ? "EINVAL" : undefined;
}

/** Throws `FileRefusal` for a path that has a name which no file can have, or too many of them. */
export function checkPath(path: readonly string[]): void {
  if (path.length > MOST_PARTS) throw new FileRefusal("ENAMETOOLONG");
  for (const name of path) {
    const fault = nameFault(name);
    if (fault !== undefined) throw new FileRefusal(fault);
  }
}

/** Whether `path` is `above` or below it. */
export function isWithin(path: readonly string[], above: readonly string[]): boolean {
  return above.length <= path.length && above.every((name, at) => path[at] === name);
}

/** By code units, so that lists come out the same everywhere. */
export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The directory that a path's last name is in, and that name. Throws EBUSY for the mounted directory itself. */
export function splitLast(path: readonly string[]): readonly [parent: readonly string[], name: string] {
  const name = path.at(-1);
  if (name === undefined) throw new FileRefusal("EBUSY");
  return [path.slice(0, -1), name];
}
