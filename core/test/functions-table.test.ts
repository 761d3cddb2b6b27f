import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { MisuseError } from "../src/core/errors.ts";
import { raisedFor } from "../src/core/functions/failure.ts";
import { stubs } from "../src/core/functions/stubs.ts";
import { FunctionTable } from "../src/core/functions/table.ts";
import type { FunctionOptions } from "../src/core/functions/types.ts";

const nothing = (): void => undefined;

describe("options", () => {
  const refused: [string, unknown, RegExp][] = [
    ["a list", { functions: [nothing] }, /'functions' must be an object/],
    ["a value that is none", { functions: { f: 5 } }, /'functions\.f' must be a function/],
    ["null", { functions: { f: null } }, /'functions\.f'/],
    ["an unknown property", { functions: { f: { call: nothing, parms: 1 } } }, /unknown property 'parms'/],
    ["a call that is none", { functions: { f: { call: 1 } } }, /needs a function as its 'call'/],
    ["nothing to call", { functions: { f: {} } }, /needs a 'call'/],
    ["a schema that is none", { functions: { f: { call: nothing, parameters: {} } } }, /Standard Schema/],
    ["awaited, where it is not", { functions: { f: { call: nothing, awaited: true } } }, /asyncFunctions/],
    ["not awaited, where it is", { asyncFunctions: { f: { call: nothing, awaited: false } } }, /asyncFunctions/],
    ["a flag that is none", { functions: { f: { call: nothing, pauses: 1 } } }, /true or false/],
    ["a name that is no identifier", { functions: { "a-b": nothing } }, /'functions\.a-b'.*identifier/],
    ["a keyword", { functions: { lambda: nothing } }, /identifier/],
    ["a dotted name", { functions: { "a.b": nothing } }, /identifier/],
    ["a name with a NUL", { functions: { "a\0": nothing } }, /identifier/],
    ["a name with a line end", { functions: { "a\n": nothing } }, /identifier/],
    ["a name that is too long", { functions: { ["x".repeat(101)]: nothing } }, /identifier/],
    ["a module's name", { modules: { "a b": {} } }, /'modules\.a b'/],
    ["a function in a module", { modules: { a: { "b c": nothing } } }, /'modules\.a\.b c'/],
    ["a module that the guest needs", { modules: { sys: {} } }, /must not take the place/],
    ["a function of both kinds", { functions: { f: nothing }, asyncFunctions: { f: nothing } }, /given twice/],
    [
      "too many",
      { functions: Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`f${index}`, nothing])) },
      /1000 at most/,
    ],
  ];
  test.each(refused)("are refused by name: %s", (_, options, message) => {
    const make = (): FunctionTable => Reflect.construct(FunctionTable, [options]);
    expect(make).toThrow(MisuseError);
    expect(make).toThrow(message);
    expect(make).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
  });

  test("are read once, and only what is their own", () => {
    let reads = 0;
    const options: FunctionOptions = {
      functions: Object.create(
        { inherited: nothing },
        {
          f: {
            enumerable: true,
            get: () => {
              reads++;
              return nothing;
            },
          },
          hidden: { value: nothing },
        },
      ),
    };
    const table = new FunctionTable(options);
    expect(table.all().map(({ name }) => name)).toEqual(["f"]);
    expect(table.get("f")?.call).toBe(nothing);
    expect(reads).toBe(1);
  });

  test("make names that are only names", () => {
    const empty = new FunctionTable({});
    for (const name of ["__proto__", "constructor", "hasOwnProperty", "toString"]) {
      expect(empty.get(name)).toBeUndefined();
      const functions = Object.defineProperty({}, name, { value: nothing, enumerable: true });
      expect(new FunctionTable({ functions }).get(name)?.call).toBe(nothing);
    }
    const modules = { tools: { double: nothing, wait: { call: nothing, awaited: true } } };
    expect(new FunctionTable({ modules }).installation()).toEqual([
      ["tools.double", false, null],
      ["tools.wait", true, null],
    ]);
  });
});

describe("stubs", () => {
  const signatureWith = (parameters: z.ZodType, returns?: z.ZodType): string => {
    const text = stubs(new FunctionTable({ functions: { f: { parameters, returns, call: nothing } } }));
    return text.slice(text.indexOf("def f") + "def f".length).trim();
  };

  test.each<[string, z.ZodType]>([
    ["()", z.object({})],
    ["(a: str, b: int = ..., *, c: bool)", z.object({ a: z.string(), b: z.int().optional(), c: z.boolean() })],
    ["(a: str, **kwargs: Any)", z.looseObject({ a: z.string() })],
    ["(kwargs: str, **_kwargs: float)", z.object({ kwargs: z.string() }).catchall(z.number())],
    ["(**kwargs: int)", z.record(z.string(), z.int())],
    ["(*args: Any, **kwargs: Any)", z.object({ from: z.string() })],
    ["(*args: Any, **kwargs: Any)", z.object({ "first-name": z.string() })],
    ["(when: Any, what: str)", z.object({ when: z.date(), what: z.string() })],
    ["(a: str)", z.object({ a: z.string() }).meta({ id: "Named" })],
    ["(arg1: str, arg2: float, /)", z.tuple([z.string(), z.number()])],
    ["(arg1: str, arg2: float = ..., /)", z.tuple([z.string(), z.number().optional()])],
    ["(arg1: str, /, *args: float)", z.tuple([z.string()], z.number())],
    ["(*args: str)", z.array(z.string())],
    [
      "(a: str | None, b: list[dict[str, float]])",
      z.object({ a: z.string().nullable(), b: z.array(z.record(z.string(), z.number())) }),
    ],
    [
      '(a: Literal["x\\"", "y"], b: Literal[1] | Literal[True])',
      z.object({ a: z.enum(['x"', "y"]), b: z.union([z.literal(1), z.literal(true)]) }),
    ],
    ["(a: tuple[int, str])", z.object({ a: z.tuple([z.int(), z.string()]) })],
  ])("f%s", (signature, parameters) => {
    expect(signatureWith(parameters)).toBe(`${signature} -> Any: ...`);
  });

  test("end at schemas that contain themselves", () => {
    const loop: Record<string, unknown> = { type: "array" };
    loop["items"] = loop;
    const parameters = {
      "~standard": {
        version: 1 as const,
        vendor: "test",
        validate: (value: unknown) => ({ value }),
        jsonSchema: { input: () => loop },
      },
    };
    expect(stubs(new FunctionTable({ functions: { f: { parameters, call: nothing } } }))).toMatch(
      /def f\(\*args: list\[.*Any/,
    );
  });

  /** Any JSON Schema of what is understood, and of what is not. */
  const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(
        { type: "string" },
        { type: "integer" },
        { type: "null" },
        { type: ["number", "null"] },
        {},
        { $ref: "#" },
      ),
      fc.record({ enum: fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.integer(), fc.boolean(), fc.double())) }),
      fc.record({ const: fc.oneof(fc.string(), fc.constant(null)) }),
      fc.record({ anyOf: fc.array(tie("schema"), { maxLength: 3 }) }),
      fc.record({ type: fc.constant("array"), items: tie("schema") }),
      fc.record({
        type: fc.constant("array"),
        prefixItems: fc.array(tie("schema"), { maxLength: 3 }),
        items: fc.oneof(fc.boolean(), tie("schema")),
        minItems: fc.nat(4),
      }),
      fc.record({
        type: fc.constant("object"),
        properties: fc.dictionary(
          fc.oneof(fc.constantFrom("a", "b", "kwargs", "class", "None"), fc.string()),
          tie("schema"),
          { maxKeys: 4 },
        ),
        required: fc.subarray(["a", "b", "class"]),
        additionalProperties: fc.oneof(fc.boolean(), tie("schema")),
      }),
    ),
  }));

  test("are valid Python, whatever schemas and descriptions say", () => {
    const texts: string[] = [];
    fc.assert(
      fc.property(schema, fc.string({ unit: "binary" }), (found, description) => {
        const described = {
          "~standard": {
            version: 1 as const,
            vendor: "test",
            validate: (value: unknown) => ({ value }),
            jsonSchema: { input: () => Object(found) as Record<string, unknown> },
          },
        };
        const entry = { parameters: described, returns: described, description, call: nothing };
        const text = stubs(
          new FunctionTable({ functions: { f: entry }, modules: { m: { g: { ...entry, awaited: true } } } }),
        );
        expect(text.isWellFormed()).toBe(true);
        texts.push(text);
      }),
      { numRuns: 300 },
    );
    const script =
      "import ast, json, sys\nfor t in json.load(sys.stdin): compile(t, 'stubs', 'exec', ast.PyCF_ONLY_AST)";
    const { stderr } = spawnSync("python3", ["-c", script], { input: JSON.stringify(texts), encoding: "utf8" });
    expect(stderr).toBe("");
  });
});

describe("messages of the host's errors", () => {
  test.each([
    ["ENOENT: open '/home/ann/my notes/a b.txt'", "ENOENT: open '<path>'"],
    ['at "C:\\Program Files\\app\\x.js" line 3', 'at "<path>" line 3'],
    ["in `/srv/app/x`", "in `<path>`"],
    ["cwd:/home/ann/x and dir=/srv/b", "cwd:<path> and dir=<path>"],
    ["\\\\server\\share\\x", "<path>"],
    [`${"x".repeat(980)} '/home/ann/my notes'`, `${"x".repeat(980)} '<path>`],
    ["file:///srv/app/main.js:3:4", "<path>"],
    ["see https://example.org/a/b?c=/d/e", "see https://example.org/a/b?c=/d/e"],
    ["postgres://db/a/b", "postgres://db/a/b"],
    ["a/b/c and 1/2/3 and ./x/y and /", "a/b/c and 1/2/3 and ./x/y and /"],
    ["don't open /home/ann/x, it isn't '/home/ann/y z'", "don't open <path>, it isn't '<path>'"],
  ])("%s", (message, told) => {
    expect(raisedFor(new Error(message)).message).toBe(told);
  });

  test("are bounded", () => {
    for (const part of ["/a", "'/a/", "a:", "file://", "x://", "\\\\", "'", "C:\\"]) {
      expect(raisedFor(new Error(part.repeat(100_000))).message.length).toBeLessThanOrEqual(1_000);
    }
  });
});
