import { describe, expect, test } from "vitest";
import { helpText } from "../src/cli/help.ts";
import { type Invocation, parseCommandLine, UsageError } from "../src/cli/options.ts";
import { NO_POWERS } from "../src/cli/powers/options.ts";
import { parseCount, parseDuration, parseSize } from "../src/cli/quantities.ts";
import { nearest } from "../src/core/suggest.ts";

function parseRun(...words: string[]): Extract<Invocation, { action: "run" }> {
  const invocation = parseCommandLine(words);
  if (invocation.action !== "run") throw new Error(`parsed as ${invocation.action}`);
  return invocation;
}

function complaint(...words: string[]): string {
  try {
    parseCommandLine(words);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error(`${words.join(" ")} was accepted`);
}

describe("the program", () => {
  test("is the prompt, or standard input, when nothing is named", () => {
    expect(parseRun().program).toEqual({ from: "default" });
    expect(parseRun("--json").program).toEqual({ from: "default" });
  });

  test("comes from -c, joined to its code or apart", () => {
    expect(parseRun("-c", "print(1)").program).toEqual({ from: "code", code: "print(1)" });
    expect(parseRun("-cprint(1)").program).toEqual({ from: "code", code: "print(1)" });
    expect(parseRun("-c", "-5").program).toEqual({ from: "code", code: "-5" });
    expect(parseRun("-c", "").program).toEqual({ from: "code", code: "" });
  });

  test("comes from standard input for a dash", () => {
    expect(parseRun("-", "a", "--timeout", "1s")).toMatchObject({
      program: { from: "stdin" },
      programArguments: ["a", "--timeout", "1s"],
      settings: { limits: {} },
    });
  });

  test("takes everything after a script, whatever it looks like", () => {
    const { program, programArguments, settings } = parseRun(
      ...["--fuel", "7", "script.py", "--timeout", "1s", "-c", "x", "--", "--no-such"],
    );
    expect(program).toEqual({ from: "file", path: "script.py" });
    expect(programArguments).toEqual(["--timeout", "1s", "-c", "x", "--", "--no-such"]);
    expect(settings.limits).toEqual({ fuel: 7 });
  });

  test("may follow a double dash, even when it looks like an option", () => {
    expect(parseRun("--", "--json", "-c")).toMatchObject({
      program: { from: "file", path: "--json" },
      programArguments: ["-c"],
      settings: { json: false },
    });
  });

  test("given by -c leaves our options ours until a double dash", () => {
    const { programArguments, settings } = parseRun(
      "-c",
      "x",
      "one",
      "--timeout",
      "300ms",
      "two",
      "--",
      "--json",
      "-c",
    );
    expect(settings).toEqual({ limits: { timeoutMs: 300 }, randomSeed: undefined, json: false, powers: NO_POWERS });
    expect(programArguments).toEqual(["one", "two", "--json", "-c"]);
  });
});

describe("options", () => {
  test("set the library's limits in its units, in either spelling", () => {
    const { settings } = parseRun(
      ...["--timeout=5s", "--cpu", "250ms", "--memory", "16MB", "--fuel=1_000_000", "--recursion", "400"],
      ...["--output", "1MiB", "--seed=0", "--json"],
    );
    expect(settings).toEqual({
      limits: {
        timeoutMs: 5_000,
        cpuMs: 250,
        memoryBytes: 16 * 2 ** 20,
        fuel: 1_000_000,
        recursionDepth: 400,
        outputBytes: 2 ** 20,
      },
      randomSeed: 0,
      json: true,
      powers: NO_POWERS,
    });
  });

  test("ask for help and the version from anywhere but the script's arguments", () => {
    expect(parseCommandLine(["--help"])).toEqual({ action: "help" });
    expect(parseCommandLine(["-c", "x", "-h"])).toEqual({ action: "help" });
    expect(parseCommandLine(["--version"])).toEqual({ action: "version" });
    expect(parseRun("script.py", "--help").programArguments).toEqual(["--help"]);
  });

  test.each([
    [["--timout", "1s"], "unknown option --timout; did you mean --timeout?"],
    [["-c", "x", "--memroy=1MB"], "unknown option --memroy; did you mean --memory?"],
    [["--mem", "1MB"], "unknown option --mem; did you mean --memory?"],
    [["--xyzzy"], "unknown option --xyzzy; the program's own options come after the script, or after --"],
    [["-x"], "unknown option -x; the program's own options come after the script, or after --"],
    [["--c", "x"], "unknown option --c; the program's own options come after the script, or after --"],
    [["--constructor"], "unknown option --constructor; the program's own options come after the script, or after --"],
    [["--__proto__"], "unknown option --__proto__; the program's own options come after the script, or after --"],
    [["--timeout", "5 parsecs"], '--timeout takes a duration such as 300ms, 5s or 2m, not "5 parsecs"'],
    [["--timeout", "0"], '--timeout takes a duration such as 300ms, 5s or 2m, not "0"'],
    [["--memory=lots"], '--memory takes a size such as 512k or 16MB, not "lots"'],
    [["--fuel", "1.5"], '--fuel takes a whole number above 0, not "1.5"'],
    [["--fuel"], "--fuel needs a value: a whole number above 0"],
    [["--seed", "-1"], '--seed takes a whole number, not "-1"'],
    [["--json=yes"], "--json takes no value"],
    [["--json", "--json"], "--json is given twice"],
    [["-c", "1", "-c", "2"], "-c is given twice"],
    [["-c"], "-c needs the code to run, as in -c 'print(6*7)'"],
  ])("%j is refused by name", (words, message) => {
    expect(complaint(...words)).toBe(message);
  });
});

test.each([
  ["5s", 5_000],
  ["300ms", 300],
  ["2m", 120_000],
  ["2min", 120_000],
  ["1h", 3_600_000],
  ["1.5s", 1_500],
  ["5", 5_000],
  ["5S", 5_000],
  ["0s", undefined],
  ["", undefined],
  ["s", undefined],
  ["-5s", undefined],
  ["5x", undefined],
  ["5sconstructor", undefined],
  ["1e3s", undefined],
  ["Infinity", undefined],
])("duration %j", (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each([
  ["16MB", 16 * 2 ** 20],
  ["16MiB", 16 * 2 ** 20],
  ["16m", 16 * 2 ** 20],
  ["512k", 512 * 1024],
  ["512KiB", 512 * 1024],
  ["1.5M", 1.5 * 2 ** 20],
  ["2G", 2 ** 31],
  ["65536", 65_536],
  ["10b", 10],
  ["0", undefined],
  ["0.1b", undefined],
  ["MB", undefined],
  ["1T", undefined],
  ["1ib", undefined],
  ["1 000", undefined],
  ["toString", undefined],
])("size %j", (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

test.each([
  ["1", 1],
  ["1e9", 1e9],
  ["10_000", 10_000],
  ["0", undefined],
  ["1__0", undefined],
  ["99999999999999999999", undefined],
  ["0x10", undefined],
])("count %j", (text, count) => {
  expect(parseCount(text)).toBe(count);
});

test("a misspelt word finds its neighbour, a foreign one finds none", () => {
  const words = ["timeout", "memory", "json", "seed"];
  expect(nearest("timeotu", words)).toBe("timeout");
  expect(nearest("jsn", words)).toBe("json");
  expect(nearest("sed", words)).toBe("seed");
  expect(nearest("verbose", words)).toBeUndefined();
});

test("the help names every option", () => {
  const words = [
    "--timeout",
    "--cpu",
    "--fuel",
    "--memory",
    "--recursion",
    "--output",
    "--seed",
    "--json",
    "--help",
    "-h",
  ];
  for (const word of [...words, "--version", "-V", "-c CODE"]) expect(helpText()).toContain(word);
});

describe("powers", () => {
  test("are collected, those of which there can be more given again", () => {
    const { settings, programArguments } = parseRun(
      ...["-v", "./data:/data", "-v", "C:\\x:/x:overlay", "--env", "A=1=2", "--env", "B=", "--allow-host", "a.example"],
      ...["--secret", "KEY", "--policy", "p.json", "--audit=log.jsonl", "script.py", "-v", "x"],
    );
    expect(settings.powers).toEqual({
      mounts: { "/data": { source: "./data", mode: "ro" }, "/x": { source: "C:\\x", mode: "overlay" } },
      env: { A: "1=2", B: "" },
      hosts: ["a.example"],
      secrets: ["KEY"],
      policy: "p.json",
      audit: "log.jsonl",
      diff: undefined,
    });
    expect(programArguments).toEqual(["-v", "x"]);
  });

  test.each([
    [["-v", "data"], "-v takes SRC:DST[:ro|overlay|rw] with an absolute DST"],
    [["-v", "a:/b:rx"], "-v takes SRC:DST"],
    [["-v", "a:b"], "-v takes SRC:DST"],
    [["-v", "a:/b", "--volume", "c:/b"], "/b is mounted twice"],
    [["--env", "A"], "--env takes --env NAME=VALUE"],
    [["--env", "=A"], "--env takes"],
    [["--policy", "a", "--policy", "b"], "--policy is given twice"],
    [["--audit"], "--audit needs a value"],
  ])("%j is refused", (words, message) => {
    expect(complaint(...words, "-c", "1")).toContain(message);
  });
});
