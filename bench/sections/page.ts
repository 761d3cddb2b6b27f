import { readFileSync } from "node:fs";
import os from "node:os";
import { setTimeout } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { HAS_CHROMIUM, openBrowser } from "../../core/test/support/chromium.ts";
import { serve } from "../../core/test/support/static-server.ts";
import type { Options } from "../options.ts";
import { type BenchPage, benchPages, compressed, TARGET_BYTES } from "../pages.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { median, quantile } from "../statistics.ts";
import { figure, milliseconds } from "../table.ts";

const VISITS = 15;
const TARGET_MS = 150;

/** A new profile opens a window, and the browser is busy with its own interface for as long. */
const SETTLING_MS = 1_000;

interface Visit {
  readonly shownAfterMs: number;
  readonly bytes: number;
}

declare global {
  /** In the pages of this section. */
  var shownAfterMs: number | undefined;
}

/** What a person waits for who opens a page for the first time, and what is transferred. */
export async function measurePage(options: Options): Promise<Section> {
  if (!HAS_CHROMIUM) return { figures: {}, tables: [], failures: [] };
  const pages = benchPages(options);
  const loadBefore = load();
  const browser = await openBrowser();
  const visits = new Map<BenchPage, Visit[]>(pages.map((page) => [page, []]));
  try {
    // The first round is the browser's own start.
    for (let round = -1; round < VISITS; round++) {
      for (let turn = 0; turn < pages.length; turn++) {
        const page = pages[(Math.max(round, 0) + turn) % pages.length];
        if (page === undefined) continue;
        progress(`page ${round + 1}/${VISITS} ${page.title}`);
        const visit = await visitOnce(browser, page);
        if (round >= 0) visits.get(page)?.push(visit);
      }
    }
  } finally {
    await browser.close();
  }
  const rows = pages.map((page) => {
    const all = visits.get(page) ?? [];
    const times = all.map(({ shownAfterMs }) => shownAfterMs);
    return { title: page.title, times, bytes: Math.max(...all.map(({ bytes }) => bytes)) };
  });
  return {
    figures: Object.fromEntries(rows.map(({ title, ...figures }) => [title, figures])),
    // Times depend on what else the machine does; bytes do not.
    failures: rows.flatMap(({ title, bytes }) =>
      title.startsWith("ours") && bytes > TARGET_BYTES ? [`${title}: ${bytes} bytes are transferred`] : [],
    ),
    tables: [
      {
        title: `Page: from navigation to 1+1, in Chromium ${browser.version()}`,
        columns: ["page", "median", "p90", "best", "transferred"],
        rows: rows.map(({ title, times, bytes }) => [
          title,
          milliseconds(median(times)),
          milliseconds(quantile(times, 0.9)),
          milliseconds(Math.min(...times)),
          `${figure(bytes / 1000)} KB`,
        ]),
        notes: [
          `${VISITS} visits of each in turns, each in a new profile of one browser, from a server on the loopback, ${SETTLING_MS / 1000} s after its window was opened.`,
          "transferred: all files of the page, compressed by brotli -11 beforehand, without headers.",
          `Load of the machine, processes that want a processor: ${loadBefore} before, ${load()} after.`,
          `Targets: median ${TARGET_MS} ms, ${TARGET_BYTES / 1000} KB.`,
        ],
      },
    ],
  };
}

/** Over the last minute: what else is at work here is part of every figure. */
function load(): string {
  return figure(os.loadavg()[0]);
}

async function visitOnce(browser: Browser, { html, files }: BenchPage): Promise<Visit> {
  let bytes = 0;
  const contents = Object.entries(files).map(([path, file]) => [path, compressed(readFileSync(file))] as const);
  const server = await serve({
    files: { ...Object.fromEntries(contents), "/index.html": compressed(Buffer.from(html)) },
    headers: { "content-encoding": "br" },
    onSent: (_, count) => {
      bytes += count;
    },
  });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await setTimeout(SETTLING_MS);
    await page.goto(server.origin);
    const shown = await page.waitForFunction(() => globalThis.shownAfterMs, undefined, { timeout: 60_000 });
    const text = await page.textContent("pre");
    if (text !== "2") throw new Error(`the page shows ${text}`);
    return { shownAfterMs: Number(await shown.jsonValue()), bytes };
  } finally {
    await context.close();
    await server.close();
  }
}
