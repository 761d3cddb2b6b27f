import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SOURCE } from "../pins.ts";
import { fetchSource, verifyArchive } from "../source/fetch.ts";

describe("the source", () => {
  it("is refused with both hashes when it is not the pinned one", () => {
    const hashOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    expect(() => verifyArchive("x.tar.xz", new Uint8Array())).toThrow(
      `x.tar.xz is not the pinned source: its SHA-256 is ${hashOfNothing}, expected ${SOURCE.sha256}.`,
    );
  });

  it("is refused before it is unpacked, when MICROPYTHON_SOURCE names another archive", async () => {
    const folder = mkdtempSync(join(tmpdir(), "source-"));
    try {
      const path = join(folder, SOURCE.file);
      writeFileSync(path, "not an archive");
      await expect(fetchSource(folder, path)).rejects.toThrow("is not the pinned source");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("is refused when MICROPYTHON_SOURCE names nothing, or a folder of something else", async () => {
    await expect(fetchSource(tmpdir(), "/nowhere/at/all")).rejects.toThrow("/nowhere/at/all, which does not exist");
    await expect(fetchSource(tmpdir(), tmpdir())).rejects.toThrow("holds no MicroPython");
  });
});
