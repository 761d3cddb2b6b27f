import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
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
export function interestingLines(input: string, preprocessed: string): string {
  const lines = preprocessed.split("\n").filter((line) => !line.startsWith("#") && INTERESTING.test(line));
  return `# 1 "${input}"\n${lines.join("\n")}\n`;
}

/** Collects names, modules and root pointers from all C files and writes MicroPython's generated headers. */
export async function generateNames(options: {
  readonly compiler: CachedCompiler;
  readonly units: readonly Unit[];
  readonly mounts: readonly Mount[];
  readonly source: string;
  readonly generated: string;
  readonly tick: (done: number, total: number) => void;
}): Promise<void> {
  const { compiler, units, mounts, source, generated, tick } = options;
  const headers = join(generated, "genhdr");
  const work = join(generated, "names");
  mkdirSync(work, { recursive: true });
  let done = 0;
  const texts = await Promise.all(
    units.map(async ({ input, flags }) => {
      const { output } = await compiler.run({ kind: "preprocess", input, flags, mounts });
      tick(++done, units.length);
      return interestingLines(input, new TextDecoder().decode(output));
    }),
  );
  const collected = join(work, "all.i");
  writeFileSync(collected, texts.join(""));

  const script = (name: string, ...parameters: string[]): Promise<Buffer> =>
    python([join(source, "py", name), ...parameters]);
  for (const { mode, script: maker, header } of COLLECTIONS) {
    const split = join(work, mode);
    const list = join(work, `${mode}.collected`);
    await script("makeqstrdefs.py", "split", mode, collected, split, "_");
    await script("makeqstrdefs.py", "cat", mode, "_", split, list);
    if (maker !== undefined) writeFileSync(join(headers, header), await script(maker, list));
  }

  // The preprocessor must see the #if lines of qstrdefs.h but not the names, some of which are also macros.
  const definitions = `${readFileSync(join(source, "py/qstrdefs.h"), "utf8")}\n${readFileSync(join(work, "qstr.collected"), "utf8")}`;
  writeFileSync(join(generated, "qstrdefs.c"), definitions.replace(/^Q\(.*\)$/gm, '"$&"'));
  compiler.forget();
  const [first] = units;
  const { output } = await compiler.run({
    kind: "preprocess",
    input: `generated/qstrdefs.c`,
    flags: first?.flags ?? [],
    mounts,
  });
  const preprocessed = new TextDecoder().decode(output).replace(/^"(Q\(.*\))"$/gm, "$1");
  writeFileSync(join(headers, "qstrdefs.preprocessed.h"), preprocessed);
  writeFileSync(
    join(headers, "qstrdefs.generated.h"),
    await script("makeqstrdata.py", join(headers, "qstrdefs.preprocessed.h")),
  );
  compiler.forget();
}
