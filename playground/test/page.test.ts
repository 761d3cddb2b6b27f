import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Playground } from "./support/playground.ts";
import { HAS_CHROMIUM, OPENING_MS, Site } from "./support/site.ts";

describe.skipIf(!HAS_CHROMIUM)("the playground", () => {
  let site: Site;
  let playground: Playground;

  beforeAll(async () => {
    site = await Site.open();
    playground = await Playground.visit(site);
  }, OPENING_MS);
  const meter = (name: string): Promise<string> =>
    playground.page.locator(".meter", { hasText: name }).locator(".meter-value").innerText();
  afterEach(() => expect(playground.complaints).toEqual([]));
  afterAll(() => site?.close());

  test("runs the program that it opens with, and says what came of it", async () => {
    await playground.run();
    const output = await playground.output();
    expect(output).toContain("There are 25 primes below 100:");
    expect(output).toContain("→ 1060");
    expect(await playground.verdict()).toBe("Finished");
    expect(await playground.page.locator("#announcement").textContent()).toContain("Finished in");
  });

  test("runs what was edited, by the keyboard, in a new sandbox each time", async () => {
    await playground.write("print('x' in globals())\nx = 1");
    for (const _ of [1, 2]) {
      await playground.page.keyboard.press("Control+Enter");
      await playground.ended();
      expect(await playground.output()).toMatch(/^False\n/);
    }
    await playground.page.locator("#continue").click();
    await playground.ended();
    expect(await playground.output()).toContain("True");
  });

  test("shows output while the program still runs", async () => {
    await playground.write("import time\nprint('early')\ntime.sleep(4)\nprint('late')");
    await playground.start();
    await expect.poll(() => playground.output()).toContain("early");
    expect(await playground.output()).not.toContain("late");
    const time = await meter("Time");
    await expect.poll(() => meter("Time")).not.toBe(time);
    expect(await meter("Output")).toBe("6 B");
    expect(await playground.page.locator("#stop").isEnabled()).toBe(true);
    await playground.page.locator("#stop").click();
    await playground.ended();
  });

  test("stops an endless loop, and stays alive meanwhile", async () => {
    await playground.type("kept = 5");
    await playground.write("while True: pass");
    await playground.page.locator("#continue").click();
    await playground.page.locator("#tab-limits").click();
    await playground.page.locator("#limit-timeoutMs").waitFor();
    await playground.page.locator("#stop").click();
    await playground.ended();
    expect(await playground.verdict()).toBe("Stopped");
    expect(await playground.output()).toContain("You stopped it after");
    await playground.type("kept");
    expect(await playground.output()).toMatch(/\n5\n?$/);
  });

  test("shows how fuel and memory move while the program still runs", async () => {
    await playground.panel("limits");
    await playground.page.locator("#limit-timeoutMs").fill("60000");
    await playground.write("x = []\nwhile True:\n    x.append(bytearray(1000))\n    for _ in range(20_000): pass");
    await playground.start();
    const moves = async (name: string): Promise<void> => {
      await expect.poll(() => meter(name)).toMatch(/^\d/);
      const first = await meter(name);
      await expect.poll(() => meter(name)).not.toBe(first);
    };
    await moves("Memory");
    await moves("Fuel");
    expect(await playground.page.locator("#stop").isEnabled()).toBe(true);
    await playground.page.locator("#stop").click();
    await playground.ended();
    expect(await playground.verdict()).toBe("Stopped");
    await playground.page.locator("#limit-timeoutMs").fill("");
  });

  test("marks the line of an error, with its hint, until the next run", async () => {
    await playground.runCode("def f():\n    import subprocess\n\nf()\n");
    const { page } = playground;
    expect(await page.locator("#editor .cm-error-line").innerText()).toContain("import subprocess");
    expect(await page.locator("#editor .cm-lint-marker-error").count()).toBe(1);
    await page.locator("#editor .cm-lint-marker-error").hover();
    const message = page.locator("#editor .cm-tooltip-lint");
    await message.waitFor();
    expect(await message.innerText()).toMatch(/ImportError|ModuleNotFoundError/);
    expect(await message.innerText()).toContain("Hint:");
    expect(await playground.output()).toContain("Hint:");
    await playground.runCode("1");
    expect(await page.locator("#editor .cm-error-line").count()).toBe(0);
  });

  test("marks the line that does not parse", async () => {
    await playground.runCode("x = 1\ny = = 2\n");
    expect(await playground.page.locator("#editor .cm-error-line").innerText()).toContain("y = = 2");
    expect(await playground.verdict()).toBe("SyntaxError");
  });

  test("has a prompt that goes on where the program ended, over several lines, with a history", async () => {
    const { page } = playground;
    const prompt = page.locator("#prompt");
    await playground.runCode("x = 20");
    await playground.type("x + 1");
    await playground.type("def double(n):");
    await prompt.press("End");
    await page.keyboard.insertText("return 2 * n");
    await prompt.press("Enter");
    await expect.poll(() => prompt.inputValue()).toBe("def double(n):\n    return 2 * n\n    ");
    await prompt.press("Enter");
    await expect.poll(() => prompt.inputValue()).toBe("");
    await playground.type("double(x)");
    await playground.type("nonsense");
    const output = await playground.output();
    expect(output).toContain(">>> x + 1\n21\n>>> def double(n):\n...     return 2 * n\n>>> double(x)\n40\n");
    expect(output).toContain("NameError");
    await prompt.press("ArrowUp");
    await prompt.press("ArrowUp");
    expect(await prompt.inputValue()).toBe("double(x)");
    await prompt.fill("while True: pass");
    // A block is over with an empty line.
    await prompt.press("Enter");
    await expect.poll(() => prompt.inputValue()).toContain("\n");
    await prompt.press("Enter");
    await page.locator("#stop:not([disabled])").waitFor();
    await prompt.press("Control+c");
    await playground.ended();
    expect(await playground.verdict()).toBe("Stopped");
  });

  test("has a control for each limit, which the next run keeps to", async () => {
    const { page } = playground;
    await playground.panel("limits");
    await page.locator("#limit-timeoutMs").fill("300");
    await page.locator("#limit-outputBytes").fill("-1");
    expect(await page.locator(".limit-error", { hasText: "A whole number" }).count()).toBe(1);
    await playground.runCode("while True: pass");
    expect(await playground.verdict()).toBe("Stopped by timeoutMs");
    expect(await playground.output()).toContain("Stopped by the limit timeoutMs (300 ms)");
    await page.getByRole("button", { name: "Back to the defaults" }).click();
    expect(await page.locator("#limit-timeoutMs").inputValue()).toBe("");
  });

  test("keeps the theme and the draft for the next visit", async () => {
    const { page } = playground;
    const theme = (): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset["theme"]);
    const before = await theme();
    await page.locator("#theme").click();
    const chosen = await theme();
    expect(chosen).not.toBe(before);
    await playground.write("print('a draft')");
    await page.reload();
    expect(await theme()).toBe(chosen);
    expect(await playground.code()).toBe("print('a draft')");
  });

  test("says so when the engine cannot be loaded", async () => {
    const other = await Playground.visit(site, { blocked: "**/*.wasm" });
    await expect.poll(() => other.output()).toContain("The sandbox cannot be used:");
    expect(await other.verdict()).toBe("No sandbox");
    await other.context.close();
  });

  test("does the same on a cross-origin isolated page", async () => {
    const isolated = await Playground.visit(site, { isolated: true });
    expect(await isolated.page.evaluate(() => crossOriginIsolated)).toBe(true);
    await (await isolated.panel("powers")).locator("#power-now").check();
    await isolated.runCode("kept = (await now())[:2]\nwhile True: print()");
    expect(await isolated.verdict()).toMatch(/Stopped by (timeoutMs|outputBytes)/);
    await isolated.write("while True: pass");
    await isolated.page.locator("#continue").click();
    await isolated.page.locator("#stop").click();
    await isolated.ended();
    await isolated.type("kept");
    expect(await isolated.output()).toMatch(/\n'20'\n/);
    await isolated.leave();
  });

  test("has a strict policy, and nothing inline that would need an exception from it", async () => {
    const { page } = playground;
    const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
    expect(policy).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
    expect(await page.locator("script:not([src]), style").count()).toBe(0);
  });
});
