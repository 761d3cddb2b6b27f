import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SUITE } from "./behaviour/suite.ts";
import { bringSuite, outcomeInPage, PAGE_WAYS } from "./support/behaviour-page.ts";
import { HAS_CHROMIUM, Site } from "./support/chromium.ts";

/** What cases came to in the first way, which it has to be in the others as well. */
const facts = new Map<string, string | undefined>();

const EVERYDAY: ReadonlySet<string> = new Set(["main thread", "Web Worker, isolated"]);
/** Every day two of them, for `npm test` to stay below five minutes; CI and `npm run runtimes` take all. */
const WAYS = process.env["CI"] ? PAGE_WAYS : PAGE_WAYS.filter(({ name }) => EVERYDAY.has(name));

describe.skipIf(!HAS_CHROMIUM).each(WAYS)("the behaviour of the library in Chromium, $name", (way) => {
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    site = await Site.open(way.headers);
    page = await site.visit();
    await bringSuite(page, way);
  }, 60_000);

  afterAll(() => site?.close());

  const cases = [...SUITE.entries()]
    .filter(([, { unless }]) => unless?.(way) === undefined)
    .map(([index, { name }]) => ({ index, name }));

  test("the page is as it is said to be", async () => {
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(way.workersWait);
  });

  test.each(cases)("$name", async ({ index, name }) => {
    const outcome = await outcomeInPage(page, index, way);
    expect(outcome).toMatchObject({ outcome: "passed" });
    if (outcome.outcome !== "passed") return;
    if (facts.has(name)) expect(outcome.fact).toBe(facts.get(name));
    facts.set(name, outcome.fact);
  });
});
