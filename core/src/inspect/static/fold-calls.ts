import { argumentsOf, type Constant, HOLE, joined, type Reading } from "./reading.ts";
import type { Syntax } from "./tree.ts";

type Values = readonly (Constant | undefined)[];

const DECODERS = new Set([
  "base64.b64decode",
  "base64.urlsafe_b64decode",
  "base64.standard_b64decode",
  "base64.decodestring",
  "base64.decodebytes",
  "binascii.a2b_base64",
]);
/** What a path is, these give again. */
const SAME = new Set([
  "os.path.expanduser",
  "os.path.expandvars",
  "os.path.abspath",
  "os.path.normpath",
  "os.path.realpath",
  "pathlib.Path",
  "Path",
  "pathlib.PurePath",
  "str",
  "bytes",
  "bytearray",
  "unicode",
  "u",
]);
const VARIABLES = new Set(["os.getenv", "os.environ.get"]);
/** Methods that change the type of a text, or its margins. */
const KEPT = new Set(["encode", "decode", "strip", "expanduser", "resolve", "absolute", "format_map"]);

export function foldCall(node: Syntax, reading: Reading, depth: number): Constant | undefined {
  const callee = node.children[0];
  if (!callee) return undefined;
  const given = argumentsOf(node, reading).filter(({ keyword }) => keyword === undefined);
  const lazily = (): Values => given.map(({ value }) => reading.fold(value, depth + 1));
  if (callee.name === "MemberExpression") {
    const object = callee.children[0];
    const property = callee.children.find(({ name }) => name === "PropertyName");
    if (object && property) {
      const method = reading.textOf(property);
      const value = METHODS.has(method) ? reading.fold(object, depth + 1) : undefined;
      if (typeof value === "string") return foldMethod(value, method, lazily());
    }
  }
  const name = reading.nameOf(callee, depth + 1);
  if (name === undefined) return undefined;
  if (name === "map") {
    const [mapped] = given;
    const [, list] = lazily();
    const by = mapped && reading.nameOf(mapped.value, depth + 1);
    return by === "chr" && Array.isArray(list) ? list.map(character) : undefined;
  }
  return foldFunction(name, lazily());
}

const METHODS = new Set([
  ...KEPT,
  "join",
  "replace",
  "format",
  "lower",
  "upper",
  "swapcase",
  "split",
  "joinpath",
  "decode",
]);

function foldMethod(value: string, method: string, values: Values): Constant | undefined {
  const [first, second] = values;
  if (method === "join") {
    if (typeof first === "string") return [...first].join(value);
    return Array.isArray(first) ? joined(first, value) : undefined;
  }
  if (method === "replace") {
    return typeof first === "string" && typeof second === "string" && first !== ""
      ? joined([value.replaceAll(first, () => second)], "")
      : undefined;
  }
  if (method === "format") {
    let at = 0;
    return value.replace(/\{(\d*)[^{}]*\}/g, (_, index: string) => {
      const picked = values[index === "" ? at++ : Number(index)];
      return typeof picked === "string" || typeof picked === "number" ? String(picked) : HOLE;
    });
  }
  if (method === "joinpath") return joined([value, ...values], "/");
  if (method === "decode" && typeof first === "string") return decoded(value, first.toLowerCase());
  if (method === "split") return value.split(typeof first === "string" && first !== "" ? first : /\s+/);
  if (method === "lower") return value.toLowerCase();
  if (method === "upper") return value.toUpperCase();
  if (method === "swapcase")
    return value.replace(/\p{L}/gu, (letter) =>
      letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
    );
  return KEPT.has(method) ? value : undefined;
}

function foldFunction(name: string, values: Values): Constant | undefined {
  const [first, second] = values;
  if (name === "chr" || name === "unichr") return character(first);
  if (name === "ord") return typeof first === "string" && first.length === 1 ? first.charCodeAt(0) : undefined;
  if (name === "int") {
    const base = typeof second === "number" && second >= 2 && second <= 36 ? second : 10;
    const value = typeof first === "string" ? Number.parseInt(first, base) : first;
    return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
  }
  if (name === "bytes" || name === "bytearray") {
    if (Array.isArray(first)) return joined(first.map(character), "");
  }
  if (name === "reversed")
    return typeof first === "string" ? [...first].reverse() : Array.isArray(first) ? first.toReversed() : undefined;
  if (name === "list" || name === "tuple") return typeof first === "string" ? [...first] : first;
  if (name === "os.path.join" || name === "ntpath.join" || name === "posixpath.join") return joined(values, "/");
  if (name === "pathlib.Path.home" || name === "Path.home") return "~";
  if (name === "pathlib.Path" || name === "Path") return joined(values, "/");
  if (VARIABLES.has(name)) return typeof first === "string" ? `%${first}%` : undefined;
  if (SAME.has(name)) return typeof first === "string" ? first : undefined;
  if (DECODERS.has(name)) return typeof first === "string" ? fromBase64(first) : undefined;
  if (
    name === "bytes.fromhex" ||
    name === "bytearray.fromhex" ||
    name === "binascii.unhexlify" ||
    name === "binascii.a2b_hex"
  )
    return typeof first === "string" ? fromHex(first) : undefined;
  if (name === "codecs.decode")
    return typeof first === "string" && typeof second === "string" ? decoded(first, second.toLowerCase()) : undefined;
  return undefined;
}

function decoded(value: string, encoding: string): string | undefined {
  if (/^rot_?-?13$/.test(encoding)) return rot13(value);
  if (/^hex(_codec)?$/.test(encoding)) return fromHex(value);
  if (/^base_?64(_codec)?$/.test(encoding)) return fromBase64(value);
  return /^(utf|ascii|latin)/.test(encoding) ? value : undefined;
}

function rot13(value: string): string {
  return value.replace(/[a-zA-Z]/g, (letter) => {
    const code = letter.charCodeAt(0);
    const first = code < 97 ? 65 : 97;
    return String.fromCharCode(first + ((code - first + 13) % 26));
  });
}

function character(code: Constant | undefined): string | undefined {
  return typeof code === "number" && code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function fromHex(text: string): string | undefined {
  const digits = text.replace(/\s+/g, "");
  if (digits.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(digits)) return undefined;
  return text8(
    Uint8Array.from({ length: digits.length / 2 }, (_, at) => Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16)),
  );
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export function fromBase64(text: string): string | undefined {
  const plain = text.replace(/\s+/g, "").replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
  if (plain.length % 4 === 1) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const each of plain) {
    const value = ALPHABET.indexOf(each);
    if (value === -1) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  return text8(Uint8Array.from(bytes));
}

/** As UTF-8 where it is, otherwise one character for each byte. */
function text8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  }
}
