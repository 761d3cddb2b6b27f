import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changedMemory } from "../src/core/changed-memory.ts";
import { AuditLog, replay, Sandbox } from "../src/node/index.ts";

const SECRET = 'Tr0ub4dor&3 süß/+="\\';

let server: Server;
let port: number;
let received: string[];

beforeAll(async () => {
  // Sends back whatever it gets, in every form that it can think of.
  server = createServer((request, response) => {
    const token = String(request.headers.authorization ?? "").replace(/^Bearer /, "");
    const value = Buffer.from(token, "latin1").toString("utf8");
    received.push(value);
    const forms = [
      value,
      encodeURIComponent(value),
      JSON.stringify(value),
      Buffer.from(value).toString("base64"),
      Buffer.from(`x${value}`).toString("base64url"),
      Buffer.from(`xy${value}yz`).toString("base64"),
      Buffer.from(value).toString("hex"),
      Buffer.from(value).toString("hex").toUpperCase(),
    ];
    if (request.url === "/redirect") {
      response.writeHead(302, { location: `/found?key=${encodeURIComponent(value)}` });
      response.end();
      return;
    }
    response.setHeader("x-echo", Buffer.from(value).toString("latin1"));
    response.setHeader("set-cookie", `key=${encodeURIComponent(value)}`);
    response.statusCode = request.url === "/denied" ? 403 : 200;
    response.end(forms.join("\n"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = Number(Object(server.address()).port);
});

afterAll(() => server.close());

/** The bytes that would give it away, wherever they stand. */
function formsOf(secret: string): Buffer[] {
  const bytes = Buffer.from(secret);
  const encoded = [0, 1, 2].map((lead) => {
    const text = Buffer.concat([Buffer.alloc(lead), bytes]).toString("base64");
    // Without what depends on its neighbours.
    return text.slice(Math.ceil((lead * 8) / 6), Math.floor(((lead + bytes.length) * 8) / 6));
  });
  const texts = [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString("hex"),
    ...encoded,
  ];
  return [...texts.map((text) => Buffer.from(text)), Buffer.from(secret, "latin1"), Buffer.from(secret, "utf16le")];
}

function findings(haystack: string | Uint8Array): string[] {
  const bytes =
    typeof haystack === "string"
      ? Buffer.from(haystack)
      : Buffer.from(haystack.buffer, haystack.byteOffset, haystack.length);
  return formsOf(SECRET)
    .filter((form) => bytes.includes(form))
    .map(String);
}

const CODE = `import requests, urllib.request, json, traceback
base = "http://127.0.0.1:%d" % port
headers = {"Authorization": "Bearer {{secret:KEY}}"}
kept = []
for path in ("/", "/redirect", "/denied"):
    answer = requests.get(base + path, headers=headers)
    kept.append((answer.text, dict(answer.headers), answer.url, answer.request.headers, answer.cookies))
    print(answer.text, answer.headers, answer.url)
try:
    urllib.request.urlopen(urllib.request.Request(base + "/denied", headers=headers))
except Exception as error:
    kept.append(error)
    traceback.print_exc()
try:
    requests.get("http://localhost:%d/" % port, headers=headers)
except Exception as error:
    kept.append(error)
    print(error)
answer = requests.get(base + "/denied", headers=headers)
answer.raise_for_status()`;

test.each(["worker", "inline"] as const)(
  "%s: the value of a secret is on its way to its host, and nowhere else",
  async (isolation) => {
    received = [];
    let lines = "";
    const log = await AuditLog.open((line) => (lines += line));
    await using sandbox = await Sandbox.create({
      isolation,
      audit: true,
      onAudit: log.event,
      http: {
        allow: ["127.0.0.1", "localhost"].map((host) => ({
          host,
          protocol: "http" as const,
          ports: [port],
          privateAddresses: true,
        })),
        secrets: { KEY: { host: "127.0.0.1" } },
      },
      secrets: { KEY: SECRET },
    });
    const result = await sandbox.run(CODE, { inputs: { port }, record: true });
    await log.close();
    // It was sent: to its host by every request, to no other.
    expect(received.filter((value) => value === SECRET)).toHaveLength(received.length);
    expect(received.length).toBeGreaterThanOrEqual(6);
    expect(result).toMatchObject({ ok: false, error: { type: "HTTPError" } });
    expect(result.stdout).toContain("{{secret:KEY}}");

    const { journal = new Uint8Array(), ...rest } = result;
    expect(findings(JSON.stringify(rest))).toEqual([]);
    expect(findings(lines)).toEqual([]);
    expect(lines).toContain('"kind":"secret"');
    expect(findings(journal)).toEqual([]);
    expect((await replay(journal, { isolation })).stdout).toBe(result.stdout);
    const snapshot = await sandbox.snapshot();
    expect(findings(snapshot)).toEqual([]);
    const memory = await changedMemory(snapshot, 2 ** 30);
    expect(findings(memory?.bytes ?? "")).toEqual([]);
    // The search finds what is there.
    const control = await Sandbox.create({ isolation });
    await control.run("kept = secret", { inputs: { secret: SECRET } });
    const found = await changedMemory(await control.snapshot(), 2 ** 30);
    expect(findings(found?.bytes ?? "")).not.toEqual([]);
    await control.close();
  },
);
