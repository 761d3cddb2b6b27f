import type { HostCallContext } from "./types.ts";

/** What a host function knows of its call. The signal is made when it is first asked for: most never ask. */
export class CallContext implements HostCallContext {
  readonly name: string;
  #controller: AbortController | undefined;
  #isAborted = false;

  constructor(name: string) {
    this.name = name;
  }

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#isAborted) this.#controller.abort();
    }
    return this.#controller.signal;
  }

  abort(): void {
    this.#isAborted = true;
    try {
      this.#controller?.abort();
    } catch {
      // What a listener of the caller's throws is reported by the runtime, not here.
    }
  }
}
