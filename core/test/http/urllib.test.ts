import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cpython } from "./cpython.ts";
import { type Guest, guestWith } from "./guest.ts";
import { libraryServer } from "./library-server.ts";
import type { Loopback } from "./server.ts";

let server: Loopback;
let guest: Guest;
/** A port that nobody listens at. */
let closed: number;

beforeAll(async () => {
  server = await libraryServer();
  closed = await closedPort();
  const ports = [server.port, closed];
  const methods = ["GET", "HEAD", "POST", "PUT", "DELETE"];
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

/** Each prints the same here and in CPython. */
const PROGRAMS: Readonly<Record<string, string>> = {
  "a response": `
with urllib.request.urlopen(BASE + "/lines?a=b#c") as response:
    print(response.status, response.code, response.getcode(), response.reason, response.msg, response.url == BASE + "/lines?a=b#c")
    print(response.geturl() == response.url, response.headers["content-type"], response.headers.get("X-None"), "Content-Type" in response.headers)
    print(response.headers.get_content_type(), response.headers.get_content_charset(), response.headers.get_content_maintype())
    print(response.getheader("Content-Type"), response.getheader("X-None", 1), response.info() is response.headers)
    print(response.closed, response.readable(), response.read(3), response.readline(), response.read(), response.read())
print(response.closed)`,
  "lines of a response": `
print(list(urllib.request.urlopen(BASE + "/lines")))
print(urllib.request.urlopen(BASE + "/lines").readlines())
for line in io.TextIOWrapper(urllib.request.urlopen(BASE + "/lines"), encoding="utf-8"):
    print(repr(line))`,
  "a response of JSON": `
data = json.load(urllib.request.urlopen(BASE + "/echo/a?x=1&y=%C3%A4"))
print(data["method"], data["url"], data["headers"], repr(data["body"]))`,
  "a form": `
data = urllib.parse.urlencode({"a": 1, "b": "ä&="}).encode()
data = json.load(urllib.request.urlopen(BASE + "/echo", data))
print(data["method"], data["headers"]["content-type"], data["headers"]["content-length"], data["body"])`,
  "a request": `
request = urllib.request.Request(BASE + "/echo", data=b"{}", headers={"content-type": "application/json", "X-own": "1"}, method="PUT")
request.add_header("x-more", "ä")
print(request.get_method(), request.full_url == BASE + "/echo", request.type, request.host == BASE[7:], request.selector)
print(sorted(request.header_items()), request.get_header("X-own"), request.has_header("X-more"), request.data)
data = json.load(urllib.request.urlopen(request))
print(data["method"], sorted(data["headers"].items()), data["body"])`,
  "a file and an iterable as data": `
for data in (io.BytesIO(b"from a file"), [b"from ", b"pieces"], bytearray(b"bytes array")):
    request = urllib.request.Request(BASE + "/echo", data, {"Content-Length": "11"} if LENGTHS else {})
    print(json.load(urllib.request.urlopen(request))["body"])`,
  "an error": `
for code in (400, 404, 500):
    try:
        urllib.request.urlopen(BASE + "/status/%d" % code)
    except urllib.error.HTTPError as error:
        print(error, repr(error), error.code, error.status, error.reason, error.msg, error.url == BASE + "/status/%d" % code)
        print(error.headers["content-type"], error.headers.get_all("x-twice"), error.read(), isinstance(error, OSError))
        print(error.hdrs is error.headers, error.info() is error.headers, error.getcode(), error.fp is not None)`,
  "a redirect": `
for code in (301, 302, 303, 307, 308):
    response = urllib.request.urlopen(BASE + "/redirect/%d" % code)
    print(response.status, response.url == BASE + "/echo/there", json.load(response)["method"])
for code in (301, 302, 303):
    data = json.load(urllib.request.urlopen(BASE + "/redirect/%d" % code, b"data"))
    print(data["method"], data["headers"], data["body"])
try:
    urllib.request.urlopen(urllib.request.Request(BASE + "/redirect/302", method="DELETE"))
except urllib.error.HTTPError as error:
    print(error.code)`,
  HEAD: `
response = urllib.request.urlopen(urllib.request.Request(BASE + "/lines", method="HEAD"))
print(response.status, response.read(), response.headers["content-type"])`,
  "an opener": `
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPHandler)
opener.addheaders = [("User-agent", "mine/1.0"), ("X-Own", "1")]
print(sorted(json.load(opener.open(BASE + "/echo"))["headers"].items()))
urllib.request.install_opener(opener)
print(json.load(urllib.request.urlopen(BASE + "/echo", timeout=5))["headers"]["x-own"])
urllib.request.install_opener(None)`,
  "a file of its own": `
path, headers = urllib.request.urlretrieve(BASE + "/bytes", "/tmp/retrieved.bin")
print(path, headers["content-type"], open(path, "rb").read())
path, headers = urllib.request.urlretrieve(BASE + "/lines")
print(open(path, "rb").read())
blocks = []
urllib.request.urlretrieve(BASE + "/bytes", "/tmp/retrieved.bin", lambda number, size, total: blocks.append((number, size)))
print(blocks)
urllib.request.urlcleanup()
print(os.path.exists(path), os.path.exists("/tmp/retrieved.bin"))`,
  "what is no request": `
for url in ("no-scheme", "/path", "", "foo:bar", "foo://bar", "http:///nohost"):
    try:
        urllib.request.urlopen(url)
    except ValueError as error:
        print("ValueError", error)
    except urllib.error.URLError as error:
        print("URLError", error, repr(error.reason))
try:
    urllib.request.urlopen(BASE + "/echo", "text")
except TypeError as error:
    print(error)`,
  "a server that is not there": `
try:
    urllib.request.urlopen("http://127.0.0.1:%d/" % CLOSED)
except urllib.error.URLError as error:
    print(error, repr(error.reason), isinstance(error, OSError))`,
  "time that is over": `
try:
    urllib.request.urlopen(BASE + "/never", timeout=0.05)
except (urllib.error.URLError, TimeoutError) as error:
    print("timed out" in str(error))`,
  classes: `
print(issubclass(urllib.error.HTTPError, urllib.error.URLError), issubclass(urllib.error.URLError, OSError))
print(urllib.error.URLError("why"), repr(urllib.error.URLError("why")), urllib.error.URLError("why").reason)
error = urllib.error.HTTPError("http://x/", 418, "Teapot", {}, io.BytesIO(b"tea"))
print(error, repr(error), error.url, error.filename, error.code, error.read())
error = urllib.error.ContentTooShortError("short", b"x")
print(error, error.content)`,
  "ways to import it": `
from urllib import request, parse, error
from urllib.request import Request, urlopen
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
import urllib, importlib
print(request is urllib.request, parse.quote is quote, error.URLError is URLError, quote("ä b"))
print(importlib.import_module("urllib.parse") is urllib.parse, urllib.request.quote is quote)`,
};

const HEAD = "import io, json, os, urllib.request, urllib.error, urllib.parse";

describe("as in CPython", () => {
  test.each(Object.entries(PROGRAMS))("%s", async (_, program) => {
    const source = (lengths: string): string =>
      `${HEAD}\nBASE = "${server.origin}"\nCLOSED = ${closed}\nLENGTHS = ${lengths}\n${program}`;
    // The host says how long a body is, and nobody else may.
    const expected = await cpython(source("True"));
    expect(expected).not.toBe("");
    expect(await here(source("False"))).toBe(expected);
  });
});

async function closedPort(): Promise<number> {
  await using closing = await libraryServer();
  return closing.port;
}

describe("other than in CPython", () => {
  test("a request that is not granted is a URLError with a PermissionError as its reason", async () => {
    const told = await here(`${HEAD}
for url in ("https://evil.example/", "${server.origin}@evil.example/", "file:///etc/passwd"):
    try:
        urllib.request.urlopen(url)
    except urllib.error.URLError as error:
        print(type(error.reason).__name__, error)
`);
    expect(told.split("\n")).toEqual([
      expect.stringMatching(/^PermissionError <urlopen error the host evil.example is not granted: it takes a rule \{/),
      "PermissionError <urlopen error the URL has a user or password in it: use a header>",
      "str <urlopen error unknown url type: file>",
      "",
    ]);
  });

  test("what cannot be done is an error that says so", async () => {
    const told = await here(`${HEAD}
class Own(urllib.request.BaseHandler):
    pass

for action in (
    lambda: urllib.request.urlopen("https://a.example/", context=object()),
    lambda: urllib.request.urlopen("https://a.example/", cafile="x"),
    lambda: urllib.request.ProxyHandler({"http": "http://127.0.0.1/"}),
    lambda: urllib.request.build_opener(Own),
    lambda: urllib.request.Request("https://a.example/").set_proxy("a", "http"),
):
    try:
        action()
    except NotImplementedError as error:
        print(error)
`);
    expect(told.trimEnd().split("\n").length).toBe(5);
  });

  test("headers that nobody may set are ValueErrors", async () => {
    const told = await here(`${HEAD}
for name, value in (("Host", "evil.example"), ("Content-Length", "5"), ("X-A", "a\\r\\nHost: evil.example"), ("Transfer-Encoding", "chunked")):
    try:
        urllib.request.urlopen(urllib.request.Request("${server.origin}/echo", headers={name: value}))
    except ValueError as error:
        print(error)
`);
    expect(told).toMatch(
      /^the header Host cannot.*\nthe header Content-length cannot.*\nthe header X-a has.*\nthe header Trans/,
    );
  });

  test("a response that is compressed is plain", async () => {
    const told = `urllib.request.urlopen("${server.origin}/gzip")`;
    expect(await here(`${HEAD}\nr = ${told}\nprint(r.read(), r.headers.get("Content-Encoding"))`)).toBe(
      "b'compressed' None\n",
    );
  });

  test("a body or response that is too large is an error, and the run goes on", async () => {
    await using small = await guestWith(
      {
        allow: [
          {
            host: "127.0.0.1",
            protocol: "http",
            ports: [server.port],
            methods: ["GET", "POST"],
            privateAddresses: true,
          },
        ],
      },
      { limits: { hostCallBytes: 60_000 } },
    );
    const told = await small.run(`${HEAD}
told = []
for path, data in (("/large/59000", None), ("/large/70000", None), ("/echo", b"x" * 30000), ("/echo", b"x" * 100000)):
    try:
        told.append(len(urllib.request.urlopen("${server.origin}" + path, data).read()) > 10000)
    except urllib.error.URLError as error:
        told.append(str(error))
told`);
    expect(told).toEqual([
      true,
      "<urlopen error the response has more than 59488 bytes>",
      "<urlopen error the body has more than the 20000 bytes that a request may have>",
      "<urlopen error the body has more than the 20000 bytes that a request may have>",
    ]);
  });
});
