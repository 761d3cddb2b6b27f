import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { parseCommandLine, UsageError } from "../src/cli/options.ts";
import { loadPolicy, PolicyFileError, readPolicyBytes, readPolicyText } from "../src/cli/policy/file.ts";
import { policyHelp } from "../src/cli/policy/help.ts";
import { JsonTextError, readJsonText } from "../src/cli/policy/json-text.ts";
import { parsePolicy } from "../src/cli/policy/options.ts";
import { policySchemaText } from "../src/core/policy/schema.ts";
import { COMMAND, isBuilt, type Outcome } from "./cli-process.ts";
import { broken } from "./support/policies.ts";

const folder = mkdtempSync(join(tmpdir(), "micropython-wasm-policy-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return name;
}

/** Runs the built command line in the folder, so that messages have short names. */
function command(words: readonly string[], input = ""): Outcome {
  const { stdout, stderr, status } = spawnSync(process.execPath, [COMMAND, ...words], {
    ...{ input, encoding: "utf8", cwd: folder },
  });
  return { stdout, stderr, status };
}

describe("the words after policy", () => {
  const complaint = (...words: string[]): string => {
    try {
      parsePolicy(words);
    } catch (error) {
      if (error instanceof UsageError) return error.message;
      throw error;
    }
    throw new Error(`${words.join(" ")} was accepted`);
  };

  test("policy is a command only where it comes first", () => {
    expect(parseCommandLine(["policy", "check", "a"])).toEqual({ action: "policy", words: ["check", "a"] });
    expect(parseCommandLine(["--", "policy"])).toMatchObject({ program: { from: "file", path: "policy" } });
  });

  test("say what to do with which files", () => {
    expect(parsePolicy(["check", "a", "--json", "b"])).toEqual({ action: "check", files: ["a", "b"], json: true });
    expect(parsePolicy(["explain", "-"])).toEqual({ action: "explain", file: "-", json: false });
    expect(parsePolicy(["diff", "a", "b"])).toEqual({ action: "diff", before: "a", after: "b", json: false });
    expect(parsePolicy(["schema"])).toEqual({ action: "schema" });
    expect(parsePolicy(["check", "-h"])).toEqual({ action: "help" });
    expect(parsePolicy(["check", "--", "--json"])).toEqual({ action: "check", files: ["--json"], json: false });
  });

  test.each([
    [[], "policy needs one of check, explain, diff, schema: policy --help"],
    [["chek", "a"], "there is no policy chek; did you mean policy check?"],
    [["xyzzy"], "there is no policy xyzzy; there are check, explain, diff, schema"],
    [["check"], "policy check needs files, as in policy check policy.json"],
    [["check", "a", "--jsno"], "policy has no option --jsno; did you mean --json?"],
    [["check", "a", "-x"], "policy has no option -x; policy --help shows what is possible"],
    [["check", "a", "--json=1"], "--json takes no value"],
    [["check", "a", "--json", "--json"], "--json is given twice"],
    [["explain", "a", "b"], "policy explain needs one file, as in policy explain policy.json"],
    [["diff", "a"], "policy diff needs two files, as in policy diff before.json after.json"],
    [["diff", "-", "-"], "policy diff can read one of its files from standard input"],
    [["schema", "a"], "policy schema takes neither files nor options"],
  ])("%j is refused", (words, message) => expect(complaint(...words)).toBe(message));

  test("are all in the help", () => {
    for (const word of ["check", "explain", "diff", "schema", "--json", "-h", "--help"]) {
      expect(policyHelp()).toContain(word);
    }
  });
});

describe("JSON with places", () => {
  test("is what JSON.parse makes of it, and nothing else is JSON", () => {
    const texts = fc.oneof(
      fc.json(),
      fc
        .json()
        .chain((text) =>
          fc
            .tuple(fc.nat(text.length), fc.constantFrom(...'{}[]",:\\01-.eEu \n\t\0tfn'))
            .map(([at, odd]) => text.slice(0, at) + odd + text.slice(at + 1)),
        ),
      fc.string(),
      broken.map((document) => JSON.stringify(document, null, 1)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          expect(() => readJsonText(text)).toThrow(JsonTextError);
          return;
        }
        expect(JSON.stringify(readJsonText(text).value)).toBe(JSON.stringify(expected));
      }),
      { numRuns: 5_000 },
    );
  });

  test.each([
    ['{"version": 1', 1, 14, "is no JSON: there should be , or }, not the end of the text"],
    ['{"version": 1,\n}', 2, 1, 'is no JSON: there should be a name in double quotes, not "}"'],
    ["{'version': 1}", 1, 2, 'is no JSON: there should be a name in double quotes, not "\'"'],
    ['{"version": 1} 2', 1, 16, 'is no JSON: there should be the end, not "2"'],
    ["", 1, 1, "is no JSON: there should be a value, not the end of the text"],
    ["// a", 1, 1, 'is no JSON: there should be a value, not "/"'],
    ["\ufeff{}", 1, 1, 'is no JSON: there should be a value, not "\ufeff"'],
    ['{"a": "b', 1, 7, "has a text that does not end"],
    ['{"a": "\\x"}', 1, 7, "has a text with a line end, a control character or an escape that JSON does not have"],
    ["[".repeat(100_000), 1, 101, "is nested deeper than 100 levels"],
  ])("%j", (text, line, column, message) => {
    expect(readPolicyText(text).problems).toEqual([{ path: "", pointer: "", message, line, column }]);
  });

  test("members that stand there twice are told, however they are spelt, and their lines and columns", () => {
    const { problems } = readPolicyText('{\n  "version": 1,\n  "functions": ["a"],\n\t"func\\u0074ions": ["b"]\n}');
    expect(problems).toEqual([
      {
        ...{ path: "functions", pointer: "/functions", line: 4, column: 2 },
        message: "is there already: of two members with one name it is not clear which counts",
      },
    ]);
  });

  test("every problem has its line and column", () => {
    const text = '{\n  "version": 1,\n  "limits": {"fuel": 0},\n  "network": {},\n  "functions": ["a",\n    1]\n}';
    expect(readPolicyText(text).problems.map(({ path, line, column }) => [path, line, column])).toEqual([
      ["limits.fuel", 3, 14],
      ["network.allow", 4, 3],
      ["functions[1]", 6, 5],
    ]);
  });

  test("bytes that are no text, or far too many, are told", () => {
    expect(readPolicyBytes(new Uint8Array([0xff])).problems[0]?.message).toBe("is not UTF-8");
    expect(readPolicyBytes(new Uint8Array(2 ** 24 + 1)).problems[0]?.message).toBe("is larger than 16777216 bytes");
  });

  test("a large text with as many problems as it can have takes no long time", () => {
    const names = Array.from({ length: 200_000 }, (_, at) => `"n${at}":1`).join(",\n");
    const { problems } = readPolicyText(`{"version":1,${names}}`);
    expect(problems).toHaveLength(1_001);
    expect(problems.at(-1)?.line).toBe(1_000);
    const long = readPolicyText(JSON.stringify({ version: 1, description: '"\\'.repeat(2 ** 20) }));
    expect(long.problems.map(({ path }) => path)).toEqual(["description"]);
  });
});

describe("a policy that is loaded", () => {
  test("has its sources from its own folder", () => {
    mkdirSync(join(folder, "sub"));
    const text = '{"version":1,"files":{"mounts":{"/a":{"source":"./a"},"/b":{"source":"/b"}}}}';
    const { files } = loadPolicy(join(folder, file("sub/p.json", text)));
    expect(files?.mounts).toEqual({ "/a": { source: join(folder, "sub/a") }, "/b": { source: "/b" } });
  });

  test("is refused with all that is wrong, and where", () => {
    const path = join(folder, file("bad.json", '{"version": 1,\n "limts": {}}'));
    expect(() => loadPolicy(path)).toThrow(PolicyFileError);
    expect(() => loadPolicy(path)).toThrow(
      `the policy is refused:\n${path}:2:2: limts: is unknown; did you mean limits?`,
    );
  });
});

describe.runIf(isBuilt)("the command", () => {
  const good = file("good.json", '{"version": 1, "functions": ["stock"]}');
  const more = file("more.json", '{"version": 1, "functions": ["stock", "order"]}');
  const bad = file("bad2.json", '{"version": 1,\n "limits": {"timoutMs": 5}}');

  test("check says what is wrong where, and by its status whether something is", () => {
    expect(command(["policy", "check", good])).toEqual({ stdout: "good.json: no problems\n", stderr: "", status: 0 });
    expect(command(["policy", "check", good, bad])).toEqual({
      stdout: "good.json: no problems\nbad2.json:2:13: limits.timoutMs: is unknown; did you mean timeoutMs?\n",
      ...{ stderr: "", status: 1 },
    });
    expect(command(["policy", "check", bad, "none.json", good])).toEqual({
      stdout: "bad2.json:2:13: limits.timoutMs: is unknown; did you mean timeoutMs?\ngood.json: no problems\n",
      stderr: "micropython-wasm: cannot read none.json: there is no such file\n",
      status: 2,
    });
    expect(command(["policy", "check", "-"], '{"version": 2}').stdout).toBe("<stdin>:1:2: version: must be 1, not 2\n");
    const { stdout, status } = command(["policy", "check", "--json", bad]);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      {
        file: "bad2.json",
        problems: [
          {
            ...{ path: "limits.timoutMs", pointer: "/limits/timoutMs", line: 2, column: 13 },
            message: "is unknown; did you mean timeoutMs?",
          },
        ],
      },
    ]);
  });

  test("explain says it in words, or as JSON", () => {
    const { stdout, stderr, status } = command(["policy", "explain", good]);
    expect([stderr, status]).toEqual(["", 0]);
    expect(stdout).toMatch(/^good\.json\n\nCode under this policy may\n/);
    expect(stdout).toMatch(/^ {3}functions {2}call stock$/m);
    expect(stdout).toContain("Dangers: none");
    expect(JSON.parse(command(["policy", "explain", "--json", good]).stdout)).toMatchObject({ dangers: [] });
    expect(command(["policy", "explain", bad])).toEqual({
      stdout: "",
      stderr: "bad2.json:2:13: limits.timoutMs: is unknown; did you mean timeoutMs?\n",
      status: 2,
    });
  });

  test("diff marks what is wider, and says by its status whether there is a difference", () => {
    expect(command(["policy", "diff", good, good])).toEqual({
      ...{ stdout: "good.json and good.json grant the same\n", stderr: "", status: 0 },
    });
    expect(command(["policy", "diff", good, more])).toEqual({
      stdout:
        "!  more  functions[1]  not granted → order\n\nmore.json grants more than good.json: 1 of 1 changes, marked with !\n",
      ...{ stderr: "", status: 1 },
    });
    expect(command(["policy", "diff", more, good]).stdout).toContain(
      "good.json grants nothing that more.json does not",
    );
    expect(JSON.parse(command(["policy", "diff", "--json", good, more]).stdout)).toMatchObject([{ widens: true }]);
    expect(command(["policy", "diff", good, bad]).status).toBe(2);
    expect(command(["policy", "diff", good, "none.json"]).status).toBe(2);
  });

  test("schema prints the schema, and misuse is told", () => {
    expect(command(["policy", "schema"]).stdout).toBe(policySchemaText());
    expect(command(["policy", "--help"]).stdout).toBe(`${policyHelp()}\n`);
    expect(command(["policy", "chek"])).toEqual({
      stdout: "",
      stderr:
        "micropython-wasm: there is no policy chek; did you mean policy check?\nmicropython-wasm --help shows what is possible\n",
      status: 2,
    });
  });

  test("what the author of a policy wrote is only text", () => {
    const odd = file("odd.json", JSON.stringify({ version: 1, description: "\x1b[2J\na\u202eb", "\x1b[1m": 1 }));
    expect(command(["policy", "check", odd]).stdout).not.toContain("\x1b");
    const plain = file("plain.json", JSON.stringify({ version: 1, description: "\x1b[2J\n\nDangers: none\u202e" }));
    const { stdout } = command(["policy", "explain", plain]);
    expect(stdout.split("\n")[0]).toBe("plain.json: \\x1b[2J Dangers: none\\u202e");
  });
});
