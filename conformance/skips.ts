/** Tests that do not apply here. A failure is a bug to fix, not an entry. */
export interface Skip {
  /** What cannot apply in this sandbox, now or on purpose. */
  readonly reason: string;
  /** Folder and name; a star stands for anything. */
  readonly tests: readonly string[];
}

export const SKIPS: readonly Skip[] = [
  { reason: "needs a script's path, which only a command line has", tests: ["io/argv"] },
  { reason: "needs file descriptors: standard streams of a sandbox have no number", tests: ["io/file_stdio2"] },
  {
    reason: "needs the type codes that read and write raw pointers: left out on purpose",
    tests: ["basics/array_micropython", "basics/struct_micropython"],
  },
  {
    reason: "needs micropython.heap_lock(), which could make the sandbox useless to its host: left out on purpose",
    tests: [
      "basics/nanbox_smallint",
      "micropython/emg_exc",
      "micropython/extreme_exc",
      "micropython/heap_lock",
      "micropython/heapalloc",
      "micropython/heapalloc_bytesio",
      "micropython/heapalloc_exc_*",
      "micropython/heapalloc_fail_*",
      "micropython/heapalloc_inst_call",
      "micropython/heapalloc_int_from_bytes",
      "micropython/heapalloc_str",
      "micropython/heapalloc_super",
      "micropython/heapalloc_traceback",
      "micropython/heapalloc_yield_from",
    ],
  },
  {
    reason: "tells MicroPython apart by its name or for its own sake, and expects of it what CPython does not do",
    tests: [
      "basics/builtin_help",
      "basics/deque_micropython",
      "basics/dict_fixed",
      "basics/generator_pend_throw",
      "basics/int_bytes",
      "basics/int_bytes_int64",
      "basics/int_bytes_intbig",
      "basics/io_bytesio_ext2",
      "basics/io_write_ext",
      "basics/subclass_native_exc_new",
      "basics/sys_stdio_buffer",
      "extmod/asyncio_micropython",
      "extmod/asyncio_set_exception_handler",
      "extmod/json_dumps_extra",
      "extmod/re_debug",
      "import/builtin_ext",
      "io/file_readinto_len",
      "micropython/const2",
      "micropython/opt_level_lineno",
      "misc/non_compliant",
      "misc/non_compliant_lexer",
      "stress/qstr_limit",
    ],
  },
  { reason: "prints where a file lay when it was recorded", tests: ["import/import_file"] },
  {
    reason: "needs asyncio's streams, which wait for sockets: left out on purpose",
    tests: ["extmod/asyncio_heaplock"],
  },
];

/** The reason to skip a test, if there is one. */
export function skipReason(name: string): string | undefined {
  return SKIPS.find(({ tests }) => tests.some((test) => patternOf(test).test(name)))?.reason;
}

/** Entries that name no test that exists. */
export function entriesWithoutTest(names: readonly string[]): string[] {
  return SKIPS.flatMap(({ tests }) => tests).filter((test) => !names.some((name) => patternOf(test).test(name)));
}

function patternOf(test: string): RegExp {
  return new RegExp(`^${test.replaceAll("*", ".*")}$`);
}
