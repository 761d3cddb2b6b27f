import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { HAS_CHROMIUM, Site } from "../core/test/support/chromium.ts";
import { Unavailable } from "../tools/runtimes/unavailable.ts";
import type { SameProgram } from "./child/same-run.ts";
import { ENDLESS, type Stop } from "./child/stop-run.ts";
import { REPOSITORY } from "./places.ts";

/** How many programs one page runs. */
const AT_ONCE = 25;

declare global {
  /** In pages only. */
  var runSame: (program: SameProgram) => Promise<string>;
  var runUntilStopped: (name: string, isolation: Stop["isolation"]) => Promise<Stop>;
}

/** How long a page may take to stop one program. */
const PATIENCE_MS = 20_000;

/** What programs come to on the main thread of a page. Throws `Unavailable` without Chromium. */
export function outcomesInChromium(programs: readonly SameProgram[], done: (count: number) => void) {
  return withPages(async (title, visit) => {
    const outcomes: string[] = [];
    for (let from = 0; from < programs.length; from += AT_ONCE) {
      const page = await visit();
      const some = programs.slice(from, from + AT_ONCE);
      outcomes.push(
        ...(await page.evaluate(async (all) => {
          const ended: string[] = [];
          for (const program of all) ended.push(await globalThis.runSame(program));
          return ended;
        }, some)),
      );
      await page.close();
      done(outcomes.length);
    }
    return { title, outcomes };
  });
}

/** How endless programs were stopped in a page; those that were not are left out. Throws `Unavailable` without Chromium. */
export function stopsInChromium(isolation: Stop["isolation"]) {
  return withPages(async (title, visit) => {
    const stops: Stop[] = [];
    let page = await visit();
    for (const name of Object.keys(ENDLESS)) {
      const stop = await Promise.race([
        page.evaluate(([name, isolation]) => globalThis.runUntilStopped(name, isolation), [name, isolation] as const),
        setTimeout(PATIENCE_MS, undefined, { ref: false }),
      ]);
      if (stop !== undefined) stops.push(stop);
      else page = await visit();
    }
    return { title, stops };
  });
}

async function withPages<T>(use: (title: string, visit: () => Promise<Page>) => Promise<T>): Promise<T> {
  if (!HAS_CHROMIUM) throw new Unavailable("there is no Chromium here");
  const content = await bundled();
  const site = await Site.open();
  try {
    return await use(`Chromium ${site.version}`, async () => {
      const page = await site.visit();
      await page.addScriptTag({ type: "module", content });
      await page.waitForFunction(() => "runSame" in globalThis);
      return page;
    });
  } finally {
    await site.close();
  }
}

/** What the other runtimes run, around the library that the page has already loaded. */
async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents:
        'import { runSame } from "./same-run.ts"; import { runUntilStopped } from "./stop-run.ts"; ' +
        "Object.assign(globalThis, { runSame, runUntilStopped });",
      resolveDir: path.join(REPOSITORY, "bench", "child"),
    },
    plugins: [
      {
        name: "the library of the page",
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^micropython-wasm$/ }, () => ({ path: "library", namespace: "page" }));
          onLoad({ filter: /.*/, namespace: "page" }, () => ({ contents: "module.exports = globalThis.library;" }));
        },
      },
    ],
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
