import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkPolicy } from "../src/core/policy/check.ts";
import { diffPolicies } from "../src/core/policy/diff.ts";
import { explainPolicy } from "../src/core/policy/explain.ts";
import { policies } from "./support/policies.ts";

/** As `! more path: before → after`. */
function changes(before: object, after: object): string[] {
  const all = diffPolicies(checkPolicy({ version: 1, ...before }), checkPolicy({ version: 1, ...after }));
  return all.map((each) => `${each.widens ? "! " : ""}${each.change} ${each.path}: ${each.before} → ${each.after}`);
}

const network = (...allow: object[]): object => ({ network: { allow } });
const host = "api.example.com";
const mount = (entry: object): object => ({ files: { mounts: { "/d": { source: "./d", ...entry } } } });

describe("a difference of policies", () => {
  test.each<[object, object, string[]]>([
    [{ limits: { timeoutMs: 1_000 } }, {}, ["! more limits.timeoutMs: 1 s → 5 s (default)"]],
    [{}, { limits: { timeoutMs: 1_000 } }, ["less limits.timeoutMs: 5 s (default) → 1 s"]],
    [{}, { limits: { timeoutMs: null } }, ["! more limits.timeoutMs: 5 s (default) → none"]],
    [{}, { limits: { warningMs: 10 } }, ["different limits.warningMs: 50 ms (default) → 10 ms"]],
    [
      { functions: ["a", "b"] },
      { functions: ["c", "b"] },
      ["! more functions[0]: not granted → c", "less functions[0]: a → not granted"],
    ],
    [{}, { modules: { m: ["f"] } }, ["! more modules.m: not granted → with f"]],
    [{ modules: { m: ["f"] } }, { modules: { m: ["f", "g"] } }, ["! more modules.m[1]: not granted → g"]],
    [{}, mount({ mode: "rw" }), ['! more files.mounts["/d"]: not granted → ./d, rw']],
    [mount({}), mount({ mode: "overlay" }), ['! more files.mounts["/d"].mode: ro → overlay']],
    [mount({}), mount({ source: "./e" }), ['! different files.mounts["/d"].source: ./d → ./e']],
    [
      mount({ mode: "rw" }),
      mount({ mode: "rw", maxFiles: 10 }),
      ['less files.mounts["/d"].maxFiles: 1,000 files → 10 files'],
    ],
    [
      { files: { content: { "/a": "x" } } },
      { files: { content: { "/a": "y" } } },
      ['different files.content["/a"]: a file of 1 byte → a file of 1 byte, another text'],
    ],
    [
      network({ host }),
      network({ host, methods: ["GET", "POST"] }),
      [
        "! more network.allow[0]: not granted → POST https://api.example.com",
        "less network.allow[0]: HEAD https://api.example.com → not granted",
      ],
    ],
    [
      network({ host: "*.example.com" }),
      network({ host }),
      ["less network.allow[0]: GET and HEAD https://*.example.com → not granted"],
    ],
    [
      network({ host }),
      network({ host: "*.example.com" }),
      ["! more network.allow[0]: not granted → GET and HEAD https://*.example.com"],
    ],
    [
      network({ host }),
      network({ host, privateAddresses: true }),
      ["! more network.allow[0]: not granted → GET and HEAD https://api.example.com, also at private addresses"],
    ],
    [
      network({ host }),
      network({ host, ports: [443, 8_443] }),
      ["! more network.allow[0]: not granted → GET and HEAD https://api.example.com:8443"],
    ],
    [
      network({ host }),
      { network: { allow: [{ host }], redirects: 9 } },
      ["! more network.redirects: 5 redirects (default) → 9 redirects"],
    ],
    [
      { network: { allow: [{ host }, { host: "b.example" }], secrets: { K: { host } } } },
      { network: { allow: [{ host }, { host: "b.example" }], secrets: { K: { host: "b.example" } } } },
      ["! different network.secrets.K: to api.example.com → to b.example"],
    ],
    [
      { clock: { start: "2026-01-01T00:00:00Z" } },
      {},
      ["! more clock: a clock of its own from 2026-01-01T00:00:00Z → the real time"],
    ],
    [
      { entropy: { seed: 1 } },
      { entropy: { seed: 2 } },
      ["different entropy: the same numbers each time, of seed 1 → the same numbers each time, of seed 2"],
    ],
    [
      { environment: { A: "1" } },
      { environment: { A: true, B: "" } },
      ['! more environment.A: "1" → any value of the code\'s', '! more environment.B: not granted → ""'],
    ],
    [{ arguments: true }, { arguments: ["x"] }, ['less arguments: any of the code\'s → "x"']],
  ])("%j, %j", (before, after, expected) => expect(changes(before, after)).toEqual(expected));

  test.each<[object, object]>([
    [{}, { limits: { timeoutMs: 5_000 }, clock: "real", entropy: "real", arguments: [], functions: [], files: {} }],
    [{ description: "a", $schema: "x" }, { description: "b" }],
    [network({ host }), network({ host, methods: ["HEAD", "GET"], ports: [443], protocol: "https" }, { host })],
    [{}, network()],
    [mount({}), mount({ mode: "ro" })],
    [{ functions: ["a", "b"] }, { functions: ["b", "a"] }],
  ])("there is none of %j and %j", (before, after) => expect(changes(before, after)).toEqual([]));

  test("is sorted by path, and points into the document that has it", () => {
    const all = diffPolicies(
      checkPolicy({ version: 1, functions: ["a"], environment: { A: "" } }),
      checkPolicy({ version: 1, limits: { fuel: 1 } }),
    );
    expect(all.map(({ pointer }) => pointer)).toEqual(["/environment/A", "/functions/0", "/limits/fuel"]);
  });

  test("the other way round is its mirror image, and of a policy with itself it is none", () => {
    fc.assert(
      fc.property(policies, policies, (a, b) => {
        expect(diffPolicies(a, a)).toEqual([]);
        const opposite = { more: "less", less: "more", different: "different" } as const;
        const there = diffPolicies(a, b).map(({ path, change, before, after }) =>
          [change, before, after, path].join("|"),
        );
        const back = diffPolicies(b, a).map(({ path, change, before, after }) =>
          [opposite[change], after, before, path].join("|"),
        );
        expect(there.map(withoutChange).sort()).toEqual(back.map(withoutChange).sort());
      }),
      { numRuns: 500 },
    );
  });
});

/** "Another text" is said of the newer one. */
function withoutChange(line: string): string {
  return line.replaceAll(", another text", "");
}

describe("an explanation", () => {
  const explain = (members: object) => explainPolicy(checkPolicy({ version: 1, ...members }));
  const dangers = (members: object): string[] => explain(members).dangers.map(({ path, text }) => `${path}: ${text}`);

  test("of an empty policy says what holds by default, and all that is not granted", () => {
    const { may, mayNot, limits } = explain({});
    expect(may.every(({ isDefault }) => isDefault)).toBe(true);
    expect(may.map(({ text }) => text)).toEqual([
      "make files in its own memory",
      "read the real time",
      "draw real chance",
    ]);
    expect(mayNot).toEqual([
      "see any file of this machine",
      "use the network",
      "call any function of the application",
      "read variables of the environment",
      "get arguments",
      "start processes or threads",
    ]);
    expect(limits.find(({ path }) => path === "limits.timeoutMs")).toEqual({
      ...{ path: "limits.timeoutMs", value: 5_000, text: "5 s", isDefault: true },
    });
    expect(dangers({})).toEqual([]);
  });

  test("has a statement for everything that is granted", () => {
    const { may, mayNot } = explain({
      files: { content: { "/in a": "x" }, mounts: { "/d": { source: "./d", mode: "overlay", maxBytes: 2 ** 20 } } },
      network: { allow: [{ host, ports: [8_443] }], secrets: { KEY: { host } }, maxRequests: 3 },
      functions: ["add"],
      asyncFunctions: ["search"],
      modules: { tools: ["double", "half"] },
      clock: { start: "2026-01-01T00:00:00Z", stepMs: 5 },
      entropy: { seed: 9 },
      environment: { A: "x", B: true },
      arguments: ["-v"],
    });
    expect(may.filter(({ isDefault }) => !isDefault).map(({ topic, text }) => `${topic}: ${text}`)).toEqual([
      "files: read /d, which is the directory ./d, and change it in its memory only, by 1 MiB and 1,000 files",
      'files: find "/in a" in its memory',
      "network: GET and HEAD https://api.example.com:8443",
      "network: at most 3 requests, 1 MiB out and 1 MiB in each, 16 MiB altogether, 10 s and 5 redirects each",
      "secrets: have KEY sent to api.example.com, but never know its value",
      "functions: call add",
      "functions: await search",
      "functions: import tools, with double and half",
      "clock: read a clock of its own from 2026-01-01T00:00:00Z, 5 ms a reading",
      "chance: draw the same numbers each time, of seed 9",
      "environment: read A=x and B as the code gives it",
      'arguments: read the arguments "-v"',
    ]);
    expect(mayNot[0]).toBe("see any other file of this machine");
  });

  test.each<[object, string]>([
    [
      mount({ mode: "rw" }),
      'files.mounts["/d"]: it changes ./d for good: nothing in there is to be executed or believed afterwards',
    ],
    [
      mount({ source: "./node_modules/x", mode: "rw" }),
      'files.mounts["/d"]: what it writes to ./node_modules/x other programs may execute',
    ],
    [
      mount({ source: "/" }),
      'files.mounts["/d"]: / may hold much more than is meant: name the directory that is needed',
    ],
    [
      mount({ source: "." }),
      'files.mounts["/d"]: . may hold much more than is meant: name the directory that is needed',
    ],
    [
      mount({ source: "../.." }),
      'files.mounts["/d"]: ../.. may hold much more than is meant: name the directory that is needed',
    ],
    [mount({ source: "/home/a/.ssh" }), 'files.mounts["/d"]: /home/a/.ssh looks like a place of secrets'],
    [
      network({ host: "*.example.com" }),
      "network.allow[0]: *.example.com is any host below example.com, whoever runs it",
    ],
    [
      network({ host, privateAddresses: true }),
      "network.allow[0]: api.example.com may be in a private network, or this machine itself",
    ],
    [
      network({ host, protocol: "http" }),
      "network.allow[0]: to api.example.com without encryption: who is in between can read and change it",
    ],
    [
      network({ host, ports: [443, 22] }),
      "network.allow[0]: ports such as 22 may belong to other services than web servers",
    ],
    [{ ...network({ host }), ...mount({}) }, "network: what it reads in /d it can send to api.example.com"],
    [
      { environment: { API_TOKEN: true } },
      "environment.API_TOKEN: it reads API_TOKEN: a secret of the network would stay unknown to it",
    ],
    [{ limits: { timeoutMs: null } }, "limits.timeoutMs: a run may go on forever"],
    [{ limits: { timeoutMs: null, fuel: 1_000 } }, "limits.timeoutMs: a run may wait forever"],
    [{ limits: { memoryBytes: 2 ** 30 } }, "limits.memoryBytes: 1 GiB is much: the default is 16 MiB"],
  ])("marks the danger of %j", (members, danger) => expect(dangers(members)).toEqual([danger]));

  test("marks a secret that goes without encryption", () => {
    const members = { network: { allow: [{ host, protocol: "http" }], secrets: { KEY: { host } } } };
    expect(dangers(members)).toContain("network.secrets.KEY: KEY may be sent to api.example.com without encryption");
  });

  test("can be made of any policy", () => {
    fc.assert(
      fc.property(policies, (policy) => {
        for (const { text } of explainPolicy(policy).may) expect(text).not.toMatch(/undefined|NaN|\[object/);
      }),
    );
  });
});
