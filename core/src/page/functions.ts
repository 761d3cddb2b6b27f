import type { HostFunctionDescription } from "../core/functions/types.ts";
import type { Question, Shown } from "./protocol.ts";

/** What a page does for its program. */
export interface Stage {
  show(shown: Shown): void;
  ask(question: Question): Promise<string | null>;
}

/** The module that a program in a page can import to be more than text. */
export const PAGE_MODULE = "page";

/** Beyond this, neither a person nor the page has any use for it. */
const MOST_ROWS = 10_000;

/** The functions of that module. */
export function pageFunctions(stage: Stage): { readonly [name: string]: HostFunctionDescription } {
  return {
    ask: {
      description: "ask(question, initial='') -> str: asks for a line of text.",
      call: async (question: unknown, initial: unknown = "") =>
        (await stage.ask({ kind: "text", text: text(question), initial: text(initial) })) ?? "",
    },
    choose: {
      description: "choose(question, options) -> str: asks to choose one of them.",
      call: async (question: unknown, options: unknown) => {
        const choices = list(options).map(text);
        if (choices.length === 0) throw new RangeError("choose() needs options");
        return (await stage.ask({ kind: "choice", text: text(question), choices })) ?? choices[0];
      },
    },
    table: {
      description: "table(rows, columns=()): shows rows of values.",
      call: (rows: unknown, columns: unknown = []) => {
        const shown = list(rows).slice(0, MOST_ROWS);
        stage.show({
          what: "table",
          columns: list(columns).map(text),
          rows: shown.map((row) => list(row).map(text)),
        });
      },
    },
    svg: {
      description: "svg(picture): shows an SVG document.",
      call: (picture: unknown) => stage.show({ what: "picture", svg: text(picture) }),
    },
    progress: {
      description: "progress(part, text=''): how much is done, from 0 to 1.",
      call: (part: unknown, label: unknown = "") =>
        stage.show({ what: "progress", part: Math.min(Math.max(Number(part) || 0, 0), 1), text: text(label) }),
    },
    download: {
      description: "download(name, data): offers a file, of str or bytes.",
      call: (name: unknown, data: unknown) => {
        const bytes = data instanceof Uint8Array ? data : new TextEncoder().encode(text(data));
        stage.show({ what: "download", name: text(name), bytes });
      },
    },
  };
}

function text(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return JSON.stringify(value) ?? "";
  return String(value);
}

function list(value: unknown): unknown[] {
  if (value instanceof Set || Array.isArray(value)) return [...value];
  throw new TypeError("a list is needed here");
}
