import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { HostFile } from "../src/boundary/abi.ts";
import { BoundaryViolation } from "../src/boundary/errors.ts";
import type { Deed } from "../src/core/audit/event.ts";
import { MisuseError } from "../src/core/errors.ts";
import { MountTable } from "../src/core/mounts/mount-table.ts";
import { FILE_ERRORS } from "../src/core/mounts/types.ts";
import { SnapshotError } from "../src/core/snapshot/errors.ts";
import { openDirectory } from "../src/node/directory/open.ts";
import { Random } from "./hostile/evil-random.ts";
import { decode, encode } from "./support/codec.ts";
import { HostFolder } from "./support/host-folder.ts";
import { ModelDirectory } from "./support/model-directory.ts";

const FILES = { "a/b.txt": "content", c: "c" };
const BOUND = 2 ** 20;

/** A table over directories in memory, by their sources. */
function tableOf(
  mounts: unknown,
  models: Readonly<Record<string, ModelDirectory>> = {},
  witness?: (deed: Deed) => void,
) {
  return MountTable.open(mounts, {
    open: (source) => models[source] ?? new ModelDirectory(FILES),
    witness,
    now: () => 1_000,
  });
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function ask(table: MountTable, operation: keyof typeof HostFile, ...rest: readonly unknown[]): unknown {
  return decode(table.answer(encode([HostFile[operation], ...rest]), BOUND));
}

describe("answers", () => {
  const table = tableOf({ "/data": { source: "one", mode: "overlay" }, "/other/place": { source: "two" } });

  test("say what is there", () => {
    expect(ask(table, "stat", ":data")).toEqual([0, 1, 0, expect.any(Number)]);
    expect(ask(table, "stat", ":data/a/b.txt")).toEqual([0, 0, 7, 0]);
    expect(ask(table, "stat", ":other:place/c")).toEqual([0, 0, 1, 0]);
    expect(ask(table, "list", ":data", 0)).toEqual([0, 2, ["a", "c"]]);
    expect(ask(table, "list", ":data", 2)).toEqual([0, 2, []]);
    expect(ask(table, "list", ":data", 99)).toEqual([0, 99, []]);
    expect(ask(table, "read", ":data/a/b.txt", 3, 2)).toEqual([0, bytes("te")]);
  });

  test("do what is asked", () => {
    expect(ask(table, "create", ":data/new")).toEqual([0]);
    expect(ask(table, "write", ":data/new", 2, bytes("x"))).toEqual([0]);
    expect(ask(table, "resize", ":data/new", 4)).toEqual([0]);
    expect(ask(table, "read", ":data/new", 0, 9)).toEqual([0, bytes("\0\0x\0")]);
    expect(ask(table, "makeDirectory", ":data/d")).toEqual([0]);
    expect(ask(table, "rename", ":data/new", ":data/d/new")).toEqual([0]);
    expect(ask(table, "remove", ":data/d/new")).toEqual([0]);
    expect(ask(table, "removeDirectory", ":data/d")).toEqual([0]);
    expect(ask(table, "create", ":other:place/new")).toEqual([FILE_ERRORS.EROFS]);
    expect(ask(table, "rename", ":data/c", ":other:place/c")).toEqual([FILE_ERRORS.EXDEV]);
  });

  test.each([
    ["", "ENOENT"],
    ["data", "ENOENT"],
    ["nowhere/x", "ENOENT"],
    ["/", "ENOENT"],
    ["__proto__/x", "ENOENT"],
    [":data/", "EINVAL"],
    [":data//c", "EINVAL"],
    [":data/./c", "EINVAL"],
    [":other:place/../c", "EINVAL"],
    [":other:place//c", "EINVAL"],
    [":data/../c", "EINVAL"],
    [":data/..", "EINVAL"],
    [":data/a/../../c", "EINVAL"],
    [":data/c/", "EINVAL"],
    [":data/a\\b", "EINVAL"],
    [":data/a\0", "EINVAL"],
    [":data/\ud800", "EINVAL"],
    [`:data/${"x".repeat(256)}`, "ENAMETOOLONG"],
    [`:data/${"x/".repeat(300)}x`, "ENAMETOOLONG"],
    [`:data/${"x/".repeat(100_000)}x`, "ENAMETOOLONG"],
    [":data/none/x", "ENOENT"],
    [":data/c/x", "ENOTDIR"],
  ] as const)("say what is wrong with the place %j", (place, code) => {
    expect(ask(table, "stat", place)).toEqual([FILE_ERRORS[code]]);
    expect(ask(table, "rename", ":data/c", place)).toEqual([expect.any(Number)]);
    expect(ask(table, "list", ":data", 0)).toEqual([0, 2, ["a", "c"]]);
  });

  test.each([
    ["nothing", encode(null)],
    ["no bytes", new Uint8Array()],
    ["no operation", encode([])],
    ["no name", encode([HostFile.stat])],
    ["an unknown operation", encode([10, ":data"])],
    ["a negative operation", encode([-1, ":data"])],
    ["an operation that is text", encode(["stat", ":data"])],
    ["a name that is bytes", encode([HostFile.stat, bytes(":data")])],
    ["a name that is no UTF-8", Uint8Array.from([0x82, 0, 0x62, 0xff, 0xfe])],
    ["too many items", encode([HostFile.stat, ":data", 1])],
    ["too few items", encode([HostFile.read, ":data", 1])],
    ["a negative position", encode([HostFile.read, ":data/c", -1, 1])],
    ["a position that is a float", encode([HostFile.read, ":data/c", 0.5, 1])],
    ["a position beyond 2^53", encode([HostFile.read, ":data/c", 2n ** 60n, 1])],
    ["an end beyond 2^53", encode([HostFile.write, ":data/c", Number.MAX_SAFE_INTEGER, bytes("x")])],
    ["a read of more than 1 MiB", encode([HostFile.read, ":data/c", 0, 2 ** 20 + 1])],
    ["a write of more than 1 MiB", encode([HostFile.write, ":data/c", 0, new Uint8Array(2 ** 20 + 1)])],
    ["text to be written", encode([HostFile.write, ":data/c", 0, "text"])],
    ["something behind its end", Uint8Array.from([...encode([HostFile.stat, ":data"]), 0])],
  ])("are violations for %s", (_, request) => {
    expect(() => table.answer(request, BOUND)).toThrow(BoundaryViolation);
  });

  test("to bytes by chance are replies or violations", () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const valid = [
      encode([HostFile.stat, ":data/a"]),
      encode([HostFile.list, ":data", 0]),
      encode([HostFile.read, ":data/c", 0, 8_192]),
      encode([HostFile.write, ":data/c", 0, bytes("x")]),
      encode([HostFile.rename, ":data/c", ":data/d"]),
    ];
    let replies = 0;
    for (let part = 0; part < 20_000; part++) {
      const random = new Random(seed, part);
      const request = random.once(10) ? random.bytes(random.below(40)) : random.pick(valid).slice();
      for (let changes = random.below(4); changes > 0 && request.length > 0; changes--)
        request[random.below(request.length)] = random.word();
      try {
        const reply = decode(table.answer(request, BOUND));
        expect(Array.isArray(reply) && typeof reply[0] === "number", `seed ${seed}, part ${part}`).toBe(true);
        replies++;
      } catch (error) {
        expect(error, `seed ${seed}, part ${part}`).toBeInstanceOf(BoundaryViolation);
      }
    }
    expect(replies).toBeGreaterThan(1_000);
    table.reset();
  });

  test("have no more bytes than they may", () => {
    const names = Array.from({ length: 5_000 }, (_, at) => `${at}`.padStart(80, "é"));
    const model = new ModelDirectory({
      ...Object.fromEntries(names.map((name) => [name, ""])),
      big: "x".repeat(9_000),
    });
    const large = tableOf({ "/data": { source: "large" } }, { large: model });
    for (const bound of [1_024, 5_000, 2 ** 20]) {
      const found: unknown[] = [];
      for (let position = 0; ; ) {
        const reply = large.answer(encode([HostFile.list, ":data", position]), bound);
        expect(reply.length).toBeLessThanOrEqual(Math.min(bound, 8_192));
        const [, next, page]: unknown[] = [decode(reply)].flat();
        if (!Array.isArray(page) || page.length === 0) break;
        found.push(...page);
        position = Number(next);
      }
      expect(found).toEqual([...names, "big"].sort());
      expect(large.answer(encode([HostFile.read, ":data/big", 0, 9_000]), bound).length).toBeLessThanOrEqual(bound);
    }
  });
});

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
    [{ "/data": "./data" }, "option of mounts./datas must be given as an object"],
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

describe("deeds", () => {
  function witnessed(): { readonly table: MountTable; readonly deeds: Deed[] } {
    const deeds: Deed[] = [];
    const files = { ...FILES, big: "x".repeat(20_000) };
    return {
      table: tableOf({ "/data": { source: "x", mode: "overlay" } }, { x: new ModelDirectory(files) }, (deed) =>
        deeds.push(deed),
      ),
      deeds,
    };
  }

  test("are told by the guest's paths, with what came of them", () => {
    const { table, deeds } = witnessed();
    ask(table, "stat", ":data/c");
    ask(table, "stat", ":data/none");
    ask(table, "create", ":data/CON");
    ask(table, "write", ":data/c", 3, bytes("more"));
    ask(table, "rename", ":data/c", ":data/d");
    ask(table, "resize", ":data/d", 2);
    ask(table, "list", ":data", 0);
    ask(table, "stat", "unknown/x");
    expect(deeds).toEqual([
      { kind: "file", name: "status", detail: { path: "/data/c" }, outcome: "allowed" },
      { kind: "file", name: "status", detail: { path: "/data/none", error: "ENOENT" }, outcome: "failed" },
      { kind: "file", name: "create", detail: { path: "/data/CON", error: "EINVAL" }, outcome: "refused" },
      { kind: "file", name: "write", detail: { path: "/data/c", position: 3, bytes: 4 }, outcome: "allowed" },
      { kind: "file", name: "rename", detail: { path: "/data/c", to: "/data/d" }, outcome: "allowed" },
      { kind: "file", name: "resize", detail: { path: "/data/d", bytes: 2 }, outcome: "allowed" },
      { kind: "file", name: "list", detail: { path: "/data" }, outcome: "allowed" },
      { kind: "file", name: "status", detail: { path: "?/x", error: "ENOENT" }, outcome: "failed" },
    ]);
  });

  test("are one where chunk follows chunk", () => {
    const { table, deeds } = witnessed();
    for (let position = 0; position < 20_000; position += 8_192) ask(table, "read", ":data/big", position, 8_192);
    ask(table, "read", ":data/big", 0, 8_192);
    for (let position = 0; position < 20_000; position += 8_192)
      ask(table, "write", ":data/c", position, new Uint8Array(8_192));
    ask(table, "read", ":data/big", 8_192, 8_192);
    ask(table, "list", ":data", 0);
    ask(table, "list", ":data", 3);
    ask(table, "stat", ":data/c");
    ask(table, "stat", ":data/c");
    expect(deeds.map(({ name, detail }) => [name, detail["position"] ?? 0])).toEqual([
      ["read", 0],
      ["read", 0],
      ["write", 0],
      ["read", 8_192],
      ["list", 0],
      ["status", 0],
    ]);
  });

  test("that are refused are all told", () => {
    const { table, deeds } = witnessed();
    for (let time = 0; time < 3; time++) ask(table, "stat", ":data/none");
    expect(deeds).toHaveLength(3);
  });
});
