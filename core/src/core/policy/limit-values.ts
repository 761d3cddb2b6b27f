import { LIMITS, type LimitName } from "../limits.ts";
import type { Policy } from "./types.ts";

/** The limits of a policy, as they hold. */
export class PolicyLimits {
  readonly #said: NonNullable<Policy["limits"]>;
  readonly #areWhole: boolean;

  /** Of limits that are not whole, some that were said are lost: nothing can be said of what the defaults would do. */
  constructor({ limits = {} }: Policy, areWhole = true) {
    this.#said = limits;
    this.#areWhole = areWhole;
  }

  /** Infinite for none, undefined when it is not said. */
  said(name: LimitName): number | undefined {
    const value = this.#said[name];
    return value === null ? Number.POSITIVE_INFINITY : value;
  }

  /** What is said, or the default. */
  value(name: LimitName): number {
    return this.said(name) ?? (this.#areWhole ? LIMITS[name].default : Number.POSITIVE_INFINITY);
  }

  /** `16777216`, and that it is the default where it is. */
  shown(name: LimitName): string {
    return `${this.value(name)}${this.said(name) === undefined ? ", its default" : ""}`;
  }
}
