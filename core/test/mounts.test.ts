import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fileDiff } from "../src/core/mounts/diff.ts";
import { Pool } from "../src/core/pool/pool.ts";
import type { ThreadFactory } from "../src/core/pool/thread.ts";
import type { MountMode } from "../src/node/index.ts";
import { Sandbox } from "../src/node/index.ts";
import { startThread } from "../src/node/thread.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mounts-"));
  mkdirSync(join(folder, "data/sub"), { recursive: true });
  writeFileSync(join(folder, "data/a.txt"), "alpha\n");
  writeFileSync(join(folder, "data/sub/b.txt"), "beta\n");
  writeFileSync(join(folder, "secret.txt"), "secret");
  symlinkSync("../secret.txt", join(folder, "data/link"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const mounted = (mode: MountMode, more: object = {}) => ({
  mounts: { "/data": { source: join(folder, "data"), mode, ...more } },
});

describe.each(["worker", "inline"] as const)("%s: a directory of the host", (isolation) => {
  test("is read in all modes, with the files of the sandbox beside it", async () => {
    for (const mode of ["ro", "overlay", "rw"] as const) {
      await using sandbox = await Sandbox.create({ isolation, ...mounted(mode), files: { "/own.txt": "own" } });
      const code = `import os
[open("/data/a.txt").read(), open("/data/sub/b.txt").read(), sorted(os.listdir("/data")), os.path.isdir("/data/sub"), open("/own.txt").read(), os.stat("/data/a.txt").st_size]`;
      const names = ["a.txt", "sub"];
      expect(await sandbox.eval(code)).toEqual(["alpha\n", "beta\n", names, true, "own", 6]);
      expect(new TextDecoder().decode(await sandbox.readFile("/data/a.txt"))).toBe("alpha\n");
    }
  });

  test("ro: nothing is written", async () => {
    await using sandbox = await Sandbox.create({ isolation, ...mounted("ro"), audit: true });
    const code = `import os
errors = []
for act in (lambda: open("/data/new", "w"), lambda: open("/data/a.txt", "a").write("x"), lambda: os.remove("/data/a.txt"), lambda: os.mkdir("/data/d"), lambda: os.rename("/data/a.txt", "/data/c")):
    try:
        act()
        errors.append(None)
    except OSError as e:
        errors.append(e.errno)
errors`;
    const result = await sandbox.run(code);
    expect(result).toMatchObject({ ok: true, value: [30, 30, 30, 30, 30] });
    expect(result.audit?.some(({ kind, outcome }) => kind === "file" && outcome === "refused")).toBe(true);
    expect(JSON.stringify(result)).not.toContain(folder);
  });

  test("overlay: changes stay in memory, are listed, shown and exported, go with forks and snapshots, and end with a reset", async () => {
    const options = { isolation, ...mounted("overlay") };
    await using sandbox = await Sandbox.create(options);
    const changed = await sandbox.run(
      `import os
open("/data/a.txt", "a").write("more\\n")
open("/data/new.txt", "w").write("new\\n")
os.remove("/data/sub/b.txt")`,
      { producedFiles: true },
    );
    expect(changed.producedFiles?.map(({ path, change, bytes }) => [change, path, bytes])).toEqual([
      ["changed", "/data/a.txt", 11],
      ["made", "/data/new.txt", 4],
    ]);
    const changes = [
      { path: "/data/a.txt", change: "changed", kind: "file", bytes: 11 },
      { path: "/data/new.txt", change: "made", kind: "file", bytes: 4 },
      { path: "/data/sub/b.txt", change: "removed", kind: "file", bytes: 5 },
    ];
    expect(await sandbox.changes()).toEqual(changes);
    expect(readFileSync(join(folder, "data/a.txt"), "utf8")).toBe("alpha\n");
    expect([...(await sandbox.exportChanges("/data")).entries()].map(([path, bytes]) => [path, bytes?.length])).toEqual(
      [
        ["/data/a.txt", 11],
        ["/data/new.txt", 4],
        ["/data/sub/b.txt", undefined],
      ],
    );
    expect(await sandbox.diff("/data/a.txt")).toBe(
      "--- a/data/a.txt\n+++ b/data/a.txt\n@@ -1 +1,2 @@\n alpha\n+more\n",
    );
    await using twin = await sandbox.fork();
    await using restored = await Sandbox.restore(await sandbox.snapshot(), options);
    for (const each of [twin, restored]) {
      expect(await each.changes()).toEqual(changes);
      expect(await each.eval('open("/data/a.txt").read()')).toBe("alpha\nmore\n");
    }
    await twin.eval('open("/data/twin", "w").write("x")');
    expect(await sandbox.changes()).toEqual(changes);
    await sandbox.reset();
    expect(await sandbox.changes()).toEqual([]);
    expect(await sandbox.eval('open("/data/sub/b.txt").read()')).toBe("beta\n");
  });

  test("what the host does with files itself is no event", async () => {
    writeFileSync(join(folder, "data/failing.py"), "def fail():\n    1 / 0\n");
    const onAudit = vi.fn();
    await using sandbox = await Sandbox.create({ isolation, ...mounted("rw"), audit: true, onAudit });
    await sandbox.readFile("/data/a.txt");
    await sandbox.writeFile("/data/host.txt", "x");
    await sandbox.listFiles("/data");
    expect(onAudit).not.toHaveBeenCalled();
    const code = "import sys\nsys.path.append('/data')\nopen('/data/x', 'w').close()\nimport failing\nfailing.fail()";
    const result = await sandbox.run(code, { producedFiles: "content" });
    expect(result.ok ? "" : result.error.traceback).toContain("    1 / 0\n");
    const reads = result.audit?.filter(({ name }) => name === "read").map(({ detail }) => detail["path"]);
    expect(reads).toEqual(["/data/failing.py"]);
    expect(onAudit).toHaveBeenCalledTimes(result.audit?.length ?? -1);
  });

  test("rw: what is written is there, within the quota", async () => {
    await using sandbox = await Sandbox.create({ isolation, ...mounted("rw", { maxBytes: 100, maxFiles: 2 }) });
    const code = `import os
os.mkdir("/data/d")
with open("/data/d/x.txt", "w") as f:
    f.write("hello")
os.rename("/data/a.txt", "/data/sub/c.txt")
os.remove("/data/sub/b.txt")
errors = []
for act in (lambda: open("/data/third", "w").close(), lambda: open("/data/d/x.txt", "a").write("x" * 96)):
    try:
        act()
        errors.append(None)
    except OSError as e:
        errors.append(e.errno)
errors`;
    expect(await sandbox.eval(code)).toEqual([28, 28]);
    expect(readFileSync(join(folder, "data/d/x.txt"), "utf8")).toBe("hello");
    expect(readFileSync(join(folder, "data/sub/c.txt"), "utf8")).toBe("alpha\n");
  });

  test("nothing beside it is in reach, by any path or link", async () => {
    for (const mode of ["ro", "overlay", "rw"] as const) {
      await using sandbox = await Sandbox.create({ isolation, ...mounted(mode) });
      const paths = [
        "/data/../secret.txt",
        "/data/link",
        "/data/sub/../../secret.txt",
        "/secret.txt",
        "//data//..//secret.txt",
      ];
      const code = `errors = []
for path in paths:
    try:
        errors.append(open(path).read())
    except OSError as e:
        errors.append(str(e))
errors`;
      const errors = await sandbox.eval(code, { inputs: { paths } });
      expect(errors).toHaveLength(paths.length);
      expect(JSON.stringify(errors)).not.toContain('secret"');
      expect(JSON.stringify(errors)).not.toContain(folder);
    }
  });

  test("is not there for a snapshot that is restored without it", async () => {
    await using sandbox = await Sandbox.create({ isolation, ...mounted("ro") });
    await sandbox.eval('open("/data/a.txt").read()');
    const snapshot = await sandbox.snapshot();
    await using restored = await Sandbox.restore(snapshot, { isolation });
    expect(await restored.run('open("/data/a.txt").read()')).toMatchObject({
      ok: false,
      error: { type: expect.stringMatching(/^(PermissionError|FileNotFoundError)$/) },
    });
    const other = { "/other": { source: join(folder, "data") } };
    await using moved = await Sandbox.restore(snapshot, { isolation, mounts: other });
    expect(await moved.eval('open("/other/a.txt").read()')).toBe("alpha\n");
    expect(await moved.run('open("/data/sub/b.txt").read()')).toMatchObject({
      ok: false,
      error: { type: expect.stringMatching(/^(PermissionError|FileNotFoundError)$/) },
    });
  });

  test("is answered from the journal in a replay", async () => {
    const { replay } = await import("../src/node/index.ts");
    await using sandbox = await Sandbox.create({ isolation, ...mounted("ro") });
    const { journal } = await sandbox.run('open("/data/a.txt").read()', { record: true });
    writeFileSync(join(folder, "data/a.txt"), "changed\n");
    expect(await replay(journal ?? new Uint8Array(), { isolation })).toMatchObject({ ok: true, value: "alpha\n" });
  });

  test("is seen in the audit, by the guest's paths", async () => {
    await using sandbox = await Sandbox.create({ isolation, ...mounted("overlay"), audit: true });
    const result = await sandbox.run('open("/data/a.txt").read(); open("/data/n", "w").write("x"); open("/data/link")');
    const files = result.audit?.filter(({ kind, name }) => kind === "file" && name !== "status");
    expect(files?.map(({ name, detail, outcome }) => [name, detail["path"], outcome])).toEqual(
      expect.arrayContaining([
        ["read", "/data/a.txt", "allowed"],
        ["create", "/data/n", "allowed"],
        ["write", "/data/n", "allowed"],
      ]),
    );
    expect(JSON.stringify(result.audit)).not.toContain(folder);
  });
});

test("changes can be applied with patch", async () => {
  await using sandbox = await Sandbox.create(mounted("overlay"));
  await sandbox.run(`lines = ["line %d\\n" % n for n in range(40)]
open("/data/a.txt", "w").write("".join(lines))
open("/data/made", "w").write("no newline")
import os; os.remove("/data/sub/b.txt")`);
  const patch = await sandbox.diff();
  execFileSync("patch", ["-p2"], { cwd: join(folder, "data"), input: patch });
  expect(readFileSync(join(folder, "data/a.txt"), "utf8")).toContain("line 39\n");
  expect(readFileSync(join(folder, "data/made"), "utf8")).toBe("no newline");
});

test.each(["patch", "git apply"])("empty files, spaces, line ends and odd names go through %s", async (tool) => {
  const before: Record<string, string | null> = {
    "a b.txt": "x\n",
    "crlf.txt": "a\r\nb\r\n",
    "cut.txt": "a\nb",
    "empty gone": "",
    empty: "",
    "gone -> x": "1\n",
    'new "empty': null,
    "z after": "1\n",
    ümläut: "-- a\n",
  };
  const after: Record<string, string | null> = {
    "a b.txt": "y\n",
    "crlf.txt": "a\r\nc\r\n",
    "cut.txt": "a\nb\n",
    "empty gone": null,
    empty: "a",
    "gone -> x": null,
    'new "empty': "",
    "z after": "2\n",
    ümläut: "++ b\n",
  };
  for (const [name, text] of Object.entries(before)) if (text !== null) writeFileSync(join(folder, "data", name), text);
  await using sandbox = await Sandbox.create(mounted("overlay"));
  const code = `import os
for name, text in after.items():
    if text is None:
        os.remove("/data/" + name)
    else:
        open("/data/" + name, "wb").write(text.encode())`;
  expect(await sandbox.run(code, { inputs: { after } })).toMatchObject({ ok: true });
  const [program = "", ...args] = tool.split(" ");
  const options = [...args, "-p1", ...(program === "patch" ? ["--binary", "--batch"] : [])];
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() };
  execFileSync(program, options, { cwd: folder, input: await sandbox.diff(), env });
  for (const [name, text] of Object.entries(after)) {
    const path = join(folder, "data", name);
    expect([name, existsSync(path) ? readFileSync(path, "utf8") : null]).toEqual([name, text]);
  }
});

test("a sandbox that recovers has its overlays as they were before the run", async () => {
  let lose: (cause: unknown) => void = () => undefined;
  const factory: ThreadFactory = {
    ...startThread,
    start: (events) => {
      lose = events.failed;
      return startThread.start(events);
    },
  };
  const pool = new Pool(factory, { size: 1 });
  const functions = { die: () => lose(new Error("gone")) };
  await using sandbox = await Sandbox.create({ pool, recover: true, functions, ...mounted("overlay") });
  await sandbox.eval("x = 1\nopen('/data/a.txt', 'w').write('before')");
  const changes = await sandbox.changes();
  const result = await sandbox.run("x = 2\nopen('/data/a.txt', 'w').write('lost')\nopen('/data/b', 'w')\ndie()");
  expect(result).toMatchObject({ ok: false, error: { kind: "lost" } });
  expect(await sandbox.changes()).toEqual(changes);
  expect(await sandbox.eval("[x, open('/data/a.txt').read()]")).toEqual([1, "before"]);
  await pool.close();
});

test("a file of nothing but ends of lines is not compared", () => {
  expect(fileDiff("/f", null, new Uint8Array(500_001).fill(10))).toBe("Binary files /dev/null and b/f differ\n");
  expect(fileDiff("/f", null, new Uint8Array(1_000).fill(10))).toContain("@@ -0,0 +1,1000 @@");
});

test("a diff does not take longer the more files a guest rewrote line by line", () => {
  const numbers = (step: number): Uint8Array =>
    new TextEncoder().encode(Array.from({ length: 5_000 }, (_, at) => `${at * step}\n`).join(""));
  const budget = { steps: 1_000_000 };
  const diffs = Array.from({ length: 4 }, () => fileDiff("/f", numbers(1), numbers(7), budget));
  expect(budget.steps).toBeLessThan(0);
  // Then the lines between the ends that are equal are changed as a whole.
  for (const diff of diffs) expect(diff.match(/^@@/gm)?.length).toBe(1);
});

test.each([
  ["mounts./data.source", { "/data": { source: "/nowhere/at/all" } }],
  ["mounts./data.mode", { "/data": { source: ".", mode: "r" } }],
  ["mounts./data", { "/data": { source: ".", writable: true } }],
  ["data", { data: { source: "." } }],
])("%s is refused by name", async (name, mounts) => {
  await expect(Sandbox.create({ mounts: Object(mounts) })).rejects.toMatchObject({
    message: expect.stringContaining(name),
  });
});
