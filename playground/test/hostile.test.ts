import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ATTACKS } from "../src/gallery/attacks.ts";
import { fragmentOf } from "../src/share/link.ts";
import { Playground } from "./support/playground.ts";
import { HAS_CHROMIUM, OPENING_MS, Site } from "./support/site.ts";

describe.skipIf(!HAS_CHROMIUM)("the playground, badly treated", () => {
  let site: Site;
  let playground: Playground;

  beforeAll(async () => {
    site = await Site.open();
  }, OPENING_MS);
  afterAll(() => site?.close());

  describe("by the attacks of its gallery", () => {
    beforeAll(async () => {
      playground = await Playground.visit(site);
    });
    afterEach(() => expect(playground.complaints).toEqual([]));
    afterAll(() => playground.leave());

    test.each([
      ["Endless loop", "Stopped by timeoutMs"],
      ["Memory bomb", "Stopped by memoryBytes"],
      ["Regex bomb", /Stopped by (timeoutMs|memoryBytes)/],
      ["Output flood", "Stopped by outputBytes"],
      ["Huge number", /Stopped by (timeoutMs|memoryBytes)/],
      ["Endless recursion", "Stopped by recursionDepth"],
      ["Full disk", "OSError"],
      ["Deep sleep", "Stopped by timeoutMs"],
      ["Within a budget", "Stopped by fuel"],
    ])("contains %s, and says what stopped it", async (title, verdict) => {
      await playground.choose(title);
      const limit = await playground.page.locator("#limit-timeoutMs").inputValue();
      // The same end, sooner.
      if (limit !== "" && title !== "Within a budget") {
        await playground.panel("limits");
        await playground.page.locator("#limit-timeoutMs").fill("300");
      }
      await playground.run();
      expect(await playground.verdict()).toMatch(verdict);
      const lesson = ATTACKS.find((attack) => attack.title === title)?.lesson ?? "";
      expect((await playground.output()).replaceAll("\n", " ")).toContain(lesson);
      await playground.type("6 * 7");
      expect(await playground.output()).toMatch(/\n42\n$/);
    });

    test("lets nothing out, whatever is tried", async () => {
      await playground.choose("Escape attempts");
      await playground.run();
      const lines = (await playground.output()).split("\n").filter((line) => /^.{26} got /.test(line));
      // A root and an environment of its own, with nothing of anyone's in them.
      expect(lines.map((line) => line.replace(/ +/g, " "))).toEqual([
        "all files got ['tmp']",
        "the environment got {}",
        "all classes got []",
      ]);
    });

    test("takes markup and control characters for text", async () => {
      const { page } = playground;
      await playground.choose("Script in the output");
      const title = await page.title();
      await playground.run();
      const output = await playground.output();
      expect(output).toContain(`<img src=x onerror="document.title='owned'">`);
      expect(output).toContain("␛[31mred␛[0m, a bell ␇ and \ufffdtxt.exe");
      expect(await page.locator("#console img, #console script, #console b").count()).toBe(0);
      await page.locator("#editor .cm-lint-marker-error").hover();
      const message = page.locator("#editor .cm-tooltip-lint");
      await message.waitFor();
      expect(await message.innerText()).toContain("<b onmouseover=alert(1)>");
      expect(await message.locator("b").count()).toBe(0);
      expect(await page.title()).toBe(title);
    });

    test("draws an SVG as an image, in which scripts do nothing", async () => {
      const { page } = playground;
      const requests: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      await (await playground.panel("powers")).locator("#power-show_svg").check();
      const parts = [
        "<script>document.title='owned'</script>",
        "<image href='http://localhost/spy.png'/>",
        "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='http://localhost/spy'/></foreignObject>",
      ];
      const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' onload='document.title=1'>${parts.join("")}</svg>`;
      await playground.runCode(`await show_svg(${JSON.stringify(svg)})\nawait show_svg('no picture')`);
      await playground.panel("pictures");
      await page.getByText("is not an SVG that can be drawn").first().waitFor();
      expect(await page.locator("#panel-pictures svg, #panel-pictures script").count()).toBe(0);
      expect(requests.filter((url) => url.includes("spy"))).toEqual([]);
      expect(await page.title()).not.toMatch(/owned|^1$/);
    });
  });

  describe("by links", () => {
    afterEach(() => playground.leave());

    const code = "print('<script>alert(1)</script>')\nwhile True: pass\n";

    test("shows the code of a link that it made, and runs nothing", async () => {
      playground = await Playground.visit(site);
      const { page } = playground;
      await (await playground.panel("powers")).locator("#power-ask").check();
      await playground.write(code);
      await page.locator("#share").click();
      const link = (): Promise<string> => page.locator("#share-link").inputValue();
      await expect.poll(link).toMatch(/#1\.[\w-]+$/);
      const address = await link();
      // In the same page, which must not keep the power for code from elsewhere.
      await page.locator("#sharing button[type=submit]").click();
      await playground.write("print('something else')");
      await page.goto(address);
      await expect.poll(() => playground.code()).toContain("while True");
      expect(await page.locator("#powers-summary").innerText()).toBe("No powers granted");
      await page.reload();
      await expect.poll(() => playground.code()).toContain("while True");
      expect(await playground.notice()).toContain("It has not run");
      await playground.ready();
      await playground.frame();
      expect(await playground.output()).toBe("");
      expect(await page.locator(".entry").count()).toBe(0);
      expect(await page.locator("#powers-summary").innerText()).toBe("No powers granted");
      // The person's own draft is still theirs.
      await page.goto(`${site.address}?`);
      expect(await playground.code()).toBe("print('something else')");
    });

    test("says what is wrong with a link, and opens nothing", async () => {
      playground = await Playground.visit(site);
      const links = [
        [(await fragmentOf(code)).slice(0, -9), "damaged"],
        ["#1.%%%", "damaged"],
        [`#1.${"A".repeat(100_000)}`, "too long"],
        ["#7.abc", "another version"],
      ] as const;
      for (const [index, [fragment, message]] of links.entries()) {
        // Another query makes another visit of it.
        await playground.page.goto(`${site.address}?${index}${fragment}`);
        await expect.poll(() => playground.notice()).toContain(message);
        expect(await playground.code()).toContain("primes");
      }
      await playground.run();
      expect(await playground.verdict()).toBe("Finished");
    });

    test("says that a program is too long for a link", async () => {
      playground = await Playground.visit(site);
      const lines = Array.from({ length: 6_000 }, (_, n) => `x${n} = ${(n * 7_919) % 10_007}`);
      await playground.write(lines.join("\n"));
      await playground.page.locator("#share").click();
      await expect.poll(() => playground.notice()).toContain("too long for a link");
      expect(await playground.page.locator("#sharing").isVisible()).toBe(false);
    });
  });

  describe("by files and browsers", () => {
    afterEach(() => playground.leave());

    test("refuses a drop of 50 MB without reading it", async () => {
      playground = await Playground.visit(site);
      const { page } = playground;
      await playground.panel("files");
      await playground.ready();
      const wasRead = await page.evaluate(() => {
        const reading = { happened: false };
        const { arrayBuffer } = File.prototype;
        File.prototype.arrayBuffer = function () {
          reading.happened = true;
          return arrayBuffer.call(this);
        };
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(50_000_000)], "large.bin"));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
        return reading.happened;
      });
      await expect
        .poll(() => playground.notice())
        .toMatch(/large\.bin has 48 MiB, and all files .* 8 MiB: it was not read/);
      expect(wasRead).toBe(false);
      expect(await page.locator(".file").count()).toBe(0);
      await playground.run();
      expect(await playground.verdict()).toBe("Finished");
    });

    test("takes a file that is dropped on the editor", async () => {
      playground = await Playground.visit(site);
      const { page } = playground;
      await playground.ready();
      await page.locator("#editor").evaluate((editor) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(["hello"], "../../dropped.txt"));
        editor.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
      });
      await expect.poll(() => playground.notice()).toContain("added");
      expect(await playground.runCode("import os; print(os.listdir('/'))")).toContain("dropped.txt");
    });

    test("works where storage is denied", async () => {
      playground = await Playground.visit(site, {
        init: () =>
          Object.defineProperty(window, "localStorage", {
            get: () => {
              throw new DOMException("denied", "SecurityError");
            },
          }),
      });
      await playground.page.locator("#theme").click();
      expect(await playground.runCode("print('works')")).toContain("works");
    });

    test("says what is missing where WebAssembly has no exceptions", async () => {
      playground = await Playground.visit(site, {
        init: () => {
          WebAssembly.validate = () => false;
        },
      });
      const message = await playground.page.locator("main.unsupported").innerText();
      expect(message).toContain("This browser cannot run the sandbox");
      expect(message).toContain("WebAssembly exceptions");
      expect(await playground.page.locator("#run").count()).toBe(0);
    });
  });
});
