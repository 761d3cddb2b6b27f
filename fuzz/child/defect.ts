import type { ProblemKind } from "../verdict.ts";

/** Something that a target saw and that must not be. */
export class Defect extends Error {
  readonly kind: ProblemKind;

  constructor(kind: ProblemKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
