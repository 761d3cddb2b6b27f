import { compileEngine, missingEngine } from "../boundary/engine.ts";

/** Bundlers know this form, and ship the file. */
const LOCATION = new URL("../engine.wasm", import.meta.url);

/** Fetches and compiles the engine. Throws `EngineError`. */
export async function fetchEngine(): Promise<WebAssembly.Module> {
  const response = await tryFetch();
  if (!response.ok) throw missingEngine(LOCATION.href, new Error(`the server answered ${response.status}`));
  // Compiling while it arrives needs the right Content-Type, which not every server sends.
  if (response.headers.get("content-type") === "application/wasm") {
    try {
      return await WebAssembly.compileStreaming(response.clone());
    } catch {
      // Compiling it as a whole says what is wrong with it.
    }
  }
  return compileEngine(new Uint8Array(await response.arrayBuffer()), LOCATION.href);
}

async function tryFetch(): Promise<Response> {
  try {
    return await fetch(LOCATION);
  } catch (cause) {
    throw missingEngine(LOCATION.href, cause);
  }
}
