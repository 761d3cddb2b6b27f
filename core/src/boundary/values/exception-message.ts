import type { PyValue } from "./types.ts";

/** What `str()` of an exception with these arguments says, as far as it can be told from copies. */
export function messageOf(args: readonly PyValue[]): string {
  const [only] = args;
  if (args.length === 1 && only !== undefined) return typeof only === "string" ? only : scalar(only);
  return args.length === 0 ? "" : `(${args.map(scalar).join(", ")})`;
}

/** Never calls a method of the value, which may be data of the guest's that is named like one. */
function scalar(value: PyValue): string {
  switch (typeof value) {
    case "boolean":
      return value ? "True" : "False";
    case "number":
    case "bigint":
      return String(value);
    case "string":
      return `'${value}'`;
    default:
      return value === null ? "None" : "…";
  }
}
