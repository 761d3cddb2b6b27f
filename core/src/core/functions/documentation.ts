import { aboutParameter } from "./parameters.ts";
import { pythonType, signatureOf } from "./python-types.ts";
import type { GrantedFunction } from "./table.ts";

/** What `help(f)` shows and `f.__doc__` is: the signature, what it does, and what is known of its parameters. */
export function documentationOf(granted: GrantedFunction): string | null {
  const { name, description, takes } = granted;
  if (description === "" && !granted.parameters && !granted.returns) return null;
  const parameters = (takes?.kind === "named" ? takes.named : []).map((parameter) => {
    const about = aboutParameter(parameter);
    return `  ${parameter.name}: ${pythonType(parameter.schema)}${about === undefined ? "" : ` -- ${about}`}`;
  });
  const parts = [`${name}${signatureOf(granted)}`, description, parameters.join("\n")];
  return parts
    .filter((part) => part !== "")
    .join("\n\n")
    .toWellFormed();
}
