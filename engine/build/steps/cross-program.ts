import { readFileSync } from "node:fs";
import { WASI } from "node:wasi";
import type { CrossWork } from "./frozen.ts";

/** A process of its own: node:wasi crashes Node 20 when it is used in a worker thread. */
const [work = ""] = process.argv.slice(2);
const { program, folders, runs }: CrossWork = JSON.parse(work);
const module = await WebAssembly.compile(readFileSync(program));
for (const parameters of runs) {
  const wasi = new WASI({
    version: "preview1",
    args: [...parameters],
    preopens: { ...folders },
    returnOnExit: true,
  });
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi.wasiImport });
  // `start` returns undefined for a program that just ends, whatever its types say.
  process.exitCode ||= Number(wasi.start(instance) ?? 0);
}
