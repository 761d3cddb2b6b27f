import type { MethodVerdict } from "./report.ts";

/**
 * What CPython's tests ask for that no sandbox of this kind has. A method that a rule fits does not count as within reach.
 * Test files themselves skip most such methods through `test.support`, with a reason that begins with `out of reach`.
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

const RULES: readonly Rule[] = [
  {
    reason: "C internals of CPython",
    methods: /^(C|c_|CPython)\w*Test\w*\.|sizeof|refcount|refleak|_gc$|test_gc_|[Ss]ubinterp|test_free_after/,
  },
  {
    reason: "C internals of CPython",
    detail: /No module named '(_testcapi|_testinternalcapi|_testbuffer|_testclinic)'/,
  },
  { reason: "processes", detail: /No module named '(subprocess|signal|multiprocessing\w*|pty|fcntl|resource)'/ },
  { reason: "sockets", detail: /No module named '(socket|_socket|ssl|select|selectors|socketserver|http\.server)'/ },
  { reason: "ctypes", detail: /No module named '(ctypes|_ctypes)'/ },
  { reason: "threads", detail: /No module named '(_thread|concurrent\S*)'|can't start new thread/ },
];

/** Why a method that did not pass could not; undefined for one that is to count. */
export function outOfReach(file: string, { name, verdict, detail }: MethodVerdict): string | undefined {
  if (verdict === "skipped" && detail.startsWith("out of reach: ")) return detail.slice("out of reach: ".length);
  const rule = RULES.find(
    ({ files, methods, detail: pattern }) =>
      (files?.test(file) ?? true) && (methods?.test(name) ?? true) && (pattern?.test(detail) ?? true),
  );
  return rule?.reason;
}
