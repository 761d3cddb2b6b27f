import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Playground } from "./support/playground.ts";
import { HAS_CHROMIUM, OPENING_MS, Site } from "./support/site.ts";

/** The everyday test looks at fewer runs than the campaign: `PLAYGROUND_RUNS=1000 npx vitest run playground/test/steady.test.ts`. */
const RUNS = Number(process.env["PLAYGROUND_RUNS"] ?? 30);
const WARM_UP = 45;

declare global {
  /** What the page's own observer has seen. Only for functions that are given to `Page.evaluate`. */
  var shifts: string[];
}

/** Notes all shifts of the layout but those that follow something that a person did. */
function observeShifts(): void {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!("hadRecentInput" in entry) || entry.hadRecentInput || !("value" in entry)) continue;
      const nodes =
        "sources" in entry && Array.isArray(entry.sources)
          ? entry.sources.map(({ node }) => node?.id || node?.className || node?.nodeName)
          : [];
      globalThis.shifts.push(`${entry.value} ${nodes.join()}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

interface Weight {
  readonly heapBytes: number;
  readonly nodes: number;
}

/** What the page holds after all garbage is gone. */
async function weigh(page: Page): Promise<Weight> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  await session.detach();
  return { heapBytes: metric("JSHeapUsedSize"), nodes: metric("Nodes") };
}

describe.skipIf(!HAS_CHROMIUM)("the playground stays as it is", () => {
  let site: Site;
  let playground: Playground;

  beforeAll(async () => {
    site = await Site.open();
  }, OPENING_MS);
  beforeEach(async () => {
    playground = await Playground.visit(site, { init: observeShifts });
    await playground.ready();
  });
  afterEach(() => playground.leave());
  afterAll(() => site?.close());

  test("while 100,000 lines stream: nothing moves, few elements, the end in sight, the page alive", async () => {
    const { page } = playground;
    await playground.write("for n in range(100_000): print(n)");
    // A person's input would excuse shifts for half a second.
    await page.waitForTimeout(600);
    await page.evaluate(() => {
      globalThis.shifts = [];
      document.querySelector<HTMLButtonElement>("#run")?.click();
    });
    await playground.ended();
    const output = await playground.output();
    expect(output).toContain("\n99999\nFinished in ");
    expect(output.split("\n").length).toBeLessThan(200);
    expect(await page.locator("#console-status").innerText()).toMatch(/^100,001 lines, the last 1\d,\d{3} shown$/);
    expect(await page.locator("#console *").count()).toBeLessThan(20);
    const sight = await page
      .locator("#console")
      .evaluate((console) => console.scrollHeight - console.scrollTop - console.clientHeight);
    expect(Math.abs(sight)).toBeLessThan(2);
    expect(await page.evaluate(() => globalThis.shifts)).toEqual([]);
    await page.locator("#console").evaluate((console) => console.scrollTo(0, 0));
    expect(await playground.output()).toMatch(/^(89|90)\d{3}\n/);
  });

  test("while a program prints for ever, which Stop stops", async () => {
    const { page } = playground;
    await playground.panel("limits");
    await page.locator("#limit-outputBytes").fill(String(2 ** 28));
    await page.locator("#limit-timeoutMs").fill("60000");
    await playground.write("while True: print()");
    await playground.start();
    const lines = (): Promise<number> =>
      page
        .locator("#console-status")
        .innerText()
        .then((text) => Number(text.split(" ")[0]?.replaceAll(",", "")));
    await expect.poll(lines).toBeGreaterThan(50_000);
    const before = await lines();
    await expect.poll(lines).toBeGreaterThan(before);
    expect(await page.locator("#console *").count()).toBeLessThan(20);
    await page.locator("#stop").click();
    await playground.ended();
    expect(await playground.verdict()).toBe("Stopped");
  });

  test("in a tab that is in the background, which gets no frames", async () => {
    const { page } = playground;
    await page.evaluate(() => {
      // As browsers do with a hidden tab.
      globalThis.requestAnimationFrame = () => 0;
      document.querySelector<HTMLButtonElement>("#run")?.click();
    });
    await playground.ended();
    expect(await playground.verdict()).toBe("Finished");
    expect(await page.locator(".entry").count()).toBe(1);
  });

  test(
    `over ${RUNS} runs: heap and elements`,
    async () => {
      const { page } = playground;
      await playground.write("x = [n for n in range(1000)]\nfor n in x[:50]: print(n)\nsum(x)");
      const round = (count: number): Promise<void> =>
        page.evaluate(async (count) => {
          const run = document.querySelector<HTMLButtonElement>("#run");
          for (let n = 0; n < count; n++) {
            run?.click();
            while (run?.disabled === false) await new Promise((resolve) => setTimeout(resolve));
            while (run?.disabled) await new Promise((resolve) => setTimeout(resolve));
          }
        }, count);
      // So many that the timeline is full.
      await round(WARM_UP);
      const before = await weigh(page);
      await round(RUNS);
      const after = await weigh(page);
      expect(await playground.output()).toContain("→ 499500");
      console.log(`${RUNS} runs: ${JSON.stringify({ before, after })}`);
      expect(after.heapBytes).toBeLessThan(before.heapBytes * 1.1 + 500_000);
      expect(after.nodes).toBeLessThan(before.nodes * 1.05 + 50);
    },
    60_000 + RUNS * 1_000,
  );
});
