import type { Case } from "./case.ts";
import { CANCEL } from "./cases/cancel.ts";
import { DETERMINISM } from "./cases/determinism.ts";
import { ERRORS } from "./cases/errors.ts";
import { FUNCTIONS } from "./cases/functions.ts";
import { LIMITS } from "./cases/limits.ts";
import { MISUSE } from "./cases/misuse.ts";
import { OUTPUT } from "./cases/output.ts";
import { PAUSING } from "./cases/pausing.ts";
import { POWERS } from "./cases/powers.ts";
import { STATE } from "./cases/state.ts";
import { VALUES } from "./cases/values.ts";

/** What has to hold wherever the library runs. */
export const SUITE: readonly Case[] = [
  ...VALUES,
  ...ERRORS,
  ...OUTPUT,
  ...LIMITS,
  ...CANCEL,
  ...FUNCTIONS,
  ...STATE,
  ...POWERS,
  ...PAUSING,
  ...DETERMINISM,
  ...MISUSE,
];
