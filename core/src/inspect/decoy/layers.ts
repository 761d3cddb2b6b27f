import type { PyValue } from "../../boundary/values/types.ts";
import type { Layer } from "../types.ts";
import { hexOf, textOf } from "./json.ts";
import { wholeOf } from "./recorder.ts";

/** Texts of layers are cut to so many characters. */
export const LAYER_CHARACTERS = 200_000;

/** So many bytes of a layer are sent to the host and kept. */
export const LAYER_BYTES = 512 * 2 ** 10;

/** How many layers are kept. Those that were only decoded must not leave those without room that were run. */
export interface LayerBounds {
  readonly decoded: number;
  readonly executed: number;
}

interface Kept {
  readonly parent: number;
  readonly via: string;
  readonly content: Uint8Array;
  /** The whole size, of which `content` may be a part. */
  readonly size: number;
  /** What the guest says of the whole. */
  readonly digest: string;
  executed: boolean;
}

/** What is smaller takes half of the room at most: loops that evaluate expressions must not keep out what is unpacked. */
const SMALL_BYTES = 100;

const FIRST_STRINGS = 200;
/** Shorter ones are in all binary data by chance. */
const STRING_CHARACTERS = 6;

/** What came out of what. Contents are known by their hashes, so that what was decoded and then run is one layer. */
export class Layers {
  readonly #kept: Kept[] = [];
  readonly #byDigest = new Map<string, number>();
  readonly #bounds: LayerBounds;
  readonly #executed = { all: 1, small: 0 };
  readonly #decoded = { all: 0, small: 0 };

  constructor(script: Uint8Array, bounds: LayerBounds) {
    this.#bounds = bounds;
    this.#kept.push({ parent: 0, via: "script", content: script, size: script.length, digest: "", executed: true });
  }

  get length(): number {
    return this.#kept.length;
  }

  /** The number of a layer, new or old, or -1 when there is no room for it. All of it is what a guest says. */
  add(
    frame: PyValue,
    via: PyValue,
    before: PyValue,
    digests: readonly PyValue[],
    data: PyValue,
    size: PyValue,
    run: PyValue,
  ): number {
    if (!(data instanceof Uint8Array)) return -1;
    const executed = run === true;
    const [digest = "", stripped = ""] = digests.map(digestOf);
    const known = this.#byDigest.get(digest) ?? (executed ? this.#byDigest.get(stripped) : undefined);
    if (known !== undefined) {
      if (executed) this.execute(known);
      return known;
    }
    if (!this.#takeRoom(executed, data.length < SMALL_BYTES)) return -1;
    const number = this.#kept.length;
    const parent =
      (before === null ? undefined : this.#byDigest.get(digestOf(before))) ?? wholeOf(frame, number - 1) ?? 0;
    this.#kept.push({
      parent,
      via: typeof via === "string" ? via.slice(0, 100).toWellFormed() : "?",
      // The guest's memory is not kept by a view of it.
      content: data.slice(0, LAYER_BYTES),
      size: wholeOf(size, Number.MAX_SAFE_INTEGER) ?? data.length,
      digest,
      executed,
    });
    for (const each of [digest, stripped])
      if (each !== "" && !this.#byDigest.has(each)) this.#byDigest.set(each, number);
    return number;
  }

  #takeRoom(executed: boolean, small: boolean): boolean {
    const [of, most] = executed ? [this.#executed, this.#bounds.executed] : [this.#decoded, this.#bounds.decoded];
    if (of.all >= most || (small && of.small >= Math.ceil(most / 2))) return false;
    of.all++;
    if (small) of.small++;
    return true;
  }

  /** A layer was run. */
  execute(number: PyValue): void {
    const layer = this.#kept[wholeOf(number, this.#kept.length - 1) ?? 0];
    if (layer) layer.executed = true;
  }

  async finish(): Promise<Layer[]> {
    return Promise.all(this.#kept.map(async (kept, number) => layerOf(number, kept)));
  }
}

async function layerOf(number: number, { parent, via, content, size, digest, executed }: Kept): Promise<Layer> {
  const text = textOf(content);
  return {
    number,
    parent,
    via,
    // Of what is too large to be kept there is only the guest's word.
    sha256: size === content.length || digest === "" ? await sha256(content) : digest,
    bytes: size,
    text: text?.slice(0, LAYER_CHARACTERS),
    executed,
    ...(text === undefined ? { strings: stringsOf(content) } : {}),
  };
}

/** As hexadecimal digits. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes))));
}

/** What can be read in the midst of what is no text. */
function stringsOf(bytes: Uint8Array): string[] {
  const text = Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "\n")).join("");
  const long = text.split("\n").filter((each) => each.length >= STRING_CHARACTERS);
  return long.slice(0, FIRST_STRINGS).map((each) => each.slice(0, 1_000));
}

function digestOf(value: PyValue): string {
  return value instanceof Uint8Array && value.length === 32 ? hexOf(value) : "";
}
