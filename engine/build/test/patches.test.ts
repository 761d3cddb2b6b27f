import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { repositoryLayout } from "../layout.ts";
import { applyPatches } from "../source/patches.ts";

const SOURCE = "one\ntwo\nthree\nfour\nfive\n";
const PATCH = `What it is for.

diff --git a/py/x.c b/py/x.c
--- a/py/x.c
+++ b/py/x.c
@@ -2,3 +2,3 @@
 two
-three
+3
 four
`;

let folder = "";

function prepare(base: string): void {
  mkdirSync(base, { recursive: true });
  folder = mkdtempSync(join(base, "patches-"));
  mkdirSync(join(folder, "patches"));
  mkdirSync(join(folder, "source/py"), { recursive: true });
  writeFileSync(join(folder, "source/py/x.c"), SOURCE);
}

const apply = (): Promise<void> => applyPatches(join(folder, "patches"), join(folder, "source"));
const result = (): string => readFileSync(join(folder, "source/py/x.c"), "utf8");

beforeEach(() => prepare(tmpdir()));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("patches", () => {
  it("change the source, one after the other", async () => {
    writeFileSync(join(folder, "patches/01-a.patch"), PATCH);
    writeFileSync(join(folder, "patches/02-b.patch"), PATCH.replace("-three", "-3").replace("+3\n", "+drei\n"));
    await apply();
    expect(result()).toBe(SOURCE.replace("three", "drei"));
  });

  it("take effect in a folder that a repository ignores, where git skips files without a word", async () => {
    rmSync(folder, { recursive: true });
    prepare(join(repositoryLayout().cache, "test"));
    writeFileSync(join(folder, "patches/01-a.patch"), PATCH);
    await apply();
    expect(result()).toBe(SOURCE.replace("three", "3"));
  });

  it("fail by name when their context is not there", async () => {
    writeFileSync(join(folder, "patches/01-a.patch"), PATCH.replace(" two\n", " zwei\n"));
    await expect(apply()).rejects.toThrow("The patch 01-a.patch does not apply to the pinned source");
    expect(result()).toBe(SOURCE);
  });

  it("fail by name when they change nothing that is named", async () => {
    writeFileSync(join(folder, "patches/01-a.patch"), "no patch at all\n");
    await expect(apply()).rejects.toThrow("The patch 01-a.patch names no file to change");
  });
});
