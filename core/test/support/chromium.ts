import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { type Headers, type StaticServer, serve } from "./static-server.ts";

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
/** The built library. */
export const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

/** Where pages find what is published: not at the root, so that nothing is found there by accident. */
export const FOLDER = "/vendor/micropython-wasm";

/** Where pages find the library itself. */
export const LIBRARY_PATH = `${FOLDER}/browser/index.js`;

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

/** The machine's browser, without a window. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: QUIET });
}

/** A web site on the loopback with nothing on it but the built library, and a browser to visit it. */
export class Site {
  readonly #server: StaticServer;
  readonly #browser: Browser;

  private constructor(server: StaticServer, browser: Browser) {
    this.#server = server;
    this.#browser = browser;
  }

  static async open(headers: Headers = {}): Promise<Site> {
    const files = { "/index.html": "<!doctype html><title>test</title>" };
    const [server, browser] = await Promise.all([
      serve({ files, folders: { [FOLDER]: DIST }, headers }),
      openBrowser(),
    ]);
    return new Site(server, browser);
  }

  get version(): string {
    return this.#browser.version();
  }

  /** A new page that has loaded the library. */
  async visit(): Promise<Page> {
    const page = await this.#browser.newPage();
    await page.goto(this.#server.origin);
    // As text: the test runner would make an import of its own of it.
    await page.evaluate(`import("${LIBRARY_PATH}").then((all) => { globalThis.library = all; })`);
    return page;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }
}
