import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { abiHeader } from "./abi-header.ts";
import { CachedCompiler, writeAtomically } from "./compiler/cached.ts";
import { CompilerPool } from "./compiler/pool.ts";
import type { Mount } from "./compiler/protocol.ts";
import { COLLECTING_FLAGS, engineFlags, type Variant } from "./flags.ts";
import type { Layout } from "./layout.ts";
import { Progress } from "./progress.ts";
import { fetchSource } from "./source/fetch.ts";
import { prepareSource } from "./source/unpack.ts";
import { engineSources, SOURCE_FOLDERS } from "./sources.ts";
import { checkEngine } from "./steps/check.ts";
import { buildCrossCompiler } from "./steps/cross-compiler.ts";
import { freeze, frozenModules } from "./steps/frozen.ts";
import { linkEngine } from "./steps/link.ts";
import { generateNames, writeVersionHeader } from "./steps/names.ts";
import { optimise } from "./steps/optimise.ts";

export async function buildEngine(layout: Layout, variants: readonly Variant[]): Promise<void> {
  const pool = new CompilerPool();
  const compiler = new CachedCompiler(pool, join(layout.cache, "objects"));
  const progress = new Progress(2 + variants.length * 5 + 1);
  try {
    const fetched = await progress.step("Fetch and verify MicroPython's source", () =>
      fetchSource(layout.cache, process.env["MICROPYTHON_SOURCE"]),
    );
    const source = await progress.step("Unpack and patch", () => prepareSource(fetched, layout.patches, layout.cache));
    const modules = frozenModules(layout.python, source.patched);
    const crossCompiler = await progress.step("Build mpy-cross", async (tick) =>
      modules.length === 0
        ? undefined
        : await buildCrossCompiler({ compiler, source: source.patched, work: join(layout.cache, "work"), tick }),
    );
    for (const variant of variants) {
      const generated = join(layout.cache, "work", variant);
      mkdirSync(generated, { recursive: true });
      const mounts: Mount[] = [
        { mount: "src", folder: source.patched, subfolders: SOURCE_FOLDERS },
        { mount: "port", folder: layout.port },
        { mount: "generated", folder: generated },
      ];
      const inputs = engineSources(source.patched, layout.port);
      const frozen = modules.length > 0;
      await progress.step(`Generate headers (${variant})`, async (tick) => {
        writeFileSync(join(generated, "abi.h"), abiHeader());
        writeVersionHeader(generated);
        const units = inputs.map((input) => ({
          input,
          flags: [...engineFlags(variant, input, frozen), ...COLLECTING_FLAGS],
        }));
        await generateNames({ compiler, units, mounts, source: source.patched, generated, tick });
        if (crossCompiler !== undefined) {
          await freeze({ modules, crossCompiler, source: source.patched, generated });
          compiler.forget();
        }
      });
      const objects = await progress.step(
        `Compile (${variant})`,
        async (tick) => {
          let done = 0;
          const all = frozen ? [...inputs, "generated/frozen_content.c"] : inputs;
          return await Promise.all(
            all.map(async (input) => {
              const result = await compiler.run({
                kind: "compile",
                input,
                flags: engineFlags(variant, input, frozen),
                mounts,
              });
              tick(++done, all.length);
              if (result.messages !== "") process.stdout.write(`\n${result.messages}`);
              return result;
            }),
          );
        },
        (results) => `${results.length} files, ${results.filter((result) => result.fresh).length} of them anew`,
      );
      const linked = await progress.step(
        `Link (${variant})`,
        () => linkEngine(objects.map((object) => object.output)),
        (wasm) => `${wasm.length} bytes`,
      );
      writeFileSync(join(generated, "linked.wasm"), linked);
      const engine = await progress.step(
        `Optimise (${variant})`,
        () => optimise(linked, variant, layout.cache),
        (wasm) => `${wasm.length} bytes`,
      );
      await progress.step(`Check (${variant})`, () => checkEngine(engine, variant));
      writeAtomically(
        variant === "release" ? join(layout.output, "engine.wasm") : join(layout.debugOutput, "engine.debug.wasm"),
        engine,
      );
    }
    console.log(`Done in ${progress.elapsed()}.`);
  } finally {
    await pool.close();
  }
}
