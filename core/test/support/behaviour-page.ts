import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import type { Way } from "../behaviour/case.ts";
import type { Outcome } from "../behaviour/outcome.ts";
import { SUITE } from "../behaviour/suite.ts";
import { ISOLATING, LIBRARY_PATH } from "./chromium.ts";
import type { Headers } from "./static-server.ts";

export interface PageWay extends Way {
  readonly name: string;
  readonly headers: Headers;
  /** Whether library and suite are in a worker of the page's own. */
  readonly inWorker?: boolean;
}

/** The ways in which the suite runs in a browser. */
export const PAGE_WAYS: readonly PageWay[] = [
  { name: "main thread, isolated", headers: ISOLATING, isolation: "inline", workersWait: true },
  { name: "main thread", headers: {}, isolation: "inline", workersWait: false },
  { name: "Web Worker, isolated", headers: ISOLATING, isolation: "worker", workersWait: true },
  { name: "Web Worker", headers: {}, isolation: "worker", workersWait: false },
  { name: "inline in a worker of the page", headers: {}, isolation: "inline", workersWait: false, inWorker: true },
];

declare global {
  /** In pages that have the suite only. */
  var outcomeAt: (index: number, way: Way) => Promise<Outcome>;
  var suiteWorker: Worker | undefined;
}

const IN_WORKER = `
import(LIBRARY).then((library) => {
  globalThis.library = library;
  self.onmessage = async ({ data }) => postMessage(await globalThis.outcomeAt(...data));
  postMessage("ready");
});`;

/** Gives the suite to a page that has loaded the library. */
export async function bringSuite(page: Page, { inWorker = false }: PageWay): Promise<void> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { outcomeOf } from "./outcome.ts"; import { SUITE } from "./suite.ts";
        globalThis.outcomeAt = (index, way) => outcomeOf(SUITE[index], globalThis.library, way);`,
      resolveDir: fileURLToPath(new URL("../behaviour", import.meta.url)),
    },
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  const suite = outputFiles[0]?.text ?? "";
  if (!inWorker) {
    await page.addScriptTag({ type: "module", content: suite });
    await page.waitForFunction(() => "outcomeAt" in globalThis);
    return;
  }
  const library = new URL(LIBRARY_PATH, page.url()).href;
  await page.evaluate(
    (source) => {
      const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      const worker = new Worker(url, { type: "module" });
      globalThis.suiteWorker = worker;
      return new Promise((resolve, reject) => {
        worker.onmessage = resolve;
        worker.onerror = ({ message }) => reject(new Error(message));
      }).then(() => undefined);
    },
    suite + IN_WORKER.replace("LIBRARY", JSON.stringify(library)),
  );
}

/** The outcome of the case `index` in a page that has the suite. */
export function outcomeInPage(page: Page, index: number, { isolation, workersWait }: Way): Promise<Outcome> {
  return page.evaluate(
    ([index, way]) => {
      const { suiteWorker } = globalThis;
      if (suiteWorker === undefined) return globalThis.outcomeAt(index, way);
      return new Promise<Outcome>((resolve) => {
        suiteWorker.onmessage = ({ data }) => resolve(data);
        suiteWorker.postMessage([index, way]);
      });
    },
    [index, { isolation, workersWait }] as const,
  );
}

/** The outcomes of all cases. */
export async function outcomesInPage(page: Page, way: PageWay): Promise<Outcome[]> {
  await bringSuite(page, way);
  const outcomes: Outcome[] = [];
  for (const index of SUITE.keys()) outcomes.push(await outcomeInPage(page, index, way));
  return outcomes;
}
