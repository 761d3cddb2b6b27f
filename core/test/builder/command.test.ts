import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type BuildOptions, build } from "../../src/builder/index.ts";
import { buildMain, temporaryFolder } from "../support/built.ts";
import { HAS_CHROMIUM, openBrowser } from "../support/chromium.ts";
import { nodeWithExceptions } from "../support/wasi-node.ts";

const HOST = fileURLToPath(new URL("../support/wasi-host.mts", import.meta.url));
const folder = temporaryFolder();

const node = nodeWithExceptions();

let count = 0;

async function commandOf(files: BuildOptions["files"] | string, options: Partial<BuildOptions> = {}): Promise<string> {
  const built = (await buildMain("wasi", files, options)).files["main.wasm"];
  if (!built) throw new Error("no command was built");
  const file = join(folder, `command-${count++}.wasm`);
  writeFileSync(file, built);
  return file;
}

function execute(file: string, args: readonly string[] = [], input: string | Uint8Array = "", host = "") {
  const { stdout, stderr, status } = spawnSync(node ?? "", ["--no-warnings", HOST, file, host, ...args], {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  return { stdout, stderr, status };
}

async function run(
  source: BuildOptions["files"] | string,
  args: readonly string[] = [],
  input: string | Uint8Array = "",
) {
  return execute(await commandOf(source), args, input);
}

test("a command asks for nothing but WASI preview 1, and is one", async () => {
  const built = (await buildMain("wasi", "print(1)")).files["main.wasm"];
  expect(built?.subarray(0, 8)).toEqual(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  const text = Buffer.from(built ?? []).toString("latin1");
  expect(text).toContain("wasi_snapshot_preview1");
});

describe.skipIf(node === undefined)("under Node's WASI", () => {
  test("exports and imports are those of a command", async () => {
    const file = await commandOf("print(1)");
    const script = `const m = new WebAssembly.Module(require("fs").readFileSync(${JSON.stringify(file)}));
      console.log(JSON.stringify([WebAssembly.Module.exports(m).map((e) => e.name).sort(), [...new Set(WebAssembly.Module.imports(m).map((i) => i.module))]]));`;
    const { stdout } = spawnSync(node ?? "", ["-e", script], { encoding: "utf8" });
    expect(JSON.parse(stdout)).toEqual([["_start", "memory"], ["wasi_snapshot_preview1"]]);
  });

  test("arguments, and the name of the main module", async () => {
    const outcome = await run("import sys\nprint(__name__, sys.argv)", ["one", "zwei é", ""]);
    expect(outcome).toEqual({ stdout: "__main__ ['command', 'one', 'zwei é', '']\n", stderr: "", status: 0 });
  });

  test("standard input, by lines and as a whole", async () => {
    const source = "import sys\nprint(input('name? '))\nprint(repr(sys.stdin.readline()), sys.stdin.read().split())";
    expect((await run(source, [], "Ada é\nsecond\nthird fourth")).stdout).toBe(
      "name? Ada é\n'second\\n' ['third', 'fourth']\n",
    );
  });

  test("standard input that ends", async () => {
    const outcome = await run("try: input()\nexcept EOFError: print('end')\ninput()");
    expect(outcome).toMatchObject({ stdout: "end\n", status: 1, stderr: expect.stringMatching(/EOFError.*\n$/) });
  });

  test("more input and output than fits anywhere at once", async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index} é`).join("\n");
    const source = "import sys\nfor line in sys.stdin: print(line.strip().upper())";
    expect((await run(source, [], lines)).stdout).toBe(`${lines.toUpperCase()}\n`);
  });

  test("output and errors on their own streams", async () => {
    const outcome = await run(
      "import sys\nprint('out')\nprint('err', file=sys.stderr)\nsys.stdout.write('no line end')",
    );
    expect(outcome).toEqual({ stdout: "out\nno line end", stderr: "err\n", status: 0 });
  });

  test.each([
    ["nothing", "pass", 0, ""],
    ["sys.exit()", "import sys\nsys.exit()", 0, ""],
    ["sys.exit(None)", "import sys\nsys.exit(None)", 0, ""],
    ["sys.exit(3)", "import sys\nsys.exit(3)", 3, ""],
    ["sys.exit(-1)", "import sys\nsys.exit(-1)", 255, ""],
    ["sys.exit(256)", "import sys\nsys.exit(256)", 0, ""],
    ["a text", "import sys\nsys.exit('no é')", 1, "no é\n"],
    ["raise SystemExit", "raise SystemExit(7)", 7, ""],
    ["an exit in a function's finally", "def f():\n  try: 1 / 0\n  finally: raise SystemExit(4)\nf()", 4, ""],
  ])("exit status of %s", async (_, source, status, stderr) => {
    expect(await run(source)).toEqual({ stdout: "", stderr, status });
  });

  test("a traceback has files and lines, and the status is 1", async () => {
    const outcome = await run({
      "main.py": "import helper\n\ndef main():\n    helper.fail(0)\n\nmain()\n",
      "helper.py": "def fail(x):\n\n    return 1 / x  # é\n",
    });
    const stderr = [
      "Traceback (most recent call last):",
      '  File "main.py", line 6, in <module>',
      "    main()",
      '  File "main.py", line 4, in main',
      "    helper.fail(0)",
      '  File "helper.py", line 3, in fail',
      "    return 1 / x  # é",
      "ZeroDivisionError: division by zero",
      "",
    ].join("\n");
    expect(outcome).toEqual({ stdout: "", stderr, status: 1 });
  });

  test("exceptions without frames of files, with long and with no messages", async () => {
    expect((await run("class E(Exception): pass\nraise E")).stderr).toMatch(/\nE\n$/);
    expect((await run("raise ValueError('x' * 30000)")).status).toBe(1);
    expect(await run("exec('1 / 0')")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("ZeroDivisionError"),
    });
  });

  test("recursion without end, and memory that is used up, are exceptions", async () => {
    const deep = await run("def f(): return f()\ntry: f()\nexcept RecursionError as e: print('deep')\nf()");
    expect(deep).toMatchObject({ stdout: "deep\n", status: 1, stderr: expect.stringContaining("RecursionError") });
    const source =
      "x = []\ntry:\n  while True: x.append(bytes(10000))\nexcept MemoryError:\n  n = len(x)\n  x = None\n  print('full', 50 < n < 420)";
    expect(execute(await commandOf(source, { limits: { memoryBytes: 4 * 2 ** 20 } }))).toEqual({
      stdout: "full True\n",
      stderr: "",
      status: 0,
    });
  });

  test("the clock is the host's", async () => {
    const file = await commandOf(
      "import time, datetime\nprint(time.time())\nprint(time.monotonic() <= time.monotonic(), datetime.datetime.now().year)",
    );
    const before = Date.now() / 1000;
    const [time, rest] = execute(file).stdout.trim().split("\n");
    const after = Date.now() / 1000;
    expect(Number(time)).toBeGreaterThanOrEqual(before - 0.002);
    expect(Number(time)).toBeLessThanOrEqual(after + 0.002);
    expect(rest).toMatch(/^True 20\d\d$/);
  });

  test("sleeping takes the time that it takes", async () => {
    const source =
      "import time, asyncio\nt = time.monotonic()\ntime.sleep(0.05)\nasyncio.run(asyncio.sleep(0.05))\nprint(time.monotonic() - t >= 0.099)";
    expect((await run(source)).stdout).toBe("True\n");
  });

  test("chance is another at each start", async () => {
    const file = await commandOf({
      "main.py": "import random, os, helper\nprint(helper.x, random.random(), os.urandom(4).hex())",
      "helper.py": "import random\nx = random.random()",
    });
    const [first, second] = [execute(file), execute(file)].map(({ stdout }) => stdout.trim().split(" "));
    expect(first?.[0]).toBe(second?.[0]);
    expect(first?.[1]).not.toBe(second?.[1]);
    expect(first?.[2]).not.toBe(second?.[2]);
  });

  test("files of the build are there, and what was imported while it was built", async () => {
    const outcome = await run({
      "main.py":
        "import helper, json\nprint(open('data.txt').read(), helper.seen)\nopen('new.txt', 'w').write('x')\nprint(open('new.txt').read())",
      "helper.py": "seen = [1]",
      "data.txt": "é",
    });
    expect(outcome).toEqual({ stdout: "é [1]\nx\n", stderr: "", status: 0 });
  });

  test("awaiting at the top level of functions, gather, and generators", async () => {
    const source =
      "import asyncio\nasync def f(x):\n  await asyncio.sleep(0)\n  return x * 2\nasync def main(): print(await asyncio.gather(*[f(i) for i in range(3)]))\nasyncio.run(main())";
    expect(await run(source)).toEqual({ stdout: "[0, 2, 4]\n", stderr: "", status: 0 });
  });

  test("too many arguments are refused with a reason", async () => {
    const outcome = await run(
      "print(1)",
      Array.from({ length: 300 }, () => "x"),
    );
    expect(outcome).toEqual({ stdout: "", stderr: expect.stringContaining("arguments"), status: 1 });
  });

  test("output that nobody reads ends the program", () => {
    // The pipe is closed after a few lines.
    const program = "i = 0\nwhile True:\n  print(i)\n  i += 1";
    return commandOf(program).then((file) => {
      const line = `'${node}' --no-warnings '${HOST}' '${file}' '' | head -n 3`;
      const { stdout, status } = spawnSync("bash", ["-c", line], { encoding: "utf8", timeout: 50_000 });
      expect({ stdout, status }).toEqual({ stdout: "0\n1\n2\n", status: 0 });
    });
  });

  test("sys.exit() takes what Python takes", async () => {
    const statuses = ["", "None", "True", "False", "0", "7", "-1", "256", "'bye'"].map(async (value) => {
      const { status } = await run(`import sys\nsys.exit(${value})`);
      return status;
    });
    expect(await Promise.all(statuses)).toEqual([0, 0, 1, 0, 0, 7, 255, 0, 1]);
  });

  describe("folders of the host", () => {
    /** A folder with some files, one of them behind a link that leads out of it. */
    function hostFolder(): string {
      const host = mkdtempSync(join(folder, "host-"));
      mkdirSync(join(host, "sub"), { recursive: true });
      writeFileSync(join(host, "in.txt"), "one\ntwo\n");
      writeFileSync(join(host, "sub/large.bin"), Buffer.alloc(100_000, "abc"));
      writeFileSync(join(host, "mine.py"), "x = 'of the host'");
      symlinkSync("/etc/passwd", join(host, "out"));
      return host;
    }

    async function inFolder(source: string, host = hostFolder()): Promise<{ stdout: string; host: string }> {
      const { stdout, stderr } = execute(await commandOf(source), [], "", host);
      expect(stderr).toBe("");
      return { stdout, host };
    }

    test("are read", async () => {
      const source = `
import os
print(sorted(name for name in os.listdir("/") if name in ("in.txt", "sub", "out", "main.py")))
print([line.strip() for line in open("/in.txt")], os.path.getsize("sub/large.bin"), os.path.isdir("/sub"))
data = open("/sub/large.bin", "rb").read()
print(len(data), data == (b"abc" * 40000)[:100000], os.stat("/in.txt").st_mtime > 1e9)
if True:
    import mine
print(mine.x)`;
      expect((await inFolder(source)).stdout).toBe(
        "['in.txt', 'main.py', 'sub']\n['one', 'two'] 100000 True\n100000 True True\nof the host\n",
      );
    });

    test("are written, in place and at the end", async () => {
      const { host } = await inFolder(`
import os
with open("/in.txt", "r+") as f:
    f.write("ONE")
    f.seek(0, 2)
    f.write("three\\n")
open("/new.txt", "w").write("é" * 20000)
os.makedirs("/made/deep")
open("/made/deep/file", "wb").write(bytes(range(256)))
os.rename("/made/deep/file", "/moved")
os.rmdir("/made/deep")
os.remove("/sub/large.bin")
with open("/moved", "r+b") as f:
    f.truncate(3)`);
      expect(readFileSync(join(host, "in.txt"), "utf8")).toBe("ONE\ntwo\nthree\n");
      expect(readFileSync(join(host, "new.txt"), "utf8")).toBe("é".repeat(20_000));
      expect([...readFileSync(join(host, "moved"))]).toEqual([0, 1, 2]);
      expect(readdirSync(join(host, "made"))).toEqual([]);
      expect(readdirSync(join(host, "sub"))).toEqual([]);
    });

    test("are seen as they are, also when they change", async () => {
      const source = `
import os
first = open("/in.txt").read()
seen = os.listdir("/sub")
open("/sub/more", "w").close()
print(len(first), sorted(os.listdir("/sub")), seen)
for attempt in (lambda: open("/none"), lambda: os.rmdir("/sub"), lambda: os.listdir("/in.txt"), lambda: os.mkdir("/sub"),
                lambda: open("/out"), lambda: open("/../../etc/passwd"), lambda: open("/sub"), lambda: os.link("/in.txt", "/hard")):
    try:
        attempt()
        print("done")
    except OSError as error:
        print(type(error).__name__, error.errno)`;
      expect((await inFolder(source)).stdout).toBe(
        "8 ['large.bin', 'more'] ['large.bin']\nFileNotFoundError 2\nOSError 39\nNotADirectoryError 20\nFileExistsError 17\n" +
          "FileNotFoundError 2\nFileNotFoundError 2\nIsADirectoryError 21\nPermissionError 1\n",
      );
    });
  });

  test("long chains and deep groups of exceptions are shown, as far as they are sent", async () => {
    const chain = `x = ValueError("first")
for i in range(200):
    try:
        raise KeyError(i) from x
    except KeyError as error:
        x = error
raise x`;
    const { stderr, status } = await run(chain);
    expect(status).toBe(1);
    expect(stderr).toMatch(/KeyError: 199\n$/);
    expect(stderr.match(/direct cause/g)?.length).toBe(63);
    const groups = await run('e = ValueError("in")\nfor i in range(100): e = ExceptionGroup(str(i), [e])\nraise e');
    expect(groups.status).toBe(1);
    expect(groups.stderr).toContain("ExceptionGroup: 99 (1 sub-exception)\n");
    expect(groups.stderr).toContain("ExceptionGroup: 40 (1 sub-exception)\n");
  });

  test("limits that nobody would enforce are refused", async () => {
    const files = { "main.py": "print(1)" };
    const options = { form: "wasi", main: "main.py", files } as const;
    await expect(build({ ...options, limits: { timeoutMs: 5 } })).rejects.toMatchObject({ code: "BUILD_OPTION" });
  });
});

/** What the page does with a command: arguments, input, → what came of it. */
const SHIM = `
import { ConsoleStdout, File, OpenFile, WASI } from "./shim/index.js";
globalThis.wasiCommand = async (args, input) => {
  const written = { 1: "", 2: "" };
  const out = (fd) => { const decoder = new TextDecoder(); return new ConsoleStdout((bytes) => { written[fd] += decoder.decode(bytes, { stream: true }); }); };
  const wasi = new WASI(["command", ...args], [], [new OpenFile(new File(new TextEncoder().encode(input))), out(1), out(2)]);
  const { instance } = await WebAssembly.instantiateStreaming(fetch("./main.wasm"), { wasi_snapshot_preview1: wasi.wasiImport });
  return { status: wasi.start(instance), stdout: written[1], stderr: written[2] };
};`;

declare global {
  var wasiCommand: (
    args: readonly string[],
    input: string,
  ) => Promise<{ status: number; stdout: string; stderr: string }>;
}

test.skipIf(!HAS_CHROMIUM)("under a shim in Chromium", async () => {
  const source = `
import sys, time, random, json
print(sys.argv[1:], input(), sys.stdin.read(), time.time() > 1_700_000_000, 0 <= random.random() < 1)
print("err", file=sys.stderr)
if "fail" in sys.argv: {}["é"]
sys.exit(5)`;
  const command = (await buildMain("wasi", source)).files["main.wasm"];
  const shim = dirname(createRequire(import.meta.url).resolve("@bjorn3/browser_wasi_shim"));
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path === "/main.wasm") response.setHeader("content-type", "application/wasm").end(command);
    else if (path === "/page.js") response.setHeader("content-type", "text/javascript").end(SHIM);
    else if (/^\/shim\/\w+\.js$/.test(path))
      response.setHeader("content-type", "text/javascript").end(readFileSync(join(shim, path.slice(6))));
    else
      response
        .setHeader("content-type", "text/html")
        .end('<!doctype html><script type="module" src="page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await openBrowser();
  try {
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the server has no port");
    const page = await browser.newPage();
    await page.goto(`http://localhost:${address.port}/`);
    await page.waitForFunction("globalThis.wasiCommand");
    expect(await page.evaluate(() => wasiCommand(["a", "é"], "first\nrest"))).toEqual({
      status: 5,
      stdout: "['a', 'é'] first rest True True\n",
      stderr: "err\n",
    });
    expect(await page.evaluate(() => wasiCommand(["fail"], "x\n"))).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(
        /^err\nTraceback .*\n {2}File "main.py", line 5, in <module>\n {4}if "fail".*\nKeyError: 'é'\n$/s,
      ),
    });
  } finally {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  }
});
