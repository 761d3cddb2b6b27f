import type { Sandbox } from "../../src/core/sandbox.ts";
import type { SandboxOptions } from "../../src/node/index.ts";

/** What an application gets from "micropython-wasm"; that of Node and of browsers have the same form. */
export type Library = typeof import("../../src/browser/index.ts");

/** How the library is used in one of its runtimes, and what that runtime can do. */
export interface Way {
  readonly isolation: "inline" | "worker";
  /** Where the library cannot load it by itself. */
  readonly engine?: WebAssembly.Module | undefined;
  /** Whether a worker can wait for a function of the host's: browsers can only in pages that are cross-origin isolated. */
  readonly workersWait: boolean;
}

/** One thing that has to hold, wherever the library runs. It names neither a test runner nor a runtime. */
export interface Case {
  readonly name: string;
  /** Why it does not apply there. */
  readonly unless?: ((way: Way) => string | undefined) | undefined;
  /** Throws when it does not hold. What it returns has to be the same everywhere. */
  readonly test: (library: Library, way: Way) => Promise<unknown>;
}

/** The options that make a sandbox live as `way` says. */
export function place({ isolation, engine }: Way): Pick<SandboxOptions, "isolation" | "engine"> {
  return engine === undefined ? { isolation } : { isolation, engine };
}

/** Does something with a sandbox that is closed afterwards. */
export async function withSandbox<T>(
  library: Library,
  way: Way,
  options: SandboxOptions,
  use: (sandbox: Library["Sandbox"]["prototype"]) => Promise<T>,
): Promise<T> {
  const sandbox = await library.Sandbox.create({ ...place(way), ...options });
  try {
    return await use(sandbox);
  } finally {
    await sandbox.close();
  }
}

/** The error of a run that has to fail. */
export async function failureOf(sandbox: Sandbox, ...args: Parameters<Sandbox["run"]>) {
  const result = await sandbox.run(...args);
  if (result.ok) throw new Error("the run did not fail");
  return result.error;
}

export function needsBlocking({ isolation, workersWait }: Way): string | undefined {
  const refused = isolation === "worker" && !workersWait;
  return refused ? "functions that block need SharedArrayBuffer here" : undefined;
}

export function needsWorker({ isolation }: Way): string | undefined {
  return isolation === "worker" ? undefined : "for workers only";
}

export function needsInline({ isolation }: Way): string | undefined {
  return isolation === "inline" ? undefined : "for isolation inline only";
}
