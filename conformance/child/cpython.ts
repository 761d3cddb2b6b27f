// Runs the methods of one of CPython's test files, each in a copy of a sandbox that has imported it.
import { readFileSync } from "node:fs";
import path from "node:path";
import { type RunResult, Sandbox } from "micropython-wasm";
import { methodsOf, outlineOf, placeOfFailure, without } from "../cpython/outline.ts";
import type { FileVerdict, MethodVerdict } from "../cpython/report.ts";
import { filesFor } from "../cpython/suite.ts";

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
/** As much of a traceback as a report keeps. */
const DETAIL = 600;
const METHOD_MS = 20_000;

function failureOf(result: RunResult): string {
  return result.ok ? "" : `${result.error.traceback}`.slice(-DETAIL);
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

interface Prepared {
  readonly sandbox: Sandbox;
  readonly names: readonly string[];
  readonly lost: readonly MethodVerdict[];
}

/** A sandbox that has imported a test file, if need be without the functions and classes that cannot be compiled or made. */
async function prepare(folder: string, file: string, only: string | undefined): Promise<Prepared | FileVerdict> {
  const files = filesFor(folder, file);
  const lost: MethodVerdict[] = [];
  for (;;) {
    const sandbox = await Sandbox.create({ isolation: "inline", limits: LIMITS, files });
    const loading = await sandbox.run(
      `${RUNNER}\nload(${JSON.stringify(file)}, ${only === undefined ? "None" : JSON.stringify(only)})`,
    );
    if (loading.ok && Array.isArray(loading.value)) return { sandbox, names: loading.value.map(String), lost };
    await sandbox.close();
    const problem = loading.ok ? "the runner gave no list" : `${loading.error.traceback}`;
    const detail = problem.slice(-DETAIL);
    const place = placeOfFailure(problem) ?? { file, line: 0 };
    const here = `/test/${place.file}.py`;
    const outline = outlineOf(path.join(folder, `${place.file}.py`));
    const source = Buffer.from(files[here] ?? []).toString();
    const reduced = without(source, outline, place.line, detail);
    if (reduced === undefined || reduced.source === source) {
      const all = methodsOf(outlineOf(path.join(folder, `${file}.py`)));
      return { file, methods: all.map((name): MethodVerdict => ({ name, verdict: "error", detail })), problem: detail };
    }
    files[here] = Buffer.from(reduced.source);
    if (place.file !== file) continue;
    lost.push(...reduced.lost.filter(({ name }) => only === undefined || name.startsWith(only)));
  }
}

async function runFile(folder: string, wanted: string): Promise<FileVerdict> {
  const [file = "", only] = wanted.split(":");
  const prepared = await prepare(folder, file, only);
  if ("file" in prepared) return { ...prepared, file: wanted };
  await using sandbox = prepared.sandbox;
  const methods: MethodVerdict[] = [...prepared.lost];
  for (const name of prepared.names) methods.push(await runMethod(sandbox, name));
  return { file: wanted, methods };
}

process.on("message", async ({ folder, file }: { folder: string; file: string }) => {
  try {
    process.send?.(await runFile(folder, file));
  } catch (error) {
    process.send?.({ file, methods: [], problem: error instanceof Error ? String(error.stack) : String(error) });
  }
});
