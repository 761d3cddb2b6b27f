import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Playground } from "./support/playground.ts";
import { HAS_CHROMIUM, OPENING_MS, Site } from "./support/site.ts";

describe.skipIf(!HAS_CHROMIUM)("the sandbox of the playground", () => {
  let site: Site;
  let playground: Playground;

  beforeAll(async () => {
    site = await Site.open();
  }, OPENING_MS);
  beforeEach(async () => {
    playground = await Playground.visit(site);
  });
  afterEach(() => playground.leave());
  afterAll(() => site?.close());

  const entries = (): Promise<string[]> => playground.page.locator(".entry-label").allInnerTexts();
  const current = (): Promise<string> => playground.page.locator(".entry[aria-current] .entry-label").innerText();

  async function goTo(action: "Go back" | "Fork", label: string): Promise<void> {
    const entry = playground.page.locator(".entry", { hasText: label });
    await entry.getByRole("button", { name: action }).click();
    await playground.ready();
  }

  test("goes back in time, and on from there in a branch of its own", async () => {
    await playground.runCode("x = 1");
    await playground.type("x = 2");
    await playground.type("x = 3");
    expect(await entries()).toEqual(["3. x = 3", "2. x = 2", "1. Run 1"]);
    await goTo("Go back", "2. x = 2");
    expect(await current()).toBe("2. x = 2");
    await playground.type("x * 100");
    expect(await playground.output()).toContain("\n200\n");
    expect(await playground.page.locator(".branch").allInnerTexts()).toEqual(["B", "A", "A", "A"]);
    await goTo("Fork", "3. x = 3");
    expect(await current()).toBe("5. Fork of 3");
    await playground.type("x * 1000");
    expect(await playground.output()).toContain("\n3000\n");
    expect((await playground.page.locator(".branch").allInnerTexts()).slice(0, 2)).toEqual(["C", "C"]);
  });

  test("compares two snapshots", async () => {
    const { page } = playground;
    await playground.runCode("same = 'same'\nx = 1\nprint('one')");
    await playground.type("x = [2]; y = '<b>bold</b>'; print('two')");
    for (const box of await page.locator(".entry input").all()) await box.check();
    await page.getByRole("button", { name: "Compare two" }).click();
    const dialog = page.locator("#compare-content");
    await dialog.getByText("Variables that differ").waitFor();
    const rows = await dialog.locator("table").nth(1).locator("tbody tr").allInnerTexts();
    expect(rows).toEqual(["x\tint 1\tlist [2]", "y\t–\tstr '<b>bold</b>'"]);
    expect(await dialog.locator("pre").allInnerTexts()).toEqual(["one\n", "two\n"]);
    expect(await dialog.locator("b").count()).toBe(0);
  });

  test("is drawn as a map, which knows what is used", async () => {
    const panel = await playground.panel("memory");
    const caption = panel.locator(".note");
    await playground.runCode("x = b'y' * 2 ** 20");
    await expect.poll(() => caption.innerText()).toMatch(/the program changed 1(\.\d)? MiB\. It may grow to 16 MiB/);
    await playground.runCode("x = 1");
    await expect.poll(() => caption.innerText()).toMatch(/the program changed \d+(\.\d)? (KiB|B)\b/);
    const colours = await panel.locator("canvas").evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error("no canvas");
      const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      return new Set(Array.from({ length: data.length / 4 }, (_, n) => data.slice(4 * n, 4 * n + 4).join())).size;
    });
    expect(colours).toBeGreaterThan(4);
  });

  test("gets files that are added, which are edited, downloaded and deleted", async () => {
    const { page } = playground;
    const panel = await playground.panel("files");
    const file = { name: "in.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") };
    await playground.ready();
    await page.locator("#file-input").setInputFiles(file);
    await panel.getByText("/in.csv").waitFor();
    expect(await playground.notice()).toContain("Python finds /in.csv");
    await playground.runCode("open('/out.bin', 'wb').write(bytes(range(256)))\nprint(open('/in.csv').read())");
    expect(await playground.output()).toContain("a,b\n1,2\n");

    await panel.getByRole("button", { name: "Edit /in.csv" }).click();
    await page.locator(".document[aria-current]", { hasText: "/in.csv" }).waitFor();
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText("3,4\n");
    await playground.type("print(open('/in.csv').read())");
    expect(await playground.output()).toContain("a,b\n1,2\n3,4\n");
    await playground.run();
    expect(await playground.output()).toContain("a,b\n1,2\n3,4\n");

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      panel.getByRole("button", { name: "Download /out.bin" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("out.bin");
    expect([...readFileSync(await download.path())]).toEqual(Array.from({ length: 256 }, (_, n) => n));

    await panel.getByRole("button", { name: "Delete /in.csv" }).click();
    await panel.getByText("/in.csv").waitFor({ state: "detached" });
    await playground.type("import os; [name for name in os.listdir('/') if name != 'tmp']");
    expect(await playground.output()).toContain("['out.bin']");
    expect(await page.locator(".document").allInnerTexts()).toEqual(["main.py"]);
  });

  test("says when a file cannot get into the sandbox that is there, and gives it to the next", async () => {
    const { page } = playground;
    const panel = await playground.panel("files");
    await playground.write("import time\nprint('begun')\ntime.sleep(4)");
    await playground.start();
    await expect.poll(() => playground.output()).toContain("begun");
    await page
      .locator("#file-input")
      .setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("a") });
    await expect.poll(() => playground.notice()).toContain("The program still runs");
    await page.locator("#stop").click();
    await playground.ended();
    await playground.panel("limits");
    const limit = page.locator("#limit-fileBytes");
    await limit.fill("1000");
    await playground.runCode("1");
    await limit.fill("10000");
    const large = { name: "large.bin", mimeType: "text/plain", buffer: Buffer.alloc(5_000) };
    await page.locator("#file-input").setInputFiles(large);
    await expect.poll(() => playground.notice()).toContain("beyond the limits files or fileBytes");
    await playground.runCode("print(open('/a.txt').read(), len(open('/large.bin', 'rb').read()))");
    expect(await playground.output()).toContain("a 5000");
    await playground.panel("files");
    await panel.getByText("/large.bin").waitFor();
  });

  test("marks an error in a file where it is, when that is open", async () => {
    const { page } = playground;
    await playground.ready();
    const helper = { name: "helper.py", mimeType: "text/plain", buffer: Buffer.from("def f():\n    return 1 / 0\n") };
    const panel = await playground.panel("files");
    await page.locator("#file-input").setInputFiles(helper);
    await panel.getByRole("button", { name: "Edit /helper.py" }).click();
    await page.locator(".document", { hasText: "main.py" }).click();
    await playground.runCode("import helper\nhelper.f()");
    expect(await page.locator("#editor .cm-error-line").innerText()).toBe("helper.f()");
    await page.locator(".document", { hasText: "/helper.py" }).click();
    expect(await page.locator("#editor .cm-error-line").innerText()).toContain("return 1 / 0");
  });

  test("has no powers until they are granted, and its calls are listed", async () => {
    const { page } = playground;
    await playground.choose("A plot");
    await playground.run();
    expect(await playground.verdict()).toBe("NameError");
    expect(await playground.output()).toContain("Hint: show_svg is not granted");
    await page.getByRole("button", { name: "Grant show_svg" }).click();
    expect(await page.locator("#powers-summary").innerText()).toBe("Granted: show_svg");
    await playground.run();
    expect(await playground.output()).toContain("Drawn:");
    const picture = page.locator("#panel-pictures img");
    await expect
      .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0))
      .toBe(true);
    const panel = await playground.panel("powers");
    expect(await panel.locator(".call code").first().innerText()).toMatch(/^show_svg\(… \d+ KiB/);
    expect(await panel.locator(".call-result").innerText()).toBe("→ None");
    await panel.locator("#power-show_svg").uncheck();
    await playground.type("await show_svg('<svg/>')");
    expect(await playground.output()).toMatch(/NameError|PermissionError/);
  });

  test("asks the person, keeps what it is told to, and knows the time, when it may", async () => {
    const { page } = playground;
    const panel = await playground.panel("powers");
    for (const name of ["ask", "now", "store"]) await panel.locator(`#power-${name}`).check();
    await playground.write(
      "name = await ask('Your name? <i>')\nawait store('name', name)\nprint('Hello', await store('name'), (await now())[:2])",
    );
    await playground.start();
    await page.locator(".prompt-label.is-question").waitFor();
    expect(await page.locator("#prompt").getAttribute("aria-label")).toBe("The program asks: Your name? <i>");
    await page.keyboard.type("Ada");
    await page.keyboard.press("Enter");
    await playground.ended();
    expect(await playground.output()).toContain("Hello Ada 20");
    expect(await panel.locator(".call").count()).toBe(4);
    await playground.runCode("await store('x' * 5000, 'y')");
    expect(await playground.output()).toContain("ValueError: store() keeps up to");
    await playground.write("await ask('waits')");
    await playground.start();
    await page.locator(".prompt-label.is-question").waitFor();
    await page.locator("#stop").click();
    await playground.ended();
    expect(await page.locator(".prompt-label.is-question").count()).toBe(0);
  });
});
