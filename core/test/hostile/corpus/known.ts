/** Attacks that still end in a trap, by their titles: the sandbox is lost and nothing else, but the interpreter is to blame. */
export const TRAPPING: ReadonlySet<string> = new Set([
  "a length that wraps around when doubled",
  "a length that wraps around when multiplied",
  "a tuple's length that wraps around",
  "list.index: __eq__ clears, and memory is used again",
  "list.count: __eq__ clears, and memory is used again",
  "list.pop with an index that clears",
  "dict: __hash__ clears",
  "dict: __eq__ clears",
  "dict: __eq__ clears in a lookup, and memory is used again",
  "dict: __hash__ clears while the table grows",
  "dict: __hash__ raises while the table grows",
  "set: __hash__ clears",
  "set: __eq__ clears",
  "set: __eq__ clears in a lookup, and memory is used again",
  "set operations that change their operands",
  "a memoryview of a bytearray that grew writes nowhere else",
  "packing far behind the end",
]);

/** Attacks that only the metering of C stops. */
export const UNMETERED: ReadonlySet<string> = new Set([
  "deque: extended by itself",
  "a task that waits for itself",
  "a buffer of no bytes",
  "a collatz of big integers",
]);
