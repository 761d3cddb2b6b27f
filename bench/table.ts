/** One printed table: a title, what to know before reading it, and cells that are text already. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes?: readonly string[];
}

/** Columns that line up in a terminal, or a Markdown table to paste into a document. */
export function formatTable(table: Table, style: "text" | "markdown"): string {
  const widths = table.columns.map((name, column) =>
    Math.max(name.length, ...table.rows.map((row) => row[column]?.length ?? 0)),
  );
  const pad = (cells: readonly string[]) =>
    widths.map((width, column) => {
      const cell = cells[column] ?? "";
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
  const notes = (table.notes ?? []).map((note) => (style === "markdown" ? `- ${note}` : `  ${note}`));
  if (style === "text") {
    const lines = [table.columns, ...table.rows].map((cells) => `  ${pad(cells).join("  ")}`.trimEnd());
    return [table.title, ...lines, ...notes].join("\n");
  }
  const rule = widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  const lines = [pad(table.columns), rule, ...table.rows.map(pad)].map((cells) => `| ${cells.join(" | ")} |`);
  return [`### ${table.title}`, "", ...lines, ...(notes.length > 0 ? ["", ...notes] : [])].join("\n");
}

/** Three significant figures; a dash for what was not measured. */
export function figure(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return "–";
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export function milliseconds(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return "–";
  return value < 1 ? `${figure(value * 1000)} µs` : `${figure(value)} ms`;
}

export function kibibytes(bytes: number | undefined): string {
  return bytes === undefined ? "–" : `${figure(bytes / 1024)} KiB`;
}
