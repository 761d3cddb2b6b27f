import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compileEngine, missingEngine } from "../boundary/engine.ts";

/** Beside the compiled package; when the sources run as they are, where the build puts it. */
const LOCATION = new URL(
  import.meta.url.endsWith(".ts") ? "../../dist/engine.wasm" : "../engine.wasm",
  import.meta.url,
);

/** Reads and compiles an engine. Throws `EngineError`. */
export async function readEngine(location: URL = LOCATION): Promise<WebAssembly.Module> {
  const path = fileURLToPath(location);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await readFile(location);
  } catch (cause) {
    throw missingEngine(path, cause);
  }
  return compileEngine(bytes, path);
}
