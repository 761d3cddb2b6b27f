import fc from "fast-check";
import { expect, test } from "vitest";
import { HttpFailure } from "../../src/core/http/failure.ts";
import { type Header, readHeaders } from "../../src/core/http/headers.ts";
import { NodeHttpClient } from "../../src/node/http-client.ts";
import { rawServer } from "./raw-server.ts";

const WORDS =
  'Host Content-Length Transfer-Encoding Connection X-A x-a Cookie Accept-Encoding : \r\n \n \r \0 \t a \u00e4 \u010a { " ,';
const PIECE = fc.oneof(fc.constantFrom(...WORDS.split(" "), " "), fc.string({ maxLength: 3 }));
const TEXT = fc.array(PIECE, { maxLength: 4 }).map((pieces) => pieces.join(""));
const TOKEN = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,10}$/);
const HEADERS = fc.array(fc.tuple(fc.oneof(TOKEN, TEXT), TEXT), { maxLength: 4 });

test("headers at random are refused, or sent as one line each, with nothing of the client's changed", async () => {
  await using server = await rawServer((socket) => socket.end("HTTP/1.1 200 OK\r\n\r\n"));
  const client = new NodeHttpClient();
  let sent = 0;
  const property = fc.asyncProperty(HEADERS, async (given) => {
    const headers = accepted(given);
    if (!headers) return;
    sent += 1;
    await client.send({
      url: `${server.origin}/`,
      method: "GET",
      headers,
      body: undefined,
      addressesAllowed: "any",
      maxResponseBytes: 100,
      signal: new AbortController().signal,
    });
    const own = headers.map(([name, value]) => `${name}: ${value}`);
    const ours = ["Accept-Encoding: gzip, br", "Connection: close", "", ""];
    const expected = ["GET / HTTP/1.1", `Host: 127.0.0.1:${server.port}`, ...own, ...ours];
    expect(server.received.at(-1)?.split("\r\n")).toEqual(expected);
  });
  await fc.assert(property, { numRuns: 1_000 });
  expect(sent).toBeGreaterThan(50);
});

function accepted(given: readonly Header[]): Header[] | undefined {
  try {
    return readHeaders(given);
  } catch (error) {
    expect(error).toBeInstanceOf(HttpFailure);
    return undefined;
  }
}
