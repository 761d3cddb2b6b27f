import { LIMITS } from "../../core/limits.ts";
import { formatSize } from "../quantities.ts";

export function buildHelp(): string {
  const { memoryBytes, outputBytes, timeoutMs } = LIMITS;
  return `Makes a Python program into files that run by themselves.

usage: micropython-wasm build app.py -o app.html     a page that runs by double click, offline
       micropython-wasm build app.py -o app.js       a module with its functions, app.wasm and app.d.ts beside it
       micropython-wasm build app.py -o app.wasm --wasi  a command for any WASI host

Python files beside app.py are found by its imports. What it imports at its top is imported while it is built.

options
  --include PATH       a file or folder of data, or Python that is imported by a computed name; may be given again
  --memory SIZE        memory of the program (${formatSize(memoryBytes.default)})
  --timeout DURATION   time of one call of a module (${timeoutMs.default / 1000}s), or of a page (none)
  --output SIZE        what it prints, for a module in one call (${formatSize(outputBytes.default)})
  --cpu, --fuel, --recursion  as for running a program
  -h, --help           print this

exit status
  0 built; 1 the program does not compile, or its imports fail; 2 the call was wrong

examples
  micropython-wasm build quiz.py -o quiz.html --include questions.json
  micropython-wasm build geometry.py -o dist/geometry.js`;
}
