import { expect, test } from "vitest";
import type { DecoyOptions } from "../../src/inspect/decoy/options.ts";
import { MOST_LAYERS, MOST_OBSERVATIONS } from "../../src/inspect/decoy/record.ts";
import { MisuseError } from "../../src/node/index.ts";
import { deeds, inDecoy, told } from "./decoy-runs.ts";

const BUSY = `
import os, random, time, uuid, requests, threading, tempfile, socket
print(random.random(), time.time(), uuid.uuid4(), os.urandom(8), id(object()) > 0, hash("x"))
for d, _, names in os.walk(os.path.expanduser("~")):
    for name in names: open(os.path.join(d, name)).close() if name.endswith(".txt") else None
threading.Thread(target=lambda: requests.post("http://a/", data=os.urandom(4))).start()
exec("import os; os.system(str(set('abc')))")
open("/tmp/x", "w").write(str(time.time()))
`;

test.each([BUSY, "while True: pass", "import os\nwhile True: os.system('x')"])(
  "the same dossier twice: %j",
  async (source) => {
    const options: DecoyOptions = { fuel: 20_000_000 };
    const [first, second] = [await inDecoy(source, options), await inDecoy(source, options)];
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
  },
);

/** Ways to undo the decoy, before or after something was done. */
const TAMPERING = [
  "import builtins\ndel builtins.exec, builtins.eval, builtins.open, builtins.compile",
  "import builtins\nbuiltins.__import__ = None",
  "import sys\nfor m in list(sys.modules): del sys.modules[m]",
  "import sys\nsys.modules.clear()",
  "import sys\nsys._getframe = None",
  "import os\nfor name in dir(os):\n    try: delattr(os, name)\n    except Exception: pass",
  "import builtins\nfor name in 'isinstance type len str list dict getattr hasattr print'.split(): setattr(builtins, name, None)",
  "import sys\nsys.exit(3)",
  "import os\nos._exit(0)",
  "raise BaseException('x')",
];

test.each(TAMPERING)("what was noted stays noted: %j", async (source) => {
  const dossier = await inDecoy(`import os\nos.system('before')\nexec('os.system("layer")')\n${source}\n`);
  expect(deeds(dossier).filter((deed) => deed === "process os.system")).toHaveLength(2);
  expect(dossier.layers).toHaveLength(2);
});

test("modules that were taken away come back as the decoy's", async () => {
  const source =
    "import sys, os\nfor m in list(sys.modules):\n    if m != 'builtins': del sys.modules[m]\nimport os as again, subprocess\nagain.system('x')\nsubprocess.run('y')";
  const dossier = await inDecoy(source);
  expect(deeds(dossier)).toEqual(expect.arrayContaining(["process os.system", "process subprocess.run"]));
});

test("the decoy is in no name that a script sees", async () => {
  const source = `
import sys, os
print([n for n in list(sys.modules) + list(globals()) + dir(os) if 'decoy' in n.lower() or n in ('K', 'kernel')])
try: import _decoy; print('found')
except ImportError: print('none')
print(exec.__name__, open.__name__, os.system.__name__, os.system.__module__, __name__, sys.argv)
`;
  const { stdout } = await inDecoy(source);
  expect(stdout).toBe("[]\nnone\nexec open system os __main__ ['/home/mreed/Downloads/main.py']\n");
});

test("floods are counted, not kept, and do not end the script early", async () => {
  const dossier = await inDecoy("import os\nfor i in range(7000): os.system('x')\nprint('end')");
  expect(dossier.observations).toHaveLength(MOST_OBSERVATIONS);
  expect(dossier.dropped).toBe(2000);
  expect(dossier.stdout).toBe("end\n");
});

test("layers have a number, texts a length", async () => {
  const dossier = await inDecoy(`for i in range(${MOST_LAYERS + 100}): exec('x = ' + str(i))\nprint('end')`);
  expect(dossier.layers).toHaveLength(MOST_LAYERS);
  expect(dossier.stdout).toBe("end\n");
  const long = await inDecoy("import os\nos.system('x' * 3_000_000)\nexec('#' * 2_000_000)");
  expect(told(long, "os.system").length).toBeLessThan(5_000);
  expect(long.layers[1]?.bytes).toBe(2_000_000);
  expect(long.layers[1]?.text?.length).toBeLessThan(1_100_000);
});

test("values that are hostile to whoever shows them are shown", async () => {
  const source = `
import os, requests
class Bad:
    def __repr__(self): raise SystemExit
    __str__ = __fspath__ = __len__ = __iter__ = __repr__
class Text(str):
    def __len__(self): return -1
    def __getitem__(self, i): raise ValueError
deep = []
for i in range(500): deep = [deep]
loop = {}; loop["x"] = loop
for value in (Bad(), Text("evil"), deep, loop, float("nan"), 10**400, "\\ud800", b"\\xff" * 9999, {Bad(): 1}, object, len):
    os.kill(1, value)
print("end")
`;
  const dossier = await inDecoy(source);
  expect(dossier.stdout).toBe("end\n");
  expect(deeds(dossier).filter((deed) => deed === "process os.kill")).toHaveLength(11);
  expect(() => JSON.stringify(dossier)).not.toThrow();
  expect(JSON.stringify(dossier).isWellFormed()).toBe(true);
});

test("fuel ends what never ends; sleeps cost nothing", async () => {
  const dossier = await inDecoy("import time\ntime.sleep(10 ** 9)\nprint('woke')\nwhile True: pass", {
    fuel: 5_000_000,
  });
  expect(dossier.end).toMatchObject({ kind: "fuel" });
  expect(dossier.stdout).toBe("woke\n");
  expect(dossier.fuel).toBeLessThan(6_000_000);
});

test("a thread that goes on for ever leaves the rest to be seen", async () => {
  const source =
    "import threading, time, os\ndef f():\n    while True: time.sleep(60)\nthreading.Thread(target=f).start()\nos.system('after')";
  expect(told(await inDecoy(source), "os.system")).toContain("after");
});

test("how it ended is told", async () => {
  expect((await inDecoy("x = 1\n1 / 0")).end).toMatchObject({ kind: "exception", type: "ZeroDivisionError", line: 2 });
  expect((await inDecoy("def f(:\n")).end).toMatchObject({ kind: "syntax", type: "SyntaxError" });
  expect((await inDecoy("import sys\nsys.exit(1)")).end).toMatchObject({ kind: "done", type: "SystemExit" });
  expect((await inDecoy("")).end).toEqual({ kind: "done", type: "", message: "", line: undefined });
});

const REFUSED: readonly (readonly [string, string])[] = [
  ["'netwrok'", '{"netwrok": {}}'],
  ["'systems'", '{"persona": {"systems": "linux"}}'],
  ["'persona.system'", '{"persona": {"system": "beos"}}'],
  ["'persona.user'", '{"persona": {"user": "../x"}}'],
  ["'persona.start'", '{"persona": {"start": "2024-01-01"}}'],
  ["'persona.env'", '{"persona": {"env": {"A": 1}}}'],
  ["'fuel'", '{"fuel": 0}'],
  ["'timeoutMs'", '{"timeoutMs": "1"}'],
  ["'unknownModules'", '{"unknownModules": "fake"}'],
  ["'isolation'", '{"isolation": "none"}'],
  ["'network.a'", '{"network": {"a": 5}}'],
  ["'network.a.status'", '{"network": {"a": {"status": 99}}}'],
  ["'stats'", '{"network": {"a": {"stats": 200}}}'],
  ["'args'", '{"args": [1]}'],
  ["'commands.x'", '{"commands": {"x": 1}}'],
  ["'filename'", '{"filename": ""}'],
];

test.each(REFUSED)("options: %s is refused by name", async (name, options) => {
  const error = await inDecoy("1", JSON.parse(options)).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MisuseError);
  expect(String(error)).toContain(name);
});
