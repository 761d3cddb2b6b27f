import type { MethodVerdict } from "./report.ts";

/**
 * What CPython's tests ask for that no sandbox of this kind has. A method that a rule fits does not count as within reach, unless
 * it passes. Test files themselves skip most such methods through `test.support` and the modules in `absent/`, with a reason
 * that begins with `out of reach` or `needs the module`.
 */
interface Rule {
  readonly reason: string;
  /** Names of files; all when left out. */
  readonly files?: RegExp;
  /** Class and method. */
  readonly methods?: RegExp;
  /** The end of the traceback. */
  readonly detail?: RegExp;
}

const INTERNALS = "C internals of CPython";
const MODULES = "modules that are absent";

const RULES: readonly Rule[] = [
  { reason: INTERNALS, methods: /sizeof|refcount|refleak|_gc$|test_gc_|[Ss]ubinterp|test_free_after/ },
  { reason: INTERNALS, detail: /No module named '(_testcapi|_testinternalcapi|_testbuffer|_testclinic|marshal)'/ },
  { reason: INTERNALS, detail: /module 'sys' has no attribute '(getrefcount|_getframe|settrace|setprofile|gettrace)'/ },
  { reason: INTERNALS, detail: /module 'gc' has no attribute / },
  {
    reason: INTERNALS,
    detail: /'(generator|coroutine|async_generator)' object has no attribute '(cr|gi|ag)_(frame|code)'/,
  },
  {
    reason: "private names of CPython",
    detail: /(module '[\w.]+'|type object '\w+'|'\w+' object) has no attribute '_[A-Za-z]\w*[A-Za-z0-9]'$/,
  },
  { reason: "names of characters", detail: /\\N\{\.\.\.\} escapes are not supported/ },
  { reason: "processes", detail: /No module named '(subprocess|signal|multiprocessing\w*|pty|fcntl|resource)'/ },
  { reason: "sockets", detail: /No module named '(socket|_socket|ssl|select|selectors|socketserver|http\.server)'/ },
  { reason: "ctypes", detail: /No module named '(ctypes|_ctypes)'/ },
  { reason: "threads", detail: /No module named '(_thread|concurrent\S*)'|can't start new thread|would wait forever/ },
  { reason: MODULES, detail: /^needs the module |^needs doctest/ },
];

/** Why a method that did not pass could not; undefined for one that is to count. */
export function outOfReach(file: string, { name, verdict, detail }: MethodVerdict): string | undefined {
  if (verdict === "skipped" && detail.startsWith("out of reach: ")) {
    return detail.slice("out of reach: ".length).split(/[:,]/)[0];
  }
  const text = detail.trim();
  const rule = RULES.find(
    ({ files, methods, detail: pattern }) =>
      (files?.test(file) ?? true) && (methods?.test(name) ?? true) && (pattern?.test(text) ?? true),
  );
  return rule?.reason;
}
