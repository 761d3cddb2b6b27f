import type { Json } from "../core/audit/event.ts";
import { sha256 } from "../core/produced-files.ts";
import { type Case, type Evidence, openCase } from "./case.ts";
import { type Indicator, indicatorsOf } from "./indicators.ts";
import type { Finding, Severity } from "./rules/finding.ts";
import { findingsOf } from "./rules/index.ts";
import {
  CLIPBOARD_READ,
  DELETE_FILE,
  FETCH,
  KEYS,
  PROCESS,
  RUN_CODE,
  SCREEN,
  SEND,
  SOCKET_CONNECT,
  SOCKET_LISTEN,
} from "./rules/words.ts";
import { summaryOf } from "./summary.ts";
import type { Dossier, Observation } from "./types.ts";

/** `nothing`: nothing above `info`. `suspicious`: low or medium. `dangerous`: at least one that is high. */
export type Verdict = "nothing" | "suspicious" | "dangerous";

export interface ReportLayer {
  readonly number: number;
  /** The layer it came out of. */
  readonly parent: number;
  /** What it came out of that layer by: `exec`, `zlib.decompress`; `script` for layer 0. */
  readonly via: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly executed: boolean;
  /** Found by putting constants together, not by the run. */
  readonly read: boolean;
  /** Of layers that are text; cut by the decoy. Not of layer 0, which whoever asks has. */
  readonly text: string | undefined;
}

/** What is known of a script after it was read, and run in the decoy. */
export interface Report {
  readonly version: 1;
  readonly script: {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly lines: number;
    /** Whether it is written for Python 2, which can only be read here. */
    readonly python2: boolean;
    readonly imports: readonly string[];
  };
  readonly verdict: Verdict;
  /** What a person reads first, a line each. */
  readonly summary: readonly string[];
  /** The worst first. */
  readonly findings: readonly Finding[];
  /** What it did in the decoy, in order. */
  readonly timeline: readonly Observation[];
  readonly layers: readonly ReportLayer[];
  readonly indicators: readonly Indicator[];
  /** What it made, changed or removed in the decoy. */
  readonly files: Dossier["files"];
  readonly run: {
    readonly end: Dossier["end"];
    readonly fuel: number;
    /** Observations that were not kept. */
    readonly dropped: number;
    readonly stdout: string;
    readonly stderr: string;
  };
  /** What was read only. */
  readonly unexecuted: {
    /** Why there may be more than was seen. */
    readonly reasons: readonly string[];
    /** Calls of consequence that are written in the script, and that the run did not make. */
    readonly calls: readonly { readonly action: string; readonly evidence: Evidence }[];
  };
}

const CALLS = 100;
const CONSEQUENCE = [
  FETCH,
  SEND,
  SOCKET_CONNECT,
  SOCKET_LISTEN,
  PROCESS,
  RUN_CODE,
  DELETE_FILE,
  KEYS,
  SCREEN,
  CLIPBOARD_READ,
];

/** The same for the same script and dossier, whenever and wherever it is made. */
export async function reportOf(source: Uint8Array, name: string, dossier: Dossier): Promise<Report> {
  const text = new TextDecoder().decode(source);
  const script = openCase(text, dossier);
  const findings = findingsOf(script);
  const indicators = indicatorsOf(script);
  const facts = script.layers[0]?.facts;
  const imports = script.layers.flatMap((layer) => layer.facts?.imports ?? []);
  const parts: Omit<Report, "summary"> = {
    version: 1,
    script: {
      name,
      bytes: source.length,
      sha256: await sha256(source),
      lines: text === "" ? 0 : text.replace(/\n$/, "").split("\n").length,
      python2: facts?.python2 ?? false,
      imports: [...new Set(imports.map(({ module }) => module))].sort(),
    },
    verdict: verdictOf(findings),
    findings,
    timeline: dossier.observations.map((each) => ({ ...each, detail: sortedDetail(each.detail) })),
    layers: await layersOf(script, source),
    indicators,
    files: dossier.files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    run: {
      end: dossier.end,
      fuel: dossier.fuel,
      dropped: dossier.dropped,
      stdout: dossier.stdout,
      stderr: dossier.stderr,
    },
    unexecuted: { reasons: reasonsOf(script), calls: unmade(script) },
  };
  const { version, script: about, verdict, ...rest } = parts;
  return { version, script: about, verdict, summary: summaryOf(parts), ...rest };
}

export function verdictOf(findings: readonly { readonly severity: Severity }[]): Verdict {
  const worst = new Set(findings.map(({ severity }) => severity));
  if (worst.has("high")) return "dangerous";
  return worst.has("medium") || worst.has("low") ? "suspicious" : "nothing";
}

async function layersOf(script: Case, source: Uint8Array): Promise<readonly ReportLayer[]> {
  const captured = new Map(script.dossier.layers.map((layer) => [layer.number, layer]));
  const layers: ReportLayer[] = [];
  for (const { number, parent, via, executed, read, text } of script.layers) {
    const known = number === 0 ? undefined : captured.get(number);
    const bytes = number === 0 ? source : new TextEncoder().encode(text ?? "");
    layers.push({
      ...{ number, parent, via, executed, read },
      sha256: known?.sha256 ?? (await sha256(bytes)),
      bytes: known?.bytes ?? bytes.length,
      text: number === 0 ? undefined : text,
    });
  }
  return layers;
}

function reasonsOf(script: Case): readonly string[] {
  const { end, dropped } = script.dossier;
  const reasons: string[] = [];
  const facts = script.layers[0]?.facts;
  if (end.kind === "waiting") reasons.push("the run was left where it slept again and again");
  else if (end.kind !== "done" && end.kind !== "exit") {
    const line = end.line === undefined ? "" : ` in line ${end.line}`;
    reasons.push(
      `the run ended early${line}: ${[end.type || end.kind, end.message].filter((each) => each !== "").join(": ")}`,
    );
  }
  if (facts?.python2) reasons.push("it is written for Python 2, which the decoy cannot run");
  else if (facts && facts.errorLines.length > 0)
    reasons.push(`lines that are no Python as it is known here: ${facts.errorLines.slice(0, 10).join(", ")}`);
  if (facts?.cut) reasons.push("it is too large to be read wholly");
  if (dropped > 0) reasons.push(`${dropped} observations were not kept`);
  const unread = script.layers.filter(({ executed, text }) => executed && text === undefined);
  if (unread.length > 0)
    reasons.push(`layers that ran and are no text: ${unread.map(({ number }) => number).join(", ")}`);
  return reasons;
}

function unmade(script: Case): Report["unexecuted"]["calls"] {
  const made = new Set(
    script.dossier.observations.map(({ action, layer, line }) => `${layer}:${line ?? ""}:${action}`),
  );
  const lines = new Set(script.dossier.observations.map(({ layer, line }) => `${layer}:${line ?? ""}`));
  return script.acts
    .filter(
      ({ action, evidence }) =>
        evidence.observation === undefined &&
        CONSEQUENCE.some((words) => words.test(action)) &&
        !made.has(`${evidence.layer}:${evidence.line ?? ""}:${action}`) &&
        !lines.has(`${evidence.layer}:${evidence.line ?? ""}`),
    )
    .slice(0, CALLS)
    .map(({ action, evidence }) => ({ action, evidence }));
}

function sortedDetail(detail: { readonly [name: string]: Json }): { readonly [name: string]: Json } {
  return Object.fromEntries(Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1)));
}
