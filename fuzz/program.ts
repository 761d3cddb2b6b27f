/** One program to run. */
export interface Program {
  readonly source: SourceName;
  readonly seed: number;
  /** Counted from 0; with the seed, it decides the whole program. */
  readonly number: number;
  /** Bytes where they are no UTF-8. */
  readonly code: string | Uint8Array;
}

export const SOURCE_NAMES = ["tokens", "grammar", "callbacks", "splices"] as const;

/** Where programs come from, each a file of `sources/`. */
export type SourceName = (typeof SOURCE_NAMES)[number];

export function isSourceName(name: string): name is SourceName {
  return SOURCE_NAMES.some((each) => each === name);
}

/** A program as one line of JSON, for another interpreter to replay. Bytes that are no text come along in base64. */
export function toJson({ source, seed, number, code }: Program): string {
  const bytes = typeof code === "string" ? {} : { base64: Buffer.from(code).toString("base64") };
  return JSON.stringify({ source, seed, number, code: codeText(code), ...bytes });
}

export function codeText(code: string | Uint8Array): string {
  return typeof code === "string" ? code : new TextDecoder().decode(code);
}
