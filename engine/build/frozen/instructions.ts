import { Reader, unsigned } from "./varint.ts";

/*
 * The bytecode of one function, taken apart and put together again. What it looks like is in MicroPython's `py/bc0.h`, and its
 * prelude in `py/bc.h`; what the prelude names is our own (patch 118).
 */

export interface Prelude {
  /** Counts of state, arguments and defaults, and flags. */
  readonly signature: Uint8Array;
  /** Names of the function, of its arguments, and what its qualified name begins with. */
  readonly names: readonly number[];
  /** What follows the names, and the cells. */
  readonly rest: Uint8Array;
  readonly cells: Uint8Array;
}

export interface Instruction {
  readonly opcode: number;
  /** What follows the opcode, if anything. */
  readonly name?: number;
  readonly constant?: number;
  readonly number?: Uint8Array;
  /** The index of an instruction; past the last one, too. */
  readonly target?: number;
  readonly extra?: number;
}

export interface Disassembly {
  readonly prelude: Prelude;
  readonly instructions: readonly Instruction[];
}

/** How many instructions of each kind have which operand. */
export const Format = { none: 0, name: 1, number: 2, jump: 3 } as const;

export const formatOf = (opcode: number): number => (0x3a4 >> (2 * (opcode >> 4))) & 3;
export const hasExtraByte = (opcode: number): boolean => (opcode & 0x9e) === 0 && formatOf(opcode) !== Format.none;

export const LOAD_CONSTANT = 0x23;
/** The first of the jumps that only go forward; those before also go back. */
const FORWARD_ONLY = 0x45;

const SHORT_BIAS = 0x40;
const LONG_BIAS = 0x4000;

interface Sizes {
  readonly info: number;
  readonly cells: number;
}

/** Bits of the sizes are interleaved: six of the first with one of the second in each byte. */
function readSizes(reader: Reader): Sizes {
  let info = 0;
  let cells = 0;
  for (let n = 0; ; ++n) {
    const byte = reader.byte();
    info |= ((byte & 0x7e) >> 1) << (6 * n);
    cells |= (byte & 1) << n;
    if (byte < 128) return { info, cells };
  }
}

function sizesBytes({ info, cells }: Sizes): number[] {
  const bytes: number[] = [];
  for (let i = info, c = cells; ; ) {
    const byte = ((i & 0x3f) << 1) | (c & 1);
    i >>= 6;
    c >>= 1;
    bytes.push(i !== 0 || c !== 0 ? 0x80 | byte : byte);
    if (i === 0 && c === 0) return bytes;
  }
}

/** The bytes of the signature, and how many arguments it counts. */
function readSignature(reader: Reader): { readonly bytes: Uint8Array; readonly argumentCount: number } {
  const begin = reader.at;
  let byte = reader.byte();
  let positional = byte & 3;
  let keywordOnly = 0;
  for (let n = 0; byte >= 128; ++n) {
    byte = reader.byte();
    positional |= (byte & 4) << n;
    keywordOnly |= ((byte & 8) >> 3) << n;
  }
  return { bytes: reader.bytes.subarray(begin, reader.at), argumentCount: positional + keywordOnly };
}

export function disassemble(code: Uint8Array): Disassembly {
  const reader = new Reader(code);
  const { bytes: signature, argumentCount } = readSignature(reader);
  const sizes = readSizes(reader);
  const begin = reader.at;
  const names = reader.times(argumentCount + 2, () => reader.unsigned());
  const rest = reader.take(begin + sizes.info - reader.at);
  const cells = reader.take(sizes.cells);
  return { prelude: { signature, names, rest, cells }, instructions: readInstructions(reader) };
}

type Draft = Omit<Instruction, "target"> & { readonly address: number; readonly aim?: number };

function readInstructions(reader: Reader): Instruction[] {
  const drafts: Draft[] = [];
  const indices = new Map<number, number>();
  while (!reader.isAtEnd) {
    indices.set(reader.at, drafts.length);
    drafts.push(readInstruction(reader));
  }
  indices.set(reader.at, drafts.length);
  return drafts.map(({ address, aim, ...instruction }) => {
    if (aim === undefined) return instruction;
    const target = indices.get(aim);
    if (target === undefined) throw new Error(`The jump at ${address} leads into an instruction.`);
    return { ...instruction, target };
  });
}

function readInstruction(reader: Reader): Draft {
  const address = reader.at;
  const opcode = reader.byte();
  const operand = readOperand(reader, opcode);
  return { address, opcode, ...operand, ...(hasExtraByte(opcode) ? { extra: reader.byte() } : {}) };
}

function readOperand(reader: Reader, opcode: number): Partial<Draft> {
  switch (formatOf(opcode)) {
    case Format.name:
      return { name: reader.unsigned() };
    case Format.number: {
      if (opcode === LOAD_CONSTANT) return { constant: reader.unsigned() };
      const begin = reader.at;
      reader.unsigned();
      return { number: reader.bytes.subarray(begin, reader.at) };
    }
    case Format.jump: {
      const first = reader.byte();
      const isLong = first >= 128;
      const value = isLong ? (first & 127) | (reader.byte() << 7) : first;
      return { aim: reader.at + value - (opcode >= FORWARD_ONLY ? 0 : isLong ? LONG_BIAS : SHORT_BIAS) };
    }
    default:
      return {};
  }
}

export interface Layout {
  /** The sizes of the prelude, encoded. */
  readonly sizes: readonly number[];
  /** For each instruction the operand of its jump, encoded; empty where there is none. */
  readonly jumps: readonly (readonly number[])[];
  /** Of the whole function. */
  readonly bytes: number;
}

/** How long everything is, and how far jumps go, when names have these numbers. */
export function layoutOf({ prelude, instructions }: Disassembly, numberOf: (name: number) => number): Layout {
  const nameBytes = prelude.names.reduce((sum, name) => sum + unsigned(numberOf(name)).length, 0);
  const sizes = sizesBytes({ info: nameBytes + prelude.rest.length, cells: prelude.cells.length });
  const begin = prelude.signature.length + sizes.length + nameBytes + prelude.rest.length + prelude.cells.length;
  const lengths = instructions.map((instruction) => lengthWithoutJump(instruction, numberOf));
  // Jumps are short until they turn out to be too far; making one long can only make others longer.
  const isLong = instructions.map(() => false);
  for (;;) {
    const addresses = [begin];
    instructions.forEach(({ target }, index) => {
      const jump = target === undefined ? 0 : isLong[index] === true ? 2 : 1;
      addresses.push((addresses[index] ?? 0) + (lengths[index] ?? 0) + jump);
    });
    const jumps = instructions.map(({ opcode, target, extra }, index) => {
      if (target === undefined) return [];
      const end = (addresses[index + 1] ?? 0) - (extra === undefined ? 0 : 1);
      return jumpBytes(opcode, (addresses[target] ?? 0) - end, isLong[index] === true);
    });
    const tooFar = jumps.flatMap((bytes, index) => (bytes === undefined ? [index] : []));
    if (tooFar.length === 0) {
      return { sizes, jumps: jumps.map((bytes) => bytes ?? []), bytes: addresses.at(-1) ?? 0 };
    }
    for (const index of tooFar) isLong[index] = true;
  }
}

function lengthWithoutJump({ name, constant, number, extra }: Instruction, numberOf: (name: number) => number): number {
  const operand = name !== undefined ? numberOf(name) : constant;
  const bytes = operand === undefined ? (number?.length ?? 0) : unsigned(operand).length;
  return 1 + bytes + (extra === undefined ? 0 : 1);
}

function jumpBytes(opcode: number, distance: number, isLong: boolean): readonly number[] | undefined {
  const isForward = opcode >= FORWARD_ONLY;
  if (!isLong) {
    const value = distance + (isForward ? 0 : SHORT_BIAS);
    return value < 0 || value > 127 ? undefined : [value];
  }
  const value = distance + (isForward ? 0 : LONG_BIAS);
  if (value < 0 || value > 0x7fff) throw new Error("A jump is too far.");
  return [0x80 | (value & 127), value >> 7];
}
