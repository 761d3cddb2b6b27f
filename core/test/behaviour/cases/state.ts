import { type Case, place, withSandbox } from "../case.ts";
import { ok, same, thrownBy } from "../check.ts";

const KEY = "sixteen bytes or more";
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

export const STATE: readonly Case[] = [
  {
    name: "what a run defines is there for the next one, until reset()",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        await sandbox.run("x = 20\ndef double(n, plus=0): return 2 * n + plus");
        same([await sandbox.eval("x"), await sandbox.call("double", [4], { plus: 2n ** 60n })], [20, 2n ** 60n + 8n]);
        await sandbox.reset();
        same(await sandbox.eval("'x' in globals()"), false);
      }),
  },
  {
    name: "operations follow each other in order",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        await sandbox.run("log = []");
        const all = [1, 2, 3, 4].map((n) => sandbox.run(`log.append(${n})`));
        same(sandbox.state, "running");
        await Promise.all(all);
        same([await sandbox.eval("log"), sandbox.state], [[1, 2, 3, 4], "idle"]);
      }),
  },
  {
    name: "files are what the host gives, and what the guest makes of them",
    test: (library, way) =>
      withSandbox(library, way, { files: { "/in.csv": "a,b\n", "é/raw": Uint8Array.of(0, 255) } }, async (sandbox) => {
        same(await sandbox.eval("open('out.txt', 'w').write(open('/in.csv').read().upper())"), 4);
        same(text(await sandbox.readFile("/out.txt")), "A,B\n");
        same(await sandbox.readFile("/é/raw"), Uint8Array.of(0, 255));
        await sandbox.writeFile("/new/x.py", "value = 7");
        same(await sandbox.eval("from new.x import value\nvalue"), 7);
        same((await sandbox.listFiles("new")).map(({ path }) => path).includes("/new/x.py"), true);
        same((await thrownBy(() => sandbox.readFile("/none")))["code"], "FILE_NOT_FOUND");
      }),
  },
  {
    name: "files have limits, which are errors that the guest can handle",
    test: (library, way) =>
      withSandbox(library, way, { limits: { fileBytes: 1000 } }, async (sandbox) => {
        same(await sandbox.eval("try: open('f', 'w').write('x' * 2000)\nexcept OSError as e: n = e.errno\nn"), 28);
        same((await thrownBy(() => sandbox.writeFile("/f", "x".repeat(2000))))["code"], "FILE_LIMIT");
      }),
  },
  {
    name: "a snapshot holds closures, classes and generators, and goes on elsewhere",
    test: async (library, way) => {
      const source =
        "def counter():\n  n = 0\n  while True:\n    n += 1\n    yield n\nc = counter()\nnext(c)\nclass A: pass\na = A()\na.x = [1]";
      const bytes = await withSandbox(library, way, {}, async (sandbox) => {
        await sandbox.run(source);
        return sandbox.snapshot();
      });
      const again = await library.Sandbox.restore(bytes, place(way));
      try {
        same(await again.eval("[next(c), a.x, type(a).__name__]"), [2, [1], "A"]);
      } finally {
        await again.close();
      }
      return bytes.length;
    },
  },
  {
    name: "a snapshot with a key is refused without it, or changed",
    test: async (library, way) => {
      const bytes = await withSandbox(library, way, {}, (sandbox) => sandbox.snapshot({ key: KEY }));
      const refusal = async (changed: Uint8Array, key?: string) =>
        (await thrownBy(() => library.Sandbox.restore(changed, { ...place(way), ...(key && { key }) })))["code"];
      const changed = bytes.slice();
      changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
      same(await refusal(bytes, "another key of sixteen"), "SNAPSHOT_KEY");
      ok(String(await refusal(changed, KEY)).startsWith("SNAPSHOT_"), "a changed snapshot is refused");
      same(await refusal(Uint8Array.of(1, 2, 3)), "SNAPSHOT_FOREIGN");
      const again = await library.Sandbox.restore(bytes, { ...place(way), key: KEY });
      await again.close();
    },
  },
  {
    name: "a fork goes its own way",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        await sandbox.run("x = [1]");
        const twin = await sandbox.fork();
        try {
          await twin.run("x.append(2)");
          same([await sandbox.eval("x"), await twin.eval("x")], [[1], [1, 2]]);
        } finally {
          await twin.close();
        }
      }),
  },
  {
    name: "equal states give equal snapshots",
    test: async (library, way) => {
      const options = { randomSeed: 5, clock: { start: new Date(0) }, limits: { recursionDepth: 300 } };
      const make = () =>
        withSandbox(library, way, options, async (sandbox) => {
          await sandbox.run("import random\nx = {i: random.random() for i in range(20)}");
          return sandbox.snapshot();
        });
      const [one, two] = [await make(), await make()];
      same(one, two);
      return [...one].reduce((sum, byte) => (sum * 31 + byte) % 1_000_000_007, 0);
    },
  },
  {
    name: "a closed sandbox refuses everything but close()",
    test: async (library, way) => {
      const sandbox = await library.Sandbox.create(place(way));
      await sandbox.close();
      await sandbox.close();
      same(sandbox.state, "closed");
      for (const use of [
        () => sandbox.run("1"),
        () => sandbox.snapshot(),
        () => sandbox.reset(),
        () => sandbox.fork(),
      ]) {
        same((await thrownBy(use))["code"], "SANDBOX_CLOSED");
      }
    },
  },
  {
    name: "run() takes a sandbox of its own",
    test: async (library, way) => {
      const [one, two] = await Promise.all(
        ["x = 1\nx", "'x' in globals()"].map((code) => library.run(code, place(way))),
      );
      same([one?.ok && one.value, two?.ok && two.value], [1, false]);
    },
  },
  {
    name: "sandboxes do not see each other",
    test: (library, way) =>
      withSandbox(library, way, {}, (one) =>
        withSandbox(library, way, {}, async (two) => {
          await one.run("import math\nmath.secret = 1\nx = 1");
          same(await two.eval("import math\n[hasattr(math, 'secret'), 'x' in globals()]"), [false, false]);
        }),
      ),
  },
];
