import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MisuseError } from "../src/core/errors.ts";
import { LIMIT_NAMES, LIMITS } from "../src/core/limits.ts";
import { checkPolicy, readPolicy } from "../src/core/policy/check.ts";
import { PolicyError } from "../src/core/policy/problems.ts";
import { broken, policies } from "./support/policies.ts";

/** As `path: message`. */
function problemsOf(members: object): string[] {
  return readPolicy({ version: 1, ...members }).problems.map(({ path, message }) => `${path}: ${message}`);
}

const one = (host: object): object => ({ network: { allow: [host] } });
const mounts = (entries: object): object => ({ files: { mounts: entries } });
const content = (entries: object): object => ({ files: { content: entries } });

describe("a policy", () => {
  test("may say nothing but its version", () => {
    expect(checkPolicy({ version: 1 })).toEqual({ version: 1 });
  });

  test("is copied, read once, and cannot be changed afterwards", () => {
    let reads = 0;
    const given = {
      version: 1,
      get functions() {
        reads += 1;
        return ["add"];
      },
    };
    const policy = checkPolicy(given);
    expect(policy.functions).toEqual(["add"]);
    expect(reads).toBe(1);
    expect(Object.isFrozen(policy) && Object.isFrozen(policy.functions)).toBe(true);
  });

  test("may leave out a member by undefined", () => {
    expect(checkPolicy({ version: 1, limits: undefined, functions: [] })).toEqual({ version: 1, functions: [] });
  });

  test("can use all limits, at both ends of their ranges", () => {
    for (const name of LIMIT_NAMES) {
      const { minimum, maximum, unit } = LIMITS[name];
      const memory = name === "memoryBytes" ? {} : { memoryBytes: LIMITS.memoryBytes.maximum };
      const limits = (value: unknown) => problemsOf({ limits: { ...memory, timeoutMs: null, [name]: value } });
      expect(limits(minimum)).toEqual([]);
      expect(limits(minimum - 1)).toHaveLength(1);
      if (maximum === Number.POSITIVE_INFINITY) expect(limits(null)).toEqual([]);
      else expect([limits(maximum), limits(maximum + 1).length, limits(null).length]).toEqual([[], 1, 1]);
      expect(limits(minimum + 0.5)).toHaveLength(unit === "ms" ? 0 : 1);
    }
  });

  test.each([
    "api.example.com",
    "localhost",
    "*.example.com",
    "xn--bcher-kva.example",
    "192.0.2.1",
    "[::1]",
    "[2001:db8::1]",
    "[1:2:3:4:5:6:7:8]",
  ])("can name the host %s", (host) => expect(problemsOf(one({ host }))).toEqual([]));

  test.each([
    ..."https://a.example a.example:443 a.example/ A.example a..example .example example. *. * *.*.example a*.example".split(
      " ",
    ),
    ..."user@a.example bücher.example -a.example a-.example 127.1 0x7f.1 2130706433 0177.0.0.1 01.2.3.4 256.1.1.1 1.2.3".split(
      " ",
    ),
    ..."*.1.2.3.4 a.1 ::1 [::1 [::ffff:127.0.0.1] [0:0:0:0:0:0:0:1] [::FFFF] [1::2::3] [:::] [1:2:3:4:5:6:7] [::1%25lo] %6c".split(
      " ",
    ),
    ...["", " ", "a b", "a\n", "a\0", `${"a".repeat(64)}.com`, `${"a.".repeat(130)}com`],
  ])("cannot name the host %j", (host) => {
    const [problem, ...more] = readPolicy({ version: 1, ...one({ host }) }).problems;
    expect([problem?.path, more]).toEqual(["network.allow[0].host", []]);
  });

  test.each(["/a", "/data/in.csv", "/ä/€ 1", "/.hidden", "/..a", "/a..", "/...", "/__proto__"])(
    "can have a file at %s",
    (path) => expect(problemsOf(content({ [path]: "" }))).toEqual([]),
  );

  test.each([
    "",
    "/",
    "a",
    "./a",
    "/a/",
    "//a",
    "/a//b",
    "/a/.",
    "/a/..",
    "/../a",
    "/./a",
    "/a\0",
    "/a\n",
    "/\ud800",
    `/${"a".repeat(2_000)}`,
  ])("cannot have a file at %j", (path) => expect(problemsOf(content({ [path]: "" }))).toHaveLength(1));

  test.each([
    "2026-02-30T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01",
    "1969-12-31T23:59:59Z",
    "2026-01-01T00:00:00+01:00",
    "",
  ])("cannot begin its clock at %j", (start) => expect(problemsOf({ clock: { start } })).toHaveLength(1));
});

describe("what is wrong is told with its path, and what is allowed", () => {
  test.each<[object, string]>([
    [{ version: 2 }, "version: must be 1, not 2"],
    [{ version: undefined }, "version: is missing: it must be 1"],
    [{ limts: {} }, "limts: is unknown; did you mean limits?"],
    [{ timeoutMs: 5 }, "timeoutMs: is unknown; it is a member of limits"],
    [{ limits: { timoutMs: 5 } }, "limits.timoutMs: is unknown; did you mean timeoutMs?"],
    [
      { limits: { timeoutMs: "5s" } },
      'limits.timeoutMs: must be a number of ms, at least 1, or null for none, not "5s"',
    ],
    [{ limits: { files: null } }, "limits.files: must be a whole number of files from 0 to 1000000, not null"],
    [
      { limits: { fuel: Number.POSITIVE_INFINITY } },
      "limits.fuel: must be a whole number of units, at least 1, or null for none, not Infinity",
    ],
    [{ limits: [] }, "limits: must be an object of limits by name, not a list"],
    [{ limits: new Map([["timeoutMs", 5]]) }, "limits: must be an object of limits by name, not an object"],
    [{ functions: "add" }, 'functions: must be a list of names, not "add"'],
    [{ functions: ["add", "add"] }, 'functions[1]: must not repeat "add", which is item 0 already'],
    [{ functions: ["class"] }, 'functions[0]: must not be a keyword of Python\'s: "class"'],
    [{ modules: { "a.b": [] } }, 'modules["a.b"]: the name must be a name that Python allows, not "a.b"'],
    [
      { clock: "reel" },
      'clock: must be "real" or an object such as {"start": "2026-01-01T00:00:00Z"}, not "reel"; did you mean "real"?',
    ],
    [
      one({ host: "a.example", ports: Array.from({ length: 33 }, (_, at) => at + 1) }),
      "network.allow[0].ports: must have 32 items at most, not 33",
    ],
    [{ entropy: {} }, "entropy.seed: is missing: it must be a number"],
    [{ environment: { A: false } }, "environment.A: must be text without NUL or true, not false"],
    [{ arguments: ["a", 1] }, "arguments[1]: must be text, not 1"],
    [mounts({ "/d": {} }), 'files.mounts["/d"].source: is missing: it must be the path of a directory of this machine'],
    [
      mounts({ "/d": { source: "a", mode: "RW" } }),
      'files.mounts["/d"].mode: must be "ro", "overlay" or "rw", not "RW"; did you mean "rw"?',
    ],
    [{ network: {} }, "network.allow: is missing: it must be a list of rules"],
    [
      one({ host: "a.example", methods: ["get"] }),
      'network.allow[0].methods[0]: must be "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE" or "OPTIONS", not "get"; did you mean "GET"?',
    ],
    [
      one({ host: "a.example", ports: [0] }),
      "network.allow[0].ports[0]: must be a whole number from 1 to 65535, not 0",
    ],
    [one({ host: "a.example", port: 443 }), "network.allow[0].port: is unknown; did you mean ports?"],
    [{ description: "x".repeat(10_001) }, "description: must be at most 10000 characters long, not 10001"],
    [{ description: "\ud800" }, "description: must be text without halves of surrogate pairs"],
    [{ functions: () => {} }, "functions: must be a list of names, not a function"],
  ])("%j", (members, problem) => expect(problemsOf(members)).toEqual([problem]));

  test("with a JSON pointer as well", () => {
    const { problems } = readPolicy({ version: 1, ...mounts({ "/a~b": { source: "x", mod: "rw" } }) });
    expect(problems).toEqual([
      {
        path: 'files.mounts["/a~b"].mod',
        pointer: "/files/mounts/~1a~0b/mod",
        message: "is unknown; did you mean mode?",
      },
    ]);
  });

  test("all of it at once, in an error of ours", () => {
    const refused = (): unknown => checkPolicy({ version: 1, limits: { fuel: 0 }, nework: {}, functions: [1] });
    expect(refused).toThrow(
      new PolicyError([
        {
          path: "limits.fuel",
          pointer: "/limits/fuel",
          message: "must be a whole number of units, at least 1, or null for none, not 0",
        },
        { path: "nework", pointer: "/nework", message: "is unknown; did you mean network?" },
        { path: "functions[0]", pointer: "/functions/0", message: "must be a name that Python allows, not 1" },
      ]),
    );
    expect(refused).toThrow(
      "the policy is refused:\n  limits.fuel: must be a whole number of units, at least 1, or null for none, not 0\n  nework: is unknown; did you mean network?\n  functions[0]: must be",
    );
    try {
      refused();
    } catch (error) {
      expect(error).toBeInstanceOf(MisuseError);
      expect(error).toMatchObject({ name: "PolicyError", code: "INVALID_POLICY" });
    }
  });

  test.each([null, undefined, 1, "{}", [], () => {}, new Date(), Symbol("x")])("%s is no policy", (value) => {
    expect(() => checkPolicy(value)).toThrow("the policy is refused:\n  must be an object with a version");
  });
});

describe("hostile documents do no harm", () => {
  test("whatever is given, the answer is a list of problems or a policy that needs no second look", () => {
    fc.assert(
      fc.property(fc.oneof(broken, fc.anything(), fc.jsonValue()), (value) => {
        const { policy, problems } = readPolicy(value);
        expect(Object.getPrototypeOf(policy)).toBe(Object.prototype);
        if (problems.length === 0) expect(readPolicy(policy)).toEqual({ policy, problems });
      }),
      { numRuns: 3_000 },
    );
  });

  test("a policy without problems is itself", () => {
    fc.assert(
      fc.property(policies, (policy) => {
        expect(checkPolicy(policy)).toEqual(policy);
      }),
    );
  });

  test("names of JavaScript's own are names like any other", () => {
    const given: unknown = JSON.parse(
      '{"version": 1, "__proto__": {"functions": ["x"]}, "constructor": 1, "limits": {"__proto__": {"fuel": 1}, "toString": 1},' +
        '"environment": {"__proto__": "x", "constructor": true}}',
    );
    const { policy, problems } = readPolicy(given);
    expect(problems.map(({ path }) => path)).toEqual([
      "__proto__",
      "constructor",
      "limits.__proto__",
      "limits.toString",
    ]);
    expect(policy.functions).toBeUndefined();
    expect(Object.entries(policy.environment ?? {})).toEqual([
      ["__proto__", "x"],
      ["constructor", true],
    ]);
    expect(Object.getPrototypeOf(policy.environment)).toBe(Object.prototype);
  });

  test("depth, length and number are no burden", () => {
    const deep: unknown = JSON.parse(`{"version":1,"limits":${"[".repeat(100_000)}${"]".repeat(100_000)}}`);
    expect(readPolicy(deep).problems).toHaveLength(1);
    const cyclic: { version: 1; files?: unknown } = { version: 1 };
    cyclic.files = { content: cyclic, mounts: cyclic };
    expect(readPolicy(cyclic).problems.length).toBeGreaterThan(0);
    const names = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`n${at}`, at]));
    const { problems } = readPolicy({ version: 1, ...names, functions: new Array(2 ** 32 - 1) });
    expect(problems).toHaveLength(1_001);
    expect(problems.at(-1)?.message).toBe("has 4001 more problems");
    const [long] = readPolicy({ version: 1, ["x".repeat(1e7)]: "y".repeat(1e7) }).problems;
    expect(long?.path.length).toBeLessThan(100);
  });
});
