import { createServer, type Server } from "node:http";
import { extname } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { HAS_CHROMIUM, ISOLATING } from "../../../core/test/support/chromium.ts";
import { builtFiles } from "./built.ts";

export { HAS_CHROMIUM };

/** How long the first test may wait for the page to be built and the browser to start, in ms. */
export const OPENING_MS = 60_000;

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
/** The page must not need to lie at the root of a server. */
const FOLDER = "/some/folder/";
/** The same with the headers that isolate a page. */
const ISOLATED_FOLDER = "/isolated/";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
const QUIET = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  ...["--enable-precise-memory-info", "--js-flags=--expose-gc"],
];

/** The built playground on the loopback, from a static server without headers, and a browser. */
export class Site {
  readonly #server: Server;
  readonly #browser: Browser;

  private constructor(server: Server, browser: Browser) {
    this.#server = server;
    this.#browser = browser;
  }

  static async open(): Promise<Site> {
    const files = await builtFiles();
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      const folder = [FOLDER, ISOLATED_FOLDER].find((folder) => pathname.startsWith(folder)) ?? "";
      const name = pathname.slice(folder.length) || "index.html";
      const content = folder === "" ? undefined : files.get(name);
      if (folder === ISOLATED_FOLDER)
        for (const [name, value] of Object.entries(ISOLATING)) response.setHeader(name, value);
      if (content === undefined) response.writeHead(404).end();
      else response.setHeader("content-type", TYPES[extname(name)] ?? "application/octet-stream").end(content);
    });
    const [, browser] = await Promise.all([
      new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)),
      chromium.launch({ executablePath: CHROMIUM, args: QUIET }),
    ]);
    return new Site(server, browser);
  }

  get address(): string {
    return this.#origin + FOLDER;
  }

  get isolatedAddress(): string {
    return this.#origin + ISOLATED_FOLDER;
  }

  get #origin(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the server has no port");
    return `http://localhost:${address.port}`;
  }

  context(options: Parameters<Browser["newContext"]>[0] = {}): Promise<BrowserContext> {
    return this.#browser.newContext({ viewport: { width: 1366, height: 850 }, ...options });
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** What went wrong in a page: exceptions, and everything on its console that is an error or a warning. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  return complaints;
}
