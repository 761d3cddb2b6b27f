// Runs the methods of one of CPython's test files, each in a copy of a sandbox that has imported it.
import { readFileSync } from "node:fs";
import path from "node:path";
import { type RunResult, Sandbox } from "micropython-wasm";
import type { FileVerdict, MethodVerdict } from "../cpython/report.ts";
import { ALSO, filesFor } from "../cpython/suite.ts";

const RUNNER = readFileSync(path.join(import.meta.dirname, "../cpython/run.py"), "utf8");
const MIB = 2 ** 20;
const LIMITS = {
  timeoutMs: 60_000,
  memoryBytes: 192 * MIB,
  fileBytes: 48 * MIB,
  outputBytes: 8 * MIB,
  sourceBytes: 4 * MIB,
  resultBytes: 4 * MIB,
};
const METHOD_MS = 20_000;

function failureOf(result: RunResult): string {
  return result.ok ? "" : `${result.error.traceback}`.slice(-600);
}

async function runMethod(prepared: Sandbox, name: string): Promise<MethodVerdict> {
  await using sandbox = await prepared.fork();
  const result = await sandbox.run(`method(${JSON.stringify(name)})`, { timeoutMs: METHOD_MS });
  if (!result.ok) {
    const { kind } = result.error;
    return { name, verdict: kind === "lost" ? "lost" : "error", detail: `${kind}: ${failureOf(result)}` };
  }
  const [verdict, detail] = Array.isArray(result.value) ? result.value : [];
  if (verdict !== "passed" && verdict !== "failed" && verdict !== "error" && verdict !== "skipped") {
    return { name, verdict: "error", detail: "the runner gave no verdict" };
  }
  return { name, verdict, detail: String(detail) };
}

async function runFile(folder: string, wanted: string): Promise<FileVerdict> {
  const [file = "", only] = wanted.split(":");
  const files = Object.assign({}, ...[file, ...(ALSO[file] ?? [])].map((each) => filesFor(folder, each)));
  await using prepared = await Sandbox.create({ isolation: "inline", limits: LIMITS, files });
  const loading = await prepared.run(
    `${RUNNER}\nload(${JSON.stringify(file)}, ${only === undefined ? "None" : JSON.stringify(only)})`,
  );
  if (!loading.ok || !Array.isArray(loading.value)) return { file: wanted, methods: [], problem: failureOf(loading) };
  const methods: MethodVerdict[] = [];
  for (const name of loading.value) methods.push(await runMethod(prepared, String(name)));
  return { file: wanted, methods };
}

process.on("message", async ({ folder, file }: { folder: string; file: string }) => {
  try {
    process.send?.(await runFile(folder, file));
  } catch (error) {
    process.send?.({ file, methods: [], problem: error instanceof Error ? String(error.stack) : String(error) });
  }
});
