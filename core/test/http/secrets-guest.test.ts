import { describe, expect, test } from "vitest";
import { changedMemory } from "../../src/core/changed-memory.ts";
import { guestWith } from "./guest.ts";
import { loopback } from "./server.ts";

const VALUE = 'sk-live/+0123"\\ \u00e4&x';

/** A server that gives back what it gets, in all ways that it knows. */
function echoServer(): ReturnType<typeof loopback> {
  return loopback(({ url, headers, body }, response) => {
    const { searchParams } = new URL(url, "http://x");
    const key = Buffer.from(searchParams.get("key") ?? "").toString("latin1");
    const given = [headers["x-key"], key, body, headers.authorization].map(String).join("\n");
    const raw = Buffer.from(given, "latin1");
    const text = raw.toString("utf8");
    response.statusCode = Number(searchParams.get("status") ?? 200);
    response.statusMessage = given.split("\n")[0] ?? "";
    response.setHeader("X-Echo", given.replaceAll("\n", " "));
    response.setHeader("X-Hex", raw.toString("hex"));
    response.setHeader("Set-Cookie", `key=${encodeURIComponent(text)}`);
    if (response.statusCode === 302) response.setHeader("Location", `/?key=${encodeURIComponent(VALUE)}`);
    const forms = [
      raw,
      JSON.stringify(text),
      JSON.stringify(JSON.stringify(text)),
      encodeURIComponent(text),
      new URLSearchParams({ text }).toString(),
      raw.toString("base64"),
      raw.toString("base64url"),
      Buffer.concat([Buffer.from("a"), raw]).toString("base64"),
      Buffer.concat([Buffer.from("ab"), raw]).toString("base64"),
      raw.toString("hex"),
      raw.toString("hex").toUpperCase(),
      text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`),
      Buffer.from(text, "utf16le"),
      "the end of the page",
    ];
    response.end(Buffer.concat(forms.map((form) => Buffer.concat([Buffer.from(form), Buffer.from("\n")]))));
  });
}

/** What nobody but the host and the server may have; some characters at the ends of base64 are shared with others. */
const FORMS = [
  Buffer.from(VALUE),
  Buffer.from(VALUE, "latin1"),
  Buffer.from(VALUE, "utf16le"),
  Buffer.from(VALUE.slice(0, 13)),
  Buffer.from(JSON.stringify(VALUE).slice(1, -1)),
  Buffer.from(encodeURIComponent(VALUE)),
  Buffer.from(VALUE).subarray(0, 16).toString("hex"),
  Buffer.from(VALUE).subarray(0, 16).toString("hex").toUpperCase(),
  ...[0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), Buffer.from(VALUE)])
      .toString("base64")
      .slice(4, 20),
  ),
  ...[0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), Buffer.from(VALUE)])
      .toString("base64url")
      .slice(4, 20),
  ),
].map((form) => Buffer.from(form));

const PROGRAM = `
import json, requests, urllib.request, urllib.parse, urllib.error
KEY = "{{secret:KEY}}"
kept = []
def keep(response):
    kept.append((response.status_code, response.reason, response.url, dict(response.headers), response.content, response.cookies.items()))
    kept.extend([(each.url, dict(each.headers)) for each in response.history])
keep(requests.get(BASE + "/", headers={"X-Key": KEY}))
keep(requests.get(BASE + "/", params={"key": KEY}))
keep(requests.get(BASE + "/", auth=("user", KEY)))
keep(requests.post(BASE + "/", data={"key": KEY}))
keep(requests.post(BASE + "/", json={"key": KEY}))
keep(requests.post(BASE + "/", data="raw " + KEY))
keep(requests.get(BASE + "/?status=302", headers={"X-Key": KEY}))
keep(requests.get(BASE + "/" + KEY))
with urllib.request.urlopen(urllib.request.Request(BASE + "/?key=" + urllib.parse.quote(KEY), headers={"X-Key": KEY})) as response:
    kept.append((response.read(), response.reason, response.url, response.headers.items()))
try:
    urllib.request.urlopen(BASE + "/?status=404&key=" + urllib.parse.quote(KEY))
except urllib.error.HTTPError as error:
    kept.append((str(error), error.read(), error.url, error.headers.items()))
response = requests.get(BASE + "/?status=500", headers={"X-Key": KEY})
try:
    response.raise_for_status()
except requests.HTTPError as error:
    kept.append(str(error))
try:
    requests.get(OTHER + "/?key=" + KEY)
except requests.ConnectionError as error:
    kept.append(str(error))
keep(requests.get(OTHER + "/", headers={"X-Key": "known"}))
print(kept)
[str(part) for part in kept]
`;

describe.each(["inline", "worker"] as const)("a secret of a guest, %s", (isolation) => {
  test("gets to the server, and is nowhere in the sandbox, in results, in deeds", async () => {
    await using server = await echoServer();
    const ports = [server.port];
    const rule = { protocol: "http", ports, methods: ["GET", "POST"], privateAddresses: true } as const;
    await using guest = await guestWith(
      {
        allow: [
          { host: "127.0.0.1", ...rule },
          { host: "localhost", ...rule },
        ],
        secrets: { KEY: { host: "127.0.0.1" } },
      },
      { isolation, secrets: { KEY: VALUE } },
    );
    const source = `BASE = "${server.origin}"\nOTHER = "http://localhost:${server.port}"\n${PROGRAM}`;
    const result = await guest.sandbox.run(source, { record: true });
    if (!result.ok) throw new Error(result.error.traceback);

    const utf8 = Buffer.from(VALUE).toString("latin1");
    expect(server.asked.map(({ headers }) => headers["x-key"])).toContain(utf8);
    expect(server.asked.map(({ url }) => url)).toContain(`/?key=${encodeURIComponent(VALUE)}`);
    expect(server.asked.map(({ url }) => url)).toContain(`/${encodeURIComponent(VALUE)}`);
    const basic = `Basic ${Buffer.from(`user:${VALUE}`).toString("base64")}`;
    expect(server.asked.map(({ headers }) => headers.authorization)).toContain(basic);
    const bodies = server.asked.map(({ body }) => Buffer.from(body, "latin1").toString());
    expect(bodies).toContain(`key=${encodeURIComponent(VALUE)}`);
    expect(bodies).toContain(JSON.stringify({ key: VALUE }).replace(":", ": "));
    expect(bodies).toContain(`raw ${VALUE}`);

    const memory = await changedMemory(await guest.sandbox.snapshot(), 2 ** 30);
    const told = Buffer.from(JSON.stringify([result.value, result.stdout, result.calls, guest.deeds, result.usage]));
    const places = { memory: Buffer.from(memory?.bytes ?? []), told, stdout: Buffer.from(result.stdout) };
    for (const [name, bytes] of Object.entries(places)) {
      // The search finds what is there.
      expect(bytes.includes("the end of the page"), name).toBe(true);
      expect(bytes.includes("{{secret:KEY}}"), name).toBe(true);
      for (const form of FORMS) expect(bytes.includes(form), `${name}: ${form.toString("latin1")}`).toBe(false);
    }
    expect(guest.deeds.filter(({ kind }) => kind === "secret").map(({ outcome }) => outcome)).toEqual([
      ...Array.from({ length: 12 }, () => "allowed"),
      "refused",
    ]);
  });
});

test("without scrubbing the search would find it", async () => {
  await using server = await echoServer();
  const response = await fetch(`${server.origin}/`, { headers: { "X-Key": Buffer.from(VALUE).toString("latin1") } });
  const bytes = Buffer.from(await response.arrayBuffer());
  const found = FORMS.filter((form) => bytes.includes(form));
  expect(found.length).toBe(FORMS.length - 1);
});
