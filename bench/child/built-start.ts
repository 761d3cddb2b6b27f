// The start of a program in this process: node built-start.js module FILE.js, or with the library's source FILE.py: `library` as it
// comes, in a worker, or `inline`. The program's output goes where it always goes; the last line of standard error is a JSON object: `firstMs` from the beginning of the import
// to the first output, `doneMs` to the end of it.
import fs, { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [kind, file = ""] = process.argv.slice(2);
const begin = performance.now();
let firstMs: number | undefined;

function seen(): void {
  firstMs ??= performance.now() - begin;
}

if (kind === "module") {
  const write = fs.writeSync;
  // What a built module prints with.
  Reflect.set(fs, "writeSync", (...args: Parameters<typeof write>) => {
    seen();
    return write(...args);
  });
  await import(pathToFileURL(file).href);
} else {
  const { Sandbox } = await import("micropython-wasm");
  const sandbox = await Sandbox.create({
    isolation: kind === "inline" ? "inline" : "worker",
    onStdout: (text) => {
      seen();
      fs.writeSync(1, text);
    },
  });
  const result = await sandbox.run(readFileSync(file));
  if (!result.ok) throw new Error(result.error.traceback);
}
process.stderr.write(`${JSON.stringify({ firstMs, doneMs: performance.now() - begin })}\n`);
process.exit();
