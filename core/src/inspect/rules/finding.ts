import type { Act, Case, Evidence, Text } from "../case.ts";

export type Severity = "info" | "low" | "medium" | "high";

/** Of MITRE ATT&CK, for enterprises. */
export interface Technique {
  readonly id: string;
  readonly name: string;
}

export interface Finding {
  /** Of the rule: `credentials-files`. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly technique: Technique | undefined;
  /** A few texts of the script that show what is meant. */
  readonly about: readonly string[];
  readonly evidence: readonly Evidence[];
}

export interface Hit {
  readonly evidence: Evidence;
  readonly text?: string | undefined;
}

export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  readonly technique?: readonly [id: string, name: string];
}

export interface Rule extends RuleInfo {
  /** How bad, and where it is to be seen; undefined where it is not. */
  readonly look: (script: Case) => { readonly severity: Severity; readonly hits: readonly Hit[] } | undefined;
}

const EVIDENCE = 20;
const ABOUT = 3;
const ABOUT_CHARACTERS = 160;

export function findingOf(rule: Rule, script: Case): Finding | undefined {
  const found = rule.look(script);
  if (!found || found.hits.length === 0) return undefined;
  const { id, title, technique } = rule;
  const seen = new Map<string, Evidence>();
  for (const { evidence } of found.hits)
    seen.set(`${evidence.observation ?? ""}/${evidence.layer}/${evidence.line ?? ""}`, evidence);
  const evidence = [...seen.values()].sort(byPlace).slice(0, EVIDENCE);
  const texts = found.hits.flatMap(({ text }) => (text === undefined || text === "" ? [] : [cut(text)]));
  return {
    ...{ id, title, severity: found.severity },
    technique: technique && { id: technique[0], name: technique[1] },
    about: [...new Set(texts)].slice(0, ABOUT),
    evidence,
  };
}

/** What was observed first, in its order; then what was read. */
function byPlace(a: Evidence, b: Evidence): number {
  const last = Number.POSITIVE_INFINITY;
  if (a.observation !== b.observation) return (a.observation ?? last) - (b.observation ?? last);
  return a.layer - b.layer || (a.line ?? 0) - (b.line ?? 0);
}

function cut(text: string): string {
  return text.length <= ABOUT_CHARACTERS ? text : `${text.slice(0, ABOUT_CHARACTERS).toWellFormed()} …`;
}

export function actsOf(script: Case, action: RegExp, texts?: RegExp): readonly Act[] {
  return script.acts.filter((act) => action.test(act.action) && (!texts || says(act, texts)));
}

/** Whether an argument has it, or what may have gone into one. */
export function says({ texts, from }: Act, pattern: RegExp): boolean {
  const has = (text: string): boolean => pattern.test(slashed(text));
  // `["curl", "-o", path]` is a command line as well.
  return texts.some(has) || [...from.texts].some(has) || (texts.length > 1 && has(texts.join(" ")));
}

/** Whether something of these went into the arguments. */
export function comesFrom({ from }: Act, action: RegExp): boolean {
  for (const each of from.actions) if (action.test(each)) return true;
  return false;
}

export function textsOf(script: Case, pattern: RegExp): readonly Text[] {
  return script.texts.filter(({ plain }) => pattern.test(plain));
}

export function hitsOf(found: readonly (Act | Text)[]): readonly Hit[] {
  return found.map((each) =>
    "plain" in each
      ? { evidence: each.evidence, text: each.text }
      : {
          evidence: each.evidence,
          text: `${each.action}(${each.texts.map((text) => JSON.stringify(text)).join(", ")})`,
        },
  );
}

export function slashed(text: string): string {
  return text.replaceAll("\\\\", "/").replaceAll("\\", "/").toLowerCase();
}
