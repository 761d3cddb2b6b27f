import type { Category } from "./attack.ts";
import { BOUNDARY } from "./boundary.ts";
import { BUFFERS } from "./buffers.ts";
import { CALLBACKS } from "./callbacks.ts";
import { CALLS } from "./calls.ts";
import { CLOCKS } from "./clocks.ts";
import { DEPTH } from "./depth.ts";
import { LOOPS } from "./loops.ts";
import { MEMORY } from "./memory.ts";
import { REACH } from "./reach.ts";

export { type Attack, type Category, type Ending, limitsOf } from "./attack.ts";
export { grants } from "./grants.ts";

/** Every hostile program of ours. Data only: whoever runs Python can run them. */
export const CATEGORIES: readonly Category[] = [
  LOOPS,
  CALLS,
  MEMORY,
  DEPTH,
  CALLBACKS,
  BUFFERS,
  BOUNDARY,
  REACH,
  CLOCKS,
];
