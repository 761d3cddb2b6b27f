import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { fencesOf } from "./docs/fences.ts";
import { DIST, FOLDER, HAS_CHROMIUM, ISOLATING, openBrowser } from "./support/chromium.ts";
import { shownAt } from "./support/shown.ts";
import { type StaticContent, type StaticServer, serve } from "./support/static-server.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const FENCES = fencesOf(readFileSync(join(ROOT, "docs/browser.md"), "utf8"));

/** The policy that the documentation says is enough. */
const POLICY = FENCES.find(({ text }) => text.startsWith("default-src"))?.text ?? "";

/** Shows what a sandbox of each isolation says, or the code of what went wrong. */
const APP = `
import { Sandbox } from "LIBRARY";
const lines = [];
for (const isolation of ["inline", "worker"]) {
  try {
    const sandbox = await Sandbox.create({ isolation, recover: isolation === "worker" });
    lines.push(await sandbox.eval("6 * 7"));
    await sandbox.close();
  } catch (error) {
    lines.push(error.name + " " + error.code + ": " + error.message);
  }
}
document.querySelector("pre").textContent = lines.join("\\n");
`;

const PAGE = '<!doctype html><title>app</title><pre></pre><script type="module" src="/app.js"></script>';
const app = (library = `${FOLDER}/browser/index.js`) => ({
  "/index.html": PAGE,
  "/app.js": APP.replace("LIBRARY", library),
});
const folders = { [FOLDER]: DIST };

describe.skipIf(!HAS_CHROMIUM)("the library in a page of Chromium", () => {
  let browser: Browser;
  const servers: StaticServer[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);

  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  afterAll(() => browser?.close());

  async function origin(content: StaticContent): Promise<string> {
    const server = await serve(content);
    servers.push(server);
    return server.origin;
  }

  async function shown(content: StaticContent, before?: () => void) {
    return shownAt(browser, await origin(content), before);
  }

  test("works under the policy that the documentation gives", async () => {
    const headers = { "content-security-policy": POLICY };
    expect(POLICY).toContain("'wasm-unsafe-eval'");
    expect(await shown({ files: app(), folders, headers })).toEqual({ text: "42\n42", complaints: [] });
  });

  test("says what the policy lacks: 'wasm-unsafe-eval'", async () => {
    const headers = { "content-security-policy": POLICY.replace(" 'wasm-unsafe-eval'", "") };
    const { text } = await shown({ files: app(), folders, headers });
    expect(text.split("\n")).toEqual([
      expect.stringMatching(/^EngineError ENGINE_BLOCKED: .*'wasm-unsafe-eval'/),
      expect.stringMatching(/^EngineError ENGINE_BLOCKED: .*'wasm-unsafe-eval'/),
    ]);
  });

  test("says what the policy lacks: worker-src", async () => {
    const headers = { "content-security-policy": POLICY.replace("worker-src 'self'", "worker-src 'none'") };
    const { text } = await shown({ files: app(), folders, headers });
    expect(text.split("\n")).toEqual(["42", expect.stringMatching(/WORKER_FAILED/)]);
  });

  test.each([
    ["", {}],
    [", to a page that is cross-origin isolated", ISOLATING],
  ])("comes from another origin%s", async (_, headers) => {
    const elsewhere = await origin({ folders, headers: { "access-control-allow-origin": "*" } });
    const files = app(`${elsewhere}${FOLDER}/browser/index.js`);
    expect(await shown({ files, headers })).toEqual({ text: "42\n42", complaints: [] });
  });

  test("comes from another origin under a policy that names it, and blob: for workers", async () => {
    const elsewhere = await origin({ folders, headers: { "access-control-allow-origin": "*" } });
    const policy = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' ${elsewhere}; connect-src ${elsewhere}; worker-src blob: ${elsewhere}`;
    const files = app(`${elsewhere}${FOLDER}/browser/index.js`);
    const headers = { "content-security-policy": policy };
    expect(await shown({ files, headers })).toEqual({ text: "42\n42", complaints: [] });
  });

  test("says in an old browser what it needs, before it downloads the engine", async () => {
    const { text, complaints } = await shown({ files: app(), folders }, () => {
      const refuse = () => Promise.reject(new WebAssembly.CompileError("invalid opcode 0x6"));
      Object.assign(WebAssembly, { validate: () => false, compile: refuse, compileStreaming: refuse });
      const { fetch } = globalThis;
      globalThis.fetch = (...args) => {
        console.error("something was fetched");
        return fetch(...args);
      };
    });
    const said = expect.stringMatching(/^EngineError ENGINE_UNSUPPORTED: .*exceptions.*Chrome.*Firefox.*Safari/);
    expect(text.split("\n")).toEqual([said, said]);
    expect(complaints).toEqual([]);
  });

  test("says that there is no WebAssembly, where there is none", async () => {
    const { text } = await shown({ files: app(), folders }, () => {
      Reflect.deleteProperty(globalThis, "WebAssembly");
    });
    expect(text).toMatch(/^EngineError ENGINE_UNSUPPORTED: there is no WebAssembly here/);
  });

  test.each(FENCES.filter(({ language }) => language === "html"))(
    "the page at docs/browser.md:$line",
    async (fence) => {
      const elsewhere = await origin({
        folders: { "/micropython-wasm@0.1.0": DIST },
        headers: { "access-control-allow-origin": "*" },
      });
      const html = fence.text.replaceAll("https://cdn.example", elsewhere);
      expect(fence.next?.language, "what a page shows stands in a text block below").toBe("text");
      expect(await shown({ files: { "/index.html": html }, folders })).toEqual({
        text: fence.next?.text,
        complaints: [],
      });
    },
  );

  describe("with Vite", () => {
    const folder = join(ROOT, ".cache/vite-app");
    const source = FENCES.find(({ text }) => text.startsWith("// src/main.ts"))?.text ?? "";
    const values = [...source.matchAll(/\/\/ → (.*)$/gm)].map(([, value]) => value);
    const settings = { root: folder, configFile: false, logLevel: "silent" } as const;

    beforeAll(() => {
      rmSync(folder, { recursive: true, force: true });
      const installed = join(folder, "node_modules/micropython-wasm");
      // As installed: what is only linked to is handled in another way.
      cpSync(DIST, join(installed, "dist"), { recursive: true });
      cpSync(join(ROOT, "core/package.json"), join(installed, "package.json"));
      const own = { type: "module", dependencies: { "micropython-wasm": "*" } };
      writeFileSync(join(folder, "package.json"), JSON.stringify(own));
      mkdirSync(join(folder, "src"));
      // It shows what it would tell the console.
      const shows = source.replaceAll("console.log(", "lines.push(");
      const end = 'document.querySelector("pre").textContent = lines.join("\\n");';
      writeFileSync(join(folder, "src/main.ts"), `const lines = [];\n${shows}\n${end}`);
      writeFileSync(join(folder, "index.html"), PAGE.replace("/app.js", "/src/main.ts"));
    });

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test("it is bundled with its engine and its worker, and works under the same policy", async () => {
      const { build } = await import("vite");
      await build({ ...settings, build: { target: "es2022" } });
      const headers = { "content-security-policy": POLICY };
      const found = await shown({ folders: { "": join(folder, "dist") }, headers });
      expect(values.length).toBeGreaterThan(0);
      expect(found).toEqual({ text: values.join("\n"), complaints: [] });
    }, 60_000);

    test("it works while developing", async () => {
      const { createServer } = await import("vite");
      const server = await createServer({ ...settings, server: { host: "127.0.0.1", port: 0 } });
      try {
        await server.listen();
        const found = await shownAt(browser, server.resolvedUrls?.local[0] ?? "");
        expect(found).toEqual({ text: values.join("\n"), complaints: [] });
      } finally {
        await server.close();
      }
    }, 60_000);
  });
});
