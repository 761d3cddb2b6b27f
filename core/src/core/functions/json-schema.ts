import type { StandardSchema } from "./types.ts";

/** A JSON Schema, as far as nobody has looked at it. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** What cannot be said in JSON Schema, as a date, is anything. */
const UNREPRESENTABLE = { unrepresentable: "any" } as const;

/**
 * What a schema says of what it takes: by the extension of Standard Schema for JSON Schema, or by a method `toJSONSchema`
 * as in Zod 4. Undefined when it cannot say, or fails to.
 */
export function jsonSchemaOf(schema: StandardSchema): JsonSchema | undefined {
  try {
    const { jsonSchema } = schema["~standard"];
    const options = { target: "draft-2020-12", libraryOptions: UNREPRESENTABLE } as const;
    if (jsonSchema) return resolved(objectOf(jsonSchema.input(options)));
    if ("toJSONSchema" in schema && typeof schema.toJSONSchema === "function") {
      return resolved(objectOf(Reflect.apply(schema.toJSONSchema, schema, [{ io: "input", ...UNREPRESENTABLE }])));
    }
  } catch {
    // Its arguments have no names then, and no types.
  }
  return undefined;
}

const DEFINITION = "#/$defs/";

/** A schema that only points to one of its definitions, as those with a name do. */
function resolved(schema: JsonSchema | undefined): JsonSchema | undefined {
  const target = textOf(schema?.["$ref"]);
  if (!target?.startsWith(DEFINITION)) return schema;
  const definitions = objectOf(schema?.["$defs"]) ?? {};
  const name = target.slice(DEFINITION.length);
  return Object.hasOwn(definitions, name) ? objectOf(definitions[name]) : schema;
}

export function objectOf(value: unknown): JsonSchema | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
