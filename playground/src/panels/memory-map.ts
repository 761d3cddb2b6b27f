import { CELL_BYTES, type MemoryMap, mapOf } from "../memory/snapshot-map.ts";
import type { Session } from "../run/session.ts";
import type { Settings } from "../run/settings.ts";
import { h } from "../support/dom.ts";
import { bytes } from "../support/quantities.ts";

const CELL_PIXELS = 7;
const GAP_PIXELS = 1;
/** More cells than this are drawn several in one. */
const MOST_CELLS = 4_096;

/** Draws the memory of the snapshot that the sandbox is at: what it holds, and how far it may grow. */
export class MemoryMapPanel {
  readonly #canvas = h("canvas", { class: "memory-map", role: "img" });
  readonly #caption = h("p", { class: "note" });
  readonly #session: Session;
  readonly #settings: Settings;
  #drawn: MemoryMap | undefined;
  #latest: Uint8Array | undefined;

  constructor(parent: HTMLElement, session: Session, settings: Settings) {
    this.#session = session;
    this.#settings = settings;
    const legend = h(
      "ul",
      { class: "legend" },
      ...[
        ["stack", "C stack"],
        ["engine", "as in a fresh engine"],
        ["used", "the program's, the fuller the stronger"],
        ["free", "not used"],
        ["limit", "may still grow to"],
      ].map(([kind, text]) => h("li", {}, h("span", { class: `swatch swatch-${kind}` }), text ?? "")),
    );
    parent.append(this.#canvas, this.#caption, legend);
    session.timeline.changes.add(() => void this.#update());
    settings.changes.add(() => this.#draw());
    new ResizeObserver(() => this.#draw()).observe(parent);
    new MutationObserver(() => this.#draw()).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.#describe();
  }

  async #update(): Promise<void> {
    const snapshot = this.#session.timeline.current?.snapshot;
    if (snapshot === this.#latest) return;
    this.#latest = snapshot;
    const map = snapshot && (await mapOf(snapshot).catch(() => undefined));
    if (snapshot !== this.#latest) return;
    this.#drawn = map;
    this.#describe();
    this.#draw();
  }

  #describe(): void {
    const map = this.#drawn;
    if (!map) {
      this.#caption.textContent = this.#latest
        ? "This memory is too large to be drawn."
        : "The map is drawn from a snapshot, after a run.";
    } else {
      const used = map.cells.reduce((sum, share) => sum + share, 0) * CELL_BYTES;
      const size = bytes(map.cells.length * CELL_BYTES);
      const most = bytes(this.#settings.limit("memoryBytes"));
      this.#caption.textContent = `${size} of memory, of which the program changed ${bytes(Math.round(used))}. It may grow to ${most}. A square is ${bytes(CELL_BYTES)}.`;
    }
    this.#canvas.setAttribute("aria-label", `Map of the sandbox's memory. ${this.#caption.textContent}`);
  }

  #draw(): void {
    const width = this.#canvas.clientWidth;
    const context = this.#canvas.getContext("2d");
    if (!context || width === 0) return;
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const [stack, engine, used, free, limit] = ["stack", "engine", "used", "free", "limit"].map((name) =>
      colour(`--map-${name}`),
    );
    const map = this.#drawn;
    const there = map?.cells.length ?? 0;
    const all = Math.max(there, Math.min(MOST_CELLS, Math.ceil(this.#settings.limit("memoryBytes") / CELL_BYTES)));
    const scale = devicePixelRatio;
    const columns = Math.floor((width + GAP_PIXELS) / (CELL_PIXELS + GAP_PIXELS));
    // The height is that of the style sheet, so that nothing moves; what does not fit is not drawn.
    const rows = Math.floor((this.#canvas.clientHeight + GAP_PIXELS) / (CELL_PIXELS + GAP_PIXELS));
    const perSquare = Math.max(1, Math.ceil(all / (columns * rows)));
    this.#canvas.width = width * scale;
    this.#canvas.height = this.#canvas.clientHeight * scale;
    context.scale(scale, scale);
    const square = (index: number, fill: string | undefined, alpha = 1): void => {
      context.globalAlpha = alpha;
      context.fillStyle = fill ?? "gray";
      const x = (index % columns) * (CELL_PIXELS + GAP_PIXELS);
      const y = Math.floor(index / columns) * (CELL_PIXELS + GAP_PIXELS);
      context.fillRect(x, y, CELL_PIXELS, CELL_PIXELS);
    };
    for (let index = 0; index * perSquare < all; index++) {
      const cell = index * perSquare;
      if (!map || cell >= there) {
        square(index, limit);
        continue;
      }
      const share = Math.max(...map.cells.subarray(cell, cell + perSquare));
      const ground = cell < map.stackCells ? stack : cell < map.freshCells ? engine : free;
      square(index, ground);
      if (share > 0) square(index, used, 0.35 + 0.65 * share);
    }
  }
}
