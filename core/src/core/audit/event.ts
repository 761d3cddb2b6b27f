/** The version of the format of events. */
export const AUDIT_VERSION = 1;

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What a guest did with a power, or wanted to, as whoever answers it says. */
export interface Deed {
  /**
   * - `call`: a function of the host's; `name` is its name
   * - `file`: what is below a mounted directory; `name` is what was to be done, such as `read`
   * - `http`: a request; `name` is its method
   * - `secret`: the value of a secret went into a request, or was to; `name` is that of the secret
   * - `clock`, `entropy`: readings of the clock, random words; `name` is where they come from
   * - `limit`: the end of a run by a limit; `name` is the limit
   */
  readonly kind: "call" | "file" | "http" | "secret" | "clock" | "entropy" | "limit";
  readonly name: string;
  /** Paths are the guest's, values of secrets are never in it. */
  readonly detail: { readonly [name: string]: Json };
  /** `failed`: it was allowed, and did not work out. */
  readonly outcome: "allowed" | "refused" | "failed";
}

/** A deed, with when it was. */
export interface AuditEvent extends Deed {
  /** Counted from 0 in each sandbox. */
  readonly number: number;
  /** Which run or call of the sandbox, from 0. */
  readonly run: number;
  /** What the guest's clock said, in ms since 1970; equal in equal runs when that clock is the sandbox's own. */
  readonly timeMs: number;
  /** What the run had burnt. */
  readonly fuel: number;
}

/** Who is told of deeds. */
export type Witness = (deed: Deed) => void;
