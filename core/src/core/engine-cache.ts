import { type Engine, recogniseEngine } from "../boundary/engine.ts";

/** Loads the package's own engine when it is first needed, and only once unless that fails. */
export class EngineCache {
  readonly #load: () => Promise<WebAssembly.Module>;
  #loading: Promise<Engine> | undefined;

  constructor(load: () => Promise<WebAssembly.Module>) {
    this.#load = load;
  }

  /** The engine to use when the caller brought `module`, or none. Throws `EngineError`. */
  get(module: WebAssembly.Module | undefined): Engine | Promise<Engine> {
    if (module) return recogniseEngine(module);
    this.#loading ??= this.#load()
      .then(recogniseEngine)
      .catch((error: unknown) => {
        this.#loading = undefined;
        throw error;
      });
    return this.#loading;
  }
}
