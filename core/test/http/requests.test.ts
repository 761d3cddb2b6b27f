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

describe("other than in CPython", () => {
  test("a request that is not granted is a ConnectionError and a PermissionError", async () => {
    const told = await here(
      programOf(`
for url in ("https://evil.example/", BASE + "@evil.example/", BASE.replace("127.0.0.1", "127.1") + "/"):
    try:
        requests.get(url)
    except requests.exceptions.ConnectionError as error:
        print(type(error).__name__, isinstance(error, PermissionError), error.request.method, error)`),
    );
    expect(told.split("\n")).toEqual([
      expect.stringMatching(/^NotGranted True GET the host evil\.example is not granted: it takes a rule \{ host: /),
      "NotGranted True GET the URL has a user or password in it: use a header",
      "NotGranted True GET the host '127.1' stands for '127.0.0.1': write that",
      "",
    ]);
  });

  test("redirects that go too far are errors", async () => {
    const told = await here(
      programOf(`
for to in ("/redirect/302?to=/redirect/302?to=/redirect/302?to=/redirect/302?to=/redirect/302?to=/redirect/302?to=/", "https://evil.example/", "file:///etc/passwd"):
    try:
        requests.get(BASE + "/redirect/302?to=" + requests.models.Request("GET", "http://x/", params={"k": to}).prepare().url[12:])
    except requests.exceptions.RequestException as error:
        print(type(error).__name__)
s = requests.Session()
s.max_redirects = 1
try:
    s.get(BASE + "/redirect/302?to=/redirect/302")
except requests.exceptions.TooManyRedirects as error:
    print(error, error.response.status_code)`),
    );
    expect(told).toBe("TooManyRedirects\nNotGranted\nNotGranted\nExceeded 1 redirects. 200\n");
  });

  test("what cannot be done is an error that says so", async () => {
    const told = await here(
      programOf(`
for kwargs in ({"verify": False}, {"verify": "/ca.pem"}, {"cert": "/cert.pem"}, {"proxies": {"http": "http://127.0.0.1/"}}, {"hooks": {"response": print}}):
    try:
        requests.get(BASE + "/echo", **kwargs)
        print("nothing said of", kwargs)
    except NotImplementedError as error:
        print(error)
try:
    requests.Session().mount("https://", None)
except NotImplementedError as error:
    print(error)
try:
    requests.get(BASE + "/echo", alow_redirects=False)
except TypeError as error:
    print("TypeError")
print(requests.get(BASE + "/echo", proxies={}, verify=True, cert=None, stream=True, timeout=None).status_code)`),
    );
    const lines = told.trimEnd().split("\n");
    expect(lines.length).toBe(8);
    expect(lines.slice(0, 6).every((line) => line.includes("not supported"))).toBe(true);
    expect(lines.slice(6)).toEqual(["TypeError", "200"]);
  });

  test("headers that nobody may set are InvalidHeaders", async () => {
    const told = await here(
      programOf(`
for name, value in (("Host", "evil.example"), ("X-A", "a\\r\\nHost: evil.example"), ("X\\nA", "1"), ("Content-Length", "3")):
    try:
        requests.get(BASE + "/echo", headers={name: value})
    except requests.exceptions.InvalidHeader as error:
        print(error)`),
    );
    expect(told.trimEnd().split("\n").length).toBe(4);
  });

  test("a response that is too large is an error, and the run goes on", async () => {
    const told = await here(
      programOf(`
try:
    requests.get(BASE + "/large/2000000")
except requests.exceptions.ConnectionError as error:
    print(error)
print(len(requests.get(BASE + "/large/1000000").content))`),
    );
    expect(told).toBe("the response has more than 1048064 bytes\n1000000\n");
  });
});
