import type { Files } from "../../core/files.ts";

/** What a request to the decoy's network is answered with: a text or bytes with the status 200, or all of it. */
export type NetworkAnswer =
  | string
  | Uint8Array
  | {
      /** Default 200. */
      readonly status?: number | undefined;
      readonly body?: string | Uint8Array | undefined;
      readonly headers?: { readonly [name: string]: string } | undefined;
    };

/** Who the script is told that it runs as. What is left out is as the persona has it. */
export interface PersonaOptions {
  /**
   * What the rest is taken from. `"auto"`, the default: what the script speaks of. When it turns out that what it unpacked speaks
   * of the other one, it is run once more.
   */
  readonly system?: "auto" | "linux" | "windows" | undefined;
  readonly user?: string | undefined;
  readonly hostName?: string | undefined;
  /** An absolute path, of the system's kind. */
  readonly home?: string | undefined;
  /** Added to the variables of the persona; an empty text removes one. */
  readonly environment?: { readonly [name: string]: string } | undefined;
  readonly pid?: number | undefined;
  /** Names of the programs that run. */
  readonly processes?: readonly string[] | undefined;
  /** The time when the script begins. */
  readonly start?: Date | undefined;
}

/** The world that a script is run in, and how much of it. */
export interface DecoyOptions {
  readonly persona?: PersonaOptions | undefined;
  /** Added to the bait: content by absolute path of the persona's kind. */
  readonly files?: { readonly [path: string]: string | Uint8Array } | undefined;
  /**
   * Answers by host (`evil.example`), by host and port (`evil.example:4444`), which is also what a socket receives, or by URL, which may end
   * in `*`. Whatever is not here has a harmless answer.
   */
  readonly network?: { readonly [place: string]: NetworkAnswer } | undefined;
  /** What commands print, by how they begin: `{ "systeminfo": "…" }`. */
  readonly commands?: { readonly [beginning: string]: string } | undefined;
  /** Imports of modules that nobody has: played when it is a known package (`known`, the default), always, or never. */
  readonly unknownModules?: "known" | "dummy" | "absent" | undefined;
  /** What the script finds in `sys.argv` behind its own path. */
  readonly args?: readonly string[] | undefined;
  /** What `input()` and `getpass()` are answered with. */
  readonly typed?: string | undefined;
  /** What the script's file is called. Default `"invoice.py"`. */
  readonly name?: string | undefined;
  /** Default `"worker"`. */
  readonly isolation?: "worker" | "inline" | undefined;
  /** Ends the run; the only bound that is meant to. */
  readonly fuel?: number | undefined;
  /** Wall time, should fuel not be enough; what came of a run that ends by it is not repeatable. */
  readonly timeoutMs?: number | undefined;
  readonly memoryBytes?: number | undefined;
  /** How many observations are kept. */
  readonly observations?: number | undefined;
  /** How many layers are kept that were run, and as many that were only decoded. */
  readonly layers?: number | undefined;
  /** By how many milliseconds each look at the clock moves it on. */
  readonly stepMs?: number | undefined;
  /** The compiled engine, where the package cannot load it by itself. */
  readonly engine?: WebAssembly.Module | undefined;
}

export const DECOY_DEFAULTS = {
  /** About three seconds. */
  fuel: 100_000_000,
  timeoutMs: 120_000,
  memoryBytes: 64 * 2 ** 20,
  observations: 5_000,
  layers: 200,
  stepMs: 1,
  name: "invoice.py",
} as const;

/** Options of which nothing is left out. */
export interface Decoy {
  readonly windows: boolean;
  readonly user: string;
  readonly hostName: string;
  readonly home: string;
  readonly environment: { readonly [name: string]: string };
  readonly pid: number;
  readonly processes: readonly string[];
  readonly start: Date;
  /** By paths of the persona's kind. */
  readonly files: Files;
  readonly network: ReadonlyMap<string, NetworkAnswer>;
  readonly commands: { readonly [beginning: string]: string };
  readonly unknownModules: "known" | "dummy" | "absent";
  readonly args: readonly string[];
  readonly typed: string;
  readonly name: string;
  readonly isolation: "worker" | "inline";
  readonly fuel: number;
  readonly timeoutMs: number;
  readonly memoryBytes: number;
  readonly observations: number;
  readonly layers: number;
  readonly stepMs: number;
  readonly engine: WebAssembly.Module | undefined;
}
