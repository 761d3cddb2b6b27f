import { namedParameters, textOf } from "./json-schema.ts";
import { pythonType, signatureOf } from "./python-types.ts";
import type { GrantedFunction } from "./table.ts";

/** What `help(f)` shows and `f.__doc__` is: the signature, what it does, and what is known of its parameters. */
export function documentationOf(granted: GrantedFunction): string | null {
  const { name, description, schema } = granted;
  if (description === "" && !granted.parameters && !granted.returns) return null;
  const parameters = (namedParameters(schema) ?? []).map((parameter) => {
    const about = textOf(parameter.schema["description"]);
    return `  ${parameter.name}: ${pythonType(parameter.schema)}${about === undefined ? "" : ` -- ${about}`}`;
  });
  const parts = [`${name}${signatureOf(granted)}`, description, parameters.join("\n")];
  return parts
    .filter((part) => part !== "")
    .join("\n\n")
    .toWellFormed();
}
