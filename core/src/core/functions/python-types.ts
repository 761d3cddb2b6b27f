import { type JsonSchema, namedParameters, objectOf, positionalParameters } from "./json-schema.ts";
import type { GrantedFunction } from "./table.ts";

const SIMPLE: Readonly<Record<string, string>> = {
  string: "str",
  integer: "int",
  number: "float",
  boolean: "bool",
  null: "None",
};

/** The annotation of a value that follows `schema`. */
export function pythonType(schema: JsonSchema | undefined): string {
  if (!schema) return "Any";
  const { type, enum: choices, const: only, anyOf, oneOf }: { readonly [keyword in Keyword]?: unknown } = schema;
  if (only !== undefined) return literal([only]);
  if (Array.isArray(choices)) return literal(choices);
  const alternatives = Array.isArray(anyOf) ? anyOf : oneOf;
  if (Array.isArray(alternatives)) return union(alternatives.map((each: unknown) => pythonType(objectOf(each))));
  if (Array.isArray(type)) return union(type.map((each: unknown) => pythonType({ ...schema, type: each })));
  if (type === "array") return arrayType(schema);
  if (type === "object") {
    const values = objectOf(schema["additionalProperties"]);
    return `dict[str, ${namedParameters(schema)?.length ? "Any" : pythonType(values)}]`;
  }
  return typeof type === "string" && Object.hasOwn(SIMPLE, type) ? (SIMPLE[type] ?? "Any") : "Any";
}

type Keyword = "type" | "enum" | "const" | "anyOf" | "oneOf";

function arrayType(schema: JsonSchema): string {
  const items = positionalParameters(schema);
  if (items) return `tuple[${items.map(pythonType).join(", ") || "()"}]`;
  return `list[${pythonType(objectOf(schema["items"]))}]`;
}

function union(types: readonly string[]): string {
  const distinct = [...new Set(types)];
  return distinct.includes("Any") || distinct.length === 0 ? "Any" : distinct.join(" | ");
}

function literal(values: readonly unknown[]): string {
  const shown = values.map(pythonLiteral);
  return shown.some((value) => value === undefined) || shown.length === 0 ? "Any" : `Literal[${shown.join(", ")}]`;
}

/** JSON's text is also Python's, but for the names of its constants; floats are no literals in annotations. */
function pythonLiteral(value: unknown): string | undefined {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string" || Number.isSafeInteger(value)) return JSON.stringify(value);
  return undefined;
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The parameters and the result of a function, as they stand between `def name` and the colon. */
export function signatureOf({
  schema,
  returns,
  pauses,
}: Pick<GrantedFunction, "schema" | "returns" | "pauses">): string {
  const result = returns || pauses ? pythonType(returns) : "Any";
  return `(${parametersOf(schema)}) -> ${result}`;
}

function parametersOf(schema: JsonSchema | undefined): string {
  const named = namedParameters(schema);
  if (named?.every(({ name }) => IDENTIFIER.test(name))) {
    // Python wants those with a default behind those without, and the others by name only.
    const firstOptional = named.findIndex(({ required }) => !required);
    return named
      .flatMap(({ name, schema: type, required }, index) => {
        const star =
          required &&
          firstOptional !== -1 &&
          index === named.findIndex((each, at) => at > firstOptional && each.required);
        const parameter = `${name}: ${pythonType(type)}${required ? "" : " = ..."}`;
        return star ? ["*", parameter] : [parameter];
      })
      .join(", ");
  }
  const items = positionalParameters(schema);
  if (items)
    return [...items.map((item, index) => `arg${index + 1}: ${pythonType(item)}`), ...(items.length ? ["/"] : [])].join(
      ", ",
    );
  return "*args: Any, **kwargs: Any";
}
