import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { STACK_BYTES } from "../src/boundary/abi.ts";
import { recogniseEngine } from "../src/boundary/engine.ts";
import { Instance } from "../src/boundary/instance.ts";
import { giveBack, takeInstance } from "../src/boundary/spares.ts";
import { Sandbox } from "../src/node/index.ts";

const bytes = readFileSync(new URL("../dist/engine.wasm", import.meta.url));
const host = { write: () => 0, refuel: () => 0, clock: () => 0, entropy: () => 0, sleep: () => 0, call: () => -1 };

/** An engine of its own, so that no other test's spares are among those of this one. */
function newEngine() {
  return recogniseEngine(new WebAssembly.Module(bytes));
}

describe("instances of closed sandboxes", () => {
  test("serve again, with every byte as in a new one", () => {
    const engine = newEngine();
    const pages = engine.minimumPages + 2;
    const used = takeInstance(engine, pages, 256, host);
    used.limit(1000, 262_144, 1000, 1000, 1000, 1000, 1000);
    used.memory.whole().fill(0xa5, STACK_BYTES - 262_144);
    used.fuel = 12_345;
    giveBack(engine, used);
    const again = takeInstance(engine, pages, 256, host);
    expect(again).toBe(used);
    expect(Buffer.compare(again.memory.whole(), new Instance(engine, pages, 256, host).memory.whole())).toBe(0);
    expect(again.fuel).toBe(0);
    expect(takeInstance(engine, pages, 256, host)).not.toBe(used);
  });

  test("serve only sandboxes with the same memory", () => {
    const engine = newEngine();
    const pages = engine.minimumPages + 2;
    const used = takeInstance(engine, pages, 256, host);
    giveBack(engine, used);
    expect(takeInstance(engine, pages, 128, host)).not.toBe(used);
    expect(takeInstance(newEngine(), pages, 256, host)).not.toBe(used);
  });

  test("are dropped once their memory has grown", () => {
    const engine = newEngine();
    const pages = engine.minimumPages + 2;
    const used = takeInstance(engine, pages, 256, host);
    used.memory.memory.grow(1);
    giveBack(engine, used);
    expect(takeInstance(engine, pages, 256, host)).not.toBe(used);
  });
});

describe("a sandbox after a closed one", () => {
  test("knows nothing of it, and its output goes elsewhere", async () => {
    const engine = new WebAssembly.Module(bytes);
    const heard: string[] = [];
    const first = await Sandbox.create({ engine, onStdout: (text) => heard.push(`first ${text}`) });
    await first.run("import sys\nsecret = 42\nsys.path.append('x')\nprint('a')");
    await first.close();
    await using second = await Sandbox.create({ engine, onStdout: (text) => heard.push(`second ${text}`) });
    expect(await second.eval("print('b')\n['secret' in globals(), 'x' in __import__('sys').path]")).toEqual([
      false,
      false,
    ]);
    expect(heard).toEqual(["first a\n", "second b\n"]);
  });

  test("does not get an instance that is still executing", async () => {
    const engine = new WebAssembly.Module(bytes);
    const first: Sandbox = await Sandbox.create({
      engine,
      onStdout: () => {
        first.close();
        second = Sandbox.create({ engine });
      },
    });
    let second: Promise<Sandbox> | undefined;
    const result = await first.run("print('x' * 2000)\nwhile True: pass");
    expect(result.ok ? "ok" : result.error.kind).toBe("cancelled");
    expect(await (await second)?.eval("6 * 7")).toBe(42);
  });
});
