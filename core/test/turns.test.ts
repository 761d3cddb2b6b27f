import { expect, test } from "vitest";
import { Turns } from "../src/core/turns.ts";

test("a job runs at once when nothing else does", async () => {
  const turns = new Turns();
  let ran = false;
  const taken = turns.take(() => {
    ran = true;
    expect(turns.busy).toBe(true);
  });
  expect(ran).toBe(true);
  await taken;
  expect(turns.busy).toBe(false);
});

test("jobs that are started by a job follow it, in order, also when one throws", async () => {
  const turns = new Turns();
  const log: string[] = [];
  const inner: Promise<unknown>[] = [];
  await turns.take(() => {
    log.push("first begins");
    inner.push(turns.take(() => log.push("second")));
    inner.push(
      turns
        .take(() => {
          log.push("third");
          throw new Error("it throws");
        })
        .catch((error: unknown) => String(error)),
    );
    inner.push(turns.take(() => log.push("fourth")));
    log.push("first ends");
  });
  const late = turns.take(() => log.push("late"));
  expect(await Promise.all([...inner, late])).toContain("Error: it throws");
  expect(log).toStrictEqual(["first begins", "first ends", "second", "third", "fourth", "late"]);
  expect(turns.busy).toBe(false);
});
