import type { Files } from "../files.ts";
import type { FunctionOptions, HostFunctions } from "../functions/types.ts";
import type { HttpOptions, HttpRule, Secrets } from "../http/types.ts";
import type { LimitOptions } from "../limits.ts";
import type { VirtualClockOptions } from "../machine/clock.ts";
import type { Mounts } from "../mounts/types.ts";
import { type Place, pathOf } from "./problems.ts";
import type { NetworkQuotaName } from "./quotas.ts";

/** What the code gives, as far as a policy has a say in it. It has the form that options must have. */
export interface Given extends FunctionOptions {
  readonly limits?: LimitOptions | undefined;
  readonly files?: Files | undefined;
  readonly mounts?: Mounts | undefined;
  readonly http?: HttpOptions | EffectiveHttp | undefined;
  readonly secrets?: Secrets | undefined;
  readonly env?: { readonly [name: string]: string } | undefined;
  readonly args?: readonly string[] | undefined;
  readonly clock?: "real" | VirtualClockOptions | undefined;
  readonly randomSeed?: number | undefined;
}

/** What holds after all: given again, with the same policy, it remains what it is. */
export interface Effective {
  readonly limits: LimitOptions;
  readonly functions: HostFunctions;
  readonly asyncFunctions: HostFunctions;
  readonly modules: { readonly [name: string]: HostFunctions };
  readonly files: Files;
  readonly mounts: Mounts;
  /** Undefined: there is no network. */
  readonly http: EffectiveHttp | undefined;
  readonly secrets: Secrets;
  readonly env: { readonly [name: string]: string };
  readonly args: readonly string[];
  readonly clock: "real" | VirtualClockOptions;
  readonly randomSeed: number | undefined;
}

/** The network with every number that bounds it. */
export type EffectiveHttp = { readonly [Name in NetworkQuotaName]: number } & {
  /** Lists of rules: what is not allowed by some rule of each of them is refused. There is always one. */
  readonly allow: readonly [readonly HttpRule[], ...(readonly HttpRule[])[]];
  readonly secrets: { readonly [name: string]: { readonly host: string } };
};

/** Something that the code gave, and the policy does not grant. */
export interface Withheld {
  /** Of the code's option: `functions.remove`, `mounts["/data"].mode`. */
  readonly path: string;
  readonly reason: string;
}

/** Collects what is withheld. */
export class Withholding {
  readonly all: Withheld[] = [];

  add(place: Place, reason: string): void {
    this.all.push({ path: pathOf(place), reason });
  }
}
