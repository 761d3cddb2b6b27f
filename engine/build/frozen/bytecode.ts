import { Reader } from "./varint.ts";

/*
 * What mpy-cross writes: https://docs.micropython.org/en/v1.25.0/reference/mpyfiles.html. Read only as far as it can occur in a
 * module that is frozen here: bytecode, no machine code.
 */

export interface Bytecode {
  /** The first is that of the source file. */
  readonly names: readonly Name[];
  readonly objects: readonly Constant[];
  readonly outermost: FunctionCode;
}

/** A text, or the number of one of the names that mpy-cross and the engine have in common. */
export type Name = { readonly text: Uint8Array } | { readonly number: number };

/** A kind as in MicroPython's `py/persistentcode.h`, with its text, or what is in a tuple. */
export interface Constant {
  readonly kind: number;
  readonly text?: Uint8Array;
  readonly items?: readonly Constant[];
}

export interface FunctionCode {
  readonly code: Uint8Array;
  readonly children: readonly FunctionCode[];
}

export const Kind = { ellipsis: 4, str: 5, bytes: 6, tuple: 10 } as const;

const HEADER_BYTES = 4;
const HAS_CHILDREN = 4;
const KIND_OF_CODE = 3;

export function readBytecode(bytes: Uint8Array): Bytecode {
  const reader = new Reader(bytes, HEADER_BYTES);
  const nameCount = reader.unsigned();
  const objectCount = reader.unsigned();
  const names = reader.times(nameCount, () => readName(reader));
  const objects = reader.times(objectCount, () => readConstant(reader));
  const outermost = readFunction(reader);
  if (!reader.isAtEnd) throw new Error("The bytecode goes on after its end.");
  return { names, objects, outermost };
}

function readName(reader: Reader): Name {
  const number = reader.unsigned();
  if (number % 2 === 1) return { number: (number - 1) / 2 };
  const text = reader.take(number / 2);
  reader.byte();
  return { text };
}

function readConstant(reader: Reader): Constant {
  const kind = reader.byte();
  if (kind <= Kind.ellipsis) return { kind };
  const length = reader.unsigned();
  if (kind === Kind.tuple) return { kind, items: reader.times(length, () => readConstant(reader)) };
  const text = reader.take(length);
  if (kind === Kind.str || kind === Kind.bytes) reader.byte();
  return { kind, text };
}

function readFunction(reader: Reader): FunctionCode {
  const head = reader.unsigned();
  if ((head & KIND_OF_CODE) !== 0) throw new Error("Only bytecode can be frozen.");
  const code = reader.take(Math.floor(head / 8));
  const children = (head & HAS_CHILDREN) === 0 ? [] : reader.times(reader.unsigned(), () => readFunction(reader));
  return { code, children };
}
