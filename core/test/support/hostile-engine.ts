import binaryen from "binaryen";
import { ABI, IDENTITY_SECTION } from "../../src/boundary/abi.ts";

/** Bodies of the exports that a test wants to lie, in WebAssembly's text format. */
export interface Lies {
  /** The least memory that it needs. */
  readonly pages?: number;
  readonly abi?: string;
  readonly start?: string;
  readonly buffer?: string;
  readonly execute?: string;
  readonly replyAddress?: string;
  readonly replyLength?: string;
  readonly heapUsed?: string;
  readonly tidy?: string;
  /** What it says which engine it is; 32 bytes otherwise. */
  readonly identity?: Uint8Array;
  /** More imports. */
  readonly imports?: string;
  /** More declarations. */
  readonly extra?: string;
}

/** Where a request is put, and where the reply `reply` lies. */
const REQUEST = 1024;
const REPLY = 32_768;

/** The bytes of a module with the engine's imports and exports, which answers every request with `reply`. */
export function hostileEngine(lies: Lies = {}, reply = "\\f6", replyBytes = 1): Uint8Array<ArrayBuffer> {
  const module = binaryen.parseText(`(module
    (import "host" "memory" (memory ${lies.pages ?? 1}))
    (import "host" "write" (func $write (param i32 i32 i32) (result i32)))
    (import "host" "refuel" (func $refuel (param i32) (result i32)))
    (import "host" "clock" (func $clock (param i32) (result f64)))
    (import "host" "entropy" (func $entropy (result i32)))
    (import "host" "sleep" (func $sleep (param f64) (result i32)))
    (import "host" "call" (func $call (param i32 i32 i32 i32) (result i32)))
    ${lies.imports ?? ""}
    (global $fuel (export "fuel") (mut i32) (i32.const 0))
    (global $stack (export "__stack_pointer") (mut i32) (i32.const 1024))
    (data (i32.const ${REPLY}) "${reply}")
    (func (export "abi") (result i32) ${lies.abi ?? `(i32.const ${ABI})`})
    (func (export "start") ${lies.start ?? ""})
    (func (export "limit") (param i32 i32 i32 i32 i32))
    (func (export "buffer") (param i32) (result i32) ${lies.buffer ?? `(i32.const ${REQUEST})`})
    (func (export "execute") (param i32 i32) (result i32) ${lies.execute ?? "(i32.const 0)"})
    (func (export "reply_address") (result i32) ${lies.replyAddress ?? `(i32.const ${REPLY})`})
    (func (export "reply_length") (result i32) ${lies.replyLength ?? `(i32.const ${replyBytes})`})
    (func (export "heap_used") (result i32) ${lies.heapUsed ?? "(i32.const 0)"})
    (func (export "tidy") ${lies.tidy ?? ""})
    ${lies.extra ?? ""})`);
  module.addCustomSection(IDENTITY_SECTION, lies.identity ?? new Uint8Array(32));
  module.setFeatures(binaryen.Features.MutableGlobals);
  const bytes = module.emitBinary();
  module.dispose();
  return new Uint8Array(bytes);
}

export function hostileModule(...parameters: Parameters<typeof hostileEngine>): WebAssembly.Module {
  return new WebAssembly.Module(hostileEngine(...parameters));
}
