import { expect, test } from "vitest";
import { attackMounts } from "./evil-mounts.ts";

const seed = Math.floor(Math.random() * 2 ** 31);

test(`nothing gets out of a mounted directory while links take the place of what is in it; seed ${seed}`, async () => {
  const attacked = await attackMounts({ victim: "descriptors", seconds: 3, seed });
  expect(attacked.kinds).toEqual({});
  // Otherwise nothing was attacked: both sides of the exchange were met.
  expect(attacked.exchanges).toBeGreaterThan(1_000);
  expect(attacked.outcomes).toMatchObject({
    "read: done": expect.any(Number),
    "read: EACCES": expect.any(Number),
    "read: ELOOP": expect.any(Number),
    "write: done": expect.any(Number),
    "write: ELOOP": expect.any(Number),
    "create: done": expect.any(Number),
    "rename: done": expect.any(Number),
  });
}, 60_000);

test(`the same attack gets through what looks at real paths first; seed ${seed}`, async () => {
  const attacked = await attackMounts({ victim: "naive", seconds: 2, seed });
  expect(attacked.successes).toBeGreaterThan(0);
}, 60_000);
