import { writeFileSync } from "node:fs";
import { visible } from "../../core/terminal-text.ts";
import { type InspectOptions, inspect, type Report, reportHtml, reportText } from "../../node/inspect.ts";
import { Output } from "../output.ts";
import { readFile, readSource } from "../source.ts";
import { UsageError } from "../usage.ts";
import { inspectHelp } from "./help.ts";
import { type InspectInvocation, parseInspect } from "./options.ts";

/** What the exit status says; wrong calls end with 2. */
const STATUS: Readonly<Record<Report["verdict"], number>> = { nothing: 0, suspicious: 10, dangerous: 20 };

/** Looks at a script, says what it found, and returns the exit status. Throws `UsageError` and `UnreadableError`. */
export async function runInspect(words: readonly string[]): Promise<number> {
  const invocation = parseInspect(words);
  const stdout = new Output(1);
  if (invocation.action === "help") {
    stdout.report(inspectHelp());
    return 0;
  }
  const { file, html } = invocation;
  const { code, filename } = readSource(file === "-" ? { from: "stdin" } : { from: "file", path: file });
  const name = filename.slice(filename.lastIndexOf("/") + 1).slice(0, 100);
  // The run takes this thread, so it cannot be told how far it is.
  const progress = new Output(2).progress(`Reading ${name}, and running it in the decoy …`);
  const options = { isolation: "inline", ...(file === "-" ? {} : { name }), ...optionsOf(invocation) } as const;
  const report = await inspect(code, options).finally(progress.done);
  if (invocation.json) stdout.report(JSON.stringify(report, null, 2));
  else stdout.reportLines(reportText(report), colourOf);
  if (html !== undefined) writePage(html, reportHtml(report));
  return STATUS[report.verdict];
}

/** By what the report begins its lines with. */
function colourOf(line: string): "red" | "yellow" | "bold" | undefined {
  if (/^( {2}high |high: |Dangerous)/.test(line)) return "red";
  if (/^( {2}medium |medium: |Suspicious)/.test(line)) return "yellow";
  return /^[A-Z][A-Z, ]+$/.test(line) ? "bold" : undefined;
}

function optionsOf(invocation: Extract<InspectInvocation, { action: "inspect" }>): InspectOptions {
  const { persona, network, fuel, timeoutMs } = invocation;
  return {
    ...(persona !== undefined && { persona: { system: persona } }),
    ...(network !== undefined && { network: readNetwork(network) }),
    ...(fuel !== undefined && { fuel }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
}

function readNetwork(path: string): NonNullable<InspectOptions["network"]> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(readFile(path)));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    throw new UsageError(`--network: ${visible(path)} is no JSON: ${visible(error.message)}`);
  }
  if (!isAnswers(value)) throw new UsageError(`--network: ${visible(path)} is no object of answers by address`);
  return value;
}

/** An object; what is in it is checked as the library's option of that name. */
function isAnswers(value: unknown): value is NonNullable<InspectOptions["network"]> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function writePage(path: string, page: string): void {
  try {
    writeFileSync(path, page);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new UsageError(`--html: cannot write ${visible(path)}: ${code}`);
  }
}
