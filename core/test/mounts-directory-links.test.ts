import { spawnSync } from "node:child_process";
import { linkSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Directory } from "../src/core/mounts/types.ts";
import { type Operation, outcomeOf } from "./support/directory-operations.ts";
import { codeOf, HostFolder, mountAt, parts, SECRET } from "./support/host-folder.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textAt = (directory: Directory, path: string): unknown =>
  codeOf(() => new TextDecoder().decode(directory.read(parts(path), 0, 1_000)));

let folder: HostFolder;
beforeEach(() => {
  folder = new HostFolder();
});
afterEach(() => folder.remove());

describe.each(["by descriptor", "by path"] as const)("a directory of the host, %s", (way) => {
  const reading = (): Directory => mountAt(folder.inside, { way });
  const writing = (settings: object = {}): Directory => mountAt(folder.inside, { way, writable: true, ...settings });

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
});
