import { describe, expect, test } from "vitest";
import { readPolicy } from "../src/core/policy/check.ts";
import { covers } from "../src/core/policy/hosts.ts";

/** As `path: message`. */
function problemsOf(members: object): string[] {
  return readPolicy({ version: 1, ...members }).problems.map(({ path, message }) => `${path}: ${message}`);
}

const one = (host: object): object => ({ network: { allow: [host] } });
const mounts = (entries: object): object => ({ files: { mounts: entries } });
const content = (entries: object): object => ({ files: { content: entries } });

describe("contradictions are refused", () => {
  const rule = { host: "api.example.com" };

  test.each<[object, string]>([
    [
      { limits: { timeoutMs: 50, warningMs: 50 } },
      "limits.warningMs: must be below timeoutMs, which is 50: the warning comes so long before the end",
    ],
    [{ limits: { timeoutMs: 50, cpuMs: 51 } }, "limits.cpuMs: is never reached: timeoutMs is 50"],
    [{ limits: { cpuMs: 10_000 } }, "limits.cpuMs: is never reached: timeoutMs is 5000, its default"],
    [
      { limits: { resultBytes: 2 ** 21, memoryBytes: 2 ** 20 } },
      "limits.resultBytes: does not fit into the sandbox: memoryBytes is 1048576",
    ],
    [
      { limits: { fileBytes: 2 ** 28 } },
      "limits.fileBytes: does not fit into the sandbox: memoryBytes is 16777216, its default",
    ],
    [
      { limits: { hostCalls: 0 }, functions: ["add"] },
      "limits.hostCalls: of 0 allows none of the functions or requests that the policy grants",
    ],
    [
      { functions: ["a", "b"], asyncFunctions: ["c", "b"] },
      "asyncFunctions[1]: must not name b, which functions names already: a function is awaited or not",
    ],
    [{ modules: { sys: ["x"] } }, "modules.sys: must not take the place of a module that the guest needs"],
    [
      mounts({ "/a": { source: "x" }, "/a/b": { source: "y" } }),
      'files.mounts["/a/b"]: must not be inside the mount "/a"',
    ],
    [
      mounts({ "/lib": { source: "x" } }),
      'files.mounts["/lib"]: must not be at /lib, where the sandbox keeps Python modules of its own',
    ],
    [
      mounts({ "/a": { source: "x", maxBytes: 1 } }),
      'files.mounts["/a"].maxBytes: has no effect on a mount that is only read: it is for the modes "overlay" and "rw"',
    ],
    [
      mounts({ "/a": { source: "x", mode: "rw" }, "/b": { source: "./x/y" } }),
      'files.mounts["/b"].source: overlaps that of the mount "/a", and the guest may write to one of them',
    ],
    [
      mounts({ "/a": { source: "x/./y" }, "/b": { source: "z/../x", mode: "rw" } }),
      'files.mounts["/b"].source: overlaps that of the mount "/a", and the guest may write to one of them',
    ],
    [
      mounts({ "/a": { source: "..", mode: "rw" }, "/b": { source: "x" } }),
      'files.mounts["/b"].source: overlaps that of the mount "/a", and the guest may write to one of them',
    ],
    [
      { files: { content: { "/a/x": "" }, mounts: { "/a": { source: "y" } } } },
      'files.content["/a/x"]: is a file where the mount "/a" is',
    ],
    [
      { files: { content: { "/a": "" }, mounts: { "/a/b": { source: "y" } } } },
      'files.content["/a"]: is a file where the mount "/a/b" is',
    ],
    [content({ "/a": "", "/a/b/c": "" }), 'files.content["/a/b/c"]: is below "/a", which is a file'],
    [{ ...content({ "/a": "€€" }), limits: { fileBytes: 5 } }, "files.content: has 6 bytes: limits.fileBytes is 5"],
    [{ ...content({ "/a": "" }), limits: { files: 0 } }, "files.content: has 1 files: limits.files is 0"],
    [
      { network: { allow: [], redirects: 3 } },
      "network.allow: is empty, so nothing is allowed and redirects can have no effect",
    ],
    [
      { network: { allow: [rule], maxRequests: 0 } },
      "network.maxRequests: of 0 allows none of the requests that the rules allow",
    ],
    [
      { network: { allow: [rule], responseBytes: 2 ** 21 } },
      "network.responseBytes: does not fit into one call: limits.hostCallBytes is 1048576, its default",
    ],
    [
      { network: { allow: [rule], requestBytes: 2_000, totalBytes: 1_000 } },
      "network.requestBytes: is never reached: network.totalBytes is 1000",
    ],
    [
      { network: { allow: [rule], timeoutMs: 2_000 }, limits: { timeoutMs: 1_000 } },
      "network.timeoutMs: is never reached: limits.timeoutMs is 1000",
    ],
    [
      { network: { allow: [rule], secrets: { K: { host: "example.com" } } } },
      'network.secrets.K.host: no rule of network.allow allows "example.com"',
    ],
    [
      one({ host: "*.example.com", privateAddresses: true }),
      "network.allow[0].privateAddresses: must not be true for *.example.com: name each host that may be in a private network",
    ],
  ])("%j", (members, problem) => expect(problemsOf(members)).toEqual([problem]));

  test.each<[object]>([
    [{ limits: { timeoutMs: 20 } }],
    [{ limits: { timeoutMs: null, cpuMs: 1e9 } }],
    [{ limits: { memoryBytes: 2 ** 20 } }],
    [{ limits: { timeoutMs: 50, warningMs: 0 } }],
    [mounts({ "/data": { source: "x" }, "/database": { source: "x" } })],
    [mounts({ "/data": { source: "x", mode: "rw" }, "/database": { source: "x2" } })],
    [{ network: { allow: [] } }],
    [{ network: { allow: [{ host: "*.example.com" }], secrets: { K: { host: "api.example.com" } } } }],
  ])("%j is none", (members) => expect(problemsOf(members)).toEqual([]));

  test("but nothing is said that a part would say which is wrong itself", () => {
    expect(problemsOf({ limits: { timoutMs: 10_000, cpuMs: 9_000 } })).toHaveLength(1);
    expect(problemsOf({ network: { allow: [{ host: "A" }], secrets: { K: { host: "a" } } } })).toHaveLength(1);
  });
});

test.each([
  ["api.example.com", "api.example.com", true],
  ["*.example.com", "api.example.com", true],
  ["*.example.com", "a.b.example.com", true],
  ["*.example.com", "*.example.com", true],
  ["*.example.com", "*.b.example.com", true],
  ["*.example.com", "example.com", false],
  ["*.example.com", "badexample.com", false],
  ["*.example.com", "*.com", false],
  ["example.com", "api.example.com", false],
  ["api.example.com", "*.example.com", false],
])("that %s is allowed allows %s: %s", (wide, narrow, isCovered) => expect(covers(wide, narrow)).toBe(isCovered));
