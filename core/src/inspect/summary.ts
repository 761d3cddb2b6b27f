import type { Evidence } from "./case.ts";
import { INDICATOR_KINDS } from "./indicators.ts";
import type { Report } from "./report.ts";
import type { Severity } from "./rules/finding.ts";

const LINES = 12;
const SEVERITIES: readonly Severity[] = ["high", "medium", "low", "info"];

/** What a person reads in a minute. Texts of the script are in here; whoever shows them makes them safe. */
export function summaryOf(report: Omit<Report, "summary">): readonly string[] {
  const { findings, indicators, layers, run, unexecuted, timeline } = report;
  const lines: string[] = [];
  const counts = SEVERITIES.map(
    (severity) => [severity, findings.filter((each) => each.severity === severity).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}`);
  if (report.verdict === "nothing") {
    lines.push(
      "Nothing suspicious was found. That does not say that the script is safe: only what was run or read was looked at.",
    );
  } else lines.push(`${report.verdict === "dangerous" ? "Dangerous" : "Suspicious"}: findings ${counts.join(", ")}.`);
  const told = findings.filter(({ severity }) => severity !== "info");
  for (const { severity, title, technique, evidence, about } of told.slice(0, LINES)) {
    const [first] = evidence;
    const [text] = about;
    const where = first ? `, ${placeOf(first)}` : "";
    lines.push(
      `${severity}: ${title}${technique ? ` (${technique.id})` : ""}${where}${text === undefined ? "" : `: ${text}`}`,
    );
  }
  if (told.length > LINES) lines.push(`and ${told.length - LINES} more findings`);
  const ran = layers.filter(({ number, executed }) => executed && number > 0).length;
  const read = layers.filter((layer) => layer.read).length;
  if (ran + read > 0) lines.push(`Layers of code under the script: ${ran} that it ran, ${read} that were only read.`);
  lines.push(
    run.end.kind === "done" || run.end.kind === "exit"
      ? `It ran to its end in the decoy; ${timeline.length} things that it did were seen.`
      : `It did not run to its end; ${timeline.length} things that it did were seen before.`,
  );
  for (const reason of unexecuted.reasons) lines.push(`Not seen: ${reason}.`);
  if (unexecuted.calls.length > 0)
    lines.push(`Calls of consequence that are written in it and were not made: ${unexecuted.calls.length}.`);
  const kinds = INDICATOR_KINDS.map((kind) => [kind, indicators.filter((each) => each.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${kind} ${count}`);
  if (kinds.length > 0) lines.push(`Indicators: ${kinds.join(", ")}.`);
  return lines;
}

export function placeOf({ layer, line, observation }: Evidence): string {
  const where = line === undefined ? `layer ${layer}` : layer === 0 ? `line ${line}` : `layer ${layer}, line ${line}`;
  return observation === undefined ? where : `${where}, seen as ${observation}`;
}
