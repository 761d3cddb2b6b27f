import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test, vi } from "vitest";
import { isBuilt, runCommand, runOnTerminal, type Step } from "../cli-process.ts";

// Every test starts processes, on machines that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "micropython-wasm-terminal-"));
afterAll(() => rmSync(folder, { recursive: true }));

const ESCAPE = "\x1b";

/** What a terminal would obey: it sets titles and clipboards, moves the cursor, asks for answers, turns text around. */
const ORDERS = [
  "\x1b]0;title\x07",
  "\x1b]52;c;cm0gLXJm\x07",
  "\x1b]8;;http://127.0.0.1/\x1b\\link\x1b]8;;\x1b\\",
  "\x1b[2J\x1b[H",
  "\x1b[31;41mred\x1b[0m",
  "\x1bc\x1b[?1049h\x1b[6n\x1b[c\x05",
  '\x1bP$q"p\x1b\\\x1b_G\x1b\\\x1b^\x1b\\',
  "\u009b2J\u009d0;title\u009c\u0090q\u009c\u0085\u008d\u008e",
  "\x7f\x08\x08\x00\x0b\x0c\x0e\x0f\x18\x1a",
  "over\rwrite",
  "\u202eright to left\u202c\u2066\u2069\u200f\u061c",
];

const OBEYED_CODES: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0x061c, 0x061c],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2066, 0x2069],
];

/** The first character that a terminal would obey. A pseudo-terminal itself makes a return and a newline of each newline. */
function obeyed(screen: string): string | undefined {
  const text = screen.replace(/\r+\n/g, "\n");
  return [...text].find((character) => {
    const code = character.codePointAt(0) ?? 0;
    return character === "\r" || OBEYED_CODES.some(([first, last]) => code >= first && code <= last);
  });
}

/** A literal that both JavaScript and Python read, in ASCII only. */
function literal(text: string): string {
  const escaped = [...text].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    return /[ -!#-[\]-~]/.test(character) ? character : `\\U${code.toString(16).padStart(8, "0")}`;
  });
  return `"${escaped.join("")}"`;
}

/** Every way to put text on the screen that a guest has, but for the exception that ends it. */
const PROGRAM = `
import sys
orders = [${ORDERS.map(literal).join(", ")}]
for order in orders:
    print(order)
    print(order, file=sys.stderr)
    print(order, end="")
    print("\\n" + order + "\\n", end=order)
    for byte in order.encode():
        sys.stdout.buffer.write(bytes([byte]))
        sys.stderr.buffer.write(bytes([byte]))
    sys.stdout.buffer.write(b"\\x9b31m\\xc2")
    sys.stderr.write("x")
    sys.stdout.buffer.write(b"\\x9b31m\\x1b")
    sys.stdout.write("[31m\\r")
    sys.stderr.write("\\n")
    class Named:
        def __repr__(self): return order
    print(Named(), [Named()], {Named(): order.encode()})
    hostile = type(order, (ValueError,), {order: 1})
    print(hostile, hostile(order), dir(hostile))
    help(hostile)
    try:
        exec(compile("raise hostile(order)", order.replace("\\r", ""), "exec"))
    except ValueError as error:
        sys.print_exception(error)
        sys.print_exception(error, sys.stdout)
print("all of it")
`;

const LAST_WORDS: readonly (readonly [name: string, code: string])[] = [
  ["an exception", "raise hostile(''.join(orders))"],
  ["an exception in a file of that name", "exec(compile('raise hostile(orders)', orders[0] + orders[-1], 'exec'))"],
  [
    "a function of that name",
    "def f(): raise hostile(orders)\nexec(compile('def f():\\n raise hostile()', '\\x1b[2J', 'exec'))\nf()",
  ],
  ["sys.exit", "sys.exit(''.join(orders))"],
  ["sys.exit with an object", "sys.exit(Named())"],
  ["an exception whose text fails", "class E(Exception):\n  def __str__(self): raise hostile(orders[1])\nraise E()"],
  ["nothing but half a character", "sys.stdout.buffer.write(b'\\xf0\\x9f')"],
  ["a return that was held back", "sys.stdout.write('over\\r')"],
  ["a line of source", `raise hostile()  # \u202e \u009b31m \x1b[31m`],
];

describe.skipIf(!isBuilt)("a terminal is shown what a guest prints, and told nothing by it", () => {
  test.each(LAST_WORDS)("a script that ends with %s", (_, code) => {
    const { screen } = runOnTerminal(["-c", `${PROGRAM}\n${code}`], []);
    expect(screen).toContain("\\x1b]52;c;");
    expect(screen).toContain("all of it");
    expect(obeyed(screen)).toBeUndefined();
  });

  test("in colour there is the colour, and nothing else", () => {
    const { screen } = runOnTerminal(["-c", `${PROGRAM}\nraise hostile(''.join(orders))`], [], { NO_COLOR: "" });
    const parts = screen.split(ESCAPE);
    expect(parts.slice(1).map((part) => part.slice(0, 4).replace(/m.*/s, "m"))).toStrictEqual(["[31m", "[0m"]);
    expect(obeyed(parts.join(""))).toBeUndefined();
  });

  test("a result as JSON is one line, and the same JSON", () => {
    const words = ["--json", "-c", `${PROGRAM}\n[orders, Named()]`];
    const { screen } = runOnTerminal(words, []);
    expect(obeyed(screen)).toBeUndefined();
    expect(screen.trimEnd()).not.toContain("\n");
    const { value }: { value: unknown[] } = JSON.parse(screen);
    expect(value[0]).toStrictEqual(ORDERS);
    expect(JSON.parse(runCommand(words).stdout)).toMatchObject({ value: [ORDERS, expect.anything()] });
  });

  test("the same at the prompt", () => {
    const typed = (line: string): Step[] => [{ expect: ">>> " }, { send: `${line}\r` }];
    const { screen } = runOnTerminal(
      [],
      [
        ...typed(`exec(${literal(PROGRAM)})`),
        ...typed("orders"),
        ...typed("Named()"),
        ...typed("''.join(orders)"),
        ...typed("hostile"),
        ...typed("raise hostile(''.join(orders))"),
        ...typed("exec(compile('raise hostile(orders)', orders[0], 'exec'))"),
        ...typed("sys.stdout.write(orders[3] + 'x\\r')"),
        ...typed("sys.exit(''.join(orders))"),
      ],
    );
    // The line editor's own: to a column, erase below, a colour less prompt.
    const withoutEditor = screen
      .split(ESCAPE)
      .map((part) => part.replace(/^\[\d*[GJKAB]/, ""))
      .join("");
    expect(screen).toContain("\\x1b]52;c;");
    expect(obeyed(withoutEditor)).toBeUndefined();
    for (const order of ORDERS) expect(screen).not.toContain(order);
  });

  test("names of files and options are the user's, but may come from elsewhere", () => {
    for (const words of [
      [`${ORDERS[0]}.py`],
      ["--timeout", ORDERS[1] ?? ""],
      [`--${ORDERS[7]}`],
      ["--seed", "\u202e"],
    ]) {
      const { screen, status } = runOnTerminal(words, []);
      expect(status).toBe(2);
      expect(obeyed(screen)).toBeUndefined();
    }
  });

  test("any text, in any pieces", () => {
    const unit = fc.oneof(
      fc.constantFrom(...ORDERS, "\r", "\n", "\r\n", ESCAPE, "[", "\u009b", "\u202e"),
      fc.string({ unit: "binary", minLength: 1, maxLength: 3 }),
    );
    const seed = 4;
    const [texts = []] = fc.sample(
      fc.array(
        fc.array(unit, { maxLength: 6 }).map((all) => all.join("")),
        { minLength: 300, maxLength: 300 },
      ),
      { numRuns: 1, seed },
    );
    const program = `
import sys
step = 1
for text in [${texts.map(literal).join(",\n")}]:
    data = text.encode()
    stream = sys.stderr if step % 3 == 0 else sys.stdout
    for start in range(0, len(data), step % 7 + 1):
        stream.buffer.write(data[start:start + step % 7 + 1])
        if step % 5 == 0: stream.flush()
    step += 1
print("all of it")
`;
    const file = join(folder, "any.py");
    writeFileSync(file, program);
    const { screen } = runOnTerminal(["--output", "16MB", file], []);
    expect(screen).toContain("all of it");
    expect(obeyed(screen)).toBeUndefined();
  });
});
