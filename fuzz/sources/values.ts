import type { Inventory } from "../inventory.ts";
import type { Random } from "../random.ts";

/** Names that programs assign to, so that what one statement makes the next one uses. */
export const VARIABLES = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;

export function variable(random: Random): string {
  return random.pick(VARIABLES);
}

const INTEGERS: readonly [string, ...string[]] = [
  "0",
  "1",
  "-1",
  "2",
  "3",
  "7",
  "8",
  "16",
  "31",
  "32",
  "64",
  "100",
  "255",
  "256",
  "-2",
  "-8",
  "-256",
  "1000",
  "65535",
  "65536",
  "0x3fffffff",
  "0x40000000",
  "-0x40000000",
  "-0x40000001",
  "0x7fffffff",
  "0x80000000",
  "-0x80000000",
  "0xffffffff",
  "0x100000000",
  "(2**63)",
  "-(2**63)",
  "(2**64)",
  "(1 << 100)",
  "-(1 << 200)",
  "(1 << 1000) - 1",
  "True",
];

const FLOATS: readonly [string, ...string[]] = [
  "0.0",
  "-0.0",
  "1.5",
  "-2.25",
  "1e10",
  "1e-300",
  "1e308",
  "float('nan')",
  "float('inf')",
  "-float('inf')",
  "1e16",
  "5e-324",
  "1j",
  "complex(1, -2)",
];

const TEXTS: readonly [string, ...string[]] = [
  "''",
  "'a'",
  "'abc'",
  "' a b\\tc\\n'",
  "'%s %d'",
  "'{} {!r:>5}'",
  "'{0[0]}{a.b}'",
  "'%(a)s'",
  "'é€\\U0001f600'",
  "'\\ud800'",
  "'a\\0b'",
  "'(a*)*b'",
  "'[^a-z]+?(b|c)$'",
  "'<iHd'",
  "'3s2xP'",
  "'[1, {\"a\": null}]'",
  "'utf-8'",
  "'r'",
  "'x' * 100",
  "'ab' * 1000",
  "'%99d'",
  "'{:^+#20,.3f}'",
  "'little'",
  "'__class__'",
];

const BYTES: readonly [string, ...string[]] = [
  "b''",
  "b'abc'",
  "b'\\xff\\xfe'",
  "b'\\0' * 40",
  "bytearray(b'abcdef')",
  "bytearray(100)",
  "memoryview(b'abcd')",
  "memoryview(bytearray(16))[2:-3]",
  "b'x\\x9cK\\x04\\0\\0b\\0b'",
  "b'%d%s'",
  "bytes(range(256))",
];

const CALLABLES: readonly [string, ...string[]] = [
  "(lambda *a: a)",
  "(lambda *a: b)",
  "(lambda a: a.clear())",
  "(lambda x: x < 3)",
  "(lambda m: m.group(0))",
];

/** An expression for a value that whoever gets it may not expect. */
export function value(random: Random, inventory: Inventory): string {
  return random.weighted<() => string>([
    [6, () => random.pick(INTEGERS)],
    [2, () => random.pick(FLOATS)],
    [4, () => random.pick(TEXTS)],
    [3, () => random.pick(BYTES)],
    [6, () => variable(random)],
    [4, () => `(${random.pickOr(inventory.types, { make: "None", methods: [] }).make})`],
    [2, () => container(random, inventory)],
    [
      2,
      () =>
        random.pick(["None", "...", "int", "str", "list", "type", "object", "print", "len", "Exception", "globals()"]),
    ],
    [1, () => random.pick(CALLABLES)],
  ])();
}

export function integer(random: Random): string {
  return random.oneIn(6) ? variable(random) : random.pick(INTEGERS);
}

const UNPACKED: readonly [string, ...string[]] = ["*a", "*'abc'", "*b"];
const KEYWORDS: readonly [string, ...string[]] = [
  "key=len",
  "reverse=True",
  "end=''",
  "sep=b",
  "file=a",
  "**{'key': None}",
  "**d",
];

export function someArguments(random: Random, inventory: Inventory): string {
  const count = random.weighted([
    [2, 0],
    [5, 1],
    [5, 2],
    [3, 3],
    [1, 5],
  ]);
  const args = random.times(count, () => value(random, inventory));
  if (random.oneIn(15)) args.push(random.pick(UNPACKED));
  if (random.oneIn(15)) args.push(random.pick(KEYWORDS));
  return args.join(", ");
}

function container(random: Random, inventory: Inventory): string {
  const items = () => random.times(random.below(4), () => value(random, inventory)).join(", ");
  return random.pick([
    () => `[${items()}]`,
    () => `(${items()},)`.replace("(,)", "()"),
    () => `{${variable(random)}: ${value(random, inventory)}}`,
    () => `{${value(random, inventory)}, 1}`,
    () => `[${variable(random)}] * ${random.between(0, 200)}`,
    () => `list(range(${random.between(0, 300)}))`,
  ])();
}
