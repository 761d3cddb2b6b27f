import { unsigned } from "../../../core/src/builder/wasm/binary.ts";
import type { Code } from "./code.ts";

/** Bytes to be put in front of, behind or in place of instructions of one function, and locals to be added to it. */
export class Edits {
  readonly #code: Code;
  readonly #before = new Map<number, number[]>();
  readonly #after = new Map<number, number[]>();
  readonly #instead = new Map<number, number[]>();
  readonly #start: number[] = [];
  readonly #locals: number[] = [];

  constructor(code: Code) {
    this.#code = code;
  }

  /** At the very begin, in front of everything else. */
  atStart(bytes: readonly number[]): void {
    this.#start.push(...bytes);
  }

  before(instruction: number, bytes: readonly number[]): void {
    append(this.#before, instruction, bytes);
  }

  after(instruction: number, bytes: readonly number[]): void {
    append(this.#after, instruction, bytes);
  }

  instead(instruction: number, bytes: readonly number[]): void {
    this.#instead.set(instruction, [...bytes]);
  }

  /** A new local; → its index. */
  addLocal(type: number): number {
    this.#locals.push(type);
    return this.#code.locals.length + this.#locals.length - 1;
  }

  /** The function's body with all edits. */
  apply(): Uint8Array {
    const { body, instructions, instructionsStart, locals, type } = this.#code;
    const declared = [...locals.slice(type.parameters.length), ...this.#locals];
    const groups: { type: number; count: number }[] = [];
    for (const each of declared) {
      const last = groups[groups.length - 1];
      if (last?.type === each) last.count += 1;
      else groups.push({ type: each, count: 1 });
    }
    const parts: Uint8Array[] = [
      Uint8Array.from([
        ...unsigned(groups.length),
        ...groups.flatMap((group) => [...unsigned(group.count), group.type]),
      ]),
      Uint8Array.from(this.#start),
    ];
    let copied = instructionsStart;
    instructions.forEach(({ start, end }, index) => {
      const before = this.#before.get(index);
      const after = this.#after.get(index);
      const instead = this.#instead.get(index);
      if (before === undefined && after === undefined && instead === undefined) return;
      parts.push(
        body.subarray(copied, start),
        Uint8Array.from(before ?? []),
        instead === undefined ? body.subarray(start, end) : Uint8Array.from(instead),
        Uint8Array.from(after ?? []),
      );
      copied = end;
    });
    parts.push(body.subarray(copied));
    return new Uint8Array(Buffer.concat(parts));
  }
}

function append(map: Map<number, number[]>, key: number, bytes: readonly number[]): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [...bytes]);
  else list.push(...bytes);
}
