import type { Socket } from "node:net";
import { networkInterfaces } from "node:os";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { ClientRequest, ClientResponse } from "../../src/core/http/client.ts";
import { NodeHttpClient } from "../../src/node/http-client.ts";
import { rawServer, writeForever } from "./raw-server.ts";
import { loopback } from "./server.ts";

const client = new NodeHttpClient();
const HAS_VERSION_6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === "::1"));

function send(url: string, more: Partial<ClientRequest> = {}): Promise<ClientResponse> {
  return client.send({
    url,
    method: "GET",
    headers: [],
    body: undefined,
    addressesAllowed: "any",
    maxResponseBytes: 100_000,
    signal: new AbortController().signal,
    ...more,
  });
}

const text = ({ body }: ClientResponse): string => Buffer.from(body).toString("latin1");
const answering =
  (head: string, body: string | Uint8Array = "") =>
  (socket: Socket): void => {
    socket.write(`${head.trim().replaceAll("\n", "\r\n")}\r\n\r\n`);
    socket.end(body);
  };

describe("a request", () => {
  test("is what was asked for, and nothing else", async () => {
    await using server = await rawServer(answering("HTTP/1.1 200 Fine\nX-A: 1\nX-A: 2\nContent-Length: 5", "hello"));
    const headers = [["X-Own", "\u00e4"]] as const;
    const body = new Uint8Array(Buffer.from("body"));
    const response = await send(`${server.origin}/a?b`, { method: "POST", headers, body });
    expect(response).toMatchObject({
      status: 200,
      reason: "Fine",
      headers: [
        ["X-A", "1"],
        ["X-A", "2"],
        ["Content-Length", "5"],
      ],
    });
    expect(text(response)).toBe("hello");
    expect(server.received).toEqual([
      `POST /a?b HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nX-Own: \u00e4\r\nAccept-Encoding: gzip, br\r\n` +
        "Content-Length: 4\r\nConnection: close\r\n\r\nbody",
    ]);
  });

  test("has a connection of its own, which is closed behind it", async () => {
    await using server = await rawServer((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok");
    });
    const closed = (): Promise<unknown> => Promise.all([...server.open].map((socket) => endOf(socket)));
    await send(server.origin);
    await closed();
    await send(server.origin);
    await closed();
    expect(server.received.length).toBe(2);
  });

  test("uses no proxy of the environment's", async () => {
    await using proxy = await rawServer(answering("HTTP/1.1 200 OK", "proxy"));
    await using server = await rawServer(answering("HTTP/1.1 200 OK", "server"));
    const names = ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "NODE_USE_ENV_PROXY"];
    const before = names.map((name) => process.env[name]);
    try {
      for (const name of names) process.env[name] = name.startsWith("NODE") ? "1" : proxy.origin;
      expect(text(await send(server.origin))).toBe("server");
      expect(proxy.received).toEqual([]);
    } finally {
      for (const [at, name] of names.entries()) {
        if (before[at] === undefined) delete process.env[name];
        else process.env[name] = before[at];
      }
    }
  });

  test.skipIf(!HAS_VERSION_6)("to an address of version 6 names it", async () => {
    await using server = await rawServer(answering("HTTP/1.1 200 OK", "six"), "::1");
    expect(text(await send(`http://[::1]:${server.port}/`))).toBe("six");
    expect(server.received[0]).toContain(`Host: [::1]:${server.port}\r\n`);
  });
});

describe("a body", () => {
  const PLAIN = "abc".repeat(1_000);

  test.each([
    ["gzip", gzipSync(PLAIN)],
    ["x-gzip", gzipSync(PLAIN)],
    ["GZIP", gzipSync(PLAIN)],
    ["deflate", deflateSync(PLAIN)],
    ["br", brotliCompressSync(PLAIN)],
    ["identity", Buffer.from(PLAIN)],
    ["", Buffer.from(PLAIN)],
  ])("encoded as '%s' is plain", async (encoding, bytes) => {
    const head = `HTTP/1.1 200 OK\nContent-Encoding: ${encoding}\nContent-Length: ${bytes.length}\nX-A: 1`;
    await using server = await rawServer(answering(head, bytes));
    const response = await send(server.origin);
    expect(text(response)).toBe(PLAIN);
    const names = response.headers.map(([name]) => name);
    expect(names).toEqual(bytes.length < 1_000 ? ["X-A"] : ["Content-Encoding", "Content-Length", "X-A"]);
  });

  test.each([
    ["two layers", "gzip, gzip"],
    ["a thousand layers", Array.from({ length: 1_000 }, () => "gzip").join(", ")],
    ["one that nobody asked for", "zstd"],
    ["a name of JavaScript's", "constructor"],
    ["another one", "__proto__"],
  ])("encoded in %s is refused", async (_, encoding) => {
    await using server = await rawServer(answering(`HTTP/1.1 200 OK\nContent-Encoding: ${encoding}`, gzipSync("x")));
    await expect(send(server.origin)).rejects.toMatchObject({ kind: "protocol" });
  });

  test("with two headers that say how it is encoded is refused", async () => {
    const head = "HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Encoding: gzip";
    await using server = await rawServer(answering(head, gzipSync(gzipSync("x"))));
    await expect(send(server.origin)).rejects.toMatchObject({ kind: "protocol" });
  });

  test.each([
    ["damaged", Buffer.concat([gzipSync(PLAIN).subarray(0, 20), Buffer.alloc(50)])],
    ["cut", gzipSync(PLAIN).subarray(0, 30)],
  ])("that is compressed and %s is an error", async (_, bytes) => {
    await using server = await rawServer(answering("HTTP/1.1 200 OK\nContent-Encoding: gzip", bytes));
    await expect(send(server.origin)).rejects.toMatchObject({ kind: "protocol" });
  });

  test.each([
    ["gzip", gzipSync(Buffer.alloc(50_000_000))],
    ["br", brotliCompressSync(Buffer.alloc(50_000_000))],
    ["deflate", deflateSync(Buffer.alloc(50_000_000))],
  ])("that is a bomb of %s is too large", async (encoding, bomb) => {
    expect(bomb.length).toBeLessThan(100_000);
    await using server = await rawServer(answering(`HTTP/1.1 200 OK\nContent-Encoding: ${encoding}`, bomb));
    await expect(send(server.origin)).rejects.toMatchObject({ kind: "tooLarge", receivedBytes: 100_000 });
  });

  test("that is compressed and never comes to anything is too large", async () => {
    await using server = await rawServer((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
      socket.write(gzipSync(""));
      // Members of nothing, one after the other.
      writeForever(socket, Buffer.concat(Array.from({ length: 100 }, () => gzipSync(""))));
    });
    await expect(send(server.origin)).rejects.toMatchObject({ kind: "tooLarge" });
  });

  test("of as many bytes as it may have fits, and one more does not", async () => {
    await using server = await rawServer(answering("HTTP/1.1 200 OK", "x".repeat(1_000)));
    expect((await send(server.origin, { maxResponseBytes: 1_000 })).body.length).toBe(1_000);
    await expect(send(server.origin, { maxResponseBytes: 999 })).rejects.toMatchObject({ kind: "tooLarge" });
    await expect(send(server.origin, { maxResponseBytes: 0 })).rejects.toMatchObject({ kind: "tooLarge" });
  });

  test("that is announced with 10 GB is not read", async () => {
    await using server = await rawServer((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n");
    });
    await expect(send(server.origin)).rejects.toMatchObject({ kind: "tooLarge", receivedBytes: 0 });
  });

  test.each(["", "Transfer-Encoding: chunked\r\n"])("that never ends is too large: %j", async (header) => {
    await using server = await rawServer((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${header}\r\n`);
      writeForever(socket, Buffer.from(header === "" ? "x".repeat(1_000) : `a\r\n${"x".repeat(10)}\r\n`));
    });
    await expect(send(server.origin)).rejects.toMatchObject({ kind: "tooLarge" });
    await Promise.all([...server.open].map((socket) => endOf(socket)));
  });

  test("that is shorter than announced is an error", async () => {
    await using server = await rawServer(answering("HTTP/1.1 200 OK\nContent-Length: 10", "short"));
    await expect(send(server.origin)).rejects.toMatchObject({ kind: "connection" });
  });

  test("is none for HEAD, 204 and 304, whatever is announced", async () => {
    const head = "HTTP/1.1 200 OK\nContent-Length: 10000000000\nContent-Encoding: gzip";
    await using server = await rawServer(answering(head));
    const response = await send(server.origin, { method: "HEAD" });
    expect(response).toMatchObject({ status: 200, headers: [["Content-Length", "10000000000"], expect.anything()] });
    expect(response.body.length).toBe(0);
    await using empty = await rawServer(answering("HTTP/1.1 204 No\nContent-Encoding: gzip"));
    expect(await send(empty.origin)).toMatchObject({ status: 204 });
  });
});

describe("a response", () => {
  test("with endless headers is too large", async () => {
    await using server = await rawServer((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      writeForever(socket, Buffer.from(`X-A: ${"x".repeat(100)}\r\n`));
    });
    await expect(send(server.origin)).rejects.toMatchObject({ kind: "tooLarge" });
  });

  test("with one endless header is too large", async () => {
    await using server = await rawServer((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nX-A: ");
      writeForever(socket, Buffer.from("x".repeat(1_000)));
    });
    await expect(send(server.origin)).rejects.toMatchObject({ kind: "tooLarge" });
  });

  test.each([
    ["no HTTP", "SSH-2.0-OpenSSH_9.9\r\n"],
    ["two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"],
    ["length and chunks", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"],
    ["line breaks without CR", "HTTP/1.1 200 OK\nX-A: 1\n\n"],
    ["a NUL in a header", "HTTP/1.1 200 OK\r\nX-A: \0\r\n\r\n"],
    ["a bad chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"],
  ])("that is %s is an error", async (_, bytes) => {
    await using server = await rawServer((socket) => socket.end(bytes));
    await expect(send(server.origin)).rejects.toMatchObject({ kind: "protocol" });
  });

  test("that never comes is the end of the connection", async () => {
    await using server = await rawServer((socket) => socket.end());
    await expect(send(server.origin)).rejects.toMatchObject({ kind: "connection" });
  });

  test("of another protocol is an error", async () => {
    const head = "HTTP/1.1 101 Switching Protocols\nConnection: Upgrade\nUpgrade: websocket";
    await using server = await rawServer(answering(head));
    await expect(send(server.origin)).rejects.toMatchObject({ kind: "protocol" });
  });

  test("may be announced by others, which are not it", async () => {
    const early = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n";
    await using server = await rawServer((socket) => socket.end(`${early}HTTP/1.1 200 OK\r\n\r\nhere`));
    expect(text(await send(server.origin))).toBe("here");
  });

  test("that redirects is told, and not followed", async () => {
    await using elsewhere = await loopback((_, response) => response.end("there"));
    await using server = await rawServer(answering(`HTTP/1.1 302 Found\nLocation: ${elsewhere.origin}/`));
    expect(await send(server.origin)).toMatchObject({ status: 302, headers: [["Location", `${elsewhere.origin}/`]] });
    expect(elsewhere.asked).toEqual([]);
  });
});

describe("a signal ends", () => {
  const late = (socket: Socket): void => void socket.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx");

  test.each([
    ["a response that does not come", () => undefined],
    ["one byte and then silence", late],
  ])("%s", async (_, respond) => {
    const controller = new AbortController();
    await using server = await rawServer((socket) => {
      respond(socket);
      // Not before the request is there.
      setImmediate(() => controller.abort(new Error("over")));
    });
    await expect(send(server.origin, { signal: controller.signal })).rejects.toThrow("over");
    await Promise.all([...server.open].map((socket) => endOf(socket)));
  });

  test("a request before it begins", async () => {
    await using server = await rawServer(answering("HTTP/1.1 200 OK"));
    const signal = AbortSignal.abort(new Error("over"));
    await expect(send(server.origin, { signal })).rejects.toThrow("over");
    expect(server.received).toEqual([]);
  });
});

function endOf(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) resolve();
    socket.on("close", () => resolve());
  });
}
