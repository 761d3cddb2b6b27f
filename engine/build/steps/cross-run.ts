import { ConsoleStdout, File, OpenFile, PreopenDirectory, WASI } from "@bjorn3/browser_wasi_shim";
import { BuildError } from "../errors.ts";

/**
 * Runs mpy-cross over one module; → its bytecode. The WASI functions come from a package that keeps files in memory:
 * Node's own WASI corrupts memory in Node 20 when the program closes its files.
 */
export function crossCompile(
  program: WebAssembly.Module,
  path: string,
  source: Uint8Array,
  flags: string[],
): Uint8Array {
  const decoder = new TextDecoder();
  let messages = "";
  const console = (): ConsoleStdout => new ConsoleStdout((bytes) => (messages += decoder.decode(bytes)));
  const files = new Map([["in.py", new File(source)]]);
  const wasi = new WASI(
    ["mpy-cross", ...flags, "-s", path, "-o", "/out.mpy", "/in.py"],
    [],
    [new OpenFile(new File([])), console(), console(), new PreopenDirectory("/", files)],
    { debug: false },
  );
  const instance = new WebAssembly.Instance(program, { wasi_snapshot_preview1: wasi.wasiImport });
  const { memory, _start } = instance.exports;
  if (!(memory instanceof WebAssembly.Memory) || typeof _start !== "function") {
    throw new BuildError("mpy-cross was not built as a WASI program.");
  }
  const status = wasi.start({ exports: { memory, _start: () => _start() } });
  const output = files.get("out.mpy");
  if (status !== 0 || output === undefined) throw new BuildError(`${path} does not compile:\n${messages}`);
  return output.data;
}
