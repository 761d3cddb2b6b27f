const MAX_SOURCES = 32;
const MAX_CHARACTERS = 2 ** 20;
/** What is shown of a line: a guest can have it shown once for each frame of each exception in a report. */
const LINE_CHARACTERS = 1_000;

interface Source {
  readonly file: string;
  readonly text: string;
  lines: readonly string[] | undefined;
}

/** The latest sources that a sandbox has run, for the lines in tracebacks. */
export class Sources {
  #newestFirst: Source[] = [];

  add(file: string, text: string): void {
    const { text: newest, file: itsFile } = this.#newestFirst[0] ?? {};
    if (text === newest && file === itsFile) return;
    const kept = [{ file, text, lines: undefined }, ...this.#newestFirst.slice(0, MAX_SOURCES - 1)];
    let characters = 0;
    this.#newestFirst = kept.filter((source, index) => {
      characters += source.text.length;
      return index === 0 || characters <= MAX_CHARACTERS;
    });
  }

  has(file: string): boolean {
    return this.#newestFirst.some((source) => source.file === file);
  }

  copy(): Sources {
    return Sources.from(this.entries());
  }

  /** Pairs of file and text, oldest first. */
  entries(): [file: string, text: string][] {
    return this.#newestFirst.map(({ file, text }): [string, string] => [file, text]).reverse();
  }

  static from(entries: readonly (readonly [file: string, text: string])[]): Sources {
    const sources = new Sources();
    for (const [file, text] of entries) sources.add(file, text);
    return sources;
  }

  clear(): void {
    this.#newestFirst = [];
  }

  /**
   * The line, without indentation, as far as it is certain. Runs often share a file name; then a function belongs to the
   * latest source that defines one of its name before the line, and the module itself to the latest of all.
   */
  line(file: string, line: number, functionName: string): string | undefined {
    const candidates = this.#newestFirst.filter((source) => source.file === file);
    const source = candidates.length > 1 ? originOf(functionName, line, candidates) : candidates[0];
    return (source && linesOf(source)[line - 1]?.trim().slice(0, LINE_CHARACTERS)) || undefined;
  }
}

/** Adds the sandbox's own files that an exception came through, as far as `read` has them. */
export async function learnSources(
  sources: Sources,
  { frames }: { readonly frames: readonly { readonly file: string }[] },
  read: (path: string) => Promise<Uint8Array | undefined>,
): Promise<void> {
  for (const file of new Set(frames.map((frame) => frame.file))) {
    if (file === "" || sources.has(file)) continue;
    const content = await read(file);
    if (content) sources.add(file, new TextDecoder().decode(content));
  }
}

function originOf(functionName: string, line: number, newestFirst: readonly Source[]): Source | undefined {
  if (functionName === "<module>" || functionName === "") return newestFirst[0];
  if (!/^[\p{L}\p{N}_]+$/u.test(functionName)) return undefined;
  const definition = new RegExp(`\\b(?:def|class)\\s+${functionName}\\b`);
  return newestFirst.find((source) =>
    linesOf(source)
      .slice(0, line)
      .some((text) => definition.test(text)),
  );
}

function linesOf(source: Source): readonly string[] {
  source.lines ??= source.text.split(/\r\n|\r|\n/);
  return source.lines;
}
