import { createHash } from "node:crypto";
import { deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { inDecoy, those } from "./decoy-support.ts";

const PAYLOAD = "print('payload ran')";
const base64 = (data: string | Uint8Array): string => Buffer.from(data).toString("base64");
const hex = (data: string): string => Buffer.from(data).toString("hex");
const rot13 = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) + (letter.toLowerCase() < "n" ? 13 : -13)),
  );

/** A way to run the payload: the script, and what each layer behind the script came by. */
const WAYS: readonly (readonly [name: string, script: string, via: readonly string[]])[] = [
  ["exec", `exec("print('payload ran')")`, ["exec"]],
  ["exec of bytes", `exec(b"print('payload ran')")`, ["exec"]],
  ["eval", `eval("print('payload ran')")`, ["eval"]],
  ["compile", `exec(compile("print('payload ran')", "x", "exec"))`, ["compile"]],
  ["compile for eval", `eval(compile("print('payload ran')", "x", "eval"))`, ["compile"]],
  ["base64", `import base64; exec(base64.b64decode("${base64(PAYLOAD)}"))`, ["base64.b64decode"]],
  [
    "base64 and zlib in one line",
    `exec(__import__("zlib").decompress(__import__("base64").b64decode("${base64(deflateSync(PAYLOAD))}")))`,
    ["base64.b64decode", "zlib.decompress"],
  ],
  ["base32", `import base64\nexec(base64.b32decode(base64.b32encode(b"print('payload ran')")))`, ["base64.b32decode"]],
  ["base85", `import base64\nexec(base64.b85decode(base64.b85encode(b"print('payload ran')")))`, ["base64.b85decode"]],
  ["decoded text", `import base64; exec(base64.b64decode("${base64(PAYLOAD)}").decode("utf-8"))`, ["base64.b64decode"]],
  ["unhexlify", `import binascii; exec(binascii.unhexlify("${hex(PAYLOAD)}"))`, ["binascii.unhexlify"]],
  ["a2b_base64", `from binascii import a2b_base64 as f; exec(f("${base64(PAYLOAD)}"))`, ["binascii.a2b_base64"]],
  ["bytes.fromhex", `exec(bytes.fromhex("${hex(PAYLOAD)}"))`, ["exec"]],
  ["chr and join", `exec("".join(chr(c) for c in ${JSON.stringify([...Buffer.from(PAYLOAD)])}))`, ["exec"]],
  ["reversed text", `exec(")'nar daolyap'(tnirp"[::-1])`, ["exec"]],
  ["rot13", `import codecs; exec(codecs.decode("${rot13(PAYLOAD)}", "rot13"))`, ["codecs.decode"]],
  ["codecs: hex", `import codecs; exec(codecs.decode("${hex(PAYLOAD)}", "hex"))`, ["codecs.decode"]],
  [
    "gzip",
    `import gzip, base64; exec(gzip.decompress(base64.b64decode("${base64(gzipSync(PAYLOAD))}")))`,
    ["base64.b64decode", "gzip.decompress"],
  ],
  [
    "bzip2",
    // By CPython's bz2.compress(b"print(1)").
    `import bz2, base64; exec(bz2.decompress(base64.b64decode("QlpoOTFBWSZTWa8O5UcAAAKZgABgIAAAIVQAIAAiBpp6EMCBaNhBdyRThQkK8O5UcA==")))\nprint('payload ran')`,
    ["base64.b64decode", "bz2.decompress"],
  ],
  [
    "decompressobj",
    `import zlib, base64; exec(zlib.decompressobj().decompress(base64.b64decode("${base64(deflateSync(PAYLOAD))}")))`,
    ["base64.b64decode", "zlib.decompress"],
  ],
  ["an alias", `_ = exec\n_("print('payload ran')")`, ["exec"]],
  ["a lambda", `(lambda run, what: run(what))(exec, "print('payload ran')")`, ["exec"]],
  ["getattr", `import builtins\ngetattr(builtins, "ex" + "ec")("print('payload ran')")`, ["exec"]],
  ["__builtins__", `__builtins__.__dict__["ex" + "ec"]("print('payload ran')")`, ["exec"]],
  ["vars", `vars(__import__("builtins"))["exec"]("print('payload ran')")`, ["exec"]],
  ["globals", `globals()["__builtins__"].exec("print('payload ran')")`, ["exec"]],
  ["map", `list(map(exec, ["print('payload ran')"]))`, ["exec"]],
  ["a decorator", `@exec\n@(lambda f: "print('payload ran')")\ndef f(): pass`, ["exec"]],
  [
    "getattr of a module",
    `import importlib, base64\nexec(getattr(importlib.import_module("base64"), "b64decode")("${base64(PAYLOAD)}"))`,
    ["base64.b64decode"],
  ],
  [
    "FunctionType",
    `import types\ntypes.FunctionType(compile("print('payload ran')", "", "exec"), globals())()`,
    ["compile"],
  ],
  [
    "marshal, there and back",
    `import marshal\nexec(marshal.loads(marshal.dumps(compile("print('payload ran')", "", "exec"))))`,
    ["compile"],
  ],
  ["in a function", `def f():\n    secret = "payload ran"\n    exec("print(secret)")\nf()`, ["exec"]],
  [
    "in a function, twice",
    `def f(s):\n    t = "payload"\n    exec(s)\nf("u = t + ' ran'\\nexec('print(u)')")`,
    ["exec", "exec"],
  ],
  ["with names of its own", `names = {}\nexec("x = 'payload ran'", names)\nprint(names["x"])`, ["exec"]],
  ["with both", `a, b = {"y": "payload"}, {}\nexec("x = y + ' ran'", a, b)\nprint(b["x"], end="\\n")`, ["exec"]],
  ["a thread", `import threading\nthreading.Thread(target=exec, args=("print('payload ran')",)).start()`, ["exec"]],
  ["a file that is imported", `open("dropped.py", "w").write("print('payload ran')")\nimport dropped`, ["import"]],
  [
    "runpy",
    `open("/tmp/d.py", "w").write("print('payload ran')")\nimport runpy\nrunpy.run_path("/tmp/d.py")`,
    ["runpy.run_path"],
  ],
  [
    "Fernet",
    `from cryptography.fernet import Fernet\nf = Fernet(Fernet.generate_key())\nexec(f.decrypt(f.encrypt(b"print('payload ran')")))`,
    ["cryptography.fernet.Fernet.decrypt"],
  ],
];

test.each(WAYS)("%s", async (_, script, via) => {
  const dossier = await inDecoy(script);
  expect(dossier.stderr + dossier.end.message).toBe("");
  expect(dossier.stdout).toContain("payload ran");
  const layers = dossier.layers.slice(1);
  expect(layers.map((layer) => layer.via)).toEqual(via);
  expect(layers.map(({ parent }) => parent)).toEqual(via.map((_each, index) => index));
  expect(layers.at(-1)?.executed).toBe(true);
});

test("twenty layers of exec, zlib and base64, in order, each from the one before", async () => {
  const sources = [PAYLOAD];
  for (let depth = 0; depth < 20; depth++) {
    const inner = base64(deflateSync(sources[0] ?? ""));
    sources.unshift(`import zlib,base64\nexec(zlib.decompress(base64.b64decode("${inner}")))`);
  }
  const dossier = await inDecoy(sources[0] ?? "");
  expect(dossier.stdout).toBe("payload ran\n");
  const executed = dossier.layers.filter((layer) => layer.executed);
  expect(executed.map(({ text }) => text)).toEqual(sources);
  expect(dossier.layers).toHaveLength(41);
  for (const { number, parent, via, text, sha256, bytes } of dossier.layers.slice(1)) {
    expect(parent).toBe(number - 1);
    expect(via).toBe(number % 2 === 1 ? "base64.b64decode" : "zlib.decompress");
    if (text === undefined) continue;
    expect(sha256).toBe(createHash("sha256").update(text).digest("hex"));
    expect(bytes).toBe(Buffer.from(text).length);
  }
});

test("what a layer does is said to be of that layer, at its line", async () => {
  const inner = "import os\ndef later():\n    os.system('id')\n";
  const dossier = await inDecoy(`exec(${JSON.stringify(inner)})\nlater()\n`);
  expect(those(dossier, "process", "os.system")).toMatchObject([{ layer: 1, line: 3, detail: { command: "id" } }]);
  const failed = await inDecoy(`exec("x = 1\\n1/0")`);
  expect(failed.end).toMatchObject({ kind: "exception", type: "ZeroDivisionError", line: 2, layer: 1 });
});

test("bytecode of another Python is kept, read, and not run", async () => {
  const code = `\\xe3\\x00\\x00\\x00\\x00http://evil.example/stage2\\x00\\x01requests\\x00`;
  const dossier = await inDecoy(
    `import marshal, types\nc = marshal.loads(b"${code}")\nexec(c)\nprint(eval(c))\ntypes.FunctionType(c, globals())()\nprint(type(c).__name__)`,
  );
  expect(dossier.stdout).toBe("None\ncode\n");
  expect(dossier.layers[1]).toMatchObject({
    via: "marshal.loads",
    executed: true,
    text: undefined,
    strings: ["http://evil.example/stage2", "requests"],
  });
  expect(those(dossier, "code", "exec")).toMatchObject([{ answer: expect.stringContaining("not executed") }]);
  const data = await inDecoy(
    `import marshal\nprint(marshal.loads(marshal.dumps([1, "a", (2.5, None, True), {b"k": 1}])))`,
  );
  expect(data.stdout).toBe("[1, 'a', (2.5, None, True), {b'k': 1}]\n");
});

test("a pickle that runs something", async () => {
  const dossier = await inDecoy(`import pickle\npickle.loads(b"cos\\nsystem\\n(S'whoami'\\ntR.")`);
  expect(those(dossier, "code", "pickle.loads")).toHaveLength(1);
  expect(those(dossier, "process", "os.system")).toMatchObject([{ detail: { command: "whoami" } }]);
});

test("source that does not parse is a layer all the same, and the same error", async () => {
  const dossier = await inDecoy(`try:\n    exec("x = = 1")\nexcept SyntaxError as error:\n    print(error.lineno)`);
  expect(dossier.stdout).toBe("1\n");
  expect(dossier.layers[1]).toMatchObject({ via: "exec", text: "x = = 1" });
});

test("a script that does not compile has nothing but its end", async () => {
  const dossier = await inDecoy("print 'Python 2'\n");
  expect(dossier.end).toMatchObject({ kind: "syntax", type: "SyntaxError", line: 1 });
  expect(dossier.observations).toEqual([]);
  expect(dossier.layers).toHaveLength(1);
});

test("imports by whatever way are seen, once each", async () => {
  const dossier = await inDecoy(
    `import os, os\nfrom socket import socket\n__import__("subprocess")\nimport importlib\nimportlib.import_module("ctypes")\nimport xml.dom.minidom`,
  );
  const imports = those(dossier, "module", "import").map(({ detail }) => detail["name"]);
  expect(imports).toEqual(["os", "socket", "subprocess", "importlib", "ctypes", "xml.dom.minidom"]);
});

test.each([
  ["known", "dummy", "absent"],
  ["dummy", "dummy", "dummy"],
  ["absent", "absent", "absent"],
] as const)("unknown modules: %s", async (unknownModules, known, gibberish) => {
  const dossier = await inDecoy(
    "for name in 'flask', 'qqzzx':\n    try: __import__(name)\n    except ImportError: pass",
    { unknownModules },
  );
  expect(those(dossier, "module", "import").map(({ answer }) => answer)).toEqual([known, gibberish]);
});
