import type { StandardSchema } from "./types.ts";

/** A JSON Schema, as far as nobody has looked at it. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * What a schema says of itself: by the extension of Standard Schema for JSON Schema, or by a method `toJSONSchema` as in
 * Zod 4. Undefined when it cannot say, or fails to.
 */
export function jsonSchemaOf(schema: StandardSchema): JsonSchema | undefined {
  try {
    const { jsonSchema } = schema["~standard"];
    if (jsonSchema) return objectOf(jsonSchema.input({ target: "draft-2020-12" }));
    if ("toJSONSchema" in schema && typeof schema.toJSONSchema === "function") {
      return objectOf(Reflect.apply(schema.toJSONSchema, schema, [{ io: "input" }]));
    }
  } catch {
    // Some schemas have no counterpart in JSON Schema: a date, a transformation.
  }
  return undefined;
}

export function objectOf(value: unknown): JsonSchema | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** A parameter that has a name. */
export interface Parameter {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

/** The properties of an object's schema, in order; undefined for other schemas. */
export function namedParameters(schema: JsonSchema | undefined): Parameter[] | undefined {
  const properties = objectOf(schema?.["properties"]);
  if (schema?.["type"] !== "object" || !properties) return undefined;
  const required = schema["required"];
  return Object.entries(properties).map(([name, property]) => ({
    name,
    schema: objectOf(property) ?? {},
    required: Array.isArray(required) && required.includes(name),
  }));
}

/** The items of a tuple's schema; undefined for other schemas. */
export function positionalParameters(schema: JsonSchema | undefined): JsonSchema[] | undefined {
  const items = schema?.["prefixItems"];
  if (schema?.["type"] !== "array" || !Array.isArray(items)) return undefined;
  return items.map((item: unknown) => objectOf(item) ?? {});
}
