import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MisuseError } from "../src/core/errors.ts";
import type { Directory } from "../src/core/mounts/types.ts";
import { Random } from "./hostile/evil-random.ts";
import { everythingIn, type Operation, outcomeOf, randomOperation } from "./support/directory-operations.ts";
import { codeOf, HostFolder, mountAt, parts } from "./support/host-folder.ts";
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
