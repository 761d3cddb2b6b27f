import { type Inventory, takeInventory } from "./inventory.ts";
import { type Program, SOURCE_NAMES, type SourceName } from "./program.ts";
import { Random } from "./random.ts";
import { callbackProgram } from "./sources/callbacks.ts";
import { readCorpus } from "./sources/corpus.ts";
import { grammarProgram } from "./sources/grammar.ts";
import { splicedProgram } from "./sources/splices.ts";
import { tokenSoup } from "./sources/tokens.ts";

/** Sources take turns in this order: what finds most comes most often. */
const TURNS: readonly SourceName[] = ["callbacks", "grammar", "callbacks", "splices", "callbacks", "grammar", "tokens"];

/** Makes the program of a seed and a number, without having made those before it. */
export class Generator {
  readonly #inventory: Inventory;
  readonly #corpus: readonly string[];
  readonly #turns: readonly SourceName[];

  private constructor(inventory: Inventory, corpus: readonly string[], turns: readonly SourceName[]) {
    this.#inventory = inventory;
    this.#corpus = corpus;
    this.#turns = turns;
  }

  /** `sources`: only these. */
  static async create(sources: readonly SourceName[] = SOURCE_NAMES): Promise<Generator> {
    const turns = TURNS.filter((name) => sources.includes(name));
    const corpus = sources.includes("splices") ? await readCorpus() : [];
    return new Generator(await takeInventory(), corpus, turns);
  }

  program(seed: number, number: number): Program {
    const source = this.#turns[number % this.#turns.length] ?? "tokens";
    return { source, seed, number, code: this.#code(source, new Random(seed, number)) };
  }

  #code(source: SourceName, random: Random): string | Uint8Array {
    switch (source) {
      case "tokens":
        return tokenSoup(random);
      case "grammar":
        return grammarProgram(random, this.#inventory);
      case "callbacks":
        return callbackProgram(random);
      case "splices":
        return splicedProgram(random, this.#corpus);
    }
  }
}
