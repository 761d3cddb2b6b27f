import { describe, expect, test } from "vitest";
import * as library from "../src/node/index.ts";
import type { Way } from "./behaviour/case.ts";
import { outcomeOf } from "./behaviour/outcome.ts";
import { SUITE } from "./behaviour/suite.ts";

/** What cases came to inline, which it has to be in workers as well. */
const facts = new Map<string, string | undefined>();

test("no two cases have the same name", () => {
  expect(new Set(SUITE.map(({ name }) => name)).size).toBe(SUITE.length);
});

describe.each(["inline", "worker"] as const)("the behaviour of the library in this Node, %s", (isolation) => {
  const way: Way = { isolation, workersWait: true };
  const cases = SUITE.filter(({ unless }) => unless?.(way) === undefined);

  test.each(cases)("$name", async (one) => {
    const outcome = await outcomeOf(one, library, way);
    expect(outcome).toMatchObject({ outcome: "passed" });
    if (outcome.outcome !== "passed") return;
    if (facts.has(one.name)) expect(outcome.fact).toBe(facts.get(one.name));
    facts.set(one.name, outcome.fact);
  });
});
