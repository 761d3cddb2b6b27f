import { recogniseEngine } from "../boundary/engine.ts";
import { createSession } from "../core/create.ts";
import type { SandboxOptions } from "../core/options.ts";
import { BASIC_GRANTS } from "../core/powers/grants.ts";
import { Sandbox } from "../core/sandbox.ts";

/**
 * A sandbox in this very thread, without anything that only an application needs. Where it waits for a person, the run is taken
 * back to its beginning and done over with the answers.
 */
export class PageSandbox extends Sandbox {
  static async create(module: WebAssembly.Module, options: SandboxOptions): Promise<PageSandbox> {
    const shell = {
      engine: () => recogniseEngine(module),
      pool: () => {
        throw new Error("a page has no pool");
      },
      grants: () => BASIC_GRANTS,
      largeStacks: false,
    };
    return new PageSandbox(await createSession(shell, { ...options, isolation: "inline" }));
  }
}
