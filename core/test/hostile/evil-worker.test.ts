import { expect, test } from "vitest";
import { attackAsWorker } from "./evil-worker.ts";

const LIES = 80;

test("workers that lie at any moment are ended, and their pool goes on with others", async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`seed ${seed}; go on with: npm run campaign -- worker --seed ${seed}`);
  const { verdicts } = await attackAsWorker({ seed, calls: LIES });
  // Otherwise nothing was attacked.
  expect(verdicts).toMatchObject({ "run: ok": expect.any(Number), "run: lost": expect.any(Number) });
}, 60_000);
