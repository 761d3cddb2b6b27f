import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { BuildOptions } from "../../src/builder/index.ts";
import { buildMain, temporaryFolder } from "../support/built.ts";
import { HAS_CHROMIUM, openBrowser } from "../support/chromium.ts";

const folder = temporaryFolder();

/** Where the page shows what its state is. */
const STATUS = "#status";

describe.skipIf(!HAS_CHROMIUM)("a page, opened from a file by Chromium that has no network", () => {
  let browser: Browser;
  let context: BrowserContext;
  /** What no page may do: complain in the console, throw, or ask for anything. */
  let complaints: string[];

  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);

  afterAll(() => browser?.close());

  beforeEach(async () => {
    complaints = [];
    context = await browser.newContext({ offline: true, acceptDownloads: true });
    context.on("page", (page) => {
      page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`));
    });
    context.on("request", (request) => {
      if (!/^(file|blob):/.test(request.url())) complaints.push(`request: ${request.url()}`);
    });
  });

  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });

  async function open(files: BuildOptions["files"] | string, options: Partial<BuildOptions> = {}): Promise<Page> {
    const { files: built } = await buildMain("html", files, options);
    const [[name, bytes] = ["", new Uint8Array()], ...others] = Object.entries(built);
    expect(others).toEqual([]);
    const file = join(mkdtempSync(join(folder, "page-")), name);
    writeFileSync(file, bytes);
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  const isState = (page: Page, state: string): Promise<unknown> =>
    page.waitForSelector(`${STATUS}[data-state=${state}]`);
  const shown = (page: Page): Promise<string> => page.locator("#transcript").innerText();

  test("runs by itself, and shows what is printed and how it ended", async () => {
    const page = await open({
      "main.py":
        "import sys, helper\nprint('out é', helper.x, __name__, sys.argv, open('data.txt').read())\nprint('err', file=sys.stderr)",
      "helper.py": "x = 5",
      "data.txt": "data",
    });
    await isState(page, "done");
    expect(await shown(page)).toBe("out é 5 __main__ ['main.py'] data\n\nerr\n");
    expect(await page.locator("#transcript .error").innerText()).toBe("err\n");
    expect(await page.title()).toBe("main");
    expect(await page.locator("#stop").isHidden()).toBe(true);
  });

  test("shows a traceback with the lines of its files", async () => {
    const page = await open({ "main.py": "import helper\nhelper.f()", "helper.py": "def f():\n  return 1 / 0" });
    await isState(page, "failed");
    const text = await page.locator("#transcript .error").innerText();
    expect(text).toContain('File "main.py", line 2, in <module>\n    helper.f()');
    expect(text).toContain('File "helper.py", line 2, in f\n    return 1 / 0\nZeroDivisionError: division by zero');
  });

  test.each([
    ["sys.exit()", "done", ""],
    ["sys.exit('why')", "failed", "why"],
  ])("%s", async (code, state, text) => {
    const page = await open(`import sys\n${code}`);
    await isState(page, state);
    expect((await shown(page)).trim()).toBe(text);
  });

  test("asks for input, line by line, until there is no more", async () => {
    const page = await open(
      "name = input('name? ')\nprint('hello', name)\nwhile True:\n  try: print('got', input())\n  except EOFError: break\nprint('end')",
    );
    await isState(page, "waiting");
    expect(await shown(page)).toBe("name? ");
    expect(await page.locator("#question input").evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type("Ada é");
    await page.keyboard.press("Enter");
    await page.locator("#transcript", { hasText: "hello" }).waitFor();
    await isState(page, "waiting");
    await page.locator("#question input").fill("<b>two</b>");
    await page.getByRole("button", { name: "Enter" }).click();
    await page.locator("#transcript", { hasText: "got" }).waitFor();
    await page.getByRole("button", { name: "End of input" }).click();
    await isState(page, "done");
    expect(await shown(page)).toBe("name? Ada é\nhello Ada é\n<b>two</b>\ngot <b>two</b>\nend\n");
    expect(await page.locator("#transcript b").count()).toBe(0);
  });

  test("what was printed before a question is printed once", async () => {
    const page = await open(
      "import random\nx = random.random()\nprint('before', x)\ninput()\nprint('after', x)\ninput()\nprint('last', x)",
    );
    for (let question = 0; question < 2; question++) {
      await isState(page, "waiting");
      await page.keyboard.press("Enter");
    }
    await isState(page, "done");
    const [before, , after, , last] = (await shown(page)).split("\n");
    expect(before).toMatch(/^before 0\.\d+$/);
    expect(after).toBe(before?.replace("before", "after"));
    expect(last).toBe(before?.replace("before", "last"));
  });

  test("the page module asks, offers choices, and shows tables, pictures, progress and files", async () => {
    const page = await open(`
import page
name = page.ask("Your <i>name</i>?", "Ada")
size = page.choose("Size?", ["small", "<b>large</b>"])
page.table([[name, 1], ["<img src=x onerror=alert(1)>", None]], ["who", "<u>n</u>"])
page.svg('<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><script>alert(1)</script><rect width="20" height="10"/></svg>')
page.progress(0.5, "half <b>way</b>")
page.progress(2, "done")
page.download("../a<b>.txt", "text é")
page.download("raw.bin", bytes([0, 255]))
print(name, size)
`);
    await isState(page, "waiting");
    expect(await page.locator("#question label").innerText()).toContain("Your <i>name</i>?");
    expect(await page.locator("#question input").inputValue()).toBe("Ada");
    await page.keyboard.type(" L");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "<b>large</b>" }).click();
    await isState(page, "done");
    expect(await page.locator("#transcript table").innerText()).toContain("<img src=x onerror=alert(1)>");
    expect(await page.locator("th").allInnerTexts()).toEqual(["who", "<u>n</u>"]);
    const picture = page.locator("#transcript img");
    expect(
      await picture.evaluate(async (image) =>
        image instanceof HTMLImageElement ? image.decode().then(() => image.naturalWidth) : undefined,
      ),
    ).toBe(20);
    expect(await page.locator("#transcript progress").count()).toBe(1);
    expect(await page.locator("#transcript progress").evaluate((bar) => Reflect.get(bar, "value"))).toBe(1);
    expect(await page.locator("#transcript b, #transcript u, #question i").count()).toBe(0);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("#transcript a").first().click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^[\w.]*a_b_\.txt$/);
    const path = await download.path();
    const { readFileSync } = await import("node:fs");
    expect(readFileSync(path, "utf8")).toBe("text é");
    expect(await shown(page)).toContain("<b>large</b>\n");
  });

  test("text of the program never becomes HTML", async () => {
    const page = await open(`
import sys
print("<img src=x onerror=alert(1)><script>alert(2)</script>")
print("</pre></main><h1>mine</h1>", file=sys.stderr)
class E(Exception): pass
raise E("<svg onload=alert(3)>")
`);
    await isState(page, "failed");
    expect(await shown(page)).toContain("<img src=x onerror=alert(1)><script>alert(2)</script>");
    expect(await page.locator("#transcript img, #transcript script, #transcript svg, h1:text('mine')").count()).toBe(0);
  });

  test("names of files and source with what ends elements stay in their places", async () => {
    const source =
      "# </script><script>alert(1)</script>\nprint('</script><!--', __file__ if '__file__' in globals() else '')";
    const { files } = await buildMain("html", source, { name: "a-b" });
    expect(Object.keys(files)).toEqual(["a-b.html"]);
    const page = await open(source, { name: "a-b" });
    await isState(page, "done");
    expect(await shown(page)).toContain("</script><!--");
    const main = "</script><script>alert(1)<!--.py";
    const odd = await open({ [main]: "print(5)" }, { main, name: "odd" });
    await isState(odd, "done");
    expect(await shown(odd)).toBe("5\n");
  });

  test("Stop ends a loop, and Run again begins anew", async () => {
    const page = await open("n = 0\nprint('begins', n)\nn += 1\nwhile True: pass");
    await page.locator("#transcript", { hasText: "begins" }).waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await isState(page, "stopped");
    // Chromium lets a worker that computes go on for two seconds.
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    expect(await page.locator("#stop").isHidden()).toBe(true);
    await page.getByRole("button", { name: "Run again" }).click();
    await isState(page, "running");
    await page.locator("#transcript", { hasText: "begins" }).waitFor();
    expect(await shown(page)).toBe("begins 0\n");
    await page.getByRole("button", { name: "Stop" }).click();
    await isState(page, "stopped");
  });

  test("Stop ends a program that waits for input, and its question goes", async () => {
    const page = await open("input('one? ')\ninput('two? ')");
    await isState(page, "waiting");
    await page.getByRole("button", { name: "Stop" }).click();
    await isState(page, "stopped");
    expect(await page.locator("#question *").count()).toBe(0);
    await page.getByRole("button", { name: "Run again" }).click();
    await isState(page, "waiting");
    expect(await shown(page)).toBe("one? ");
  });

  test("the page answers while its program prints without end, and keeps what came last", async () => {
    const page = await open("n = 0\nwhile n < 30000:\n  print('line', n)\n  n += 1\nwhile True: pass", {
      limits: { outputBytes: 2 ** 24 },
    });
    await page.locator("#transcript", { hasText: "line 29999" }).waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await isState(page, "stopped");
    const lines = (await shown(page)).trimEnd().split("\n");
    expect(lines.at(-1)).toBe("line 29999");
    expect(lines.length).toBeLessThanOrEqual(20_000);
  });

  test.each([
    ["time", "while True: pass", { timeoutMs: 200 }, "TimeoutError"],
    ["output", "while True: print('x' * 1000)", { outputBytes: 10_000 }, "outputBytes"],
    ["memory", "x = []\nwhile True: x.append(bytes(10000))", { memoryBytes: 2 ** 22 }, "MemoryError"],
    ["depth", "def f(): return f()\nf()", {}, "RecursionError"],
  ])("a limit on %s applies, and says so", async (_, source, limits, text) => {
    const page = await open(source, { limits });
    await isState(page, "failed");
    expect(await page.locator("#transcript .error").innerText()).toContain(text);
  });

  test("a policy of the page's own forbids it all else", async () => {
    const page = await open("print(1)");
    await isState(page, "done");
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[\w+/=]+' 'wasm-unsafe-eval'; /);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe|connect-src/);
    const reached = await page.evaluate(async () => {
      const tried = await fetch("https://example.invalid/").catch((error: unknown) => String(error));
      const script = document.createElement("script");
      script.textContent = "globalThis.evil = true";
      document.body.append(script);
      return [typeof tried, Reflect.get(globalThis, "evil")];
    });
    expect(reached).toEqual(["string", undefined]);
    // Each attempt was refused by the policy, which is what the console says.
    expect(complaints.filter((text) => !/Content.Security.Policy/.test(text))).toEqual([]);
    expect(complaints.length).toBeGreaterThanOrEqual(2);
    complaints = [];
  });

  test("a program of the name that the page's own module has takes its place", async () => {
    const page = await open({ "main.py": "import page\nprint(page.ask())", "page.py": "def ask(): return 'mine'" });
    await isState(page, "done");
    expect(await shown(page)).toBe("mine\n");
  });

  test("wrong arguments for the page's functions are exceptions in Python", async () => {
    const page = await open(
      "import page\nfor f in (lambda: page.choose('q', []), lambda: page.table(5), lambda: page.choose('q', 'ab')):\n  try: f()\n  except Exception as e: print(type(e).__name__)\nprint('end')",
    );
    await isState(page, "done");
    expect((await shown(page)).trimEnd().split("\n").at(-1)).toBe("end");
    expect((await shown(page)).split("\n").length).toBe(5);
  });

  test("asking a thousand times is no limit's business of a page", async () => {
    const page = await open("import page\nfor i in range(1500): page.progress(i / 1500)\nprint('end')");
    await isState(page, "done");
    expect(await shown(page)).toContain("end");
  });
});
