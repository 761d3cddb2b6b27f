import { BoundaryViolation } from "../../boundary/errors.ts";
import { ValueDecoder } from "../../boundary/values/decode.ts";
import type { ValueBounds } from "../../boundary/values/encode.ts";
import { CborReader } from "../../boundary/values/reader.ts";
import { type PyDict, PythonError, type PyValue } from "../../boundary/values/types.ts";
import { matched } from "./matching.ts";
import type { GrantedFunction } from "./table.ts";
import type { SchemaIssue, SchemaResult } from "./types.ts";

/** What the guest calls a function with. */
export interface Arguments {
  readonly name: string;
  readonly args: PyValue[];
  readonly kwargs: PyDict;
}

/** An awaited call's request begins with the number that the guest gave it. */
export interface BegunArguments extends Arguments {
  readonly begun: number | undefined;
}

/** Issues of a schema are told up to this many. */
const MOST_ISSUES = 10;

/** Reads the request of `Call.invoke` or `Call.begin`. Throws `BoundaryViolation` and `TooManyItems`. */
export function readArguments(request: Uint8Array, awaited: boolean, bounds: ValueBounds): BegunArguments {
  const reader = new CborReader(request);
  if (reader.array() !== (awaited ? 4 : 3)) throw new BoundaryViolation("a call has another number of parts");
  const begun = awaited ? reader.unsigned() : undefined;
  const name = reader.text();
  const decoder = new ValueDecoder(reader, { valueDepth: bounds.valueDepth + 1, valueItems: bounds.valueItems });
  const args = decoder.decode();
  const kwargs = decoder.decode();
  reader.finish();
  if (!Array.isArray(args) || !isDict(kwargs)) throw new BoundaryViolation("a call has no arguments");
  return { begun, name, args, kwargs };
}

/** The beginning of a request whose arguments are too many. Throws `BoundaryViolation`. */
export function readCaller(request: Uint8Array, awaited: boolean): Pick<BegunArguments, "begun" | "name"> {
  const reader = new CborReader(request);
  reader.array();
  return { begun: awaited ? reader.unsigned() : undefined, name: reader.text() };
}

function isDict(value: PyValue): value is PyDict {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/**
 * What the host's function is called with, after its schema has seen it. Throws a `PythonError` for the guest; rejects with
 * one when the schema is asynchronous.
 */
export function checkedArguments(granted: GrantedFunction, given: Arguments): unknown[] | Promise<unknown[]> {
  const { parameters, takes } = granted;
  const { name, args, kwargs } = given;
  if (!parameters) return Object.keys(kwargs).length === 0 ? args : [...args, kwargs];
  const input = matched(takes, given);
  const result = parameters["~standard"].validate(input);
  const finish = (outcome: SchemaResult): unknown[] => {
    if (outcome.issues) throw new PythonError("ValueError", describeIssues(name, outcome.issues));
    return Array.isArray(input) && Array.isArray(outcome.value) ? outcome.value : [outcome.value];
  };
  return result instanceof Promise ? result.then(finish) : finish(result);
}

function describeIssues(name: string, issues: readonly SchemaIssue[]): string {
  const told = issues.slice(0, MOST_ISSUES).map(({ message, path = [] }) => {
    const place = path.map((part) => String(typeof part === "object" ? part.key : part)).join(".");
    return place === "" ? message : `${place}: ${message}`;
  });
  if (issues.length > MOST_ISSUES) told.push(`and ${issues.length - MOST_ISSUES} more`);
  return `${name}(): ${told.join("; ")}`;
}
