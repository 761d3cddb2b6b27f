import type { PyValue } from "./types.ts";

/** What `str()` of an exception with these arguments says, as far as it can be told from copies. */
export function messageOf(args: readonly PyValue[]): string {
  const [only] = args;
  if (args.length === 1 && only !== undefined) return typeof only === "string" ? only : scalar(only);
  return args.length === 0 ? "" : `(${args.map(scalar).join(", ")})`;
}

/** Digits are quick to make up to here; a million of them take seconds. */
const LARGEST_SHOWN = 2n ** 4_096n;

/** An int in decimal, unless that would be for nobody to read. */
export function shownInt(value: bigint): string {
  return value < LARGEST_SHOWN && value > -LARGEST_SHOWN ? String(value) : "…";
}

/** Never calls a method of the value, which may be data of the guest's that is named like one. */
function scalar(value: PyValue): string {
  switch (typeof value) {
    case "boolean":
      return value ? "True" : "False";
    case "number":
      return String(value);
    case "bigint":
      return shownInt(value);
    case "string":
      return `'${value}'`;
    default:
      return value === null ? "None" : "…";
  }
}
