import { describe, expect, test } from "vitest";
import { checkPath, MOST_PARTS } from "../src/core/mounts/names.ts";
import { Overlay } from "../src/core/mounts/overlay.ts";
import { exportChanges, listChanges } from "../src/core/mounts/overlay-changes.ts";
import { newDirectory } from "../src/core/mounts/overlay-tree.ts";
import type { Directory } from "../src/core/mounts/types.ts";
import { Random } from "./hostile/evil-random.ts";
import { everythingIn, type Operation, outcomeOf, randomOperation } from "./support/directory-operations.ts";
import { ModelDirectory } from "./support/model-directory.ts";
import { bytes, overlayOver, restored } from "./support/mounted.ts";

const QUOTA = { maxBytes: 10_000, maxFiles: 1_000 };
const FILES = { "a/b/c": "deep", "a/b/d.txt": "text", "a/a": "one", "b/c/a": "x", "d.txt": "top", c: "" };

const text = (content: Uint8Array | null): string | null => content && new TextDecoder().decode(content);

describe("operations by chance", () => {
  const seed = Math.floor(Math.random() * 2 ** 31);

  test(`an overlay is as a directory that was copied; seed ${seed}`, () => {
    for (let part = 0; part < 150; part++) {
      const random = new Random(seed, part);
      const lower = new ModelDirectory(FILES);
      const before = everythingIn(lower);
      const model = lower.copy();
      let overlay = overlayOver(lower);
      const done: Operation[] = [];
      for (let step = 0; step < 120; step++) {
        const operation = randomOperation(random);
        done.push(operation);
        expect(outcomeOf(overlay, operation), `part ${part}, ${JSON.stringify(done)}`).toEqual(
          outcomeOf(model, operation),
        );
        if (random.once(20)) overlay = overlay.copy(lower);
        if (random.once(20)) overlay = restored(overlay, lower);
      }
      expect(everythingIn(overlay)).toEqual(everythingIn(model));
      expect(everythingIn(lower), "what is below stays as it is").toEqual(before);
      expect(applied(lower, overlay), `part ${part}: its changes say all`).toEqual(filesOf(model));
      expect(changedPaths(overlay), `part ${part}`).toEqual(differences(lower, model));
    }
  });
});

function filesOf(directory: ModelDirectory): [string, Uint8Array][] {
  return everythingIn(directory).flatMap(([path, content]) => (content ? [[path, content]] : []));
}

/** The files that come of an export. */
function applied(lower: ModelDirectory, overlay: Overlay): [string, Uint8Array][] {
  const files = new Map(filesOf(lower));
  for (const [path, content] of overlay.export()) {
    if (content) files.set(path, content);
    else files.delete(path);
  }
  return [...files].sort(byPath);
}

function byPath([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  const [left, right] = [a.split("/"), b.split("/")];
  for (const [at, name] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    if (name !== other) return name < other ? -1 : 1;
  }
  return -1;
}

function changedPaths(overlay: Overlay): string[] {
  return overlay.changes().map(({ path, change, kind }) => `${path} ${change} ${kind}`);
}

function differences(lower: ModelDirectory, model: ModelDirectory): string[] {
  const before = new Map(everythingIn(lower));
  const after = new Map(everythingIn(model));
  const kindOf = (content: Uint8Array | null): string => (content ? "file" : "directory");
  const found: string[] = [];
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [old, fresh] = [before.get(path), after.get(path)];
    if (old && fresh) {
      if (Buffer.compare(old, fresh) !== 0) found.push(`${path} changed file`);
    } else if (old !== fresh) {
      if (old !== undefined) found.push(`${path} removed ${kindOf(old)}`);
      if (fresh !== undefined) found.push(`${path} made ${kindOf(fresh)}`);
    }
  }
  const key = (line: string): string => line.replace(/ (removed) /, " 0 ");
  return found.sort((a, b) => {
    const [one = "", other = ""] = [a.split(" ")[0], b.split(" ")[0]];
    return one === other ? (key(a) < key(b) ? -1 : 1) : one < other ? -1 : 1;
  });
}

describe("changes", () => {
  test("are listed, with what was there before", () => {
    const overlay = overlayOver(new ModelDirectory(FILES));
    overlay.write(["d.txt"], 0, bytes("TOP!"));
    overlay.remove(["a", "a"]);
    overlay.rename(["b"], ["moved"]);
    overlay.makeDirectory(["new"]);
    overlay.create(["new", "file"]);
    expect(overlay.changes()).toEqual([
      { path: "a/a", change: "removed", kind: "file", bytes: 3 },
      { path: "b", change: "removed", kind: "directory", bytes: 0 },
      { path: "b/c", change: "removed", kind: "directory", bytes: 0 },
      { path: "b/c/a", change: "removed", kind: "file", bytes: 1 },
      { path: "d.txt", change: "changed", kind: "file", bytes: 4 },
      { path: "moved", change: "made", kind: "directory", bytes: 0 },
      { path: "moved/c", change: "made", kind: "directory", bytes: 0 },
      { path: "moved/c/a", change: "made", kind: "file", bytes: 1 },
      { path: "new", change: "made", kind: "directory", bytes: 0 },
      { path: "new/file", change: "made", kind: "file", bytes: 0 },
    ]);
    expect(text(overlay.original(["d.txt"]))).toBe("top");
    expect(text(overlay.current(["d.txt"]))).toBe("TOP!");
    expect(overlay.current(["a", "a"])).toBeNull();
    expect(overlay.original(["new", "file"])).toBeNull();
    expect(overlay.original(["a"]), "a directory").toBeNull();
  });

  test("are found in bytes of a file that is as long as before", () => {
    const overlay = overlayOver(new ModelDirectory(FILES));
    overlay.write(["d.txt"], 2, bytes("P"));
    expect(changedPaths(overlay)).toEqual(["d.txt changed file"]);
  });

  test("are none where the bytes are the same", () => {
    const overlay = overlayOver(new ModelDirectory(FILES));
    overlay.write(["d.txt"], 0, bytes("top"));
    overlay.rename(["c"], ["e"]);
    overlay.rename(["e"], ["c"]);
    expect(overlay.changes()).toEqual([]);
  });

  test("a file that became a directory was removed and made", () => {
    const overlay = overlayOver(new ModelDirectory(FILES));
    overlay.remove(["c"]);
    overlay.makeDirectory(["c"]);
    expect(changedPaths(overlay)).toEqual(["c removed file", "c made directory"]);
  });

  test("of a directory without end have an end, and hide nothing", () => {
    const lower = new ModelDirectory({ ...FILES, "endless/x": "x" });
    // As with two links to the directory itself: each path has two below it.
    const real = (path: readonly string[]): readonly string[] => {
      checkPath(path);
      return path.filter((name, at) => path[0] !== "endless" || at === 0 || (name !== "l1" && name !== "l2"));
    };
    const endless: Directory = new Proxy(lower, {
      get: (target, method) => {
        if (method === "status") return (path: string[]) => target.status(real(path));
        if (method !== "list") return Reflect.get(target, method);
        return (path: string[]) => [...target.list(real(path)), ...(path[0] === "endless" ? ["l1", "l2"] : [])];
      },
    });
    const overlay = new Overlay(endless, QUOTA, () => 0);
    overlay.rename(["endless"], ["0"]);
    overlay.create(["0", "z"]);
    overlay.makeDirectory(["zoo"]);
    overlay.create(["zoo", "z"]);
    const paths = overlay.changes().map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(["0", "0/z", "endless", "zoo", "zoo/z"]));
    expect(paths.length).toBeGreaterThan(200);
    expect(paths.length).toBeLessThan(20_000);
  });

  test("are not exported where they are too large for memory", () => {
    const overlay = overlayOver(new ModelDirectory(FILES));
    overlay.rename(["a"], ["z"]);
    expect(() => exportChanges(overlay.changes(), overlay, 10)).toThrow("have 11 bytes, more than 10");
    expect(exportChanges(overlay.changes(), overlay, 11).size).toBeGreaterThan(0);
  });

  test("are files of one size, where comparing them all takes too long", () => {
    const lower = new ModelDirectory({ "one/a": "same", "one/b": "same", "two/a": "same", "two/b": "same" });
    const overlay = overlayOver(lower);
    overlay.rename(["one"], ["three"]);
    overlay.rename(["two"], ["one"]);
    overlay.rename(["three"], ["two"]);
    expect(overlay.changes()).toEqual([]);
    const held = newDirectory([], 0);
    held.entries.set("one", newDirectory(["two"], 0)).set("two", newDirectory(["one"], 0));
    const changed = listChanges(held, overlay, lower, { names: 99, comparedBytes: 0 });
    expect(changed.map(({ path }) => path)).toEqual(["one/a", "one/b", "two/a", "two/b"]);
  });

  test("are gone after clear()", () => {
    const overlay = overlayOver(new ModelDirectory(FILES), { maxBytes: 10, maxFiles: 1 });
    overlay.write(["d.txt"], 0, bytes("0123456789"));
    overlay.clear();
    expect(overlay.changes()).toEqual([]);
    expect(text(overlay.current(["d.txt"]))).toBe("top");
    overlay.write(["d.txt"], 0, bytes("9876543210"));
  });

  test("of a copy are its own", () => {
    const lower = new ModelDirectory(FILES);
    const overlay = overlayOver(lower);
    overlay.write(["d.txt"], 0, bytes("one"));
    const twin = overlay.copy(lower);
    twin.write(["d.txt"], 0, bytes("two"));
    twin.makeDirectory(["a", "new"]);
    expect(text(overlay.current(["d.txt"]))).toBe("one");
    expect(overlay.list(["a"])).toEqual(["a", "b"]);
  });
});

describe("quotas", () => {
  const code = (act: () => void): unknown =>
    outcomeOf(new Proxy(new ModelDirectory(), { get: () => act }), ["list", []]);

  test("count bytes that are held", () => {
    const overlay = overlayOver(new ModelDirectory({ big: new Uint8Array(600), other: "" }), {
      maxBytes: 1_000,
      maxFiles: 9,
    });
    overlay.write(["big"], 0, bytes("x"));
    expect(code(() => overlay.write(["other"], 0, new Uint8Array(401)))).toBe("ENOSPC");
    expect(code(() => overlay.resize(["other"], 401))).toBe("ENOSPC");
    expect(code(() => overlay.write(["other"], 2 ** 40, bytes("far")))).toBe("ENOSPC");
    overlay.resize(["other"], 400);
    overlay.remove(["big"]);
    overlay.resize(["other"], 1_000);
    expect(code(() => overlay.resize(["other"], 1_001))).toBe("ENOSPC");
  });

  test("a large file is not copied beyond them", () => {
    const overlay = overlayOver(new ModelDirectory({ big: new Uint8Array(1_001) }), { maxBytes: 1_000, maxFiles: 9 });
    expect(code(() => overlay.write(["big"], 0, bytes("x")))).toBe("ENOSPC");
    overlay.resize(["big"], 7);
    expect(overlay.status(["big"]).bytes).toBe(7);
  });

  test("count files and directories, and what was renamed", () => {
    const overlay = overlayOver(new ModelDirectory(FILES), { maxBytes: 100, maxFiles: 3 });
    overlay.makeDirectory(["x"]);
    overlay.create(["x", "y"]);
    overlay.rename(["c"], ["e"]);
    expect(code(() => overlay.create(["z"]))).toBe("ENOSPC");
    expect(code(() => overlay.rename(["d.txt"], ["z"]))).toBe("ENOSPC");
    overlay.rename(["e"], ["x", "y"]);
    overlay.makeDirectory(["z"]);
    expect(code(() => overlay.create(["u"]))).toBe("ENOSPC");
    overlay.removeDirectory(["z"]);
    overlay.create(["u"]);
  });

  test("no path becomes deeper than paths can be", () => {
    const overlay = overlayOver(new ModelDirectory(), { maxBytes: 0, maxFiles: 1_000 });
    const deep = Array.from({ length: MOST_PARTS - 1 }, () => "d");
    for (let length = 1; length <= deep.length; length++) overlay.makeDirectory(deep.slice(0, length));
    overlay.makeDirectory(["e"]);
    overlay.makeDirectory(["e", "f"]);
    expect(code(() => overlay.rename(["e"], [...deep, "e"]))).toBe("ENAMETOOLONG");
    overlay.rename(["e", "f"], [...deep, "f"]);
    expect(code(() => overlay.makeDirectory([...deep, "f", "g"]))).toBe("ENAMETOOLONG");
    expect(overlay.changes()).toHaveLength(MOST_PARTS + 1);
  });
});
