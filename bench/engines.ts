import { type ContenderName, isWanted, type Options } from "./options.ts";
import { libraryIsBuilt } from "./places.ts";

/** An engine of the sections `start` and `memory`; `name` is the one that bench/child knows. */
export interface EngineFacts {
  readonly name: ContenderName;
  readonly title: string;
  /** Samples per process, so that each engine gets about two seconds. */
  readonly startSamples: number;
  /** As many as are alive at once when memory is measured. */
  readonly liveSandboxes: number;
  /** What makes its row not quite comparable. */
  readonly note?: string;
}

const ENGINES: readonly EngineFacts[] = [
  { name: "ours", title: "ours, inline", startSamples: 4000, liveSandboxes: 1000 },
  { name: "official", title: "MicroPython npm", startSamples: 100, liveSandboxes: 100 },
  { name: "pyodide", title: "Pyodide", startSamples: 2, liveSandboxes: 3 },
  {
    name: "quickjs",
    title: "quickjs-emscripten",
    startSamples: 2000,
    liveSandboxes: 1000,
    note: "runs JavaScript; its contexts share one WebAssembly memory.",
  },
  {
    name: "quickjs-module",
    title: "quickjs, own memory",
    startSamples: 200,
    liveSandboxes: 100,
    note: "the same with one WebAssembly instance per sandbox, the isolation that the other rows have.",
  },
  {
    name: "monty",
    title: "monty",
    startSamples: 4000,
    liveSandboxes: 1000,
    note: "native code in the host's process, no WebAssembly; a subset of Python.",
  },
];

export function engines(options: Options) {
  const chosen = ENGINES.filter((engine) => isWanted(options, engine.name));
  const available = chosen.filter((engine) => engine.name !== "ours" || libraryIsBuilt());
  const missing = chosen.length > available.length ? ["ours is missing: the library is not built, npm run setup"] : [];
  return { available, missing };
}
