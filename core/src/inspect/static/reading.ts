import type { Bindings } from "./bindings.ts";
import type { Syntax, SyntaxTree } from "./tree.ts";

/** What an expression certainly is. Bytes are text of one character each; what is unknown inside a text is a `HOLE`. */
export type Constant = string | number | readonly (Constant | undefined)[];

/** Stands in a text for a part that only a run would tell. */
export const HOLE = "…";

/** What the parts of the analysis ask of one another. Depth counts how far one question has led to the next. */
export interface Reading {
  readonly tree: SyntaxTree;
  readonly bindings: Bindings;
  textOf(node: Syntax): string;
  /** What a callee or object is called, with imports and aliases resolved: `os.system`, `socket.socket.connect`. */
  nameOf(node: Syntax, depth: number): string | undefined;
  fold(node: Syntax, depth: number): Constant | undefined;
  /** Whether there are steps left; takes one. A hostile script must not make the analysis long. */
  spend(): boolean;
}

export const DEPTH = 40;

const TRIVIA = new Set(["Comment", "⚠"]);

/** Children without comments and errors. */
export function parts(node: Syntax): readonly Syntax[] {
  return node.children.filter(({ name }) => !TRIVIA.has(name));
}

export interface Argument {
  readonly keyword: string | undefined;
  readonly value: Syntax;
}

const MARKS = new Set(["(", ")", ",", "*", "**", "AssignOp"]);

/** Arguments of a call, without those that are spread. */
export function argumentsOf(call: Syntax, reading: Pick<Reading, "textOf">): readonly Argument[] {
  const list = call.children.find(({ name }) => name === "ArgList");
  if (!list) return [];
  // `join(chr(c) for c in codes)`: the list itself is the generator.
  if (isComprehension(list)) return [{ keyword: undefined, value: list }];
  const found: Argument[] = [];
  const children = parts(list);
  for (const [at, child] of children.entries()) {
    if (MARKS.has(child.name)) continue;
    if (children[at + 1]?.name === "AssignOp") continue;
    const isKeyword = children[at - 1]?.name === "AssignOp";
    const keyword = children[at - 2];
    found.push({ keyword: isKeyword && keyword ? reading.textOf(keyword) : undefined, value: child });
  }
  return found;
}

const COMPREHENSIONS = new Set(["for", "async"]);

/** Elements of a list, tuple or set as it is written. */
export function elementsOf(node: Syntax): readonly Syntax[] {
  return parts(node).filter(({ name }) => !["[", "]", "(", ")", "{", "}", ","].includes(name));
}

export function isComprehension(node: Syntax): boolean {
  return node.children.some(({ name }) => COMPREHENSIONS.has(name));
}

/** Longer texts are not put together. */
export const CHARACTERS = 1_000_000;

/** Texts in a row; what is unknown is a hole, unless nothing is known. */
export function joined(pieces: readonly (Constant | undefined)[], separator: string): string | undefined {
  const texts = pieces.map((piece) => (typeof piece === "string" ? piece : HOLE));
  if (!pieces.some((piece) => typeof piece === "string")) return pieces.length === 0 ? "" : undefined;
  const length = texts.reduce((sum, text) => sum + text.length + separator.length, 0);
  return length > CHARACTERS ? undefined : texts.join(separator);
}
