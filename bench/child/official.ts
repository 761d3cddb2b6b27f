import type { Engine } from "./engine.ts";

interface MicroPython {
  runPython(source: string): unknown;
  globals: { get(name: string): unknown };
}

interface Options {
  stdout: (line: string) => void;
  linebuffer: boolean;
}

/** The package ships no types; these are the parts that are used here. */
interface Package {
  loadMicroPython(options?: Options): Promise<MicroPython>;
}

const NAME: string = "@micropython/micropython-webassembly-pyscript/micropython.mjs";

/** Its default heap grows as needed, so no size is given. It compiles its wasm for every interpreter: that is its interface. */
export async function load(): Promise<Engine> {
  const { loadMicroPython }: Package = await import(NAME);
  return {
    async create() {
      const python = await loadMicroPython();
      return {
        onePlusOne() {
          // runPython returns nothing in this build.
          python.runPython("x=1+1");
          return python.globals.get("x");
        },
        close() {},
      };
    },
    async run(source) {
      const lines: string[] = [];
      const python = await loadMicroPython({ stdout: (line) => lines.push(`${line}\n`), linebuffer: true });
      python.runPython(source);
      return lines.join("");
    },
  };
}
