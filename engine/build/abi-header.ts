import * as abi from "../../core/src/boundary/abi.ts";

type Shape = { readonly parameters: readonly ("i32" | "f64")[]; readonly result?: "i32" | "f64" };

const C_TYPES = { i32: "int32_t", f64: "double" } as const;

/** Prefix of the constants made from a group of `abi.ts`. */
const GROUPS = {
  PLACE: abi.Place,
  WARNING: abi.Warning,
  STREAM: abi.Stream,
  CLOCK: abi.Clock,
  MODE: abi.Mode,
  OPERATION: abi.Operation,
  FILE: abi.FileAction,
  HOST_FILE: abi.HostFile,
  STATUS: abi.Status,
  CALL: abi.Call,
  EXCEPTION: abi.ExceptionCategory,
  LINK: abi.Link,
  TAG: abi.Tag,
} as const;

const NUMBERS = {
  ABI_NUMBER: abi.ABI,
  PAGE_BYTES: abi.PAGE_BYTES,
  STACK_BYTES: abi.STACK_BYTES,
  SMALL_STACK_BYTES: abi.SMALL_STACK_BYTES,
  COMMAND_BYTES: abi.COMMAND_BYTES,
  COMMAND_MAIN: abi.COMMAND_MAIN,
  STREAM_EARLY: abi.STREAM_EARLY,
  TRACEBACK_ENDS: abi.TRACEBACK_ENDS,
  MESSAGE_BYTES: abi.MESSAGE_BYTES,
  EXCEPTIONS_MAX: abi.EXCEPTIONS_MAX,
  GROUP_WIDTH: abi.GROUP_WIDTH,
  NOTES_MAX: abi.NOTES_MAX,
} as const;

/** `positiveBigint` → `POSITIVE_BIGINT`. */
export function constantName(key: string): string {
  return key.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toUpperCase();
}

function prototype(attributes: string, name: string, shape: Shape): string {
  const result = shape.result === undefined ? "void" : C_TYPES[shape.result];
  const parameters = shape.parameters.map((type) => C_TYPES[type]).join(", ") || "void";
  return `${attributes}\n${result} ${name}(${parameters});`;
}

/** Numbers and names. */
function constants(changed: { readonly STACK_BYTES?: number } = {}): string[] {
  return [
    ...Object.entries({ ...NUMBERS, ...changed }).map(([name, value]) => `#define ${name} ${value}`),
    `#define STDIN_NAME "${abi.STDIN}"`,
    ...Object.entries(GROUPS).flatMap(([group, members]) => [
      "",
      ...Object.entries(members).map(([key, value]) => `#define ${group}_${constantName(key)} ${value}`),
    ]),
  ];
}

/** The same boundary from its other side, for the WASI command: exports of the engine are what it imports. */
export function commandHeader(): string {
  const lines = [
    "/* Generated from core/src/boundary/abi.ts by the engine build. */",
    "#ifndef ENGINE_ABI_COMMAND_H",
    "#define ENGINE_ABI_COMMAND_H",
    "#include <stdint.h>",
    "",
    ...constants(),
    "",
    ...Object.entries(abi.EXPORTS).map(([name, shape]) =>
      prototype(`__attribute__((import_module("engine"), import_name("${name}")))`, `engine_${name}`, shape),
    ),
    ...Object.entries(abi.IMPORTS).map(([name, shape]) =>
      prototype(`__attribute__((export_name("${name}")))`, `host_${name}`, shape),
    ),
    "",
    "#endif",
  ];
  return `${lines.join("\n")}\n`;
}

/**
 * `abi.ts` in the words of C. The attributes sit on the prototypes, so that a definition only needs the right name.
 * `changed` is for a build whose frames have other sizes.
 */
export function abiHeader(changed: { readonly STACK_BYTES?: number } = {}): string {
  const exported = (shapes: Readonly<Record<string, Shape>>): string[] =>
    Object.entries(shapes).map(([name, shape]) =>
      prototype(`__attribute__((export_name("${name}")))`, `engine_${name}`, shape),
    );
  const lines = [
    "/* Generated from core/src/boundary/abi.ts by the engine build. */",
    "#ifndef ENGINE_ABI_H",
    "#define ENGINE_ABI_H",
    "#include <stdint.h>",
    "",
    ...constants(changed),
    "",
    "/* Imports. */",
    ...Object.entries(abi.IMPORTS).map(([name, shape]) =>
      prototype(
        `__attribute__((import_module("${abi.IMPORT_MODULE}"), import_name("${name}")))`,
        `host_${name}`,
        shape,
      ),
    ),
    "",
    "/* Exports, to be defined by the port. */",
    ...exported(abi.EXPORTS),
    "#if ENGINE_DEBUG",
    ...exported(abi.DEBUG_EXPORTS),
    "#endif",
    "",
    "/* WebAssembly globals: an address space of their own, out of reach of every pointer. The build adds code that uses them. */",
    "#define WASM_GLOBAL volatile __attribute__((address_space(1)))",
    ...Object.values(abi.EXPORTED_GLOBALS).map((name) => `extern WASM_GLOBAL int32_t ${name};`),
    "",
    "#endif",
  ];
  return `${lines.join("\n")}\n`;
}
