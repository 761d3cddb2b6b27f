import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MisuseError } from "../src/core/errors.ts";
import { MountTable } from "../src/core/mounts/mount-table.ts";
import { FILE_ERRORS } from "../src/core/mounts/types.ts";
import { SnapshotError } from "../src/core/snapshot/errors.ts";
import { openDirectory } from "../src/node/directory/open.ts";
import { HostFolder } from "./support/host-folder.ts";
import { ModelDirectory } from "./support/model-directory.ts";
import { ask, bytes, tableOf } from "./support/mounted.ts";

const FILES = { "a/b.txt": "content", c: "c" };

describe("options", () => {
  const refusal = (mounts: unknown): unknown => {
    try {
      return tableOf(mounts);
    } catch (error) {
      expect(error).toBeInstanceOf(MisuseError);
      return error instanceof Error ? error.message : error;
    }
  };

  test.each([
    [[], "option 'mounts' must be an object of mounts by the guest's paths, not another object"],
    ["/data", "option 'mounts' must be an object of mounts by the guest's paths, not \"/data\""],
    [{ "/data": "./data" }, "option 'mounts./data' must be given as an object"],
    [{ "/data": { sorce: "x" } }, "unknown option of mounts./data 'sorce'; known: source, mode, maxBytes, maxFiles"],
    [{ "/data": {} }, "option 'mounts./data.source' must be the path of a directory, not a undefined"],
    [{ "/data": { source: "" } }, "option 'mounts./data.source' must be the path of a directory, not \"\""],
    [
      { "/data": { source: "x", mode: "wr" } },
      "option 'mounts./data.mode' must be 'ro' or 'overlay' or 'rw', not \"wr\"",
    ],
    [
      { "/data": { source: "x", maxFiles: -1 } },
      "option 'mounts./data.maxFiles' must be a whole number from 0 to 1000000, not -1",
    ],
    [
      { "/data": { source: "x", mode: "overlay", maxBytes: 2 ** 31 } },
      "option 'mounts./data.maxBytes' must be a whole number from 0 to 1073741824, not 2147483648",
    ],
    [{ "/a": { source: "x" }, "/a/b": { source: "x" } }, "option 'mounts': /a/b is inside /a, which is mounted"],
    [{ "/lib": { source: "x" } }, "option 'mounts./lib': the sandbox has files of its own there"],
  ])("%j are refused by name", (mounts, message) => expect(refusal(mounts)).toBe(message));

  test.each([
    "",
    "/",
    "data",
    "./data",
    "/data/",
    "//data",
    "/a/../b",
    "/a/.",
    "/a\\b",
    "/a\0",
    "/CON",
    "/a:b",
    "/\u202e",
  ])("the path %j is refused", (path) =>
    expect(refusal({ [path]: { source: "x" } })).toContain("must be an absolute path below /"),
  );

  test("paths that only begin alike are two", () => {
    const table = tableOf({ "/data": { source: "x" }, "/database": { source: "y" }, "/data2/a": { source: "z" } });
    expect(table.installation()).toEqual([
      { path: "/data", name: ":data" },
      { path: "/data2/a", name: ":data2:a" },
      { path: "/database", name: ":database" },
    ]);
    expect(ask(table, "stat", ":data2")).toEqual([FILE_ERRORS.ENOENT]);
  });

  test("when one cannot be opened, none stays open", () => {
    const model = new ModelDirectory();
    const open = (source: string): ModelDirectory => {
      if (source === "bad") throw new MisuseError("MOUNT_UNAVAILABLE", "no");
      return model;
    };
    expect(() => MountTable.open({ "/a": { source: "good" }, "/b": { source: "bad" } }, { open })).toThrow("no");
    expect(model.isClosed).toBe(true);
  });

  test("of a browser have no directories", () => {
    expect(tableOf(undefined).isEmpty).toBe(true);
    expect(tableOf({}).installation()).toEqual([]);
  });
});

describe("changes", () => {
  const mounts = {
    "/data": { source: "x", mode: "overlay" },
    "/data2": { source: "y", mode: "overlay" },
    "/ro": { source: "z" },
  };

  test("are told by the guest's paths", () => {
    const table = tableOf(mounts);
    ask(table, "write", ":data/c", 0, bytes("C"));
    ask(table, "remove", ":data2/a/b.txt");
    expect(table.changes()).toEqual([
      { path: "/data/c", change: "changed", kind: "file", bytes: 1 },
      { path: "/data2/a/b.txt", change: "removed", kind: "file", bytes: 7 },
    ]);
    expect(table.changes("/data")).toHaveLength(1);
    expect(table.changes("/data2/a")).toHaveLength(1);
    expect(table.changes("/data/a")).toEqual([]);
    expect(table.original("/data/c")).toEqual(bytes("c"));
    expect(table.current("/data/c")).toEqual(bytes("C"));
    expect(table.current("/data")).toBeNull();
    expect(table.export()).toEqual(
      new Map([
        ["/data/c", bytes("C")],
        ["/data2/a/b.txt", null],
      ]),
    );
    expect(table.export("/data2")).toEqual(new Map([["/data2/a/b.txt", null]]));
    for (const path of ["/ro", "/dat", "/data3", "/"]) expect(() => table.changes(path)).toThrow(MisuseError);
    table.reset();
    expect(table.changes()).toEqual([]);
  });

  test("of a fork are its own, and the directory is closed with the last", () => {
    const model = new ModelDirectory(FILES);
    const table = tableOf({ "/data": { source: "x", mode: "overlay" } }, { x: model });
    ask(table, "create", ":data/both");
    const twin = table.fork();
    ask(table, "create", ":data/one");
    expect(twin.changes().map(({ path }) => path)).toEqual(["/data/both"]);
    table.close();
    table.close();
    expect(model.isClosed).toBe(false);
    expect(ask(twin, "read", ":data/c", 0, 1)).toEqual([0, bytes("c")]);
    twin.close();
    expect(model.isClosed).toBe(true);
  });

  test("are saved, and restored beside other mounts", () => {
    const table = tableOf(mounts);
    expect(table.save()).toHaveLength(0);
    ask(table, "write", ":data2/c", 0, bytes("C"));
    const saved = table.save();
    const again = tableOf({ ...mounts, "/a": { source: "w" } });
    again.restore(saved);
    expect(again.changes()).toEqual(table.changes());
    expect(again.save()).toEqual(saved);
    again.restore(new Uint8Array());
    const without = tableOf({ "/data2": { source: "y" } });
    expect(() => without.restore(saved)).toThrow("must be mounted as an overlay");
    for (let length = 1; length < saved.length; length++)
      expect(() => tableOf(mounts).restore(saved.subarray(0, length))).toThrow(SnapshotError);
  });
});

describe("a directory that is written to", () => {
  let folder: HostFolder;
  beforeEach(() => {
    folder = new HostFolder();
  });
  afterEach(() => folder.remove());

  test("has one quota for all forks, which a snapshot does not renew", () => {
    const mounts = { "/data": { source: folder.inside, mode: "rw", maxFiles: 3 } };
    const table = MountTable.open(mounts, { open: openDirectory });
    const twin = table.fork();
    expect(ask(table, "create", ":data/a")).toEqual([0]);
    expect(ask(twin, "create", ":data/b")).toEqual([0]);
    const again = MountTable.open(mounts, { open: openDirectory });
    again.restore(table.save());
    expect(ask(again, "create", ":data/c")).toEqual([0]);
    expect(ask(again, "create", ":data/d")).toEqual([FILE_ERRORS.ENOSPC]);
    table.reset();
    expect(ask(table, "create", ":data/d")).toEqual([0]);
    expect(ask(twin, "create", ":data/e")).toEqual([FILE_ERRORS.ENOSPC]);
    for (const one of [table, twin, again]) one.close();
  });
});
