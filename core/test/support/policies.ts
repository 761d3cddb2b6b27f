import fc from "fast-check";
import type { Json } from "../../src/core/audit/event.ts";
import type { MountOptions } from "../../src/core/mounts/types.ts";
import { readPolicy } from "../../src/core/policy/check.ts";
import type { Given } from "../../src/core/policy/effective.ts";
import type { Policy } from "../../src/core/policy/types.ts";

/* Policies to test with. Few names and values, so that two of them often speak of the same. */

const some = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

const limits = fc.record(
  {
    timeoutMs: some<number | null>(100, 1_000, 5_000, 20_000, null),
    cpuMs: some<number | null>(50, 100, null),
    warningMs: some(0, 10, 20),
    fuel: some<number | null>(1_000, 1_000_000, null),
    memoryBytes: some(2 ** 20, 2 ** 24, 2 ** 26),
    recursionDepth: some(10, 400, 1_000),
    hostCalls: some<number | null>(1, 10, 1_000, null),
    hostCallBytes: some(2 ** 18, 2 ** 20),
    files: some(10, 10_000),
    fileBytes: some(1_000, 2 ** 20),
  },
  { requiredKeys: [] },
);

const mount: fc.Arbitrary<MountOptions> = fc.oneof(
  fc.record({ source: some("./a", "./b"), mode: some("ro" as const) }, { requiredKeys: ["source"] }),
  fc.record(
    {
      source: some("./a", "./b", "./c/d"),
      mode: some("overlay" as const, "rw" as const),
      maxBytes: some(0, 1_000, 2 ** 30),
      maxFiles: some(1, 1_000, 5_000),
    },
    { requiredKeys: ["source", "mode"] },
  ),
);

const rule = fc.record(
  {
    host: some("api.example.com", "*.example.com", "example.org", "192.0.2.1", "[2001:db8::1]"),
    methods: fc.uniqueArray(some("GET", "POST", "DELETE"), { minLength: 1 }),
    ports: fc.uniqueArray(some(443, 8_443, 80), { minLength: 1 }),
    protocol: some("https" as const, "http" as const),
    privateAddresses: fc.boolean(),
  },
  { requiredKeys: ["host"] },
);

const network = fc.record(
  {
    allow: fc.array(rule, { minLength: 1, maxLength: 3 }),
    maxRequests: some(1, 100, 1_000),
    requestBytes: some(0, 1_000, 2 ** 18),
    responseBytes: some(1_000, 2 ** 18),
    totalBytes: some(2 ** 20, 2 ** 30),
    timeoutMs: some(10, 100),
    redirects: some(0, 5, 10),
    secrets: fc.dictionary(some("KEY", "TOKEN"), fc.record({ host: some("api.example.com", "example.org") })),
  },
  { requiredKeys: ["allow"] },
);

const content = fc.dictionary(some("/in/a.txt", "/in/b.txt", "/conf"), some("", "one", "zwei €"));

/** Any policy that has no problems. */
export const policies: fc.Arbitrary<Policy> = fc
  .record(
    {
      version: fc.constant(1 as const),
      description: some("", "for a plugin"),
      limits,
      files: fc.record(
        { content, mounts: fc.dictionary(some("/data", "/out", "/database"), mount) },
        { requiredKeys: [] },
      ),
      network,
      functions: fc.subarray(["add", "stock"]),
      asyncFunctions: fc.subarray(["search", "find"]),
      modules: fc.dictionary(some("tools", "more"), fc.subarray(["double", "half"])),
      clock: fc.oneof(
        some("real" as const),
        fc.record(
          { start: some("2026-01-01T00:00:00Z", "1999-12-31T23:59:59.5Z"), stepMs: some(0, 1, 2.5) },
          { requiredKeys: ["start"] },
        ),
      ),
      entropy: fc.oneof(some("real" as const), fc.record({ seed: some(1, 2, -0.5) })),
      environment: fc.dictionary(some("HOME", "LANG", "__proto__"), some<string | true>("", "de", true)),
      arguments: fc.oneof(fc.subarray(["a", "b"]), some(true as const)),
    },
    { requiredKeys: ["version"], noNullPrototype: true },
  )
  .filter((policy) => readPolicy(policy).problems.length === 0);

/** A document with one thing in it changed: mostly no policy any more. */
export const broken: fc.Arbitrary<Json> = fc
  .tuple(policies, fc.nat(), fc.nat(4), fc.oneof(oddities(), fc.jsonValue().map(asJson)))
  .map(([policy, at, kind, value]) => changed(asJson(policy), at, kind, value));

function oddities(): fc.Arbitrary<Json> {
  return some<Json>(
    ...[
      null,
      true,
      false,
      0,
      -1,
      1.5,
      1e300,
      "",
      "real",
      "/",
      "/a/../b",
      "/a/",
      "a//b",
      "*",
      "*.",
      "127.1",
      "GET",
      "get",
    ],
    ...[[], {}, [[]], { host: "x" }, { source: "" }, { "": 1 }, "x".repeat(300), "https://example.com", "é.com"],
  );
}

function changed(document: Json, at: number, kind: number, value: Json): Json {
  const places = placesOf(document);
  const place = places[at % places.length] ?? [];
  return edited(document, place, (old) => {
    const isObject = typeof old === "object" && old !== null && !Array.isArray(old);
    if (kind === 0 && isObject) return { ...old, unknown: value };
    if (kind === 1 && isObject) return Object.fromEntries(Object.entries(old).slice(1));
    if (kind === 2 && isObject)
      return Object.fromEntries(Object.entries(old).map(([name, each]) => [`${name}x`, each]));
    if (kind === 3 && Array.isArray(old)) return [...old, ...old, value];
    return value;
  });
}

function placesOf(value: Json): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [[]];
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [[], ...inside.flatMap(([name, each]) => placesOf(each).map((place) => [name, ...place]))];
}

function edited(value: Json, [name, ...rest]: (string | number)[], edit: (old: Json) => Json): Json {
  if (name === undefined) return edit(value);
  if (Array.isArray(value)) return value.map((each: Json, at) => (at === name ? edited(each, rest, edit) : each));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([each, old]) => [each, each === name ? edited(old, rest, edit) : old]),
  );
}

function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value));
}

const call = (): number => 1;
const call2 = (): number => 2;

const functions = fc
  .subarray(["add", "stock", "remove"])
  .map((names) => Object.fromEntries(names.map((name) => [name, call])));
const awaited = fc
  .subarray(["search", "find", "drop"])
  .map((names) => Object.fromEntries(names.map((name) => [name, call2])));

/** What code could give beside such a policy. */
export const givens: fc.Arbitrary<Given> = fc.record(
  {
    limits: fc.record(
      {
        timeoutMs: some(50, 3_000, 60_000, Number.POSITIVE_INFINITY),
        fuel: some(500, 5_000_000),
        memoryBytes: some(2 ** 19, 2 ** 25),
        outputBytes: some(0, 2 ** 25),
        recursionDepth: some(5, 1_000),
      },
      { requiredKeys: [] },
    ),
    functions,
    asyncFunctions: awaited,
    modules: fc.dictionary(
      some("tools", "more", "os"),
      fc.subarray(["double", "half"]).map((names) => Object.fromEntries(names.map((name) => [name, call]))),
    ),
    files: fc.dictionary(some("/in/a.txt", "in/b.txt", "/data/x", "/new", "/x/../conf"), some("", "one", "two")),
    mounts: fc.dictionary(some("/data", "/out", "/etc"), mount),
    http: network.filter(({ allow }) => allow.length > 0),
    secrets: fc.constant({ KEY: "k", TOKEN: "t", OTHER: "o" }),
    env: fc.dictionary(some("HOME", "LANG", "PATH", "__proto__"), some("", "de", "fr")),
    args: fc.subarray(["a", "b", "c"]),
    clock: fc.oneof(some("real" as const), fc.constant({ start: new Date("2026-01-01T00:00:00Z"), stepMs: 1 })),
    randomSeed: some(1, 2),
  },
  { requiredKeys: [] },
);
