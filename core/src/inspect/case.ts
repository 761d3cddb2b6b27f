import { baitOf } from "./decoy/bait.ts";
import { personaOf } from "./decoy/persona.ts";
import { analyse, type StaticFacts } from "./static/analyse.ts";
import type { Dossier, Observation, ObservationKind } from "./types.ts";

/** Where something is to be seen: in what the run did, or in the text of a layer. */
export interface Evidence {
  /** Number of an observation; undefined for what was only read. */
  readonly observation: number | undefined;
  readonly layer: number;
  readonly line: number | undefined;
}

/** One thing that the script does: seen while it ran, or written in it. */
export interface Act {
  readonly action: string;
  readonly kind: ObservationKind | undefined;
  readonly texts: readonly string[];
  /** Names of arguments. */
  readonly keywords: readonly string[];
  /** Those of the texts that are put together out of several, where it was read. */
  readonly assembled: readonly string[];
  /** What may have gone into the arguments; empty for what was observed. */
  readonly from: { readonly actions: ReadonlySet<string>; readonly texts: ReadonlySet<string> };
  readonly evidence: Evidence;
}

export interface Text {
  /** With `/` for `\`, in lower case. */
  readonly plain: string;
  readonly text: string;
  readonly evidence: Evidence;
}

/** A text that came out of another, by the run or by reading. */
export interface CaseLayer {
  readonly number: number;
  readonly parent: number;
  readonly via: string;
  readonly executed: boolean;
  /** Found in the text by putting constants together, not by the run. */
  readonly read: boolean;
  readonly text: string | undefined;
  readonly facts: StaticFacts | undefined;
}

/** Everything that rules look at. */
export interface Case {
  readonly dossier: Dossier;
  readonly layers: readonly CaseLayer[];
  readonly acts: readonly Act[];
  readonly texts: readonly Text[];
  readonly mentions: readonly { readonly name: string; readonly evidence: Evidence }[];
  /** What it found: texts of the decoy's, unless it wrote them. */
  readonly bait: readonly string[];
}

/** Kinds of observations whose answers the decoy made up. */
const ANSWERS: ReadonlySet<ObservationKind> = new Set(["input", "environment", "network"]);

/** What is in the files of the decoy, whichever the system. */
const BAIT: readonly string[] = (["linux", "windows"] as const)
  .flatMap((system) => Object.values(baitOf(personaOf({}, system))))
  .filter((content) => content !== "");

/** What is done with a file, as calls of `open` say it. */
const MODES: Readonly<Record<string, string>> = { read: "r", write: "w", append: "a" };

const LAYERS = 200;
const LAYER_CHARACTERS = 3_000_000;
const RUNNERS = /^(?:exec|eval|compile|builtins\.(?:exec|eval|compile))$/;

export function openCase(source: string, dossier: Dossier): Case {
  const layers = readLayers(source, dossier);
  const acts: Act[] = [];
  const texts: Text[] = [];
  const mentions: Case["mentions"][number][] = [];
  const bait: string[] = [...BAIT];
  for (const { number, action, kind, detail, answer, layer, line } of dossier.observations) {
    const evidence = { observation: number, layer, line };
    const own = kind === "file" ? textsOfFile(detail) : textsIn(detail);
    if (ANSWERS.has(kind)) bait.push(...textsIn(answer));
    const from = { actions: NOTHING, texts: new Set(own) };
    acts.push({ action, kind, texts: own, keywords: Object.keys(detail), assembled: [], from, evidence });
    for (const text of own) texts.push({ text, plain: plain(text), evidence });
  }
  for (const { number: layer, facts } of layers) {
    const at = (line: number): Evidence => ({ observation: undefined, layer, line });
    if (!facts) continue;
    for (const { action, texts: own, keywords, assembled, from, line } of facts.calls)
      acts.push({ action, kind: undefined, texts: own, keywords, assembled, from, evidence: at(line) });
    for (const { text, line } of facts.texts) texts.push({ text, plain: plain(text), evidence: at(line) });
    for (const { name, line } of facts.mentions) mentions.push({ name, evidence: at(line) });
  }
  return { dossier, layers, acts, texts, mentions, bait };
}

/** The script, what the run captured, and what is still to be seen in their texts. */
function readLayers(source: string, dossier: Dossier): readonly CaseLayer[] {
  let characters = 0;
  const known = new Set<string>();
  const factsOf = (text: string | undefined, executed: boolean): StaticFacts | undefined => {
    if (text === undefined || known.has(text) || characters + text.length > LAYER_CHARACTERS) return undefined;
    known.add(text);
    characters += text.length;
    const facts = analyse(text);
    // Data that was unpacked is no Python: most of its lines are none.
    const isCode = executed || facts.errorLines.length <= text.split("\n").length / 5;
    return isCode ? facts : undefined;
  };
  const script: CaseLayer = {
    ...{ number: 0, parent: 0, via: "script", executed: true, read: false },
    ...{ text: source, facts: factsOf(source, true) },
  };
  const captured = dossier.layers
    .filter(({ number }) => number > 0)
    .map(({ number, parent, via, executed, text }) => ({ number, parent, via, executed, read: false, text }));
  // Those that ran first: the same text has often been unpacked before, as data.
  const factsByNumber = new Map(
    captured
      .toSorted((a, b) => Number(b.executed) - Number(a.executed) || a.number - b.number)
      .map(({ number, text, executed }) => [number, factsOf(text, executed)] as const),
  );
  const layers: CaseLayer[] = [
    script,
    ...captured.map((layer) => ({ ...layer, facts: factsByNumber.get(layer.number) })),
  ];
  let next = 1 + Math.max(0, ...layers.map(({ number }) => number));
  for (let at = 0; at < layers.length && layers.length < LAYERS; at++) {
    const layer = layers[at];
    for (const { action, texts } of layer?.facts?.calls ?? []) {
      const [text] = texts;
      // What is written in plain sight is no layer.
      if (!RUNNERS.test(action) || text === undefined || text.includes("…") || layer?.text?.includes(text)) continue;
      const facts = factsOf(text, true);
      if (!facts || !layer || layers.length >= LAYERS) continue;
      layers.push({ number: next++, parent: layer.number, via: action, executed: false, read: true, text, facts });
    }
  }
  return layers;
}

const NOTHING: ReadonlySet<string> = new Set();
const DETAIL_TEXTS = 200;

/** As in a call: the path, what is done with it, and the rest. */
function textsOfFile({ path, operation, ...rest }: Observation["detail"]): readonly string[] {
  const mode = typeof operation === "string" ? MODES[operation] : undefined;
  return textsIn([path ?? null, mode ?? null, rest]);
}

/** Texts anywhere in a detail, however deep. */
export function textsIn(detail: unknown): readonly string[] {
  const found: string[] = [];
  const waiting: unknown[] = [detail];
  while (waiting.length > 0 && found.length < DETAIL_TEXTS) {
    const value = waiting.pop();
    if (typeof value === "string") found.push(value);
    else if (Array.isArray(value)) waiting.push(...value.slice(0, DETAIL_TEXTS).reverse());
    else if (typeof value === "object" && value !== null) waiting.push(...Object.values(value).reverse());
  }
  return found;
}

export function plain(text: string): string {
  return text.replaceAll("\\\\", "/").replaceAll("\\", "/").toLowerCase();
}
