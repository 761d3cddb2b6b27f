import { BuildError } from "./errors.ts";

/** Node's own module, without an import that a bundler would look for. */
declare const process:
  | { getBuiltinModule?(name: "fs"): { readFileSync(path: URL): Uint8Array<ArrayBuffer> } }
  | undefined;

/** Sources that run as they are find what the set-up has made. Bundlers would take a `new URL` here for one more file. */
const HERE = import.meta.url.endsWith(".ts")
  ? import.meta.url.replace(/src\/builder\/\w+\.ts$/, "dist/builder/")
  : undefined;

/** Found from `dist/builder` and from `dist/cli` in the same way. */
const LOCATIONS = {
  engine: HERE ? new URL("../engine.wasm", HERE) : new URL("../engine.wasm", import.meta.url),
  wasi: HERE ? new URL("../engine-wasi.wasm", HERE) : new URL("../engine-wasi.wasm", import.meta.url),
  program: HERE ? new URL("../builder/program.js", HERE) : new URL("../builder/program.js", import.meta.url),
  page: HERE ? new URL("../builder/page.js", HERE) : new URL("../builder/page.js", import.meta.url),
  pageWorker: HERE ? new URL("../builder/page-worker.js", HERE) : new URL("../builder/page-worker.js", import.meta.url),
  pageStyle: HERE ? new URL("../builder/page.css", HERE) : new URL("../builder/page.css", import.meta.url),
};

/** The bytes of a file of this package. Throws `BuildError`. */
export async function readAsset(name: keyof typeof LOCATIONS): Promise<Uint8Array<ArrayBuffer>> {
  const location = LOCATIONS[name];
  try {
    const files = typeof process === "undefined" ? undefined : process.getBuiltinModule?.("fs");
    if (files && location.protocol === "file:") return new Uint8Array(files.readFileSync(location));
    const response = await fetch(location);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new BuildError("BUILD_ASSET", `${location.href} cannot be read: reinstall micropython-wasm`, undefined, {
      cause,
    });
  }
}

export async function readText(name: keyof typeof LOCATIONS): Promise<string> {
  return new TextDecoder().decode(await readAsset(name));
}
