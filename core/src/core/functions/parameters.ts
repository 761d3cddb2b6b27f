import { type JsonSchema, objectOf, textOf } from "./json-schema.ts";

/** A parameter that has a name. */
export interface Parameter {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

/** What a function takes, as far as the schema of its parameters can say. */
export type Parameters =
  /** Arguments that have names, in order; and all others by name, which follow `others`. */
  | { readonly kind: "named"; readonly named: readonly Parameter[]; readonly others: JsonSchema | undefined }
  /** Arguments by position, of which the first `required` have to be there; and any number that follow `others`. */
  | {
      readonly kind: "positional";
      readonly items: readonly JsonSchema[];
      readonly required: number;
      readonly others: JsonSchema | undefined;
    };

/** Undefined for schemas that are neither of an object nor of an array. */
export function parametersOf(schema: JsonSchema | undefined): Parameters | undefined {
  if (!schema) return undefined;
  const { type, properties, additionalProperties, prefixItems, items, minItems, required }: Keywords = schema;
  if (type === "object") {
    const named = Object.entries(objectOf(properties) ?? {}).map(([name, property]) => ({
      name,
      schema: objectOf(property) ?? {},
      required: Array.isArray(required) && required.includes(name),
    }));
    return { kind: "named", named, others: restOf(additionalProperties) };
  }
  if (type !== "array") return undefined;
  const known = Array.isArray(prefixItems) ? prefixItems.map((item: unknown) => objectOf(item) ?? {}) : [];
  // A tuple of which nothing can be left out does not say so in Zod.
  const least = typeof minItems === "number" ? minItems : known.length;
  return { kind: "positional", items: known, required: Math.min(least, known.length), others: restOf(items) };
}

type Keywords = {
  readonly [keyword in
    | "type"
    | "properties"
    | "additionalProperties"
    | "prefixItems"
    | "items"
    | "minItems"
    | "required"]?: unknown;
};

/** Only what is said to be taken is: validators drop the others without a word. */
function restOf(keyword: unknown): JsonSchema | undefined {
  return keyword === true ? {} : objectOf(keyword);
}

/** What a parameter is, in words. */
export function aboutParameter({ schema }: Parameter): string | undefined {
  return textOf(schema["description"]);
}
