import type { FunctionTable } from "../functions/table.ts";
import type { RunError } from "../results/results.ts";
import { nearest } from "../suggest.ts";
import { ABSENT_ATTRIBUTES, ABSENT_NAMES } from "./attributes.ts";
import { ABSENT_MODULES } from "./modules.ts";
import { PRESENT_MODULES } from "./present.ts";
import { SYNTAX_HINTS } from "./syntax.ts";

/** An error as far as a hint depends on it. */
export type Told = Pick<RunError, "type" | "message" | "frames">;

/**
 * What to write instead, when an error comes from what is absent here; undefined for any other. `functions` are the names that
 * the host gave: `add`, or `tools.double`.
 */
export function hintFor(error: Told, functions: readonly string[]): string | undefined {
  switch (error.type) {
    case "ModuleNotFoundError":
      return moduleHint(error.message, functions);
    case "ImportError":
      return importHint(error.message);
    case "AttributeError":
      return attributeHint(error.message, functions);
    case "NameError":
    case "UnboundLocalError":
      return nameHint(error.message, functions);
    case "SyntaxError":
    case "IndentationError":
      return syntaxHint(error.frames.at(-1)?.source);
    case "FileNotFoundError":
      return "files are the sandbox's own, in memory: the host gives them, or the program writes them first";
    default:
      return undefined;
  }
}

/** The error with its hint, if there is one. */
export function hinted(error: RunError, table: FunctionTable): RunError {
  const hint = hintFor(
    error,
    table.all().map(({ name }) => name),
  );
  return hint === undefined ? error : { ...error, hint };
}

function own(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function moduleHint(message: string, functions: readonly string[]): string | undefined {
  const name = /^No module named '([^']+)'/.exec(message)?.[1];
  if (name === undefined) return undefined;
  const top = name.split(".", 1)[0] ?? name;
  const known = own(ABSENT_MODULES, top);
  if (known !== undefined) return known;
  if (functions.includes(name)) return `${name} is a function of the host: call it without an import`;
  const modules = [
    ...PRESENT_MODULES,
    ...functions.flatMap((each) => (each.includes(".") ? [each.split(".", 1)[0] ?? ""] : [])),
  ];
  const meant = nearest(name, modules);
  return meant === undefined
    ? "only the standard library's modules of help('modules') exist here: nothing can be installed"
    : `did you mean ${meant}?`;
}

function importHint(message: string): string | undefined {
  const [, name, module] = /^cannot import name '([^']+)' from '([^']+)'/.exec(message) ?? [];
  return name === undefined ? undefined : own(ABSENT_ATTRIBUTES, `${module}.${name}`);
}

function attributeHint(message: string, functions: readonly string[]): string | undefined {
  const [, owner = "", name = ""] =
    /^(?:module |type object )?'([^']+)'(?: object)? has no attribute '([^']+)'/.exec(message) ?? [];
  const known = own(ABSENT_ATTRIBUTES, `${owner}.${name}`);
  if (known !== undefined || name === "") return known;
  const members = functions.filter((each) => each.startsWith(`${owner}.`));
  const meant = nearest(`${owner}.${name}`, members);
  return meant === undefined ? undefined : `did you mean ${meant}?`;
}

function nameHint(message: string, functions: readonly string[]): string | undefined {
  const name = /^name '([^']+)' is not defined/.exec(message)?.[1];
  if (name === undefined) return undefined;
  const known = own(ABSENT_NAMES, name);
  if (known !== undefined) return known;
  if (PRESENT_MODULES.includes(name)) return `write \`import ${name}\` first`;
  const within = functions.find((each) => each.endsWith(`.${name}`));
  if (within !== undefined) return `write \`from ${within.split(".", 1)[0]} import ${name}\` first`;
  const meant = nearest(
    name,
    functions.filter((each) => !each.includes(".")),
  );
  return meant === undefined ? undefined : `did you mean ${meant}()?`;
}

function syntaxHint(line: string | undefined): string | undefined {
  return line === undefined ? undefined : SYNTAX_HINTS.find(({ line: pattern }) => pattern.test(line))?.hint;
}
