import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FetchHttpClient } from "../../src/browser/http-client.ts";
import { HAS_CHROMIUM, openBrowser } from "../support/chromium.ts";
import { type Asked, type Loopback, loopback } from "./server.ts";

declare global {
  /** What the bundle that pages load makes. */
  var bundled: { FetchHttpClient: new () => FetchHttpClient };
}

/** What came of a request in the page. */
interface Told {
  readonly status?: number;
  readonly headers?: readonly (readonly [string, string])[];
  readonly text?: string;
  readonly kind?: string;
}

describe.skipIf(!HAS_CHROMIUM)("requests of a page in Chromium", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let own: Loopback;
  let other: Loopback;
  let page: Page;

  beforeAll(async () => {
    const answer = ({ url }: Asked, response: Parameters<Parameters<typeof loopback>[0]>[1]): void => {
      if (url === "/page") {
        response.setHeader("Content-Type", "text/html");
        response.setHeader("Set-Cookie", "own=1; SameSite=Lax");
        response.end("<!doctype html><title>test</title>");
        return;
      }
      if (url !== "/closed") response.setHeader("Access-Control-Allow-Origin", "*");
      if (url === "/redirect") response.writeHead(302, { Location: "/hello" });
      response.end(url === "/large" ? "x".repeat(100_000) : "hello");
    };
    own = await loopback(answer);
    other = await loopback(answer);
    browser = await openBrowser();
    page = await browser.newPage();
    await page.goto(`${own.origin}/page`);
    const entry = fileURLToPath(new URL("../../src/browser/http-client.ts", import.meta.url));
    const bundle = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: "iife",
      globalName: "bundled",
    });
    await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? "" });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await own?.[Symbol.asyncDispose]();
    await other?.[Symbol.asyncDispose]();
  });

  function send(url: string, method = "GET"): Promise<Told> {
    return page.evaluate(
      async ([url, method]) => {
        const client = new bundled.FetchHttpClient();
        const request = {
          url,
          method,
          headers: [],
          body: undefined,
          addressesAllowed: "any",
          maxResponseBytes: 1_000,
        } as const;
        try {
          const response = await client.send({ ...request, signal: new AbortController().signal });
          const { status, headers, body } = response;
          return { status, headers: headers.map((header) => header), text: new TextDecoder().decode(body) };
        } catch (error) {
          return { kind: error instanceof Error && "kind" in error ? String(error.kind) : String(error) };
        }
      },
      [url, method] as const,
    );
  }

  test("come without cookies and without a referrer, even to the page's own server", async () => {
    for (const server of [own, other]) {
      expect(await send(`${server.origin}/hello`)).toMatchObject({ status: 200, text: "hello" });
      const { cookie, referer } = server.asked.at(-1)?.headers ?? {};
      expect([cookie, referer]).toEqual([undefined, undefined]);
    }
  });

  test("are not led on by a redirect", async () => {
    for (const server of [own, other]) {
      const before = server.asked.length;
      expect(await send(`${server.origin}/redirect`)).toEqual({ kind: "redirects" });
      expect(server.asked.slice(before).map(({ url }) => url)).toEqual(["/redirect"]);
    }
  });

  test("to a server that does not allow them have no response", async () => {
    expect(await send(`${other.origin}/closed`)).toEqual({ kind: "connection" });
    expect(await send(`${own.origin}/closed`)).toMatchObject({ status: 200 });
  });

  test("end when the response is too large", async () => {
    expect(await send(`${other.origin}/large`)).toEqual({ kind: "tooLarge" });
  });
});
