import { brotliCompressSync, gzipSync } from "node:zlib";
import { ABI } from "../../core/src/boundary/abi.ts";
import { digest } from "./files.ts";
import { SOURCE } from "./pins.ts";
import type { PreparedSource } from "./source/unpack.ts";
import { packageVersion } from "./toolchain.ts";

/** What an engine was made of. Holds nothing that differs between two builds of the same engine. */
export interface Provenance {
  /** SHA-256 of engine.wasm: the engine's id. */
  readonly engine: string;
  readonly abi: number;
  readonly source: { readonly package: string; readonly version: string; readonly sha256: string };
  readonly patches: { readonly sha256: string };
  readonly toolchain: Readonly<Record<string, string>>;
  readonly bytes: { readonly raw: number; readonly gzip: number; readonly brotli: number };
}

export function provenanceOf(wasm: Uint8Array, source: PreparedSource): Provenance {
  return {
    engine: digest(wasm),
    abi: ABI,
    source: { package: SOURCE.package, version: SOURCE.packageVersion, sha256: source.sourceHash },
    patches: { sha256: source.patchesHash },
    toolchain: Object.fromEntries(["@yowasp/clang", "binaryen"].map((name) => [name, packageVersion(name)])),
    bytes: {
      raw: wasm.length,
      gzip: gzipSync(wasm, { level: 9 }).length,
      brotli: brotliCompressSync(wasm).length,
    },
  };
}
