import { Call, IMPORT_MODULE, IMPORTED_MEMORY, IMPORTS, Stream } from "../../src/boundary/abi.ts";
import { SandboxError } from "../../src/boundary/errors.ts";

/** Stands between host and guests: counts what is asked, and holds what the host says against what it may say. */
export class Spy {
  /** How often each import was called. */
  readonly calls: Record<string, number> = Object.fromEntries(Object.keys(IMPORTS).map((name) => [name, 0]));
  /** What the host did that it must not do. */
  readonly problems: string[] = [];
  /** What guests wrote to their streams, as it was in their memory then: by stream, since `begin`. */
  readonly written: Record<number, number[]> = {};
  readonly #instance = WebAssembly.Instance;

  /** From here to `remove`, all instances have a spy. */
  install(): void {
    const spy = this;
    const construct: ProxyHandler<typeof WebAssembly.Instance> = {
      construct(target, [module, imports]: [WebAssembly.Module, WebAssembly.Imports]) {
        const told: Told = { stopped: 0 };
        const { exports } = new target(module, { [IMPORT_MODULE]: spy.#watched(imports[IMPORT_MODULE] ?? {}, told) });
        return { exports: renewed(exports, told) };
      },
    };
    WebAssembly.Instance = new Proxy(this.#instance, construct);
  }

  remove(): void {
    WebAssembly.Instance = this.#instance;
  }

  begin(): void {
    for (const stream of Object.values(Stream)) this.written[stream] = [];
  }

  get total(): number {
    return Object.values(this.calls).reduce((sum, count) => sum + count, 0);
  }

  #watched(imports: WebAssembly.ModuleImports, told: Told): WebAssembly.ModuleImports {
    const memory = imports[IMPORTED_MEMORY];
    const watched: WebAssembly.ModuleImports = { ...imports };
    for (const name of Object.keys(IMPORTS)) {
      const answer = imports[name];
      if (typeof answer !== "function") continue;
      watched[name] = (...given: number[]): unknown => {
        this.calls[name] = (this.calls[name] ?? 0) + 1;
        try {
          const said: unknown = answer(...given);
          this.#check(name, given, said);
          if (told.stopped > 0 || isStop(name, said)) told.stopped++;
          if (told.stopped > MOST_AFTER_STOP) this.problems.push("a guest went on and on after it was stopped");
          if (name === "write" && memory instanceof WebAssembly.Memory) this.#note(given, memory);
          return said;
        } catch (error) {
          // The end of the host's own stack may come anywhere.
          const isStack = error instanceof RangeError && error.message.includes("call stack");
          if (!(error instanceof SandboxError) && !isStack) this.problems.push(`${name} threw ${String(error)}`);
          throw error;
        }
      };
    }
    return watched;
  }

  #check(name: string, given: readonly number[], said: unknown): void {
    const isNumber = typeof said === "number" && (name === "clock" ? Number.isFinite(said) : Object.is(said | 0, said));
    if (!isNumber) this.problems.push(`${name} returned ${String(said)}`);
    if (name !== "call") return;
    const [kind, , , capacity = 0] = given;
    const mostReply = capacity < 0 ? -1 : kind === Call.fetch ? capacity : 0x7fff_ffff;
    if (!(Number(said) >= -1 && Number(said) <= mostReply)) this.problems.push(`call returned ${String(said)}`);
  }

  #note([stream = 0, address = 0, length = 0]: number[], memory: WebAssembly.Memory): void {
    const written = this.written[stream];
    if (!written || written.length > KEPT_BYTES) return;
    // After the run was stopped nobody looks at what else it writes.
    const end = Math.min((address >>> 0) + (length >>> 0), (address >>> 0) + KEPT_BYTES);
    written.push(...new Uint8Array(memory.buffer).subarray(address >>> 0, end));
  }
}

/** What the guest of one operation was told. */
interface Told {
  /** Questions since it was told to stop, that one included. */
  stopped: number;
}

/** A guest that unwinds may ask some more, but not this often. */
const MOST_AFTER_STOP = 1_100;

function isStop(name: string, said: unknown): boolean {
  if (name === "write" || name === "sleep") return said !== 0;
  return name === "refuel" ? said === 0 : name === "call" && said === -1;
}

/** The same exports; each operation has not been stopped when it begins. */
function renewed(exports: WebAssembly.Exports, told: Told): WebAssembly.Exports {
  const { execute } = exports;
  if (typeof execute !== "function") return exports;
  const watched = (...given: number[]): unknown => {
    told.stopped = 0;
    return execute(...given);
  };
  return { ...exports, execute: watched };
}

/** More than a run of a campaign may write. */
const KEPT_BYTES = 8_192;

/** Names that guests may not add to, and what stands there. */
export function prototypes(): string {
  const shown = [Object, Array, Function, Map, Set, Promise, Uint8Array, Error, String, Number].map(
    ({ name, prototype }) => {
      const own = Object.getOwnPropertyDescriptors(prototype);
      return [name, ...Reflect.ownKeys(own).map((key) => `${String(key)}:${typeof Reflect.get(own, key)?.value}`)];
    },
  );
  return JSON.stringify(shown);
}
