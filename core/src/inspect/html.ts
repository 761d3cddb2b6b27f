import { visible } from "../core/terminal-text.ts";
import { PAGE_STYLE } from "./page-style.ts";
import type { Report } from "./report.ts";
import { placeOf } from "./summary.ts";

/*
 * The report as one page that loads nothing and runs nothing: no script, no address, no image, and a policy that forbids
 * them. Texts of the script reach it through `safe` alone, and only between tags, never in a tag.
 */

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function reportHtml(report: Report): string {
  const { script, verdict, summary, findings, timeline, layers, indicators, files, run, unexecuted } = report;
  const [first = "", ...more] = summary;
  return [
    "<!doctype html>",
    '<html lang="en">',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${safe(script.name)}: ${verdict}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    `<header class="${verdict}"><h1>${safe(script.name)}</h1><p><strong>${safe(first)}</strong></p>`,
    `<p class="small">${script.bytes} bytes in ${script.lines} lines, SHA-256 <code>${script.sha256}</code></p></header>`,
    "<main>",
    `<ul class="summary">${more.map((line) => `<li>${safe(line)}</li>`).join("")}</ul>`,
    details("Findings", findings.length, true, findings.map(findingHtml).join("")),
    details(
      "Timeline",
      timeline.length,
      true,
      table(
        ["no.", "s", "place", "call", "with", "answer"],
        timeline.map(({ number, timeMs, action, detail, answer, layer, line }) => [
          ...[String(number), (timeMs / 1000).toFixed(3), placeOf({ layer, line, observation: undefined })],
          ...[action, JSON.stringify(detail), JSON.stringify(answer)],
        ]),
      ),
    ),
    details("Layers", layers.length - 1, true, layers.slice(1).map(layerHtml).join("")),
    details(
      "Indicators",
      indicators.length,
      true,
      table(
        ["kind", "value", "places"],
        indicators.map(({ kind, defanged, evidence }) => [kind, defanged, evidence.map(placeOf).join("; ")]),
      ),
    ),
    details(
      "Files of the decoy that it touched",
      files.length,
      false,
      table(
        ["change", "path", "bytes", "SHA-256"],
        files.map(({ change, path, bytes, sha256 }) => [change, path, String(bytes), sha256 ?? ""]),
      ),
    ),
    details(
      "Written, but not done",
      unexecuted.calls.length,
      false,
      table(
        ["place", "call"],
        unexecuted.calls.map(({ action, evidence }) => [placeOf(evidence), action]),
      ),
    ),
    details("Printed", run.stdout === "" ? 0 : run.stdout.split("\n").length, false, pre(run.stdout)),
    details("Printed as errors", run.stderr === "" ? 0 : run.stderr.split("\n").length, false, pre(run.stderr)),
    `<p class="small">Imports: ${safe(script.imports.join(", ") || "none")}. Report of version ${report.version}.</p>`,
    "</main>",
    "</html>",
    "",
  ].join("\n");
}

function findingHtml({ severity, title, id, technique, about, evidence }: Report["findings"][number]): string {
  const attack = technique ? ` <span class="small">${safe(`${technique.id} ${technique.name}`)}</span>` : "";
  return [
    `<section class="finding ${severity}"><h3><span class="mark">${severity}</span> ${safe(title)}${attack}</h3>`,
    about.map(pre).join(""),
    `<p class="small">${safe(evidence.map(placeOf).join("; "))} — rule ${safe(id)}</p></section>`,
  ].join("");
}

function layerHtml({ number, parent, via, bytes, sha256, executed, read, text }: Report["layers"][number]): string {
  const state = executed ? "run" : read ? "only read" : "not run";
  const title = `${number}, out of ${parent} by ${via}: ${bytes} bytes, ${state}`;
  const body = text === undefined ? "<p>It is no text.</p>" : pre(text);
  return `<details><summary>${safe(title)}</summary><p class="small">SHA-256 <code>${safe(sha256)}</code></p>${body}</details>`;
}

function details(title: string, count: number, open: boolean, body: string): string {
  if (count <= 0) return "";
  return `<details${open ? " open" : ""}><summary><h2>${title} (${count})</h2></summary>${body}</details>`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((each) => `<th>${each}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${safe(cell)}</td>`).join("")}</tr>`).join("\n");
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function pre(text: string): string {
  return `<pre>${safe(text)}</pre>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Bidirectional and other controls are written out, as on a terminal: they make text look like other text. */
function safe(text: string): string {
  return visible(text.toWellFormed()).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
