import { expect, test } from "vitest";
import { attackStored } from "./evil-stored.ts";

const ATTACKS = 3_000;

test("what was tampered with is refused, or comes to one of the outcomes that there are", async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`seed ${seed}; go on with: npm run campaign -- snapshots --seed ${seed}`);
  const { attacks, verdicts } = await attackStored({ seed, calls: ATTACKS });
  // Otherwise nothing was attacked.
  expect(Math.min(...Object.values(attacks))).toBeGreaterThan(ATTACKS / 20);
  expect(verdicts).toMatchObject({ "restore: done": expect.any(Number), "run: ok": expect.any(Number) });
}, 60_000);
