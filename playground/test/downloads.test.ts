import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { serve } from "../../core/test/support/static-server.ts";
import { Playground } from "./support/playground.ts";
import { HAS_CHROMIUM, OPENING_MS, Site } from "./support/site.ts";

const SHIM = fileURLToPath(new URL("../dist", import.meta.resolve("@bjorn3/browser_wasi_shim")));

const PROGRAM = `import helper

def scale(n):
    return helper.factor() * n

if __name__ == "__main__":
    print("<b>scaled</b>", scale(14))
`;

describe.skipIf(!HAS_CHROMIUM)("a download of the playground", () => {
  const folder = mkdtempSync(join(tmpdir(), "downloads-"));
  let site: Site;
  let playground: Playground;

  beforeAll(async () => {
    site = await Site.open();
  }, OPENING_MS);
  beforeEach(async () => {
    playground = await Playground.visit(site);
    await playground.ready();
    await addFile("helper.py", "def factor():\n    return int(open('factor.txt').read())\n");
    await addFile("factor.txt", "3");
  });
  afterEach(() => playground.leave());
  afterAll(async () => {
    await site?.close();
    rmSync(folder, { recursive: true });
  });

  async function addFile(name: string, text: string): Promise<void> {
    await playground.page
      .locator("#file-input")
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
    await expect.poll(() => playground.notice()).toContain(name);
    await playground.ready();
  }

  /** → the path of what was saved. */
  async function download(form: "html" | "js" | "wasi", code = PROGRAM): Promise<string> {
    await playground.write(code);
    const saved = playground.page.waitForEvent("download");
    await playground.page.locator(`[data-download=${form}]`).click();
    const file = await saved;
    const path = join(folder, file.suggestedFilename());
    await file.saveAs(path);
    expect(await playground.notice()).toContain(`Made ${file.suggestedFilename()}`);
    return path;
  }

  /** Opens a page that was saved, from the disk, and waits for the end of its program. */
  async function opened(path: string): Promise<Page> {
    const page = await playground.context.newPage();
    await page.goto(pathToFileURL(path).href);
    await page.locator("#status:is([data-state=done], [data-state=failed])").waitFor();
    return page;
  }

  test("as HTML is a page that prints the same, from the disk", async () => {
    const path = await download("html");
    await playground.run();
    expect(await playground.output()).toContain("<b>scaled</b> 42\n");
    const page = await opened(path);
    expect(await page.locator("#transcript").innerText()).toBe("<b>scaled</b> 42\n");
    expect(await page.locator("#status").getAttribute("data-state")).toBe("done");
  });

  test("has the limits that are set", async () => {
    await playground.panel("limits");
    await playground.page.locator("#limit-outputBytes").fill("1000");
    const page = await opened(await download("html", "while True: print('x')"));
    const text = await page.locator("#transcript").innerText();
    expect(text).toContain("outputBytes");
    expect(text.length).toBeLessThan(2_000);
    expect(await page.locator("#status").getAttribute("data-state")).toBe("failed");
  });

  test("as JS is a module for Node, in an archive with its types", async () => {
    const path = await download("js");
    const unpack =
      "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])";
    execFileSync("python3", ["-c", unpack, path, folder]);
    const address = pathToFileURL(join(folder, "program.js")).href;
    const ask = `console.log((await import(${JSON.stringify(address)})).scale(14))`;
    expect(execFileSync(process.execPath, ["--input-type=module", "-e", ask], { encoding: "utf8" })).toBe("42\n");
    expect(readFileSync(join(folder, "program.d.ts"), "utf8")).toContain("f0 as scale");
  });

  test("as WASM is a WASI command, which a browser runs with a shim", async () => {
    const command = readFileSync(await download("wasi"));
    const files = { "/": "<!doctype html>", "/index.html": "<!doctype html>", "/program.wasm": command };
    const server = await serve({ files, folders: { "/shim": SHIM } });
    try {
      const page = await playground.context.newPage();
      await page.goto(server.origin);
      // As text: the test runner would make imports of its own of it.
      const output = await page.evaluate(`(async () => {
        const { ConsoleStdout, File, OpenFile, WASI } = await import("/shim/index.js");
        let text = "";
        const console = () => new ConsoleStdout((bytes) => { text += new TextDecoder().decode(bytes); });
        const wasi = new WASI(["program"], [], [new OpenFile(new File([])), console(), console()], { debug: false });
        const imports = { wasi_snapshot_preview1: wasi.wasiImport };
        const { instance } = await WebAssembly.instantiateStreaming(fetch("/program.wasm"), imports);
        return [wasi.start(instance), text];
      })()`);
      expect(output).toEqual([0, "<b>scaled</b> 42\n"]);
    } finally {
      await server.close();
    }
  });

  test("is none when Python fails: its line is marked, as after a run", async () => {
    const { page } = playground;
    await playground.write("x = 1\ny = = 2\n");
    await page.locator("[data-download=html]").click();
    await expect.poll(() => playground.notice()).toContain("cannot be built");
    expect(await page.locator("#editor .cm-error-line").innerText()).toContain("y = = 2");
    expect(await playground.output()).toContain("SyntaxError");
    expect(await playground.verdict()).toBe("SyntaxError");
  });

  test("can be stopped while the program keeps the builder waiting, and the page stays alive", async () => {
    const { page } = playground;
    await playground.write("while True: pass");
    await page.locator("[data-download=js]").click();
    await page.locator("#notices").getByRole("button", { name: "Stop" }).click();
    await expect.poll(() => playground.notice()).toContain("you stopped it");
    expect(await page.locator("[data-download=js]").isEnabled()).toBe(true);
  });
});
