import { createCipheriv, createHash, createHmac } from "node:crypto";
import { deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { inDecoy, told } from "./decoy-runs.ts";

const INNER = "import os\nos.system('inner')\n";
const base64 = Buffer.from(INNER).toString("base64");
const hex = Buffer.from(INNER).toString("hex");
const packed = deflateSync(INNER).toString("base64");
const zipped = gzipSync(INNER).toString("base64");
const rot13 = INNER.replace(/[a-z]/g, (c) => String.fromCharCode(((c.charCodeAt(0) - 84) % 26) + 97));

/** How a text is hidden, and how its layer came out. */
const WAYS: readonly (readonly [string, string])[] = [
  [`exec(${JSON.stringify(INNER)})`, "exec"],
  [`import base64\nexec(base64.b64decode('${base64}'))`, "base64.b64decode"],
  [`import base64\nexec(base64.b64decode('${base64}').decode())`, "base64.b64decode"],
  [`from base64 import urlsafe_b64decode as d\nexec(d(b'${base64}'))`, "base64.urlsafe_b64decode"],
  [`import base64\nexec(base64.b16decode('${hex.toUpperCase()}'))`, "base64.b16decode"],
  [`import base64\nexec(base64.b32decode(base64.b32encode(bytes.fromhex('${hex}'))))`, "base64.b32decode"],
  [`import base64\nexec(base64.b85decode(base64.b85encode(bytes.fromhex('${hex}'))))`, "base64.b85decode"],
  [`import binascii\nexec(binascii.unhexlify('${hex}'))`, "binascii.unhexlify"],
  [`import binascii\nexec(binascii.a2b_base64('${base64}'))`, "binascii.a2b_base64"],
  [`import zlib, base64\nexec(zlib.decompress(base64.b64decode('${packed}')))`, "zlib.decompress"],
  [`import zlib, base64\nexec(zlib.decompressobj().decompress(base64.b64decode('${packed}')))`, "zlib.decompressobj"],
  [`import gzip, base64\nexec(gzip.decompress(base64.b64decode('${zipped}')))`, "gzip.decompress"],
  [`import codecs\nexec(codecs.decode(${JSON.stringify(rot13)}, 'rot13'))`, "codecs.decode"],
  [`import codecs\nexec(codecs.decode(b'${hex}', 'hex'))`, "codecs.decode"],
  [`exec(bytes.fromhex('${hex}'))`, "exec"],
  [`exec(''.join(map(chr, ${JSON.stringify([...Buffer.from(INNER)])})))`, "exec"],
  [`eval(compile(${JSON.stringify(INNER)}, '<x>', 'exec'))`, "compile"],
  [`eval("__import__('os').system('inner')")`, "eval"],
  [`getattr(__import__('builtins'), 'ex' + 'ec')(${JSON.stringify(INNER)})`, "exec"],
  [`__builtins__ = __import__('builtins')\nvars(__builtins__)['exec'](${JSON.stringify(INNER)})`, "exec"],
  [`__builtins__.__dict__['exec'](${JSON.stringify(INNER)})`, "exec"],
  [`globals()['__builtins__'].exec(${JSON.stringify(INNER)})`, "exec"],
  [`exec("__builtins__.exec(" + repr(${JSON.stringify(INNER)}) + ")", {})`, "exec"],
  [
    `open('/tmp/p.py', 'w').write(${JSON.stringify(INNER)})\nimport sys\nsys.path.insert(0, '/tmp')\nimport p`,
    "import of a file",
  ],
  [`open('/tmp/p.py', 'w').write(${JSON.stringify(INNER)})\nexec(open('/tmp/p.py').read())`, "exec"],
];

test.each(WAYS)("%s is a layer by %s, and what it does is told of it", async (source, via) => {
  const dossier = await inDecoy(source);
  const deed = dossier.observations.find(({ action }) => action === "os.system");
  expect(deed, dossier.end.message).toBeDefined();
  const layer = dossier.layers[deed?.layer ?? 0];
  const text = layer?.text ?? "";
  expect(layer).toMatchObject({ via, executed: true, bytes: text.length });
  expect(layer?.number).toBeGreaterThan(0);
  expect(text).toContain("inner");
  expect(layer?.sha256).toBe(createHash("sha256").update(text).digest("hex"));
});

test("twenty layers, one in the other, are all read", async () => {
  let source = "import os\nos.system('the last')\n";
  const texts = [source];
  for (let depth = 0; depth < 20; depth++) {
    const hidden = deflateSync(source).toString("base64");
    source = `exec(__import__('zlib').decompress(__import__('base64').b64decode(b'${hidden}')))`;
    texts.push(source);
  }
  const dossier = await inDecoy(source);
  const run = dossier.layers.filter(({ executed }) => executed);
  expect(run.map(({ text }) => text)).toEqual(texts.reverse());
  expect(run.slice(1).map(({ parent }) => parent)).toEqual(run.slice(0, -1).map(({ number }) => number));
  expect(told(dossier, "os.system")).toContain("the last");
});

test("the same bytes are one layer, which is marked when it is run", async () => {
  const dossier = await inDecoy(`import base64\ns = base64.b64decode('${base64}')\nexec(s)\nexec(s)\nexec(s.decode())`);
  expect(dossier.layers.slice(1)).toMatchObject([{ via: "base64.b64decode", executed: true, parent: 0 }]);
});

test("names in functions and globals are those of the caller", async () => {
  const source = `
def f(a):
    exec("print(a)")
    exec("b = 2")
    return eval("a + 1")
print(f(4), 'b' in globals())
exec("c = 3")
space = {"d": 4}
exec("e = d + 1", space)
exec("g = 1", {}, space)
print(c, space["e"], space["g"], eval("x", {"x": 9}), [eval("y", {}, {"y": 8})])
`;
  expect((await inDecoy(source)).stdout).toBe("4\n5 False\n3 5 1 9 [8]\n");
});

test("a script's own builtins are used", async () => {
  const source =
    "import builtins, os\nold = builtins.open\nbuiltins.open = lambda *a: print('mine') or old(*a)\nos.getpid()\nos.system('x')\nopen('/etc/hosts')\nbuiltins.answer = 42\nimport json\nprint(answer)";
  expect((await inDecoy(source)).stdout).toBe("mine\n42\n");
});

test("bytecode is kept, and is said not to run", async () => {
  const dossier = await inDecoy(
    "import marshal\nexec(marshal.loads(b'\\xe3\\x00http://evil.example/x\\x00'))\nprint('on')",
  );
  expect(told(dossier, "marshal.loads")).toContain("http://evil.example/x");
  expect(told(dossier, "exec")).toContain("cannot be executed here");
  expect(dossier.layers[1]).toMatchObject({ via: "marshal.loads", executed: false });
  expect(dossier.stdout).toBe("on\n");
});

test("what a pickle would call is told before it is loaded", async () => {
  const dossier = await inDecoy("import pickle\npickle.loads(b\"cos\\nsystem\\n(S'id'\\ntR.\")");
  expect(told(dossier, "pickle.loads")).toContain("os.system");
});

test("what is deciphered with the right key is a layer", async () => {
  const [key, iv] = [Buffer.alloc(16, "k"), Buffer.alloc(16, "i")];
  const cipher = createCipheriv("aes-128-cbc", key, iv);
  const text = Buffer.concat([cipher.update(INNER), cipher.final()]).toString("hex");
  const source = `from Crypto.Cipher import AES\nfrom Crypto.Util.Padding import unpad\nc = AES.new(b'${key}', AES.MODE_CBC, b'${iv}')\nexec(unpad(c.decrypt(bytes.fromhex('${text}')), 16))`;
  const dossier = await inDecoy(source);
  expect(told(dossier, "os.system")).toContain("inner");
  expect(dossier.layers.map(({ via }) => via)).toEqual(["script", "Crypto.Cipher.AES.decrypt", "exec"]);
});

test("a Fernet token made elsewhere is deciphered", async () => {
  const [signing, secret, iv] = [Buffer.alloc(16, "s"), Buffer.alloc(16, "e"), Buffer.alloc(16, 7)];
  const cipher = createCipheriv("aes-128-cbc", secret, iv);
  const body = Buffer.concat([Buffer.from([0x80]), Buffer.alloc(8), iv, cipher.update(INNER), cipher.final()]);
  const token = Buffer.concat([body, createHmac("sha256", signing).update(body).digest()]).toString("base64url");
  const key = Buffer.concat([signing, secret]).toString("base64url");
  const source = `from cryptography.fernet import Fernet\nexec(Fernet(b'${key}=').decrypt(b'${token}'))`;
  expect(told(await inDecoy(source), "os.system")).toContain("inner");
});

test("finders of the script's own are asked, and told of", async () => {
  const source = `
import sys
class Finder:
    def find_spec(self, name, path, target=None):
        if name == "ghost":
            return type("Spec", (), {"loader": self, "name": name})()
    def create_module(self, spec): return None
    def exec_module(self, module): exec("import os; os.system('ghost')", module.__dict__)
sys.meta_path.insert(0, Finder())
import ghost, json
`;
  const dossier = await inDecoy(source);
  expect(told(dossier, "sys.meta_path")).toContain("ghost");
  expect(told(dossier, "os.system")).toContain("ghost");
});

test("computed names of modules are told", async () => {
  const dossier = await inDecoy(
    "import importlib\n__import__('o' + 's')\nimportlib.import_module('sub' + 'process').run('x')",
  );
  expect(told(dossier, "__import__")).toContain('"name":"os"');
  expect(told(dossier, "importlib.import_module")).toContain("subprocess");
  expect(told(dossier, "subprocess.run")).toContain('"x"');
});
