import type { Attendant } from "./machine.ts";

/** Attends to tasks of which the guest's code runs nothing, so that they ask for nothing. */
export const nobody: Attendant = {
  output: () => false,
  invoke: () => "cancelled",
  begin: () => false,
  wait: () => Promise.resolve("cancelled"),
  cancel: () => undefined,
};
