import type { HttpOptions } from "../http/types.ts";
import type { LimitName } from "../limits.ts";
import type { MountOptions } from "../mounts/types.ts";

/** All that a sandbox may do, as JSON has it. What is not named here is not granted. */
export interface Policy {
  /** Where editors find the schema. Not read. */
  readonly $schema?: string | undefined;
  readonly version: 1;
  /** For people. */
  readonly description?: string | undefined;
  /** `null` is no limit. A limit that is left out is its default, which nothing else can raise. */
  readonly limits?: { readonly [Name in LimitName]?: number | null | undefined } | undefined;
  readonly files?: PolicyFiles | undefined;
  readonly network?: HttpOptions | undefined;
  /** Names of functions that the code gives. */
  readonly functions?: readonly string[] | undefined;
  readonly asyncFunctions?: readonly string[] | undefined;
  readonly modules?: { readonly [name: string]: readonly string[] } | undefined;
  readonly clock?: PolicyClock | undefined;
  readonly entropy?: "real" | { readonly seed: number } | undefined;
  /** `true`: the code may give a value. */
  readonly environment?: { readonly [name: string]: string | true } | undefined;
  /** `true`: the code may give any. */
  readonly arguments?: readonly string[] | true | undefined;
}

export interface PolicyFiles {
  /** Text by path, in the sandbox's memory. */
  readonly content?: { readonly [path: string]: string } | undefined;
  readonly mounts?: { readonly [path: string]: MountOptions } | undefined;
}

/** `start` is a time of ISO 8601 in UTC. */
export type PolicyClock = "real" | { readonly start: string; readonly stepMs?: number | undefined };
