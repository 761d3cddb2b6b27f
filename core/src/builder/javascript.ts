import type { LimitValues } from "../core/limits.ts";
import type { FunctionDescription } from "../program/functions.ts";
import type { Parameter, PythonFunction } from "./describe.ts";

/** What the generated files say about a program. */
export interface ModuleDescription {
  /** The main file. */
  readonly main: string;
  /** Of the output files, without their endings. */
  readonly base: string;
  /** What `__name__` is. */
  readonly name: string;
  readonly limits: Partial<LimitValues>;
  readonly functions: readonly PythonFunction[];
  /** Of memory, that the engine begins with. */
  readonly pages: number;
}

/** The ES module that loads `BASE.wasm` from beside itself and exports the functions; `runtime` is the bundle that it begins with. */
export function javascriptOf(
  runtime: string,
  { main, base, name, limits, functions, pages }: ModuleDescription,
): string {
  const wasm = JSON.stringify(`./${base}.wasm`);
  const description = JSON.stringify({ main, name, limits, pages });
  const declared = functions.map((each, index) => {
    const call = `micropython.functionOf(program, ${JSON.stringify(descriptionOf(each))})`;
    return `${documented(each.documentation)}const f${index} = /* @__PURE__ */ ${call};`;
  });
  const exported = functions.map((each, index) => `f${index} as ${each.name}`);
  return [
    `// Made by micropython-wasm from ${main}.`,
    runtime.trim(),
    `const program = await micropython.load(new URL(${wasm}, import.meta.url), ${description});`,
    ...declared,
    `export { ${exported.join(", ")} };`,
    "",
  ].join("\n");
}

/** Types of what `javascriptOf` exports. */
export function declarationsOf({ main, functions }: ModuleDescription): string {
  const declared = functions.map(
    (each, index) => `${documented(each.documentation)}declare function f${index}${signatureOf(each)};`,
  );
  const exported = functions.map((each, index) => `f${index} as ${each.name}`);
  const usesInt = declared.some((text) => /\bInt\b/.test(text));
  return [
    `// Made by micropython-wasm from ${main}.`,
    ...(usesInt
      ? ["/** A Python int: a bigint beyond 2^53 - 1, on either side of 0. */", "type Int = number | bigint;"]
      : []),
    ...declared,
    `export { ${exported.join(", ")} };`,
    "",
  ].join("\n");
}

function descriptionOf({ name, isAwaited, parameters }: PythonFunction): FunctionDescription {
  const positional = parameters.filter(({ kind }) => kind === "positional");
  const floats = positional.flatMap(({ isFloat }, index) => (isFloat ? [index] : []));
  return {
    name,
    ...(isAwaited ? { awaited: true } : {}),
    ...(floats.length > 0 ? { floats } : {}),
    ...(takesKeywords(parameters) ? { keywords: positional.length } : {}),
  };
}

/** Keyword arguments are the properties of a last argument, which cannot follow any number of others. */
function takesKeywords(parameters: readonly Parameter[]): boolean {
  return parameters.some(({ kind }) => kind.startsWith("keyword")) && !parameters.some(({ kind }) => kind === "rest");
}

function signatureOf({ parameters, isAwaited, returns }: PythonFunction): string {
  const items = parameters
    .filter(({ kind }) => kind === "positional")
    .map(({ name, type, isOptional }) => `${safe(name)}${isOptional ? "?" : ""}: ${type}`);
  const rest = parameters.find(({ kind }) => kind === "rest");
  if (rest) items.push(`...${safe(rest.name)}: ${arrayOf(rest.type)}`);
  else if (takesKeywords(parameters)) items.push(keywordsOf(parameters));
  const result = isAwaited ? `Promise<${returns}>` : returns;
  return `(${items.join(", ")}): ${result}`;
}

function keywordsOf(parameters: readonly Parameter[]): string {
  const named = parameters.filter(({ kind }) => kind === "keyword");
  const fields = named.map(({ name, type, isOptional }) => `${name}${isOptional ? "?" : ""}: ${type}`);
  const isNeeded = named.some(({ isOptional }) => !isOptional);
  const takesAny = parameters.some(({ kind }) => kind === "keywords");
  return `keywords${isNeeded ? "" : "?"}: { ${[...fields, ...(takesAny ? ["[name: string]: unknown"] : [])].join("; ")} }`;
}

function arrayOf(type: string): string {
  return type.includes(" ") ? `(${type})[]` : `${type}[]`;
}

/** Names of parameters are for reading only, and some that Python allows are words of TypeScript's. */
function safe(name: string): string {
  return RESERVED.has(name) ? `${name}_` : name;
}

const RESERVED = new Set(
  (
    "arguments break case catch class const continue debugger default delete do else enum eval export extends false finally " +
    "for function if implements import in instanceof interface let new null package private protected public return static " +
    "super switch this throw true try typeof var void while with yield await"
  ).split(" "),
);

function documented(documentation: string): string {
  if (documentation === "") return "";
  const lines = documentation.replaceAll("*/", "*\\/").split("\n");
  if (lines.length === 1) return `/** ${lines[0]} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}
