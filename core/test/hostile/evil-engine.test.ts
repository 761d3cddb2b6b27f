import { describe, expect, test } from "vitest";
import { Sandbox } from "../../src/node/index.ts";
import { attackAsEngine } from "./evil-engine.ts";

const CALLS = 8_000;

test("an engine that lies about everything comes to one of the outcomes that there are", async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`seed ${seed}; go on with: npm run campaign -- evil --seed ${seed}`);
  const { calls, verdicts } = await attackAsEngine({ seed, calls: CALLS });
  // Otherwise nothing was attacked.
  expect(Math.min(...Object.values(calls))).toBeGreaterThan(0);
  expect(verdicts).toHaveProperty("ok");
  expect(verdicts).toHaveProperty("lost");
}, 60_000);

describe.each(["inline", "worker"] as const)("a guest that asks the host itself, %s,", (isolation) => {
  test.each([
    ["nan", "ok"],
    ["-1", "ok"],
    ["inf", "timeout"],
    ["1e300", "timeout"],
  ])("waits for %s no longer than it may", async (ms, outcome) => {
    const asyncFunctions = { never: () => new Promise(() => undefined) };
    await using sandbox = await Sandbox.create({ isolation, limits: { timeoutMs: 200 }, asyncFunctions });
    const begin = "import asyncio, _host\nt = asyncio.create_task(never())\nawait asyncio.sleep(0)\n";
    const result = await sandbox.run(`${begin}_host.wait(float('${ms}'))`);
    expect(result.ok ? "ok" : result.error.kind).toBe(outcome);
    expect(sandbox.state).toBe("idle");
  });
});
