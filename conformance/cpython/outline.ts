import { execFileSync } from "node:child_process";
import path from "node:path";
import type { MethodVerdict } from "./report.ts";

/** A function or class of a test file: its name with those of the classes around it, and its lines, counted from 1. */
export interface Part {
  readonly name: string;
  readonly kind: "function" | "class";
  readonly first: number;
  readonly last: number;
}

const SCRIPT = path.join(import.meta.dirname, "outline.py");

/** Where the functions and classes of a Python file stand, by this machine's python3. */
export function outlineOf(file: string): Part[] {
  return JSON.parse(execFileSync("python3", [SCRIPT, file], { encoding: "utf8", maxBuffer: 2 ** 26 }));
}

/** The test methods that are written in a file or in one of its parts, those that subclasses inherit not counted. */
export function methodsOf(outline: readonly Part[], within?: Part): string[] {
  return outline
    .filter(({ name, kind }) => kind === "function" && /^[^.]+(\.\w+)*\.test[^.]*$/.test(name))
    .filter(({ first, last }) => within === undefined || (within.first <= first && last <= within.last))
    .map(({ name }) => name);
}

/** The test file and the line where importing failed, by the traceback of it. */
export function placeOfFailure(traceback: string): { readonly file: string; readonly line: number } | undefined {
  const [, file, line] = [...traceback.matchAll(/^ *File "\/?test\/(.+)\.py", line (\d+)/gm)].at(-1) ?? [];
  return file === undefined || file.startsWith("support/") ? undefined : { file, line: Number(line) };
}

export interface Reduced {
  readonly source: string;
  readonly lost: readonly MethodVerdict[];
}

/**
 * A test file without the function or class that keeps all of it from being imported; its test methods are lost. Lines keep
 * their numbers. Undefined when the line is in none.
 */
export function without(source: string, outline: readonly Part[], line: number, detail: string): Reduced | undefined {
  // Without its __init__() a class would only fail elsewhere.
  const part = outline
    .filter(({ name, first, last }) => first <= line && line <= last && !name.endsWith(".__init__"))
    .at(-1);
  if (part === undefined) return undefined;
  const lines = source.split("\n");
  const indent = /^\s*/.exec(lines[part.first - 1] ?? "")?.[0] ?? "";
  const short = part.name.split(".").at(-1);
  for (let at = part.first - 1; at < part.last; at += 1) lines[at] = "";
  lines[part.first - 1] = `${indent}${short} = None`;
  const lost = methodsOf(outline, part).map((name): MethodVerdict => ({ name, verdict: "error", detail }));
  return { source: lines.join("\n"), lost };
}
