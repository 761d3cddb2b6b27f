import type { MountMode } from "../../core/mounts/types.ts";
import { UsageError } from "../usage.ts";

/** What the command line grants; nothing of it is there by default. Plain data, since a prompt is in another thread. */
export interface PowerSettings {
  readonly mounts: { readonly [path: string]: { readonly source: string; readonly mode: MountMode } };
  readonly env: { readonly [name: string]: string };
  /** Hosts that may be asked, with `http:` before those that speak no TLS. */
  readonly hosts: readonly string[];
  /** Names of secrets, whose values are in variables of the process. */
  readonly secrets: readonly string[];
  /** Paths of files. */
  readonly policy: string | undefined;
  readonly audit: string | undefined;
  /** Where the changes in overlays go, as a unified diff. */
  readonly diff: string | undefined;
}

export const NO_POWERS: PowerSettings = {
  mounts: {},
  env: {},
  hosts: [],
  secrets: [],
  policy: undefined,
  audit: undefined,
  diff: undefined,
};

/** Options that grant something; those with `many` may be given again. */
export const POWER_OPTIONS = [
  { name: "volume", short: "v", many: true, example: "-v SRC:DST[:ro|overlay|rw], such as -v ./data:/data" },
  { name: "env", many: true, example: "--env NAME=VALUE" },
  { name: "allow-host", many: true, example: "--allow-host HOST[:PORT], such as --allow-host api.example.com" },
  { name: "secret", many: true, example: "--secret NAME, whose value is in the environment variable NAME" },
  { name: "policy", many: false, example: "--policy FILE.json" },
  { name: "audit", many: false, example: "--audit FILE.jsonl" },
  { name: "diff", many: false, example: "--diff FILE.patch" },
] as const;

export type PowerName = (typeof POWER_OPTIONS)[number]["name"];

const MODES: readonly MountMode[] = ["ro", "overlay", "rw"];

/** Collects what the options say. Throws `UsageError`. */
export class PowerReader {
  readonly #mounts = new Map<string, { readonly source: string; readonly mode: MountMode }>();
  readonly #env = new Map<string, string>();
  readonly #hosts: string[] = [];
  readonly #secrets: string[] = [];
  #policy: string | undefined;
  #audit: string | undefined;
  #diff: string | undefined;

  /** Whether the option is one of these; if so, it is taken. */
  take(option: string, rawName: string, value: string | undefined): boolean {
    const known = POWER_OPTIONS.find(({ name }) => name === option);
    if (!known) return false;
    // The next option is no value: who means a path like that writes ./ before it.
    if (value === undefined || value === "" || value.startsWith("-"))
      throw new UsageError(`${rawName} needs a value: ${known.example}`);
    this.#take(known.name, rawName, value, known.example);
    return true;
  }

  settings(): PowerSettings {
    return {
      mounts: Object.fromEntries(this.#mounts),
      env: Object.fromEntries(this.#env),
      hosts: this.#hosts,
      secrets: this.#secrets,
      policy: this.#policy,
      audit: this.#audit,
      diff: this.#diff,
    };
  }

  #take(name: PowerName, rawName: string, value: string, example: string): void {
    switch (name) {
      case "volume": {
        const { source, path, mode } = readVolume(rawName, value);
        if (this.#mounts.has(path)) throw new UsageError(`${rawName}: ${path} is mounted twice`);
        this.#mounts.set(path, { source, mode });
        return;
      }
      case "env": {
        const [variable, text] = splitOnce(value, "=");
        if (variable === "" || text === undefined)
          throw new UsageError(`${rawName} takes ${example}, not ${JSON.stringify(value)}`);
        this.#env.set(variable, text);
        return;
      }
      case "allow-host":
        this.#hosts.push(value);
        return;
      case "secret":
        this.#secrets.push(value);
        return;
      case "policy":
        this.#policy = value;
        return;
      case "audit":
        this.#audit = value;
        return;
      case "diff":
        this.#diff = value;
    }
  }
}

/** `SRC:DST[:MODE]`; SRC may have colons, as on Windows, since DST begins with a slash. */
function readVolume(rawName: string, value: string): { source: string; path: string; mode: MountMode } {
  const [, source = "", path = "", , mode = "ro"] = /^(.+?):(\/[^:]*)(:([^:]*))?$/s.exec(value) ?? [];
  const known = MODES.find((name) => name === mode);
  if (source === "" || known === undefined) {
    throw new UsageError(`${rawName} takes SRC:DST[:ro|overlay|rw] with an absolute DST, not ${JSON.stringify(value)}`);
  }
  return { source, path, mode: known };
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}
