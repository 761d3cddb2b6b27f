import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import {
  MisuseError,
  Pool,
  PythonError,
  RunFailedError,
  replay,
  Sandbox,
  SandboxError,
  type SandboxOptions,
} from "../src/node/index.ts";

const unhandled: unknown[] = [];
const onUnhandled = (error: unknown): void => void unhandled.push(error);
process.on("unhandledRejection", onUnhandled);

afterAll(() => {
  process.off("unhandledRejection", onUnhandled);
  expect(unhandled).toEqual([]);
});

const forever = (): Promise<never> => new Promise(() => undefined);
const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const CODES = [
  "n += 1\nn",
  "1 / 0",
  "approve(n)",
  "await ask(n)",
  "import asyncio\nawait asyncio.gather(ask(1), soon(2), approve2(), asyncio.sleep(0.001), return_exceptions=True)",
  "await soon(n)",
  "slow(n)",
  "quick(n) + quick(n)",
  "try:\n  use()\nexcept RuntimeError as e:\n  str(e)",
  "closing()",
  "fail()",
  "import asyncio\ntry:\n  await asyncio.wait_for(never(), 0.002)\nexcept asyncio.TimeoutError:\n  await ask(3)",
  "import asyncio\nt = asyncio.create_task(soon(5))\nawait asyncio.sleep(0)",
  "import asyncio\nt = asyncio.create_task(soon(5))\nawait asyncio.sleep(0)\nx = approve(1)\nt.cancel()\nx",
  "import asyncio\nasyncio.run(asyncio.sleep(0.001))\nsorted([3, 1, 2], key=lambda x: approve(x))",
  "while True: pass",
  "print('x' * 5000)",
  "def f(): return n\n[x for x in (approve(1), quick(2))]",
  "class A:\n  x = approve(1)\nA.x",
  "def g():\n  yield approve(1)\n  yield quick(1)\nlist(g())",
];

type Step = { readonly op: string; readonly code: string; readonly wait: number; readonly which: number };

const step = fc.record<Step>({
  op: fc.constantFrom(
    "run",
    "run",
    "start",
    "start",
    "resume",
    "resume",
    "fail",
    "stream",
    "snapshot",
    "restore",
    "fork",
    "reset",
    "abort",
    "record",
    "call",
    "close",
  ),
  code: fc.constantFrom(...CODES),
  /** 0: does not wait for the operation. */
  wait: fc.nat(3),
  which: fc.nat(7),
});

describe.each(["inline", "worker"] as const)("any operation at any time, %s", (isolation) => {
  test("ends, with a result or with an error of ours", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const pool = isolation === "worker" ? new Pool({ size: 1, graceMs: 100 }) : undefined;
        let current: Sandbox | undefined;
        const pending: Promise<unknown>[] = [];
        const options: SandboxOptions = {
          isolation,
          ...(pool ? { pool } : {}),
          limits: { timeoutMs: 60, outputBytes: 4_096 },
          functions: {
            approve: { pauses: true },
            quick: (x: number) => x,
            slow: async (x: number) => later(1).then(() => x),
            use: () => {
              const used = current?.eval("1") ?? Promise.resolve();
              pending.push(used.catch(() => undefined));
              return used;
            },
            closing: () => {
              void current?.close();
              return 1;
            },
            fail: () => {
              throw new PythonError("KeyError", "k");
            },
          },
          asyncFunctions: {
            ask: { pauses: true },
            approve2: { pauses: true },
            soon: async (x: number) => later(1).then(() => x),
            never: forever,
          },
        };
        current = await Sandbox.create(options);
        await current.run("n = 0");
        const sandboxes = [current];
        const ids = new Map<Sandbox, number[]>();
        for (const { op, code, wait, which } of steps) {
          const sandbox: Sandbox = sandboxes[which % sandboxes.length] ?? current;
          current = sandbox;
          const [id = 0] = ids.get(sandbox) ?? [];
          const goOn = async (next: ReturnType<Sandbox["start"]>): Promise<void> => {
            const at = await next;
            ids.set(sandbox, at.status === "paused" ? at.calls.map((call) => call.id) : []);
            if (at.status === "paused") expect(at.calls.length).toBeGreaterThan(0);
          };
          const operations: { [op: string]: () => Promise<unknown> } = {
            run: () => sandbox.run(code),
            start: () => goOn(sandbox.start(code)),
            resume: () => goOn(sandbox.resume(id, { value: 7 })),
            fail: () => goOn(sandbox.resume(id, { error: new Error("no") })),
            stream: async () => {
              let count = 0;
              for await (const _ of sandbox.stream(code)) if (++count > which) break;
            },
            snapshot: () => sandbox.snapshot(),
            restore: async () => {
              const bytes = await sandbox.snapshot();
              const twin = await Sandbox.restore(bytes, options);
              sandboxes.push(twin);
              ids.set(twin, ids.get(sandbox) ?? []);
            },
            fork: async () => sandboxes.push(await sandbox.fork()),
            reset: () => sandbox.reset(),
            abort: () => {
              const controller = new AbortController();
              const ended = sandbox.run(code, { signal: controller.signal });
              if (which < 3) controller.abort();
              else setTimeout(() => controller.abort(), which - 3);
              return ended;
            },
            record: async () => {
              const { journal, ...result } = await sandbox.run(code, { record: true });
              if (!journal) return;
              const again = await replay(journal, { isolation: "inline" });
              expect([again.ok, again.stdout, again.usage.fuel]).toEqual([result.ok, result.stdout, result.usage.fuel]);
            },
            call: () => sandbox.call("quick", [1]),
            close: () => sandbox.close(),
          };
          const done = (operations[op] ?? (() => Promise.resolve()))().catch((error: unknown) => {
            // The call that is known here may have been another run's: operations that were not waited for came between.
            const isStale = error instanceof MisuseError && (op === "resume" || op === "fail");
            if (!(isStale || error instanceof SandboxError || error instanceof RunFailedError)) throw error;
          });
          done.catch(() => undefined);
          pending.push(done);
          if (wait > 0) await done;
          else if (which % 2 === 0) await later(0);
        }
        for (const done of pending) await done;
        for (const sandbox of sandboxes) {
          expect(["idle", "paused", "lost", "closed"]).toContain(sandbox.state);
          if (sandbox.state === "paused") await sandbox.reset();
          if (sandbox.state === "idle") expect(await sandbox.eval("1 + 1")).toBe(2);
          await sandbox.close();
          expect(sandbox.state).toBe("closed");
        }
        if (pool) expect(pool.awake).toBe(0);
        await pool?.close();
      }),
      { numRuns: isolation === "inline" ? 60 : 40, endOnFailure: true },
    );
  }, 120_000);
});
