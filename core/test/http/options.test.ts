import { describe, expect, test } from "vitest";
import { MisuseError } from "../../src/core/errors.ts";
import { checkHttpOptions, HTTP_LIMITS, stricterHttp } from "../../src/core/http/options.ts";
import { bindSecrets } from "../../src/core/http/secrets.ts";

const VALUE = "sk-live-0123456789";

test("what is left out has its default", () => {
  const { rules, limits, secrets } = checkHttpOptions({ allow: [{ host: "API.Example.com" }] });
  expect(rules).toEqual([
    [
      {
        host: "api.example.com",
        below: false,
        methods: ["GET", "HEAD"],
        ports: [443],
        protocol: "https",
        privateAddresses: false,
      },
    ],
  ]);
  expect(limits).toEqual(Object.fromEntries(Object.entries(HTTP_LIMITS).map(([name, limit]) => [name, limit.default])));
  expect(secrets).toBeUndefined();
  expect(checkHttpOptions({ allow: [{ host: "a.example", protocol: "http" }] }).rules[0]?.[0]?.ports).toEqual([80]);
});

const WRONG: readonly (readonly [options: unknown, message: string])[] = [
  [undefined, "option 'http' must be given as an object"],
  [[], "option 'http' must be given as an object"],
  [{}, "option 'http.allow' must be an array of rules"],
  [{ allow: {} }, "option 'http.allow' must be an array of rules"],
  [{ allow: [], alow: [] }, "unknown option of http 'alow'; known: allow, maxRequests"],
  [{ allow: [null] }, "option 'http.allow[0]' must be given as an object"],
  [{ allow: [{}] }, "option 'http.allow[0].host' must be a host"],
  [{ allow: [{ host: "a.example", method: "GET" }] }, "unknown property of http.allow[0] 'method'"],
  [{ allow: [{ host: "*" }] }, "option 'http.allow[0].host' must be a host"],
  [{ allow: [{ host: "*.*.example" }] }, "http.allow[0].host"],
  [{ allow: [{ host: "a.*.example" }] }, "http.allow[0].host"],
  [{ allow: [{ host: "https://a.example" }] }, "http.allow[0].host"],
  [{ allow: [{ host: "a.example/path" }] }, "http.allow[0].host"],
  [{ allow: [{ host: "a.example:443" }] }, "http.allow[0].host"],
  [{ allow: [{ host: "u@a.example" }] }, "http.allow[0].host"],
  [{ allow: [{ host: "a.example." }] }, "http.allow[0].host"],
  [{ allow: [{ host: "a b.example" }] }, "http.allow[0].host"],
  [{ allow: [{ host: "b\u00fccher.example" }] }, "http.allow[0].host"],
  [{ allow: [{ host: "2130706433" }] }, "http.allow[0].host"],
  [{ allow: [{ host: "127.1" }] }, "http.allow[0].host"],
  [{ allow: [{ host: "*.0.0.1" }] }, "http.allow[0].host"],
  [{ allow: [{ host: "*.[::1]" }] }, "http.allow[0].host"],
  [{ allow: [{ host: "" }] }, "http.allow[0].host"],
  [{ allow: [{ host: "127.0.0.1" }] }, "'http.allow[0].host' is not public: it takes privateAddresses: true"],
  [{ allow: [{ host: "[::1]" }] }, "is not public"],
  [{ allow: [{ host: "::ffff:8.8.8.8" }] }, "http.allow[0].host"],
  [{ allow: [{ host: "localhost" }] }, "is not public"],
  [{ allow: [{ host: "*.localhost" }] }, "is not public"],
  [{ allow: [{ host: "a.example", protocol: "ftp" }] }, 'option \'http.allow[0].protocol\' must be "https" or "http"'],
  [{ allow: [{ host: "a.example", privateAddresses: 1 }] }, "http.allow[0].privateAddresses"],
  [{ allow: [{ host: "a.example", methods: [] }] }, "http.allow[0].methods"],
  [{ allow: [{ host: "a.example", methods: ["get"] }] }, "http.allow[0].methods[0]"],
  [{ allow: [{ host: "a.example", methods: ["GET", "CONNECT"] }] }, "http.allow[0].methods[1]"],
  [{ allow: [{ host: "a.example", ports: [0] }] }, "http.allow[0].ports[0]"],
  [{ allow: [{ host: "a.example", ports: [443, 65_536] }] }, "http.allow[0].ports[1]"],
  [{ allow: [{ host: "a.example", ports: ["443"] }] }, "http.allow[0].ports[0]"],
  [{ allow: [], maxRequests: -1 }, "option 'http.maxRequests' must be a whole number from 0 to 1000000, not -1"],
  [{ allow: [], timeoutMs: 0 }, "http.timeoutMs"],
  [{ allow: [], timeoutMs: Number.NaN }, "http.timeoutMs"],
  [{ allow: [], responseBytes: 1.5 }, "http.responseBytes"],
  [{ allow: [], requestBytes: "1" }, "http.requestBytes"],
  [{ allow: [], totalBytes: Number.POSITIVE_INFINITY }, "http.totalBytes"],
  [{ allow: [], redirects: 21 }, "http.redirects"],
  [{ allow: [], secrets: [] }, "option 'http.secrets' must be an object"],
  [{ allow: [], secrets: { "a b": { host: "a.example" } } }, "option 'http.secrets.a b' must be named"],
  [{ allow: [], secrets: { KEY: "a.example" } }, "option 'http.secrets.KEY' must be given as an object"],
  [{ allow: [], secrets: { KEY: {} } }, "option 'http.secrets.KEY.host' must be one host"],
  [{ allow: [], secrets: { KEY: { host: "*.a.example" } } }, "option 'http.secrets.KEY.host' must be one host"],
  [{ allow: [], secrets: { KEY: { host: "a.example", port: 1 } } }, "unknown property of http.secrets.KEY 'port'"],
];

test.each(WRONG)("%j is refused", (options, message) => {
  expect(() => checkHttpOptions(options)).toThrow(MisuseError);
  expect(() => checkHttpOptions(options)).toThrow(message);
});

test("messages name the place where the options stand", () => {
  expect(() => checkHttpOptions({ allow: [{}] }, "policy.http")).toThrow("option 'policy.http.allow[0].host'");
});

test("addresses are taken with brackets and without, and written as URLs have them", () => {
  const hosts = ["[2606:4700:4700:0::1111]", "2606:4700:4700::1111", "8.8.8.8"];
  expect(() => checkHttpOptions({ allow: [{ host: hosts[0] }] })).toThrow("http.allow[0].host");
  const { rules } = checkHttpOptions({ allow: [{ host: hosts[1] }, { host: hosts[2] }] });
  expect(rules[0]?.map(({ host }) => host)).toEqual(["2606:4700:4700::1111", "8.8.8.8"]);
});

describe("secrets", () => {
  const http = checkHttpOptions({ allow: [], secrets: { KEY: { host: "A.example" } } });

  test("have a value and a host, both or none", () => {
    expect(bindSecrets({ KEY: VALUE }, http)).toEqual(new Map([["KEY", { value: VALUE, host: "a.example" }]]));
    expect(() => bindSecrets(undefined, http)).toThrow(
      "option 'http.secrets.KEY' has no value: give it as secrets.KEY",
    );
    expect(() => bindSecrets({ KEY: VALUE, OTHER: VALUE }, http)).toThrow("option 'secrets.OTHER' has no host");
  });

  test.each([
    "1234567",
    "",
    "with\nbreak123",
    "with\0nul1234",
    "\ud800 surrogate",
    "0123456789".repeat(410),
    "abababab1212",
    12345678,
    null,
    {},
  ])("%j is no value, and the message does not tell it", (value) => {
    const error = thrown(() => bindSecrets({ KEY: value }, http));
    expect(error).toBeInstanceOf(MisuseError);
    expect(String(error)).toContain("option 'secrets.KEY' must");
    if (typeof value === "string" && value !== "") expect(String(error)).not.toContain(value);
  });

  test("of two sides, those that both name at one host", () => {
    const other = checkHttpOptions({ allow: [], secrets: { KEY: { host: "b.example" } } });
    expect(() => stricterHttp(http, other)).toThrow("option 'http.secrets.KEY.host' is a.example and b.example");
    const none = checkHttpOptions({ allow: [], secrets: {} });
    expect(stricterHttp(http, none).secrets).toEqual(new Map());
    const silent = checkHttpOptions({ allow: [] });
    expect(stricterHttp(http, silent).secrets).toEqual(http.secrets);
    expect(stricterHttp(silent, http).secrets).toEqual(http.secrets);
    expect(stricterHttp(http, http).secrets).toEqual(http.secrets);
  });
});

function thrown(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}
