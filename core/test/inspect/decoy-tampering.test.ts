import { expect, test } from "vitest";
import { inDecoy, those } from "./decoy-support.ts";

/** Each runs behind a deed, and must neither take it back nor keep the next one from being told, where that one is expected. */
const ATTACKS: readonly (readonly [name: string, script: string])[] = [
  ["deletes exec", "import builtins\ndel builtins.exec"],
  [
    "replaces built-in functions",
    "import builtins\nfor n in 'len', 'isinstance', 'str', 'repr', 'dict', 'list', 'bytes', 'type', 'getattr', 'hasattr': setattr(builtins, n, None)",
  ],
  ["empties sys.modules", "import sys\nos_ = os\nsys.modules.clear()"],
  ["rewrites a module", "import subprocess\nsubprocess.Popen = None\nsubprocess.run = lambda *a, **k: None"],
  [
    "looks for the door",
    "import sys\nfor n in list(sys.modules):\n    assert n != '_decoy', n\ntry:\n    import _decoy\n    print('found')\nexcept ImportError: pass",
  ],
  ["walks up the frames", "import sys\nf = sys._getframe(0)\nwhile f: f = f.f_back"],
  ["empties namespaces of the decoy", "g = getattr(exec, '__call__').__globals__\ng.clear()"],
  [
    "raises in repr",
    "class R:\n    def __repr__(self): raise SystemExit\n    __str__ = __repr__\nimport socket\ntry: os.getenv(R())\nexcept BaseException: pass",
  ],
  [
    "sends what cannot be sent",
    "a = []\na.append(a)\nimport subprocess\ntry: subprocess.run(a)\nexcept BaseException: pass\nd = {}\nd['d'] = d\nimport requests\ntry: requests.post('http://x.example', json=d)\nexcept BaseException: pass",
  ],
  [
    "lone surrogates",
    "import requests\nos.path.exists('\\ud800')\nrequests.post('http://\\ud800.example/', headers={'\\ud800': '\\ud800'}, data='\\ud800')\nexec('x = \"\\ud800\"')",
  ],
  ["exhausts memory", "try:\n    x = 'a' * (1 << 30)\nexcept MemoryError: pass"],
  ["exhausts the stack", "def r(): r()\ntry: r()\nexcept RecursionError: pass"],
  ["recursive exec", "try:\n    s = 'exec(s)'\n    exec(s)\nexcept RecursionError: pass"],
  ["changes the clock's functions", "import time\ntime.monotonic = None\ntime.time = None"],
  ["breaks hashing", "import hashlib\nhashlib.sha256 = None"],
  ["many observations", "for i in range(3000): os.getenv('A%d' % i)"],
];

test.each(ATTACKS)("what was told stays told: a script that %s", async (_, attack) => {
  const dossier = await inDecoy(`import os\nos.system("before")\n${attack}\n`, { fuel: 60_000_000 });
  expect(those(dossier, "process", "os.system")).toMatchObject([{ detail: { command: "before" } }]);
  expect(dossier.stdout).not.toContain("found");
  expect(dossier.end.kind, dossier.stderr).toMatch(/^(done|exception)$/);
});

test.each(ATTACKS.filter(([name]) => !["empties namespaces of the decoy"].includes(name)))(
  "and the decoy goes on: a script that %s",
  async (_, attack) => {
    const dossier = await inDecoy(`import os\n${attack}\nos.system("after")\nexec("pass")`, { fuel: 60_000_000 });
    expect(those(dossier, "process", "os.system"), `${dossier.end.message} ${dossier.stderr}`).toMatchObject([
      { detail: { command: "after" } },
    ]);
    expect(dossier.layers.map(({ text }) => text)).toContain("pass");
  },
);

test("a script that finds the host's function can add, and nothing else", async () => {
  const dossier = await inDecoy(`
import os
os.system("before")
tell = getattr(exec, "__call__").__globals__["_tell"]
for what in (
    ("note", 0, 1, 0, "process", "forged", {}, None), ("note", -5, "x", None, "nokind", 7, [1], {1: {2: 3}}), ("note",), ("erase",), (),
    ("layer", 99, "x", b"1", b"2", b"3", b"data", -1, True), ("layer", 0, 1, None, None, None, "text", None, None), ("executed", 10**9),
    ("executed", "x"), ("source", "../x"), ("source", "__proto__"), ("source", "constructor"), ("ask", 0, 0, 0, "fetch", "x", None),
    ("ask", 0, 0, 0, "fetch", "x", {"url": 5, "method": {}}), ("ask", 0, 0, 0, "resolve", "x", {"host": "x" * 100000}), ("ask", None), (None,),
    ("note", 0, 0, 0, "file", "x" * 100000, {"__proto__": {"a": "b" * 900000}}, "c" * 900000),
    ("note", 0, 0, float("inf"), "file", "x", {}, float("nan")),
    ("note", 1e300, 1e300, 1e300, "file", "y", set([1]), 1 << 200),
):
    try: tell(*what)
    except Exception as error: print(type(error).__name__)
os.system("after")
`);
  expect(dossier.end.kind).toBe("done");
  expect(those(dossier, "process", "os.system").map(({ detail }) => detail["command"])).toEqual(["before", "after"]);
  expect(those(dossier, "process", "forged")).toHaveLength(1);
  for (const each of dossier.observations) {
    expect(each.layer).toBeGreaterThanOrEqual(0);
    expect(each.layer).toBeLessThan(dossier.layers.length);
    expect(JSON.stringify(each).length).toBeLessThan(100_000);
  }
  expect(dossier.layers.every(({ parent, number }) => parent <= number)).toBe(true);
});

test("bounds: what is alike does not push out what is not, and what is dropped is counted", async () => {
  const dossier = await inDecoy(
    "import os\nfor i in range(1000): os.path.exists('/tmp/%d' % i)\nos.system('id')\nfor i in range(50): exec('x = %d' % i)\nexec('y = 1' + ' ' * 100)",
    { observations: 300, layers: 10 },
  );
  expect(those(dossier, "file", "os.path.exists")).toHaveLength(100);
  expect(those(dossier, "process", "os.system")).toHaveLength(1);
  expect(dossier.dropped).toBeGreaterThanOrEqual(900);
  expect(dossier.layers).toHaveLength(7);
  expect(dossier.layers[6]?.text).toMatch(/^y = 1/);
  const all = await inDecoy("import os\nfor i in range(90): os.getenv('x'); os.path.exists('y')\n", {
    observations: 20,
  });
  expect(all.observations).toHaveLength(20);
  expect(all.dropped).toBe(161);
});

test("large texts are cut and say so", async () => {
  const dossier = await inDecoy(
    "import os, requests\nos.system('A' * 100000)\nrequests.post('http://x.example/', data=b'\\x00' * 100000)\nexec('x = \"' + 'B' * 700000 + '\"')",
  );
  const [command] = those(dossier, "process", "os.system");
  expect(command?.detail["command"]).toMatch(/^A{4000}\.\.\. \(100000 characters\)$/);
  const [request] = those(dossier, "network", "requests.post");
  expect(request?.detail["body"]).toMatch(/^hex:(00)+\.\.\. \(100000 bytes\)$/);
  expect(dossier.layers[1]).toMatchObject({ bytes: 700_006, executed: true });
  expect(dossier.layers[1]?.text?.length).toBe(200_000);
});

test("tracebacks of the script do not speak of a decoy", async () => {
  const dossier = await inDecoy(
    "import socket, sys\nprint(socket.__file__, sys.modules['socket'], exec, type(exec).__name__, input)\nopen('/nowhere')",
  );
  expect(dossier.stdout).toBe(
    "/usr/lib/python3.11/socket.py <module 'socket' from '/usr/lib/python3.11/socket.py'> <built-in function exec> builtin_function_or_method <built-in function input>\n",
  );
  expect(dossier.stdout + dossier.stderr + dossier.end.message).not.toMatch(/decoy/i);
});
