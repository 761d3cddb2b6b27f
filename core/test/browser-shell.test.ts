import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";

const bytes = readFileSync(new URL("../dist/engine.wasm", import.meta.url));

/** A browser as the shell sees it: one that answers its only request with this. Each test has a page of its own. */
async function pageThatGets(answer: () => Promise<Response>): Promise<typeof import("../src/browser/index.ts")> {
  vi.resetModules();
  requests.length = 0;
  vi.stubGlobal("fetch", (url: unknown) => {
    requests.push(String(url));
    return answer();
  });
  return import("../src/browser/index.ts");
}

/** Node has no Web Workers. */
const INLINE = { isolation: "inline" } as const;

const requests: string[] = [];
const answerWith =
  (body: BodyInit, headers: Record<string, string>, status = 200) =>
  async () =>
    new Response(body, { status, headers });

afterEach(() => vi.unstubAllGlobals());

describe("in a browser", () => {
  test.each([
    ["as it arrives", { "content-type": "application/wasm" }],
    ["as a whole, when the server does not know its type", { "content-type": "application/octet-stream" }],
  ])("the engine is compiled %s, once", async (_, headers) => {
    const { run } = await pageThatGets(answerWith(bytes, headers));
    expect(await Promise.all([run("6 * 7", INLINE), run("'é'", INLINE)])).toMatchObject([
      { value: 42 },
      { value: "é" },
    ]);
    expect(await run("1", INLINE)).toMatchObject({ value: 1 });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatch(/\/engine\.wasm$/);
  });

  test.each([
    ["missing", answerWith("not found", {}, 404), "ENGINE_MISSING", /engine\.wasm cannot be read/],
    ["out of reach", () => Promise.reject(new TypeError("offline")), "ENGINE_MISSING", /engine\.wasm cannot be read/],
    [
      "a web page",
      answerWith("<!doctype html>", { "content-type": "text/html" }),
      "ENGINE_FOREIGN",
      /not a WebAssembly file/,
    ],
    [
      "truncated",
      answerWith(bytes.subarray(0, 1000), { "content-type": "application/wasm" }),
      "ENGINE_DAMAGED",
      /truncated, damaged/,
    ],
  ])("an engine that is %s is said to be so", async (_, answer, code, message) => {
    const { run } = await pageThatGets(answer);
    await expect(run("1", INLINE)).rejects.toMatchObject({ name: "EngineError", code });
    await expect(run("1", INLINE)).rejects.toThrow(message);
  });

  test("an engine that could not be fetched is fetched again", async () => {
    let attempts = 0;
    const { run } = await pageThatGets(async () => new Response(bytes, { status: attempts++ === 0 ? 503 : 200 }));
    await expect(run("1", INLINE)).rejects.toMatchObject({ code: "ENGINE_MISSING" });
    expect(await run("1", INLINE)).toMatchObject({ value: 1 });
  });
});
