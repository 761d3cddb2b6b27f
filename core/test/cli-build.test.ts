import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { parseBuild } from "../src/cli/build/options.ts";
import { parseCommandLine, UsageError } from "../src/cli/options.ts";
import { isBuilt, runCommand } from "./cli-process.ts";

const folder = mkdtempSync(join(tmpdir(), "micropython-wasm-build-"));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;

/** A folder with files, as its path. */
function project(files: Readonly<Record<string, string>>): string {
  const place = join(folder, `project-${count++}`);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), content);
  }
  return place;
}

describe("the words after build", () => {
  const complaint = (...words: string[]): string => {
    try {
      parseBuild(words);
    } catch (error) {
      if (error instanceof UsageError) return error.message;
      throw error;
    }
    throw new Error(`${words.join(" ")} was accepted`);
  };

  test("build is a command only where it comes first", () => {
    expect(parseCommandLine(["build", "a.py", "--wasi"])).toEqual({ action: "build", words: ["a.py", "--wasi"] });
    expect(parseCommandLine(["--", "build"])).toMatchObject({ program: { from: "file", path: "build" } });
  });

  test("say what is built, to what, and its limits", () => {
    const words = ["app.py", "-o", "out/x.html", "--include", "a", "--include=b", "--memory", "8MB", "--timeout", "2s"];
    expect(parseBuild(words)).toEqual({
      action: "build",
      main: "app.py",
      output: "out/x.html",
      form: "html",
      includes: ["a", "b"],
      limits: { memoryBytes: 8 * 2 ** 20, timeoutMs: 2000 },
    });
    expect(parseBuild(["-o", "x.js", "app.py"])).toMatchObject({ form: "js" });
    expect(parseBuild(["app.py", "--wasi", "-o", "x.wasm"])).toMatchObject({ form: "wasi" });
    expect(parseBuild(["--help"])).toEqual({ action: "help" });
    expect(parseBuild(["app.py", "-h"])).toEqual({ action: "help" });
  });

  test.each([
    [[], "build needs the Python file"],
    [["a.py"], "build needs -o, as in build a.py -o a.html"],
    [["a.py", "b.py", "-o", "x.js"], "one main file, not a.py and b.py"],
    [["a.py", "-o"], "-o needs a path"],
    [["a.py", "-o", "x.exe"], "what x.exe is to be shows its ending: .html, .js or .wasm"],
    [["a.py", "-o", "x.wasm"], "add --wasi"],
    [["a.py", "-o", "x.js", "--wasi"], "--wasi makes a .wasm file"],
    [["a.py", "-o", "x.js", "-o", "y.js"], "-o is given twice"],
    [["a.py", "-o", "x.js", "--colour"], "build has no option --colour"],
    [["a.py", "--o", "x.js"], "build has no option --o"],
    [["a.py", "-o", "x.js", "--memory", "much"], "--memory takes a size"],
    [["a.py", "-o", "x.js", "--memory"], "--memory needs a value"],
    [["a.py", "-o", "x.js", "--include"], "--include needs a path"],
    [["a.py", "-o", "x.js", "--wasi=1"], "--wasi takes no value"],
    [["a.py", "-o", "x.js", "--seed", "1"], "build has no option --seed"],
  ])("%j are refused", (words, message) => expect(complaint(...words)).toContain(message));
});

describe.skipIf(!isBuilt)("the built command line", () => {
  test("builds a page, a module and a command, and says what it made", async () => {
    const place = project({
      "app.py": "import helper\ndef f(x: int) -> int: return helper.double(x)\n",
      "helper.py": "def double(x): return 2 * x",
      "unused.py": "syntax error",
    });
    const build = (...words: string[]) => runCommand(["build", join(place, "app.py"), ...words]);
    const size = (name: string): string =>
      `${join(place, name)}  ${readFileSync(join(place, name)).length.toLocaleString("en")} bytes\n`;
    expect(build("-o", join(place, "out/page.html"))).toEqual({ stdout: size("out/page.html"), stderr: "", status: 0 });
    expect(build("-o", join(place, "app.js"))).toEqual({
      stdout: ["app.js", "app.wasm", "app.d.ts"].map(size).join(""),
      stderr: "",
      status: 0,
    });
    expect(build("-o", join(place, "command.wasm"), "--wasi")).toMatchObject({
      stdout: size("command.wasm"),
      status: 0,
    });
    const { f } = await import(pathToFileURL(join(place, "app.js")).href);
    expect(f(21)).toBe(42);
  });

  test("includes files and folders of data, and nothing else", async () => {
    const place = project({
      "app.py":
        "def f():\n  import os\n  return [open('data/a.txt').read(), open('one.txt').read(), sorted(os.listdir())]",
      "data/a.txt": "a",
      "data/deep/b.txt": "b",
      "one.txt": "one",
      "secret.txt": "secret",
    });
    const words = ["--include", join(place, "data"), "--include", join(place, "one.txt")];
    expect(runCommand(["build", join(place, "app.py"), "-o", join(place, "out.js"), ...words])).toMatchObject({
      stderr: "",
      status: 0,
    });
    const { f } = await import(pathToFileURL(join(place, "out.js")).href);
    expect(f()).toEqual(["a", "one", ["app.py", "data", "one.txt", "tmp"]]);
  });

  test("warns of modules that are nowhere, and says what was printed", () => {
    const place = project({
      "app.py": "import helper\ndef f():\n  import numpy, nothing_like_it, json",
      "helper.py": "print('hello')",
    });
    const { stderr, status } = runCommand(["build", join(place, "app.py"), "-o", join(place, "app.html")]);
    expect(stderr).toMatch(
      /warning: module nothing_like_it is neither beside the program nor in the standard library\n/,
    );
    expect(stderr).toMatch(/warning: module numpy is neither .*\n/);
    expect(stderr).toContain("printed while it was built:\nhello\n");
    expect(stderr).not.toMatch(/module (json|helper)/);
    expect(status).toBe(0);
  });

  test("a program that does not parse, or cannot import, is status 1 with Python's traceback, and nothing is written", () => {
    const bad = project({ "app.py": "x = 1\ny = = 2\n" });
    const build = (place: string) => runCommand(["build", join(place, "app.py"), "-o", join(place, "out/app.html")]);
    expect(build(bad)).toMatchObject({
      stdout: "",
      status: 1,
      stderr: expect.stringMatching(/app\.py does not compile:\n(.|\n)*File "app.py", line 2(.|\n)*SyntaxError/),
    });
    const failing = project({ "app.py": "\nimport helper\n", "helper.py": "\n\nraise ValueError('no')\n" });
    expect(build(failing)).toMatchObject({
      stdout: "",
      status: 1,
      stderr: expect.stringMatching(
        /File "app.py", line 2, in <module>\n {4}import helper\n {2}File "helper.py", line 3(.|\n)*ValueError: no\n$/,
      ),
    });
    expect(readdirSync(failing).sort()).toEqual(["app.py", "helper.py"]);
  });

  test("a wrong call is status 2, with a reason and no stack", () => {
    const place = project({ "app.py": "", "../outside.txt": "x" });
    const app = join(place, "app.py");
    const calls = [
      ["build"],
      ["build", app],
      ["build", join(place, "gone.py"), "-o", "x.html"],
      ["build", app, "-o", "x.exe"],
      ["build", app, "-o", join(place, "x.html"), "--include", join(place, "gone.txt")],
      ["build", app, "-o", join(place, "x.html"), "--include", join(place, "../outside.txt")],
      ["build", app, "-o", join(place, "x.html"), "--memory", "1k"],
      ["build", app, "-o", join(place, "a b.html")],
      ["build", app, "-o", join(place, "x.wasm"), "--wasi", "--timeout", "1s"],
    ];
    for (const words of calls) {
      const { stdout, stderr, status } = runCommand(words);
      expect({ words, stdout, status }).toEqual({ words, stdout: "", status: 2 });
      expect(stderr).toMatch(/^micropython-wasm: .+\n/);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
  });

  test("the output that cannot be written is an error without a stack", () => {
    const place = project({ "app.py": "", file: "x" });
    const { stderr, status } = runCommand(["build", join(place, "app.py"), "-o", join(place, "file/x.html")]);
    expect(status).not.toBe(0);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test("its help names its forms, options and statuses", () => {
    const { stdout, status } = runCommand(["build", "--help"]);
    expect(status).toBe(0);
    for (const text of ["app.html", "app.js", "--wasi", "--include", "--memory", "exit status"])
      expect(stdout).toContain(text);
    expect(runCommand(["--help"]).stdout).toContain("build");
  });

  test("limits go along", async () => {
    const place = project({ "app.py": "def f():\n  while True: pass\ndef g(): return 1" });
    runCommand(["build", join(place, "app.py"), "-o", join(place, "app.js"), "--timeout", "50ms"]);
    const { f, g } = await import(pathToFileURL(join(place, "app.js")).href);
    expect(() => f()).toThrow("50 ms");
    expect(g()).toBe(1);
  });
});

describe.skipIf(!isBuilt)("standard input of a program", () => {
  test("is that of the process, for code and scripts", () => {
    const code = "import sys\nprint(input('? '), sys.stdin.readline().strip(), sys.stdin.read().split())";
    const expected = { stdout: "? one two ['three', 'é']\n", stderr: "", status: 0 };
    expect(runCommand(["-c", code], "one\ntwo\nthree\né")).toEqual(expected);
    expect(runCommand([join(project({ "app.py": code }), "app.py")], "one\ntwo\nthree\né")).toEqual(expected);
  });

  test("is at its end for a program that came from there", () => {
    expect(runCommand(["-"], "try: input()\nexcept EOFError: print('end')")).toEqual({
      stdout: "end\n",
      stderr: "",
      status: 0,
    });
  });

  test("may be as long as it likes", () => {
    const lines = Array.from({ length: 50_000 }, (_, index) => `line ${index}`).join("\n");
    const code = "import sys\nprint(sum(len(line) for line in sys.stdin))";
    expect(runCommand(["-c", code, "--timeout", "60s"], lines).stdout).toBe(`${lines.length}\n`);
  });
});
