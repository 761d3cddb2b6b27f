import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Call, FileAction, Operation, Status } from "../src/boundary/abi.ts";
import { recogniseEngine } from "../src/boundary/engine.ts";
import { MountTable } from "../src/core/mounts/mount-table.ts";
import type { MountOptions } from "../src/core/mounts/types.ts";
import { openDirectory } from "../src/node/directory/open.ts";
import { encode } from "./support/codec.ts";
import { Guest } from "./support/guest.ts";
import { HostFolder, SECRET } from "./support/host-folder.ts";

/* Python, the engine's side of it, and the directory, without what is between them in a sandbox. */

const engine = recogniseEngine(new WebAssembly.Module(readFileSync(new URL("../dist/engine.wasm", import.meta.url))));

const BOUND = 2 ** 20;

let folder: HostFolder;
beforeEach(() => {
  folder = new HostFolder();
});
afterEach(() => folder.remove());

function guestWith(options: Partial<MountOptions>): { readonly guest: Guest; readonly table: MountTable } {
  const table = MountTable.open({ "/data/in": { source: folder.inside, ...options } }, { open: openDirectory });
  const guest = new Guest(engine);
  guest.onCall = (kind, request) => {
    if (kind !== Call.file) throw new Error(`unexpected call of kind ${kind}`);
    return table.answer(encode(request), BOUND);
  };
  for (const { path, name } of table.installation()) {
    const { status } = guest.perform(Operation.file, [FileAction.mount, path, new TextEncoder().encode(name)]);
    expect(status).toBe(Status.ok);
  }
  return { guest, table };
}

/** What a statement raises, in Python's words, or None. */
function raised(guest: Guest, ...statements: readonly string[]): unknown {
  const attempts = statements.map(
    (statement) => `
try:
  ${statement}
  found.append(None)
except OSError as error:
  found.append(error.errno)`,
  );
  return guest.value(`import os\nfound = []${attempts.join("")}\nfound`);
}

test("Python reads what is there", () => {
  folder.write("a/b.txt", "content");
  folder.write("large", "0123456789".repeat(10_000));
  folder.write("empty");
  const { guest } = guestWith({});
  expect(guest.value("open('/data/in/a/b.txt').read()")).toBe("content");
  expect(guest.value("data = open('/data/in/large', 'rb').read()\n[len(data), data[99990:]]")).toEqual([
    100_000,
    new TextEncoder().encode("0123456789"),
  ]);
  expect(guest.value("open('/data/in/empty').read()")).toBe("");
  expect(guest.value("import os\nsorted(os.listdir('/data/in'))")).toEqual(["a", "empty", "large"]);
  expect(guest.value("[(root, sorted(files)) for root, _, files in os.walk('/data')]")).toMatchObject([
    ["/data", []],
    ["/data/in", ["empty", "large"]],
    ["/data/in/a", ["b.txt"]],
  ]);
  expect(guest.value("s = os.stat('/data/in/a/b.txt')\n[s.st_size, s.st_mtime > 1.7e9]")).toEqual([7, true]);
});

test("a long list comes in pages", () => {
  const names = Array.from({ length: 700 }, (_, at) => `${at}`.padStart(60, "é"));
  for (const name of names) folder.write(name);
  const { guest } = guestWith({});
  expect(guest.value("import os\nsorted(os.listdir('/data/in')) == sorted(names)", { names })).toBe(true);
});

test("what is only read is not written", () => {
  folder.write("a/b.txt", "content");
  const { guest } = guestWith({ mode: "ro" });
  const EROFS = 30;
  const outcomes = raised(
    guest,
    "open('/data/in/a/b.txt', 'w')",
    "open('/data/in/new', 'w')",
    "os.mkdir('/data/in/new')",
    "os.remove('/data/in/a/b.txt')",
    "os.rename('/data/in/a', '/data/in/b')",
  );
  expect(outcomes).toEqual([EROFS, EROFS, EROFS, EROFS, EROFS]);
  expect(readFileSync(join(folder.inside, "a/b.txt"), "utf8")).toBe("content");
});

const PROGRAM = `
import os, shutil
with open("/data/in/a/b.txt", "a") as file: file.write(" and more")
with open("/data/in/new", "w") as file: file.write("x" * 20000)
os.makedirs("/data/in/deep/er")
open("/data/in/deep/er/file", "wb").write(b"1")
os.remove("/data/in/c")
os.rename("/data/in/deep", "/data/in/moved")
shutil.rmtree("/data/in/d")
[open("/data/in/moved/er/file").read(), open("/data/in/a/b.txt").read(), len(open("/data/in/new").read())]
`;

function prepare(): void {
  folder.write("a/b.txt", "content");
  folder.write("c", "c");
  folder.write("d/e/f", "f");
}

test("an overlay takes what Python writes, and the directory stays as it is", () => {
  prepare();
  const { guest, table } = guestWith({ mode: "overlay" });
  expect(guest.value(PROGRAM)).toEqual(["1", "content and more", 20_000]);
  expect(table.changes("/data/in")).toEqual([
    { path: "/data/in/a/b.txt", change: "changed", kind: "file", bytes: 16 },
    { path: "/data/in/c", change: "removed", kind: "file", bytes: 1 },
    { path: "/data/in/d", change: "removed", kind: "directory", bytes: 0 },
    { path: "/data/in/d/e", change: "removed", kind: "directory", bytes: 0 },
    { path: "/data/in/d/e/f", change: "removed", kind: "file", bytes: 1 },
    { path: "/data/in/moved", change: "made", kind: "directory", bytes: 0 },
    { path: "/data/in/moved/er", change: "made", kind: "directory", bytes: 0 },
    { path: "/data/in/moved/er/file", change: "made", kind: "file", bytes: 1 },
    { path: "/data/in/new", change: "made", kind: "file", bytes: 20_000 },
  ]);
  expect(readFileSync(join(folder.inside, "a/b.txt"), "utf8")).toBe("content");
  expect(readFileSync(join(folder.inside, "d/e/f"), "utf8")).toBe("f");
});

test("a directory that is written to has what Python wrote", () => {
  prepare();
  const { guest, table } = guestWith({ mode: "rw" });
  expect(guest.value(PROGRAM)).toEqual(["1", "content and more", 20_000]);
  expect(readFileSync(join(folder.inside, "a/b.txt"), "utf8")).toBe("content and more");
  expect(readFileSync(join(folder.inside, "moved/er/file"), "utf8")).toBe("1");
  expect(table.changes()).toEqual([]);
});

describe("Python does not get out", () => {
  test.each(["ro", "overlay", "rw"] as const)("of a directory in mode %s", (mode) => {
    folder.write("a/b.txt", "content");
    folder.link("out", "../outside");
    folder.link("file", "../outside/secret");
    folder.link("proc", "/proc/self/environ");
    const { guest } = guestWith({ mode });
    const spellings = [
      "/data/in/../../outside/secret",
      "/data/in/../outside/secret",
      "//data//in/.//../../../outside/secret",
      "/data/in/out/secret",
      "/data/in/file",
      "/data/in/proc",
      "/data/in/a/../../../outside/secret",
      "/data/in/..\\outside\\secret",
      "/data/in/a\\..\\..\\outside\\secret",
      "/data/in/\ud800",
      "/data/in/a\0b",
      "/data/in2/secret",
      "/data/inside/secret",
      "/data/in/CON",
      "/data/in/a:stream",
      `/data/in${folder.outside}/secret`,
      `${folder.outside}/secret`,
    ];
    const found = guest.value(
      `
found = []
for path in spellings:
  try:
    found.append(open(path).read())
  except (OSError, ValueError, UnicodeError) as error:
    found.append(str(error))
found`,
      { spellings },
    );
    const shown = JSON.stringify(found);
    expect(shown).not.toContain(SECRET);
    expect(guest.value("import os\nos.listdir('/data/in')")).toEqual(["a"]);
    // Of the guest's own paths there is one that has the host's in it.
    expect(shown.replaceAll(folder.outside, "")).not.toContain(folder.path);
  });
});

test("numbers of errors are those of Linux", () => {
  folder.write("a/b.txt", "content");
  folder.link("link", "a");
  const { guest } = guestWith({ mode: "rw", maxBytes: 20_000, maxFiles: 2 });
  const outcomes = raised(
    guest,
    "open('/data/in/none')",
    "open('/data/in/CON', 'w')",
    "open('/data/in/link/x', 'w')",
    "open('/data/in/a', 'w')",
    "os.rename('/data/in/a/b.txt', '/b')",
    "os.rmdir('/data/in/a')",
    "os.rmdir('/data/in')",
    "os.rename('/data/in', '/data/out')",
    "open('/data/in/big', 'w').write('x' * 20001)",
    "os.mkdir('/data/in/1')",
    "os.mkdir('/data/in/2')",
    "os.symlink('a', '/data/in/made')",
  );
  expect(outcomes).toEqual([2, 22, 2, 21, 18, 39, 16, 18, 28, null, 28, 1]);
});

test("a file of more than 4 GiB is not taken for a small one", () => {
  writeFileSync(join(folder.inside, "huge"), "");
  const { guest } = guestWith({});
  const { table } = guestWith({ mode: "rw", maxBytes: 2 ** 34 });
  table.answer(encode([4, ":data:in/huge", 2 ** 32 + 5]), BOUND);
  const EFBIG = 27;
  expect(raised(guest, "open('/data/in/huge').read()")).toEqual([EFBIG]);
});
