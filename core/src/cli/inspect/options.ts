import { parseArgs } from "node:util";
import { nearest } from "../../core/suggest.ts";
import { quantity } from "../options.ts";
import { parseCount, parseDuration } from "../quantities.ts";
import { UsageError } from "../usage.ts";

export type InspectInvocation =
  | { readonly action: "help" }
  | {
      readonly action: "inspect";
      /** `-` is standard input. */
      readonly file: string;
      readonly json: boolean;
      readonly html: string | undefined;
      readonly persona: "linux" | "windows" | undefined;
      readonly network: string | undefined;
      readonly fuel: number | undefined;
      readonly timeoutMs: number | undefined;
    };

const OPTIONS = {
  json: { type: "boolean" },
  html: { type: "string" },
  persona: { type: "string" },
  network: { type: "string" },
  fuel: { type: "string" },
  timeout: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** Throws `UsageError`. */
export function parseInspect(words: readonly string[]): InspectInvocation {
  const { tokens } = parseArgs({
    args: [...words],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string>();
  const files: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") files.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value } = token;
    if (!isOption(name)) {
      const near = nearest(name, Object.keys(OPTIONS));
      throw new UsageError(`inspect has no option ${rawName}${near ? `; did you mean --${near}?` : ""}`);
    }
    if (name === "help") return { action: "help" };
    if (values.has(name)) throw new UsageError(`${rawName} is given twice`);
    const needsValue = OPTIONS[name].type === "string";
    if (!needsValue && value !== undefined) throw new UsageError(`${rawName} takes no value`);
    if (needsValue && (value === undefined || value === "" || (value.startsWith("-") && value !== "-")))
      throw new UsageError(`${rawName} needs a value: ${EXAMPLES[name]}`);
    values.set(name, value ?? "");
  }
  const [file, ...more] = files;
  if (file === undefined || more.length > 0)
    throw new UsageError("inspect needs the one script to look at: inspect suspicious.py, or - for standard input");
  const persona = values.get("persona");
  if (persona !== undefined && persona !== "linux" && persona !== "windows")
    throw new UsageError(`--persona is linux or windows, not ${JSON.stringify(persona)}`);
  const [fuel, timeout] = [values.get("fuel"), values.get("timeout")];
  return {
    action: "inspect",
    file,
    json: values.has("json"),
    html: values.get("html"),
    persona,
    network: values.get("network"),
    fuel: fuel === undefined ? undefined : quantity("--fuel", fuel, { parse: parseCount, example: EXAMPLES.fuel }),
    timeoutMs:
      timeout === undefined
        ? undefined
        : quantity("--timeout", timeout, { parse: parseDuration, example: EXAMPLES.timeout }),
  };
}

const EXAMPLES = {
  html: "the file to write the page to, such as --html report.html",
  persona: "linux or windows",
  network: "a JSON file with what the network of the decoy answers",
  fuel: "a whole number above 0",
  timeout: "a duration such as 300ms, 5s or 2m",
  json: "",
  help: "",
} as const;

function isOption(name: string): name is keyof typeof OPTIONS {
  return Object.hasOwn(OPTIONS, name);
}
