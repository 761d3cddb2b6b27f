import { spawnSync } from "node:child_process";
import { afterEach, describe, expect, test } from "vitest";
import { PythonError, Sandbox, type SandboxOptions } from "../src/node/index.ts";

const open: Sandbox[] = [];

function keep(sandbox: Sandbox): Sandbox {
  open.push(sandbox);
  return sandbox;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
});

const approve = { pauses: true } as const;

describe.each(["inline", "worker"] as const)("pausing, %s", (isolation) => {
  const options: SandboxOptions = { isolation, functions: { approve }, asyncFunctions: { ask: approve } };

  test("a run without a pause is done at once", async () => {
    const sandbox = keep(await Sandbox.create(options));
    expect(await sandbox.start("1 + 1")).toMatchObject({ status: "done", result: { ok: true, value: 2 } });
  });

  test("a blocking call pauses deep inside, and goes on there", async () => {
    const sandbox = keep(await Sandbox.create(options));
    let step = await sandbox.start("print('a')\nr = sorted([3, 1, 2], key=lambda x: approve(x))\nprint('b')\nr");
    const asked: unknown[] = [];
    while (step.status === "paused") {
      expect(sandbox.state).toBe("paused");
      const [call] = step.calls;
      if (!call) throw new Error("no call");
      asked.push(call.args[0]);
      step = await sandbox.resume(call.id, { value: -Number(call.args[0]) });
    }
    // How often it asks for a key is its own affair.
    expect(new Set(asked)).toEqual(new Set([1, 2, 3]));
    expect(step.result).toMatchObject({ ok: true, value: [3, 2, 1], stdout: "a\nb\n" });
    expect(step.result.calls.map(({ name, result }) => [name, result])).toEqual(
      asked.map((x) => ["approve", -Number(x)]),
    );
    expect(sandbox.state).toBe("idle");
  });

  test("awaited calls pause together, and are answered in any order", async () => {
    const sandbox = keep(await Sandbox.create(options));
    let step = await sandbox.start(
      "import asyncio\nawait asyncio.gather(ask('x'), ask('y', loud=True), asyncio.sleep(0.002))",
    );
    if (step.status !== "paused") throw new Error("not paused");
    expect(step.calls.map(({ name, args, kwargs }) => ({ name, args, kwargs }))).toEqual([
      { name: "ask", args: ["x"], kwargs: {} },
      { name: "ask", args: ["y"], kwargs: { loud: true } },
    ]);
    const [x, y] = step.calls;
    step = await sandbox.resume(y?.id ?? -1, { value: "Y" });
    if (step.status !== "paused") throw new Error("not paused");
    expect(step.calls.map(({ id }) => id)).toEqual([x?.id]);
    step = await sandbox.resume(x?.id ?? -1, { value: "X" });
    expect(step).toMatchObject({ status: "done", result: { ok: true, value: ["X", "Y", null] } });
  });

  test("an answer can be an exception", async () => {
    const sandbox = keep(await Sandbox.create(options));
    const step = await sandbox.start("try:\n    approve()\nexcept ValueError as e:\n    m = str(e)\nm");
    if (step.status !== "paused") throw new Error("not paused");
    const done = await sandbox.resume(step.calls[0]?.id ?? -1, { error: new PythonError("ValueError", "no") });
    expect(done).toMatchObject({ status: "done", result: { ok: true, value: "no" } });
  });

  test("the world stays what it was: clock, chance, state of the sandbox", async () => {
    const sandbox = keep(await Sandbox.create(options));
    await sandbox.run("import random, time\nclass Box: pass\nbox = Box()\nbox.items = [random.random()]");
    const code =
      "box.items.append(random.random())\nt = time.ticks_us()\nanswer = approve(box.items, t)\n[box.items, t, answer]";
    const step = await sandbox.start(code);
    if (step.status !== "paused") throw new Error("not paused");
    const [call] = step.calls;
    const done = await sandbox.resume(call?.id ?? -1, { value: "yes" });
    expect(done).toMatchObject({ status: "done", result: { ok: true, value: [...(call?.args ?? []), "yes"] } });
    expect(await sandbox.eval("len(box.items)")).toBe(2);
  });

  test.each(["approve('q')", "await ask('q')"])("%s goes on in another sandbox, from bytes", async (call) => {
    const sandbox = keep(await Sandbox.create(options));
    await sandbox.run("def f(x):\n    return x * 2\nbase = [1]");
    const step = await sandbox.start(`print('before')\nanswer = ${call}\nprint('after')\nbase.append(f(answer))\nbase`);
    expect(step.status).toBe("paused");
    const bytes = await sandbox.snapshot({ key: "a key of sixteen bytes or more" });
    await sandbox.close();
    const told: string[] = [];
    const again = keep(
      await Sandbox.restore(bytes, {
        ...options,
        key: "a key of sixteen bytes or more",
        onStdout: (text) => told.push(text),
      }),
    );
    expect(again.state).toBe("paused");
    if (step.status !== "paused") return;
    const done = await again.resume(step.calls[0]?.id ?? -1, { value: 21 });
    expect(done).toMatchObject({ status: "done", result: { ok: true, value: [1, 42], stdout: "before\nafter\n" } });
    expect(told.join("")).toBe("after\n");
    expect(await again.eval("f(base[1])")).toBe(84);
  });

  test("while it is paused, only its calls can be answered", async () => {
    const sandbox = keep(await Sandbox.create(options));
    await expect(sandbox.resume(0, { value: 1 })).rejects.toMatchObject({ code: "SANDBOX_NOT_PAUSED" });
    const step = await sandbox.start("approve()");
    await expect(sandbox.run("1")).rejects.toMatchObject({ code: "SANDBOX_PAUSED" });
    await expect(sandbox.resume(99, { value: 1 })).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await expect(sandbox.resume(0, {} as never)).rejects.toMatchObject({ code: "INVALID_OPTION" });
    expect(sandbox.state).toBe("paused");
    if (step.status !== "paused") throw new Error("not paused");
    await expect(sandbox.resume(step.calls[0]?.id ?? -1, { value: () => 1 } as never)).rejects.toMatchObject({
      code: "UNSENDABLE_VALUE",
    });
    expect(await sandbox.resume(step.calls[0]?.id ?? -1, { value: 5 })).toMatchObject({ result: { value: 5 } });
    await sandbox.start("approve()");
    await sandbox.reset();
    expect(await sandbox.eval("1")).toBe(1);
  });

  test("a run that is not started cannot pause", async () => {
    const sandbox = keep(await Sandbox.create(options));
    expect(await sandbox.run("approve()")).toMatchObject({ ok: false, error: { type: "RuntimeError" } });
  });

  test("an endless run pauses and resumes under its time limit", async () => {
    const sandbox = keep(await Sandbox.create({ ...options, limits: { timeoutMs: 300 } }));
    const step = await sandbox.start("approve()\nwhile True: pass");
    if (step.status !== "paused") throw new Error("not paused");
    const done = await sandbox.resume(step.calls[0]?.id ?? -1, { value: null });
    expect(done).toMatchObject({ status: "done", result: { ok: false, error: { kind: "timeout" } } });
  });
});

test("a program that paused inside of sorted(key=…) is resumed by other processes, one after the other", async () => {
  const sandbox = keep(await Sandbox.create({ functions: { approve } }));
  const code = "def rank(x):\n    return approve(x)['rank']\nprint('sorting')\nsorted(['a', 'b', 'c'], key=rank)";
  expect((await sandbox.start(code)).status).toBe("paused");
  let bytes = await sandbox.snapshot();
  await sandbox.close();
  let last: unknown;
  for (let processes = 0; processes < 20 && last === undefined; processes++) {
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", RESUMER], {
      input: Buffer.from(bytes).toString("base64"),
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    const reply: { snapshot?: string; result?: unknown } = JSON.parse(stdout);
    if (reply.snapshot === undefined) last = reply.result;
    else bytes = Buffer.from(reply.snapshot, "base64");
  }
  expect(last).toMatchObject({ ok: true, value: ["c", "b", "a"], stdout: "sorting\n" });
}, 30_000);

/** Answers one call of the paused sandbox that comes in, and hands on what comes of it. */
const RESUMER = `
import { readFileSync } from "node:fs";
import { Sandbox } from "${new URL("../dist/node/index.js", import.meta.url).href}";
const functions = { approve: { pauses: true } };
const sandbox = await Sandbox.restore(Buffer.from(readFileSync(0, "utf8"), "base64"), { functions });
const [call] = sandbox.openCalls;
const step = await sandbox.resume(call.id, { value: { rank: -call.args[0].charCodeAt(0) } });
const reply = step.status === "done" ? { result: step.result } : { snapshot: Buffer.from(await sandbox.snapshot()).toString("base64") };
console.log(JSON.stringify(reply));
await sandbox.close();
`;
