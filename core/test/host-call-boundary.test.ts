import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Call, Operation, SMALL_STACK_BYTES, Status, Tag } from "../src/boundary/abi.ts";
import { recogniseEngine } from "../src/boundary/engine.ts";
import { Guest, exception, tagged } from "./support/guest.ts";

const engine = recogniseEngine(
  new WebAssembly.Module(readFileSync(new URL("../dist/engine.wasm", import.meta.url))),
);

const add = { name: "add", awaited: false, documentation: "Adds two numbers." };

/** A guest with functions that are answered by `answer`. */
function guestWith(names: readonly string[], answer: (name: string, args: unknown[], keywords: unknown) => unknown) {
  const guest = new Guest(engine);
  guest.onCall = (kind, request) => {
    expect(kind).toBe(Call.invoke);
    const [name, args, keywords] = request as [string, unknown[], Map<unknown, unknown>];
    return answer(name, args, keywords);
  };
  guest.install(names.map((name) => ({ ...add, name })));
  return guest;
}

describe("a function of the host", () => {
  test("gets arguments and gives a result", () => {
    const guest = guestWith(["add"], (name, [a, b]) => {
      expect(name).toBe("add");
      return [0, Number(a) + Number(b)];
    });
    expect(guest.value("add(1, 2)")).toBe(3);
    expect(guest.value("sorted([3, 1, 2], key=lambda n: add(n, -2 * n))")).toEqual([3, 2, 1]);
  });
});
void [Operation, SMALL_STACK_BYTES, Status, Tag, exception, tagged];
