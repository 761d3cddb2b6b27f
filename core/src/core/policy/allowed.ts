import type { NumberShape, Shape } from "./shape.ts";

/** What a shape allows, as in "must be …". */
export function allowed(shape: Shape): string {
  switch (shape.type) {
    case "text":
    case "list":
    case "object":
    case "map":
      return shape.what;
    case "number":
      return allowedNumber(shape);
    case "constant":
      return JSON.stringify(shape.value);
    case "flag":
      return "true or false";
    case "either": {
      const each = shape.of.map(allowed);
      return each.length > 1 ? `${each.slice(0, -1).join(", ")} or ${each.at(-1)}` : each.join("");
    }
  }
}

function allowedNumber({ unit, whole, minimum, maximum, none }: NumberShape): string {
  const kind = `${whole ? "a whole number" : "a number"}${unit === "" ? "" : ` of ${unit}`}`;
  const range =
    minimum === Number.NEGATIVE_INFINITY
      ? ""
      : maximum === Number.POSITIVE_INFINITY
        ? ` of at least ${minimum}`
        : ` from ${minimum} to ${maximum}`;
  return `${kind}${range.replace(" of at", unit === "" ? " of at" : ", at")}${none ? ", or null for none" : ""}`;
}

export type JsonType = "string" | "number" | "boolean" | "null" | "array" | "object";

/** Undefined for what JSON has not. */
export function jsonTypeOf(value: unknown): JsonType | undefined {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return type === "string" || type === "number" || type === "boolean" || type === "object" ? type : undefined;
}

/** The type that a shape is told from others by; undefined for what has several. */
export function wantedType(shape: Shape): JsonType | undefined {
  switch (shape.type) {
    case "text":
      return "string";
    case "number":
      return "number";
    case "constant":
      return jsonTypeOf(shape.value);
    case "flag":
      return "boolean";
    case "list":
      return "array";
    case "object":
    case "map":
      return "object";
    case "either":
      return undefined;
  }
}
