import { WASI } from "node:wasi";
import { parentPort, workerData } from "node:worker_threads";

/** Runs of one WASI program, each with its own command line, in one pair of folders. */
export interface CrossWork {
  readonly program: Uint8Array;
  readonly folders: Readonly<Record<string, string>>;
  readonly runs: readonly (readonly string[])[];
}

const { program, folders, runs }: CrossWork = workerData;
const module = await WebAssembly.compile(new Uint8Array(program));
const statuses: number[] = [];
for (const parameters of runs) {
  const wasi = new WASI({
    version: "preview1",
    args: [...parameters],
    env: {},
    preopens: { ...folders },
    returnOnExit: true,
  });
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi.wasiImport });
  statuses.push(Number(wasi.start(instance) ?? 0));
}
parentPort?.postMessage(statuses);
