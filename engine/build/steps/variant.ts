import { join } from "node:path";
import { withIdentity } from "../../../core/src/builder/wasm/identity.ts";
import type { CachedCompiler } from "../compiler/cached.ts";
import type { Mount } from "../compiler/protocol.ts";
import { engineFlags, type Variant } from "../flags.ts";
import type { Layout } from "../layout.ts";
import type { Progress } from "../progress.ts";
import type { PreparedSource } from "../source/unpack.ts";
import { engineSources, SOURCE_FOLDERS } from "../sources.ts";
import { checkEngine } from "./check.ts";
import { compileAll } from "./compile.ts";
import type { FrozenModule } from "./frozen.ts";
import { generateSources } from "./generated.ts";
import { linkEngine } from "./link.ts";
import { optimise } from "./optimise.ts";

export const STEPS_PER_VARIANT = 5;

/** From the patched source to one checked engine. */
export async function buildVariant(options: {
  readonly variant: Variant;
  readonly layout: Layout;
  readonly compiler: CachedCompiler;
  readonly source: PreparedSource;
  readonly modules: readonly FrozenModule[];
  /** mpy-cross; undefined when there is nothing to freeze. */
  readonly crossCompiler: string | undefined;
  readonly progress: Progress;
}): Promise<Uint8Array> {
  const { variant, layout, compiler, modules, crossCompiler, progress } = options;
  const source = options.source.patched;
  const generated = join(layout.cache, "work", variant);
  const mounts: Mount[] = [
    { mount: "src", folder: source, subfolders: SOURCE_FOLDERS },
    { mount: "port", folder: layout.port },
    { mount: "generated", folder: generated },
  ];
  const frozen = crossCompiler !== undefined;
  const units = engineSources(source, layout.port).map((input) => ({
    input,
    flags: engineFlags(variant, input, frozen),
  }));

  const library = await progress.step(`Generate headers (${variant})`, (tick) =>
    generateSources({ compiler, units, mounts, modules, crossCompiler, source, generated, tick }),
  );
  if (library !== undefined) units.push({ input: library.unit, flags: engineFlags(variant, library.unit, frozen) });
  const objects = await progress.step(
    `Compile (${variant})`,
    (tick) => compileAll(compiler, units, mounts, tick),
    (results) => `${results.length} files, ${results.filter((result) => result.fresh).length} of them anew`,
  );
  const linked = await progress.step(
    `Link (${variant})`,
    () => linkEngine(objects.map((object) => object.output)),
    (wasm) => `${wasm.length} bytes`,
  );
  const engine = await progress.step(
    `Optimise (${variant})`,
    async () => withIdentity(await optimise(linked, library?.parts ?? [], variant, layout.cache)),
    (wasm) => `${wasm.length} bytes`,
  );
  await progress.step(`Check (${variant})`, () => checkEngine(engine, variant));
  return engine;
}
