import { parser } from "@lezer/python";

/*
 * The syntax tree of Python that may be broken, of another version, or no Python at all: what the parser does not
 * understand is an error node among others. Nothing here is recursive, because a hostile script nests as deeply as it likes.
 */

/** Names are those of the grammar of @lezer/python. */
export interface Syntax {
  readonly name: string;
  /** Offsets in the text, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly parent: Syntax | undefined;
  readonly children: readonly Syntax[];
}

export interface SyntaxTree {
  readonly text: string;
  readonly root: Syntax;
  /** Every node, parents before children, in the order of the text. */
  readonly nodes: readonly Syntax[];
  /** Lines with something that the parser did not understand. */
  readonly errorLines: readonly number[];
  /** Whether the text or the tree was too large to be read to its end. */
  readonly cut: boolean;
}

/** Longer texts are read up to here. */
export const TREE_CHARACTERS = 1_000_000;
const TREE_NODES = 500_000;
const ERROR_LINES = 100;

export function parseTree(source: string): SyntaxTree {
  const text = source.slice(0, TREE_CHARACTERS);
  const tree = parser.parse(text);
  const cursor = tree.cursor();
  type Growing = Omit<Syntax, "children" | "parent"> & { parent: Growing | undefined; children: Growing[] };
  const root: Growing = { name: cursor.name, from: cursor.from, to: cursor.to, parent: undefined, children: [] };
  const nodes: Growing[] = [root];
  const errors: number[] = [];
  let parent: Growing = root;
  let inside = cursor.firstChild();
  while (inside && nodes.length < TREE_NODES) {
    const node: Growing = { name: cursor.name, from: cursor.from, to: cursor.to, parent, children: [] };
    parent.children.push(node);
    nodes.push(node);
    if (cursor.type.isError) errors.push(cursor.from);
    if (cursor.firstChild()) {
      parent = node;
      continue;
    }
    while (!cursor.nextSibling()) {
      inside = cursor.parent() && parent.parent !== undefined;
      if (!inside) break;
      parent = parent.parent ?? root;
    }
  }
  const lines = new LineTable(text);
  const errorLines = [...new Set(errors.map((offset) => lines.at(offset)))].slice(0, ERROR_LINES);
  return { text, root, nodes, errorLines, cut: text.length < source.length || nodes.length >= TREE_NODES };
}

/** Which line an offset is in, counted from 1. */
export class LineTable {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) this.#starts.push(at + 1);
  }

  at(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}
