import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Verdict, verifyAudit } from "../../core/audit/chain.ts";
import { nearest } from "../../core/suggest.ts";
import { visible } from "../../core/terminal-text.ts";
import { UsageError } from "../options.ts";
import { Output } from "../output.ts";
import { UnreadableError } from "../source.ts";

const OPTIONS = {
  "key-env": { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** `micropython-wasm audit`: prints what there is to say, and returns the exit status. Throws `UsageError` and `UnreadableError`. */
export async function runAudit(words: readonly string[]): Promise<number> {
  const output = new Output(1);
  const { values, positionals, tokens } = parseArgs({
    args: [...words],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option" || Object.hasOwn(OPTIONS, token.name)) continue;
    const near = nearest(token.name, Object.keys(OPTIONS));
    throw new UsageError(`audit has no option ${token.rawName}${near ? `; did you mean --${near}?` : ""}`);
  }
  if (values.help) {
    const { auditHelp } = await import("./help.ts");
    output.report(auditHelp());
    return 0;
  }
  const [action, path, ...more] = positionals;
  if (action !== "verify" || path === undefined || more.length > 0)
    throw new UsageError("audit needs to be told what to check: audit verify LOG.jsonl");
  const verdict = await verifyAudit(readLog(path), keyFrom(values["key-env"]));
  output.report(values.json ? JSON.stringify(verdict) : describe(path, verdict));
  return verdict.ok && verdict.complete ? 0 : 1;
}

function describe(path: string, verdict: Verdict): string {
  const name = visible(path);
  if (!verdict.ok) return `${name}, line ${verdict.line}: ${verdict.problem}`;
  const { events, complete, begin } = verdict;
  const count = `${events} event${events === 1 ? "" : "s"}`;
  if (!complete) return `${name}: ${count} as written, but the end is missing: it is still written, or was cut off`;
  return `${name}: ${count} as written, begun ${begin ?? "at an unknown time"}, complete`;
}

function readLog(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const reason = code === "ENOENT" ? "there is no such file" : "it is no file that can be read";
    throw new UnreadableError(`cannot read ${visible(path)}: ${reason}`, { cause: error });
  }
}

function keyFrom(name: string | boolean | undefined): string | undefined {
  if (name === undefined) return undefined;
  if (typeof name !== "string") throw new UsageError("--key-env needs the name of an environment variable");
  const key = process.env[name];
  if (key === undefined) throw new UsageError(`there is no environment variable ${visible(name)} with the key`);
  return key;
}
