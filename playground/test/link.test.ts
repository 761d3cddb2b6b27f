import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeOf, fragmentOf, LinkError } from "../src/share/link.ts";

const fragment = (bytes: Uint8Array): string => `#1.${Buffer.from(bytes).toString("base64url")}`;

describe("a link", () => {
  test("gives back any code", async () => {
    const code = fc.string({ unit: "grapheme", maxLength: 2_000 });
    await fc.assert(
      fc.asyncProperty(code, async (code) => {
        const link = await fragmentOf(code);
        expect(link).toMatch(/^#1\.[\w-]+$/);
        expect(await codeOf(link)).toBe(code);
      }),
      { numRuns: 60 },
    );
  });

  test("is none where there is no code in it", async () => {
    for (const text of ["", "#", "#top", "#code"]) expect(await codeOf(text)).toBeUndefined();
  });

  test("is told to be unreadable, whatever it holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 300 }), async (text) => {
        const code = await codeOf(`#1.${text}`).catch((error) => error);
        expect(typeof code === "string" || code instanceof LinkError).toBe(true);
      }),
      { numRuns: 200 },
    );
    await expect(codeOf(fragment(deflateRawSync(Buffer.of(0xff, 0xfe))))).rejects.toThrow(/damaged/);
  });

  test("cannot be made to fill memory", async () => {
    const bomb = deflateRawSync(Buffer.alloc(10_000_000));
    await expect(codeOf(fragment(bomb))).rejects.toThrow(/unpacks to more/);
  });

  test("is not made of code that would be too long", async () => {
    const noise = Array.from({ length: 30_000 }, (_, n) => ((n * 7_919) % 100_003).toString(36)).join("");
    await expect(fragmentOf(noise)).rejects.toThrow(/too long/);
    await expect(fragmentOf("x".repeat(2 ** 20))).rejects.toThrow(/too long/);
  });
});
