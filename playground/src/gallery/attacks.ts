import type { Example } from "./example.ts";

const LOOP = `# Never ends, and will not be told to.
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
`;

const BUDGET = `# The endless loop again, with a budget of work instead of time.
${LOOP}`;

const MEMORY = `# Doubles until there is no more, and keeps everything.
kept = ["x" * 1024]
while True:
    kept.append(kept[-1] * 2)
    print("kept", len(kept[-1]), "characters more")
`;

const REGEX = `# A pattern that backtracks for longer than the sun will shine, in one call.
import re
print("matching…")
print(re.match(r"(a|aa)+$", "a" * 64 + "b"))
`;

const OUTPUT = `# As much output as it can.
while True:
    print("All work and no play makes Jack a dull boy.")
`;

const NUMBER = `# One expression, with more digits than there is matter to write them on.
print("computing…")
print(9 ** 9 ** 9)
`;

const RECURSION = `# Calls itself for ever.
def deeper(n):
    return deeper(n + 1)

deeper(0)
`;

const ESCAPE = `# Looks for a way out: the page, the network, your files, the system.
def attempt(what, action):
    try:
        print(f"{what:<26} got {action()!r}")
    except BaseException as error:
        print(f"{what:<26} {type(error).__name__}: {error}")

attempt("the page", lambda: __import__("js").document.cookie)
attempt("the page, by the engine", lambda: __import__("jsffi"))
attempt("the network", lambda: __import__("socket").create_connection(("localhost", 80)))
attempt("the network, by urllib", lambda: __import__("urllib.request").request.urlopen("http://localhost"))
attempt("your files", lambda: open("/etc/passwd").read())
attempt("all files", lambda: __import__("os").listdir("/"))
attempt("the system", lambda: __import__("os").system("ls"))
attempt("a process", lambda: __import__("subprocess").run(["ls"]))
attempt("the environment", lambda: dict(__import__("os").environ))
attempt("raw memory", lambda: __import__("ctypes").string_at(0, 64))
attempt("raw memory, MicroPython's", lambda: __import__("machine").mem32[0])
attempt("all classes", lambda: ().__class__.__base__.__subclasses__())
attempt("machine code", lambda: __import__("uctypes").addressof(b""))
attempt("a function of the page", lambda: show_svg)
`;

const MARKUP = `# Writes what would be a script, if the page took it for more than text.
print("<img src=x onerror=\\"document.title='owned'\\"><script>document.title='owned'</script>")
print("\\x1b[31mred\\x1b[0m, a bell \\x07 and \\u202Etxt.exe")
raise ValueError("<b onmouseover=alert(1)>an error with markup</b>")
`;

const FILES = `# Fills the disk, which it takes for one.
for n in range(10**9):
    with open(f"/junk{n}.bin", "wb") as file:
        file.write(b"x" * 2**20)
    print("wrote", n + 1, "MiB")
`;

const SLEEP = `# Waits until you have forgotten it.
import time
print("good night")
time.sleep(10**6)
`;

export const ATTACKS: readonly Example[] = [
  {
    id: "loop",
    title: "Endless loop",
    about: "Catches everything, and goes on.",
    code: LOOP,
    lesson:
      "The engine counts its work and asks for more about every quarter of a millisecond. When the time is over it gets none, and no except sees that.",
    limits: { timeoutMs: 2_000 },
  },
  {
    id: "memory",
    title: "Memory bomb",
    about: "Doubles a text until nothing is left.",
    code: MEMORY,
    lesson:
      "WebAssembly itself enforces the size of a sandbox's memory. Python gets a MemoryError, and what was kept is still there.",
  },
  {
    id: "regex",
    title: "Regex bomb",
    about: "A pattern that backtracks without end.",
    code: REGEX,
    lesson: "Loops inside of built-ins are counted as well, so one call that lasts for ever ends like any other.",
    limits: { timeoutMs: 2_000 },
  },
  {
    id: "output",
    title: "Output flood",
    about: "Prints for ever.",
    code: OUTPUT,
    lesson: "The host counts what is written and ends the run. The page keeps the last lines only.",
  },
  {
    id: "number",
    title: "Huge number",
    about: "9 ** 9 ** 9, in one expression.",
    code: NUMBER,
    lesson: "Work in big integers is counted by the digit, in the middle of an expression too.",
    limits: { timeoutMs: 2_000 },
  },
  {
    id: "recursion",
    title: "Endless recursion",
    about: "A function that calls itself.",
    code: RECURSION,
    lesson: "The engine checks its depth at each call, before the browser's own stack would end.",
  },
  {
    id: "escape",
    title: "Escape attempts",
    about: "The page, the network, files, processes, memory.",
    code: ESCAPE,
    lesson:
      "Nothing is in reach: the engine imports its memory and six functions, none of which leads to the page, the network or your files. What it got are its own empty folder and environment.",
  },
  {
    id: "markup",
    title: "Script in the output",
    about: "Markup and control characters, printed and raised.",
    code: MARKUP,
    lesson:
      "What a program writes reaches this page as text only, and the page's Content-Security-Policy would run no script from it.",
  },
  {
    id: "files",
    title: "Full disk",
    about: "Writes files until it may not.",
    code: FILES,
    lesson:
      "Its files are in the sandbox's own memory, bounded by fileBytes: the file system is full, which is an error that programs know.",
  },
  {
    id: "sleep",
    title: "Deep sleep",
    about: "Waits for eleven days.",
    code: SLEEP,
    lesson: "Waiting counts as time, and the sandbox has a deadline.",
    limits: { timeoutMs: 2_000 },
  },
  {
    id: "fuel",
    title: "Within a budget",
    about: "Ended by a count of its work, not by the clock.",
    code: BUDGET,
    lesson: "Fuel is counted exactly: this run ends at the same instruction on every machine.",
    limits: { fuel: 2_000_000, timeoutMs: 10_000 },
  },
];
