import { LIMITS, SMALL_STACK_RECURSION_DEPTH } from "../core/limits.ts";
import { formatDuration, formatSize } from "./quantities.ts";

export function helpText(): string {
  const { timeoutMs, memoryBytes, outputBytes } = LIMITS;
  return `Runs untrusted Python in a WebAssembly sandbox.

usage: micropython-wasm [options] script.py [arguments]
       micropython-wasm [options] -c CODE [options] [arguments] [-- arguments]
       micropython-wasm [options] -           the program comes from standard input
       micropython-wasm [options]             a prompt, if standard input is a terminal
       micropython-wasm build app.py -o FILE  makes it a page, a module or a WASI command: build --help
       micropython-wasm policy check FILE     checks, explains and compares policies: policy --help
       micropython-wasm audit verify FILE     checks what --audit has written: audit --help
       micropython-wasm inspect script.py     runs a suspicious script and reports what it tried: inspect --help

What follows script.py or - belongs to the program; after -c CODE, what follows -- does.
The program finds its arguments in sys.argv.

limits, and what they are when not given
  --timeout DURATION   time of the run, such as 300ms, 5s, 2m, 1h (${formatDuration(timeoutMs.default)}; none at the prompt)
  --cpu DURATION       the same, without the time that the program sleeps (none)
  --fuel N             work, counted the same way on every machine (none)
  --memory SIZE        memory of the sandbox, such as 512k, 16MB, 1G (${formatSize(memoryBytes.default)})
  --recursion N        calls inside calls (${SMALL_STACK_RECURSION_DEPTH})
  --output SIZE        what the program prints (${formatSize(outputBytes.default)})

powers; the program has none of them by default
  -v SRC:DST[:MODE]    a directory of yours at DST: ro to be read (as it is without MODE), overlay to be changed in
                       memory only, rw to be written to; may be given again
  --env NAME=VALUE     a variable of its environment; may be given again
  --allow-host HOST    a host that it may ask by https, GET and HEAD; may be given again
  --policy FILE        all of this as one JSON document; see policy --help
  --secret NAME        the value of a secret of the policy, which is in your environment variable NAME
  --diff FILE          writes what the program changed in overlays, as a patch
  --audit FILE         writes each use of a power, and each refusal, to a new file; see audit --help

other options
  --seed N             the same random numbers every time
  --json               print the whole result as one JSON document
  --dialect            print what a language model has to know of this Python, and of these limits
  -h, --help           print this
  -V, --version        print the version

exit status
  0 the program ended; 1 it raised an exception; 2 the call was wrong; 124 time or fuel ran out;
  137 the sandbox was lost, for its memory or a defect; 130 interrupted; 141 nobody reads the output;
  sys.exit(N) ends with N

examples
  micropython-wasm -c 'print(6*7)'
  micropython-wasm --timeout 300ms -c 'while True: pass'
  micropython-wasm --memory 4MB script.py input.txt
  micropython-wasm -v ./data:/data --audit log.jsonl script.py
  echo 'sum(range(10))' | micropython-wasm --json -`;
}
