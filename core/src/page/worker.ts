import { limitsFromJson } from "../core/limits.ts";
import { PAGE_MODULE, pageFunctions, type Stage } from "./functions.ts";
import type { FromWorker, PageDescription, ToWorker } from "./protocol.ts";
import { PageSandbox } from "./sandbox.ts";

/* The thread that a built page runs its program in, so that the page stays alive. */

/** Questions, answers, tables and the like: more than anyone looks at, and less than a page would die of. */
const MOST_CALLS = 100_000;

let answerWith: ((answer: string | null) => void) | undefined;

function tell(message: FromWorker): void {
  self.postMessage(message);
}

const stage: Stage = {
  show: (shown) => tell({ kind: "shown", shown }),
  ask: (question) =>
    new Promise((resolve) => {
      answerWith = resolve;
      tell({ kind: "question", question });
    }),
};

async function run(
  module: WebAssembly.Module,
  { main, limits, grantsPage }: PageDescription,
): Promise<string | undefined> {
  const sandbox = await PageSandbox.create(module, {
    limits: { timeoutMs: Number.POSITIVE_INFINITY, hostCalls: MOST_CALLS, ...limitsFromJson(limits) },
    modules: grantsPage ? { [PAGE_MODULE]: pageFunctions(stage) } : {},
    stdin: async () => {
      const line = await stage.ask({ kind: "line" });
      return line === null ? null : `${line}\n`;
    },
    onStdout: (text) => tell({ kind: "output", isError: false, text }),
    onStderr: (text) => tell({ kind: "output", isError: true, text }),
  });
  const result = await sandbox.runFile(main);
  if (result.ok) return undefined;
  const { error } = result;
  if (error.type === "SystemExit") return typeof error.exit === "string" ? error.exit : undefined;
  return error.hint === undefined ? error.traceback : `${error.traceback}\nHint: ${error.hint}`;
}

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "answer") answerWith?.(data.answer);
  else {
    run(data.module, data.description).then(
      (failure) => tell({ kind: "ended", failure }),
      (error: unknown) => tell({ kind: "ended", failure: error instanceof Error ? error.message : String(error) }),
    );
  }
});
