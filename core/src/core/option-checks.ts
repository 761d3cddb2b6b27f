import { MisuseError } from "./errors.ts";
import { isLimitName } from "./limits.ts";

/* What options must be, each checked before anything is done. All of them throw `MisuseError`. */

export function checkNames(what: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    const [, inner] = /^(?:option|property) of (.+)$/.exec(what) ?? [];
    throw new MisuseError("INVALID_OPTION", `${inner ? `option '${inner}'` : `${what}s`} must be given as an object`);
  }
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const advice = what === "option" && isLimitName(name) ? "; it is a limit: pass it in 'limits'" : "";
    throw new MisuseError("UNKNOWN_OPTION", `unknown ${what} '${name}'${advice}; known: ${known.join(", ")}`);
  }
}

export function checkRecord(record: unknown): void {
  if (typeof record === "object" && record !== null) checkNames("option of record", record, ["key"]);
  else if (record !== undefined && typeof record !== "boolean")
    throw invalid("record", "true, false or { key }", record);
}

export function checkProducedFiles(value: unknown): void {
  if (value !== undefined && typeof value !== "boolean" && value !== "content")
    throw invalid("producedFiles", 'true, false or "content"', value);
}

/** Names and values that an operating system could have as variables. */
export function isEnvironment(value: unknown): value is { readonly [name: string]: string } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([name, text]) => /^[^=\0]+$/.test(name) && name.isWellFormed() && isTexts([text]) && !String(text).includes("\0"),
  );
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string" && each.isWellFormed());
}

export function checkSignal(signal: unknown): void {
  if (signal !== undefined && !(signal instanceof AbortSignal)) throw invalid("signal", "an AbortSignal", signal);
}

export function checkCallback(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== "function") throw invalid(name, "a function", value);
}

export function isStdin(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed();
  return value instanceof Uint8Array || typeof value === "function";
}

export function isSharedInt32Array(value: unknown): boolean {
  return (
    value instanceof Int32Array &&
    value.length > 0 &&
    typeof SharedArrayBuffer !== "undefined" &&
    value.buffer instanceof SharedArrayBuffer
  );
}

export function invalid(name: string, expected: string, value: unknown): MisuseError {
  const shown = typeof value === "string" ? JSON.stringify(value.slice(0, 80)) : String(describe(value));
  return new MisuseError("INVALID_OPTION", `option '${name}' must be ${expected}, not ${shown}`);
}

function describe(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean" || value === null) return String(value);
  return typeof value === "object" ? "another object" : `a ${typeof value}`;
}
