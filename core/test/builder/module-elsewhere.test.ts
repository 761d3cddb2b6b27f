import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Executable } from "../../../tools/runtimes/npm-executable.ts";
import { bun, DENO_ARGUMENTS, deno } from "../../../tools/runtimes/others.ts";
import { Unavailable } from "../../../tools/runtimes/unavailable.ts";
import { buildMain, temporaryFolder } from "../support/built.ts";
import { HAS_CHROMIUM, openBrowser } from "../support/chromium.ts";
import { shownAt } from "../support/shown.ts";
import { serve } from "../support/static-server.ts";

const SOURCE = `
import json
print("loaded")
def total(prices: dict[str, float]) -> str:
    return json.dumps({"total": sum(prices.values())})
`;

const USE = `
import { total } from "./main.js";
document.querySelector("pre").textContent = total({ tea: 2.5, cake: 4 });
`;

const SHOWN = '{"total": 6.5}';

const STRICT = {
  "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
};

const folder = temporaryFolder();
const app = join(folder, "app");

beforeAll(async () => {
  const { files } = await buildMain("js", SOURCE);
  mkdirSync(app);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(app, name), bytes);
  writeFileSync(join(app, "use.js"), USE);
  writeFileSync(join(app, "index.html"), '<!doctype html><pre></pre><script type="module" src="./use.js"></script>');
});

describe.skipIf(!HAS_CHROMIUM)("a built module in Chromium", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  async function shown(root: string) {
    const server = await serve({ folders: { "/somewhere": root }, headers: STRICT });
    try {
      return await shownAt(browser, `${server.origin}/somewhere/index.html`);
    } finally {
      await server.close();
    }
  }

  test("as it is, under a strict policy", async () => {
    expect(await shown(app)).toEqual({ text: SHOWN, complaints: [] });
  });

  test("bundled by Vite", async () => {
    const { build } = await import("vite");
    await build({ root: app, base: "./", configFile: false, logLevel: "silent", build: { target: "es2022" } });
    expect(await shown(join(app, "dist"))).toEqual({ text: SHOWN, complaints: [] });
  });
});

describe.each([
  ["Deno", deno, DENO_ARGUMENTS],
  ["Bun", bun, ["run"]],
] as const)("a built module in %s", (_, find, args) => {
  test("loads its engine and prints", (context) => {
    let runtime: Executable;
    try {
      runtime = find();
    } catch (error) {
      if (error instanceof Unavailable) return context.skip(error.message);
      throw error;
    }
    writeFileSync(
      join(app, "show.mjs"),
      'import { total } from "./main.js";\nconsole.log(total({ tea: 2.5, cake: 4 }));\n',
    );
    const { stdout, stderr } = spawnSync(runtime.executable, [...args, join(app, "show.mjs")], { encoding: "utf8" });
    expect({ stdout, stderr }).toEqual({ stdout: `loaded\n${SHOWN}\n`, stderr: "" });
  });
});
