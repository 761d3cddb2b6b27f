import { GROUP_WIDTH, Link } from "../../boundary/abi.ts";
import type { Frame } from "./results.ts";

/** An exception that reached the top, as it crossed the boundary, or one that is shown with it. */
export interface Failure extends Partial<Surroundings> {
  readonly type: string;
  readonly message: string;
  /** Outermost first. */
  readonly frames: readonly Frame[];
  /** How many frames are missing in the middle of `frames`. */
  readonly hidden: number;
}

/** What else an exception is shown with. */
interface Surroundings {
  /** The type with its module, where Python prints that. */
  readonly name: string;
  /** What was added, joined by newlines. */
  readonly notes: string;
  readonly link: (typeof Link)[keyof typeof Link];
  /** What is shown before this exception, for the reason `link`. */
  readonly before: Failure | undefined;
  /** Of a group. Undefined is one that there was no room for, or that was shown already. */
  readonly members: readonly (Failure | undefined)[];
  /** How many members are missing at the end of `members`. */
  readonly more: number;
}

/** How deep groups are shown in groups, as in CPython. */
const GROUP_DEPTH = 10;

const LINKS: Readonly<Record<Surroundings["link"], string>> = {
  [Link.cause]: "The above exception was the direct cause of the following exception:",
  [Link.context]: "During handling of the above exception, another exception occurred:",
};

/** What Python prints for an uncaught exception, without the newline at the end. */
export function formatTraceback(failure: Failure): string {
  const drawing = new Drawing();
  drawing.chain(failure);
  return drawing.lines.join("\n");
}

/** Text with the lines that Python draws beside a group of exceptions. */
class Drawing {
  readonly lines: string[] = [];
  /** Of the groups around what is drawn now. */
  #depth = 0;
  /** The innermost last member draws the end of all groups that it ends. */
  #unclosed = false;

  chain(failure: Failure): void {
    const { before, link, members } = failure;
    if (before !== undefined && link !== undefined) {
      this.chain(before);
      this.#write(["", LINKS[link], ""]);
    }
    if (members === undefined || members.length === 0) {
      this.#write(plain(failure, "Traceback"));
    } else if (this.#depth > GROUP_DEPTH) {
      this.#write([`... (max_group_depth is ${GROUP_DEPTH})`]);
    } else {
      this.#group(failure, members, failure.more ?? 0);
    }
  }

  #group(failure: Failure, members: NonNullable<Failure["members"]>, more: number): void {
    const outermost = this.#depth === 0;
    if (outermost) this.#depth = 1;
    const [first, ...others] = plain(failure, "Exception Group Traceback");
    this.#write([first ?? ""], outermost && failure.frames.length > 0 ? "+" : "|");
    this.#write(others);
    const shown: readonly (Failure | undefined | string)[] =
      more > 0 ? [...members, `and ${more} more exception${more > 1 ? "s" : ""}`] : members;
    for (const [index, member] of shown.entries()) {
      if (index === shown.length - 1) this.#unclosed = true;
      const title = index < GROUP_WIDTH ? index + 1 : "...";
      const edge = index === 0 ? "+-" : "  ";
      this.lines.push(`${"  ".repeat(this.#depth)}${edge}+---------------- ${title} ----------------`);
      this.#depth++;
      if (typeof member === "object") this.chain(member);
      else this.#write([member ?? "..."]);
      if (index === shown.length - 1 && this.#unclosed) {
        this.lines.push(`${"  ".repeat(this.#depth)}+------------------------------------`);
        this.#unclosed = false;
      }
      this.#depth--;
    }
    if (outermost) this.#depth = 0;
  }

  #write(texts: readonly string[], margin = "|"): void {
    const prefix = this.#depth === 0 ? "" : `${"  ".repeat(this.#depth)}${margin} `;
    for (const text of texts) for (const line of text.split("\n")) this.lines.push(prefix + line);
  }
}

/** An exception by itself. */
function plain({ type, name = type, message, frames, hidden, notes = "" }: Failure, title: string): string[] {
  const lines: string[] = [];
  // A source that does not parse has a place, but was not being executed.
  if (frames.length > 1 || (frames[0]?.function ?? "") !== "") lines.push(`${title} (most recent call last):`);
  const gap = hidden > 0 ? Math.floor(frames.length / 2) : -1;
  for (const [index, frame] of frames.entries()) {
    if (index === gap) lines.push(`  [${hidden} more ${hidden === 1 ? "frame" : "frames"}]`);
    lines.push(`  File "${frame.file}", line ${frame.line}${frame.function && `, in ${frame.function}`}`);
    if (frame.source !== undefined) lines.push(`    ${frame.source}`);
  }
  lines.push(message === "" ? name : `${name}: ${message}`);
  if (notes !== "") lines.push(notes);
  return lines;
}
