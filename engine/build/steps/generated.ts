import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { abiHeader } from "../abi-header.ts";
import type { CachedCompiler } from "../compiler/cached.ts";
import type { Mount } from "../compiler/protocol.ts";
import { COLLECTING_FLAGS } from "../flags.ts";
import type { Unit } from "./compile.ts";
import { type FrozenModule, freeze } from "./frozen.ts";
import { generateNames, writeVersionHeader } from "./names.ts";

/**
 * Fills the folder `generated`: the boundary's header, names, modules, root pointers and frozen modules. Returns the C file
 * that knows the last, which is to be compiled with `units`, and their parts; undefined when there are none.
 */
export async function generateSources(options: {
  readonly compiler: CachedCompiler;
  readonly units: readonly Unit[];
  readonly mounts: readonly Mount[];
  readonly modules: readonly FrozenModule[];
  readonly crossCompiler: string | undefined;
  readonly source: string;
  readonly generated: string;
  readonly tick: (done: number, total: number) => void;
}): Promise<{ readonly unit: string; readonly parts: readonly Uint8Array[] } | undefined> {
  const { compiler, units, mounts, modules, crossCompiler, source, generated, tick } = options;
  mkdirSync(generated, { recursive: true });
  writeFileSync(join(generated, "abi.h"), abiHeader());
  writeVersionHeader(generated);
  const collecting = units.map(({ input, flags }) => ({ input, flags: [...flags, ...COLLECTING_FLAGS] }));
  await generateNames({ compiler, units: collecting, mounts, source, generated, generous: false, tick });
  const parts = crossCompiler === undefined ? undefined : await freeze({ modules, crossCompiler, generated });
  compiler.forget();
  return parts === undefined ? undefined : { unit: "generated/frozen_content.c", parts };
}
