import { describe, expect, test } from "vitest";
import { MOST_PARTS } from "../src/core/mounts/names.ts";
import { SnapshotError } from "../src/core/snapshot/errors.ts";
import { Random } from "./hostile/evil-random.ts";
import { everythingIn, outcomeOf, randomOperation } from "./support/directory-operations.ts";
import { ModelDirectory } from "./support/model-directory.ts";
import { bytes, overlayOver, restored } from "./support/mounted.ts";

const FILES = { "a/b/c": "deep", "a/b/d.txt": "text", "a/a": "one", "b/c/a": "x", "d.txt": "top", c: "" };

describe("changes that were saved", () => {
  const overlay = overlayOver(new ModelDirectory(FILES));
  overlay.write(["d.txt"], 1, bytes("ÄÖ"));
  overlay.remove(["a", "a"]);
  overlay.rename(["b"], ["moved"]);
  overlay.rename(["c"], ["moved", "e"]);
  overlay.makeDirectory(["new"]);
  const saved = overlay.save();

  test("come back", () => {
    expect(restored(overlay, new ModelDirectory(FILES)).changes()).toEqual(overlay.changes());
    expect(restored(overlay, new ModelDirectory(FILES)).save()).toEqual(saved);
  });

  test("beyond the quota are refused", () => {
    const small = overlayOver(new ModelDirectory(FILES), { maxBytes: 4, maxFiles: 9 });
    expect(() => small.restore(saved)).toThrow(SnapshotError);
    const few = overlayOver(new ModelDirectory(FILES), { maxBytes: 100, maxFiles: 2 });
    expect(() => few.restore(saved)).toThrow(SnapshotError);
  });

  test("may be anything", () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    let taken = 0;
    for (let part = 0; part < 20_000; part++) {
      const random = new Random(seed, part);
      let hostile = saved.slice(0, random.once(4) ? random.below(saved.length) : saved.length);
      for (let changes = 1 + random.below(3); changes > 0 && hostile.length > 0; changes--)
        hostile[random.below(hostile.length)] = random.word();
      if (random.once(10)) hostile = random.bytes(random.below(100));
      const victim = overlayOver(new ModelDirectory(FILES));
      try {
        victim.restore(hostile);
      } catch (error) {
        expect(error, `seed ${seed}, part ${part}`).toBeInstanceOf(SnapshotError);
        continue;
      }
      taken++;
      // Whatever it says now, it says it.
      victim.changes();
      everythingIn(victim);
      for (let step = 0; step < 5; step++) outcomeOf(victim, randomOperation(random));
    }
    expect(taken).toBeGreaterThan(100);
  });

  test("nest no deeper than paths", () => {
    // [1, [0, 0.0, [], ["d", [0, 0.0, null, ["d", …]]]]]
    const open = (lower: number): number[] => [0x84, 0, 0xfb, 0, 0, 0, 0, 0, 0, 0, 0, lower, 0x82, 0x61, 0x64];
    const nested = (depth: number): Uint8Array =>
      Uint8Array.from([0x82, 1, ...open(0x80), ...Array.from({ length: depth }, () => open(0xf6)).flat(), 0xf6]);
    const victim = overlayOver(new ModelDirectory());
    victim.restore(nested(MOST_PARTS - 1));
    expect(() => victim.restore(nested(MOST_PARTS))).toThrow(SnapshotError);
    expect(() => victim.restore(nested(100_000))).toThrow(SnapshotError);
  });
});
