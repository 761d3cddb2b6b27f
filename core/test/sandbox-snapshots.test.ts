import { afterEach, describe, expect, test } from "vitest";
import { replay, Sandbox, SnapshotError } from "../src/node/index.ts";

const open: Sandbox[] = [];

function keep(sandbox: Sandbox): Sandbox {
  open.push(sandbox);
  return sandbox;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
});

const KEY = "sixteen bytes or more of it";

const STATE = `
import json, collections
class Account:
    total = 0
    def __init__(self, owner):
        self.owner = owner
        self.log = collections.deque((), 10)
    def pay(self, amount):
        Account.total += amount
        self.log.append(amount)
        return self
def counter(start):
    n = start
    def step():
        nonlocal n
        n += 1
        return n
    return step
def numbers():
    for i in range(100):
        yield i
account = Account('ann').pay(5)
step = counter(10); step()
gen = numbers(); next(gen); next(gen)
it = iter({'k': 1, 'l': 2}.items()); first = next(it)
big = 2 ** 200
text = 'Größe \\U0001f40d'
`;

const QUESTIONS = `[account.pay(1).owner, Account.total, list(account.log), step(), next(gen), sum(gen), list(it),
 big == 2 ** 200, text, json.dumps({'a': [1]}), isinstance(account, Account)]`;

const ANSWERS = ["ann", 6, [5, 1], 12, 2, 4947, [expect.anything()], true, "Größe \u{1f40d}", '{"a": [1]}', true];

describe.each(["inline", "worker"] as const)("snapshots, %s", (isolation) => {
  test("everything survives: classes, closures, generators, open iterators, modules", async () => {
    const sandbox = keep(await Sandbox.create({ isolation }));
    expect(await sandbox.run(STATE)).toMatchObject({ ok: true });
    const bytes = await sandbox.snapshot();
    expect(await sandbox.eval(QUESTIONS)).toEqual(ANSWERS);
    await sandbox.close();
    for (const other of ["inline", "worker"] as const) {
      const again = keep(await Sandbox.restore(bytes, { isolation: other }));
      expect(await again.eval(QUESTIONS)).toEqual(ANSWERS);
    }
  });

  test("taking a snapshot changes nothing, and the same state gives the same bytes", async () => {
    const sandbox = keep(await Sandbox.create({ isolation, randomSeed: 1, clock: { start: new Date(0) } }));
    await sandbox.run(STATE);
    const first = await sandbox.snapshot({ key: KEY });
    expect(await sandbox.snapshot({ key: KEY })).toEqual(first);
    const again = keep(await Sandbox.restore(first, { isolation, key: KEY }));
    expect(await again.snapshot({ key: KEY })).toEqual(first);
  });

  test("what the guest has let go of is not in it", async () => {
    const sandbox = keep(await Sandbox.create({ isolation }));
    await sandbox.run("secret = 'hunter' + str(1000 + 234) * 3\ndel secret");
    await sandbox.run("x = 1");
    const bytes = await sandbox.snapshot();
    expect(new TextDecoder("latin1").decode(bytes)).not.toContain("hunter123412341234");
  });

  test("clock and chance go on where they were", async () => {
    const sandbox = keep(await Sandbox.create({ isolation, randomSeed: 7, clock: { start: new Date(0), stepMs: 10 } }));
    await sandbox.run("import random, time\nrandom.random(); time.time()");
    const again = keep(await Sandbox.restore(await sandbox.snapshot(), { isolation }));
    const code = "[random.random(), random.getrandbits(30), time.time(), time.ticks_ms()]";
    expect(await again.eval(code)).toEqual(await sandbox.eval(code));
  });

  test("a fork goes its own way", async () => {
    const sandbox = keep(await Sandbox.create({ isolation, functions: { f: () => "host" } }));
    await sandbox.run("x = [1]\ndef g():\n    return x");
    const twin = keep(await sandbox.fork());
    expect(twin).toBeInstanceOf(Sandbox);
    await twin.run("x.append(2)");
    await sandbox.run("x.append(3)");
    expect(await twin.call("g")).toEqual([1, 2]);
    expect(await sandbox.call("g")).toEqual([1, 3]);
    expect(await twin.eval("f()")).toBe("host");
    await sandbox.close();
    expect(await twin.eval("x")).toEqual([1, 2]);
  });

  test("functions are given again, and those that are not are refused by name", async () => {
    const sandbox = keep(await Sandbox.create({ isolation, functions: { f: () => 1, g: () => 2 } }));
    await sandbox.run("table = [f, g]");
    const again = keep(
      await Sandbox.restore(await sandbox.snapshot(), { isolation, functions: { f: () => 10, h: () => 30 } }),
    );
    expect(await again.eval("[table[0](), f(), h()]")).toEqual([10, 10, 30]);
    expect(await again.run("g()")).toMatchObject({ ok: false, error: { type: "NameError" } });
  });

  test("memory that has grown comes back", async () => {
    const sandbox = keep(await Sandbox.create({ isolation }));
    await sandbox.run("d = {i: str(i) for i in range(20000)}");
    const again = keep(await Sandbox.restore(await sandbox.snapshot(), { isolation }));
    expect(await again.eval("[len(d), d[19999], sum(d)]")).toEqual([20_000, "19999", 199_990_000]);
    await again.reset();
    expect(await again.run("d")).toMatchObject({ ok: false });
  });

  test("limits stay, and can only be lowered", async () => {
    const sandbox = keep(await Sandbox.create({ isolation, limits: { fuel: 100_000 } }));
    const bytes = await sandbox.snapshot();
    const again = keep(await Sandbox.restore(bytes, { isolation }));
    expect(await again.run("while True: pass")).toMatchObject({ error: { kind: "fuel" } });
    await expect(Sandbox.restore(bytes, { isolation, limits: { fuel: 200_000 } })).rejects.toMatchObject({
      code: "LIMIT_RAISED",
    });
  });

  test("a fresh sandbox with ten variables takes less than 8 KB", async () => {
    const sandbox = keep(await Sandbox.create({ isolation }));
    await sandbox.run(Array.from({ length: 10 }, (_, i) => `name_${i} = ${i} * 1000`).join("\n"));
    expect((await sandbox.snapshot()).length).toBeLessThan(8 * 1024);
  });

  test("what is no snapshot of ours is refused before anything is made", async () => {
    const sandbox = keep(await Sandbox.create({ isolation }));
    const plain = await sandbox.snapshot();
    const signed = await sandbox.snapshot({ key: KEY });
    const { journal } = await sandbox.run("1", { record: true });
    const flipped = plain.slice();
    flipped[100] = (flipped[100] ?? 0) ^ 1;
    const cases: [Uint8Array, { key?: string }, string][] = [
      [new Uint8Array(), {}, "SNAPSHOT_FOREIGN"],
      [new TextEncoder().encode("not a snapshot, however long it may be"), {}, "SNAPSHOT_FOREIGN"],
      [journal ?? new Uint8Array(), {}, "SNAPSHOT_FOREIGN"],
      [plain.subarray(0, plain.length - 1), {}, "SNAPSHOT_DAMAGED"],
      [flipped, {}, "SNAPSHOT_DAMAGED"],
      [signed, {}, "SNAPSHOT_KEY"],
      [signed, { key: `${KEY}!` }, "SNAPSHOT_KEY"],
      [plain, { key: KEY }, "SNAPSHOT_KEY"],
    ];
    for (const [bytes, options, code] of cases) {
      const attempt = Sandbox.restore(bytes, { isolation, ...options });
      await expect(attempt).rejects.toBeInstanceOf(SnapshotError);
      await expect(attempt).rejects.toMatchObject({ code });
    }
    await expect(replay(plain)).rejects.toMatchObject({ code: "SNAPSHOT_FOREIGN" });
  });
});
