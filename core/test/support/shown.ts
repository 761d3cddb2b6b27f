import type { Browser } from "playwright-core";

/** What came of a page. */
export interface Shown {
  /** Of its first `pre`, once there is any. */
  readonly text: string;
  /** What the browser complained about: errors, and what a policy forbade. */
  readonly complaints: readonly string[];
}

/** Visits a page in a profile of its own until it shows something. `before` runs in it before anything else. */
export async function shownAt(browser: Browser, url: string, before?: () => void): Promise<Shown> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      // Nobody has an icon here.
      const isIcon = message.location().url.endsWith("/favicon.ico");
      if (message.type() === "error" && !isIcon) complaints.push(message.text());
    });
    if (before) await page.addInitScript(before);
    await page.goto(url);
    const text = await page.waitForFunction(() => document.querySelector("pre")?.textContent, undefined, {
      timeout: 20_000,
    });
    return { text: String(await text.jsonValue()), complaints };
  } finally {
    await context.close();
  }
}
