import { type Case, needsBlocking, place, withSandbox } from "../case.ts";
import { ok, same, thrownBy } from "../check.ts";

const asyncFunctions = { ask: { pauses: true } };
const functions = { approve: { pauses: true } };

const DICE = "import random, time\nprint(random.random(), time.time())\nx = await dice(6)\n[x, random.getrandbits(16)]";

export const PAUSING: readonly Case[] = [
  {
    name: "a run leaves at an awaited call, and goes on with its answer",
    test: (library, way) =>
      withSandbox(library, way, { asyncFunctions }, async (sandbox) => {
        const step = await sandbox.start("print('a')\nx = await ask('q', loud=True)\nprint('b')\nx + 1");
        ok(step.status === "paused" && sandbox.state === "paused", "the run is paused");
        const [call] = step.calls;
        same([call?.name, call?.args, call?.kwargs], ["ask", ["q"], { loud: true }]);
        same((await thrownBy(() => sandbox.run("1")))["code"], "SANDBOX_PAUSED");
        const done = await sandbox.resume(call?.id ?? -1, { value: 41 });
        ok(done.status === "done" && done.result.ok, "the run is done");
        same([done.result.value, done.result.stdout, sandbox.state], [42, "a\nb\n", "idle"]);
      }),
  },
  {
    name: "a run leaves in the middle of a call, and goes on there",
    unless: needsBlocking,
    test: (library, way) =>
      withSandbox(library, way, { functions }, async (sandbox) => {
        let step = await sandbox.start("[approve(x) for x in [1, 2]]");
        while (step.status === "paused") {
          const [call] = step.calls;
          step = await sandbox.resume(call?.id ?? -1, { value: Number(call?.args[0]) * 10 });
        }
        same(step.result.ok && step.result.value, [10, 20]);
      }),
  },
  {
    name: "an answer can be an exception",
    test: (library, way) =>
      withSandbox(library, way, { asyncFunctions }, async (sandbox) => {
        const step = await sandbox.start("try: await ask()\nexcept ValueError as e: m = str(e)\nm");
        ok(step.status === "paused", "the run is paused");
        const error = new library.PythonError("ValueError", "no");
        const done = await sandbox.resume(step.calls[0]?.id ?? -1, { error });
        same(done.status === "done" && done.result.ok && done.result.value, "no");
      }),
  },
  {
    name: "a paused run goes on in another sandbox, from bytes",
    test: async (library, way) => {
      const [bytes, id] = await withSandbox(library, way, { asyncFunctions }, async (sandbox) => {
        await sandbox.run("base = [1]");
        const step = await sandbox.start("base.append(await ask())\nbase");
        return [await sandbox.snapshot(), (step.status === "paused" && step.calls[0]?.id) || 0] as const;
      });
      const again = await library.Sandbox.restore(bytes, { ...place(way), asyncFunctions });
      try {
        same([again.state, again.openCalls.length], ["paused", 1]);
        const done = await again.resume(id, { value: 2 });
        same(done.status === "done" && done.result.ok && done.result.value, [1, 2]);
      } finally {
        await again.close();
      }
    },
  },
  {
    name: "what was recorded is replayed without the host, to the byte",
    test: async (library, way) => {
      const options = {
        asyncFunctions: { dice: async (sides: number) => 1 + (Math.floor(Math.random() * 1e6) % sides) },
      };
      const first = await withSandbox(library, way, options, (sandbox) => sandbox.run(DICE, { record: true }));
      ok(first.ok && first.journal !== undefined, "there is a journal");
      let told = "";
      const again = await library.replay(first.journal, {
        ...place(way),
        onStdout: (text) => {
          told += text;
        },
      });
      ok(again.ok, "the replay succeeds");
      same([again.value, again.stdout, again.usage.fuel], [first.value, first.stdout, first.usage.fuel]);
      same(told, first.stdout);
    },
  },
  {
    name: "a journal that was changed is refused, or diverges",
    test: async (library, way) => {
      const first = await withSandbox(library, way, {}, (sandbox) => sandbox.run("1", { record: true }));
      const changed = (first.journal ?? new Uint8Array()).slice();
      changed[changed.length - 3] = (changed[changed.length - 3] ?? 0) ^ 255;
      same((await thrownBy(() => library.replay(changed, place(way))))["name"], "SnapshotError");
    },
  },
];
