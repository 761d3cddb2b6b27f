import { describe, expect, test } from "vitest";
import { HostFile } from "../src/boundary/abi.ts";
import { BoundaryViolation } from "../src/boundary/errors.ts";
import type { Deed } from "../src/core/audit/event.ts";
import type { MountTable } from "../src/core/mounts/mount-table.ts";
import { FILE_ERRORS } from "../src/core/mounts/types.ts";
import { Random } from "./hostile/evil-random.ts";
import { decode, encode } from "./support/codec.ts";
import { ModelDirectory } from "./support/model-directory.ts";
import { ask, BOUND, bytes, tableOf } from "./support/mounted.ts";

const FILES = { "a/b.txt": "content", c: "c" };

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
