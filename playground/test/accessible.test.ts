import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Playground } from "./support/playground.ts";
import { HAS_CHROMIUM, OPENING_MS, Site } from "./support/site.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

declare global {
  var axe: typeof import("axe-core");
}

describe.skipIf(!HAS_CHROMIUM)("the playground is accessible", () => {
  let site: Site;

  beforeAll(async () => {
    site = await Site.open();
  }, OPENING_MS);
  afterAll(() => site?.close());

  /** Everything that axe finds to be serious or critical in a part of the page, in a few words. */
  async function findings({ page }: Playground, part = "body", rules?: string[]): Promise<string[]> {
    await page.evaluate(`globalThis.axe ?? (() => { ${AXE} })()`);
    // Only what is wrong is written down, which takes most of the time.
    const options = { resultTypes: ["violations" as const], ...(rules ? { runOnly: rules } : {}) };
    return page.evaluate(
      async ([part, options]) => {
        const { violations } = await globalThis.axe.run(part, options);
        return violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .flatMap(({ id, nodes }) =>
            nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 150)} ${failureSummary}`),
          );
      },
      [part, options] as const,
    );
  }

  test.each([
    ["light", 1366, undefined],
    // What depends on the theme, everywhere; the rest is the same.
    ["dark", 390, ["color-contrast"]],
  ] as const)("to axe, %s and %d pixels wide, in every panel and dialog", async (colorScheme, width, some) => {
    const rules = some && [...some];
    const playground = await Playground.visit(site, { context: { colorScheme, viewport: { width, height: 850 } } });
    const { page } = playground;
    await playground.choose("A plot");
    await playground.run();
    expect(await findings(playground)).toEqual([]);
    await page.locator(".notice .strong").click();
    await playground.run();
    await playground.type("open('/made.txt', 'w').write('made'); 1 / 0");
    for (const name of ["timeline", "memory", "files", "powers", "pictures", "limits"]) {
      await playground.panel(name);
      expect(await findings(playground, `#panel-${name}`, rules)).toEqual([]);
    }
    await page.locator("#open-gallery").click();
    expect(await findings(playground, "#gallery", rules)).toEqual([]);
    await page.keyboard.press("Escape");
    await playground.panel("timeline");
    for (const box of await page.locator(".entry input").all()) await box.check();
    await page.getByRole("button", { name: "Compare two" }).click();
    await page.getByText("What they use").waitFor();
    expect(await findings(playground, "#compare", rules)).toEqual([]);
    await playground.leave();
  });

  test("to a keyboard alone", async () => {
    const playground = await Playground.visit(site);
    const { page } = playground;
    await playground.ready();
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? "");
    const tabTo = async (id: string): Promise<void> => {
      for (let n = 0; n < 40 && (await focused()) !== id; n++) await page.keyboard.press("Tab");
      expect(await focused()).toBe(id);
    };
    await tabTo("open-gallery");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    // The focus is in the editor, and Escape then Tab leaves it.
    expect(await focused()).toBe("editor");
    await page.keyboard.press("Escape");
    await tabTo("run");
    await page.keyboard.press("Enter");
    await playground.ended();
    await tabTo("prompt");
    await page.keyboard.type("6 * 7");
    await page.keyboard.press("Enter");
    await expect.poll(() => playground.output()).toContain("\n42\n");
    await tabTo("tab-timeline");
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe("tab-memory");
    expect(await page.locator("#panel-memory").isVisible()).toBe(true);
    await playground.leave();
  });

  test("on a narrow screen, where nothing is wider than it", async () => {
    const playground = await Playground.visit(site, { context: { viewport: { width: 360, height: 740 } } });
    const { page } = playground;
    await playground.run();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await playground.leave();
  });
});
