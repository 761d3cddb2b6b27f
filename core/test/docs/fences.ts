/** One fenced block of a document. */
export interface Fence {
  readonly language: string;
  readonly text: string;
  /** Of its first line, counted from 1. */
  readonly line: number;
  /** The block that follows with nothing but empty lines in between. */
  readonly next: Fence | undefined;
}

/** The fenced blocks of a Markdown document, in their order. Throws when the last one is not closed. */
export function fencesOf(document: string): Fence[] {
  const fences: { -readonly [Key in keyof Fence]: Fence[Key] }[] = [];
  const lines = document.split("\n");
  let previousEnd = -1;
  for (let at = 0; at < lines.length; at++) {
    const language = /^```(\w*)$/.exec(lines[at] ?? "")?.[1];
    if (language === undefined) continue;
    const end = lines.indexOf("```", at + 1);
    if (end < 0) throw new Error(`the block that begins at line ${at + 1} is not closed`);
    const fence = { language, text: lines.slice(at + 1, end).join("\n"), line: at + 2, next: undefined };
    const between = lines.slice(previousEnd + 1, at);
    const previous = fences.at(-1);
    if (previous && between.every((line) => line.trim() === "")) previous.next = fence;
    fences.push(fence);
    previousEnd = end;
    at = end;
  }
  return fences;
}
