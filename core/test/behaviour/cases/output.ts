import { type Case, withSandbox } from "../case.ts";
import { ok, same } from "../check.ts";

export const OUTPUT: readonly Case[] = [
  {
    name: "stdout and stderr are told apart, to listeners and in the result",
    test: async (library, way) => {
      const told = { out: "", err: "" };
      const listeners = {
        onStdout: (text: string) => {
          told.out += text;
        },
        onStderr: (text: string) => {
          told.err += text;
        },
      };
      await withSandbox(library, way, listeners, async (sandbox) => {
        const result = await sandbox.run("import sys\nprint('ä', 1)\nprint('b', file=sys.stderr)");
        same([result.stdout, result.stderr, result.usage.outputBytes], ["ä 1\n", "b\n", 7]);
        same(told, { out: "ä 1\n", err: "b\n" });
      });
    },
  },
  {
    name: "much output arrives in order, and characters are never split",
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
          const result = await sandbox.run("for i in range(5000): print(i, '😀é')");
          const expected = Array.from({ length: 5000 }, (_, i) => `${i} 😀é\n`).join("");
          ok(result.stdout === expected, "the result has all lines");
          ok(told === expected, "the listener was told all lines");
        },
      );
    },
  },
  {
    name: "stream() gives output, calls and the result, in order",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        const events: unknown[] = [];
        for await (const event of sandbox.stream("print('a')\nprint('b')\n7")) {
          events.push(event.type === "result" ? event.result.ok && event.result.value : event.type);
        }
        same([events[0], events.at(-1)], ["stdout", 7]);
      }),
  },
  {
    name: "a guest that fails is the last event of its stream",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        const ends: unknown[] = [];
        for await (const event of sandbox.stream("1 / 0")) {
          if (event.type === "result") ends.push(event.result.ok || event.result.error.type);
        }
        same(ends, ["ZeroDivisionError"]);
      }),
  },
  {
    name: "a prompt prints what is not None, and keeps it as _",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        const line = async (code: string) => (await sandbox.run(code, { mode: "interactive" })).stdout;
        same([await line("'a' + 'b'"), await line("None"), await line("_")], ["'ab'\n", "", "'ab'\n"]);
        same([await sandbox.needsMoreInput("if x:"), await sandbox.needsMoreInput("1")], [true, false]);
      }),
  },
];
