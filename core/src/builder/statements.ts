/** One import statement of a Python file. */
export interface ImportStatement {
  /** The line that it begins on, from 1. */
  readonly line: number;
  /** Whether it is executed whenever the file is: it stands in no block. */
  readonly isTopLevel: boolean;
  /** Dots before the name: how many packages up the search begins, 0 for the top. */
  readonly level: number;
  /** Dotted; empty in `from . import x`. */
  readonly module: string;
  /** What is imported from it. None for `import module`. */
  readonly names: readonly string[];
  /** As it stands in the file. */
  readonly text: string;
}

const NAME = "[\\p{ID_Start}_][\\p{ID_Continue}]*";
const DOTTED = `${NAME}(?:\\s*\\.\\s*${NAME})*`;
const IMPORT = new RegExp(
  `^import\\s+(${DOTTED}(?:\\s+as\\s+${NAME})?(?:\\s*,\\s*${DOTTED}(?:\\s+as\\s+${NAME})?)*)$`,
  "u",
);
const FROM = new RegExp(`^from\\s*([.\\s]*)(${DOTTED})?\\s*import\\b\\s*(.+)$`, "su");

/**
 * The import statements of Python source, wherever they stand. Source that does not parse gives those that can be found; the
 * compiler says what is wrong with it.
 */
export function importsOf(source: string): ImportStatement[] {
  return Array.from(simpleStatements(source), (statement) => parse(statement)).flat();
}

interface SimpleStatement {
  readonly line: number;
  readonly isTopLevel: boolean;
  /** Without comments, and without what stands in strings. */
  readonly code: string;
  readonly text: string;
}

function parse({ line, isTopLevel, code, text }: SimpleStatement): ImportStatement[] {
  const found = { line, isTopLevel, text };
  const plain = IMPORT.exec(code)?.[1];
  if (plain !== undefined) {
    return plain.split(",").map((item) => ({ ...found, level: 0, module: withoutAlias(item), names: [] }));
  }
  const [, dots = "", module = "", names] = FROM.exec(code) ?? [];
  if (names === undefined) return [];
  const items = names.replace(/^\(|\)$/g, "").split(",");
  return [
    {
      ...found,
      level: dots.replace(/\s/g, "").length,
      module: module.replace(/\s/g, ""),
      names: items.map(withoutAlias).filter((name) => name !== ""),
    },
  ];
}

function withoutAlias(item: string): string {
  return item.replace(/\sas\s.*$/s, "").replace(/\s/g, "");
}

/** Strings with their prefixes, comments, continued lines, line ends, brackets, and what separates simple statements. */
const TOKEN =
  /(?:[rbfu]{0,2})("""|'''|"|')|#[^\n]*|\\\r?\n|\r?\n|[([{]|[)\]}]|[;:]|[\p{ID_Continue}]+|[^\S\n]+|[\s\S]/giu;

/** Splits source into simple statements: at line ends and semicolons outside of brackets, and behind the colons of blocks. */
function* simpleStatements(source: string): Generator<SimpleStatement> {
  const tokens = new RegExp(TOKEN);
  let line = 1;
  let depth = 0;
  let code = "";
  let isEmpty = true;
  let start = 0;
  let startLine = 1;
  let isLineStart = true;
  let isTopLevel = true;
  const take = (end: number): SimpleStatement => {
    const statement = { line: startLine, isTopLevel, code: code.trim(), text: source.slice(start, end).trim() };
    code = "";
    isEmpty = true;
    return statement;
  };
  for (let match = tokens.exec(source); match; match = tokens.exec(source)) {
    const [token, quote] = match;
    const at = match.index;
    if (isEmpty && depth === 0 && !/^\s/.test(token)) {
      start = at;
      startLine = line;
      // A comment or a continued line may stand before the statement.
      isEmpty = /^[#\\]/.test(token);
    }
    if (isLineStart && depth === 0 && !/^(\r?\n|#)/.test(token)) {
      isTopLevel = !/^[^\S\n]/.test(token);
      isLineStart = false;
    }
    if (quote !== undefined) {
      const end = endOfString(source, tokens.lastIndex, quote);
      line += linesIn(source.slice(at, end));
      tokens.lastIndex = end;
      code += '""';
    } else if (token.startsWith("#")) {
      // Nothing of it is code.
    } else if (/^[([{]$/.test(token)) {
      depth++;
      code += token;
    } else if (/^[)\]}]$/.test(token)) {
      depth = Math.max(depth - 1, 0);
      code += token;
    } else if (/^(\\\r?\n)$/.test(token)) {
      line++;
      code += " ";
    } else if (/^\r?\n$/.test(token)) {
      if (depth === 0) {
        yield take(at);
        isLineStart = true;
      } else code += " ";
      line++;
    } else if (depth === 0 && (token === ";" || token === ":")) {
      yield take(at);
      if (token === ":") isTopLevel = false;
    } else code += token;
  }
  yield take(source.length);
}

/** Where a string ends that begins before `from`. */
function endOfString(source: string, from: number, quote: string): number {
  const isLong = quote.length === 3;
  for (let at = from; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source.startsWith(quote, at)) return at + quote.length;
    else if (!isLong && source[at] === "\n") return at;
  }
  return source.length;
}

function linesIn(text: string): number {
  return text.split("\n").length - 1;
}
