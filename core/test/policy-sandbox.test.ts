import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { PolicyError, run, Sandbox } from "../src/node/index.ts";

const folder = mkdtempSync(join(tmpdir(), "policy-"));
mkdirSync(join(folder, "data"));
writeFileSync(join(folder, "data/in.txt"), "in");
afterAll(() => rmSync(folder, { recursive: true }));

const functions = { add: (a: number, b: number) => a + b, remove: () => "removed" };

const POLICY = {
  version: 1,
  limits: { fuel: 100_000, outputBytes: 100 },
  files: { content: { "/config.json": "{}" }, mounts: { "/data": { source: join(folder, "data") } } },
  functions: ["add"],
  clock: { start: "2026-01-01T00:00:00Z", stepMs: 1 },
  entropy: { seed: 7 },
  environment: { MODE: "strict", LANG: true },
  arguments: ["--plugin"],
} as const;

const CODE = `import os, sys, time, random
def attempt(act):
    try:
        return act()
    except Exception as e:
        return type(e).__name__
[open("/config.json").read(), open("/data/in.txt").read(), add(1, 2), "remove" in dir(__builtins__), time.time(), random.random(), dict(os.environ), sys.argv[1:],
 attempt(lambda: open("/data/out", "w"))]`;

describe.each(["worker", "inline"] as const)("%s: a sandbox under a policy", (isolation) => {
  test("has what both allow, and says what it was not given", async () => {
    await using sandbox = await Sandbox.create({
      isolation,
      policy: POLICY,
      functions,
      limits: { fuel: 10_000_000, timeoutMs: 1_000 },
      env: { LANG: "de", PATH: "/bin", MODE: "lax" },
      args: ["x"],
    });
    const value = await sandbox.eval(CODE);
    expect(value).toMatchObject([
      "{}",
      "in",
      3,
      false,
      expect.closeTo(1767225600, 1),
      expect.any(Number),
      { MODE: "strict", LANG: "de" },
      ["--plugin"],
      "OSError",
    ]);
    expect(sandbox.withheld.map(({ path }) => path).sort()).toEqual([
      "args",
      "env.MODE",
      "env.PATH",
      "functions.remove",
      "limits.fuel",
    ]);
    expect(await sandbox.run("while True: pass")).toMatchObject({ ok: false, error: { kind: "fuel" } });
  });

  test("is refused, with the places, before anything runs", async () => {
    const wrong = { ...POLICY, limits: { fule: 1, timeoutMs: 10, cpuMs: 20 }, functions: ["add", "absent"] };
    const refused = await Sandbox.create({ isolation, policy: wrong, functions }).catch((error: unknown) => error);
    if (!(refused instanceof PolicyError)) throw new Error("no PolicyError");
    expect(refused.code).toBe("INVALID_POLICY");
    expect(refused.problems.map(({ path }) => path)).toContain("limits.fule");
    expect(refused.message).toContain("fuel");
    const absent = await Sandbox.create({ policy: { version: 1, functions: ["absent"] } }).catch(
      (error: unknown) => error,
    );
    expect(absent).toMatchObject({ problems: [{ pointer: "/functions/0" }] });
  });

  test("goes on under it after a restoration, where it can only be stricter", async () => {
    await using sandbox = await Sandbox.create({ isolation, functions });
    await sandbox.run("x = add(1, 1)");
    const snapshot = await sandbox.snapshot();
    await using restored = await Sandbox.restore(snapshot, {
      isolation,
      functions,
      policy: { version: 1, limits: { fuel: 50_000, timeoutMs: 60_000 }, functions: ["add"] },
    });
    expect(await restored.eval("add(x, 1)")).toBe(3);
    expect(await restored.run("remove()")).toMatchObject({ ok: false, error: { type: "NameError" } });
    expect(await restored.run("while True: pass")).toMatchObject({ ok: false, error: { kind: "fuel" } });
  });
});

test("a policy does not pretend to set the clock or the chance of a snapshot", async () => {
  const clock = { start: "2026-01-01T00:00:00Z" };
  const policy = { version: 1, clock, entropy: { seed: 4 } };
  await using real = await Sandbox.create();
  await using fixed = await Sandbox.create({ policy });
  const [ofReal, ofFixed] = [await real.snapshot(), await fixed.snapshot()];
  await expect(Sandbox.restore(ofReal, { policy: { version: 1, clock } })).rejects.toThrow(/'policy': its clock/);
  await expect(Sandbox.restore(ofReal, { policy: { version: 1, entropy: { seed: 4 } } })).rejects.toThrow(
    /its entropy/,
  );
  const other = { version: 1, clock: { ...clock, stepMs: 2 } };
  await expect(Sandbox.restore(ofFixed, { policy: other })).rejects.toThrow(/its clock/);
  for (const same of [policy, { version: 1 }]) {
    await using restored = await Sandbox.restore(ofFixed, { policy: same });
    expect(await restored.eval("import time\ntime.time() < 1767225601")).toBe(true);
  }
});

test("an empty policy grants nothing beyond the defaults", async () => {
  const result = await run("add(1, 2)", { policy: { version: 1 }, functions });
  expect(result).toMatchObject({ ok: false, error: { type: "NameError" } });
});

test("limits of one run are lowered as those of its sandbox", async () => {
  const policy = { version: 1, limits: { timeoutMs: 200 } };
  const result = await run("while True: pass", { policy, timeoutMs: 60_000 });
  expect(result).toMatchObject({ ok: false, error: { kind: "timeout" } });
});

test("mounts of the code are granted as far as the policy has them", async () => {
  const source = join(folder, "data");
  const mounts = { "/data": { source, mode: "rw" as const }, "/all": { source: folder } };
  await using sandbox = await Sandbox.create({ policy: POLICY, mounts, functions });
  expect(sandbox.withheld.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['mounts["/data"].mode', 'mounts["/all"]']),
  );
  expect(await sandbox.run('open("/data/out", "w")')).toMatchObject({ ok: false, error: { type: "OSError" } });
  expect(await sandbox.run('open("/all/data/in.txt")')).toMatchObject({ ok: false });
});

test.each([["text"], [5], [[]], [null]])("%j is no policy", async (policy) => {
  await expect(Sandbox.create(Object({ policy }))).rejects.toThrow(/policy/);
});

test("dialect() tells a language model of directories, hosts and secrets, and not of their values", async () => {
  await using sandbox = await Sandbox.create({
    mounts: { "/data": { source: folder } },
    http: {
      allow: [{ host: "api.example.com", methods: ["GET", "POST"] }],
      secrets: { KEY: { host: "api.example.com" } },
    },
    secrets: { KEY: "a value that nobody is told" },
  });
  const text = sandbox.dialect();
  expect(text).toContain("Directories of the host: /data (to be read).");
  expect(text).toContain("to api.example.com (GET, POST). Write {{secret:KEY}} for api.example.com where");
  expect(text).not.toContain("nobody is told");
  expect(text).not.toContain("_http");
});
