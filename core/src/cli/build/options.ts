import { basename, extname } from "node:path";
import { parseArgs } from "node:util";
import type { BuildForm } from "../../builder/index.ts";
import { LIMITS, type LimitOptions, quantity, UsageError } from "../options.ts";

export type BuildInvocation =
  | { readonly action: "help" }
  | {
      readonly action: "build";
      readonly main: string;
      readonly output: string;
      readonly form: BuildForm;
      readonly includes: readonly string[];
      readonly limits: LimitOptions;
    };

/** `--recursion` and the like are limits of the sandbox that a program lives in, wherever that is. */
const OPTIONS = {
  o: { type: "string", short: "o" },
  include: { type: "string", multiple: true },
  wasi: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  ...Object.fromEntries(LIMITS.map(({ name }) => [name, { type: "string" } as const])),
} as const;

/** Reads what follows `build`. Throws `UsageError`. */
export function parseBuild(words: readonly string[]): BuildInvocation {
  const { tokens } = parseArgs({
    args: [...words],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const limits: LimitOptions = {};
  const includes: string[] = [];
  const seen = new Set<string>();
  let main: string | undefined;
  let output: string | undefined;
  for (const token of tokens) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") {
      if (main !== undefined)
        throw new UsageError(
          `build takes one main file, not ${main} and ${token.value}; others follow by their imports`,
        );
      main = token.value;
      continue;
    }
    const { name, rawName, value } = token;
    if (!Object.hasOwn(OPTIONS, name) || (name === "o") !== (rawName === "-o"))
      throw new UsageError(`build has no option ${rawName}`);
    if (name !== "include" && seen.has(name)) throw new UsageError(`${rawName} is given twice`);
    seen.add(name);
    const limit = LIMITS.find((candidate) => candidate.name === name);
    if (limit) limits[limit.limit] = quantity(rawName, value, limit);
    else if (name === "help") return { action: "help" };
    else if (name === "o" || name === "include") {
      if (value === undefined) throw new UsageError(`${rawName} needs a path`);
      if (name === "o") output = value;
      else includes.push(value);
    } else if (value !== undefined) throw new UsageError(`${rawName} takes no value`);
  }
  if (main === undefined)
    throw new UsageError("build needs the Python file to start with, as in build app.py -o app.html");
  if (output === undefined)
    throw new UsageError(`build needs -o, as in build ${main} -o ${basename(main, ".py")}.html`);
  return { action: "build", main, output, form: formOf(output, seen.has("wasi")), includes, limits };
}

function formOf(output: string, isWasi: boolean): BuildForm {
  switch (extname(output)) {
    case ".html":
    case ".js":
      if (isWasi) throw new UsageError("--wasi makes a .wasm file: end the name after -o with that");
      return extname(output) === ".js" ? "js" : "html";
    case ".wasm":
      if (isWasi) return "wasi";
      throw new UsageError(
        "a .wasm file alone is a WASI command: add --wasi; for a module with types, name the .js file",
      );
    default:
      throw new UsageError(`what ${output} is to be shows its ending: .html, .js or .wasm`);
  }
}
