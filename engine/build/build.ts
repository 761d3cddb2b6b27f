import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CachedCompiler, writeAtomically } from "./compiler/cached.ts";
import { CompilerPool } from "./compiler/pool.ts";
import { inputsFingerprint, isUpToDate, stamp } from "./fingerprint.ts";
import type { Variant } from "./flags.ts";
import { artifactPath, commandPath, type Layout, provenancePath } from "./layout.ts";
import { alone } from "./lock.ts";
import { SOURCE } from "./pins.ts";
import { checkPrerequisites } from "./prerequisites.ts";
import { Progress } from "./progress.ts";
import { provenanceOf } from "./provenance.ts";
import { fetchSource } from "./source/fetch.ts";
import { prepareSource } from "./source/unpack.ts";
import { buildCommand } from "./steps/command.ts";
import { buildCrossCompiler } from "./steps/cross-compiler.ts";
import { frozenModules } from "./steps/frozen.ts";
import { buildVariant, STEPS_PER_VARIANT } from "./steps/variant.ts";

const COMMON_STEPS = 4;

/** What `clean` leaves: the download, whose hash is checked anyway, an engine that may be in use, the lock. */
const KEPT: ReadonlySet<string> = new Set([SOURCE.file, "engine.debug.wasm", "lock"]);

/** Removes what earlier builds remember. */
function clean(layout: Layout): void {
  for (const name of readdirSync(layout.cache)) {
    if (!KEPT.has(name)) rmSync(join(layout.cache, name), { recursive: true, force: true });
  }
}

/** Builds the engine in the variants asked for; those that are up to date already are left alone. */
export async function buildEngine(
  layout: Layout,
  variants: readonly Variant[],
  options: { readonly clean?: boolean } = {},
): Promise<void> {
  await alone(layout.cache, async () => {
    if (options.clean) {
      checkPrerequisites();
      clean(layout);
    }
    await buildStale(layout, variants);
  });
}

async function buildStale(layout: Layout, variants: readonly Variant[]): Promise<void> {
  const override = process.env["MICROPYTHON_SOURCE"];
  const fingerprint = inputsFingerprint(layout);
  // A folder in place of the pinned archive may change at any time.
  const stale = override ? variants : variants.filter((variant) => !isUpToDate(layout, variant, fingerprint));
  if (stale.length === 0) {
    console.log("The engine is up to date.");
    return;
  }

  const pool = new CompilerPool();
  const progress = new Progress(COMMON_STEPS + stale.length * STEPS_PER_VARIANT + (stale.includes("release") ? 1 : 0));
  try {
    await progress.step("Check prerequisites", async () => checkPrerequisites());
    const compiler = new CachedCompiler(pool, join(layout.cache, "objects"));
    const fetched = await progress.step("Fetch and verify MicroPython's source", () =>
      fetchSource(layout.cache, override),
    );
    const source = await progress.step("Unpack and patch", () => prepareSource(fetched, layout.patches, layout.cache));
    const modules = frozenModules(layout.python);
    const crossCompiler = await progress.step("Build mpy-cross", async (tick) =>
      modules.length === 0
        ? undefined
        : await buildCrossCompiler({ compiler, source: source.patched, work: join(layout.cache, "work"), tick }),
    );
    for (const variant of stale) {
      const engine = await buildVariant({ variant, layout, compiler, source, modules, crossCompiler, progress });
      writeAtomically(artifactPath(layout, variant), engine);
      if (variant === "release") {
        const command = await progress.step(
          "Make a WASI command of it",
          () => buildCommand({ engine, compiler, layout }),
          (wasm) => `${wasm.length} bytes`,
        );
        writeAtomically(commandPath(layout), command);
        const provenance = provenanceOf(engine, source);
        writeAtomically(provenancePath(layout), `${JSON.stringify(provenance, null, 2)}\n`);
        const { raw, gzip, brotli } = provenance.bytes;
        console.log(
          `Engine ${provenance.engine.slice(0, 16)}: ${raw} bytes, ${gzip} with gzip, ${brotli} with brotli.`,
        );
      }
      stamp(layout, variant, fingerprint);
    }
    console.log(`Done in ${progress.elapsed()}.`);
  } finally {
    await pool.close();
  }
}
