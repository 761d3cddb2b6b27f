import { describe, expect, test } from "vitest";
import { Sandbox } from "../src/node/index.ts";
import { leastMemory } from "./least-memory.ts";

const KIB = 1024;
const MIB = 1024 * KIB;

/** Programs that need room, each in its own way. Their values show that nothing that was still in use has been freed. */
const PROGRAMS: readonly (readonly [name: string, code: string, value: unknown])[] = [
  ["a list that grows", "l = []\nfor i in range(60000): l.append(i)\nsum(l)", 1_799_970_000],
  ["a dict that grows", "d = {}\nfor i in range(8000): d[i] = str(i)\n[len(d), d[7999]]", [8000, "7999"]],
  ["one large block", "b = bytearray(700_000)\nb[-1] = 7\n[len(b), b[-1]]", [700_000, 7]],
  ["a string by doubling", "s = 'ab'\nwhile len(s) < 300_000: s += s\n[len(s), s[-2:]]", [524_288, "ab"]],
  [
    "small objects between large ones",
    "keep = []\nfor i in range(300):\n  keep.append(chr(65 + i % 26) * 3)\n  bytearray(9000)\n[len(''.join(keep)), keep[299]]",
    [900, "NNN"],
  ],
  [
    "objects of every size",
    "keep = [bytearray(range(n % 256)) for n in range(2000)]\nall(list(b) == list(range(n % 256)) for n, b in enumerate(keep))",
    true,
  ],
  [
    "a chain",
    "c = None\nfor i in range(20000): c = [i, c]\nimport gc\ngc.collect()\nn = 0\nwhile c:\n  n += 1\n  c = c[1]\nn",
    20_000,
  ],
  [
    "more branches than the collector's own stack holds",
    "t = [[[j] for j in range(40)] for i in range(700)]\nimport gc\ngc.collect()\n[sum(len(x) for x in t), t[699][39]]",
    [28_000, [39]],
  ],
  ["a big integer", "n = 1\nfor i in range(1, 800): n *= i\nlen(str(n))", 1974],
];

describe("the heap", () => {
  test.each(PROGRAMS)(
    "%s: below what it needs a MemoryError, above its value, and the sandbox lives on",
    async (_, code, value) => {
      let fits = 0;
      for (let more = 0; more <= 3.75 * MIB; more += 192 * KIB) {
        const memoryBytes = leastMemory + more;
        await using sandbox = await Sandbox.create({ isolation: "inline", limits: { memoryBytes, timeoutMs: 60_000 } });
        const result = await sandbox.run(code);
        if (result.ok) expect(result.value).toEqual(value);
        else expect([result.error.kind, result.error.type]).toEqual(["memory", "MemoryError"]);
        expect(result.usage.peakMemoryBytes).toBeLessThanOrEqual(memoryBytes);
        fits += Number(result.ok);
        // What filled the heap is let go of, and everything works as before.
        expect(await sandbox.eval("l = d = b = s = keep = c = t = n = None\nlen(bytearray(20_000))")).toBe(20_000);
      }
      expect(fits).toBeGreaterThan(3);
    },
  );

  test("a loop that keeps nothing alive stays small", async () => {
    await using sandbox = await Sandbox.create({
      isolation: "inline",
      limits: { memoryBytes: leastMemory + 3 * MIB, timeoutMs: 60_000 },
    });
    const result = await sandbox.run("for i in range(200_000):\n  x = [i, str(i), i * 1.5]\nx");
    expect(result).toMatchObject({ ok: true, value: [199_999, "199999", 299_998.5] });
    expect(result.usage.peakMemoryBytes).toBeLessThan(leastMemory + 0.75 * MIB);
  });

  test("a guest that turns collecting off fills its own memory only, and only until its run ends", async () => {
    await using sandbox = await Sandbox.create({
      isolation: "inline",
      limits: { memoryBytes: leastMemory + 192 * KIB, timeoutMs: 60_000 },
    });
    const loop = "for i in range(100_000): x = [i]\nNone";
    expect(await sandbox.run(`import gc\ngc.disable()\n${loop}`)).toMatchObject({ error: { kind: "memory" } });
    expect(await sandbox.run(loop)).toMatchObject({ ok: true });
  });
});
