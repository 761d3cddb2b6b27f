import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { visible } from "../../core/terminal-text.ts";

/** Lines that are kept, on disk and in memory. */
export const HISTORY_LINES = 1_000;

/** Only the user may read it: what people type holds secrets. */
const MODE = 0o600;

/**
 * The lines typed at the prompt, in a file with one line each, oldest first. Every line is appended as it is typed, so
 * that several prompts share one file. A file that cannot be read or written is no reason to bother anyone.
 */
export class History {
  readonly #path: string;

  constructor(path = historyPath()) {
    this.#path = path;
  }

  /** Oldest first, at most `HISTORY_LINES`; cuts the file to that once it holds twice as many. */
  load(): string[] {
    try {
      const all = readFileSync(this.#path, "utf8").split("\n").filter(isOrdinary);
      const kept = all.slice(-HISTORY_LINES);
      if (all.length >= 2 * HISTORY_LINES) writeFileSync(this.#path, `${kept.join("\n")}\n`, { mode: MODE });
      return kept;
    } catch {
      return [];
    }
  }

  append(line: string): void {
    if (!isOrdinary(line)) return;
    try {
      appendFileSync(this.#path, `${line}\n`, { mode: MODE });
    } catch {
      // The prompt works without.
    }
  }
}

function historyPath(): string {
  const { MICROPYTHON_WASM_HISTORY: path } = process.env;
  return path || join(homedir(), ".micropython_wasm_history");
}

/** Readline writes recalled lines to the terminal as they are, so lines that could steer it are not kept. */
function isOrdinary(line: string): boolean {
  return line.trim() !== "" && visible(line) === line;
}
