import type { RunError } from "micropython-wasm";
import type { BuildOptions } from "micropython-wasm/build";

/** To the worker that builds. */
export type ToBuilder = BuildOptions;

/** From it. */
export type FromBuilder =
  | { readonly ok: true; readonly files: Readonly<Record<string, Uint8Array>> }
  /** `error` is what Python says, where it is Python that failed. */
  | { readonly ok: false; readonly message: string; readonly error: RunError | undefined };
