import { EXPORTED_GLOBALS, IMPORT_MODULE, IMPORTED_MEMORY, type Operation, STACK_BYTES } from "./abi.ts";
import type { Engine } from "./engine.ts";
import { BoundaryViolation, EngineError } from "./errors.ts";
import { MemoryImage } from "./image.ts";
import { type Address, allocateMemory, GuestMemory } from "./memory.ts";

/** What the guest can call; `abi.ts` says what each means. None may throw unless the sandbox is to be lost. */
export interface HostFunctions {
  readonly write: (stream: number, address: number, length: number) => number;
  readonly refuel: (place: number) => number;
  readonly clock: (clock: number) => number;
  readonly entropy: () => number;
  readonly sleep: (ms: number) => number;
  readonly call: (kind: number, address: number, length: number, capacity: number) => number;
}

type GuestFunction = (...numbers: number[]) => unknown;

/** More than starting the interpreter takes; nobody refills it. */
const START_FUEL = 0x7fff_ffff;

const images = new WeakMap<Engine, Map<number, MemoryImage>>();

/** One instance of the engine with its memory: the exports of `abi.ts`, each result checked. */
export class Instance {
  readonly memory: GuestMemory;
  readonly initialPages: number;
  readonly maximumPages: number;
  readonly #engine: Engine;
  /** Who answers: the imports ask whoever stands here, so that an instance can pass from one sandbox to another. */
  readonly #owner: { host: HostFunctions };
  readonly #limit: GuestFunction;
  readonly #buffer: GuestFunction;
  readonly #execute: GuestFunction;
  readonly #replyAddress: GuestFunction;
  readonly #replyLength: GuestFunction;
  readonly #heapUsed: GuestFunction;
  readonly #tidy: GuestFunction;
  readonly #fuel: WebAssembly.Global;
  /** Fuel that the guest was given since it was set: no less than remains. */
  #given = 0;
  readonly #stackPointer: WebAssembly.Global;
  readonly #stackTop: number;
  /** Bytes of the C stack that an operation may have used. */
  #stackUsed = 0;
  /** Every export, for those of the debug build. */
  readonly exports: WebAssembly.Exports;

  /** Instantiates and starts. Throws `EngineError`, or `SandboxError` when this process has no room for the memory. */
  constructor(engine: Engine, initialPages: number, maximumPages: number, host: HostFunctions) {
    const owner = { host };
    const memory = allocateMemory(initialPages, maximumPages);
    const { exports } = new WebAssembly.Instance(engine.module, {
      [IMPORT_MODULE]: {
        [IMPORTED_MEMORY]: memory,
        write: (stream: number, address: number, length: number) => owner.host.write(stream, address, length),
        refuel: (place: number) => this.#note(owner.host.refuel(place)),
        clock: (clock: number) => owner.host.clock(clock),
        entropy: () => owner.host.entropy(),
        sleep: (ms: number) => owner.host.sleep(ms),
        call: (kind: number, address: number, length: number, capacity: number) =>
          owner.host.call(kind, address, length, capacity),
      },
    });
    this.memory = new GuestMemory(memory);
    this.exports = exports;
    this.#engine = engine;
    this.#owner = owner;
    this.initialPages = initialPages;
    this.maximumPages = maximumPages;
    this.#limit = functionOf(exports, "limit");
    this.#buffer = functionOf(exports, "buffer");
    this.#execute = functionOf(exports, "execute");
    this.#replyAddress = functionOf(exports, "reply_address");
    this.#replyLength = functionOf(exports, "reply_length");
    this.#heapUsed = functionOf(exports, "heap_used");
    this.#tidy = functionOf(exports, "tidy");
    this.#fuel = globalOf(exports, EXPORTED_GLOBALS.fuel);
    this.#stackPointer = globalOf(exports, EXPORTED_GLOBALS.stackPointer);
    this.#stackTop = this.#stackPointer.value;
    this.#start(functionOf(exports, "start"));
  }

  attach(host: HostFunctions): void {
    this.#owner.host = host;
  }

  /** Until it is attached again, whatever this instance asks is a violation. */
  detach(): void {
    this.#owner.host = unavailable;
  }

  #start(start: GuestFunction): void {
    this.fuel = START_FUEL;
    try {
      start();
    } catch (cause) {
      throw new EngineError("ENGINE_START", "engine.wasm does not start: it is defective or too large for this host", {
        cause,
      });
    }
    this.fuel = 0;
  }

  /**
   * Fuel that remains; negative when more was burnt than there was. A guest that says it has more than it was given has
   * burnt nothing of it.
   */
  get fuel(): number {
    return Math.min(this.#fuel.value, this.#given);
  }

  set fuel(units: number) {
    this.#fuel.value = units;
    this.#given = units;
  }

  /** The guest's work for the host alone, between operations, costs a run nothing: how often there is any is up to the host. */
  #unburnt<T>(work: () => T): T {
    const left = this.fuel;
    const result = work();
    this.fuel = left;
    return result;
  }

  /** More fuel, which the guest adds to what it has. */
  #note(units: number): number {
    if (units > 0) this.#given += units; // otherwise it is no fuel, but what the guest is to do
    return units;
  }

  /** `stackBytes` of the C stack, no more than `STACK_BYTES`: what this thread has room for beside its own. */
  limit(
    recursionDepth: number,
    stackBytes: number,
    valueDepth: number,
    resultBytes: number,
    hostCallBytes: number,
    files: number,
    fileBytes: number,
  ): void {
    this.#stackUsed = Math.max(this.#stackUsed, stackBytes);
    this.#limit(recursionDepth, stackBytes, valueDepth, resultBytes, hostCallBytes, files, fileBytes);
  }

  /** Copies a request into the guest, its first `length` bytes. False when its memory does not suffice. */
  request(bytes: Uint8Array, length = bytes.length): boolean {
    const address = integer(this.#buffer(length));
    if (address === 0) return false;
    this.memory.write(address, bytes, length);
    return true;
  }

  /** Carries out the request of `length` bytes that was copied last. Returns a status of `abi.ts`. */
  execute(operation: (typeof Operation)[keyof typeof Operation], length: number): number {
    const status = integer(this.#execute(operation, length));
    if (this.#stackPointer.value !== this.#stackTop) {
      throw new BoundaryViolation("an operation left something on the stack");
    }
    return status;
  }

  /** The reply of the last operation. Valid until guest code runs again. */
  reply(): Uint8Array {
    return this.memory.view(integer(this.#replyAddress()), integer(this.#replyLength()));
  }

  /** The length of that reply, and where it lies; both were checked. */
  replyLength(): number {
    return integer(this.#replyLength()) >>> 0;
  }

  replyAddress(length: number): Address {
    return this.memory.check(integer(this.#replyAddress()), length);
  }

  /** Bytes in use on the guest's heap, garbage included. */
  heapUsed(): number {
    return this.#unburnt(() => integer(this.#heapUsed()) >>> 0);
  }

  /** Collects garbage and clears all memory that holds nothing. Between operations only. */
  tidy(): void {
    this.#unburnt(() => this.#tidy());
    if (this.#stackPointer.value !== this.#stackTop) throw new BoundaryViolation("tidying left something on the stack");
  }

  /** Bytes of memory. It never shrinks, so this is also the most that there was. */
  get memoryBytes(): number {
    return this.memory.memory.buffer.byteLength;
  }

  /**
   * Makes this instance, which must not be executing, equal to one that has just been started: each byte of memory, but
   * for that part of the C stack that no operation was allowed to use, and each mutable global. False when its memory has
   * grown, which cannot be undone.
   */
  reset(): boolean {
    const image = imageOf(this.#engine, this.initialPages);
    const memory = this.memory.whole();
    if (memory.length !== image.byteLength) return false;
    image.restore(memory, STACK_BYTES - this.#stackUsed);
    this.#stackUsed = 0;
    this.#stackPointer.value = this.#stackTop;
    this.fuel = 0;
    return true;
  }
}

/** The memory of an instance that has just been started. It is the same for all: starting calls nothing of the host. */
function imageOf(engine: Engine, initialPages: number): MemoryImage {
  let ofEngine = images.get(engine);
  if (!ofEngine) {
    ofEngine = new Map();
    images.set(engine, ofEngine);
  }
  let image = ofEngine.get(initialPages);
  if (!image) {
    const fresh = new Instance(engine, initialPages, initialPages, unavailable);
    image = new MemoryImage(fresh.memory.whole());
    ofEngine.set(initialPages, image);
  }
  return image;
}

function refuse(): never {
  throw new BoundaryViolation("starting the interpreter called the host");
}

const unavailable: HostFunctions = {
  write: refuse,
  refuel: refuse,
  clock: refuse,
  entropy: refuse,
  sleep: refuse,
  call: refuse,
};

function functionOf(exports: WebAssembly.Exports, name: string): GuestFunction {
  const value = exports[name];
  if (isFunction(value)) return value;
  throw new EngineError("ENGINE_FOREIGN", `engine.wasm exports no function ${name}`);
}

function isFunction(value: unknown): value is GuestFunction {
  return typeof value === "function";
}

function globalOf(exports: WebAssembly.Exports, name: string): WebAssembly.Global {
  const value = exports[name];
  if (value instanceof WebAssembly.Global) return value;
  throw new EngineError("ENGINE_FOREIGN", `engine.wasm exports no global ${name}`);
}

function integer(result: unknown): number {
  if (typeof result === "number") return result;
  throw new BoundaryViolation("the guest answered something else than a number");
}
