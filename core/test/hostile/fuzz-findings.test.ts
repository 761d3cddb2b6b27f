import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Sandbox } from "../../src/node/index.ts";
import { leastMemory } from "../least-memory.ts";

const FOLDER = new URL("../../../fuzz/findings/", import.meta.url);

/** Programs of fuzz/findings that still do damage. */
const OPEN: readonly string[] = [];

/** What is wrong with how a program ends, if anything. */
async function damage(code: string): Promise<string | undefined> {
  const limits = { timeoutMs: 5_000, fuel: 200_000, memoryBytes: leastMemory + 3 * 2 ** 16, outputBytes: 2 ** 16 };
  await using sandbox = await Sandbox.create({ isolation: "inline", limits, clock: { start: new Date(0) } });
  const result = await sandbox.run(code);
  if (!result.ok && result.error.kind === "lost") return result.error.message;
  if (sandbox.state === "lost") return undefined;
  const again = await sandbox.run("6 * 7");
  return again.ok && again.value === 42 ? undefined : "the sandbox does not work any more";
}

describe("programs that fuzzing found end as programs may", () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".py"));

  test.each(names.filter((name) => !OPEN.includes(name)))("%s", async (name) => {
    expect(await damage(readFileSync(new URL(name, FOLDER), "utf8"))).toBe(undefined);
  });

  for (const name of OPEN) {
    test.fails(name, async () => {
      expect(await damage(readFileSync(new URL(name, FOLDER), "utf8"))).toBe(undefined);
    });
  }
});
