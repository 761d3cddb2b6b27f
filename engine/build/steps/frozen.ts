import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BuildError } from "../errors.ts";
import { filesBelow } from "../files.ts";
import { readBytecode } from "../frozen/bytecode.ts";
import { imageOf, imagesInC, partsOf } from "../frozen/image.ts";
import { crossCompile } from "./cross-run.ts";

/** A module that becomes part of the engine: the path under which it is imported, and where its text is. */
export interface FrozenModule {
  readonly path: string;
  readonly file: string;
}

/** Of a 32-bit object, as on the engine's processor. */
const SMALL_INT_BITS = 31;

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

/** Compiles modules to bytecode, writes what the engine has to know of them as C, and returns their parts. */
export async function freeze(options: {
  readonly modules: readonly FrozenModule[];
  /** mpy-cross as a WASI program. */
  readonly crossCompiler: string;
  readonly generated: string;
}): Promise<Uint8Array[]> {
  const { modules, crossCompiler, generated } = options;
  const program = await WebAssembly.compile(readFileSync(crossCompiler));
  // A heap so large that it never collects garbage: it was not built to find all pointers of a WebAssembly program.
  // Without assertions, numbers of lines and names of locals, which take a tenth of the room.
  const flags = ["-O3", "-X", "heapsize=64m", `-msmall-int-bits=${SMALL_INT_BITS}`];
  const images = modules.map(({ path, file }) => ({
    path,
    image: imageOf(readBytecode(crossCompile(program, path, readFileSync(file), flags))),
  }));
  writeFileSync(join(generated, "frozen_content.c"), imagesInC(images));
  return partsOf(images.map(({ image }) => image));
}
