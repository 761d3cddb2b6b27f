import { type Case, failureOf, needsBlocking, needsInline, withSandbox } from "../case.ts";
import { same, thrownBy } from "../check.ts";

const later = <T>(value: T): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value)));

export const FUNCTIONS: readonly Case[] = [
  {
    name: "a function is called like any other, with keywords as an object",
    unless: needsBlocking,
    test: (library, way) =>
      withSandbox(library, way, { functions: { f: (...args: unknown[]) => args } }, async (sandbox) => {
        same(await sandbox.eval("f(1, 'x', [2.5], key=None)"), [1, "x", [2.5], { key: null }]);
      }),
  },
  {
    name: "an asynchronous function blocks the guest only",
    unless: needsBlocking,
    test: (library, way) =>
      withSandbox(library, way, { functions: { get: async (n: number) => later(n * 2) } }, async (sandbox) => {
        same(await sandbox.eval("sorted([3, 1, 2], key=lambda x: -get(x))"), [3, 2, 1]);
      }),
  },
  {
    name: "what a function throws is raised in the guest, without paths",
    unless: needsBlocking,
    test: async (library, way) => {
      const functions = {
        key: () => {
          throw new library.PythonError("KeyError", "k");
        },
        read: () => {
          throw new Error("cannot open '/home/ann/secret.txt'");
        },
      };
      await withSandbox(library, way, { functions }, async (sandbox) => {
        const tell = "def tell(f):\n  try: f()\n  except Exception as e: return type(e).__name__ + ' ' + str(e)\n";
        same(await sandbox.eval(`${tell}[tell(key), tell(read)]`), [
          "KeyError 'k'",
          "RuntimeError cannot open '<path>'",
        ]);
      });
    },
  },
  {
    name: "modules of the host are imported",
    unless: needsBlocking,
    test: (library, way) =>
      withSandbox(library, way, { modules: { tools: { double: (x: number) => 2 * x } } }, async (sandbox) => {
        same(await sandbox.eval("from tools import double\ndouble(21)"), 42);
      }),
  },
  {
    name: "asyncFunctions are awaited, side by side",
    test: async (library, way) => {
      let open = 0;
      let letAllGo = (): void => undefined;
      const allAreOpen = new Promise<void>((resolve) => {
        letAllGo = resolve;
      });
      const search = async (text: string) => {
        if (++open === 3) letAllGo();
        await allAreOpen;
        return text.toUpperCase();
      };
      await withSandbox(library, way, { asyncFunctions: { search } }, async (sandbox) => {
        const source = "import asyncio\nawait asyncio.gather(*[search(c) for c in 'abc'])";
        same(await sandbox.eval(source), ["A", "B", "C"]);
      });
    },
  },
  {
    name: "a module can have functions that are awaited",
    test: (library, way) => {
      const get = { awaited: true, call: async (url: string) => url.length };
      return withSandbox(library, way, { modules: { web: { get } } }, async (sandbox) => {
        same(await sandbox.eval("import web\nawait web.get('abc')"), 3);
      });
    },
  },
  {
    name: "asyncio.run() over awaited functions works, or says why not",
    unless: needsBlocking,
    test: (library, way) =>
      withSandbox(library, way, { asyncFunctions: { one: async () => 1 } }, async (sandbox) => {
        const source = "import asyncio\nasync def main(): return await one() + await one()\nasyncio.run(main())";
        same(await sandbox.eval(source), 2);
      }),
  },
  {
    name: "functions that block are refused where no worker can wait",
    unless: (way) => (needsBlocking(way) === undefined ? "they can wait here" : undefined),
    test: async (library, way) => {
      const functions = { f: () => 1 };
      same((await thrownBy(() => withSandbox(library, way, { functions }, later)))["code"], "BLOCKING_UNAVAILABLE");
    },
  },
  {
    name: "an inline run cannot wait for a promise that nobody announced",
    unless: needsInline,
    test: (library, way) =>
      withSandbox(library, way, { functions: { f: () => later(1) } }, async (sandbox) => {
        same((await thrownBy(() => sandbox.run("f()")))["code"], "BLOCKING_UNAVAILABLE");
      }),
  },
  {
    name: "every call is recorded, with its outcome",
    unless: needsBlocking,
    test: async (library, way) => {
      const functions = {
        pay: (n: number) => n + 1,
        fail: () => {
          throw new library.PythonError("ValueError", "no");
        },
      };
      await withSandbox(library, way, { functions }, async (sandbox) => {
        const { calls, usage } = await sandbox.run("pay(1)\npay(n=2) if 0 else fail()");
        same(
          calls.map(({ name, args, outcome }) => [name, args, outcome]),
          [
            ["pay", [1], "returned"],
            ["fail", [], "raised"],
          ],
        );
        same([calls[0]?.result, calls[1]?.error, usage.hostCalls], [2, { type: "ValueError", message: "no" }, 2]);
      });
    },
  },
  {
    name: "a function that was not given does not exist, whatever its name",
    test: (library, way) =>
      withSandbox(library, way, { asyncFunctions: { f: async () => 1 } }, async (sandbox) => {
        for (const name of ["constructor", "__proto__", "toString"]) {
          same((await failureOf(sandbox, `${name}()`)).type, "NameError");
        }
      }),
  },
  {
    name: "a sandbox refuses to be used from inside its own function",
    unless: needsBlocking,
    test: async (library, way) => {
      let inner: unknown;
      let again = async (): Promise<unknown> => undefined;
      const f = async () => {
        inner = (await thrownBy(again))["code"];
      };
      const functions = { f };
      await withSandbox(library, way, { functions }, async (sandbox) => {
        again = () => sandbox.run("1");
        await sandbox.run("f()");
        same(inner, "REENTRANT_USE");
      });
    },
  },
];
