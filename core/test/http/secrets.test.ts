import { describe, expect, test } from "vitest";
import type { Header } from "../../src/core/http/headers.ts";
import type { HttpOptions } from "../../src/core/http/types.ts";
import { bytesOf, FakeClient, type Stage, stage } from "./fakes.ts";

const KEY = 'p@ss/w"o\\rd+& 1';
const ALL = ["GET", "POST"];
const OPTIONS: HttpOptions = {
  allow: [
    { host: "a.example", methods: ALL },
    { host: "*.a.example", methods: ALL },
    { host: "b.example", methods: ALL, ports: [443, 8443] },
    { host: "a.example", protocol: "http" },
    { host: "plain.example", protocol: "http" },
  ],
  secrets: { KEY: { host: "a.example" }, PLAIN: { host: "plain.example" }, OTHER: { host: "b.example" } },
};
const SECRETS = { KEY, PLAIN: "plain-0123456789", OTHER: "other-0123456789" };

function scene(answer?: ConstructorParameters<typeof FakeClient>[0]): Stage & { readonly client: FakeClient } {
  const client = new FakeClient(answer);
  return { ...stage(client, OPTIONS, { secrets: SECRETS }), client };
}

const post = (type: string, text: string): { method: string; body: Uint8Array<ArrayBuffer>; headers: Header[] } => ({
  method: "POST",
  body: bytesOf(text),
  headers: [["Content-Type", type]],
});

describe("a value goes", () => {
  test("into headers", async () => {
    const { ask, client } = scene();
    await ask("https://a.example/", { headers: [["Authorization", "Bearer {{secret:KEY}}"]] });
    expect(client.sent[0]?.headers).toEqual([["Authorization", `Bearer ${KEY}`]]);
  });

  test("into the name and password of a header, which are encoded", async () => {
    const { ask, client } = scene();
    const encoded = Buffer.from("user:{{secret:KEY}}").toString("base64");
    await ask("https://a.example/", { headers: [["Authorization", `Basic ${encoded}`]] });
    const [, value = ""] = client.sent[0]?.headers[0] ?? [];
    expect(Buffer.from(value.slice("Basic ".length), "base64").toString()).toBe(`user:${KEY}`);
    const untouched = `Basic ${Buffer.from("user:password").toString("base64")}`;
    await ask("https://a.example/", { headers: [["Authorization", untouched]] });
    expect(client.sent[1]?.headers).toEqual([["Authorization", untouched]]);
  });

  test("into path and query, percent-encoded, however the guest has written the name", async () => {
    const { ask, client } = scene();
    await ask("https://a.example/bot{{secret:KEY}}/send?key={{secret:KEY}}&x=%7B%7bsecret%3aKEY%7D%7d#{{secret:KEY}}");
    const value = encodeURIComponent(KEY);
    expect(client.sent[0]?.url).toBe(`https://a.example/bot${value}/send?key=${value}&x=${value}`);
  });

  test("into a body, as its type wants it", async () => {
    const { ask, client } = scene();
    await ask("https://a.example/", post("application/json; charset=utf-8", '{"key": "{{secret:KEY}}"}'));
    await ask("https://a.example/", post("application/x-www-form-urlencoded", "key=%7B%7Bsecret%3AKEY%7D%7D&x=1"));
    await ask("https://a.example/", post("text/plain", "{{secret:KEY}} \u00e4"));
    const [json, form, text] = client.sent.map(({ body }) => Buffer.from(body ?? []).toString());
    expect(JSON.parse(json ?? "")).toEqual({ key: KEY });
    expect(new URLSearchParams(form).get("key")).toBe(KEY);
    expect(text).toBe(`${KEY} \u00e4`);
  });

  test("and is told once in each request, without the value", async () => {
    const { ask, deeds } = scene();
    await ask("https://a.example/?{{secret:KEY}}", { headers: [["X-Key", "{{secret:KEY}}"]] });
    expect(deeds).toEqual([
      { kind: "secret", name: "KEY", detail: { host: "a.example" }, outcome: "allowed" },
      {
        kind: "http",
        name: "GET",
        detail: { url: "https://a.example/?{{secret:KEY}}", hop: 0, status: 200, requestBytes: 0, responseBytes: 0 },
        outcome: "allowed",
      },
    ]);
  });
});

describe("a value does not go", () => {
  const places: readonly (readonly [string, (url: string) => readonly [string, object]])[] = [
    ["a header", (url) => [url, { headers: [["X-Key", "{{secret:KEY}}"]] }]],
    ["encoded credentials", (url) => [url, { headers: [["X-Key", "Basic OnsgfXt7c2VjcmV0OktFWX19"]] }]],
    ["the path", (url) => [`${url}{{secret:KEY}}`, {}]],
    ["the query", (url) => [`${url}?a=%7B%7Bsecret:KEY%7D%7D`, {}]],
    ["a body", (url) => [url, post("text/plain", "a {{secret:KEY}}")]],
    ["a form", (url) => [url, post("application/x-www-form-urlencoded", "a=%7B%7Bsecret%3AKEY%7D%7D")]],
  ];
  const hosts = ["https://b.example/", "https://b.example:8443/", "https://x.a.example/", "http://a.example/"];
  const cases = places.flatMap(([place, make]) => hosts.map((host) => [place, host, make] as const));

  test.each(cases)("in %s to %s", async (_, host, make) => {
    const { ask, client, deeds } = scene();
    const [url, more] = make(host);
    // Nothing but GET is granted without encryption.
    if (host.startsWith("http:") && "body" in more) return;
    await expect(ask(url, more)).rejects.toMatchObject({
      kind: "refused",
      message: expect.stringMatching(/^the secret 'KEY' may (?:not be sent to|be sent by https only)/),
    });
    expect(client.sent).toEqual([]);
    expect(deeds).toMatchObject([
      { kind: "secret", name: "KEY", outcome: "refused" },
      { kind: "http", outcome: "refused" },
    ]);
  });

  test("to a host that is not granted", async () => {
    const { ask, client, deeds } = scene();
    await expect(ask("https://evil.example/?{{secret:KEY}}")).rejects.toThrow("the host evil.example is not granted");
    expect(client.sent).toEqual([]);
    expect(deeds).toMatchObject([{ kind: "http", outcome: "refused" }]);
  });

  test("where nobody knows its name", async () => {
    const { ask } = scene();
    await expect(ask("https://a.example/?{{secret:NONE}}")).rejects.toThrow("there is no secret named 'NONE'");
    await expect(ask("https://a.example/?{{secret:__proto__}}")).rejects.toThrow("no secret named '__proto__'");
  });

  test("in a part only", async () => {
    const { ask, client } = scene();
    const headers: Header[] = [
      ["Range", "bytes=0-3"],
      ["X-Key", "{{secret:KEY}}"],
    ];
    await expect(ask("https://a.example/", { headers })).rejects.toThrow("cannot have the header Range");
    expect(client.sent).toEqual([]);
    await ask("https://a.example/", { headers: headers.slice(0, 1) });
  });

  test("into what is no name of a secret", async () => {
    const { ask, client } = scene();
    await ask("https://a.example/?{secret:KEY}&{{secret:}}&{{secrets:KEY}}&{{secret:%20KEY}}", {
      headers: [["X-Key", "{{secret:KEY} {{SECRET:KEY}} {{secret:K E}}"]],
    });
    expect(JSON.stringify(client.sent)).not.toContain("ss/w");
  });

  test("without encryption, unless the host has none at all", async () => {
    const { ask, client } = scene();
    await ask("http://plain.example/?{{secret:PLAIN}}");
    expect(client.sent[0]?.url).toBe("http://plain.example/?plain-0123456789");
  });
});

describe("after a redirect", () => {
  const leads = (location: string, status = 307): ConstructorParameters<typeof FakeClient>[0] => {
    return ({ url }) =>
      new URL(url).pathname === "/first" ? { status, headers: [["Location", location]] } : { text: url };
  };

  test("a header with a value stays behind", async () => {
    const { ask, client } = scene(leads("https://b.example/"));
    const encoded = Buffer.from("user:{{secret:KEY}}").toString("base64");
    const headers: Header[] = [
      ["X-Key", "{{secret:KEY}}"],
      ["X-Basic", `Basic ${encoded}`],
      ["X-Plain", "1"],
    ];
    await ask("https://a.example/first", { headers });
    expect(client.sent[1]).toMatchObject({ url: "https://b.example/", headers: [["X-Plain", "1"]] });
  });

  test("a body with one goes nowhere else", async () => {
    const { ask, client, deeds } = scene(leads("https://b.example/"));
    await expect(ask("https://a.example/first", post("text/plain", "{{secret:KEY}}"))).rejects.toThrow(
      "the secret 'KEY' may not be sent to b.example",
    );
    expect(client.sent.length).toBe(1);
    expect(deeds.at(-2)).toMatchObject({ kind: "secret", outcome: "refused" });
  });

  test("a URL with one goes nowhere else, though the server has put it there", async () => {
    for (const place of [`/${encodeURIComponent(KEY)}`, `/?k=${encodeURIComponent(KEY)}`, `/#${KEY}`]) {
      const { ask, client } = scene(leads(`https://b.example${place.replaceAll("\\", "%5C")}`));
      const asked = ask("https://a.example/first?{{secret:KEY}}");
      await expect(asked).rejects.toThrow("the secret 'KEY' may not be sent to b.example");
      expect(client.sent.length).toBe(1);
    }
  });

  test("to the same host it goes along, and is not shown", async () => {
    const { ask, client, deeds } = scene(leads(`/next?k=${encodeURIComponent(KEY)}`));
    const response = await ask("https://a.example/first?{{secret:KEY}}", { headers: [["X-Key", "{{secret:KEY}}"]] });
    expect(client.sent[1]).toMatchObject({ headers: [["X-Key", KEY]] });
    expect(response.url).toBe("https://a.example/next?k={{secret:KEY}}");
    expect(Buffer.from(response.body).toString()).toBe("https://a.example/next?k={{secret:KEY}}");
    expect(JSON.stringify([response.history, deeds])).not.toContain(encodeURIComponent(KEY));
  });

  test("a name that a server writes is nothing but text", async () => {
    const { ask, client } = scene(leads("https://a.example/?{{secret:OTHER}}&{{secret:KEY}}"));
    await ask("https://a.example/first");
    expect(client.sent[1]?.url).toBe("https://a.example/?{{secret:OTHER}}&{{secret:KEY}}");
  });
});

test("a value is taken out of body, headers, reason, URLs and errors, of whichever host", async () => {
  const echo = scene(() => ({
    reason: `No ${KEY}`,
    headers: [
      ["X-Echo", `Bearer ${KEY}`],
      ["X-Other", Buffer.from(`x:${SECRETS.OTHER}`).toString("base64")],
    ],
    text: JSON.stringify({ key: KEY, other: SECRETS.OTHER }),
  }));
  const response = await echo.ask("https://b.example/");
  expect(response).toMatchObject({
    reason: "No {{secret:KEY}}",
    headers: [
      ["X-Echo", "Bearer {{secret:KEY}}"],
      ["X-Other", expect.any(String)],
    ],
  });
  expect(Buffer.from(response.body).toString()).toBe(`{"key":"{{secret:KEY}}","other":"{{secret:OTHER}}"}`);
  expect(JSON.stringify(response.headers)).toContain("{{secret:OTHER}}");
});
