import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HttpFailure } from "../../src/core/http/failure.ts";
import { hostOf, portOf, readUrl, shownUrl } from "../../src/core/http/urls.ts";
import { FakeClient, stage } from "./fakes.ts";
import { guestWith } from "./guest.ts";
import { FINE, GRANTED, REFUSED } from "./spellings.ts";

const ALLOW = { allow: GRANTED, maxRequests: 10_000 };

test("there are more than 60 spellings, each with a name of its own", () => {
  expect(new Set(REFUSED.map(([name]) => name)).size).toBe(REFUSED.length);
  expect(REFUSED.length).toBeGreaterThan(100);
});

describe("refused", () => {
  test.each(REFUSED)("%s", async (_, url) => {
    const client = new FakeClient();
    const { ask, deeds } = stage(client, ALLOW);
    const failure: unknown = await ask(url).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(HttpFailure);
    expect(failure).toMatchObject({ isRefusal: true });
    expect(client.sent).toEqual([]);
    expect(deeds).toMatchObject([{ kind: "http", name: "GET", outcome: "refused" }]);
    expect(String(deeds[0]?.detail["url"])).not.toContain("password");
  });

  test("also where a redirect leads", async () => {
    for (const [name, url] of REFUSED) {
      // What is relative stays where it is: at a granted host.
      if (!/^[a-z+.-]+:\/\/./i.test(url) || /^https:\/\/(?:a@b@)?(?:\/|$)/.test(url) || hasControls(url)) continue;
      const client = new FakeClient(() => ({ status: 302, headers: [["Location", url]] }));
      const failure: unknown = await stage(client, ALLOW)
        .ask("https://api.example.com/")
        .catch((error: unknown) => error);
      // Spellings of granted hosts are made one there, and go round in circles.
      const hosts = client.sent.map(({ url: sent }) => new URL(sent).hostname);
      expect(failure, name).toBeInstanceOf(HttpFailure);
      expect(
        [...new Set(hosts)].filter((host) => !isGranted(host)),
        name,
      ).toEqual([]);
    }
  });

  test("by urllib and requests, as exceptions", async () => {
    const client = new FakeClient();
    await using guest = await guestWith(ALLOW, { client, limits: { hostCalls: 10_000 } });
    const urls = JSON.stringify(REFUSED.map(([, url]) => url));
    const through = await guest.run(`
import json, urllib.request, requests
through = []
for url in json.loads(${JSON.stringify(urls)}):
    try:
        urllib.request.urlopen(url)
        through.append(["urllib", url])
    except (OSError, ValueError):
        pass
    try:
        requests.get(url)
        through.append(["requests", url])
    except requests.exceptions.RequestException:
        pass
through`);
    // As in CPython, white space before a URL is dropped, and requests quotes what is in it.
    const spaced = (name: string): string => REFUSED.find(([each]) => each === name)?.[1] ?? "";
    expect(through).toEqual([
      ["urllib", spaced("a space before")],
      ["requests", spaced("a space before")],
      ["requests", spaced("a space behind")],
      ["requests", spaced("a space of another kind")],
    ]);
    expect(client.sent.every(({ url }) => url.startsWith("https://api.example.com/"))).toBe(true);
  });
});

describe("granted", () => {
  test.each(FINE)("%s", async (_, url, sent) => {
    const client = new FakeClient();
    await stage(client, ALLOW).ask(url);
    expect(client.sent).toMatchObject([{ url: sent, addressesAllowed: "public" }]);
  });
});

test("a refusal says what it would take", async () => {
  const { ask } = stage(new FakeClient(), ALLOW);
  const rule = 'it takes a rule { host: "api.example.com", methods: ["PUT"] }';
  await expect(ask("https://api.example.com/", { method: "PUT" })).rejects.toThrow(
    `the method PUT is not granted for api.example.com: ${rule}`,
  );
  await expect(ask("https://api.example.com:8443/")).rejects.toThrow("port 8443 of api.example.com is not granted");
  await expect(ask("http://api.example.com/")).rejects.toThrow("api.example.com is not granted by http");
  await expect(ask("https://evil.example/")).rejects.toThrow("the host evil.example is not granted");
  await expect(ask("http://[::1]:8080/")).rejects.toThrow(
    '{ host: "::1", methods: ["GET"], ports: [8080], protocol: "http", privateAddresses: true }',
  );
});

test.each(["get", "CONNECT", "TRACE", "TRACK", "", "GET /", "GET\r\n", "G\u0130T", "X".repeat(33)])(
  "the method %j is refused",
  async (method) => {
    const client = new FakeClient();
    await expect(stage(client, ALLOW).ask("https://api.example.com/", { method })).rejects.toThrow(HttpFailure);
    expect(client.sent).toEqual([]);
  },
);

test("policy and code grant together what both of them grant", async () => {
  const client = new FakeClient();
  const policy = { allow: [{ host: "*.example.com", methods: ["GET"] }], maxRequests: 3 };
  const code = { allow: [{ host: "a.example.com", methods: ["GET", "POST"] }, { host: "evil.example" }] };
  for (const both of [
    [policy, code],
    [code, policy],
  ]) {
    const { ask } = stage(client, both);
    await ask("https://a.example.com/");
    await expect(ask("https://b.example.com/")).rejects.toThrow("not granted");
    await expect(ask("https://evil.example/")).rejects.toThrow("not granted");
    await expect(ask("https://a.example.com/", { method: "POST" })).rejects.toThrow("POST is not granted");
    await ask("https://a.example.com/");
    await ask("https://a.example.com/");
    await expect(ask("https://a.example.com/")).rejects.toThrow("the 3 requests that were granted are used up");
  }
});

test("private addresses take a rule of each", async () => {
  const open = { allow: [{ host: "intern.example", privateAddresses: true }] };
  const closed = { allow: [{ host: "*.example" }, { host: "intern.example" }] };
  const client = new FakeClient();
  await stage(client, open).ask("https://intern.example/");
  await stage(client, [open, open]).ask("https://intern.example/");
  await stage(client, [open, closed]).ask("https://intern.example/");
  expect(client.sent.map(({ addressesAllowed }) => addressesAllowed)).toEqual(["any", "any", "public"]);
});

const PIECES = fc.constantFrom(
  ..."https:// http:// api.example.com evil.example 127.0.0.1 [::1] [2606:4700:4700::1111] @ : / \\ ? # % . .. ; %2e %00".split(
    " ",
  ),
  ..."0x7f 443 80 :8443 //a xn--bcher-kva _ - * { } | ^ ` ' \" < > & = + $ , ! ~ ( ) [ ]".split(" "),
  ..."\t \n \0 \u3002 \uff0e \u00ad \u200d \uff41 \u0130 \ud800 \u{1f600} \u00a0 \u2028 ".split(" "),
);
const NASTY = fc
  .tuple(
    fc.constantFrom("https://", "http://", "https:", ""),
    fc.array(fc.oneof(PIECES, fc.string({ maxLength: 3 })), { maxLength: 8 }),
  )
  .map(([scheme, pieces]) => scheme + pieces.join(""));

test("URLs at random are refused, or every reader reads the same host and port in them", () => {
  const accepted: { text: string; host: string; port: number }[] = [];
  fc.assert(
    fc.property(NASTY, (text) => {
      try {
        const url = readUrl(text);
        accepted.push({ text, host: hostOf(url), port: portOf(url) });
        expect(url.username + url.password).toBe("");
        expect(text.toLowerCase()).toContain(`://${url.hostname}`);
      } catch (error) {
        if (!(error instanceof HttpFailure)) throw error;
      }
    }),
    { numRuns: 20_000 },
  );
  expect(accepted.length).toBeGreaterThan(500);
  const input = JSON.stringify(accepted.map(({ text }) => text.toWellFormed()));
  const { stdout, stderr } = spawnSync("python3", ["-X", "utf8", "-c", SPLIT], { input, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual(accepted.map(({ host, port }) => [host, port]));
});

const SPLIT = `
import json, sys, urllib.parse
def read(url):
    parts = urllib.parse.urlsplit(url)
    port = {"http": 80, "https": 443}[parts.scheme] if parts.port is None else parts.port
    return [parts.hostname, port]
json.dump([read(url) for url in json.load(sys.stdin)], sys.stdout)
`;

test("port 0, which some readers take for the usual port, is none", () => {
  for (const text of ["http://api.example.com:0", "https://api.example.com:00000/"])
    expect(() => readUrl(text)).toThrow("there is no port 0");
});

test("what is shown of a URL has no user and no password in it", () => {
  fc.assert(
    fc.property(NASTY, fc.constantFrom("https://", "https:/\\", "//", "", "x:"), (rest, scheme) => {
      expect(shownUrl(`${scheme}user:hunter2hunter2@${rest}`)).not.toContain("hunter2hunter2");
    }),
  );
});

function hasControls(text: string): boolean {
  return /[\p{Cc}\s\\]/u.test(text);
}

function isGranted(host: string): boolean {
  const bare = host.replace(/[[\]]/g, "");
  return GRANTED.some(({ host: granted }) =>
    granted.startsWith("*.") ? bare.endsWith(granted.slice(1)) : bare === granted,
  );
}
