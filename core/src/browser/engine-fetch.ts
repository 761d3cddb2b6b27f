import { compileEngine, missingEngine } from "../boundary/engine.ts";
import { EngineError } from "../boundary/errors.ts";
import { checkWebAssembly } from "../boundary/support.ts";

/** Fetches and compiles the engine. Throws `EngineError`. */
export async function fetchEngine(): Promise<WebAssembly.Module> {
  checkWebAssembly();
  const location = engineLocation();
  const response = await get(location);
  // Compiling it while it arrives needs the right Content-Type, which not every server sends.
  if (response.headers.get("content-type")?.toLowerCase() !== "application/wasm") return compileWhole(response);
  try {
    return await WebAssembly.compileStreaming(response);
  } catch {
    // Compiling it as a whole says what is wrong with it. Not from a clone of the response: browsers keep compiled code for
    // responses that they got themselves only.
    return compileWhole(await get(location));
  }
}

/** Not at the top of the module: where modules have no address, as in workerd, that would fail for those who bring the engine. */
function engineLocation(): URL {
  try {
    // Bundlers know this form, and ship the file.
    return new URL("../engine.wasm", import.meta.url);
  } catch (cause) {
    throw new EngineError(
      "ENGINE_MISSING",
      "engine.wasm cannot be found from here: pass micropython-wasm/engine.wasm, compiled, as the option 'engine'",
      { cause },
    );
  }
}

async function compileWhole(response: Response): Promise<WebAssembly.Module> {
  let bytes: ArrayBuffer;
  try {
    bytes = await response.arrayBuffer();
  } catch (cause) {
    throw missingEngine(response.url, cause);
  }
  return compileEngine(new Uint8Array(bytes), response.url);
}

async function get(location: URL): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(location);
  } catch (cause) {
    throw missingEngine(location.href, cause);
  }
  if (!response.ok) throw missingEngine(location.href, new Error(`the server answered ${response.status}`));
  return response;
}
