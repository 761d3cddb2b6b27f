import type { Code } from "./code.ts";
import type { Edits } from "./edits.ts";
import { ValueType } from "./opcodes.ts";
import type { StackValue } from "./stack.ts";

export interface ValueSlot {
  /** The local that a copy of the value is kept in, so that it can be stored. */
  readonly local: number;
  readonly slot: number;
}

/** Gives each local and each value of the operand stack its place in a frame. */
export class Slots {
  readonly values = new Map<StackValue, ValueSlot>();
  readonly #locals = new Map<number, number>();
  readonly #code: Code;
  readonly #edits: Edits;
  #bytes = 0;

  constructor(code: Code, edits: Edits) {
    this.#code = code;
    this.#edits = edits;
  }

  /** How large the frame must be. */
  get bytes(): number {
    return this.#bytes;
  }

  ofLocal(local: number): number {
    const known = this.#locals.get(local);
    if (known !== undefined) return known;
    const slot = this.#take(this.#code.locals[local]);
    this.#locals.set(local, slot);
    return slot;
  }

  ofValue(value: StackValue): ValueSlot {
    const known = this.values.get(value);
    if (known !== undefined) return known;
    const made = { local: this.#edits.addLocal(value.type), slot: this.#take(value.type) };
    this.values.set(value, made);
    return made;
  }

  #take(type: number | undefined): number {
    const size = type === ValueType.i64 ? 8 : 4;
    const slot = Math.ceil(this.#bytes / size) * size;
    this.#bytes = slot + size;
    return slot;
  }
}
