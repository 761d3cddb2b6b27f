import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const DIST = fileURLToPath(new URL("../dist", import.meta.url));
const TYPES: Readonly<Record<string, string>> = { ".js": "text/javascript", ".wasm": "application/wasm" };

/** It would otherwise ask its vendor's servers for this and that. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Too deep, each in its own way; `DEPTH` is replaced. */
const DEEP: readonly (readonly [name: string, code: string])[] = [
  ["calls", "def f(n):\n  return 0 if n == 0 else 1 + f(n - 1)\nf(DEPTH)"],
  ["constructors", "class A:\n  def __init__(self, n):\n    if n: self.a = A(n - 1)\nA(DEPTH)\nNone"],
  ["generators", "def g(n):\n  if n: yield from g(n - 1)\n  yield n\nlen(list(g(DEPTH)))"],
  ["comparing", "a = []\nb = []\nfor i in range(30000):\n  a = [a]\n  b = [b]\na == b"],
  ["repr", "a = []\nfor i in range(30000): a = [a]\nrepr(a)"],
  ["json", "import json\na = []\nfor i in range(30000): a = [a]\njson.dumps(a)"],
  ["hash", "a = ()\nfor i in range(30000): a = (a,)\nhash(a)"],
  ["a pattern's groups", "import re\nre.compile('(' * 60000)"],
  ["matching", "import re\nre.match('(a*)*b', 'a' * 3000)"],
  ["source", "eval('1 if 1 else ' * 20000 + '1')"],
];

function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = `${DIST}${pathname}`;
    const type = TYPES[extname(pathname)];
    if (type !== undefined && existsSync(file)) response.setHeader("content-type", type).end(readFileSync(file));
    else response.setHeader("content-type", "text/html").end("<!doctype html><title>test</title>");
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

// Skipped where there is no Chromium to start: it is not a prerequisite of the everyday tests. CI installs Debian's.
describe.skipIf(!existsSync(CHROMIUM))("on the main thread of Chromium", () => {
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await serve();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
    page = await browser.newPage();
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the server has no port");
    await page.goto(`http://127.0.0.1:${address.port}/`);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** Runs code `rounds` times in one sandbox of the page; → how the last run ended. */
  function ending(code: string, rounds: number): Promise<unknown> {
    const program = `(async () => {
      const { Sandbox } = await import("/browser/index.js");
      const sandbox = await Sandbox.create({ limits: { recursionDepth: 1000, timeoutMs: 60000 } });
      let result;
      for (let round = 0; round < ${rounds}; round++) result = await sandbox.run(${JSON.stringify(code)});
      return result.ok ? result.value : [result.error.type, result.error.sandbox];
    })()`;
    return page.evaluate(program);
  }

  test("400 frames of plain calls", async () => {
    const code = "def f(n):\n  return 0 if n == 0 else 1 + f(n - 1)\nf(395)";
    expect(await ending(code, 1)).toBe(395);
    expect(await ending(code, 500)).toBe(395);
  });

  test.each(DEEP)(
    "%s too deep is a RecursionError, cold and optimised",
    async (_, code) => {
      const source = code.replace("DEPTH", "100000");
      expect(await ending(source, 1)).toEqual(["RecursionError", "usable"]);
      expect(await ending(source, 100)).toEqual(["RecursionError", "usable"]);
    },
    120_000,
  );
});
