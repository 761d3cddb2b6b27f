import type { PyValue } from "../../boundary/values/types.ts";
import type { Layer, Observation, ObservationKind } from "../types.ts";
import { cutText, shownJson } from "./shown.ts";

/** Observations that are kept; more are counted. */
export const MOST_OBSERVATIONS = 5_000;
export const MOST_LAYERS = 1_000;
/** UTF-16 units of a layer's text. */
export const LAYER_CHARACTERS = 1_000_000;
/** Of all layers together: what comes after it is known by its hash alone. */
const ALL_LAYER_BYTES = 64 * 2 ** 20;
/** Characters of all observations together. */
const ALL_CHARACTERS = 16 * 2 ** 20;

const KINDS: ReadonlySet<string> = new Set<ObservationKind>([
  "process",
  "file",
  "network",
  "environment",
  "registry",
  "module",
  "code",
  "crypto",
  "time",
  "input",
  "thread",
  "native",
]);

interface Kept {
  readonly parent: number;
  readonly via: string;
  readonly bytes: number;
  readonly text: string | undefined;
  /** A promise, as `crypto.subtle` has no other: what the guest could change is not kept. */
  readonly sha256: Promise<string>;
  executed: boolean;
}

/** What the decoy tells the host, at once: nothing that a script does later takes anything back. */
export class Record {
  readonly #observations: Observation[] = [];
  readonly #layers: Kept[] = [];
  readonly #byContent = new Map<string, number>();
  #dropped = 0;
  #characters = 0;
  #layerBytes = 0;
  /** By the decoy's clock, in milliseconds. */
  #began = 0;
  #lastMs = 0;

  constructor(script: string) {
    this.#addLayer(-1, "script", new TextEncoder().encode(script.toWellFormed()), true);
  }

  get count(): number {
    return this.#observations.length;
  }

  /** The script begins now: what the decoy did to get ready does not count. */
  begin(): void {
    this.#began = this.#lastMs;
    this.#observations.length = 0;
    this.#dropped = 0;
    this.#characters = 0;
  }

  /** The host function: `(kind, action, detail, answer, layer, line, timeMs)`, or `("layer", via, data, executed, parent, …)`. */
  readonly note = (...args: readonly PyValue[]): number | null => {
    const [kind, action, detail = null, answer = null, layer = 0, line = null, timeMs = 0] = args;
    if (kind === "layer") return this.#noteLayer(action, detail, answer === true, layer);
    if (typeof kind !== "string" || !isKind(kind) || this.#observations.length >= MOST_OBSERVATIONS) {
      this.#dropped++;
      return null;
    }
    this.#lastMs = Math.max(this.#lastMs, natural(timeMs));
    const shown = shownJson(detail);
    const observation: Observation = {
      number: this.#observations.length,
      timeMs: Math.max(0, natural(timeMs) - this.#began),
      kind,
      action: typeof action === "string" ? cutText(action, 200) : "?",
      detail: isRecord(shown) ? shown : { value: shown },
      answer: shownJson(answer),
      layer: this.#layerNumber(layer),
      line: typeof line === "number" && natural(line) > 0 ? natural(line) : undefined,
    };
    this.#characters += JSON.stringify(observation).length;
    if (this.#characters > ALL_CHARACTERS) this.#dropped++;
    else this.#observations.push(observation);
    return null;
  };

  async done(): Promise<{ observations: Observation[]; dropped: number; layers: Layer[] }> {
    const layers = this.#layers.map(
      async ({ sha256, ...kept }, number): Promise<Layer> => ({ number, ...kept, sha256: await sha256 }),
    );
    return { observations: this.#observations, dropped: this.#dropped, layers: await Promise.all(layers) };
  }

  #noteLayer(via: PyValue | undefined, data: PyValue, executed: boolean, parent: PyValue): number {
    // A number: a layer that was made before, and is run now.
    if (typeof via === "number") {
      const known = this.#layers[natural(via)];
      if (known && executed) known.executed = true;
      return natural(via);
    }
    const bytes =
      data instanceof Uint8Array ? data : new TextEncoder().encode(typeof data === "string" ? data.toWellFormed() : "");
    return this.#addLayer(
      this.#layerNumber(parent),
      typeof via === "string" ? cutText(via, 100) : "?",
      bytes,
      executed,
    );
  }

  #addLayer(parent: number, via: string, bytes: Uint8Array, executed: boolean): number {
    const key = contentKey(bytes);
    const known = this.#byContent.get(key);
    const before = known === undefined ? undefined : this.#layers[known];
    if (known !== undefined && before) {
      if (executed) before.executed = true;
      return known;
    }
    if (this.#layers.length >= MOST_LAYERS) {
      this.#dropped++;
      return this.#layers.length - 1;
    }
    this.#layerBytes += bytes.length;
    const kept = this.#layerBytes <= ALL_LAYER_BYTES;
    this.#layers.push({
      parent: Math.max(0, parent),
      via,
      bytes: bytes.length,
      text: kept ? textOf(bytes) : undefined,
      sha256: sha256(bytes),
      executed,
    });
    this.#byContent.set(key, this.#layers.length - 1);
    return this.#layers.length - 1;
  }

  #layerNumber(value: PyValue): number {
    return Math.min(natural(value), this.#layers.length - 1);
  }
}

export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes.slice());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Text, where it is that; controls that no source has mean that it is not. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, LAYER_CHARACTERS * 3));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    if (/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text)) return undefined;
    return text.length > LAYER_CHARACTERS ? `${text.slice(0, LAYER_CHARACTERS)}…`.toWellFormed() : text;
  } catch {
    return undefined;
  }
}

/** Two hashes and the length: for equal layers, which a script may well forge, at the price of not seeing its own. */
function contentKey(bytes: Uint8Array): string {
  let [a, b] = [0x811c9dc5, 0x12345];
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = (Math.imul(b, 33) + byte) | 0;
  }
  return `${bytes.length}:${a}:${b}`;
}

function isKind(kind: string): kind is ObservationKind {
  return KINDS.has(kind);
}

function isRecord(value: unknown): value is Observation["detail"] {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function natural(value: PyValue | undefined): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : 0;
}
