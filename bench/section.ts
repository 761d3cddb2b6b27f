import type { Table } from "./table.ts";

/** What one part of the benchmark found: everything for the JSON, and the tables to print. */
export interface Section {
  readonly figures: unknown;
  readonly tables: readonly Table[];
}
