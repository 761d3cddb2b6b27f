import { CborWriter, Major } from "../boundary/values/writer.ts";

/** A Python function as JavaScript calls it. */
export interface FunctionDescription {
  readonly name: string;
  /** Whether it is `async def`. */
  readonly awaited?: boolean;
  /** Positions of parameters that are annotated as `float`: whole numbers go there as floats, too. */
  readonly floats?: readonly number[];
  /** The position of the argument whose properties are keyword arguments. */
  readonly keywords?: number;
}

/** The same, with what its requests begin with. */
export interface ProgramFunction extends FunctionDescription {
  /** By the number of positional arguments. */
  readonly heads: readonly Uint8Array[];
}

/** Requests with more arguments than this are made as they are needed. */
const FEW_ARGUMENTS = 8;

export function programFunction(description: FunctionDescription): ProgramFunction {
  const writer = new CborWriter();
  const heads = Array.from({ length: FEW_ARGUMENTS + 1 }, (_, count) => {
    writer.begin();
    writer.head(Major.array, 3);
    writer.text(description.name);
    writer.head(Major.array, count);
    return writer.written().slice();
  });
  return { ...description, heads };
}
