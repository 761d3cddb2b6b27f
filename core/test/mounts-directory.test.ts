import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MisuseError } from "../src/core/errors.ts";
import type { Directory } from "../src/core/mounts/types.ts";
import { Random } from "./hostile/evil-random.ts";
import { everythingIn, type Operation, outcomeOf, randomOperation } from "./support/directory-operations.ts";
import { codeOf, HostFolder, mountAt, parts, SECRET } from "./support/host-folder.ts";
import { ModelDirectory } from "./support/model-directory.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textAt = (directory: Directory, path: string): unknown =>
  codeOf(() => new TextDecoder().decode(directory.read(parts(path), 0, 1_000)));

let folder: HostFolder;
beforeEach(() => {
  folder = new HostFolder();
});
afterEach(() => folder.remove());

const openDescriptors = (): number => readdirSync("/proc/self/fd").length;

describe.each(["by descriptor", "by path"] as const)("a directory of the host, %s", (way) => {
  const reading = (): Directory => mountAt(folder.inside, { way });
  const writing = (settings: object = {}): Directory => mountAt(folder.inside, { way, writable: true, ...settings });

  test("is read", () => {
    folder.write("a/b.txt", "content");
    folder.write("empty");
    const directory = reading();
    expect(directory.list([])).toEqual(["a", "empty"]);
    expect(directory.status(["a"])).toMatchObject({ kind: "directory", bytes: 0 });
    expect(directory.status(["a", "b.txt"])).toMatchObject({ kind: "file", bytes: 7 });
    expect(directory.status(["a", "b.txt"]).modified).toBeCloseTo(Date.now() / 1_000, -2);
    expect(directory.read(["a", "b.txt"], 3, 2)).toEqual(bytes("te"));
    expect(directory.read(["a", "b.txt"], 3, 1e6)).toEqual(bytes("tent"));
    expect(directory.read(["a", "b.txt"], 2 ** 52, 5)).toEqual(bytes(""));
    expect(codeOf(() => directory.read(["a"], 0, 1))).toBe("EISDIR");
    expect(codeOf(() => directory.list(["empty"]))).toBe("ENOTDIR");
    expect(codeOf(() => directory.status(["empty", "x"]))).toBe("ENOTDIR");
    expect(codeOf(() => directory.status(["a", "none"]))).toBe("ENOENT");
  });

  test("is not changed where it is only read", () => {
    folder.write("a/b.txt", "content");
    const directory = reading();
    const all: Operation[] = [
      ["write", ["a", "b.txt"], 0, bytes("x")],
      ["resize", ["a", "b.txt"], 0],
      ["create", ["new"]],
      ["makeDirectory", ["new"]],
      ["remove", ["a", "b.txt"]],
      ["removeDirectory", ["a"]],
      ["rename", ["a"], ["new"]],
    ];
    expect(all.map((operation) => outcomeOf(directory, operation))).toEqual(all.map(() => "EROFS"));
    expect(textAt(directory, "a/b.txt")).toBe("content");
  });

  const seed = Math.floor(Math.random() * 2 ** 31);

  test(`is as the model is, whatever is done; seed ${seed}`, () => {
    for (let part = 0; part < 25; part++) {
      const random = new Random(seed, part);
      const directory = writing();
      const model = new ModelDirectory();
      const done: Operation[] = [];
      for (let step = 0; step < 80; step++) {
        const operation = randomOperation(random);
        done.push(operation);
        expect(outcomeOf(directory, operation), `part ${part}, ${JSON.stringify(done)}`).toEqual(
          outcomeOf(model, operation),
        );
      }
      expect(everythingIn(directory)).toEqual(everythingIn(model));
      directory.close();
      folder.remove();
      mkdirSync(folder.inside, { recursive: true });
    }
  });

  test("keeps no descriptors, whatever comes of it", () => {
    folder.write("a/b", "content");
    folder.link("out", "../outside");
    folder.link("in", "a/b");
    const before = openDescriptors();
    const directory = writing();
    const held = openDescriptors();
    const looking = reading();
    const random = new Random(1);
    for (let step = 0; step < 500; step++) outcomeOf(directory, randomOperation(random));
    for (const path of ["in", "out/secret", "out", "a/b", "a/b/c", "none/x"]) textAt(looking, path);
    looking.close();
    expect(openDescriptors()).toBe(held);
    directory.close();
    expect(openDescriptors()).toBe(before);
  });

  test("is nothing once it was closed, whatever has its number then", () => {
    folder.write("x", "content");
    const directory = reading();
    directory.close();
    const other = mountAt(folder.outside, { way });
    expect(codeOf(() => directory.status([]))).toBe("EIO");
    expect(codeOf(() => directory.list([]))).toBe("EIO");
    expect(textAt(directory, "secret")).toBe("EIO");
    directory.close();
    expect(other.list([])).toEqual(["secret"]);
    other.close();
  });

  describe("links", () => {
    const LINKS = {
      "file-out": "../outside/secret",
      "folder-out": "../outside",
      up: "..",
      "up-and-down": "../inside/a/b.txt",
      absolute: "/etc/passwd",
      chain: "chain-2",
      "chain-2": "a/../folder-out/secret",
      "a/far": "../../outside/secret",
      "a/b/..": undefined,
      "proc-link": "/proc/self/environ",
      "proc-root": "/proc/self/root",
      dangling: "nowhere",
      self: "self",
      "loop-1": "loop-2",
      "loop-2": "loop-1",
      odd: "a\\b",
      backslash: "..\\outside\\secret",
      "past-file": "a/b.txt/../../../outside/secret",
      "past-missing": "missing/../../outside/secret",
    };

    test("that lead outside, or nowhere, are refused; none is listed", () => {
      folder.write("a/b.txt", "content");
      for (const [name, target] of Object.entries(LINKS)) if (target !== undefined) folder.link(name, target);
      const directory = reading();
      expect(directory.list([])).toEqual(["a"]);
      const outcomes = Object.entries(LINKS).flatMap(([name, target]) =>
        target === undefined ? [] : [[name, textAt(directory, name)]],
      );
      expect(Object.fromEntries(outcomes)).toEqual({
        "file-out": "EACCES",
        "folder-out": "EACCES",
        up: "EACCES",
        "up-and-down": "EACCES",
        absolute: "EACCES",
        chain: "EACCES",
        "chain-2": "EACCES",
        "a/far": "EACCES",
        "proc-link": "EACCES",
        "proc-root": "EACCES",
        dangling: "ENOENT",
        self: "ELOOP",
        "loop-1": "ELOOP",
        "loop-2": "ELOOP",
        odd: "EACCES",
        backslash: "EACCES",
        "past-file": "ENOTDIR",
        "past-missing": "ENOENT",
      });
      expect(textAt(directory, "folder-out/secret")).toBe("EACCES");
      expect(codeOf(() => directory.list(["folder-out"]))).toBe("EACCES");
      expect(codeOf(() => directory.status(["file-out"]))).toBe("EACCES");
    });

    test("that stay inside are followed where nothing is written", () => {
      folder.write("a/b/c.txt", "content");
      folder.link("file", "a/b/c.txt");
      folder.link("folder", "./a//b/");
      folder.link("a/up", "../a/b/../b/c.txt");
      folder.link("a/b/two", "../../folder/../up");
      const directory = reading();
      expect(directory.list([])).toEqual(["a", "file", "folder"]);
      expect(directory.list(["folder"])).toEqual(["c.txt", "two"]);
      for (const path of ["file", "folder/c.txt", "a/up", "folder/two"])
        expect(textAt(directory, path)).toBe("content");
      expect(directory.status(["folder"]).kind).toBe("directory");
    });

    test("are followed up to 40 of them", () => {
      folder.write("0", "content");
      for (let at = 1; at <= 41; at++) folder.link(String(at), String(at - 1));
      expect(textAt(reading(), "40")).toBe("content");
      expect(textAt(reading(), "41")).toBe("ELOOP");
    });

    test("make no endless way of a short path", () => {
      folder.write("a/x", "content");
      folder.write("f", "content");
      folder.link("long", "a/../".repeat(800));
      expect(textAt(reading(), "long/long/f")).toBe("content");
      expect(textAt(reading(), "long/long/long/f")).toBe("ELOOP");
    });

    test("are all refused where something can be written", () => {
      folder.write("a/b.txt", "content");
      folder.link("file", "a/b.txt");
      folder.link("folder", "a");
      folder.link("out", "../outside");
      folder.link("new", "../outside/new");
      const directory = writing();
      expect(directory.list([])).toEqual(["a"]);
      const all: Operation[] = [
        ["status", ["file"]],
        ["read", ["file"], 0, 10],
        ["write", ["file"], 0, bytes("x")],
        ["resize", ["file"], 0],
        ["remove", ["file"]],
        ["removeDirectory", ["folder"]],
        ["create", ["folder", "x"]],
        ["create", ["out", "x"]],
        ["makeDirectory", ["out", "x"]],
        ["remove", ["out", "secret"]],
        ["write", ["out", "secret"], 0, bytes("x")],
        ["rename", ["a"], ["out", "a"]],
        ["rename", ["out", "secret"], ["stolen"]],
        ["rename", ["file"], ["x"]],
        ["rename", ["a", "b.txt"], ["file"]],
        ["rename", ["a"], ["folder"]],
      ];
      expect(all.map((operation) => outcomeOf(directory, operation))).toEqual(all.map(() => "ELOOP"));
      expect(outcomeOf(directory, ["create", ["new"]])).toBe("EEXIST");
      expect(readdirSync(folder.outside)).toEqual(["secret"]);
      expect(readFileSync(join(folder.outside, "secret"), "utf8")).toBe(SECRET);
      expect(readlinkSync(join(folder.inside, "file"))).toBe("a/b.txt");
    });

    test("in the source itself are followed once, when it is mounted", () => {
      folder.write("a/x", "first");
      folder.write("b/x", "second");
      folder.link("current", "a");
      const directory = mountAt(join(folder.inside, "current"), { way });
      expect(textAt(directory, "x")).toBe("first");
      spawnSync("ln", ["-sfn", "b", join(folder.inside, "current")]);
      expect(textAt(directory, "x")).toBe("first");
      expect(codeOf(() => directory.status([".."]))).toBe("EINVAL");
    });
  });

  test("a file with other names is read, and not written", () => {
    folder.write("a", "shared");
    linkSync(join(folder.inside, "a"), join(folder.outside, "also"));
    const directory = writing();
    expect(textAt(directory, "a")).toBe("shared");
    expect(codeOf(() => directory.write(["a"], 0, bytes("x")))).toBe("EPERM");
    expect(codeOf(() => directory.resize(["a"], 0))).toBe("EPERM");
    expect(readFileSync(join(folder.outside, "also"), "utf8")).toBe("shared");
    directory.remove(["a"]);
  });

  describe("what is no file", () => {
    const listed = (directory: Directory): unknown => [directory.list([]), codeOf(() => directory.status(["x"]))];
    const everyUse: Operation[] = [
      ["read", ["x"], 0, 10],
      ["write", ["x"], 0, bytes("x")],
      ["resize", ["x"], 0],
      ["remove", ["x"]],
      ["status", ["x", "y"]],
      ["rename", ["a"], ["x"]],
    ];
    const refused = ["EACCES", "EACCES", "EACCES", "EACCES", "EACCES", "EACCES"];

    test("a pipe is not opened", () => {
      folder.write("a");
      expect(spawnSync("mkfifo", [join(folder.inside, "x")]).status).toBe(0);
      expect(listed(writing())).toEqual([["a"], "ENOENT"]);
      expect(everyUse.map((operation) => outcomeOf(writing(), operation))).toEqual(refused);
      expect(textAt(reading(), "x")).toBe("EACCES");
    });

    test("nor a socket", async () => {
      folder.write("a");
      const server = createServer(() => expect.unreachable()).listen(join(folder.inside, "x"));
      await new Promise((resolve) => server.once("listening", resolve));
      expect(listed(writing())).toEqual([["a"], "ENOENT"]);
      expect(everyUse.map((operation) => outcomeOf(writing(), operation))).toEqual(refused);
      server.close();
    });

    test("nor a device", ({ skip }) => {
      folder.write("a");
      const { status } = spawnSync("mknod", [join(folder.inside, "x"), "c", "1", "5"]);
      if (status !== 0) skip("making devices is not permitted here");
      expect(listed(writing())).toEqual([["a"], "ENOENT"]);
      expect(everyUse.map((operation) => outcomeOf(writing(), operation))).toEqual(refused);
      expect(textAt(reading(), "x")).toBe("EACCES");
    });
  });

  test("other file systems in it are not entered", ({ skip }) => {
    folder.write("proc/nothing");
    if (spawnSync("mount", ["-t", "proc", "proc", join(folder.inside, "proc")]).status !== 0)
      skip("mounting is not permitted here");
    try {
      for (const directory of [reading(), writing()]) {
        expect(directory.list([])).toEqual([]);
        expect(textAt(directory, "proc/self/environ")).toBe("EXDEV");
        expect(codeOf(() => directory.status(["proc"]))).toBe("EXDEV");
        directory.close();
      }
    } finally {
      spawnSync("umount", [join(folder.inside, "proc")]);
    }
  });

  test("names that are none elsewhere are neither listed nor taken", () => {
    const odd = [
      "CON",
      "nul.txt",
      "a:b",
      "a\\b",
      "trailing.",
      "trailing ",
      "\x1b[2J",
      "a\u202eb",
      "e\u0301",
      "\ufeffx",
      "new\nline",
    ];
    for (const name of odd) writeFileSync(join(folder.inside, name), "odd");
    writeFileSync(Buffer.concat([Buffer.from(`${folder.inside}/`), Buffer.from([0x66, 0xff])]), "odd");
    folder.write("é", "fine");
    const directory = writing();
    expect(directory.list([])).toEqual(["é"]);
    for (const name of [...odd, "..", ".", "", "a/b", "\0", "\ud800"]) {
      const all: Operation[] = [
        ["status", [name]],
        ["read", [name], 0, 9],
        ["create", [name]],
        ["rename", ["é"], [name]],
      ];
      expect(
        all.map((operation) => outcomeOf(directory, operation)),
        name,
      ).toEqual(all.map(() => "EINVAL"));
    }
    expect(codeOf(() => directory.create(["x".repeat(256)]))).toBe("ENAMETOOLONG");
  });

  test("what is made is executed by nobody", () => {
    const directory = writing();
    directory.create(["file"]);
    directory.makeDirectory(["folder"]);
    expect(lstatSync(join(folder.inside, "file")).mode & 0o7133).toBe(0);
    expect(lstatSync(join(folder.inside, "folder")).mode & 0o7022).toBe(0);
  });

  test("nothing is renamed into itself, and the directory itself stays", () => {
    folder.write("a/b/c");
    const directory = writing();
    expect(codeOf(() => directory.rename(["a"], ["a", "b", "x"]))).toBe("EINVAL");
    expect(codeOf(() => directory.rename(["a", "b"], ["a"]))).toBe("ENOTEMPTY");
    expect(codeOf(() => directory.rename([], ["x"]))).toBe("EBUSY");
    expect(codeOf(() => directory.rename(["a"], []))).toBe("EBUSY");
    expect(codeOf(() => directory.removeDirectory([]))).toBe("EBUSY");
    expect(codeOf(() => directory.makeDirectory([]))).toBe("EEXIST");
  });

  describe("quotas", () => {
    test("bytes count once where a file grows and is filled", () => {
      const directory = writing({ maxBytes: 20_000 });
      directory.create(["a"]);
      directory.resize(["a"], 16_384);
      directory.write(["a"], 0, new Uint8Array(8_192));
      directory.write(["a"], 8_192, new Uint8Array(8_192));
      expect(codeOf(() => directory.write(["a"], 0, new Uint8Array(8_192)))).toBe("ENOSPC");
      directory.write(["a"], 0, new Uint8Array(3_000));
      expect(codeOf(() => directory.resize(["a"], 17_100))).toBe("ENOSPC");
      directory.resize(["a"], 0);
      expect(
        codeOf(() => directory.resize(["a"], 1_000)),
        "nothing is given back",
      ).toBe("ENOSPC");
      expect(readFileSync(join(folder.inside, "a"))).toHaveLength(0);
    });

    test("a gap counts as if it was written", () => {
      const directory = writing({ maxBytes: 1_000 });
      directory.create(["a"]);
      expect(codeOf(() => directory.write(["a"], 2 ** 40, bytes("x")))).toBe("ENOSPC");
      expect(codeOf(() => directory.resize(["a"], 2 ** 40))).toBe("ENOSPC");
      directory.write(["a"], 990, bytes("0123456789"));
      expect(codeOf(() => directory.write(["a"], 0, bytes("x")))).toBe("ENOSPC");
      expect(lstatSync(join(folder.inside, "a")).size).toBe(1_000);
    });

    test("files and directories count when they are made, and not when they cannot be", () => {
      const directory = writing({ maxFiles: 2 });
      directory.create(["a"]);
      expect(codeOf(() => directory.create(["a"]))).toBe("EEXIST");
      directory.makeDirectory(["b"]);
      directory.remove(["a"]);
      expect(codeOf(() => directory.create(["c"]))).toBe("ENOSPC");
      expect(codeOf(() => directory.makeDirectory(["c"]))).toBe("ENOSPC");
      expect(existsSync(join(folder.inside, "c"))).toBe(false);
    });
  });

  test("what cannot be opened is said by number, without a word of the host", () => {
    folder.write("closed/x", "content");
    chmodSync(join(folder.inside, "closed"), 0);
    const messages: string[] = [];
    for (const path of ["closed/x", "none", "none/x"]) {
      try {
        reading().read(parts(path), 0, 1);
      } catch (error) {
        messages.push(`${error}`);
      }
    }
    expect(messages.join()).not.toContain(folder.path);
    expect(messages.length).toBeGreaterThan(0);
  });
});

describe("a source", () => {
  const refusal = (source: string): unknown => {
    try {
      return mountAt(source);
    } catch (error) {
      expect(error).toBeInstanceOf(MisuseError);
      expect(error).toHaveProperty("code", "MOUNT_UNAVAILABLE");
      return error instanceof Error ? error.message : error;
    }
  };

  test("that is missing, no directory or made up by the system is refused by name", () => {
    folder.write("file");
    folder.link("root", "/");
    const file = join(folder.inside, "file");
    const root = join(folder.inside, "root");
    expect(refusal("./not/there")).toBe(`option 'mounts./data.source': "./not/there" does not exist`);
    expect(refusal(file)).toBe(`option 'mounts./data.source': ${JSON.stringify(file)} is not a directory`);
    for (const all of ["/", root]) {
      expect(refusal(all)).toBe(
        `option 'mounts./data.source': ${JSON.stringify(all)} is all files that there are: name a directory in it`,
      );
    }
    for (const made of ["/proc", "/proc/self", "/sys", "/sys/kernel"]) {
      if (existsSync(made)) expect(refusal(made)).toContain("holds no files, but what the system makes up");
    }
  });

  test("leaves nothing open when it is refused", () => {
    const before = openDescriptors();
    for (const source of ["/", "/proc", "/nowhere"]) refusal(source);
    expect(openDescriptors()).toBe(before);
  });

  test("may be moved: the directory stays the one that was mounted", () => {
    folder.write("a/x", "first");
    const directory = mountAt(join(folder.inside, "a"));
    spawnSync("mv", [join(folder.inside, "a"), join(folder.inside, "b")]);
    folder.write("a/x", "second");
    expect(textAt(directory, "x")).toBe("first");
    directory.close();
  });
});
