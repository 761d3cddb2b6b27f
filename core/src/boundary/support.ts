import { EngineError } from "./errors.ts";

/** A module whose only function is `try … catch_all … end`, in the encoding of exceptions that the engine has. */
const WITH_EXCEPTIONS = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x0a, 0x08, 0x01, 0x06, 0x00, 0x06, 0x40, 0x19, 0x0b, 0x0b],
);

const NEEDED = "Chrome or Edge 95, Firefox 100, Safari 15.2 or Node 20.19, or a newer one";

/**
 * Whether the engine can be compiled here at all, before anyone waits for its bytes. Throws `EngineError`: what WebAssembly
 * itself says is the same for an old browser, a policy and a damaged file.
 */
export function checkWebAssembly(): void {
  if (typeof WebAssembly === "undefined") {
    throw new EngineError("ENGINE_UNSUPPORTED", `there is no WebAssembly here; micropython-wasm needs ${NEEDED}`);
  }
  if (!WebAssembly.validate(WITH_EXCEPTIONS)) {
    throw new EngineError(
      "ENGINE_UNSUPPORTED",
      `WebAssembly has no exceptions here, which micropython-wasm needs: use ${NEEDED}`,
    );
  }
  try {
    new WebAssembly.Module(WITH_EXCEPTIONS);
  } catch (cause) {
    throw new EngineError(
      "ENGINE_BLOCKED",
      "WebAssembly must not be compiled here: add 'wasm-unsafe-eval' to script-src of the page's Content-Security-Policy; " +
        "where only modules of the deployment can be used, pass micropython-wasm/engine.wasm as the option 'engine'",
      { cause },
    );
  }
}
