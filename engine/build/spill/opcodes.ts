/** Opcodes that the spilling pass treats by name; all others only move values of known types. */
export const Op = {
  unreachable: 0x00,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  try: 0x06,
  catch: 0x07,
  throw: 0x08,
  rethrow: 0x09,
  end: 0x0b,
  br: 0x0c,
  brIf: 0x0d,
  brTable: 0x0e,
  return: 0x0f,
  call: 0x10,
  callIndirect: 0x11,
  delegate: 0x18,
  catchAll: 0x19,
  drop: 0x1a,
  select: 0x1b,
  selectTyped: 0x1c,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  globalGet: 0x23,
  globalSet: 0x24,
  i32Store: 0x36,
  i64Store: 0x37,
  i32Const: 0x41,
  i64Const: 0x42,
  i32Eqz: 0x45,
  i32LtS: 0x48,
  i32LtU: 0x49,
  i32GtU: 0x4b,
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i32And: 0x71,
  i32ShrU: 0x76,
  /** Of the instructions with the prefix 0xfc: the prefix, and the second number above it. */
  prefixed: 0xfc00,
  memoryCopy: 0xfc0a,
  memoryFill: 0xfc0b,
} as const;

export const ValueType = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, funcref: 0x70, externref: 0x6f } as const;

/** What an instruction takes from the stack and what it leaves there. */
export interface Effect {
  readonly pops: number;
  /** A value type, or undefined for nothing. */
  readonly pushes: number | undefined;
}

const { i32, i64, f32, f64, funcref } = ValueType;

/** Ranges of plain instructions: first and last opcode, what they pop, what they push. */
const RANGES: readonly (readonly [first: number, last: number, pops: number, pushes: number | undefined])[] = [
  [0x00, 0x01, 0, undefined], // unreachable, nop
  [0x1a, 0x1a, 1, undefined], // drop
  [0x28, 0x28, 1, i32], // loads
  [0x29, 0x29, 1, i64],
  [0x2a, 0x2a, 1, f32],
  [0x2b, 0x2b, 1, f64],
  [0x2c, 0x2f, 1, i32],
  [0x30, 0x35, 1, i64],
  [0x36, 0x3e, 2, undefined], // stores
  [0x3f, 0x3f, 0, i32], // memory.size
  [0x40, 0x40, 1, i32], // memory.grow
  [0x41, 0x41, 0, i32], // constants
  [0x42, 0x42, 0, i64],
  [0x43, 0x43, 0, f32],
  [0x44, 0x44, 0, f64],
  [0x45, 0x45, 1, i32], // comparisons
  [0x46, 0x4f, 2, i32],
  [0x50, 0x50, 1, i32],
  [0x51, 0x66, 2, i32],
  [0x67, 0x69, 1, i32], // arithmetic
  [0x6a, 0x78, 2, i32],
  [0x79, 0x7b, 1, i64],
  [0x7c, 0x8a, 2, i64],
  [0x8b, 0x91, 1, f32],
  [0x92, 0x98, 2, f32],
  [0x99, 0x9f, 1, f64],
  [0xa0, 0xa6, 2, f64],
  [0xa7, 0xab, 1, i32], // conversions
  [0xac, 0xb1, 1, i64],
  [0xb2, 0xb6, 1, f32],
  [0xb7, 0xbb, 1, f64],
  [0xbc, 0xbc, 1, i32],
  [0xbd, 0xbd, 1, i64],
  [0xbe, 0xbe, 1, f32],
  [0xbf, 0xbf, 1, f64],
  [0xc0, 0xc1, 1, i32], // sign extension
  [0xc2, 0xc4, 1, i64],
  [0xd1, 0xd1, 1, i32], // ref.is_null
  [0xd2, 0xd2, 0, funcref], // ref.func
  [0xfc00, 0xfc03, 1, i32], // saturating truncation
  [0xfc04, 0xfc07, 1, i64],
  [0xfc08, 0xfc08, 3, undefined], // memory.init
  [0xfc09, 0xfc09, 0, undefined], // data.drop
  [0xfc0a, 0xfc0b, 3, undefined], // memory.copy, memory.fill
];

const EFFECTS = new Map<number, Effect>(
  RANGES.flatMap(([first, last, pops, pushes]) =>
    Array.from({ length: last - first + 1 }, (_, index): [number, Effect] => [first + index, { pops, pushes }]),
  ),
);

/** The effect of an instruction that is none of those in `Op` with an effect of their own. */
export function plainEffect(op: number): Effect {
  const effect = EFFECTS.get(op);
  if (effect === undefined) throw new Error(`The spilling pass does not know the instruction 0x${op.toString(16)}.`);
  return effect;
}
