import { type Case, needsInline, needsWorker, place, withSandbox } from "../case.ts";
import { ok, same } from "../check.ts";

export const CANCEL: readonly Case[] = [
  {
    name: "a signal that was raised before ends the run before it does anything",
    test: async (library, way) => {
      let told = "";
      await withSandbox(
        library,
        way,
        {
          onStdout: (text) => {
            told += text;
          },
        },
        async (sandbox) => {
          const result = await sandbox.run("print(1)", { signal: AbortSignal.abort() });
          same([result.ok || result.error.kind, told, await sandbox.eval("2")], ["cancelled", "", 2]);
        },
      );
    },
  },
  {
    name: "a signal ends a loop, and nothing blocks meanwhile",
    unless: needsWorker,
    test: async (library, way) => {
      const stop = new AbortController();
      // A worker that cannot be told is ended; with recover the sandbox does not suffer from it.
      const options = { recover: true, onStdout: () => stop.abort() };
      await withSandbox(library, way, options, async (sandbox) => {
        await sandbox.run("kept = 5");
        const result = await sandbox.run("print('on')\nwhile True: pass", { signal: stop.signal, timeoutMs: 5_000 });
        same(result.ok || [result.error.kind, result.error.sandbox], ["cancelled", "usable"]);
        same(await sandbox.eval("kept"), 5);
      });
    },
  },
  {
    name: "a callback that raises the signal ends an inline run by fuel",
    unless: needsInline,
    test: async (library, way) => {
      const stop = new AbortController();
      await withSandbox(library, way, { onStdout: () => stop.abort() }, async (sandbox) => {
        const result = await sandbox.run("print('on', flush=True)\nwhile True: print('x')", {
          signal: stop.signal,
          fuel: 10_000_000,
        });
        same(result.ok || result.error.kind, "cancelled");
        same(await sandbox.eval("1"), 1);
      });
    },
  },
  {
    name: "a signal ends a run that waits for the host",
    test: async (library, way) => {
      const stop = new AbortController();
      const never = () => {
        setTimeout(() => stop.abort());
        return new Promise(() => undefined);
      };
      await withSandbox(library, way, { asyncFunctions: { never } }, async (sandbox) => {
        const result = await sandbox.run("await never()", { signal: stop.signal });
        same(result.ok || [result.error.kind, result.error.sandbox], ["cancelled", "usable"]);
      });
    },
  },
  {
    name: "leaving a stream ends its run",
    unless: needsWorker,
    test: (library, way) =>
      withSandbox(library, way, { recover: true }, async (sandbox) => {
        for await (const event of sandbox.stream("print('on')\nwhile True: pass")) if (event.type === "stdout") break;
        same(await sandbox.eval("1 + 1"), 2);
      }),
  },
  {
    name: "close() ends a run",
    unless: needsWorker,
    test: async (library, way) => {
      let begun = (): void => undefined;
      const beginning = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const sandbox = await library.Sandbox.create({ ...place(way), onStdout: () => begun() });
      const running = sandbox.run("print('on')\nwhile True: pass");
      await beginning;
      await sandbox.close();
      const result = await running;
      ok(!result.ok && ["cancelled", "lost"].includes(result.error.kind), "the run has ended");
      same(sandbox.state, "closed");
    },
  },
];
