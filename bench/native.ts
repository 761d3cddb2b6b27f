import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Unavailable } from "../tools/runtimes/unavailable.ts";
import { CACHE } from "./places.ts";
import { runCommand } from "./processes.ts";
import { progress } from "./progress.ts";

/**
 * The source package lacks the submodules for TLS, FFI, Berkeley DB, littlefs and micropython-lib, so these are off, and with
 * them the frozen modules. None of the programs uses any of it.
 */
const SWITCHES = [
  "FROZEN_MANIFEST=",
  "MICROPY_PY_FFI=0",
  "MICROPY_PY_SSL=0",
  "MICROPY_SSL_MBEDTLS=0",
  "MICROPY_PY_BTREE=0",
  "MICROPY_VFS_LFS1=0",
  "MICROPY_VFS_LFS2=0",
  // The source may be someone's own folder: nothing is left in it.
  "PYTHON=python3 -B",
];

const BUILDS = {
  /** Upstream's own flags: -Os, and -O3 for the virtual machine and the collector. */
  standard: [],
  /** Upstream treats warnings as errors and does not test this level. */
  o3: ["COPT=-O3 -DNDEBUG -Wno-error"],
} as const;

/**
 * Builds MicroPython's unix port (variant "standard") with gcc, unless that was done before.
 *
 * @returns the path of the executable
 * @throws Unavailable without gcc or make
 */
export function buildNative(source: string, build: keyof typeof BUILDS): string {
  for (const tool of ["gcc", "make"]) requireTool(tool);
  const folder = path.join(CACHE, `native-${build}`);
  const executable = path.join(folder, "micropython");
  const stamp = path.join(folder, "built-from.json");
  const recipe = JSON.stringify({ source, switches: [...SWITCHES, ...BUILDS[build]], compiler: toolVersion("gcc") });
  if (existsSync(executable) && existsSync(stamp) && readFileSync(stamp, "utf8") === recipe) return executable;
  progress(`Building MicroPython's unix port with gcc (${build}), about 20 s …`);
  mkdirSync(folder, { recursive: true });
  const port = path.join(source, "ports", "unix");
  const jobs = `-j${os.availableParallelism()}`;
  runCommand("make", ["-C", port, jobs, `BUILD=${folder}`, ...SWITCHES, ...BUILDS[build]]);
  writeFileSync(stamp, recipe);
  return executable;
}

function requireTool(tool: string): void {
  try {
    toolVersion(tool);
  } catch {
    throw new Unavailable(`the native build needs ${tool}, which is not installed`);
  }
}

function toolVersion(tool: string): string {
  return runCommand(tool, ["--version"]).output.split("\n")[0] ?? "";
}
