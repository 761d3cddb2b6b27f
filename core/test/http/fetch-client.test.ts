import { afterEach, expect, test, vi } from "vitest";
import { FetchHttpClient } from "../../src/browser/http-client.ts";
import type { ClientRequest } from "../../src/core/http/client.ts";
import { stage } from "./fakes.ts";
import { loopback } from "./server.ts";

const REQUEST: Omit<ClientRequest, "url"> = {
  method: "GET",
  headers: [],
  body: undefined,
  addressesAllowed: "public",
  maxResponseBytes: 1_000,
  signal: new AbortController().signal,
};

const client = new FetchHttpClient();

afterEach(() => vi.unstubAllGlobals());

test("nothing of the page's own goes along, and nothing is kept", async () => {
  const asked: RequestInit[] = [];
  vi.stubGlobal("fetch", async (_: string, settings: RequestInit) => {
    asked.push(settings);
    return new Response("hello", { status: 201, statusText: "Made", headers: { "X-A": "1" } });
  });
  const response = await client.send({ ...REQUEST, url: "https://a.example/", headers: [["X-B", "2"]] });
  expect(asked).toMatchObject([
    {
      method: "GET",
      headers: [["X-B", "2"]],
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      redirect: "manual",
      mode: "cors",
    },
  ]);
  expect(asked[0]).not.toHaveProperty("body");
  expect(response).toMatchObject({ status: 201, reason: "Made" });
  expect(response.headers).toContainEqual(["x-a", "1"]);
  expect(Buffer.from(response.body).toString()).toBe("hello");
});

test("a redirect that cannot be seen is refused", async () => {
  vi.stubGlobal("fetch", async () => Object.defineProperty(new Response(null), "type", { value: "opaqueredirect" }));
  await expect(client.send({ ...REQUEST, url: "https://a.example/" })).rejects.toMatchObject({ kind: "redirects" });
});

test("what the browser says is told to nobody", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Failed to fetch http://10.0.0.1/");
  });
  await expect(client.send({ ...REQUEST, url: "https://a.example/" })).rejects.toMatchObject({
    kind: "connection",
    message: "the request failed, or the server does not allow it from this page",
  });
});

test("a body that is too large is not read to its end", async () => {
  await using server = await loopback((_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write("x".repeat(100)));
    };
    response.on("drain", more);
    more();
  });
  await expect(client.send({ ...REQUEST, url: server.origin })).rejects.toMatchObject({ kind: "tooLarge" });
  await using small = await loopback((_, response) => response.end("x".repeat(1_000)));
  expect((await client.send({ ...REQUEST, url: small.origin })).body.length).toBe(1_000);
});

test("one byte and then silence ends with the signal", async () => {
  const controller = new AbortController();
  await using server = await loopback((_, response) => {
    response.writeHead(200, { "Content-Length": 10 });
    response.write("x");
    setImmediate(() => controller.abort(new Error("over")));
  });
  const request = { ...REQUEST, url: server.origin, signal: controller.signal };
  await expect(client.send(request)).rejects.toThrow(/over|request failed/);
});

test("an address in the URL is refused before, as everywhere", async () => {
  vi.stubGlobal("fetch", async () => new Response("never"));
  const { ask } = stage(client, { allow: [{ host: "a.example" }] });
  await expect(ask("https://127.0.0.1/")).rejects.toMatchObject({ kind: "refused" });
  await expect(ask("https://[::1]/")).rejects.toMatchObject({ kind: "refused" });
});
