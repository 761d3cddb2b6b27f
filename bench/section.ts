import type { Table } from "./table.ts";

/** What one part of the benchmark found: everything for the JSON, and the tables to print. */
export interface Section {
  readonly figures: unknown;
  readonly tables: readonly Table[];
  /** What must not be: a wrong answer, a replay that differs, a leak. Any of them ends the benchmark with status 1. */
  readonly failures?: readonly string[];
}
