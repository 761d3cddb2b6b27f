import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildEngine } from "./build.ts";
import { BuildError } from "./errors.ts";
import type { Variant } from "./flags.ts";
import { artifactPath, type Layout, provenancePath } from "./layout.ts";
import { SOURCE } from "./pins.ts";

/** Builds twice without caches and throws a BuildError unless both gave the same bytes. */
export async function verifyDeterminism(layout: Layout, variants: readonly Variant[]): Promise<void> {
  // Of different lengths, so that a path that found its way into the engine shifts what follows.
  const layouts = ["verify", "verify-again-elsewhere"].map((name) => {
    const cache = join(layout.cache, name);
    return { ...layout, cache, output: join(cache, "output"), debugOutput: join(cache, "output") };
  });
  const archive = join(layout.cache, SOURCE.file);
  try {
    for (const each of layouts) {
      rmSync(each.cache, { recursive: true, force: true });
      mkdirSync(each.cache, { recursive: true });
      if (existsSync(archive)) copyFileSync(archive, join(each.cache, SOURCE.file));
      await buildEngine(each, variants);
    }
    const paths = (each: Layout): string[] => [
      ...variants.map((variant) => artifactPath(each, variant)),
      ...(variants.includes("release") ? [provenancePath(each)] : []),
    ];
    const [first = [], second = []] = layouts.map(paths);
    const different = first.filter((path, index) => !readFileSync(path).equals(readFileSync(second[index] ?? "")));
    if (different.length > 0) {
      throw new BuildError(
        `Two builds of the same sources differ in ${different.map((path) => path.slice(path.lastIndexOf("/") + 1)).join(" and ")}.`,
      );
    }
    console.log("Both builds are identical, byte by byte.");
  } finally {
    for (const each of layouts) rmSync(each.cache, { recursive: true, force: true });
  }
}
