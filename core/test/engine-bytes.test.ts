import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { ABI } from "../src/boundary/abi.ts";
import { recogniseEngine } from "../src/boundary/engine.ts";
import { readEngine } from "../src/node/engine-file.ts";
import { Sandbox } from "../src/node/index.ts";
import { hostileEngine, hostileModule } from "./support/hostile-engine.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "engine-bytes-"));
});

async function readBytes(name: string, bytes: Uint8Array): Promise<WebAssembly.Module> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return readEngine(pathToFileURL(path));
}

describe("an engine.wasm that cannot be used is one sentence that says which and what to do", () => {
  test("missing", async () => {
    const missing = readEngine(pathToFileURL(join(folder, "missing.wasm")));
    await expect(missing).rejects.toMatchObject({ name: "EngineError", code: "ENGINE_MISSING" });
    await expect(missing).rejects.toThrow(/missing\.wasm cannot be read: build it again with `npm run build:engine`/);
  });

  test("empty", async () => {
    await expect(readBytes("empty.wasm", new Uint8Array())).rejects.toMatchObject({ code: "ENGINE_DAMAGED" });
  });

  test("truncated, anywhere", async () => {
    const whole = hostileEngine();
    for (const length of [4, 8, 9, 50, whole.length - 1]) {
      const truncated = readBytes("truncated.wasm", whole.subarray(0, length));
      // A module can end after its header; then it is whole, but nothing of ours.
      await expect(truncated.then(recogniseEngine)).rejects.toMatchObject({
        code: length === 8 ? "ENGINE_FOREIGN" : "ENGINE_DAMAGED",
      });
    }
  });

  test("something else, such as a web page", async () => {
    const page = readBytes("page.wasm", new TextEncoder().encode("<!doctype html>"));
    await expect(page).rejects.toMatchObject({ code: "ENGINE_FOREIGN" });
    await expect(page).rejects.toThrow(/page\.wasm is not a WebAssembly file: .*reinstall/);
  });

  test("another version: both numbers are named", () => {
    const other = hostileModule({ abi: `(i32.const ${ABI + 1})`, imports: '(import "host" "more" (func))' });
    expect(() => recogniseEngine(other)).toThrow(expect.objectContaining({ code: "ENGINE_ABI" }));
    expect(() => recogniseEngine(other)).toThrow(new RegExp(`ABI number ${ABI + 1}, but .* needs ${ABI}`));
  });

  test("a WebAssembly module that is no engine", () => {
    const foreign: [string, WebAssembly.Module][] = [
      ["empty", new WebAssembly.Module(hostileEngine().slice(0, 8))],
      ["wants more of the host", hostileModule({ imports: '(import "host" "more" (func))' })],
      ["does not say which it is", hostileModule({ identity: new Uint8Array(31) })],
      ["wants something of another module", hostileModule({ imports: '(import "env" "more" (func))' })],
    ];
    for (const [, module] of foreign) {
      expect(() => recogniseEngine(module)).toThrow(expect.objectContaining({ code: "ENGINE_FOREIGN" }));
    }
  });

  test("an engine that traps while it starts", async () => {
    const engine = hostileModule({ start: "(unreachable)" });
    await expect(Sandbox.create({ engine })).rejects.toMatchObject({ code: "ENGINE_START" });
  });
});
