import binaryen from "binaryen";
import {
  ABI,
  EXPORTED_GLOBALS,
  EXPORTS,
  IDENTITY_SECTION,
  IMPORT_MODULE,
  IMPORTED_MEMORY,
  IMPORTS,
  Operation,
  PAGE_BYTES,
  STACK_BYTES,
} from "../../src/boundary/abi.ts";

/*
 * An engine that does what a script says: which imports it calls with what, and what its exports return. The script lies
 * in its memory; a run brings another one with its request. So one compiled module serves a whole campaign.
 *
 * The script's memory begins with a head of words: the magic number; where the reply is; how long it is; the address of
 * the last buffer; the length of the last request; the last result of an import; then, for each export, where its next
 * instruction is, 0 for what an honest engine would do. Each return goes on with the instruction behind it next time.
 *
 * An instruction takes 32 bytes: what to do, four bytes that say how its operands are meant, four words, a double.
 */
export const SCRIPT = STACK_BYTES;
export const SCRIPT_BYTES = PAGE_BYTES;
export const MAGIC = 0x6c697665;
export const INSTRUCTION_BYTES = 32;

const REQUEST = SCRIPT + SCRIPT_BYTES;
const REQUEST_BYTES = 2 * PAGE_BYTES;
/** The least memory that it needs. */
export const PAGES = (REQUEST + REQUEST_BYTES) / PAGE_BYTES;

/** How many instructions one call of an export carries out at most: a script that was written over may never end. */
const MOST_STEPS = 20_000;

export const EXPORT_NAMES = Object.keys(EXPORTS);
export const IMPORT_NAMES = Object.keys(IMPORTS);

/** Words of the head, in bytes from its beginning. */
export const HEAD = { replyAddress: 4, replyLength: 8, buffer: 12, requestLength: 16, last: 20, next: 24 } as const;
export const HEAD_BYTES = HEAD.next + 4 * EXPORT_NAMES.length;
/** Behind the head, a reply that is null. */
const NULL_REPLY = SCRIPT + HEAD_BYTES;
export const CODE = HEAD_BYTES + 8;

/** How an operand is meant: as it is, or added to something that is only known then. */
export const Meant = { literal: 0, last: 1, memory: 2, buffer: 3, requestLength: 4 } as const;

/** What instructions do; those from `call` on call the import of that index. */
export const Do = {
  return: 0,
  trap: 1,
  grow: 2,
  store8: 3,
  store: 4,
  fill: 5,
  copy: 6,
  fuel: 7,
  stack: 8,
  /** Goes back to the address a, b times. */
  repeat: 9,
  /** Returns a when the last import said to stop. */
  obey: 10,
  recurse: 11,
  reply: 12,
  /** Skips the next instruction each second time, which no memory shows. */
  hidden: 13,
  call: 32,
} as const;

const word = (address: number): string => `(i32.load (i32.const ${address}))`;
const setWord = (address: number, value: string): string => `(i32.store (i32.const ${address}) ${value})`;
const operand = (index: number): string => `(call $operand (local.get $at) (i32.const ${index}))`;
const when = (what: number, then: string): string =>
  `(if (i32.eq (local.get $do) (i32.const ${what})) (then ${then} (br $next)))`;

function importDeclarations(): string {
  return Object.entries(IMPORTS)
    .map(([name, { parameters, result }]) => {
      const taken = parameters.map((type) => `(param ${type})`).join(" ");
      return `(import "${IMPORT_MODULE}" "${name}" (func $${name} ${taken} (result ${result})))`;
    })
    .join("\n");
}

/** Calls each import with the operands that it takes, and keeps what it returned. */
function importCalls(): string {
  return Object.entries(IMPORTS)
    .map(([name, { parameters, result }], index) => {
      let words = 0;
      const given = parameters.map((type) =>
        type === "i32" ? operand(words++) : "(f64.load offset=24 (local.get $at))",
      );
      const called = `(call $${name} ${given.join(" ")})`;
      const kept = result === "f64" ? `(i32.trunc_sat_f64_s ${called})` : called;
      return when(Do.call + index, setWord(SCRIPT + HEAD.last, kept));
    })
    .join("\n");
}

/** What exports do when their script has nothing for them. */
const HONEST: { readonly [name: string]: string } = {
  buffer: `(if (result i32) (i32.gt_u (local.get 0) (i32.const ${REQUEST_BYTES}))
    (then (i32.const 0)) (else (i32.const ${REQUEST})))`,
  reply_address: word(SCRIPT + HEAD.replyAddress),
  reply_length: word(SCRIPT + HEAD.replyLength),
};

function exportFunctions(): string {
  return Object.entries(EXPORTS)
    .map(([name, shape], index) => {
      const result = "result" in shape ? "(result i32)" : "";
      const taken = shape.parameters.map(() => "(param i32)").join(" ");
      if (name === "abi") return `(func (export "abi") (result i32) (i32.const ${ABI}))`;
      const before = name === "execute" ? LOAD : "";
      const run = `(call $run (i32.const ${index}) ${HONEST[name] ?? "(i32.const 0)"})`;
      const body =
        name === "buffer"
          ? `${setWord(SCRIPT + HEAD.buffer, run)} ${word(SCRIPT + HEAD.buffer)}`
          : result === ""
            ? `(drop ${run})`
            : run;
      return `(func (export "${name}") ${taken} ${result} ${before} ${body})`;
    })
    .join("\n");
}

/** A request of a run that holds a script, near its beginning, replaces the one that there is. */
const LOAD = `
  (if (i32.eq (local.get 0) (i32.const ${Operation.run})) (then (call $load (local.get 1))))
  ${setWord(SCRIPT + HEAD.requestLength, "(local.get 1)")}`;

const MODULE = `(module
  (import "${IMPORT_MODULE}" "${IMPORTED_MEMORY}" (memory ${PAGES}))
  ${importDeclarations()}
  (global $fuel (export "${EXPORTED_GLOBALS.fuel}") (mut i32) (i32.const 0))
  (global $stack (export "${EXPORTED_GLOBALS.stackPointer}") (mut i32) (i32.const ${STACK_BYTES}))
  (global $steps (mut i32) (i32.const 0))
  (global $hidden (mut i32) (i32.const 0))
  (data (i32.const ${SCRIPT}) "@")

  (func $load (param $length i32) (local $from i32) (local $end i32) (local $buffer i32)
    (local.set $from ${word(SCRIPT + HEAD.buffer)})
    (local.set $buffer (local.get $from))
    (local.set $end (i32.add (local.get $from) (i32.const 64)))
    (loop $search
      (if (i32.eq (i32.load (local.get $from)) (i32.const ${MAGIC})) (then
        (memory.copy (i32.const ${SCRIPT}) (local.get $from) (i32.const ${SCRIPT_BYTES}))
        ${setWord(SCRIPT + HEAD.buffer, "(local.get $buffer)")}
        (return)))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      (br_if $search (i32.lt_u (local.get $from) (local.get $end)))))

  (func $operand (param $at i32) (param $index i32) (result i32) (local $value i32) (local $meant i32)
    (local.set $value (i32.load offset=8 (i32.add (local.get $at) (i32.mul (local.get $index) (i32.const 4)))))
    (local.set $meant (i32.load8_u offset=4 (i32.add (local.get $at) (local.get $index))))
    (i32.add (local.get $value)
      (if (result i32) (i32.eqz (local.get $meant)) (then (i32.const 0)) (else
      (if (result i32) (i32.eq (local.get $meant) (i32.const ${Meant.last})) (then ${word(SCRIPT + HEAD.last)}) (else
      (if (result i32) (i32.eq (local.get $meant) (i32.const ${Meant.memory}))
        (then (i32.mul (memory.size) (i32.const ${PAGE_BYTES}))) (else
      (if (result i32) (i32.eq (local.get $meant) (i32.const ${Meant.buffer}))
        (then ${word(SCRIPT + HEAD.buffer)}) (else ${word(SCRIPT + HEAD.requestLength)}))))))))))

  (func $deeper (param i32) (result i32) (i32.add (call $deeper (i32.add (local.get 0) (call $entropy))) (i32.const 1)))

  (func $run (param $export i32) (param $honest i32) (result i32)
    (local $at i32) (local $do i32) (local $slot i32)
    (local.set $slot (i32.add (i32.const ${SCRIPT + HEAD.next}) (i32.mul (local.get $export) (i32.const 4))))
    (if (i32.eqz (i32.load (local.get $slot))) (then (return (local.get $honest))))
    (global.set $steps (i32.const 0))
    (loop $next
      (global.set $steps (i32.add (global.get $steps) (i32.const 1)))
      (if (i32.gt_u (global.get $steps) (i32.const ${MOST_STEPS})) (then (unreachable)))
      (local.set $at (i32.load (local.get $slot)))
      (i32.store (local.get $slot) (i32.add (local.get $at) (i32.const ${INSTRUCTION_BYTES})))
      (local.set $do (i32.load (local.get $at)))
      ${importCalls()}
      (if (i32.eq (local.get $do) (i32.const ${Do.return})) (then (return ${operand(0)})))
      ${when(Do.grow, setWord(SCRIPT + HEAD.last, `(memory.grow ${operand(0)})`))}
      ${when(Do.store8, `(i32.store8 ${operand(0)} ${operand(1)})`)}
      ${when(Do.store, `(i32.store ${operand(0)} ${operand(1)})`)}
      ${when(Do.fill, `(memory.fill ${operand(0)} ${operand(1)} ${operand(2)})`)}
      ${when(Do.copy, `(memory.copy ${operand(0)} ${operand(1)} ${operand(2)})`)}
      ${when(Do.fuel, `(global.set $fuel ${operand(0)})`)}
      ${when(Do.stack, `(global.set $stack ${operand(0)})`)}
      ${when(
        Do.repeat,
        `(if (i32.gt_s (i32.load offset=12 (local.get $at)) (i32.const 0)) (then
          (i32.store offset=12 (local.get $at) (i32.sub (i32.load offset=12 (local.get $at)) (i32.const 1)))
          (i32.store (local.get $slot) ${operand(0)})))`,
      )}
      ${when(Do.obey, `(if (i32.lt_s ${word(SCRIPT + HEAD.last)} (i32.const 0)) (then (return ${operand(0)})))`)}
      ${when(Do.recurse, `(drop (call $deeper ${operand(0)}))`)}
      ${when(
        Do.reply,
        `${setWord(SCRIPT + HEAD.replyAddress, operand(0))} ${setWord(SCRIPT + HEAD.replyLength, operand(1))}`,
      )}
      ${when(
        Do.hidden,
        `(global.set $hidden (i32.add (global.get $hidden) (i32.const 1)))
        (if (i32.and (global.get $hidden) (i32.const 1)) (then
          (i32.store (local.get $slot) (i32.add (i32.load (local.get $slot)) (i32.const ${INSTRUCTION_BYTES})))))`,
      )}
      (unreachable))
    (unreachable))
  ${exportFunctions()})`;

/** The script of an engine that has none: honest, and its reply is null. */
export function emptyScript(): Uint8Array<ArrayBuffer> {
  const script = new Uint8Array(CODE);
  const view = new DataView(script.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(HEAD.replyAddress, NULL_REPLY, true);
  view.setUint32(HEAD.replyLength, 1, true);
  script[HEAD_BYTES] = 0xf6;
  return script;
}

/** The bytes of the engine, with a script that it begins with. */
export function evilEngine(script: Uint8Array = emptyScript()): Uint8Array<ArrayBuffer> {
  const escaped = Array.from(script, (byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("");
  const module = binaryen.parseText(MODULE.replace('"@"', `"${escaped}"`));
  module.addCustomSection(IDENTITY_SECTION, new Uint8Array(32).fill(0xe5));
  module.setFeatures(
    binaryen.Features.MutableGlobals | binaryen.Features.BulkMemory | binaryen.Features.NontrappingFPToInt,
  );
  const bytes = module.emitBinary();
  module.dispose();
  return new Uint8Array(bytes);
}

export function evilModule(script?: Uint8Array): WebAssembly.Module {
  return new WebAssembly.Module(evilEngine(script));
}
