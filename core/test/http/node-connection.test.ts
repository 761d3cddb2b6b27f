import { describe, expect, test } from "vitest";
import { isPublicAddress } from "../../src/core/http/addresses.ts";
import type { HttpOptions } from "../../src/core/http/types.ts";
import { NodeHttpClient } from "../../src/node/http-client.ts";
import type { ConnectionSettings } from "../../src/node/http-connection.ts";
import { certificateFor } from "./certificate.ts";
import { stage } from "./fakes.ts";
import { loopback } from "./server.ts";

/** Grants names at a port, without encryption. */
function granting(port: number, ...hosts: string[]): HttpOptions {
  return { allow: hosts.map((host) => ({ host, protocol: "http" as const, ports: [port] })) };
}

/** There are no public addresses here: one of the loopback's stands for one. */
function taking(address: string, more: ConnectionSettings): NodeHttpClient {
  return new NodeHttpClient({ isPublic: (asked) => asked === address || isPublicAddress(asked), ...more });
}

/** All of 127.0.0.0/8 is the loopback, on Linux. */
const here = describe.skipIf(process.platform !== "linux");

here("a name", () => {
  test("that stands for another address the second time leads to the first one, and then nowhere", async () => {
    await using outside = await loopback((_, response) => response.end("outside"), "127.0.0.2");
    await using inside = await loopbackAt(outside.port);
    const answers = [["127.0.0.2"], ["127.0.0.1"], ["127.0.0.1"]];
    let resolved = 0;
    const resolve = async (): Promise<string[]> => answers[resolved++] ?? [];
    const client = taking("127.0.0.2", { resolve });
    const { ask, deeds } = stage(client, granting(outside.port, "rebinding.example"));
    const url = `http://rebinding.example:${outside.port}/`;
    expect(Buffer.from((await ask(url)).body).toString()).toBe("outside");
    expect(resolved).toBe(1);
    expect(outside.asked[0]?.headers.host).toBe(`rebinding.example:${outside.port}`);
    await expect(ask(url)).rejects.toThrow("rebinding.example stands for no public address");
    expect(inside.asked).toEqual([]);
    expect(deeds.map(({ outcome }) => outcome)).toEqual(["allowed", "refused"]);
    expect(JSON.stringify(deeds)).not.toContain("127.0.0");
  });

  test("that changes on the way of a redirect leads nowhere", async () => {
    await using outside = await loopback((_, response) => {
      response.writeHead(302, { Location: "/metadata" });
      response.end();
    }, "127.0.0.2");
    await using inside = await loopbackAt(outside.port);
    let resolved = 0;
    const client = taking("127.0.0.2", { resolve: async () => (resolved++ === 0 ? ["127.0.0.2"] : ["127.0.0.1"]) });
    const { ask } = stage(client, granting(outside.port, "rebinding.example"));
    await expect(ask(`http://rebinding.example:${outside.port}/`)).rejects.toThrow("stands for no public address");
    expect([outside.asked.length, inside.asked.length]).toEqual([1, 0]);
  });

  test.each([
    ["before", ["127.0.0.1", "10.0.0.1", "::1", "127.0.0.2"]],
    ["behind", ["127.0.0.2", "127.0.0.1", "169.254.169.254"]],
  ])("that stands for private addresses %s a public one leads to that", async (_, addresses) => {
    await using outside = await loopback((__, response) => response.end("outside"), "127.0.0.2");
    await using inside = await loopbackAt(outside.port);
    const client = taking("127.0.0.2", { resolve: async () => addresses });
    const { ask } = stage(client, granting(outside.port, "mixed.example"));
    expect(Buffer.from((await ask(`http://mixed.example:${outside.port}/`)).body).toString()).toBe("outside");
    expect(inside.asked).toEqual([]);
  });

  test("whose first address does not answer leads to the next one that was checked", async () => {
    await using inside = await loopback((_, response) => response.end("inside"));
    const client = new NodeHttpClient({
      resolve: async () => ["127.0.0.3", "127.0.0.1"],
      isPublic: (address) => address === "127.0.0.3",
    });
    const { ask } = stage(client, granting(inside.port, "half.example"));
    await expect(ask(`http://half.example:${inside.port}/`)).rejects.toMatchObject({
      kind: "connection",
      message: "half.example refuses connections",
    });
    expect(inside.asked).toEqual([]);
  });
});

/** A server at the same port of 127.0.0.1, where nobody must get. */
async function loopbackAt(port: number): ReturnType<typeof loopback> {
  return loopback((_, response) => response.end("inside"), "127.0.0.1", undefined, port);
}

const PRIVATE = [
  ..."127.0.0.1 0.0.0.0 10.0.0.1 172.16.0.1 192.168.0.1 169.254.169.254 100.64.0.1 192.0.0.192 168.63.129.16".split(
    " ",
  ),
  ..."::1 :: ::ffff:127.0.0.1 ::ffff:7f00:1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe fe80::1 fe80::1%lo fd00::1 2002:7f00:1::".split(
    " ",
  ),
  ..."2001::1 ff02::1 1.2.3 localhost".split(" "),
];

test.each(PRIVATE)("a name that stands for %s leads nowhere", async (address) => {
  const client = new NodeHttpClient({ resolve: async () => [address] });
  const asked = stage(client, { allow: [{ host: "*.nip.io" }] }).ask("https://127-0-0-1.nip.io/");
  await expect(asked).rejects.toMatchObject({ kind: "refused", message: expect.stringContaining("no public address") });
});

test("a name that the system has for the loopback takes a rule of its own", async () => {
  await using server = await loopback((_, response) => response.end("inside"));
  const ask = (privateAddresses: boolean): Promise<unknown> => {
    const client = new NodeHttpClient();
    // As a rule for localhost cannot be without, the client is asked itself.
    const request = { method: "GET", headers: [], body: undefined, maxResponseBytes: 100 };
    const signal = new AbortController().signal;
    const addressesAllowed = privateAddresses ? "any" : "public";
    return client.send({ ...request, url: `http://localhost:${server.port}/`, addressesAllowed, signal });
  };
  await expect(ask(false)).rejects.toMatchObject({ kind: "refused" });
  expect(server.asked).toEqual([]);
  expect(await ask(true)).toMatchObject({ status: 200 });
});

test("a name that stands for nothing is an error, without what the system says", async () => {
  const client = new NodeHttpClient({
    resolve: async () => {
      throw new Error("getaddrinfo ENOTFOUND at 10.0.0.53");
    },
  });
  const asked = stage(client, { allow: [{ host: "none.example" }] }).ask("https://none.example/");
  await expect(asked).rejects.toMatchObject({ kind: "name", message: "the name none.example stands for no address" });
});

describe("TLS", () => {
  const own = certificateFor(["api.test", "127.0.0.1"]);
  const options = (port: number, host: string): HttpOptions => ({
    allow: [{ host, ports: [port], privateAddresses: true }],
  });
  const resolve = async (): Promise<string[]> => ["127.0.0.1"];
  const connect = async (tls: object, settings: ConnectionSettings, host = "api.test"): Promise<string> => {
    await using server = await loopback((asked, response) => response.end(asked.headers.host), "127.0.0.1", tls);
    const client = new NodeHttpClient({ resolve, ...settings });
    const { body } = await stage(client, options(server.port, host)).ask(`https://${host}:${server.port}/`);
    return Buffer.from(body).toString();
  };
  const untrusted = { kind: "tls", message: "api.test has no certificate that can be trusted, or no TLS" };

  test("is for the name that was asked, though the connection is to a number", async () => {
    expect(await connect(own, { ca: own.cert })).toMatch(/^api\.test:\d+$/);
    expect(await connect(own, { ca: own.cert }, "127.0.0.1")).toMatch(/^127\.0\.0\.1:\d+$/);
  });

  test("with a certificate of nobody that is trusted is refused", async () => {
    await expect(connect(own, {})).rejects.toMatchObject(untrusted);
  });

  test("with a certificate for another name is refused", async () => {
    const other = certificateFor(["other.test"]);
    await expect(connect(other, { ca: other.cert })).rejects.toMatchObject(untrusted);
    await expect(connect(other, { ca: other.cert }, "127.0.0.1")).rejects.toMatchObject({ kind: "tls" });
  });

  test("with a certificate that is over is refused", async () => {
    const old = certificateFor(["api.test"], "200101000000Z", "210101000000Z");
    await expect(connect(old, { ca: old.cert })).rejects.toMatchObject(untrusted);
  });

  test("is verified, whatever the environment says", async () => {
    const before = process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
    process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
    try {
      await expect(connect(own, {})).rejects.toMatchObject(untrusted);
    } finally {
      if (before === undefined) delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
      else process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = before;
    }
  });

  test("of old versions is refused", async () => {
    const old = { ...own, maxVersion: "TLSv1.1", minVersion: "TLSv1", ciphers: "DEFAULT@SECLEVEL=0" };
    await expect(connect(old, { ca: own.cert })).rejects.toMatchObject(untrusted);
  });

  test("where there is none is an error", async () => {
    await using server = await loopback((_, response) => response.end("plain"));
    const client = new NodeHttpClient({ resolve });
    const asked = stage(client, options(server.port, "api.test")).ask(`https://api.test:${server.port}/`);
    await expect(asked).rejects.toMatchObject(untrusted);
  });

  test("carries secrets, and what comes back is without them", async () => {
    await using server = await loopback(({ headers }, response) => response.end(headers["x-key"]), "127.0.0.1", own);
    const client = new NodeHttpClient({ resolve, ca: own.cert });
    const http = { ...options(server.port, "api.test"), secrets: { KEY: { host: "api.test" } } };
    const { ask } = stage(client, http, { secrets: { KEY: "0123456789abcdef" } });
    const response = await ask(`https://api.test:${server.port}/`, { headers: [["X-Key", "{{secret:KEY}}"]] });
    expect(server.asked[0]?.headers["x-key"]).toBe("0123456789abcdef");
    expect(Buffer.from(response.body).toString()).toBe("{{secret:KEY}}");
  });
});
