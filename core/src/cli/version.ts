import { readFileSync } from "node:fs";

/** A test compares it with what the engine says of itself; known here so that `--version` need not load the engine. */
const MICROPYTHON_VERSION = "1.25.0";

/** `micropython-wasm 0.1.0 (MicroPython 1.25.0)`. */
export function versionLine(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const known = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return `micropython-wasm ${known ? manifest.version : "of unknown version"} (MicroPython ${MICROPYTHON_VERSION})`;
}
