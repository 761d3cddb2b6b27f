import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CPYTHON_HAS_REQUESTS, cpython } from "./cpython.ts";
import { type Guest, guestWith } from "./guest.ts";
import { libraryServer } from "./library-server.ts";
import { PROGRAMS } from "./requests-programs.ts";
import type { Loopback } from "./server.ts";

let server: Loopback;
let guest: Guest;
/** A port that nobody listens at. */
let closed: number;

beforeAll(async () => {
  server = await libraryServer();
  await using gone = await libraryServer();
  closed = gone.port;
  const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
  const ports = [server.port, closed];
  const rule = { host: "127.0.0.1", protocol: "http", ports, methods, privateAddresses: true } as const;
  guest = await guestWith({ allow: [rule], maxRequests: 10_000, timeoutMs: 5_000 });
});

afterAll(async () => {
  await guest[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

async function here(source: string): Promise<string> {
  const result = await guest.sandbox.run(source);
  if (!result.ok) throw new Error(result.error.traceback);
  return result.stdout;
}

const programOf = (program: string): string =>
  `import io, requests, requests.auth, requests.structures\nBASE = "${server.origin}"\nCLOSED = ${closed}\n${program}`;

describe("requests", () => {
  test.each(PROGRAMS)("%s", async (_, program, printed) => {
    expect(await here(programOf(program))).toBe(printed);
  });
});

describe.skipIf(!CPYTHON_HAS_REQUESTS)("requests in CPython", () => {
  test.each(PROGRAMS)("%s", async (_, program, printed) => {
    expect(await cpython(programOf(program))).toBe(printed);
  });
});
