import type { Change, Explanation } from "../../core/policy/public.ts";

/* What people read. Text of the policy's author in it is on one line already. */

const WIDTH = 96;

const GLUE = "\u00a0";

export function explanationText(name: string, explanation: Explanation): string {
  const { description, may, mayNot, limits, dangers } = explanation;
  const marked = (path: string): string => (dangers.some((each) => isAt(each.path, path)) ? "!" : " ");
  const about = description === undefined || description === "" ? "" : `: ${oneLine(description)}`;
  const statements = may.map(({ topic, path, text, isDefault }) =>
    isDefault ? [" ", topic, `${text} (default)`] : [marked(path), topic, text],
  );
  const said = limits.filter(({ isDefault }) => !isDefault);
  const unsaid = limits.filter(({ isDefault }) => isDefault);
  const short = (path: string): string => path.slice("limits.".length);
  return [
    `${name}${about}`,
    "",
    "Code under this policy may",
    ...table(statements),
    "and may not",
    ...wrapped(`${mayNot.join("; ")}.`, "  "),
    "",
    "Limits",
    ...table(said.map(({ path, text }) => [marked(path), short(path), text])),
    ...wrapped(`by default: ${unsaid.map(({ path, text }) => together(`${short(path)} ${text}`)).join(", ")}`, "  "),
    "",
    dangers.length === 0 ? "Dangers: none that can be seen from here" : "Dangers",
    ...dangers.flatMap(({ path, text }) => wrapped(`${path}: ${text}`, "  ! ")),
  ].join("\n");
}

/** Dangers of a member below count, but for those of the network as a whole, whose members have statements of their own. */
function isAt(danger: string, path: string): boolean {
  return danger === path || (path !== "network" && (danger.startsWith(`${path}.`) || danger.startsWith(`${path}[`)));
}

export function changesText(before: string, after: string, changes: readonly Change[]): string {
  if (changes.length === 0) return `${before} and ${after} grant the same`;
  const rows = changes.map(({ path, change, widens, before: old, after: now }) => [
    widens ? "!" : " ",
    change,
    path,
    `${old} → ${now}`,
  ]);
  const wider = changes.filter(({ widens }) => widens).length;
  const summary =
    wider === 0
      ? `${after} grants nothing that ${before} does not`
      : `${after} grants more than ${before}: ${wider} of ${changes.length} changes, marked with !`;
  return [...table(rows), "", summary].join("\n");
}

/** Columns, of which the last goes on below itself where it is too long. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? "")].length)));
  const indent = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0);
  return rows.flatMap((row) => {
    const cells = row.slice(0, -1).map((cell, column) => cell.padEnd(widths[column] ?? 0));
    const [line = "", ...more] = wrapped(row.at(-1) ?? "", "", WIDTH - indent);
    return [
      `${cells.join("  ")}  ${line}`.trimEnd(),
      ...more.map((each) => `${" ".repeat(indent)}  ${each}`.trimEnd()),
    ];
  });
}

function wrapped(text: string, indent: string, width = WIDTH - indent.length): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((each, at) => `${at === 0 ? indent : " ".repeat(indent.length)}${each.replaceAll(GLUE, " ")}`);
}

/** Does not come apart where lines are wrapped. */
function together(text: string): string {
  return text.replaceAll(" ", GLUE);
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
