// Runs a WASI command as any host would: node wasi-host.mts FILE.wasm FOLDER ARGUMENT… Standard streams are this process's; FOLDER,
// unless empty, is what the command sees as `/`. Ends with the status of the command.
import { readFileSync } from "node:fs";
import { WASI } from "node:wasi";

const [file = "", folder = "", ...args] = process.argv.slice(2);
const preopens = folder === "" ? {} : { "/": folder };
const wasi = new WASI({ version: "preview1", args: ["command", ...args], env: {}, preopens, returnOnExit: true });
const module = new WebAssembly.Module(readFileSync(file));
const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi.wasiImport });
process.exitCode = wasi.start(instance);
