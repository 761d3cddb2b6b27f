import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PyFrozenSet, PyRef, PyTuple, type PyValue, run } from "micropython-wasm";
import { describe, expect, test } from "vitest";
import { mapOf } from "../src/memory/snapshot-map.ts";
import { FileRefused, Project, pathOf } from "../src/run/project.ts";
import { Timeline } from "../src/run/timeline.ts";
import { verdictOf } from "../src/run/verdict.ts";
import { shown, shownArguments } from "../src/support/values.ts";

const usage = { fuel: 1, cpuMs: 1, wallMs: 1, memoryBytes: 1, peakMemoryBytes: 1, outputBytes: 1, hostCalls: 0 };
const entry = (label: string, size = 8) => ({
  ...{ label, usage, code: "", output: "", outcome: "ok" as const },
  snapshot: new Uint8Array(size),
});

describe("the timeline", () => {
  test("begins a branch where something goes on from an entry that is not the last of its branch", () => {
    const timeline = new Timeline();
    const first = timeline.add(entry("first"), undefined);
    const second = timeline.add(entry("second"), first);
    const aside = timeline.add(entry("aside"), first);
    const fork = timeline.add(entry("fork"), second, true);
    const fresh = timeline.add(entry("fresh"), undefined);
    expect([first, second, aside, fork, fresh].map(({ branch }) => branch)).toEqual(["A", "A", "B", "C", "D"]);
    expect(aside.parent).toBe(first.id);
  });

  test("is bounded in number and size, and keeps the entry that the sandbox is at", () => {
    const timeline = new Timeline();
    for (let n = 0; n < 100; n++) timeline.add(entry(String(n)), undefined);
    expect(timeline.entries).toHaveLength(40);
    expect(timeline.dropped).toBe(60);
    const large = timeline.add(entry("large", 70 * 2 ** 20), undefined);
    expect(timeline.entries).toEqual([large]);
    expect(timeline.current).toBe(large);
  });
});

describe("a verdict names the limit", () => {
  const limits = { timeoutMs: 200, outputBytes: 100, memoryBytes: 2 ** 21, fuel: 1e7, recursionDepth: 50, cpuMs: 100 };

  test.each([
    ["while True: pass", { timeoutMs: 200 }, "timeoutMs"],
    ["while True: pass", { timeoutMs: 5_000, cpuMs: 100 }, "cpuMs"],
    ["while True: pass", { fuel: 10_000 }, "fuel"],
    ["while True: print('x')", { outputBytes: 100 }, "outputBytes"],
    ["x = [0] * 10 ** 8", { memoryBytes: 2 ** 21 }, "memoryBytes"],
    ["def f(): f()\nf()", { recursionDepth: 50 }, "recursionDepth"],
    ["'x' * 5000", { resultBytes: 2_000 }, "resultBytes"],
    ["#".repeat(500), { sourceBytes: 100 }, "sourceBytes"],
  ])("%s", async (code, limits, limit) => {
    const result = await run(code, { isolation: "inline", limits });
    const verdict = verdictOf(result, () => 1);
    expect(verdict).toMatchObject({ tone: "stopped", limit, title: `Stopped by ${limit}` });
  });

  test("only where one ended the run", async () => {
    const failed = await run("1 / 0", { isolation: "inline", limits });
    expect(verdictOf(failed, () => 1)).toMatchObject({ tone: "bad", title: "ZeroDivisionError" });
    const cancelled = await run("1", { isolation: "inline", signal: AbortSignal.abort() });
    expect(verdictOf(cancelled, () => 1)).toMatchObject({ tone: "stopped", title: "Stopped" });
  });
});

test("values are shown as Python writes them, and bounded", () => {
  const value: PyValue[] = [
    ...[null, true, 1.5, 2n ** 70n, "a'\n", Uint8Array.of(1)],
    new PyTuple<PyValue>([1]),
    new Set<PyValue>(),
    new PyFrozenSet<PyValue>([1]),
    new Map<PyValue, PyValue>([[1, { key: [] }]]),
    new PyRef("f", "<f>"),
  ];
  expect(shown(value)).toBe(
    `[None, True, 1.5, 1180591620717411303424, "a'\\n", bytes(1), (1,), set(), frozenset({1}), {1: {"key": []}}, <f>]`,
  );
  expect(shownArguments(["a", 1], { key: null })).toBe(`"a", 1, key=None`);
  expect(shown(Array.from({ length: 100_000 }, () => "x".repeat(100))).length).toBeLessThan(2_100);
});

test("files of the person's have room for so many bytes, and paths of their own", () => {
  const project = new Project();
  project.set("/a", new Uint8Array(60));
  expect(() => project.checkRoom("b", 41, 100)).toThrow(FileRefused);
  expect(() => project.checkRoom("b", 40, 100)).not.toThrow();
  expect(() => project.checkRoom("a", 100, 100)).not.toThrow();
  expect([pathOf("x.txt"), pathOf("//x"), pathOf("")]).toEqual(["/x.txt", "/x", "/file"]);
});

test("no map is made of bytes that are no snapshot", async () => {
  await expect(mapOf(new Uint8Array(100))).rejects.toThrow();
});

describe("the sources", () => {
  const root = join(import.meta.dirname, "..");
  const files = ["src", "test", "styles"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|css)$/.test(name))
      .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8")] as const),
  );

  test.each(files.filter(([name]) => name.endsWith(".ts")))("%s is under the budget of lines", (_, text) => {
    expect(text.split("\n").length).toBeLessThanOrEqual(300);
  });

  test.each(files.filter(([name]) => name.startsWith("src/")))("%s makes no markup and no code of text", (_, text) => {
    expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser/);
  });
});
