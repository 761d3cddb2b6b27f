/**
 * The boundary between host and guest, written down once.
 *
 * TypeScript imports this file; the engine build turns it into `abi.h` for the C of the port and compares it with the
 * import and export sections of the finished binary. Nothing here is typed a second time anywhere.
 *
 * What crosses: numbers, and bytes copied in or out of the guest's memory. Values are CBOR (RFC 8949) with the tags
 * below. No object of one side is ever reachable from the other.
 */

/** Raised by one whenever anything in this file changes its meaning. The host reads it first and refuses any other. */
export const ABI = 5;

/** WebAssembly's unit of memory, in bytes. */
export const PAGE_BYTES = 65_536;

type NumericType = "i32" | "f64";

interface FunctionShape {
  readonly parameters: readonly NumericType[];
  readonly result?: NumericType;
}

/** The one module that every import comes from. */
export const IMPORT_MODULE = "host";

/** The imported memory; the host decides its maximum and with it the memory limit. */
export const IMPORTED_MEMORY = "memory";

/** Everything that the guest can ask of the host, beside its memory. */
export const IMPORTS = {
  /** Output: (stream, address, length) → 0 to go on, anything else to stop the run. */
  write: { parameters: ["i32", "i32", "i32"], result: "i32" },
  /**
   * The fuel is used up: (place) → how much more may be burnt, or 0 to stop the run, or a `Warning` to raise, which only a
   * place that can raise gets. Then it asks again at once.
   */
  refuel: { parameters: ["i32"], result: "i32" },
  /** (clock) → milliseconds. */
  clock: { parameters: ["i32"], result: "f64" },
  /** → 32 bits of entropy. */
  entropy: { parameters: [], result: "i32" },
  /** Wait for (milliseconds) → 0 to go on, anything else to stop the run. */
  sleep: { parameters: ["f64"], result: "i32" },
  /**
   * (kind, address, length, capacity): a request of `Call` → the length of the reply, or -1 to stop the run. A reply of up
   * to `capacity` bytes was copied to where the request was; a longer one waits for a call of kind `fetch`.
   */
  call: { parameters: ["i32", "i32", "i32", "i32"], result: "i32" },
} as const satisfies Record<string, FunctionShape>;

/** Everything that the host can ask of the guest. */
export const EXPORTS = {
  /** → the ABI number that the engine was built with. Callable before `start`. */
  abi: { parameters: [], result: "i32" },
  /**
   * Starts the interpreter. Called once per instance, before everything below. Where the memory is that of an interpreter
   * which was started and tidied before, which may be smaller, it goes on from there.
   */
  start: { parameters: [] },
  /** Sets (recursionDepth, stackBytes, valueDepth, resultBytes, hostCallBytes, files, fileBytes) for what follows. */
  limit: { parameters: ["i32", "i32", "i32", "i32", "i32", "i32", "i32"] },
  /** → the address of a buffer of (length) bytes for the next request, or 0 when memory does not suffice. */
  buffer: { parameters: ["i32"], result: "i32" },
  /** Carries out (operation) on the (length) bytes of request in the buffer → a status. Releases the buffer. */
  execute: { parameters: ["i32", "i32"], result: "i32" },
  /** → where the last operation's reply begins; valid until the next call of any export but these two. */
  reply_address: { parameters: [], result: "i32" },
  /** → the length of that reply in bytes. */
  reply_length: { parameters: [], result: "i32" },
  /** → bytes of the heap in use, garbage that was not collected yet included. */
  heap_used: { parameters: [], result: "i32" },
  /**
   * Collects garbage, and clears all memory that holds nothing: before a snapshot, which then contains nothing that the
   * guest has let go of. Between operations only.
   */
  tidy: { parameters: [] },
} as const satisfies Record<string, FunctionShape>;

/** Exports of the debug build only, for tests. */
export const DEBUG_EXPORTS = {
  /** Collects garbage at every (interval)th allocation; 0 turns that off. */
  stress: { parameters: ["i32"] },
} as const satisfies Record<string, FunctionShape>;

/** Exported mutable `i32` globals. Unlike memory, no bug of the interpreter can write to them. */
export const EXPORTED_GLOBALS = {
  /** Fuel that remains before `refuel` is called. Below zero it is owed: work can be charged after it was done. */
  fuel: "fuel",
  /** The top of the C stack in use; between operations always at its initial value. */
  stackPointer: "__stack_pointer",
} as const;

/**
 * The C stack, at the lowest addresses of memory so that an overflow traps. How much of it a run may use is a limit: as
 * much as the thread's own stack has room beside.
 */
export const STACK_BYTES = 10 * PAGE_BYTES;

/** What every thread has room for: a browser's, and Node's main one. */
export const SMALL_STACK_BYTES = 4 * PAGE_BYTES;

/**
 * Where a WASI command, which has the engine in itself, keeps its own stack and data, and the length (u32) and path of the file
 * that it runs: at the lowest addresses, which the engine's own stack never comes to with `SMALL_STACK_BYTES`.
 */
export const COMMAND_BYTES = 2 * PAGE_BYTES;
export const COMMAND_MAIN = COMMAND_BYTES - 4096;

/** The custom section that holds the SHA-256 of the engine without that section: which engine a snapshot belongs to. */
export const IDENTITY_SECTION = "micropython-wasm.identity";

/** What can be done to a run where it asks for fuel. */
export const Place = {
  /** Between two instructions of Python: an exception can be raised. */
  instruction: 0,
  /** In a loop of C: the run can be left, and whatever outlives it is whole. */
  loop: 1,
  /** In a loop of C that has taken something apart which outlives the run: when it is stopped here, the engine traps. */
  inside: 2,
} as const;

/** Which limit a TimeoutError announces. */
export const Warning = { timeoutMs: -1, cpuMs: -2 } as const;

/** Output streams, as `write` names them. */
export const Stream = { stdout: 1, stderr: 2 } as const;

/** Added to a stream: output that is shown before its time. It is kept, but does not stop the run; the next write does. */
export const STREAM_EARLY = 4;

/** Clocks, as `clock` names them. */
export const Clock = {
  /** Since 1970-01-01T00:00Z, as the guest is told it. */
  wall: 0,
  /** Never goes back; starts anywhere. */
  monotonic: 1,
} as const;

/**
 * Operations and their requests, each one CBOR array:
 * - run: `[source: bytes, filename: text, inputs: map of text to value, mode: int]`; the modes are below. The reply is the
 *   value of the last expression statement in mode `value`, otherwise null.
 * - call: `[function: text, arguments: array, keywords: map of text to value]`. The reply is what it returned.
 * - continues: `[source: bytes]`. The reply is a bool: whether an interactive reader should ask for another line.
 * - install: `[functions: array]` of `[name: text, awaited: bool, documentation: text or null]`: names that the guest can
 *   call from then on, in builtins, or of `module.name` in a module that can be imported; `STDIN` is what standard input
 *   reads from. The reply is null.
 * - file: `[action: int, path: text, content: bytes]`, the actions of `FileAction`. The content counts for `write` only.
 * - resume: completions, as for `Call.wait`. Goes on with a run that ended with the status `waiting`; the reply is that
 *   run's.
 * - script: `[path: text, name: text, arguments: array of text]`. Runs a file of the sandbox, which has `name` for its
 *   `__name__`, with `sys.argv`. The reply is null.
 */
export const Operation = { run: 0, call: 1, continues: 2, install: 3, resume: 4, file: 5, script: 6 } as const;

/**
 * The function that standard input reads from, of (bytes wanted: int) → bytes or text; none of it, or null, at the end. Until
 * it is installed, there is what `FileAction.feed` gave.
 */
export const STDIN = "<stdin>";

/** What the host does with the sandbox's files. A path that begins with no slash is relative to the current directory. */
export const FileAction = {
  /** Makes or replaces a file, and the directories above it. The reply is null. */
  write: 0,
  /** The reply is the content, as bytes. */
  read: 1,
  /** The reply is an array of `[path: text, bytes: int]`, one for each file below a directory, or for the file itself. */
  list: 2,
  /** Compiles a Python file, so that running or importing it parses nothing until it is written to. The reply is null. */
  compile: 3,
  /** The content is what standard input gives from now on; the path is not looked at. The reply is null. */
  feed: 4,
  /** Makes a directory whose content is the host's, under the name that is the content: see `HostFile`. The reply is null. */
  mount: 5,
} as const;

/**
 * What the guest asks of the functions that it was given, and the request and reply of each, in CBOR. An outcome is
 * `[0, value]`, or `[1, exception]` to be raised. Completions are an array of `[id: int, outcome]`.
 */
export const Call = {
  /** A function that the guest waits for: `[name: text, arguments: array, keywords: map of text to value]` → an outcome. */
  invoke: 0,
  /** A function that it awaits: `[id: int, name, arguments, keywords]` → an empty reply. The id has not been open. */
  begin: 1,
  /** Nothing else to do: ms as a float, or null for however long it takes → completions of calls that have begun. */
  wait: 2,
  /** Nobody awaits this any more: `id: int` → an empty reply. Its completion is not sent. */
  cancel: 3,
  /** Arguments are beyond a limit: `[name: text, limit: text]`. The run is stopped. */
  overflow: 4,
  /** → the reply that did not fit, which is dropped then. No request. */
  fetch: 5,
  /** Something about a file that is the host's: `[operation of HostFile, name: text, …]` → `[error: int]`, or `[0, …]`. */
  file: 6,
} as const;

/**
 * What a guest does with what is the host's, below a directory that was mounted. Errors are numbers of Linux. A name is that of
 * the mount, with parts of a path behind it.
 */
export const HostFile = {
  /** → whether it is a directory (0 or 1), its size in bytes, when it was modified in seconds since 1970. */
  stat: 0,
  /** (position: int, 0 at first) → the next position, an array of names; an empty one at the end. */
  list: 1,
  /** (position, bytes wanted) → bytes. */
  read: 2,
  /** (position, bytes). */
  write: 3,
  /** (length). */
  resize: 4,
  /** Makes an empty file, which is not there. */
  create: 5,
  makeDirectory: 6,
  remove: 7,
  removeDirectory: 8,
  /** (new name). */
  rename: 9,
} as const;

/** How a run treats its source. */
export const Mode = {
  /** As a script: values of expression statements are dropped. */
  script: 0,
  /** As a notebook's cell: the last statement's value is the reply. */
  value: 1,
  /** As one input of an interactive reader: reprs of expression statements are printed, `_` holds the last. */
  interactive: 2,
} as const;

/** What an operation came to, and what its reply holds. */
export const Status = {
  /** The reply is a value. */
  ok: 0,
  /**
   * A Python exception reached the top. The reply is
   * `[category, exception, exit: value]`: `exit` is the first argument of a SystemExit, otherwise null. An exception is
   * `[type: text, name: text, message: text, frames: array, hidden: int, notes: text, link: int, before, members: array,
   * more: int]`. `name` is the type's as tracebacks have it, with its module; frames are
   * `[file: text, line: int, function: text]`, outermost first, and `hidden` of them were left out in the middle. `before`
   * is the exception that is shown first, for the reason `link`; `members` those of a group, `more` of which were left
   * out. Each of them is null where there is none, or no room for more of them; `before` also where that one was shown already.
   */
  exception: 1,
  /** `write`, `refuel` or `sleep` told the run to stop. No reply. */
  stopped: 2,
  /** The value exceeds a limit. The reply is a text that says which. */
  unsendable: 3,
  /** The request is not one that this engine understands, or cannot be a value. The reply is a text that says why. */
  refused: 4,
  /**
   * Asynchronous code has nothing to do until a call completes or time passes; its C stack is empty. The reply is how
   * many ms, as a float, or null when only completions help. The next operation is `resume`; any other ends the run.
   */
  waiting: 5,
} as const;

/** Kinds of exception that the host tells apart by class, and `warning` by identity, not by name: names can be imitated. */
export const ExceptionCategory = { other: 0, syntax: 1, memory: 2, recursion: 3, exit: 4, warning: 5 } as const;

/** Frames of a traceback that are sent from each end of it; the middle of a longer one is only counted. */
export const TRACEBACK_ENDS = 16;

/** An exception's message is cut to this many bytes. */
export const MESSAGE_BYTES = 16_384;

/** How many exceptions a report holds: the one that reached the top, those before it, and members of groups. */
export const EXCEPTIONS_MAX = 64;

/** How many members of one group a report holds, as in CPython's tracebacks. */
export const GROUP_WIDTH = 15;

/** How many notes of one exception are sent, joined by newlines; then, that text is cut like a message. */
export const NOTES_MAX = 32;

/** Why the exception before another one is shown. */
export const Link = { cause: 0, context: 1 } as const;

/** CBOR tags of values; the first four are registered with IANA, the last three are ours. */
export const Tag = {
  /** RFC 8949, section 3.4.3: an int of any size, as bytes, most significant first. */
  positiveBigint: 2,
  negativeBigint: 3,
  /** Serialised object: `["exception", type: text, arguments…]`. */
  object: 27,
  /** Array of distinct items. */
  set: 258,
  /** A str that is no valid UTF-8 because it holds surrogates, as WTF-8 bytes. */
  wtf8: 273,
  tuple: 43_001,
  frozenset: 43_002,
  /** Anything that cannot be copied: `[type: text, repr: text]`. Only from guest to host. */
  opaque: 43_003,
} as const;
