/**
 * What the pass does where it is not told otherwise: every loop of every function is counted, and a run may be left in it.
 * The lists say where that is not so, and why.
 *
 * How often a loop is counted depends on how long an iteration can be:
 * - heavy: it calls what may call anything. A unit of fuel for each iteration.
 * - light: it calls functions that only call such functions. A unit for 16 iterations.
 * - tight: it calls nothing. A unit for 64 iterations, which take some nanoseconds each.
 * Light and tight ones are counted in a local of the function, whose last units are free.
 */

/** Counts of light and tight loops that make a unit of fuel. */
export const COUNTS_PER_UNIT = 64;
export const LIGHT_COUNTS = 4;

/** Bytes that are copied or cleared for a unit of fuel, as a shift: 2^10, which take some 100 ns at most. */
export const BULK_SHIFT = 10;

type Reasons = Readonly<Record<string, string>>;

/** Functions whose loops are not counted, and what bounds them. */
export const UNCOUNTED: Reasons = {
  vm_dispatch: "burns fuel itself at every jump; its other loops decode numbers and move arguments of one instruction",
  vm_protected: "a round is an exception that a handler catches; handlers that jump back burn fuel",
  reserve: "charges how much of the heap's bitmaps it went through",
  mp_decode_uint_value: "a number in bytecode has at most 5 bytes",
  nlr_jump: "runs while a run is left; its callbacks are as many as parsers, lexers and printed containers are open",
};

/**
 * Functions that call what may call anything, but hardly ever loop more than once or twice: their loops are counted as
 * light ones. They are where most lookups of names and attributes go through.
 */
export const SELDOM_LONG: Reasons = {
  mp_map_lookup: "an iteration is a collision of hashes; comparing the keys burns fuel when it is Python's",
  class_lookup_from: "an iteration is a class on the way to the attribute",
};

/**
 * Functions that, while they loop, have taken something apart which outlives the run: a run that has to end there gets
 * some more fuel to come out, and then the sandbox is lost.
 */
export const INSIDE: Reasons = {
  collect: "sweeping; marking, in mark_reachable, can be given up at any time",
  weakrefs_sweep: "a part of collect: empties what refers to objects that are about to be freed",
  take: "the heap's bitmaps",
  gc_free: "the heap's bitmaps",
  gc_realloc: "the heap's bitmaps",
  heap_grow: "the heap's bitmaps move",
  clear_memory: "between operations",
  engine_tidy: "between operations",
};
