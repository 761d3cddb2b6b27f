import { Stream } from "../boundary/abi.ts";
import { DEFAULT_LIMITS, type JsonLimits, limitsFromJson, SMALL_STACK_RECURSION_DEPTH } from "../core/limits.ts";
import { type FunctionDescription, programFunction } from "./functions.ts";
import type { Printer } from "./host.ts";
import { Program } from "./program.ts";

/** What a built module knows about its program. */
export interface Description {
  readonly main: string;
  readonly name: string;
  /** Those that are not the defaults. */
  readonly limits: JsonLimits;
  /** Of memory, that the engine begins with. */
  readonly pages: number;
}

/** Node's own modules, without an import that a bundler would look for. */
interface NodeProcess {
  getBuiltinModule?(name: "fs"): {
    readFileSync(path: URL): Uint8Array<ArrayBuffer>;
    writeSync(descriptor: number, bytes: Uint8Array): number;
  };
}

declare const process: NodeProcess | undefined;

/** Loads the program at `location` and runs its main file. Throws as `Program`. */
export async function load(location: URL, description: Description): Promise<Program> {
  const module = await compile(location);
  const limits = {
    ...DEFAULT_LIMITS,
    recursionDepth: SMALL_STACK_RECURSION_DEPTH,
    ...limitsFromJson(description.limits),
  };
  // It was made together with this code, so that nothing has to be found out about it.
  const engine = { module, minimumPages: description.pages, identity: new Uint8Array() };
  const program = new Program(engine, { ...description, limits, print: printer() });
  program.run();
  return program;
}

/** A function of the program, as JavaScript has them. */
export function functionOf(program: Program, description: FunctionDescription): (...args: unknown[]) => unknown {
  const target = programFunction(description);
  return description.awaited === true
    ? (...args) => program.callAsync(target, args)
    : (...args) => program.call(target, args);
}

async function compile(location: URL): Promise<WebAssembly.Module> {
  const files = fileSystem();
  if (files && location.protocol === "file:") return WebAssembly.compile(files.readFileSync(location));
  const response = await fetch(location);
  if (!response.ok) throw new Error(`${location.href}: the server answered ${response.status}`);
  return response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

function fileSystem(): ReturnType<NonNullable<NodeProcess["getBuiltinModule"]>> | undefined {
  return typeof process === "undefined" ? undefined : process.getBuiltinModule?.("fs");
}

/** Where there is a process, its own output; otherwise the console, line by line. */
function printer(): Printer {
  const files = fileSystem();
  if (files) {
    return (stream, bytes) => {
      for (let rest = bytes; rest.length > 0; ) rest = rest.subarray(files.writeSync(stream, rest));
    };
  }
  const lines = [new LineBuffer((line) => console.log(line)), new LineBuffer((line) => console.error(line))];
  return (stream, bytes) => lines[stream === Stream.stdout ? 0 : 1]?.add(bytes);
}

class LineBuffer {
  readonly #show: (line: string) => void;
  readonly #decoder = new TextDecoder();
  #rest = "";

  constructor(show: (line: string) => void) {
    this.#show = show;
  }

  add(bytes: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#show(line);
  }
}
