import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const TYPES: Readonly<Record<string, string>> = { ".js": "text/javascript", ".wasm": "application/wasm" };

/** Where pages find what is published: not at the root, so that nothing is found there by accident. */
const FOLDER = "/vendor/micropython-wasm";

/** The browser would otherwise ask its vendor's servers for this and that. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How the machine's browser is started. */
export const CHROMIUM_LAUNCH = { executablePath: CHROMIUM, args: QUIET };

/** What a server says to each of its pages and files. */
export type Headers = Readonly<Record<string, string>>;

/** With these, a page has SharedArrayBuffer. */
export const ISOLATING: Headers = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** Tests in a browser are skipped where there is none to start: it is no prerequisite of the everyday tests. CI installs it. */
export const HAS_CHROMIUM = existsSync(CHROMIUM);

declare global {
  /** The library as pages of `Site` have it. Only for functions that are given to `Page.evaluate`. */
  var library: typeof import("../../src/browser/index.ts");
}

/** A web site on the loopback with nothing on it but the built library, and a browser to visit it. */
export class Site {
  readonly #server: Server;
  readonly #browser: Browser;

  private constructor(server: Server, browser: Browser) {
    this.#server = server;
    this.#browser = browser;
  }

  static async open(headers: Headers = {}): Promise<Site> {
    const server = createServer((request, response) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      if (!pathname.startsWith(FOLDER)) {
        response.setHeader("content-type", "text/html").end("<!doctype html><title>test</title>");
        return;
      }
      const file = `${DIST}${pathname.slice(FOLDER.length)}`;
      const type = TYPES[extname(pathname)];
      if (type !== undefined && existsSync(file)) response.setHeader("content-type", type).end(readFileSync(file));
      else response.writeHead(404).end();
    });
    const [, browser] = await Promise.all([
      new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)),
      chromium.launch(CHROMIUM_LAUNCH),
    ]);
    return new Site(server, browser);
  }

  get version(): string {
    return this.#browser.version();
  }

  /** A new page that has loaded the library. */
  async visit(): Promise<Page> {
    const page = await this.#browser.newPage();
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the server has no port");
    await page.goto(`http://localhost:${address.port}/`);
    // As text: the test runner would make an import of its own of it.
    await page.evaluate(`import("${FOLDER}/browser/index.js").then((all) => { globalThis.library = all; })`);
    return page;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
