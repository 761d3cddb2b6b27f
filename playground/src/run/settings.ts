import { LIMITS, type LimitName, type LimitOptions } from "micropython-wasm";
import { Listeners } from "../support/listeners.ts";
import type { PowerName } from "./powers.ts";

export const LIMIT_NAMES = Object.keys(LIMITS).filter(isLimitName);

export function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(LIMITS, name);
}

/** The default of each limit here: threads of browsers have less stack (docs/runtimes.md). */
export function usualLimit(name: LimitName): number {
  return name === "recursionDepth" ? 400 : LIMITS[name].default;
}

/** What the person has set: limits that differ from the library's, and powers, none at first. Never stored. */
export class Settings {
  readonly changes = new Listeners<void>();
  #limits: LimitOptions = {};
  readonly #granted = new Set<PowerName>();

  get limits(): LimitOptions {
    return this.#limits;
  }

  get granted(): ReadonlySet<PowerName> {
    return this.#granted;
  }

  limit(name: LimitName): number {
    return this.#limits[name] ?? usualLimit(name);
  }

  /** Without a value, it is the default again. */
  setLimit(name: LimitName, value: number | undefined): void {
    const { [name]: _, ...others } = this.#limits;
    this.#limits = value === undefined ? others : { ...others, [name]: value };
    this.changes.tell();
  }

  replaceLimits(limits: LimitOptions): void {
    this.#limits = limits;
    this.changes.tell();
  }

  /** Only for what a person does with their own hands. */
  grant(name: PowerName, isGranted: boolean): void {
    if (isGranted) this.#granted.add(name);
    else this.#granted.delete(name);
    this.changes.tell();
  }

  /** For code that comes from elsewhere: it gets nothing that was meant for other code. */
  revokeAll(): void {
    this.#granted.clear();
    this.changes.tell();
  }
}
