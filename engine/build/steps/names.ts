import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CachedCompiler } from "../compiler/cached.ts";
import type { Mount } from "../compiler/protocol.ts";
import { SOURCE } from "../pins.ts";
import { python } from "../run.ts";
import type { Unit } from "./compile.ts";

/** What MicroPython's scripts look for in preprocessed C, and the headers they make of it. */
const COLLECTIONS = [
  { mode: "qstr", script: undefined, header: undefined },
  { mode: "module", script: "makemoduledefs.py", header: "moduledefs.h" },
  { mode: "root_pointer", script: "make_root_pointers.py", header: "root_pointers.h" },
] as const;

const INTERESTING = /MP_QSTR_|MP_REGISTER_|MP_COMPRESSED_ROM_TEXT/;

/** Writes `mpversion.h`, which is included before any name is collected. */
export function writeVersionHeader(generated: string): void {
  mkdirSync(join(generated, "genhdr"), { recursive: true });
  writeFileSync(
    join(generated, "genhdr/mpversion.h"),
    `#define MICROPY_GIT_TAG "${SOURCE.tag}"\n#define MICROPY_GIT_HASH "${SOURCE.packageVersion}"\n` +
      `#define MICROPY_BUILD_DATE "${SOURCE.released}"\n`,
  );
}

/** The lines of preprocessed text that hold a name, under one line marker: included C files count as their includer's. */
export function interestingLines(input: string, text: string): string {
  const lines = text.split("\n").filter((line) => !line.startsWith("#") && INTERESTING.test(line));
  return `# 1 "${input}"\n${lines.join("\n")}\n`;
}

/** What only the preprocessor can tell: which of these are meant, and names that are put together from parts. */
const NEEDS_PREPROCESSOR = /MP_REGISTER_|MP_DEFINE_EXCEPTION|##/;

/** Collects names, modules and root pointers from all C files and writes MicroPython's generated headers. */
export async function generateNames(options: {
  readonly compiler: CachedCompiler;
  readonly units: readonly Unit[];
  readonly mounts: readonly Mount[];
  readonly source: string;
  readonly generated: string;
  /** Take the names of most files from their text as it is: much faster, and a few more than are needed. */
  readonly generous: boolean;
  readonly tick: (done: number, total: number) => void;
}): Promise<void> {
  const { compiler, units, mounts, source, generated, generous, tick } = options;
  const headers = join(generated, "genhdr");
  const work = join(generated, "names");
  // What earlier sources left here would be collected again.
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  let done = 0;
  const texts = await Promise.all(
    units.map(async ({ input, flags }) => {
      const text = generous ? compiler.read(mounts, input) : undefined;
      const isEnough = text !== undefined && !NEEDS_PREPROCESSOR.test(text);
      const names = isEnough ? text : await preprocessed(compiler, { input, flags }, mounts);
      tick(++done, units.length);
      return interestingLines(input, names);
    }),
  );
  const collected = join(work, "all.i");
  writeFileSync(collected, texts.join(""));

  const script = (name: string, ...parameters: string[]): Promise<Buffer> =>
    python([join(source, "py", name), ...parameters]);
  await Promise.all(
    COLLECTIONS.map(async ({ mode, script: maker, header }) => {
      const split = join(work, mode);
      const list = join(work, `${mode}.collected`);
      await script("makeqstrdefs.py", "split", mode, collected, split, "_");
      await script("makeqstrdefs.py", "cat", mode, "_", split, list);
      if (maker !== undefined) writeFileSync(join(headers, header), await script(maker, list));
    }),
  );

  // The preprocessor must see the #if lines of qstrdefs.h but not the names, some of which are also macros.
  const definitions = `${readFileSync(join(source, "py/qstrdefs.h"), "utf8")}\n${readFileSync(join(work, "qstr.collected"), "utf8")}`;
  writeFileSync(join(generated, "qstrdefs.c"), definitions.replace(/^Q\(.*\)$/gm, '"$&"'));
  compiler.forget();
  const unit = { input: "generated/qstrdefs.c", flags: units[0]?.flags ?? [] };
  const list = (await preprocessed(compiler, unit, mounts)).replace(/^"(Q\(.*\))"$/gm, "$1");
  writeFileSync(join(headers, "qstrdefs.preprocessed.h"), list);
  writeFileSync(
    join(headers, "qstrdefs.generated.h"),
    await script("makeqstrdata.py", join(headers, "qstrdefs.preprocessed.h")),
  );
  compiler.forget();
}

async function preprocessed(compiler: CachedCompiler, unit: Unit, mounts: readonly Mount[]): Promise<string> {
  const { output } = await compiler.run({ kind: "preprocess", ...unit, mounts });
  return new TextDecoder().decode(output);
}
