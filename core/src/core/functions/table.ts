import { STDIN } from "../../boundary/abi.ts";
import { MisuseError } from "../errors.ts";
import type { Power } from "../powers/power.ts";
import { documentationOf } from "./documentation.ts";
import { isPythonName } from "./identifiers.ts";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.ts";
import { type Parameters, parametersOf } from "./parameters.ts";
import type { FunctionOptions, HostFunction, HostFunctionDescription, StandardSchema } from "./types.ts";

/** A function of the table. */
export interface GrantedFunction {
  /** `add`, or `tools.double`. */
  readonly name: string;
  readonly call: HostFunction | undefined;
  readonly awaited: boolean;
  readonly pauses: boolean;
  readonly description: string;
  readonly parameters: StandardSchema | undefined;
  /** Of its parameters and its result, what their schemas can say. */
  readonly takes: Parameters | undefined;
  readonly returns: JsonSchema | undefined;
  /** Whether it is part of a power of ours, and none of the caller's. */
  readonly isOurs: boolean;
}

/** Far more than anyone describes to a guest; each takes some of its memory. */
const MOST_FUNCTIONS = 1_000;
const NAME_CHARACTERS = 100;
/** The guest needs these as they are. */
export const RESERVED_MODULES = new Set(["__main__", "asyncio", "builtins", "micropython", "sys"]);
const DESCRIPTION_KEYS = ["call", "description", "parameters", "returns", "awaited", "pauses"];

/** The functions that one sandbox was given, by name. */
export class FunctionTable {
  /** A Map, so that no name finds anything that was not put there. */
  readonly #functions = new Map<string, GrantedFunction>();

  /** Reads each option once. Throws `MisuseError`, which names what is wrong. */
  constructor(
    { functions, asyncFunctions, modules, stdin }: FunctionOptions & { readonly stdin?: unknown },
    powers: readonly Power[] = [],
  ) {
    this.#addAll("functions", functions, "", false);
    this.#addAll("asyncFunctions", asyncFunctions, "", true);
    for (const [name, members] of entriesOf("modules", modules)) {
      checkName(`modules.${name}`, name);
      if (RESERVED_MODULES.has(name))
        throw invalid(`modules.${name}`, "must not take the place of a module that the guest needs");
      if (powers.some(({ module }) => module === name))
        throw invalid(`modules.${name}`, "is the name of a module of this library's own");
      this.#addAll(`modules.${name}`, members, `${name}.`, undefined);
    }
    for (const { module, functions: members } of powers) {
      for (const [name, member] of Object.entries(members)) {
        const granted = grant(`${module}.${name}`, `${module}.${name}`, member, undefined);
        this.#functions.set(granted.name, { ...granted, isOurs: true });
      }
    }
    if (isFunction(stdin)) {
      this.#functions.set(STDIN, { ...NOTHING_SAID, name: STDIN, call: stdin, awaited: false, pauses: false });
    }
    if (this.#functions.size > MOST_FUNCTIONS) throw invalid("functions", `must be ${MOST_FUNCTIONS} at most`);
  }

  get(name: string): GrantedFunction | undefined {
    return this.#functions.get(name);
  }

  /** Those that the guest calls by their names. */
  all(): GrantedFunction[] {
    return this.#every().filter(({ name, isOurs }) => name !== STDIN && !isOurs);
  }

  #every(): GrantedFunction[] {
    return [...this.#functions.values()];
  }

  get isEmpty(): boolean {
    return this.#functions.size === 0;
  }

  /** Whether the guest waits for any of them without awaiting it. */
  get hasBlocking(): boolean {
    return this.#every().some(({ awaited }) => !awaited);
  }

  get canPause(): boolean {
    return this.#every().some(({ pauses }) => pauses);
  }

  /** Whether the guest may have to wait in the middle of what it does: for an async function, or inside of asyncio.run(). */
  get mayBlockAsynchronously(): boolean {
    return this.#every().some(({ awaited, call }) => awaited || isAsync(call));
  }

  /** What the guest is told: name, whether it awaits it, documentation. */
  installation(): [name: string, awaited: boolean, documentation: string | null][] {
    return this.#every().map((granted) => [granted.name, granted.awaited, documentationOf(granted)]);
  }

  #addAll(option: string, functions: unknown, prefix: string, awaited: boolean | undefined): void {
    for (const [name, entry] of entriesOf(option, functions)) {
      checkName(`${option}.${name}`, name);
      const granted = grant(`${option}.${name}`, prefix + name, entry, awaited);
      if (this.#functions.has(granted.name)) throw invalid(`${option}.${name}`, "is given twice");
      this.#functions.set(granted.name, granted);
    }
  }
}

function grant(option: string, name: string, entry: unknown, awaitedBy: boolean | undefined): GrantedFunction {
  if (isFunction(entry)) {
    return { ...NOTHING_SAID, name, call: entry, awaited: awaitedBy ?? false, pauses: false };
  }
  if (typeof entry !== "object" || entry === null) throw invalid(option, "must be a function or a description of one");
  for (const key of Object.keys(entry)) {
    if (!DESCRIPTION_KEYS.includes(key))
      throw invalid(option, `has an unknown property '${key}'; known: ${DESCRIPTION_KEYS.join(", ")}`);
  }
  // Read once: a getter could answer differently the next time.
  const {
    call,
    description,
    parameters,
    returns,
    awaited,
    pauses,
  }: { [Key in keyof HostFunctionDescription]: unknown } = entry;
  if (call !== undefined && !isFunction(call)) throw invalid(option, "needs a function as its 'call'");
  if (description !== undefined && typeof description !== "string")
    throw invalid(option, "needs text as its 'description'");
  if (parameters !== undefined && !isSchema(parameters))
    throw invalid(option, "needs a Standard Schema as its 'parameters'");
  if (returns !== undefined && !isSchema(returns)) throw invalid(option, "needs a Standard Schema as its 'returns'");
  if (!isFlag(awaited) || !isFlag(pauses)) throw invalid(option, "needs true or false as 'awaited' and 'pauses'");
  if (call === undefined && pauses !== true) throw invalid(option, "needs a 'call', since it does not pause");
  if (awaitedBy !== undefined && awaited !== undefined && awaited !== awaitedBy) {
    throw invalid(option, "is awaited in asyncFunctions, and nowhere else but in modules");
  }
  return {
    name,
    call,
    awaited: awaitedBy ?? awaited ?? false,
    pauses: pauses ?? false,
    description: description ?? "",
    parameters,
    takes: parameters && parametersOf(jsonSchemaOf(parameters)),
    returns: returns && jsonSchemaOf(returns),
    isOurs: false,
  };
}

const NOTHING_SAID = {
  description: "",
  parameters: undefined,
  takes: undefined,
  returns: undefined,
  isOurs: false,
} as const;

function entriesOf(option: string, functions: unknown): [string, unknown][] {
  if (functions === undefined) return [];
  if (typeof functions !== "object" || functions === null || Array.isArray(functions))
    throw invalid(option, "must be an object");
  return Object.entries(functions);
}

function checkName(option: string, name: string): void {
  if (!isPythonName(name) || name.length > NAME_CHARACTERS) {
    throw invalid(option, `must be named by a Python identifier of up to ${NAME_CHARACTERS} characters`);
  }
}

function isFunction(value: unknown): value is HostFunction {
  return typeof value === "function";
}

function isFlag(value: unknown): value is boolean | undefined {
  return value === undefined || typeof value === "boolean";
}

function isAsync(call: HostFunction | undefined): boolean {
  return Object.prototype.toString.call(call) === "[object AsyncFunction]";
}

function isSchema(value: unknown): value is StandardSchema {
  if ((typeof value !== "object" && typeof value !== "function") || value === null || !("~standard" in value))
    return false;
  const standard = value["~standard"];
  return (
    typeof standard === "object" &&
    standard !== null &&
    "validate" in standard &&
    typeof standard.validate === "function"
  );
}

function invalid(option: string, problem: string): MisuseError {
  return new MisuseError("INVALID_OPTION", `option '${option}' ${problem}`);
}
