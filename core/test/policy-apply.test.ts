import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HttpOptions, HttpRule } from "../src/core/http/types.ts";
import { LIMITS } from "../src/core/limits.ts";
import { applyPolicy } from "../src/core/policy/apply.ts";
import { checkPolicy } from "../src/core/policy/check.ts";
import type { Given } from "../src/core/policy/effective.ts";
import { PolicyError } from "../src/core/policy/problems.ts";
import type { Policy } from "../src/core/policy/types.ts";
import { givens, policies } from "./support/policies.ts";
import { widerThanCode, widerThanPolicy } from "./support/wider.ts";

const policyOf = (members: object): Policy => checkPolicy({ version: 1, ...members });

const apply = (members: object, given: Given = {}): ReturnType<typeof applyPolicy> =>
  applyPolicy(policyOf(members), given);

function problemsOf(members: object, given: Given = {}): string[] {
  try {
    apply(members, given);
  } catch (error) {
    if (error instanceof PolicyError) return error.problems.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
}

const add = (): number => 1;
const rule: HttpRule = { host: "api.example.com" };
const start = new Date("2026-01-01T00:00:00Z");

describe("without a policy", () => {
  test("what the code gives stands", () => {
    const given: Given = { limits: { fuel: 1 }, functions: { add }, env: { A: "1" }, args: ["x"], randomSeed: 7 };
    const { options, withheld } = applyPolicy(undefined, given);
    expect(options).toMatchObject(given);
    expect(withheld).toEqual([]);
    expect(options.http).toBeUndefined();
  });

  test("the network has its numbers, and its rules are one list", () => {
    expect(applyPolicy(undefined, { http: { allow: [rule], redirects: 1 } }).options.http).toEqual({
      ...{ maxRequests: 100, requestBytes: 2 ** 20, responseBytes: 2 ** 20, totalBytes: 2 ** 24, timeoutMs: 10_000 },
      ...{ redirects: 1, allow: [[rule]], secrets: {} },
    });
    expect(applyPolicy(undefined, { http: { allow: [] } }).options.http?.allow).toEqual([[]]);
  });
});

test("a policy that says nothing but its version grants nothing", () => {
  const { options, withheld } = apply(
    {},
    {
      functions: { add },
      asyncFunctions: { search: add },
      modules: { tools: { add } },
      mounts: { "/data": { source: "." } },
      http: { allow: [rule] },
      secrets: { KEY: "k" },
      env: { HOME: "/" },
      args: ["a"],
      limits: { timeoutMs: 60_000 },
    },
  );
  expect(options).toEqual({
    ...{ functions: {}, asyncFunctions: {}, modules: {}, files: {}, mounts: {}, secrets: {}, env: {}, args: [] },
    ...{ http: undefined, clock: "real", randomSeed: undefined, limits: { timeoutMs: 5_000 } },
  });
  expect(withheld).toEqual([
    { path: 'mounts["/data"]', reason: "the policy has no mount there" },
    { path: "http", reason: "the policy grants no network" },
    { path: "limits.timeoutMs", reason: "60000 was asked for, the policy allows 5000, its default" },
    { path: "functions.add", reason: "the policy does not name it" },
    { path: "asyncFunctions.search", reason: "the policy does not name it" },
    { path: "modules.tools", reason: "the policy does not name it" },
    { path: "secrets.KEY", reason: "the policy names no host for it" },
    { path: "env.HOME", reason: "the policy does not name it" },
    { path: "args", reason: "the policy allows none" },
  ]);
});

describe("of both, the stricter holds:", () => {
  test.each<[number | null | undefined, number | undefined, number | undefined]>([
    [undefined, undefined, undefined],
    [undefined, 100, 100],
    [undefined, 9_000, LIMITS.timeoutMs.default],
    [9_000, undefined, 9_000],
    [9_000, 8_000, 8_000],
    [8_000, 9_000, 8_000],
    [null, 60_000, 60_000],
    [null, undefined, Number.POSITIVE_INFINITY],
  ])("a limit of %s and one of %s are %s", (inPolicy, inCode, effective) => {
    const { options } = apply({ limits: { timeoutMs: inPolicy } }, { limits: { timeoutMs: inCode } });
    expect(options.limits.timeoutMs).toBe(effective);
  });

  test("mounts have the stricter mode and the lower quotas", () => {
    const mounts = { "/d": { source: "./d", mode: "overlay", maxFiles: 10 } };
    const result = apply({ files: { mounts } }, { mounts: { "/d/": { source: "./d", mode: "rw", maxBytes: 5 } } });
    expect(result.options.mounts).toEqual({ "/d": { source: "./d", mode: "overlay", maxBytes: 5, maxFiles: 10 } });
    expect(result.withheld).toEqual([
      { path: 'mounts["/d/"].mode', reason: '"rw" was asked for, the policy allows "overlay"' },
    ]);
    expect(apply({ files: { mounts } }, { mounts: { "/d": { source: "./d" } } }).options.mounts).toEqual({
      "/d": { source: "./d", mode: "ro" },
    });
    expect(apply({ files: { mounts } }).options.mounts).toEqual({
      "/d": { source: "./d", mode: "overlay", maxBytes: 2 ** 24, maxFiles: 10 },
    });
    expect(apply({ files: { mounts } }, { mounts: {} }).options.mounts).toEqual({});
  });

  test("mounts have the same directory, as whoever knows the system says", () => {
    const policy = policyOf({ files: { mounts: { "/d": { source: "./d" } } } });
    const given = { mounts: { "/d": { source: "d" } } };
    expect(applyPolicy(policy, given).withheld).toEqual([
      { path: 'mounts["/d"]', reason: 'the policy has another directory there, "./d"' },
    ]);
    expect(applyPolicy(policy, given, { sameSource: () => true }).options.mounts).toEqual({
      "/d": { source: "d", mode: "ro" },
    });
  });

  test("a request has to be allowed by both", () => {
    const other = { host: "*.example.com", methods: ["POST"] };
    const { options } = apply(
      { network: { allow: [rule], maxRequests: 10 } },
      { http: { allow: [other], maxRequests: 20, redirects: 0 } },
    );
    expect(options.http).toMatchObject({ allow: [[other], [rule]], maxRequests: 10, redirects: 0 });
    expect(apply({ network: { allow: [] } }, { http: { allow: [rule] } }).options.http).toBeUndefined();
    expect(apply({ network: { allow: [rule] } }, { http: { allow: [] } }).options.http?.allow).toEqual([[], [rule]]);
  });

  test("secrets are those that the policy names, with the code's values", () => {
    const network = { allow: [rule], secrets: { KEY: { host: "api.example.com" } } };
    const { options, withheld } = apply({ network }, { secrets: { KEY: "k", OTHER: "o" } });
    expect([options.secrets, options.http?.secrets]).toEqual([{ KEY: "k" }, network.secrets]);
    expect(withheld).toEqual([{ path: "secrets.OTHER", reason: "the policy names no host for it" }]);
    expect(problemsOf({ network })).toEqual(["network.secrets.KEY: the code gives no value for KEY in secrets"]);
    const http: HttpOptions = { allow: [rule], secrets: { KEY: { host: "evil.example" } } };
    expect(problemsOf({ network }, { http, secrets: { KEY: "k" } })).toContain(
      'network.secrets.KEY.host: must be the one that the code names, "evil.example"',
    );
  });

  test("a clock of its own rather than the real one, and a seed rather than chance", () => {
    const clock = { start: "2026-01-01T00:00:00Z", stepMs: 2 };
    const own = { start, stepMs: 2 };
    expect(apply({ clock }, { clock: "real" })).toMatchObject({
      options: { clock: own },
      withheld: [{ path: "clock", reason: "the policy sets the clock" }],
    });
    expect(apply({ clock: "real" }, { clock: own }).options.clock).toEqual(own);
    expect(apply({ clock }, { clock: own }).options.clock).toEqual(own);
    expect(problemsOf({ clock }, { clock: { start } })).toEqual([
      "clock: must be the one that the code gives, or left out",
    ]);
    expect(apply({ entropy: { seed: 3 } }).options.randomSeed).toBe(3);
    expect(apply({ entropy: "real" }, { randomSeed: 4 }).options.randomSeed).toBe(4);
    expect(problemsOf({ entropy: { seed: 3 } }, { randomSeed: 4 })).toEqual([
      "entropy.seed: must be the one that the code gives, 4, or left out",
    ]);
  });

  test("variables and arguments are the policy's, and the code's where it may give them", () => {
    const environment = { A: "1", B: true, C: true };
    const { options, withheld } = apply(
      { environment, arguments: true },
      { env: { A: "2", B: "3", D: "4" }, args: ["x"] },
    );
    expect([options.env, options.args]).toEqual([{ A: "1", B: "3" }, ["x"]]);
    expect(withheld.map(({ path }) => path)).toEqual(["env.A", "env.D"]);
    expect(apply({ arguments: ["y"] }, { args: ["x"] })).toMatchObject({
      options: { args: ["y"] },
      withheld: [{ path: "args", reason: "the policy says what they are" }],
    });
  });

  test("files in memory are added to those of the policy, but not in their place or in that of a mount", () => {
    const files = { content: { "/in/a": "policy" }, mounts: { "/data": { source: "." } } };
    const given = { "/in/a": "code", "in/../in/a": "code", "/in": "x", "data/x": "x", "/database": "kept", b: "kept" };
    const { options, withheld } = apply({ files }, { files: given });
    expect(options.files).toEqual({ "/in/a": "policy", "/database": "kept", b: "kept" });
    expect(withheld.map(({ path }) => path)).toEqual(
      ["/in/a", "in/../in/a", "/in", "data/x"].map((path) => `files["${path}"]`),
    );
  });
});

describe("what the policy names has to be there:", () => {
  test.each<[object, Given, string]>([
    [
      { functions: ["add", "gone"] },
      { functions: { add } },
      "functions[1]: the code gives no function gone in functions",
    ],
    [{ functions: ["add"] }, { asyncFunctions: { add } }, "functions[0]: the code gives add in asyncFunctions"],
    [{ functions: ["toString"] }, { functions: {} }, "functions[0]: the code gives no function toString in functions"],
    [{ asyncFunctions: ["find"] }, {}, "asyncFunctions[0]: the code gives no function find in asyncFunctions"],
    [{ modules: { tools: ["add"] } }, { modules: {} }, "modules.tools: the code gives no module tools"],
    [
      { modules: { tools: ["gone"] } },
      { modules: { tools: { add } } },
      "modules.tools[0]: the code gives no function gone in the module tools",
    ],
  ])("%j", (members, given, problem) => expect(problemsOf(members, given)).toEqual([problem]));
});

describe("whatever both say,", () => {
  const both = fc.tuple(policies, givens);

  test("the result is never wider than either", () => {
    let count = 0;
    fc.assert(
      fc.property(both, ([policy, given]) => {
        const completed = completedFor(policy, given);
        const { options } = applyPolicy(policy, completed);
        count += 1;
        expect(widerThanPolicy(options, policy)).toEqual([]);
        expect(widerThanCode(options, completed)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
    expect(count).toBe(2_000);
  });

  test("the result under the same policy is the same, and nothing is withheld any more", () => {
    fc.assert(
      fc.property(both, ([policy, given]) => {
        const first = applyPolicy(policy, completedFor(policy, given)).options;
        const second = applyPolicy(policy, first);
        expect(second.options).toEqual(first);
        expect(second.withheld).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** With what the policy says must be there, and without what cannot hold beside it. */
function completedFor(policy: Policy, given: Given): Given {
  const all = (names: readonly string[] = []) => Object.fromEntries(names.map((name) => [name, add]));
  const modules = Object.entries(policy.modules ?? {}).map(([name, names]) => [
    name,
    { ...given.modules?.[name], ...all(names) },
  ]);
  const { clock, randomSeed, secrets, http, ...rest } = given;
  return {
    ...rest,
    functions: { ...given.functions, ...all(policy.functions) },
    asyncFunctions: { ...given.asyncFunctions, ...all(policy.asyncFunctions) },
    modules: { ...given.modules, ...Object.fromEntries(modules) },
    secrets: { ...secrets, KEY: "k", TOKEN: "t" },
    ...(http && { http: { ...http, secrets: policy.network?.secrets ?? {} } }),
    ...(typeof policy.clock !== "object" && { clock }),
    ...(typeof policy.entropy !== "object" && { randomSeed }),
  };
}
