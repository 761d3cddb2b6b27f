/** One sandbox that stays alive. */
export interface Live {
  /** Evaluates `1+1` and returns what the engine made of it. */
  onePlusOne(): unknown;
  /** Back to the just-created state. Absent where the engine has no such thing. */
  reset?(): unknown;
  close(): unknown;
}

/** An engine that is loaded, as far as it lets itself be loaded before the first sandbox. */
export interface Engine {
  create(): Live | Promise<Live>;
  /** Set where a closed sandbox's parts serve the next one, so that a really new one needs the others to stay open. */
  readonly recycles?: boolean;
  /** Runs a whole program in a fresh sandbox and returns its output. Absent where the engine cannot run the programs. */
  run?(source: string): Promise<string>;
}

type Load = () => Promise<Engine>;

/** By name; each module imports its peer only when it is loaded, so that one child process measures one engine. */
export const ENGINES: Readonly<Record<string, Load>> = {
  ours: async () => (await import("./ours.ts")).load(),
  official: async () => (await import("./official.ts")).load(),
  pyodide: async () => (await import("./pyodide.ts")).load(),
  quickjs: async () => (await import("./quickjs.ts")).load(),
  "quickjs-module": async () => (await import("./quickjs.ts")).loadSeparately(),
  monty: async () => (await import("./monty.ts")).load(),
};

export function engineNamed(name: string | undefined): Load {
  const load = ENGINES[name ?? ""];
  if (load === undefined) throw new Error(`no engine is called ${name}`);
  return load;
}
