import { Operation, PAGE_BYTES, STACK_BYTES } from "../../src/boundary/abi.ts";
import { type Engine, recogniseEngine } from "../../src/boundary/engine.ts";
import { hostileModule } from "./hostile-engine.ts";

/** Behind the stack, which no copy of a machine includes: the count, and requests with the replies of calls. */
const COUNT = STACK_BYTES;
const NOTHING = COUNT + 16;
const BUFFER = STACK_BYTES + PAGE_BYTES;
const CAPACITY = 131_072;

const is = (command: string): string => `(i32.eq (local.get $command) (i32.const ${command.charCodeAt(0)}))`;

/**
 * An engine that does what the first byte of its request says, and counts its requests. The reply is the count, or what a call
 * was answered with:
 * - `n`: nothing
 * - `f`: burns fuel for ever, as a loop in Python does
 * - `s`: writes its request to stdout, then spins without burning any, as nothing in Python should
 * - `t`: traps
 * - `o`: writes its request to stdout
 * - `i`: calls a function with its request, and replies with the answer
 * - `b`: begins a call with the rest of its request
 * - `w`: waits until it is resumed
 */
export function scriptedEngine(): Engine {
  const module = hostileModule({
    pages: BUFFER / PAGE_BYTES + 1,
    buffer: `(i32.const ${BUFFER})`,
    replyAddress: "(global.get $address)",
    replyLength: "(global.get $length)",
    extra: `
        (global $address (mut i32) (i32.const ${COUNT}))
        (global $length (mut i32) (i32.const 1))`,
    execute: `
        (local $command i32) (local $got i32)
        (local.set $command (i32.load8_u (i32.const ${BUFFER})))
        (global.set $address (i32.const ${COUNT}))
        (global.set $length (i32.const 1))
        (if (i32.eq (local.get 0) (i32.const ${Operation.resume})) (then (local.set $command (i32.const 110))))
        (i32.store8 (i32.const ${COUNT}) (i32.add (i32.load8_u (i32.const ${COUNT})) (i32.const 1)))
        (if ${is("t")} (then (unreachable)))
        (if ${is("f")} (then (loop $for_ever
          (global.set $fuel (i32.sub (global.get $fuel) (i32.const 1)))
          (if (i32.lt_s (global.get $fuel) (i32.const 0)) (then
            (local.set $got (call $refuel (i32.const 0)))
            (if (i32.eqz (local.get $got)) (then (return (i32.const 2))))
            (global.set $fuel (i32.add (global.get $fuel) (local.get $got)))))
          (br $for_ever))))
        (if ${is("o")} (then
          (if (call $write (i32.const 1) (i32.const ${BUFFER}) (local.get 1)) (then (return (i32.const 2))))))
        (if ${is("s")} (then
          (drop (call $write (i32.const 1) (i32.const ${BUFFER}) (local.get 1)))
          (loop $for_ever (br $for_ever))))
        (if (i32.or ${is("i")} ${is("b")}) (then
          (local.set $got (call $call ${is("b")}
            (i32.add (i32.const ${BUFFER}) ${is("b")})
            (i32.sub (local.get 1) ${is("b")})
            (i32.const ${CAPACITY})))
          (if (i32.lt_s (local.get $got) (i32.const 0)) (then (return (i32.const 2))))
          (if ${is("i")} (then
            (global.set $address (i32.const ${BUFFER}))
            (global.set $length (local.get $got))))))
        (if ${is("w")} (then
          (i32.store8 (i32.const ${NOTHING}) (i32.const 0xf6))
          (global.set $address (i32.const ${NOTHING}))
          (return (i32.const 5))))
        (i32.const 0)`,
  });
  return recogniseEngine(module);
}
