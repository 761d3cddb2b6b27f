import { Bindings } from "./bindings.ts";
import { originsOf } from "./flow.ts";
import { foldNode } from "./fold.ts";
import { shannonEntropy } from "./literals.ts";
import { nameOf } from "./names.ts";
import { argumentsOf, type Constant, parts, type Reading } from "./reading.ts";
import { LineTable, parseTree, type Syntax, type SyntaxTree } from "./tree.ts";

/** One call that is written in the script, whether or not it is ever made. */
export interface StaticCall {
  /** What is called, imports and aliases resolved: `subprocess.run`, `socket.socket.connect`. */
  readonly action: string;
  readonly line: number;
  /** Arguments that are certain texts. */
  readonly texts: readonly string[];
  readonly keywords: readonly string[];
  /** Those of the texts that are put together out of several. */
  readonly assembled: readonly string[];
  /** Calls and texts that may have gone into the arguments. */
  readonly from: { readonly actions: ReadonlySet<string>; readonly texts: ReadonlySet<string> };
}

export interface StaticText {
  readonly text: string;
  readonly line: number;
}

/** What is told of a script without running it. */
export interface StaticFacts {
  readonly imports: readonly { readonly module: string; readonly names: readonly string[]; readonly line: number }[];
  readonly calls: readonly StaticCall[];
  /** Names with a dot that are read or assigned: `os.environ`, `sys.meta_path`. */
  readonly mentions: readonly { readonly name: string; readonly line: number }[];
  /** Texts, put together where the parts are known; without documentation strings. */
  readonly texts: readonly StaticText[];
  /** Literals that are longer than people write: packed code, keys, images. */
  readonly literals: readonly {
    readonly line: number;
    readonly characters: number;
    /** Shannon's, in bits per character. */
    readonly entropy: number;
  }[];
  /** Sleeps whose length is written. */
  readonly sleeps: readonly { readonly line: number; readonly seconds: number }[];
  /** Lines that are no Python, or none of a version that is known here. */
  readonly errorLines: readonly number[];
  readonly python2: boolean;
  /** Whether the script was too large to be read wholly. */
  readonly cut: boolean;
}

const STEPS = 4_000_000;
const CHARACTERS_OF_A_STEP = 8;
/** Names and texts that may have gone into arguments, of all calls together: every rule looks through them. */
const CARRIED = 200_000;
const LONG_LITERAL = 200;
const SLEEPS = /^(?:time|asyncio|eventlet|gevent)\.sleep$/;
const CALLS = 20_000;
const TEXTS = 20_000;

const NOTHING: StaticCall["from"] = { actions: new Set(), texts: new Set() };

/** Reads source that may be broken or of Python 2. Takes time in proportion to its length, whatever it says. */
export function analyse(source: string): StaticFacts {
  const tree = parseTree(source);
  const lines = new LineTable(tree.text);
  const reading = readingOf(tree);
  const calls: StaticCall[] = [];
  const texts: StaticText[] = [];
  const literals: StaticFacts["literals"][number][] = [];
  const mentions: { name: string; line: number }[] = [];
  const sleeps: { line: number; seconds: number }[] = [];
  let covered = -1;
  let carried = 0;
  for (const node of tree.nodes) {
    const line = lines.at(node.from);
    if (node.name === "CallExpression" && calls.length < CALLS) {
      const call = callOf(node, line, reading);
      carried += call.from.texts.size + call.from.actions.size;
      calls.push(carried <= CARRIED ? call : { ...call, from: NOTHING });
      const [length] = argumentsOf(node, reading);
      const seconds = SLEEPS.test(call.action) && length ? reading.fold(length.value, 0) : undefined;
      if (typeof seconds === "number") sleeps.push({ line, seconds });
    }
    if (node.name === "MemberExpression" && node.parent?.name !== "MemberExpression") {
      const name = reading.nameOf(node, 0);
      if (name?.includes(".")) mentions.push({ name, line });
    }
    const executed = statementOfExec(node, reading);
    if (executed) calls.push({ ...callWith("exec", [executed], [], reading), line });
    if (/String$/.test(node.name) && node.to - node.from >= LONG_LITERAL && !isDocumentation(node)) {
      const written = reading.textOf(node);
      if (node.parent?.name !== "ContinuedString")
        literals.push({ line, characters: written.length, entropy: shannonEntropy(written) });
    }
    if (isDocumentation(node)) covered = node.to;
    if (node.from < covered || texts.length >= TEXTS) continue;
    if (!/String$|^(?:Binary|Call|Member)Expression$/.test(node.name)) continue;
    const text = reading.fold(node, 0);
    if (typeof text !== "string" || text === "") continue;
    texts.push({ text, line });
    covered = node.to;
  }
  return {
    imports: reading.bindings.imports.map(({ module, names, node }) => ({ module, names, line: lines.at(node.from) })),
    calls,
    mentions,
    texts,
    literals,
    sleeps,
    errorLines: tree.errorLines,
    python2: isPython2(tree, reading),
    cut: tree.cut || !reading.spend(),
  };
}

function readingOf(tree: SyntaxTree): Reading {
  let steps = STEPS;
  const names = new Map<Syntax, string | undefined>();
  const values = new Map<Syntax, Constant | undefined>();
  const fold = (node: Syntax, depth: number): Constant | undefined => {
    const value = foldNode(node, reading, depth);
    // Long texts take long, each time.
    if (typeof value === "string") steps -= Math.floor(value.length / CHARACTERS_OF_A_STEP);
    return value;
  };
  const reading: Reading = {
    tree,
    bindings: new Bindings(tree),
    textOf: ({ from, to }) => tree.text.slice(from, to),
    nameOf: (node, depth) =>
      depth > 0 ? nameOf(node, reading, depth) : kept(names, node, () => nameOf(node, reading, 0)),
    fold: (node, depth) => (depth > 0 ? fold(node, depth) : kept(values, node, () => fold(node, 0))),
    spend: () => steps-- > 0,
  };
  return reading;
}

function kept<Value>(
  known: Map<Syntax, Value | undefined>,
  node: Syntax,
  find: () => Value | undefined,
): Value | undefined {
  const found = known.get(node);
  if (found !== undefined || known.has(node)) return found;
  const value = find();
  known.set(node, value);
  return value;
}

function callOf(node: Syntax, line: number, reading: Reading): StaticCall {
  const callee = node.children[0];
  const action = (callee && reading.nameOf(callee, 0)) ?? "?";
  const given = argumentsOf(node, reading);
  const values = given.map(({ value }) => value);
  const keywords = given.flatMap(({ keyword }) => keyword ?? []);
  return { ...callWith(action, values, keywords, reading), line };
}

function callWith(
  action: string,
  values: readonly Syntax[],
  keywords: readonly string[],
  reading: Reading,
): Omit<StaticCall, "line"> {
  const texts = values.flatMap((value) => flatTexts(reading.fold(value, 0)));
  const parted = values.filter(
    ({ name }) => name === "BinaryExpression" || name === "CallExpression" || name === "MemberExpression",
  );
  const assembled = parted.flatMap((value) => flatTexts(reading.fold(value, 0)));
  return { action, texts, keywords, assembled, from: originsOf(values, reading) };
}

function flatTexts(value: ReturnType<Reading["fold"]>): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.slice(0, 100).flatMap((each) => (typeof each === "string" ? [each] : [])) : [];
}

/** Python 2 has a statement `exec CODE`, which the grammar of today reads as two. */
function statementOfExec(node: Syntax, reading: Reading): Syntax | undefined {
  if (node.name !== "ExpressionStatement") return undefined;
  const [only, ...more] = parts(node);
  if (only?.name !== "VariableName" || more.length > 0 || reading.textOf(only) !== "exec") return undefined;
  const siblings = node.parent ? parts(node.parent) : [];
  const next = siblings[siblings.indexOf(node) + 1];
  return next?.name === "ExpressionStatement" ? next.children[0] : undefined;
}

function isDocumentation(node: Syntax): boolean {
  return (
    /^(?:Continued)?String$/.test(node.name) &&
    node.parent?.name === "ExpressionStatement" &&
    parts(node.parent).length === 1
  );
}

const PYTHON_2_MODULES = new Set([
  "urllib2",
  "httplib",
  "ConfigParser",
  "Queue",
  "StringIO",
  "cPickle",
  "_winreg",
  "commands",
]);

function isPython2(tree: SyntaxTree, reading: Reading): boolean {
  return (
    tree.nodes.some(
      ({ name, children }) => name === "PrintStatement" && children[1]?.name !== "ParenthesizedExpression",
    ) || reading.bindings.imports.some(({ module }) => PYTHON_2_MODULES.has(module))
  );
}
