import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { STACK_BYTES } from "../src/boundary/abi.ts";
import { recogniseEngine } from "../src/boundary/engine.ts";
import { Guest } from "./support/guest.ts";

const engine = recogniseEngine(new WebAssembly.Module(readFileSync(new URL("../dist/engine.wasm", import.meta.url))));

function tidied(...sources: string[]): { guest: Guest; memory: Buffer } {
  const guest = new Guest(engine);
  guest.install("f");
  guest.onCall = (_, request) => [0, request];
  for (const source of sources) guest.value(source);
  guest.instance.tidy();
  return { guest, memory: Buffer.from(guest.instance.memory.whole()) };
}

/** How many bytes, and how many of them on the C stack, are not the same. */
function differences(a: Buffer, b: Buffer): { all: number; stack: number } {
  let [all, stack] = [0, 0];
  a.forEach((byte, index) => {
    if (byte === b[index]) return;
    all += 1;
    if (index < STACK_BYTES) stack += 1;
  });
  return { all, stack };
}

/** Text that no constant of a program holds. */
const SECRET = "''.join(chr(ord(c) + 1) for c in 'yxfnsd' * 100)";
const WITHOUT = "zygote";

describe("a sandbox that was tidied", () => {
  test.each([
    ["a variable", `x = ${SECRET}\nx = None`],
    ["a local variable", `def g():\n  x = ${SECRET}\n  return len(x)\ng()`],
    ["an argument of a deep call", `def g(x, n): return n and g(x, n - 1)\ng(${SECRET}, 200)`],
    ["output", `print(${SECRET})`],
    ["a result", `${SECRET}`],
    ["an argument of a host function, and its result", `f(${SECRET}[:12])\nf(${SECRET} * 3)`],
    ["bytes", `x = bytearray(${SECRET}.encode())\ndel x`],
  ])("has forgotten %s", (_, source) => {
    const { guest, memory } = tidied(source);
    expect(memory.includes(WITHOUT)).toBe(false);
    expect(guest.value("1 + 1")).toBe(2);
  });

  test("still holds what it holds", () => {
    const { guest, memory } = tidied(`x = ${SECRET}`);
    expect(memory.includes(WITHOUT)).toBe(true);
    expect(guest.value("x[:6]")).toBe(WITHOUT);
  });

  test("has the bytes of any other in which the same has happened", () => {
    const program = ["import json\nclass A: pass\nkept = {n: [A(), str(n)] for n in range(100)}", "print(len(kept))"];
    expect(differences(tidied(...program).memory, tidied(...program).memory)).toEqual({ all: 0, stack: 0 });
  });

  test("has nearly the bytes of one that has done more and let go of it", () => {
    const first = tidied("kept = [1.5]", "1");
    const deep = "def g(n): return n and g(n - 1)\nsum(g(50) for i in range(200))\ng = None";
    const second = tidied("kept = [1.5]", deep, "1");
    const { all, stack } = differences(first.memory, second.memory);
    expect(stack).toBe(0);
    // The name `g`, its hints, and where the next object is looked for.
    expect(all).toBeLessThan(512);
  });

  test("can be tidied again without any change, and before it has done anything", () => {
    const { guest, memory } = tidied();
    guest.instance.tidy();
    expect(differences(memory, Buffer.from(guest.instance.memory.whole())).all).toBe(0);
    expect(guest.value("6 * 7")).toBe(42);
  });

  test("does not touch memory that was never used", () => {
    const { memory } = tidied("1");
    let used = 0;
    for (let page = 0; page < memory.length; page += 4096) {
      if (memory.subarray(page, page + 4096).some((byte) => byte !== 0)) used += 1;
    }
    // Mostly the engine's own names and tables.
    expect(used * 4096).toBeLessThan(320 * 1024);
  });
});
