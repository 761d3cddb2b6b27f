import { parseArgs } from "node:util";
import { nearest } from "../../core/suggest.ts";
import { UsageError } from "../options.ts";

export type PolicyInvocation =
  | { readonly action: "help" }
  | { readonly action: "schema" }
  | { readonly action: "check"; readonly files: readonly string[]; readonly json: boolean }
  | { readonly action: "explain"; readonly file: string; readonly json: boolean }
  | { readonly action: "diff"; readonly before: string; readonly after: string; readonly json: boolean };

const ACTIONS = ["check", "explain", "diff", "schema"] as const;
const OPTIONS = { json: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const;

/** Reads what follows `policy`. Throws `UsageError`. */
export function parsePolicy(words: readonly string[]): PolicyInvocation {
  const { tokens } = parseArgs({
    args: [...words],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const seen = new Set<string>();
  const names: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") names.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value } = token;
    if (!Object.hasOwn(OPTIONS, name)) throw unknownOption(rawName);
    if (value !== undefined) throw new UsageError(`${rawName} takes no value`);
    if (seen.has(name)) throw new UsageError(`${rawName} is given twice`);
    seen.add(name);
  }
  const [word, ...files] = names;
  if (seen.has("help")) return { action: "help" };
  return invocationOf(actionOf(word), files, seen.has("json"));
}

function invocationOf(action: (typeof ACTIONS)[number], files: readonly string[], json: boolean): PolicyInvocation {
  const [first, second, ...more] = files;
  switch (action) {
    case "schema":
      if (first !== undefined || json) throw new UsageError("policy schema takes neither files nor options");
      return { action };
    case "check":
      if (first === undefined) throw new UsageError("policy check needs files, as in policy check policy.json");
      return { action, files, json };
    case "explain":
      if (first === undefined || second !== undefined)
        throw new UsageError("policy explain needs one file, as in policy explain policy.json");
      return { action, file: first, json };
    case "diff":
      if (first === undefined || second === undefined || more.length > 0)
        throw new UsageError("policy diff needs two files, as in policy diff before.json after.json");
      if (first === "-" && second === "-")
        throw new UsageError("policy diff can read one of its files from standard input");
      return { action, before: first, after: second, json };
  }
}

function actionOf(word: string | undefined): (typeof ACTIONS)[number] {
  const action = ACTIONS.find((each) => each === word);
  if (action !== undefined) return action;
  if (word === undefined) throw new UsageError(`policy needs one of ${ACTIONS.join(", ")}: policy --help`);
  const near = nearest(word, ACTIONS);
  throw new UsageError(
    `there is no policy ${word}; ${near === undefined ? `there are ${ACTIONS.join(", ")}` : `did you mean policy ${near}?`}`,
  );
}

function unknownOption(rawName: string): UsageError {
  const names = Object.keys(OPTIONS);
  const near = rawName.startsWith("--") ? nearest(rawName.slice(2), names) : undefined;
  const advice = near === undefined ? "policy --help shows what is possible" : `did you mean --${near}?`;
  return new UsageError(`policy has no option ${rawName}; ${advice}`);
}
