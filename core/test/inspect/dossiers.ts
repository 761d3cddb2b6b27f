import type { Dossier, Layer, Observation } from "../../src/inspect/types.ts";

/** What came of a run of which nothing is told, and what `parts` say otherwise. */
export function dossierOf(parts: Partial<Dossier> = {}): Dossier {
  return {
    ...{ observations: [], dropped: 0, layers: [], stdout: "", stderr: "", files: [], fuel: 0 },
    end: { kind: "done", type: "", message: "", line: undefined },
    ...parts,
  };
}

export function observed(number: number, parts: Partial<Observation> & Pick<Observation, "action">): Observation {
  return { number, timeMs: number, kind: "process", detail: {}, answer: null, layer: 0, line: number + 1, ...parts };
}

export function layerOf(number: number, parent: number, via: string, text: string, executed = false): Layer {
  return { number, parent, via, sha256: "0".repeat(64), bytes: text.length, text, executed };
}
