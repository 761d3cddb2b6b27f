import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { recogniseEngine } from "../src/boundary/engine.ts";
import { ValueDecoder } from "../src/boundary/values/decode.ts";
import { CborReader } from "../src/boundary/values/reader.ts";
import { open, type SealedKind, seal } from "../src/core/snapshot/container.ts";
import { store } from "../src/core/stored.ts";
import { readEngine } from "../src/node/engine-file.ts";
import { MisuseError, ReplayError, replay, Sandbox, type SandboxOptions, SnapshotError } from "../src/node/index.ts";

/** Who can write what is stored, without a key, can make its checksum right as well. */

type Fields = { [name: string]: unknown };

const { identity } = recogniseEngine(await readEngine());
const unhandled: unknown[] = [];
const onUnhandled = (error: unknown): void => void unhandled.push(error);
process.on("unhandledRejection", onUnhandled);

afterAll(() => {
  process.off("unhandledRejection", onUnhandled);
  expect(unhandled).toEqual([]);
});

const options: SandboxOptions = {
  isolation: "inline",
  functions: { approve: { pauses: true }, f: () => 1 },
  asyncFunctions: { ask: { pauses: true } },
  limits: { timeoutMs: 200 },
};

async function opened(kind: SealedKind, bytes: Uint8Array): Promise<Fields> {
  const body = await open(kind, bytes, identity, undefined);
  const record: unknown = new ValueDecoder(new CborReader(body), { valueDepth: 100, valueItems: 10_000_000 }).decode();
  if (typeof record !== "object" || record === null) throw new Error("no record");
  return { ...record };
}

function sealed(kind: SealedKind, record: Fields): Promise<Uint8Array> {
  return seal(kind, identity, store(record as Parameters<typeof store>[0]), undefined);
}

async function pausedSnapshot(): Promise<{ bytes: Uint8Array; id: number }> {
  const sandbox = await Sandbox.create(options);
  const code =
    "import asyncio, time\nf()\nt = asyncio.create_task(ask(5))\nawait asyncio.sleep(0)\nprint('é', time.time())\n" +
    "a = approve(1)\n[a, await t]";
  const step = await sandbox.start(code);
  if (step.status !== "paused") throw new Error("it was to pause");
  const [ask, approve] = step.calls;
  await sandbox.resume(ask?.id ?? -1, { value: 7 });
  const bytes = await sandbox.snapshot();
  await sandbox.close();
  return { bytes, id: approve?.id ?? -1 };
}

async function journal(): Promise<Uint8Array> {
  const sandbox = await Sandbox.create({ ...options, asyncFunctions: { g: async () => 2 } });
  const { journal } = await sandbox.run(
    "import asyncio, time\nf()\nprint(time.time())\nawait asyncio.gather(g(), g())",
    {
      record: true,
    },
  );
  await sandbox.close();
  if (!journal) throw new Error("it was to be recorded");
  return journal;
}

function* pathsOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (path.length > 0) yield path;
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return;
  for (const [key, inner] of Object.entries(value)) yield* pathsOf(inner, [...path, key]);
}

/** The record with something else at `path`. */
function changed(value: unknown, [key, ...rest]: readonly string[], change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (typeof value !== "object" || value === null) return value;
  const old: unknown = Reflect.get(value, key);
  const inner = changed(old, rest, change);
  if (Array.isArray(value)) return value.map((each, index) => (String(index) === key ? inner : each));
  return { ...value, [key]: inner };
}

const damage = fc.oneof(
  fc
    .constantFrom<unknown>(
      null,
      true,
      -1,
      1.5,
      Number.NaN,
      2 ** 53,
      0,
      1,
      "",
      "x",
      [],
      {},
      [null],
      [[1, 2]],
      10n ** 30n,
    )
    .map((value) => () => value),
  fc.uint8Array({ maxLength: 12 }).map((bytes) => () => bytes),
  fc.array(fc.tuple(fc.nat(), fc.nat(7)), { minLength: 1, maxLength: 3 }).map((flips) => (old: unknown) => {
    if (!(old instanceof Uint8Array) || old.length === 0) return old;
    const bytes = old.slice();
    for (const [at, bit] of flips) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit);
    return bytes;
  }),
);

const { bytes: snapshot, id } = await pausedSnapshot();
const proof = await journal();

test("a snapshot with anything in any of its fields is refused, or restored to something that keeps its promises", async () => {
  const record = await opened("snapshot", snapshot);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pathsOf(record)), damage, async (path, change) => {
      const bytes = await sealed("snapshot", changed(record, path, change) as Fields);
      let sandbox: Sandbox;
      try {
        sandbox = await Sandbox.restore(bytes, options);
      } catch (error) {
        // A limit that the options would raise is the caller's affair.
        if (error instanceof MisuseError && error.code === "LIMIT_RAISED") return;
        expect(error).toBeInstanceOf(SnapshotError);
        return;
      }
      try {
        if (sandbox.state === "paused") {
          const step = await sandbox.resume(id, { value: 1 }).catch((error: unknown) => {
            // Its call may be another one now, or no value may be short enough.
            expect(error).toBeInstanceOf(MisuseError);
          });
          if (step) expect(["done", "paused"]).toContain(step.status);
        }
        if (sandbox.state === "idle") await sandbox.run("1");
      } finally {
        await sandbox.close();
      }
    }),
    { numRuns: 400 },
  );
}, 60_000);

test("a journal with anything in any of its fields is refused, or replayed, or found to differ", async () => {
  const record = await opened("journal", proof);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pathsOf(record)), damage, async (path, change) => {
      const bytes = await sealed("journal", changed(record, path, change) as Fields);
      try {
        await replay(bytes, { isolation: "inline" });
      } catch (error) {
        expect(error instanceof SnapshotError || error instanceof ReplayError, String(error)).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
}, 60_000);
