import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CachedCompiler, writeAtomically } from "../compiler/cached.ts";
import type { Mount } from "../compiler/protocol.ts";
import { sha256 } from "../files.ts";
import { COLLECTING_FLAGS, CROSS_COMPILER_FLAGS } from "../flags.ts";
import { crossCompilerSources, SOURCE_FOLDERS } from "../sources.ts";
import { packageVersion } from "../toolchain.ts";
import { compileAll } from "./compile.ts";
import { linkProgram } from "./link.ts";
import { generateNames, writeVersionHeader } from "./names.ts";

/** mpy-cross for bytecode only: without the code generators of processors that the engine does not have. */
const CONFIGURATION = `#include "mpy-cross/mpconfigport.h"
#undef MICROPY_PERSISTENT_CODE_SAVE_FILE
#define MICROPY_PERSISTENT_CODE_SAVE_FILE (1)
${[
  "X64",
  "X86",
  "THUMB",
  "INLINE_THUMB",
  "ARM",
  "XTENSA",
  "INLINE_XTENSA",
  "XTENSAWIN",
  "RV32",
  "INLINE_RV32",
  "NATIVE_DEBUG",
]
  .map((name) => `#undef MICROPY_EMIT_${name}\n#define MICROPY_EMIT_${name} (0)`)
  .join("\n")}
`;

/** Builds mpy-cross as a WASI program, once for each patched source, and returns its path. */
export async function buildCrossCompiler(options: {
  readonly compiler: CachedCompiler;
  readonly source: string;
  readonly work: string;
  readonly tick: (done: number, total: number) => void;
}): Promise<string> {
  const { compiler, source, work, tick } = options;
  const key = sha256(source, CONFIGURATION, JSON.stringify(CROSS_COMPILER_FLAGS), packageVersion("@yowasp/clang"));
  const program = join(work, `mpy-cross-${key.slice(0, 16)}.wasm`);
  if (existsSync(program)) return program;
  const generated = join(work, "cross");
  mkdirSync(generated, { recursive: true });
  writeFileSync(join(generated, "mpconfigport.h"), CONFIGURATION);
  writeVersionHeader(generated);
  const mounts: Mount[] = [
    { mount: "src", folder: source, subfolders: SOURCE_FOLDERS },
    { mount: "generated", folder: generated },
  ];
  const inputs = crossCompilerSources(source);
  const total = 2 * inputs.length;
  await generateNames({
    compiler,
    units: inputs.map((input) => ({ input, flags: [...CROSS_COMPILER_FLAGS, ...COLLECTING_FLAGS] })),
    mounts,
    source,
    generated,
    generous: true,
    tick: (done) => tick(done, total),
  });
  const units = inputs.map((input) => ({ input, flags: CROSS_COMPILER_FLAGS }));
  const objects = await compileAll(compiler, units, mounts, (done) => tick(inputs.length + done, total));
  writeAtomically(program, await linkProgram(objects.map((object) => object.output)));
  return program;
}
