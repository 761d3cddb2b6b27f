import { Cursor } from "../../../core/src/builder/wasm/binary.ts";
import type { FunctionType, Module } from "./module.ts";
import { Op, ValueType } from "./opcodes.ts";

/** One instruction of a function body, with the immediates that the pass needs. */
export interface Instruction {
  readonly op: number;
  /** Where its bytes begin and end in the body. */
  readonly start: number;
  readonly end: number;
  /** Index of a local, global, function, type, tag or label; a constant's value; otherwise 0. */
  readonly index: number;
  /** Labels of a `br_table`, the default one last. */
  readonly labels: readonly number[];
  /** Type of a block, loop, if or try. */
  readonly block: FunctionType | undefined;
}

export interface Code {
  readonly type: FunctionType;
  /** Types of all locals, parameters first. */
  readonly locals: readonly number[];
  /** Where the instructions begin in the body, behind the declarations of locals. */
  readonly instructionsStart: number;
  readonly instructions: readonly Instruction[];
  readonly body: Uint8Array;
}

const NO_LABELS: readonly number[] = [];

export function decode(module: Module, definedIndex: number): Code {
  const body = module.bodies[definedIndex];
  const type = module.types[module.functionTypes[module.importedFunctions + definedIndex] ?? -1];
  if (body === undefined || type === undefined) throw new RangeError(`no function ${definedIndex}`);
  const cursor = new Cursor(body);
  const locals = [...type.parameters];
  cursor.list(() => {
    const count = cursor.unsigned();
    const valueType = cursor.byte();
    for (let index = 0; index < count; index++) locals.push(valueType);
  });
  const instructionsStart = cursor.at;
  const instructions: Instruction[] = [];
  while (cursor.at < body.length) instructions.push(readInstruction(cursor, module));
  return { type, locals, instructionsStart, instructions, body };
}

function blockType(cursor: Cursor, module: Module): FunctionType {
  const code = cursor.signed();
  if (code === -64) return { parameters: [], results: [] };
  if (code < 0) return { parameters: [], results: [code + 128] };
  const type = module.types[code];
  if (type === undefined) throw new RangeError(`no type ${code}`);
  return type;
}

function readInstruction(cursor: Cursor, module: Module): Instruction {
  const start = cursor.at;
  let op = cursor.byte();
  let index = 0;
  let labels = NO_LABELS;
  let block: FunctionType | undefined;
  if (op === 0xfc) {
    const second = cursor.unsigned();
    op = Op.prefixed + second;
    const immediates = { 8: 2, 9: 1, 10: 2, 11: 1 }[second] ?? 0;
    for (let count = 0; count < immediates; count++) cursor.skipNumber();
  } else if (op === Op.block || op === Op.loop || op === Op.if || op === Op.try) block = blockType(cursor, module);
  else if (op === Op.brTable) {
    labels = cursor.list(() => cursor.unsigned());
    labels = [...labels, cursor.unsigned()];
  } else if (op === Op.callIndirect) {
    index = cursor.unsigned();
    cursor.skipNumber();
  } else if (op === Op.selectTyped) cursor.list(() => cursor.byte());
  else if (op >= 0x28 && op <= 0x3e) {
    cursor.skipNumber();
    cursor.skipNumber();
  } else if (op === 0x3f || op === 0x40) cursor.byte();
  else if (op === Op.i32Const) index = cursor.signed();
  else if (op === Op.i64Const) cursor.skipNumber();
  else if (op === 0x43) cursor.take(4);
  else if (op === 0x44) cursor.take(8);
  else if (TAKES_INDEX.has(op)) index = cursor.unsigned();
  return { op, start, end: cursor.at, index, labels, block };
}

const TAKES_INDEX = new Set<number>([
  Op.catch,
  Op.throw,
  Op.rethrow,
  Op.br,
  Op.brIf,
  Op.call,
  Op.delegate,
  Op.localGet,
  Op.localSet,
  Op.localTee,
  Op.globalGet,
  Op.globalSet,
  0xd2, // ref.func
]);

/** Whether a value of this type can hold a pointer: in 64 bits there is room for two, copied together. */
export function mayHoldPointer(type: number | undefined): boolean {
  return type === ValueType.i32 || type === ValueType.i64;
}
