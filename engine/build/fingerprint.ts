import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "./compiler/cached.ts";
import { digest, filesBelow, hashFiles, sha256 } from "./files.ts";
import type { Variant } from "./flags.ts";
import { artifactPath, commandPath, type Layout } from "./layout.ts";
import { packageVersion } from "./toolchain.ts";

/** Hash of everything in this repository and its npm packages that an engine is made from. */
export function inputsFingerprint(layout: Layout): string {
  const own = import.meta.dirname;
  const folder = (path: string): string =>
    hashFiles(
      path,
      filesBelow(path, (name) => !name.startsWith("test/")),
    );
  return sha256(
    folder(own),
    folder(layout.port),
    folder(layout.python),
    folder(layout.patches),
    folder(layout.wasi),
    folder(join(own, "../../core/src/builder/wasm")),
    readFileSync(join(own, "../../core/src/boundary/abi.ts")),
    packageVersion("@yowasp/clang"),
    packageVersion("binaryen"),
  );
}

function stampPath(layout: Layout, variant: Variant): string {
  return join(layout.cache, `${variant}.stamp`);
}

function artifactHash(layout: Layout, variant: Variant): string | undefined {
  const path = artifactPath(layout, variant);
  return existsSync(path) ? digest(readFileSync(path)) : undefined;
}

/** Whether the finished engine is the one that these inputs gave. */
export function isUpToDate(layout: Layout, variant: Variant, fingerprint: string): boolean {
  if (variant === "release" && !existsSync(commandPath(layout))) return false;
  const path = stampPath(layout, variant);
  const hash = artifactHash(layout, variant);
  return hash !== undefined && existsSync(path) && readFileSync(path, "utf8") === `${fingerprint} ${hash}\n`;
}

export function stamp(layout: Layout, variant: Variant, fingerprint: string): void {
  writeAtomically(stampPath(layout, variant), `${fingerprint} ${artifactHash(layout, variant) ?? ""}\n`);
}
