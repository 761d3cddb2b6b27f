import { describe, expect, test } from "vitest";
import type { Header } from "../../src/core/http/headers.ts";
import { bytesOf, FakeClient, stage } from "./fakes.ts";

const ALL = ["GET", "HEAD", "POST", "PUT", "DELETE"];
const ALLOW = [
  { host: "a.example", methods: ALL },
  { host: "b.example", methods: ALL },
  { host: "a.example", protocol: "http", methods: ALL },
] as const;

/** Redirects once, then answers. */
function redirecting(status: number, location: string): FakeClient {
  let isFirst = true;
  return new FakeClient(() => {
    const reply = isFirst ? { status, headers: [["Location", location]] as Header[] } : { text: "there" };
    isFirst = false;
    return reply;
  });
}

describe("redirects", () => {
  test.each([
    [301, "GET", "GET", false],
    [301, "POST", "GET", false],
    [301, "PUT", "PUT", true],
    [302, "POST", "GET", false],
    [302, "HEAD", "HEAD", false],
    [303, "POST", "GET", false],
    [303, "PUT", "GET", false],
    [303, "HEAD", "HEAD", false],
    [307, "POST", "POST", true],
    [307, "DELETE", "DELETE", true],
    [308, "PUT", "PUT", true],
  ])("%i of %s goes on with %s", async (status, method, next, hasBody) => {
    const client = redirecting(status, "/next?x#y");
    const body = method === "GET" || method === "HEAD" ? undefined : bytesOf("body");
    const headers: Header[] = [
      ["Content-Type", "text/plain"],
      ["X-Other", "1"],
    ];
    const response = await stage(client, { allow: ALLOW }).ask("https://a.example/first", { method, body, headers });
    const [, second] = client.sent;
    expect(second).toMatchObject({ url: "https://a.example/next?x", method: next });
    expect(second?.body !== undefined).toBe(hasBody);
    const keepsType = hasBody || method === "GET" || method === "HEAD";
    expect(second?.headers).toEqual(keepsType ? headers : [["X-Other", "1"]]);
    expect(response).toMatchObject({
      url: "https://a.example/next?x#y",
      status: 200,
      history: [{ url: "https://a.example/first", status, headers: [["Location", "/next?x#y"]] }],
    });
  });

  test("are followed where they were asked to be", async () => {
    const client = redirecting(302, "/next");
    const response = await stage(client, { allow: ALLOW }).ask("https://a.example/", { follows: false });
    expect(response).toMatchObject({ status: 302, history: [] });
    expect(client.sent.length).toBe(1);
  });

  test("without a location, and of other kinds, are responses", async () => {
    const bare = new FakeClient(() => ({ status: 302 }));
    expect(await stage(bare, { allow: ALLOW }).ask("https://a.example/")).toMatchObject({ status: 302 });
    const choices = new FakeClient(() => ({ status: 300, headers: [["Location", "https://evil.example/"]] }));
    expect(await stage(choices, { allow: ALLOW }).ask("https://a.example/")).toMatchObject({ status: 300 });
  });

  test("keep the fragment, unless they have one", async () => {
    const { ask } = stage(redirecting(302, "/next"), { allow: ALLOW });
    expect(await ask("https://a.example/#part")).toMatchObject({ url: "https://a.example/next#part" });
  });

  test.each([
    ["another host", "https://evil.example/", "the host evil.example is not granted"],
    ["a private address", "https://127.0.0.1/", "the host 127.0.0.1 is not granted"],
    ["a private address as a number", "https://2130706433/", "the host 127.0.0.1 is not granted"],
    ["metadata", "http://169.254.169.254/", "leads from https to http"],
    ["no encryption", "http://a.example/", "leads from https to http"],
    ["a port", "https://a.example:8443/", "port 8443 of a.example is not granted"],
    ["a file", "file:///etc/passwd", "begin with https:// or http:// and a host|'file:' are never granted"],
    ["data", "data:text/plain,x", "must begin with https:// or http://"],
    ["JavaScript", "javascript:alert(1)", "must begin with https:// or http://"],
    ["a user", "https://user:hunter2hunter2@a.example/", "has a user or password"],
    ["a host behind a backslash", "/\\evil.example/", "has a control character or backslash"],
    ["a host behind a line break", "/\n/evil.example/", "has a control character or backslash"],
    ["a host without a protocol", "//evil.example/", "the host evil.example is not granted"],
    ["nowhere", "https://[/", "leads to what is no URL"],
  ])("to %s are refused", async (_, location, reason) => {
    const client = redirecting(302, location);
    const { ask, deeds } = stage(client, { allow: ALLOW });
    await expect(ask("https://a.example/")).rejects.toThrow(new RegExp(reason));
    expect(client.sent.length).toBe(1);
    expect(deeds).toMatchObject([
      { outcome: "allowed", detail: { hop: 0, status: 302 } },
      { outcome: "refused", detail: { hop: 1, reason: expect.stringMatching(reason) } },
    ]);
    expect(JSON.stringify(deeds)).not.toContain("hunter2");
  });

  test("to another method's host are refused", async () => {
    const client = redirecting(307, "https://c.example/");
    const allow = [...ALLOW, { host: "c.example" }];
    const post = stage(client, { allow }).ask("https://a.example/", { method: "POST", body: bytesOf("x") });
    await expect(post).rejects.toThrow("the method POST is not granted for c.example");
  });

  test("to the same place end", async () => {
    const client = new FakeClient(() => ({ status: 302, headers: [["Location", "/"]] }));
    const { ask, deeds } = stage(client, { allow: ALLOW });
    await expect(ask("https://a.example/")).rejects.toMatchObject({
      kind: "redirects",
      message: "it was redirected more than 5 times",
    });
    expect(client.sent.length).toBe(6);
    expect(deeds.length).toBe(7);
    const few = new FakeClient(() => ({ status: 302, headers: [["Location", "/"]] }));
    await expect(stage(few, { allow: ALLOW, redirects: 0 }).ask("https://a.example/")).rejects.toThrow("more than 0");
    expect(few.sent.length).toBe(1);
  });

  test("to another origin take no credentials along", async () => {
    const headers: Header[] = [
      ["Authorization", "Bearer own"],
      ["cookie", "a=b"],
      ["X-Key", "{{secret:KEY}}"],
      ["X-Other", "1"],
    ];
    const options = { allow: ALLOW, secrets: { KEY: { host: "a.example" } } };
    const secrets = { KEY: "0123456789" };
    const away = redirecting(302, "https://b.example/");
    await stage(away, options, { secrets }).ask("https://a.example/", { headers });
    expect(away.sent[0]?.headers).toContainEqual(["X-Key", "0123456789"]);
    expect(away.sent[1]?.headers).toEqual([["X-Other", "1"]]);
    const near = redirecting(302, "/next");
    await stage(near, options, { secrets }).ask("https://a.example/", { headers });
    expect(near.sent[1]?.headers).toEqual(near.sent[0]?.headers);
    const secure = redirecting(301, "https://a.example/");
    await stage(secure, { allow: ALLOW }).ask("http://a.example/", { headers: headers.slice(0, 2) });
    expect(secure.sent[1]?.headers).toEqual([]);
  });
});

describe("headers", () => {
  const FORBIDDEN =
    "Host host Connection Content-Length TRANSFER-ENCODING Upgrade TE Trailer Keep-Alive Expect Proxy-Authorization " +
    "Proxy-Connection X-HTTP-Method-Override X-Method-Override HTTP2-Settings";

  test.each(FORBIDDEN.split(" "))("%s cannot be set", async (name) => {
    const client = new FakeClient();
    const asked = stage(client, { allow: ALLOW }).ask("https://a.example/", { headers: [[name, "evil.example"]] });
    await expect(asked).rejects.toThrow(`the header ${name} cannot be set`);
    expect(client.sent).toEqual([]);
  });

  test.each([
    ["X\r\nHost", "a"],
    ["X-A", "a\r\nHost: evil.example"],
    ["X-A", "a\nb"],
    ["X-A", "a\rb"],
    ["X-A", "a\0b"],
    ["X-A", "\u010a"],
    ["X-A", "\u560a"],
    ["X A", "a"],
    ["X-A:", "a"],
    ["", "a"],
    ["X-\u00e4", "a"],
  ])("%j: %j is refused", async (name, value) => {
    const client = new FakeClient();
    const asked = stage(client, { allow: ALLOW }).ask("https://a.example/", { headers: [[name, value]] });
    await expect(asked).rejects.toMatchObject({ kind: "invalid" });
    expect(client.sent).toEqual([]);
  });

  test("are sent once, in their order, and what is accepted is the client's matter", async () => {
    const client = new FakeClient();
    const { ask } = stage(client, { allow: ALLOW });
    const headers: Header[] = [
      ["B", " 2 "],
      ["Accept-Encoding", "gzip, zstd, *"],
      ["a", "\u00e4"],
    ];
    await ask("https://a.example/", { headers });
    expect(client.sent[0]?.headers).toEqual([
      ["B", "2"],
      ["a", "\u00e4"],
    ]);
    const twice: Header[] = [
      ["X-A", "1"],
      ["x-a", "2"],
    ];
    await expect(ask("https://a.example/", { headers: twice })).rejects.toThrow("the header x-a is given twice");
    const many = Array.from({ length: 101 }, (_, at): Header => [`X-${at}`, ""]);
    await expect(ask("https://a.example/", { headers: many })).rejects.toThrow("more than 100 headers");
    const large: Header[] = [["X-A", "x".repeat(16_384)]];
    await expect(ask("https://a.example/", { headers: large })).rejects.toThrow("more than 16384 bytes");
  });
});

describe("limits", () => {
  test("of requests count redirects, and not what was refused", async () => {
    const client = redirecting(302, "/next");
    const { ask } = stage(client, { allow: ALLOW, maxRequests: 3 });
    await expect(ask("https://evil.example/")).rejects.toThrow("not granted");
    await ask("https://a.example/");
    await ask("https://a.example/");
    await expect(ask("https://a.example/")).rejects.toMatchObject({ kind: "limit" });
    expect(client.sent.length).toBe(3);
  });

  test("of bytes", async () => {
    const client = new FakeClient(() => ({ text: "x".repeat(40) }));
    const { ask, deeds } = stage(client, { allow: ALLOW, requestBytes: 10, responseBytes: 50, totalBytes: 100 });
    const body = bytesOf("0123456789");
    const post = (bytes: Uint8Array<ArrayBuffer>): Promise<unknown> =>
      ask("https://a.example/", { method: "POST", body: bytes });
    await expect(post(bytesOf("01234567890"))).rejects.toThrow("more than the 10 bytes that a request may have");
    await post(body);
    await post(body);
    await expect(post(body)).rejects.toThrow("the 100 bytes that were granted are used up");
    expect(client.sent.map(({ maxResponseBytes }) => maxResponseBytes)).toEqual([50, 40]);
    expect(deeds.map(({ outcome }) => outcome)).toEqual(["refused", "allowed", "allowed", "refused"]);
    expect(deeds[1]?.detail).toMatchObject({ requestBytes: 10, responseBytes: 40, status: 200 });
  });

  test("of a reply are its own: what does not fit is an error, not the end of the run", async () => {
    const large = new FakeClient(() => ({ text: "x".repeat(500) }));
    const { ask } = stage(large, { allow: ALLOW }, { replyBytes: 1_024 });
    await expect(ask("https://a.example/")).rejects.toMatchObject({ kind: "tooLarge" });
    expect(large.sent[0]?.maxResponseBytes).toBe(512);
    const headers = new FakeClient(() => ({ headers: [["X-A", "x".repeat(600)]] }));
    await expect(stage(headers, { allow: ALLOW }, { replyBytes: 1_024 }).ask("https://a.example/")).rejects.toThrow(
      "more than the 1024 bytes of hostCallBytes",
    );
  });

  test("of time end a request, whatever the client does", async () => {
    const deaf = new FakeClient(() => new Promise(() => undefined));
    const { ask, deeds } = stage(deaf, { allow: ALLOW, timeoutMs: 20 });
    await expect(ask("https://a.example/")).rejects.toMatchObject({ kind: "timeout" });
    expect(deaf.sent[0]?.signal.aborted).toBe(true);
    await expect(stage(deaf, { allow: ALLOW }).ask("https://a.example/", { timeoutMs: 5 })).rejects.toMatchObject({
      kind: "timeout",
    });
    expect(deeds).toMatchObject([{ outcome: "failed", detail: { reason: "the request took too long" } }]);
  });

  test("a request ends with its run", async () => {
    const deaf = new FakeClient(() => new Promise(() => undefined));
    const { broker } = stage(deaf, { allow: ALLOW });
    const controller = new AbortController();
    const request = { method: "GET", url: "https://a.example/", headers: [], body: undefined };
    const asked = broker.request({ ...request, timeoutMs: undefined, follows: true }, controller.signal);
    controller.abort();
    await expect(asked).rejects.toMatchObject({ kind: "cancelled" });
    const late = broker.request({ ...request, timeoutMs: undefined, follows: true }, controller.signal);
    await expect(late).rejects.toMatchObject({ kind: "cancelled" });
    expect(deaf.sent.length).toBe(1);
  });
});

test("what a client throws of its own is told to nobody", async () => {
  const client = new FakeClient(() => {
    throw new Error("connect ECONNREFUSED 10.1.2.3:443 at /home/host/app.js");
  });
  const { ask, deeds } = stage(client, { allow: ALLOW });
  await expect(ask("https://a.example/")).rejects.toMatchObject({ message: "the request failed" });
  expect(JSON.stringify(deeds)).not.toMatch(/10\.1|home/);
});
