import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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

/** Modules to freeze: every .py file of `folder`, by path. */
export function frozenModules(folder: string): FrozenModule[] {
  return filesBelow(folder, (path) => path.endsWith(".py"))
    .map((path) => ({ path, file: join(folder, path) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The engine's names by their numbers: in the order of the header, those of the first pool before the others. */
function numbersOfNames(header: string): Map<string, number> {
  const names = [0, 1].flatMap((pool) =>
    [...header.matchAll(new RegExp(String.raw`^QDEF${pool}\(\w+, \d+, \d+, "(.*)"\)$`, "gm"))].map(
      ([, text = ""]) => text,
    ),
  );
  // What is escaped there is not looked for.
  return new Map(
    names.flatMap((text, number) => (text === "" || text.includes("\\") ? [] : [[text, number] as const])),
  );
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
  const ownNames = numbersOfNames(readFileSync(join(generated, "genhdr/qstrdefs.generated.h"), "utf8"));
  const images = modules.map(({ path, file }) => ({
    path,
    image: imageOf(readBytecode(crossCompile(program, path, readFileSync(file), flags)), ownNames),
  }));
  writeFileSync(join(generated, "frozen_content.c"), imagesInC(images));
  return partsOf(images.map(({ image }) => image));
}
