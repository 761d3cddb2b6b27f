import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildMain, textOf } from "../support/built.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

const PROGRAM = `
"""Not a function's."""
from typing import Any, Callable, Iterable, Literal, NamedTuple, Optional, Sequence, TypedDict, TypeVar, Union

T = TypeVar("T")

class Point(TypedDict):
    x: float
    y: float

class Options(TypedDict, total=False):
    colour: str

def add(a: int, b: int = 2) -> int:
    """Adds two numbers.

    Of any size. */ not the end /*
    """
    return a + b

def half(x: float) -> float: return x / 2
def shout(text: str, *, times: int = 1, mark: str) -> str: return text.upper() + mark * times
def many(*parts: str) -> list[str]: return list(parts)
def sizes(named: dict[str, int]) -> dict[str, list[int]]: return {k: [v] for k, v in named.items()}
def pair(x: tuple[int, str]) -> tuple[bool, None]: return (True, None)
def series(*numbers: float) -> tuple[float, ...]: return numbers
def maybe(x: Optional[str] = None) -> Union[int, str, None]: return x
def either(x: int | None) -> "bytes | None": return None
def way(x: Literal["up", "down", 3, "http://x"]) -> Literal["up", "down", 3]: return x
def unique(x: Iterable[str]) -> set[str]: return set(x)
def first(items: Sequence[T]) -> T: return items[0]
def move(p: Point, options: Options = {}) -> Point: return {"x": p["x"] + 1, "y": p["y"]}
def apply(f: Callable[[int], int], x: Any): return x
async def later(text: str) -> str: return text
def untyped(a, b=1, *c): return a
def delete(default: str, function: int = 1) -> None: ...
def bad(x: "no such name") -> "1 +": return x
def numbered(x: dict[int, str]) -> dict[int, str]: return x
def strange(x: lambda: 0, y: "[" = 1) -> print: return x
def anything(**named: int) -> bool: return True
`;

/** A consumer whose lines hold for the types; lines with @ts-expect-error for what they must refuse. */
const CONSUMER = `
import * as app from "./main.js";

const int: number | bigint = app.add(1, 2n);
app.add(1);
// @ts-expect-error
app.add("1");
// @ts-expect-error
app.add();
const half: number = app.half(1);
// @ts-expect-error
app.half(1n);
const shout: string = app.shout("a", { mark: "!", times: 2 });
// @ts-expect-error
app.shout("a", { times: 2 });
// @ts-expect-error
app.shout("a");
const many: string[] = app.many("a", "b");
app.many();
// @ts-expect-error
app.many(1);
const sizes: { readonly [key: string]: (number | bigint)[] } = app.sizes({ a: 1 });
app.sizes(new Map([["a", 1]]));
const pair: [boolean, null] = app.pair([1, "a"]);
// @ts-expect-error
app.pair([1]);
const series: number[] = app.series(1, 2, 3);
const maybe: number | bigint | string | null = app.maybe();
app.maybe(null);
const either: Uint8Array | null = app.either(null);
const way: "up" | "down" | 3 = app.way("up");
// @ts-expect-error
app.way("left");
const unique: Set<string> = app.unique(["a"] as const);
const first: unknown = app.first([1]);
const move: { x: number; y: number } = app.move({ x: 1, y: 2 }, { colour: "red" });
// @ts-expect-error
app.move({ x: 1 });
const apply: unknown = app.apply(1, 2);
const later: Promise<string> = app.later("a");
const untyped: unknown = app.untyped(1, 2, 3, "four");
const nothing: null = app.delete("a", 2);
const bad: unknown = app.bad(1);
app.numbered(new Map([[1, "a"]]));
const strange: unknown = app.strange(1);
const anything: boolean = app.anything({ a: 1, b: 2 });
app.anything();
// @ts-expect-error
app.add2;
export const all = [int, half, shout, many, sizes, pair, series, maybe, either, way, unique, first, move, apply, later];
export const others = [untyped, nothing, bad, strange, anything];
`;

let folder: string;
let declarations: string;

beforeAll(async () => {
  mkdirSync(join(ROOT, ".cache"), { recursive: true });
  folder = mkdtempSync(join(ROOT, ".cache/types-"));
  const result = await buildMain("js", PROGRAM);
  declarations = textOf(result, "main.d.ts");
  for (const [name, bytes] of Object.entries(result.files)) writeFileSync(join(folder, name), bytes);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a consumer compiles, and what the annotations do not allow does not", () => {
  writeFileSync(join(folder, "consumer.ts"), CONSUMER);
  const compilerOptions = { skipLibCheck: false, noEmit: true, types: [] };
  const settings = { extends: "../../tsconfig.json", compilerOptions, include: ["*.ts"], exclude: [] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  const { stdout, status } = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
  expect(`${stdout}\n${declarations}`).toBe(`\n${declarations}`);
  expect(status).toBe(0);
});

test("docstrings are the documentation", () => {
  expect(declarations).toContain(
    "/**\n * Adds two numbers.\n *\n * Of any size. *\\/ not the end /*\n */\ndeclare function f0(a: Int, b?: Int): Int;",
  );
  expect(declarations).not.toContain("Not a function's");
});

test("names of parameters that TypeScript reserves are changed, those of keyword arguments are not", async () => {
  expect(declarations).toContain("(default_: string, function_?: Int): null;");
  const result = await buildMain("js", "def f(*, default: int, new: str = ''): pass");
  expect(textOf(result, "main.d.ts")).toContain("keywords: { default: Int; new?: string }");
});

test("a file without functions has declarations, too", async () => {
  expect(textOf(await buildMain("js", "x = 1"), "main.d.ts")).toBe(
    "// Made by micropython-wasm from main.py.\nexport {  };\n",
  );
});
