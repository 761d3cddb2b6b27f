import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { BuildError } from "../errors.ts";
import { filesBelow } from "../files.ts";
import { inSections } from "../frozen/passive.ts";
import { python } from "../run.ts";
import { crossCompile } from "./cross-run.ts";

/** A module that becomes part of the engine: the path under which it is imported, and where its text is. */
export interface FrozenModule {
  readonly path: string;
  readonly file: string;
}

/** Small integers of a 32-bit object and 32-bit digits of big ones, as on the engine's processor. */
const TARGET = { smallIntBits: 31, digitBits: 32 } as const;

/**
 * Modules to freeze: every .py file of `folder`, and what its `frozen.json` takes from MicroPython's own source, as
 * `{ "asyncio/core.py": "extmod/asyncio/core.py" }`.
 */
export function frozenModules(folder: string, source: string): FrozenModule[] {
  const modules = filesBelow(folder, (path) => path.endsWith(".py")).map((path) => ({
    path,
    file: join(folder, path),
  }));
  const list = join(folder, "frozen.json");
  if (existsSync(list)) {
    const borrowed: unknown = JSON.parse(readFileSync(list, "utf8"));
    if (typeof borrowed !== "object" || borrowed === null) throw new BuildError(`${list} holds no object.`);
    for (const [path, origin] of Object.entries(borrowed)) {
      const file = join(source, String(origin));
      if (!existsSync(file))
        throw new BuildError(`${list} names ${String(origin)}, which MicroPython's source does not have.`);
      if (modules.some((module) => module.path === path))
        throw new BuildError(`${path} is both in ${folder} and in ${list}.`);
      modules.push({ path, file });
    }
  }
  return modules.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Compiles modules to bytecode and writes them as C, with the names they need beyond those of the engine. */
export async function freeze(options: {
  readonly modules: readonly FrozenModule[];
  /** mpy-cross as a WASI program. */
  readonly crossCompiler: string;
  readonly source: string;
  readonly generated: string;
}): Promise<void> {
  const { modules, crossCompiler, source, generated } = options;
  const folder = join(generated, "frozen");
  rmSync(folder, { recursive: true, force: true });
  const program = await WebAssembly.compile(readFileSync(crossCompiler));
  const bytecode = (path: string): string => path.replace(/\.py$/, ".mpy");
  // A heap so large that it never collects garbage: it was not built to find all pointers of a WebAssembly program.
  // Without assertions and numbers of lines, which take a tenth of the room.
  const flags = ["-O3", "-X", "heapsize=64m", `-msmall-int-bits=${TARGET.smallIntBits}`];
  for (const { path, file } of modules) {
    const output = join(folder, bytecode(path));
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, crossCompile(program, path, readFileSync(file), flags));
  }
  const names = join(generated, "genhdr/qstrdefs.preprocessed.h");
  const parameters = ["-f", "-q", names, `-mlongint-impl=mpz`, `-mmpz-dig-size=${TARGET.digitBits}`];
  const content = await python(
    [join(source, "tools/mpy-tool.py"), ...parameters, ...modules.map(({ path }) => bytecode(path))],
    { cwd: folder },
  );
  writeFileSync(join(generated, "frozen_content.c"), inSections(content.toString()));
}
