import { expect, test } from "vitest";
import { run, Sandbox } from "../src/node/index.ts";

test("the guest has the variables and arguments that it is given, also after a reset, a fork and a restoration", async () => {
  const options = { env: { HOME: "/home/me", EMPTY: "" }, args: ["-v", "ü"] };
  const code = "import os, sys\n[dict(os.environ), os.getenv('HOME'), sys.argv, 'os' in globals()]";
  const expected = [options.env, "/home/me", ["main.py", "-v", "ü"], true];
  for (const isolation of ["worker", "inline"] as const) {
    await using sandbox = await Sandbox.create({ ...options, isolation });
    expect(await sandbox.eval(code)).toEqual(expected);
    await sandbox.eval("os.environ['X'] = '1'; sys.argv.append('y')");
    await using twin = await sandbox.fork();
    expect(await twin.eval("os.environ['X'] + sys.argv[-1]")).toBe("1y");
    await using restored = await Sandbox.restore(await sandbox.snapshot(), { ...options, isolation });
    expect(await restored.eval("os.environ['X'] + sys.argv[-1]")).toBe("1y");
    await sandbox.reset();
    expect(await sandbox.eval(code)).toEqual(expected);
  }
});

test("without them there are none", async () => {
  expect(await run("import os, sys; [dict(os.environ), sys.argv[1:]]")).toMatchObject({ ok: true, value: [{}, []] });
});

test("another environment for a restored sandbox takes the place of the first", async () => {
  await using sandbox = await Sandbox.create({ env: { A: "1", B: "2" } });
  await sandbox.run("");
  await using restored = await Sandbox.restore(await sandbox.snapshot(), { env: { B: "3" } });
  expect(await restored.eval("import os; dict(os.environ)")).toEqual({ B: "3" });
});

test("preparing leaves no names behind, and needs neither fuel nor time of the run", async () => {
  await using sandbox = await Sandbox.create({ env: { A: "1" }, limits: { fuel: 5_000 } });
  expect(await sandbox.eval("sorted(n for n in globals() if n != '__name__')")).toEqual(
    await (await Sandbox.create()).eval("sorted(n for n in globals() if n != '__name__')"),
  );
});

test("runFile passes the sandbox's arguments where it has none of its own", async () => {
  await using sandbox = await Sandbox.create({ args: ["a"], files: { "/s.py": "import sys; print(sys.argv)" } });
  expect((await sandbox.runFile("/s.py")).stdout).toBe("['/s.py', 'a']\n");
  expect((await sandbox.runFile("/s.py", { args: ["b"] })).stdout).toBe("['/s.py', 'b']\n");
});

test.each([
  ["env", { env: { "A=B": "1" } }],
  ["env", { env: { A: 1 } }],
  ["env", { env: { A: "a\0b" } }],
  ["env", { env: ["A"] }],
  ["args", { args: "a" }],
  ["args", { args: ["\ud800"] }],
  ["audit", { audit: "yes" }],
  ["onAudit", { onAudit: 1 }],
])("%s: %j is refused by name", async (name, options) => {
  await expect(Sandbox.create(Object(options))).rejects.toMatchObject({
    code: "INVALID_OPTION",
    message: expect.stringContaining(`'${name}'`),
  });
});
