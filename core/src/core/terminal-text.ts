/**
 * What makes guest text safe to show on a terminal.
 *
 * A terminal obeys what it is sent: it moves the cursor, sets its title, answers questions on the user's own standard
 * input. And bidirectional controls make text look like other text. So every character that a terminal would obey
 * instead of show is written out as `\x1b` or `\u202e`; what remains can only add lines below.
 */

/** C0 without tab and newline, DEL, C1, and Unicode's bidirectional controls. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
export const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Whole texts: messages, file names. A carriage return is obeyed too, unless a newline follows. */
export function visible(text: string): string {
  return text.replace(OBEYED, (character, offset: number) =>
    character === "\r" && text[offset + 1] === "\n" ? character : writtenOut(character),
  );
}

/** The same for text that comes in pieces: joined, the outputs equal `visible` of the joined inputs. */
export class TerminalText {
  #heldReturn = false;

  push(text: string): string {
    if (text === "") return "";
    const joined = this.#heldReturn ? `\r${text}` : text;
    this.#heldReturn = joined.endsWith("\r");
    return visible(this.#heldReturn ? joined.slice(0, -1) : joined);
  }

  /** What was still held back, at the end of the text. */
  end(): string {
    const held = this.#heldReturn ? "\r" : "";
    this.#heldReturn = false;
    return visible(held);
  }
}

function writtenOut(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return code.length <= 2 ? `\\x${code.padStart(2, "0")}` : `\\u${code.padStart(4, "0")}`;
}
