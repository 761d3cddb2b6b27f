import { attack, type Category } from "./attack.ts";

const NOTHING = ["ImportError", "AttributeError", "NameError", "OSError", "TypeError", "SyntaxError", "ValueError"];
const none = (title: string, code: string, type: readonly string[] = NOTHING) =>
  attack(title, ["exception", "syntax"], code, { type });

/** Looks for a way out to the host: its objects, its files, its network, its processes. There are none of them. */
export const REACH: Category = {
  name: "reach",
  title: "Reaching for the host",
  canaries: true,
  attacks: [
    ...["js", "jsffi", "pyodide", "pyodide_js", "ctypes", "cffi", "ffi", "uctypes", "machine", "marshal", "mmap"].map(
      (name) => none(`import ${name}`, `import ${name}`, ["ImportError"]),
    ),
    ...["subprocess", "multiprocessing", "threading", "_thread", "signal", "pty", "posix", "nt", "vfs", "webrepl"].map(
      (name) => none(`import ${name}`, `import ${name}`, ["ImportError"]),
    ),
    ...["socket", "usocket", "ssl", "select", "network", "urllib", "requests", "http", "aioble", "ftplib"].map((name) =>
      none(`import ${name}`, `import ${name}`, ["ImportError"]),
    ),
    ...[
      "system",
      "popen",
      "execv",
      "fork",
      "kill",
      "environ",
      "getenv",
      "putenv",
      "listdir",
      "stat",
      "remove",
      "rename",
      "mkdir",
      "chdir",
      "getcwd",
      "mount",
      "umount",
      "VfsPosix",
      "dupterm",
    ].map((name) => none(`os.${name}`, `import os\nos.${name}`, ["AttributeError"])),
    ...[
      "process",
      "globalThis",
      "window",
      "self",
      "require",
      "module",
      "exports",
      "fetch",
      "Deno",
      "Bun",
      "console",
      "WebAssembly",
      "Function",
      "constructor",
      "__proto__",
    ].map((name) => none(`the name ${name}`, name, ["NameError"])),
    none("JavaScript's prototypes, by a value's attribute", "[].__proto__"),
    none("JavaScript's constructors, by a value's attribute", "(1).constructor"),
    none("JavaScript's constructors, by an item", "{}['constructor']", ["KeyError"]),
    none("the file of the canary", "open(path)", ["OSError"]),
    none("the file of the canary, by io", "import io\nio.open(path, 'rb')", ["OSError"]),
    none("the file of the canary, as a script", "exec(open(path).read())", ["OSError"]),
    none(
      "the file of the canary, as a module",
      "import sys\nsys.path.append('/'.join(path.split('/')[:-1]))\n__import__(path.split('/')[-1])",
      ["ImportError", "ValueError"],
    ),
    none("the environment, as a file", "open('/proc/self/environ')", ["OSError"]),
    none("the memory of the process", "open('/proc/self/mem', 'wb')", ["OSError"]),
    none("passwords", "open('/etc/passwd')", ["OSError"]),
    none("passwords, by a way up", "open('/data/../../../../etc/passwd')", ["OSError"]),
    none("passwords, with two slashes", "open('//etc/passwd')", ["OSError"]),
    none("passwords, by backslashes", "open('..\\\\..\\\\etc\\\\passwd')", ["OSError"]),
    none("passwords, as a URL", "open('file:///etc/passwd')", ["OSError"]),
    none("a name with NUL", "open('/etc/passwd\\0.txt')", ["OSError", "ValueError"]),
    none("a name of a megabyte", "open('/' * 1000000)", ["OSError"]),
    none("a name with a line feed, an escape and a change of direction", "open('a\\n\\x1b[2J\\u202e')", ["OSError"]),
    none("a name that is no text", "open(b'/etc/passwd')", ["OSError", "TypeError"]),
    none("a file by its number", "open(0)", ["OSError", "TypeError"]),
    none("a file by a larger number", "open(3, 'rb')", ["OSError", "TypeError"]),
    none("a device that never ends", "open('/dev/zero').read()", ["OSError"]),
    none("a device of Windows", "open('CON')", ["OSError"]),
    none("writing a file", "open('json.py', 'w').write('x = 1')", ["OSError"]),
    none(
      "writing a program of MicroPython, to import it",
      "with open('x.mpy', 'wb') as f: f.write(b'M\\x06\\x00\\x1f')\nimport x",
      ["OSError"],
    ),
    none("importing a file", "import sys\nsys.path.insert(0, '/')\nimport etc", ["ImportError"]),
    none("importing by a way up", "__import__('../../../etc/passwd')", ["ImportError", "ValueError"]),
    none("importing by an absolute way", "__import__('/etc/passwd')", ["ImportError"]),
    none("importing with NUL", "__import__('json\\0')", ["ImportError"]),
    none("importing nothing", "__import__('')", ["ImportError", "ValueError"]),
    none("importing above the top", "__import__('x', None, None, None, 5)", ["ImportError", "ValueError"]),
    attack(
      "a file is not there by any name of it",
      "ok",
      "n = 0\nfor p in ('', '.', '..', '/', '~', '/data', '/database', '/data/../data', 'C:/', '\\\\\\\\host\\\\share', '/dev/tcp/127.0.0.1/80', '.frozen', '.frozen/asyncio/core.py', 'a:stream', '/proc/self/cwd', '/proc/self/fd/0'):\n  for m in ('r', 'rb', 'w', 'wb', 'a', 'x', 'r+', 'w+b'):\n    try: open(p, m); n += 1\n    except OSError: pass\nn",
      { value: 0 },
    ),
    none("the server of the canary, by asyncio", "import asyncio\nawait asyncio.open_connection('127.0.0.1', port)"),
    none(
      "a server of one's own, by asyncio",
      "import asyncio\nawait asyncio.start_server(lambda r, w: None, '127.0.0.1', 0)",
    ),
    none("asyncio's streams", "from asyncio.stream import open_connection"),
    none("the server of the canary, by open()", "open('http://127.0.0.1:%d/' % port)", ["OSError"]),
    none(
      "the server of the canary, by a name of it in other numbers",
      "import socket\nsocket.getaddrinfo('0x7f.1', port)",
      ["ImportError"],
    ),
    none("subclasses of object", "object.__subclasses__()"),
    none("subclasses, from a tuple", "().__class__.__bases__[0].__subclasses__()"),
    attack("the globals of a function, which are the guest's", "ok", "(lambda: 1).__globals__ is globals()", {
      value: true,
    }),
    none("the code of a function", "(lambda: 1).__code__.co_consts"),
    none("the closure of a function", "(lambda: 1).__closure__"),
    none("the frame of a generator", "(i for i in ()).gi_frame"),
    none("the frame of an exception", "try: 1 / 0\nexcept Exception as e: e.__traceback__.tb_frame"),
    none("sys._getframe", "import sys\nsys._getframe()"),
    none("sys.settrace", "import sys\nsys.settrace(print)"),
    none("sys.atexit", "import sys\nsys.atexit(print)"),
    none("micropython.schedule", "import micropython\nmicropython.schedule(print, 1)"),
    none("micropython.heap_lock", "import micropython\nmicropython.heap_lock()"),
    none("micropython.mem_info", "import micropython\nmicropython.mem_info(1)"),
    none("micropython.kbd_intr", "import micropython\nmicropython.kbd_intr(-1)"),
    none("gc.threshold", "import gc\ngc.threshold(1)"),
    none("native code", "import micropython\n@micropython.native\ndef f(): return 1"),
    none("native code that reads memory", "import micropython\n@micropython.viper\ndef f(): return ptr8(0)[0]"),
    none("assembler", "import micropython\n@micropython.asm_thumb\ndef f(): mov(r0, 1)"),
    none("reading memory by uctypes", "import uctypes\nuctypes.bytearray_at(0, 2**31)", ["ImportError"]),
    none("reading memory by machine", "import machine\nmachine.mem32[0]", ["ImportError"]),
    attack(
      "descriptors of standard streams read nothing",
      ["ok", "exception"],
      "import sys\n[sys.stdin.fileno(), sys.stdin.read(), sys.stdin.readline(), sys.stdin.buffer.read(10)][1]",
      { value: "", type: ["OSError", "AttributeError"] },
    ),
    attack("standard output reads nothing", ["ok", "exception"], "import sys\nsys.stdout.read()", {
      value: "",
      type: ["OSError"],
    }),
    attack(
      "everything that modules hold, called with what might be a path",
      ["ok", "exception", "timeout", "memory", "output", "recursion"],
      `
import sys
names = ('array asyncio binascii builtins cmath collections deflate errno gc hashlib heapq io json math micropython os random re struct sys time _asyncio _host').split()
for n in names:
  m = __import__(n)
  for a in dir(m):
    if a in ('exit', 'sleep', 'sleep_ms', 'sleep_us', 'help', 'input', 'exec', 'run_forever', '__repl_print__', 'wait', 'factorial'): continue
    for args in ((path,), ('/etc/passwd', 'r'), (path, path, path), (port,)):
      try: print(getattr(m, a)(*args))
      except Exception: pass`,
      { limits: { timeoutMs: 20_000, fuel: 3_000_000, outputBytes: 2 ** 20 } },
    ),
  ],
};
