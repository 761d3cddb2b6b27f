import { visible } from "../core/terminal-text.ts";
import type { Report } from "./report.ts";
import { placeOf } from "./summary.ts";

/* The report for a terminal: nothing that the script says can move the cursor, hide a line, or begin one. */

const TIMELINE = 100;
const INDICATORS = 200;
const LINE_CHARACTERS = 200;

export function reportText(report: Report): string {
  const { script, findings, timeline, layers, indicators, files, unexecuted } = report;
  const lines: string[] = [
    `${oneLine(script.name)}  ${script.bytes} bytes, sha256 ${script.sha256}`,
    "",
    ...report.summary.map(oneLine),
  ];
  const section = (title: string, entries: readonly string[], most = Number.POSITIVE_INFINITY): void => {
    if (entries.length === 0) return;
    lines.push("", title, ...entries.slice(0, most));
    if (entries.length > most) lines.push(`  and ${entries.length - most} more, which --json and --html have`);
  };
  section(
    "FINDINGS",
    findings.flatMap(({ severity, id, title, technique, evidence, about }) => [
      `  ${severity.padEnd(6)}  ${title}  [${[id, ...(technique ? [`${technique.id} ${technique.name}`] : [])].join(", ")}]`,
      ...about.map((text) => `            ${oneLine(text)}`),
      `            at ${evidence.slice(0, 5).map(placeOf).join("; ")}`,
    ]),
  );
  section(
    "TIMELINE",
    timeline.map(
      ({ number, timeMs, action, detail, layer, line }) =>
        `  ${String(number).padStart(4)}  ${(timeMs / 1000).toFixed(3).padStart(9)} s  ${placeOf({ layer, line, observation: undefined }).padEnd(9)}  ${oneLine(action)}  ${oneLine(JSON.stringify(detail))}`,
    ),
    TIMELINE,
  );
  section(
    "LAYERS",
    layers
      .slice(1)
      .map(
        ({ number, parent, via, bytes, sha256, executed, read }) =>
          `  ${String(number).padStart(4)}  out of ${parent} by ${oneLine(via)}, ${bytes} bytes, ${executed ? "run" : read ? "only read" : "not run"}, sha256 ${sha256}`,
      ),
    TIMELINE,
  );
  section(
    "INDICATORS",
    indicators.map(({ kind, defanged }) => `  ${kind.padEnd(8)}  ${oneLine(defanged)}`),
    INDICATORS,
  );
  section(
    "FILES",
    files.map(({ path, change, bytes }) => `  ${change.padEnd(7)}  ${oneLine(path)}, ${bytes} bytes`),
    TIMELINE,
  );
  section(
    "WRITTEN, BUT NOT DONE",
    unexecuted.calls.map(({ action, evidence }) => `  ${placeOf(evidence).padEnd(9)}  ${oneLine(action)}`),
    TIMELINE,
  );
  return lines.join("\n");
}

/** A text of the script on one line, whatever it is. */
export function oneLine(text: string): string {
  const flat = visible(text.slice(0, 2 * LINE_CHARACTERS).replace(/[\r\n\u2028\u2029]+/g, " ⏎ ")).toWellFormed();
  return flat.length <= LINE_CHARACTERS ? flat : `${flat.slice(0, LINE_CHARACTERS).toWellFormed()} …`;
}
