import { AES } from "./python/aes.ts";
import { CLIENTS } from "./python/clients.ts";
import { CODE } from "./python/code.ts";
import { CRYPTO } from "./python/crypto.ts";
import { DATA } from "./python/data.ts";
import { DESKTOP } from "./python/desktop.ts";
import { DUMMY } from "./python/dummy.ts";
import { FILES, TREES } from "./python/files.ts";
import { HTTP } from "./python/http.ts";
import { IMPORTS } from "./python/imports.ts";
import { LAYERS, PACKED } from "./python/layers.ts";
import { MACHINE, USERS } from "./python/machine.ts";
import { ANSWERS } from "./python/network.ts";
import { NT_PATHS } from "./python/paths.ts";
import { OS } from "./python/process.ts";
import { INSTALLERS, SERVICES } from "./python/services.ts";
import { SOCKET } from "./python/sockets.ts";
import { SUBPROCESS } from "./python/subprocess.ts";
import { THREADS } from "./python/threads.ts";
import { ASYNCIO, TIME } from "./python/time.ts";
import { WEB } from "./python/web.ts";
import { WIN32 } from "./python/win32.ts";
import { NATIVE, REGISTRY } from "./python/windows.ts";

/** Modules that are made together, when the first of them is asked for; without any, at the beginning and in this order. */
export interface Group {
  readonly source: string;
  readonly modules: readonly string[];
  /** Where the modules are to be had; everywhere when left out. */
  readonly system?: "linux" | "windows";
}

const words = (text: string): string[] => text.split(" ");

const CIPHERS =
  "Cipher Cipher.AES Cipher.DES Cipher.DES3 Cipher.Blowfish Cipher.ARC4 Cipher.ChaCha20 Cipher.ChaCha20_Poly1305 Cipher.Salsa20 Cipher.PKCS1_OAEP " +
  "Cipher.PKCS1_v1_5 Random Util Util.Padding PublicKey PublicKey.RSA";
const CIPHER_PARTS =
  "hazmat.primitives hazmat.backends hazmat.primitives.asymmetric hazmat.primitives.asymmetric.rsa hazmat.primitives.kdf hazmat.primitives.kdf.pbkdf2 " +
  "hazmat.primitives.ciphers hazmat.primitives.ciphers.aead";
/** After `setuptools.command`. */
const COMMANDS =
  ".install .develop .egg_info .build_py .build_ext .sdist .bdist_wheel .test .build .upload .easy_install";

export const GROUPS: { readonly [name: string]: Group } = {
  dummy: { source: DUMMY, modules: [] },
  imports: { source: IMPORTS, modules: [] },
  code: { source: CODE, modules: [] },
  files: { source: FILES, modules: [] },
  system: { source: OS, modules: [] },
  paths: { source: NT_PATHS, modules: [], system: "windows" },
  layers: { source: LAYERS, modules: [] },
  time: { source: TIME, modules: [] },
  packed: { source: PACKED, modules: words("bz2 lzma marshal") },
  subprocess: { source: SUBPROCESS, modules: words("subprocess commands pty") },
  socket: { source: ANSWERS + SOCKET, modules: words("socket _socket ssl select") },
  http: {
    source: HTTP + WEB + CLIENTS,
    modules: words(
      "requests requests.exceptions requests.auth requests.adapters requests.packages urllib.request urllib.error urllib.response " +
        "urllib.robotparser urllib2 http http.client http.server http.cookies http.cookiejar httplib socketserver xmlrpc xmlrpc.client " +
        "urllib3 urllib3.exceptions httpx aiohttp pycurl wget",
    ),
  },
  asyncio: { source: ASYNCIO, modules: words("asyncio") },
  threads: {
    source: THREADS,
    modules: words("threading _thread multiprocessing multiprocessing.pool concurrent concurrent.futures"),
  },
  trees: { source: TREES, modules: words("shutil glob") },
  machine: { source: MACHINE, modules: words("platform uuid") },
  users: {
    source: USERS,
    modules: words("getpass signal locale atexit webbrowser faulthandler site sysconfig psutil"),
  },
  accounts: {
    source: "K.load('getpass')",
    modules: words("pwd grp spwd fcntl resource termios tty syslog"),
    system: "linux",
  },
  native: { source: NATIVE, modules: words("ctypes ctypes.util ctypes.wintypes cffi mmap") },
  registry: { source: REGISTRY, modules: words("winreg _winreg winsound msvcrt"), system: "windows" },
  crypto: {
    source: AES + CRYPTO,
    modules: [
      ...["Crypto", "Cryptodome"].flatMap((root) => [root, ...words(CIPHERS).map((name) => `${root}.${name}`)]),
      ...words("cryptography rsa pyAesCrypt pyaes"),
      ...words(`fernet hazmat ${CIPHER_PARTS}`).map((name) => `cryptography.${name}`),
    ],
  },
  data: { source: DATA, modules: words("sqlite3 zipfile tarfile pyzipper") },
  desktop: {
    source: DESKTOP,
    modules: words(
      "pynput pynput.keyboard pynput.mouse keyboard mouse pyHook pyperclip clipboard PIL PIL.ImageGrab PIL.Image pyautogui pyscreenshot mss mss.tools cv2 " +
        "pyaudio sounddevice soundfile wave pyttsx3 speech_recognition tkinter tkinter.messagebox tkinter.simpledialog tkinter.filedialog",
    ),
  },
  win32: {
    source: WIN32,
    modules: words(
      "win32crypt win32api win32event win32gui win32clipboard win32con winerror win32process win32service win32serviceutil win32security win32file win32pipe " +
        "win32net pywintypes pythoncom servicemanager win32ui win32com win32com.client win32com.shell comtypes wmi pywin32",
    ),
    system: "windows",
  },
  services: {
    source: SERVICES,
    modules: words(
      "smtplib ftplib telnetlib poplib imaplib nntplib email email.mime email.mime.text email.mime.multipart email.mime.base email.mime.image email.mime.audio " +
        "email.mime.application email.message email.encoders email.utils email.header paramiko paramiko.ssh_exception pysftp dns dns.resolver boto3 botocore telebot " +
        "telegram telegram.ext discord discord.ext discord.ext.commands discord_webhook dropbox github pymongo mysql mysql.connector psycopg2 redis websocket websockets " +
        "socketio paho paho.mqtt paho.mqtt.client scapy scapy.all nmap stem shodan pyngrok flask slack_sdk googleapiclient docker kubernetes pexpect",
    ),
  },
  installers: {
    source: INSTALLERS,
    modules: [
      ...["setuptools", "distutils"].flatMap((root) => [
        root,
        `${root}.command`,
        ...words(COMMANDS).map((name) => `${root}.command${name}`),
      ]),
      ...words(
        "distutils.core distutils.spawn pip pip._internal pip._internal.cli pip._internal.cli.main pkg_resources runpy",
      ),
    ],
  },
};
