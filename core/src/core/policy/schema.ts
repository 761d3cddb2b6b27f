import type { Json } from "../audit/event.ts";
import { POLICY } from "./definition.ts";
import type { Member, Shape } from "./shape.ts";

type Schema = { readonly [keyword: string]: Json };

/**
 * The JSON Schema (draft 2020-12) of a policy. It allows all that `checkPolicy` allows, and some more: what no schema says,
 * contradictions above all.
 */
export function policySchema(): Schema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "urn:micropython-wasm:policy:1",
    title: "Policy of a micropython-wasm sandbox",
    description: "All that a sandbox may do. What is not named is not granted.",
    ...schemaOf(POLICY),
  };
}

/** As the package has it in `policy.schema.json`. */
export function policySchemaText(): string {
  return `${JSON.stringify(policySchema(), null, 2)}\n`;
}

function schemaOf(shape: Shape): Schema {
  switch (shape.type) {
    case "text":
      return { type: "string", maxLength: shape.most, ...(shape.pattern && { pattern: shape.pattern.source }) };
    case "number":
      return {
        type: shape.none ? [shape.whole ? "integer" : "number", "null"] : shape.whole ? "integer" : "number",
        ...(Number.isFinite(shape.minimum) && { minimum: shape.minimum }),
        ...(Number.isFinite(shape.maximum) && { maximum: shape.maximum }),
      };
    case "constant":
      return { const: shape.value };
    case "flag":
      return { type: "boolean" };
    case "list":
      return {
        type: "array",
        items: schemaOf(shape.item),
        maxItems: shape.most,
        ...(shape.unique && { uniqueItems: true }),
      };
    case "object": {
      const members = Object.entries(shape.members);
      const required = members.filter(([, member]) => member.required).map(([name]) => name);
      return {
        type: "object",
        properties: Object.fromEntries(members.map(([name, member]) => [name, memberSchema(member)])),
        ...(required.length > 0 && { required }),
        additionalProperties: false,
      };
    }
    case "map":
      return {
        type: "object",
        propertyNames: schemaOf(shape.names),
        additionalProperties: schemaOf(shape.value),
        maxProperties: shape.most,
      };
    case "either":
      return eitherSchema(shape.of);
  }
}

function eitherSchema(of: readonly Shape[]): Schema {
  const constants = of.flatMap((each) => (each.type === "constant" ? [each.value] : []));
  return constants.length === of.length ? { enum: constants } : { anyOf: of.map(schemaOf) };
}

function memberSchema({ shape, about, otherwise }: Member): Schema {
  const standard = otherwise === "" ? "" : ` Default: ${otherwise}.`;
  return { description: `${about.replaceAll("`", "")}.${standard.replaceAll("`", "")}`, ...schemaOf(shape) };
}
