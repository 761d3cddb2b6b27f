import type { Random } from "../random.ts";

/** Python's tokens in no order that makes sense, and text that is hardly any. For the tokeniser, the parser and the compiler. */
export function tokenSoup(random: Random): string | Uint8Array {
  if (random.oneIn(12)) return giant(random);
  const lines: string[] = [];
  let depth = 0;
  for (let count = random.between(1, 25); count > 0; count--) {
    const { text, opens } = random.oneIn(3) ? statement(random) : { text: soup(random, 12), opens: random.oneIn(8) };
    lines.push(indentation(random, depth) + text + (opens ? ":" : ""));
    if (opens) depth++;
    else if (depth > 0 && random.oneIn(3)) depth--;
  }
  const code = lines.join(random.oneIn(30) ? random.pick(["\r", "\r\n", "\n\n", ";", "\\\n", "\f"]) : "\n");
  return random.oneIn(6) ? broken(random, code) : code;
}

const KEYWORDS = (
  "and as assert async await break class continue def del elif else except finally for from global if import in is lambda " +
  "nonlocal not or pass raise return try while with yield True False None"
).split(" ");

const OPERATORS =
  "+ - * ** / // % @ << >> & | ^ ~ < > <= >= == != -> += -= *= **= /= //= %= @= <<= >>= &= |= ^= := = ( ) [ ] { } , : . ; ... ! $ ? `".split(
    " ",
  );

const NAMES = "a b c f g self x __name__ __class__ print len range int str list dict super _ é match case type".split(
  " ",
);

const LITERALS = (
  "0 1 -1 2 007 0x 0xfg 0b102 0o8 1_000 1__0 1e5 1e400 1e-400 1.e .5 1j 0.0 4294967296 18446744073709551616 '' 'a' b'' b'\\xff' " +
  "'\\x' '\\u12' '\\N{x}' '\\ud800' rb'\\' f'{a}' f'{' f'}' f'{a!r:{b}}' f'{f\"{a}\"}' '''a ''' \"\"\" ' \" b'é' 0xffffffffffffffffffff"
).split(" ");

function token(random: Random): string {
  return random.weighted<() => string>([
    [4, () => random.pickOr(KEYWORDS, "pass")],
    [6, () => random.pickOr(OPERATORS, "+")],
    [6, () => random.pickOr(NAMES, "a")],
    [4, () => random.pickOr(LITERALS, "1")],
    [1, () => nested(random, random.size(20))],
    [1, () => random.pick(["# comment", "\\", "\\\n", "\t", "\n", "@f", "@f\n"])],
  ])();
}

function soup(random: Random, most: number): string {
  return random.times(random.between(1, most), () => token(random)).join(random.oneIn(10) ? "" : " ");
}

/** The beginning of something that the compiler has to take seriously, with soup where there should be meaning. */
function statement(random: Random): { text: string; opens: boolean } {
  const bits = () => (random.oneIn(3) ? soup(random, 3) : random.pickOr(NAMES, "a"));
  const opening = () => ({
    text: random.pick([
      `if ${bits()}`,
      `elif ${bits()}`,
      "else",
      "try",
      "finally",
      `except ${bits()} as ${bits()}`,
      `while ${bits()}`,
      `for ${bits()} in ${bits()}`,
      `with ${bits()} as ${bits()}`,
      `def f(${bits()}, *${bits()}, **${bits()})`,
      `async def f(${bits()}=${bits()})`,
      `class ${bits()}(${bits()})`,
      `async with ${bits()} as ${bits()}`,
      `async for ${bits()} in ${bits()}`,
    ]),
    opens: true,
  });
  const closed = () => ({
    text: random.pick([
      `${bits()} = ${bits()} = ${bits()}`,
      `${bits()}, *${bits()} = ${bits()}`,
      `return ${bits()}`,
      `yield from ${bits()}`,
      `await ${bits()}`,
      `global ${bits()}`,
      `nonlocal ${bits()}`,
      `del ${bits()}`,
      `import ${bits()} as ${bits()}`,
      `from ${bits()} import ${bits()}`,
      `from . import *`,
      `raise ${bits()} from ${bits()}`,
      `assert ${bits()}, ${bits()}`,
      `${bits()}(${bits()}, *${bits()}, **${bits()})`,
      `[${bits()} for ${bits()} in ${bits()} if ${bits()}]`,
      `{${bits()}: ${bits()} for ${bits()} in ${bits()}}`,
      `lambda ${bits()}: ${bits()}`,
      `(${bits()} := ${bits()})`,
      `${bits()}[${bits()}:${bits()}:${bits()}]`,
      `f'{${bits()}}{${bits()}!r:>{${bits()}}}'`,
      "break",
      "continue",
      "@micropython.native",
      "@micropython.viper",
      "pass",
    ]),
    opens: false,
  });
  return random.oneIn(3) ? opening() : closed();
}

function indentation(random: Random, depth: number): string {
  if (random.oneIn(20)) return random.pick([" ", "\t", "  \t", "       ", "\t \t", "\u00a0"]);
  return "  ".repeat(depth);
}

const PAIRS: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["(", "]"],
  ["{1:", "}"],
  ["f(", ")"],
  ["a[", "]"],
  ["lambda:(", ")"],
  ["not ", ""],
  ["-", ""],
  ["await ", ""],
  ["*", ""],
  ["f'{", "}'"],
];

function nested(random: Random, depth: number): string {
  const [open, close] = random.pick(PAIRS);
  const rest = random.oneIn(8) ? random.below(depth + 1) : depth;
  return open.repeat(depth) + random.pick(["", "1", "a", "*", "for a in b"]) + close.repeat(rest);
}

/** One construct that is much larger than a human would write. */
function giant(random: Random): string {
  const n = random.size(4_000);
  const deep = Math.min(n, 400);
  return random.pick([
    () => nested(random, n),
    () => `x = ${"9".repeat(n)}`,
    () => `x = 0x${"f".repeat(n)}`,
    () => `x = 1e${"9".repeat(n)}`,
    () => `x = 0.${"0".repeat(n)}1`,
    () => `x = '${"\\x41é".repeat(n)}'`,
    () => `x = b"${"\\0".repeat(n)}"`,
    () => `${"a".repeat(n)} = 1`,
    () => `x = a${".b".repeat(n)}`,
    () => `x = a${"[0]".repeat(n)}`,
    () => `x = f${"()".repeat(n)}`,
    () => `x = 1${" + 1".repeat(n)}`,
    () => `x = a${" if a else a".repeat(n)}`,
    () => `x = ${"lambda: ".repeat(n)}1`,
    () => `f(${"a, ".repeat(n)})`,
    () => `f(${"a=1, ".repeat(n)})`,
    () => `def f(${random.times(n, (i) => `a${i}`).join(", ")}): pass`,
    () => `def f():\n${random.times(n, (i) => `  v${i} = ${i}\n`).join("")}`,
    () => `x = [${"a, ".repeat(n)}]`,
    () => `${random.times(n, (i) => `v${i}, `).join("")} = x`,
    () => `x = {${random.times(n, (i) => `${i}: a, `).join("")}}`,
    () => random.times(deep, (i) => `${" ".repeat(i)}if 1:\n`).join(""),
    () => random.times(deep, (i) => `${" ".repeat(i)}def f():\n`).join(""),
    () => random.times(deep, (i) => `${" ".repeat(i)}for i in x:\n`).join(""),
    () => random.times(deep, (i) => `${" ".repeat(i)}try:\n`).join(""),
    () => `${random.times(deep, (i) => `${" ".repeat(i)}class C:\n`).join("")}${" ".repeat(deep)}pass`,
    () => `[x ${"for x in y ".repeat(deep)}]`,
    () => `${"@f\n".repeat(n)}def g(): pass`,
    () => `if a: pass\n${"elif a: pass\n".repeat(n)}`,
    () => `try: pass\n${"except: pass\n".repeat(n)}`,
    () => `import ${"a.".repeat(n)}b`,
    () => `from ${".".repeat(n)} import a`,
    () => `global ${"a, ".repeat(n)}b`,
    () => `"${"{".repeat(n)}"`,
    () => `f"${"{a}".repeat(n)}"`,
    () => `${"\\\n".repeat(n)}x`,
    () => `${"\n".repeat(n)}raise 1`,
    () => `x = ${"'a' ".repeat(n)}`,
  ])();
}

/** Text as it should not be: other control characters, halves of characters, an end in the middle. */
function broken(random: Random, code: string): string | Uint8Array {
  const at = random.below(code.length + 1);
  const insert = (text: string) => code.slice(0, at) + text + code.slice(at);
  return random.pick<() => string | Uint8Array>([
    () => insert("\0"),
    () => insert("\r"),
    () => insert(String.fromCharCode(random.between(0xd800, 0xdfff))),
    () => insert(String.fromCodePoint(random.pick([0x85, 0xa0, 0x2028, 0x202e, 0xfeff, 0x1_f600, 0x10_ffff]))),
    () => insert(random.pick(["'", '"', "'''", '"""', "(", ")", "\\", "#"])),
    () => code.slice(0, at),
    () => code.slice(at),
    () => code.replaceAll(" ", ""),
    () => spoilt(random, code),
    () => Uint8Array.from(random.times(random.size(300), () => random.below(256))),
  ])();
}

/** Bytes that are no UTF-8. */
function spoilt(random: Random, code: string): Uint8Array {
  const bytes = new TextEncoder().encode(`${code} `);
  for (let count = random.between(1, 4); count > 0; count--) {
    bytes[random.below(bytes.length)] = random.pick([0xff, 0xc0, 0x80, 0xf5, 0xe2, 0x00]);
  }
  return bytes;
}
