import { ValueDecoder } from "../../src/boundary/values/decode.ts";
import { type ValueBounds, ValueEncoder } from "../../src/boundary/values/encode.ts";
import { CborReader } from "../../src/boundary/values/reader.ts";
import type { PyValue } from "../../src/boundary/values/types.ts";
import { CborWriter } from "../../src/boundary/values/writer.ts";

export const BOUNDS: ValueBounds = { valueDepth: 100, valueItems: 250_000 };

/** The bytes in which a value of the host travels. */
export function encode(value: unknown, bounds: ValueBounds = BOUNDS, maximumBytes = 2 ** 24): Uint8Array {
  const writer = new CborWriter();
  const encoder = new ValueEncoder(writer);
  writer.begin();
  writer.bound = maximumBytes;
  encoder.begin(bounds);
  encoder.encode("value", value);
  return writer.written().slice();
}

/** What the host makes of bytes that a guest sent. */
export function decode(bytes: Uint8Array, bounds: ValueBounds = BOUNDS): PyValue {
  const reader = new CborReader(bytes);
  const value = new ValueDecoder(reader, bounds).decode();
  reader.finish();
  return value;
}
