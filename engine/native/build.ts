import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import { basename, join } from "node:path";
import { abiHeader } from "../build/abi-header.ts";
import { CachedCompiler, writeAtomically } from "../build/compiler/cached.ts";
import { CompilerPool } from "../build/compiler/pool.ts";
import type { Mount } from "../build/compiler/protocol.ts";
import { filesBelow, hashFiles, sha256 } from "../build/files.ts";
import { inputsFingerprint } from "../build/fingerprint.ts";
import { engineFlags } from "../build/flags.ts";
import { type Layout, repositoryLayout } from "../build/layout.ts";
import { alone } from "../build/lock.ts";
import { Progress } from "../build/progress.ts";
import { fetchSource } from "../build/source/fetch.ts";
import { prepareSource } from "../build/source/unpack.ts";
import { engineSources, SOURCE_FOLDERS } from "../build/sources.ts";
import { buildCrossCompiler } from "../build/steps/cross-compiler.ts";
import { frozenModules } from "../build/steps/frozen.ts";
import { generateSources } from "../build/steps/generated.ts";
import { compileNative, findCompiler, linkNative, type NativeFolders, type NativeUnit } from "./compiler.ts";

const STEPS = 5;

/** Frames of a sanitised program are several times as large as those of the engine. */
const STACK_BYTES = 32 * 1024 * 1024;

const C_FOLDER = join(import.meta.dirname, "c");

/** Builds the engine's C for this processor, with sanitizers, unless it is up to date. Returns the program's path. */
export async function buildNative(): Promise<string> {
  const layout = repositoryLayout();
  const work = join(layout.cache, "native");
  const program = join(work, "engine");
  const stampFile = join(work, "engine.stamp");
  const version = await findCompiler(work);
  const fingerprint = sha256(
    version,
    inputsFingerprint(layout),
    hashFiles(
      import.meta.dirname,
      filesBelow(import.meta.dirname, () => true),
    ),
  );
  const isUpToDate = (): boolean =>
    existsSync(program) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === fingerprint;
  await alone(layout.cache, async () => {
    if (process.env["MICROPYTHON_SOURCE"] === undefined && isUpToDate()) return;
    rmSync(stampFile, { force: true });
    await compileAndLink(layout, work, program, version);
    writeAtomically(stampFile, fingerprint);
  });
  return program;
}

async function compileAndLink(layout: Layout, work: string, program: string, version: string): Promise<void> {
  const progress = new Progress(STEPS);
  const pool = new CompilerPool();
  try {
    const compiler = new CachedCompiler(pool, join(layout.cache, "objects"));
    const source = await progress.step("Source", async () =>
      prepareSource(await fetchSource(layout.cache, process.env["MICROPYTHON_SOURCE"]), layout.patches, layout.cache),
    );
    const modules = frozenModules(layout.python);
    const crossCompiler = await progress.step("Build mpy-cross", (tick) =>
      buildCrossCompiler({ compiler, source: source.patched, work: join(layout.cache, "work"), tick }),
    );
    const generated = join(work, "generated");
    const mounts: Mount[] = [
      { mount: "src", folder: source.patched, subfolders: SOURCE_FOLDERS },
      { mount: "port", folder: layout.port },
      { mount: "generated", folder: generated },
    ];
    const sources = engineSources(source.patched, layout.port);
    const units = sources.map((input) => ({ input, flags: engineFlags("debug", input, true) }));
    const frozen = await progress.step("Generate headers", (tick) =>
      generateSources({
        compiler,
        units,
        mounts,
        modules,
        crossCompiler,
        source: source.patched,
        generated,
        tick,
      }),
    );
    const folders = foldersOf(layout, work, source.patched, generated);
    const inputs = nativeUnits([...sources, ...(frozen === undefined ? [] : [frozen.unit])], mounts);
    const objects = await progress.step("Compile", (tick) => compileAll(inputs, folders, version, tick));
    await progress.step("Link", () => linkNative(objects, program));
    removeOthers(folders.objects, objects);
  } finally {
    await pool.close();
  }
}

function foldersOf(layout: Layout, work: string, source: string, generated: string): NativeFolders {
  const changed = join(work, "include");
  const objects = join(work, "objects");
  mkdirSync(changed, { recursive: true });
  mkdirSync(objects, { recursive: true });
  writeFileSync(join(changed, "abi.h"), abiHeader({ STACK_BYTES }));
  return {
    includes: [C_FOLDER, changed, generated, source],
    port: layout.port,
    prelude: join(C_FOLDER, "native.h"),
    objects,
  };
}

/** The engine's files, where they are on this machine, and our own: one of these replaces the port's of that name. */
function nativeUnits(inputs: readonly string[], mounts: readonly Mount[]): NativeUnit[] {
  const own = readdirSync(C_FOLDER).filter((name) => name.endsWith(".c"));
  const theirs = inputs.flatMap((input) => {
    const [mount = "", ...rest] = input.split("/");
    const folder = mounts.find((each) => each.mount === mount)?.folder ?? "";
    const isPort = mount === "port";
    if (isPort && own.includes(basename(input))) return [];
    return [{ file: join(folder, ...rest), name: basename(input), own: isPort }];
  });
  return [...theirs, ...own.map((name) => ({ file: join(C_FOLDER, name), name, own: true }))];
}

async function compileAll(
  units: readonly NativeUnit[],
  folders: NativeFolders,
  version: string,
  tick: (done: number, total: number) => void,
): Promise<string[]> {
  const objects: string[] = [];
  const queue = units.entries();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const [index, unit] of queue) {
      objects[index] = await compileNative(unit, folders, version);
      tick(++done, units.length);
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, work));
  return objects;
}

function removeOthers(folder: string, objects: readonly string[]): void {
  const kept = new Set(objects.map((path) => basename(path)));
  for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name));
}
