import { expect, test } from "vitest";
import { LIMITS, run, Sandbox } from "../src/node/index.ts";
import { hostileModule } from "./support/hostile-engine.ts";

const engine = hostileModule();
const MODULE_BYTES = 2 * 65_536;

/** As a caller in JavaScript could write it. */
const create = (options: unknown): Promise<Sandbox> => Reflect.apply(Sandbox.create, undefined, [options]);

async function runWith(options: unknown): Promise<unknown> {
  const sandbox = await Sandbox.create({ engine });
  return Reflect.apply(sandbox.run, sandbox, ["", options]);
}

test.each([
  [{ functoins: {} }, /unknown option 'functoins'; known: isolation, limits, clock/],
  [{ timeoutMs: 5 }, /unknown option 'timeoutMs'; it is a limit: pass it in 'limits'/],
  [{ limits: { timeout: 5 } }, /unknown limit 'timeout'; known: timeoutMs, cpuMs/],
  [{ clock: { start: new Date(), step: 1 } }, /unknown option of clock 'step'; known: start, stepMs/],
  [{ ["__proto__"]: 1, toString: 1 }, /unknown option/],
])("an unknown name is rejected by that name: %j", async (options, message) => {
  await expect(create(options)).rejects.toMatchObject({ name: "MisuseError", code: "UNKNOWN_OPTION" });
  await expect(create(options)).rejects.toThrow(message);
  await expect(create(options)).rejects.toBeInstanceOf(TypeError);
});

test.each([
  [null, /options must be given as an object/],
  [[], /options must be given as an object/],
  [{ isolation: "process" }, /'isolation' must be "worker" or "inline", not "process"/],
  [{ isolation: "inline", recover: true }, /'recover' must be left out with isolation "inline"/],
  [{ recover: 1 }, /'recover' must be true or false, not 1/],
  [{ pool: {} }, /'pool' must be a Pool/],
  [{ interrupt: new Int32Array(new SharedArrayBuffer(4)) }, /'interrupt' must be left out without isolation "inline"/],
  [{ functions: { "not a name": () => 1 } }, /'functions.not a name' must be named by a Python identifier/],
  [{ functions: { lambda: () => 1 } }, /'functions.lambda' must be named/],
  [{ functions: { f: 1 } }, /'functions.f' must be a function or a description/],
  [{ functions: { f: {} } }, /'functions.f' needs a 'call'/],
  [{ functions: { f: { call: () => 1, pause: true } } }, /'functions.f' has an unknown property 'pause'/],
  [{ functions: { f: { call: () => 1, awaited: true } } }, /'functions.f' is awaited in asyncFunctions/],
  [{ functions: { f: () => 1 }, asyncFunctions: { f: () => 1 } }, /'asyncFunctions.f' is given twice/],
  [{ modules: { sys: { f: () => 1 } } }, /'modules.sys' must not take the place/],
  [{ modules: { tools: () => 1 } }, /'modules.tools' must be an object/],
  [{ limits: [] }, /limits must be given as an object/],
  [{ onStdout: "x" }, /'onStdout' must be a function/],
  [{ onStderr: 1 }, /'onStderr' must be a function, not 1/],
  [{ isolation: "inline", interrupt: new Int32Array(1) }, /'interrupt' must be an Int32Array over a SharedArrayBuffer/],
  [{ engine: new Uint8Array(8) }, /'engine' must be a WebAssembly.Module/],
  [{ randomSeed: Number.NaN }, /'randomSeed' must be a finite number/],
  [{ randomSeed: "1" }, /'randomSeed' must be a finite number, not "1"/],
  [{ clock: "virtual" }, /'clock' must be "real" or/],
  [{ clock: { start: 5 } }, /'clock.start' must be a valid Date/],
  [{ clock: { start: new Date(Number.NaN) } }, /'clock.start' must be a valid Date/],
  [{ clock: { start: new Date(0), stepMs: -1 } }, /'clock.stepMs' must be a number/],
])("an impossible value is rejected by the option's name: %#", async (options, message) => {
  const complete = typeof options === "object" && options && !Array.isArray(options) ? { engine, ...options } : options;
  await expect(create(complete)).rejects.toMatchObject({ name: "MisuseError", code: "INVALID_OPTION" });
  await expect(create(complete)).rejects.toThrow(message);
});

test.each(Object.entries(LIMITS))("limit %s is checked", async (name, { minimum, maximum, unit }) => {
  const impossible = [minimum - 1, "1", null, Number.NaN, Number.NEGATIVE_INFINITY, {}];
  if (Number.isFinite(maximum)) impossible.push(maximum + 1, Number.POSITIVE_INFINITY);
  if (unit !== "ms") impossible.push(minimum + 0.5);
  for (const value of impossible) {
    await expect(create({ engine, limits: { [name]: value } })).rejects.toMatchObject({ code: "INVALID_LIMIT" });
    await expect(create({ engine, limits: { [name]: value } })).rejects.toThrow(`limit '${name}' must be a`);
  }
  const lowest = Math.max(minimum, name === "memoryBytes" ? MODULE_BYTES : 0);
  const sandbox = await create({ engine, limits: { [name]: lowest } });
  await sandbox.close();
});

test("every limit has a default within its range, and says who enforces it", () => {
  for (const limit of Object.values(LIMITS)) {
    expect(limit.default).toBeGreaterThanOrEqual(limit.minimum);
    expect(limit.default).toBeLessThanOrEqual(limit.maximum);
    expect(limit.enforcement).toMatch(/\w/);
  }
});

test("memory below what the engine needs is refused with what it needs", async () => {
  await expect(create({ engine, limits: { memoryBytes: MODULE_BYTES - 1 } })).rejects.toThrow(
    `limit 'memoryBytes' of ${MODULE_BYTES - 1} is too low: this engine needs ${MODULE_BYTES} bytes`,
  );
});

test("a run can lower limits, and raise none", async () => {
  const limits = { fuel: 1_000, timeoutMs: 100 };
  const sandbox = await Sandbox.create({ engine, limits });
  expect((await sandbox.run("", { fuel: 1_000, timeoutMs: 1 })).ok).toBe(true);
  await expect(sandbox.run("", { fuel: 1_001 })).rejects.toMatchObject({ code: "LIMIT_RAISED" });
  await expect(sandbox.run("", { fuel: 1_001 })).rejects.toThrow(
    "limit 'fuel' of 1001 is above the sandbox's own 1000",
  );
  await expect(sandbox.call("f", [], {}, { timeoutMs: 101 })).rejects.toMatchObject({ code: "LIMIT_RAISED" });
  await expect(runWith({ memoryBytes: 65_536 })).rejects.toThrow(/'memoryBytes' belongs to a whole sandbox/);
});

test.each([
  [
    { input: {} },
    "UNKNOWN_OPTION",
    /unknown option 'input'; known: inputs, filename, mode, signal, record, producedFiles, timeoutMs/,
  ],
  [{ signal: null }, "INVALID_OPTION", /'signal' must be an AbortSignal, not null/],
  [{ record: "yes" }, "INVALID_OPTION", /'record' must be true, false or { key }/],
  [{ record: { keys: 1 } }, "UNKNOWN_OPTION", /unknown option of record 'keys'/],
  [{ mode: "script " }, "INVALID_OPTION", /'mode' must be "value", "script", "interactive"/],
  [{ mode: "toString" }, "INVALID_OPTION", /'mode' must be/],
  [{ filename: "" }, "INVALID_OPTION", /'filename' must be one line/],
  [{ filename: 'x", line 1\n' }, "INVALID_OPTION", /'filename' must be one line/],
  [{ filename: "x".repeat(256) }, "INVALID_OPTION", /'filename' must be one line/],
  [{ inputs: [] }, "UNSENDABLE_VALUE", /^inputs must be a plain object/],
  [{ inputs: new Map() }, "UNSENDABLE_VALUE", /^inputs must be a plain object/],
  [{ inputs: { user: { f() {} } } }, "UNSENDABLE_VALUE", /^inputs\.user\.f is a function/],
  [{ inputs: { "\ud800": 1 } }, "UNSENDABLE_VALUE", /^inputs has the name "\\ud800"/],
  [{ inputs: { x: "x".repeat(100) }, inputBytes: 50 }, "UNSENDABLE_VALUE", /inputBytes of 50/],
  [{ inputs: { x: [1, 2, 3] }, valueItems: 3 }, "UNSENDABLE_VALUE", /valueItems of 3/],
  [{ inputs: { x: [[1]] }, valueDepth: 1 }, "UNSENDABLE_VALUE", /^inputs\.x\[0\] is nested deeper/],
])("an impossible option of a run is rejected before anything runs: %#", async (options, code, message) => {
  await expect(runWith(options)).rejects.toMatchObject({ code });
  await expect(runWith(options)).rejects.toThrow(message);
});

test("what is called is checked too", async () => {
  const sandbox = await Sandbox.create({ engine });
  const call = (...args: unknown[]): Promise<unknown> => Reflect.apply(sandbox.call, sandbox, args);
  await expect(call(5)).rejects.toMatchObject({ code: "INVALID_OPTION" });
  await expect(call("f", {})).rejects.toThrow(/^args must be an array/);
  await expect(call("f", [() => 1])).rejects.toThrow(/^args\[0\] is a function/);
  await expect(call("f", [], [])).rejects.toThrow(/^kwargs must be a plain object/);
  await expect(call("f", [], { a: Symbol.iterator })).rejects.toThrow(/^kwargs\.a is a symbol/);
  await expect(call("f", [], {}, { filename: "x" })).rejects.toMatchObject({ code: "UNKNOWN_OPTION" });
  await expect(Reflect.apply(sandbox.run, sandbox, [5])).rejects.toThrow(/the code must be a string or a Uint8Array/);
  expect(sandbox.state).toBe("idle");
});

test("run() takes the options of a sandbox and of a run together", async () => {
  expect(await run("", { engine, limits: { fuel: 10 }, fuel: 5, filename: "x.py" })).toMatchObject({ ok: true });
  // A limit need not be below the default of a sandbox that exists for this run only.
  expect(await run("", { engine, timeoutMs: 60_000, memoryBytes: 32 * 2 ** 20 })).toMatchObject({ ok: true });
  await expect(run("", { engine, fuel: 11, limits: { fuel: 10 } })).rejects.toMatchObject({ code: "LIMIT_RAISED" });
  const misspelt: unknown = run("", Object.assign({ engine }, { filenam: "x" }));
  await expect(misspelt).rejects.toThrow(/unknown option 'filenam'; known: isolation, .*filename/);
});

test("names that the engine cannot keep are refused by what they are", async () => {
  await using sandbox = await Sandbox.create();
  const name = "é".repeat(128);
  await expect(sandbox.run("1", { filename: name })).rejects.toThrow(/option 'filename'.*255 bytes/);
  await expect(sandbox.call(name)).rejects.toThrow(/name of the function.*255 bytes/);
  expect(await sandbox.eval("6 * 7", { filename: "é".repeat(127) })).toBe(42);
});
