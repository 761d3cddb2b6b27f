import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Call, Status } from "../src/boundary/abi.ts";
import { recogniseEngine } from "../src/boundary/engine.ts";
import { Guest } from "./support/guest.ts";

const DEBUG_ENGINE = new URL("../../.cache/engine/engine.debug.wasm", import.meta.url);
const engine = recogniseEngine(new WebAssembly.Module(readFileSync(DEBUG_ENGINE)));

/** A guest that collects garbage at every allocation and overwrites what it frees. */
function stressed(): Guest {
  const guest = new Guest(engine);
  const stress = guest.instance.exports["stress"];
  if (typeof stress !== "function") throw new Error("the debug engine exports no stress()");
  stress(1);
  guest.install("f", "async search");
  return guest;
}

test("calls lose nothing to a collection in their midst", () => {
  const guest = stressed();
  guest.onCall = (_, request) => [0, Array.isArray(request) ? request[1] : null];
  const source = `
class C:
  def __repr__(self): return str(f('n' * 800))[:10]
[f(1, 'a' * 2000, [1.5, (2, {3})], {'k': 1 << 100}, k='b' * 900) for i in range(3)][2]`;
  expect(guest.value(source)).toMatchObject([1, "a".repeat(2000), [1.5, [2, new Set([3])]], { k: 1n << 100n }]);
  guest.onCall = (_, request) => [0, JSON.stringify(request)];
  expect(guest.value("f('x' * 700, C(), [C()])")).toContain('"x');
});

test("the event loop keeps its tasks, its calls and what they come to", () => {
  const guest = stressed();
  let begun: number[] = [];
  const completions = (): unknown => {
    const ids = begun;
    begun = [];
    return ids.reverse().map((id) => [id, [0, { text: ["y".repeat(id)] }]]);
  };
  guest.onCall = (kind, request) => {
    if (kind === Call.wait) return completions();
    if (kind === Call.begin && Array.isArray(request)) begun.push(Number(request[0]));
    return new Uint8Array();
  };
  const gather = "asyncio.gather(*[search(i, 'q' * 500, z=[i]) for i in range(5)])";
  expect(guest.run(`import asyncio\n[r['text'][0] for r in await ${gather}]`).status).toBe(Status.waiting);
  guest.instance.tidy();
  const replies = ["y", "yy", "yyy", "yyyy", "yyyyy"];
  expect(guest.resume(completions())).toEqual({ status: Status.ok, reply: replies });
  const nested = `async def main(): return await ${gather}\n[len(r['text'][0]) for r in asyncio.run(main())]`;
  expect(guest.value(nested)).toEqual([6, 7, 8, 9, 10]);
});
