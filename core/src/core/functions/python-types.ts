import { isPythonName } from "./identifiers.ts";
import { type JsonSchema, objectOf } from "./json-schema.ts";
import { type Parameter, type Parameters, parametersOf } from "./parameters.ts";
import type { GrantedFunction } from "./table.ts";

const SIMPLE: ReadonlyMap<unknown, string> = new Map([
  ["string", "str"],
  ["integer", "int"],
  ["number", "float"],
  ["boolean", "bool"],
  ["null", "None"],
]);

/** Schemas that are nested deeper are `Any`; they could contain themselves. */
const MOST_NESTED = 20;

/** The annotation of a value that follows `schema`. */
export function pythonType(schema: JsonSchema | undefined, depth = 0): string {
  if (!schema || depth > MOST_NESTED) return "Any";
  const inner = (part: unknown): string => pythonType(objectOf(part), depth + 1);
  const { type, enum: choices, const: only, anyOf, oneOf }: { readonly [keyword in Keyword]?: unknown } = schema;
  if (only !== undefined) return literal([only]);
  if (Array.isArray(choices)) return literal(choices);
  const alternatives = Array.isArray(anyOf) ? anyOf : oneOf;
  if (Array.isArray(alternatives)) return union(alternatives.map(inner));
  if (Array.isArray(type)) return union(type.map((each: unknown) => inner({ ...schema, type: each })));
  const parts = parametersOf(schema);
  if (parts?.kind === "named") return `dict[str, ${parts.named.length > 0 ? "Any" : inner(parts.others)}]`;
  if (parts) return arrayType(parts, inner);
  return SIMPLE.get(type) ?? "Any";
}

type Keyword = "type" | "enum" | "const" | "anyOf" | "oneOf";

function arrayType(
  { items, required, others }: Parameters & { readonly kind: "positional" },
  inner: (part: unknown) => string,
): string {
  if (items.length === 0) return `list[${inner(others)}]`;
  if (others || required < items.length) return "tuple[Any, ...]";
  return `tuple[${items.map(inner).join(", ")}]`;
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

/** The parameters and the result of a function, as they stand between `def name` and the colon. */
export function signatureOf({ takes, returns }: Pick<GrantedFunction, "takes" | "returns">): string {
  return `(${listOf(takes).join(", ")}) -> ${pythonType(returns)}`;
}

function listOf(takes: Parameters | undefined): string[] {
  if (takes?.kind === "named" && takes.named.every(({ name }) => isPythonName(name))) {
    const others = takes.others ? [`**${freeName("kwargs", takes.named)}: ${pythonType(takes.others)}`] : [];
    return [...namedList(takes.named), ...others];
  }
  if (takes?.kind !== "positional") return ["*args: Any", "**kwargs: Any"];
  const items = takes.items.map((item, index) => {
    return `arg${index + 1}: ${pythonType(item)}${index < takes.required ? "" : " = ..."}`;
  });
  const others = takes.others ? [`*args: ${pythonType(takes.others)}`] : [];
  return [...items, ...(items.length > 0 ? ["/"] : []), ...others];
}

/** Python wants those with a default behind those without, and what comes after that by name only. */
function namedList(named: readonly Parameter[]): string[] {
  const firstOptional = named.findIndex(({ required }) => !required);
  const star = named.findIndex(({ required }, index) => required && firstOptional !== -1 && index > firstOptional);
  const list = named.map(({ name, schema, required }) => `${name}: ${pythonType(schema)}${required ? "" : " = ..."}`);
  return star === -1 ? list : [...list.slice(0, star), "*", ...list.slice(star)];
}

function freeName(name: string, taken: readonly Parameter[]): string {
  return taken.some((each) => each.name === name) ? freeName(`_${name}`, taken) : name;
}
