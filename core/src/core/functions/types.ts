import type { PyDict, PyValue } from "../../boundary/values/types.ts";

/** What `this` is in a host function. Arrow functions have none. */
export interface HostCallContext {
  /** What the guest called: `add`, or `tools.double` for a function of a module. */
  readonly name: string;
  /** Aborted when the run ends before the call has. */
  readonly signal: AbortSignal;
}

/**
 * A function of the host's that the guest can call. It gets copies of the arguments; keyword arguments come last, as one
 * object. What it returns is copied as well; an error that it throws is raised in the guest.
 */
export type HostFunction = (this: HostCallContext, ...args: never[]) => unknown;

/**
 * Gives standard input: asked each time when what it gave before has been read, for about so many bytes. Nothing, or `null`, is
 * the end.
 */
export type StdinReader = (bytes: number) => string | Uint8Array | null | Promise<string | Uint8Array | null>;

/** A host function with what is known about it. */
export interface HostFunctionDescription {
  /** May be left out when the function `pauses`. */
  readonly call?: HostFunction | undefined;
  /** What it does, for the guest's `help()`. */
  readonly description?: string | undefined;
  /**
   * A schema of Zod, or any other that follows Standard Schema, for the arguments. Of an object: they are matched to its
   * properties by name and order, and `call` gets that object. Of anything else: it checks the array of arguments.
   */
  readonly parameters?: StandardSchema | undefined;
  /** A schema of what it returns, for `stubs()` only. */
  readonly returns?: StandardSchema | undefined;
  /** Of functions in `modules`: whether the guest awaits it. Those in `asyncFunctions` are awaited. */
  readonly awaited?: boolean | undefined;
  /** Whether a run that was begun with `start()` leaves at this call, to go on with `resume()`. */
  readonly pauses?: boolean | undefined;
}

export type HostFunctions = { readonly [name: string]: HostFunction | HostFunctionDescription };

/** What the guest is given. Nothing that is not named here is in its reach. */
export interface FunctionOptions {
  /** The guest calls them like any function, and waits for those that are asynchronous. */
  readonly functions?: HostFunctions | undefined;
  /** The guest awaits them. */
  readonly asyncFunctions?: HostFunctions | undefined;
  /** Modules that the guest can import, by name, with their functions. */
  readonly modules?: { readonly [name: string]: HostFunctions } | undefined;
}

/** A call of a host function, as it went. */
export interface HostCall {
  /** Counted from 0 in each run. */
  readonly id: number;
  readonly name: string;
  /** Empty when `omitted`. */
  readonly args: readonly PyValue[];
  readonly kwargs: PyDict;
  /**
   * - `returned`, `raised`: it came to its end, and this is what the guest got
   * - `stopped`: it came to its end, and the run with it: the result was beyond a limit
   * - `open`: the run ended, or the guest stopped to wait, before it had; whether it has an effect is not known
   */
  readonly outcome: "returned" | "raised" | "stopped" | "open";
  /** Of a call that returned. */
  readonly result?: PyValue;
  /** Of a call that raised. */
  readonly error?: { readonly type: string; readonly message: string };
  readonly durationMs: number;
  /** Bytes that the arguments and the result took on their way. */
  readonly argsBytes: number;
  readonly resultBytes: number;
  /** Arguments or result were too large to keep. */
  readonly omitted?: true;
}

/** A call that waits for `resume()`. */
export interface OpenCall {
  readonly id: number;
  readonly name: string;
  readonly args: readonly PyValue[];
  readonly kwargs: PyDict;
  /** Whether the guest awaits it, so that others can go on meanwhile. */
  readonly awaited: boolean;
}

/** The part of Standard Schema 1 (https://standardschema.dev) that is used, with its extension for JSON Schema. */
export interface StandardSchema {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult | Promise<SchemaResult>;
    readonly jsonSchema?: {
      readonly input: (options: {
        readonly target: "draft-2020-12";
        readonly libraryOptions: { readonly [name: string]: unknown };
      }) => Record<string, unknown>;
    };
  };
}

export type SchemaResult =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}
