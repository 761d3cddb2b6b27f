import { h } from "../support/dom.ts";
import { number, plural } from "../support/quantities.ts";
import { type Line, type LineKind, Lines } from "./lines.ts";

/** As in the style sheet, in pixels. */
const LINE_HEIGHT = 20;
/** With no more lines than this, all of them are in the page, where they can be searched and read aloud. */
const FEW_LINES = 300;
/** Lines above and below what is seen. */
const MARGIN = 20;

/**
 * Shows lines as text. Only those in sight are elements, so that a million cost what a hundred do, and the page is
 * drawn once a frame however much is written.
 */
export class ConsoleView {
  readonly lines = new Lines();
  readonly #scroller: HTMLElement;
  readonly #status: HTMLElement;
  readonly #space = h("div", { class: "console-space" });
  readonly #text = h("pre", { class: "console-text" });
  #isPlanned = false;
  #follows = true;
  #droppedWhenShown = 0;
  #shown = "";

  constructor(scroller: HTMLElement, status: HTMLElement) {
    this.#scroller = scroller;
    this.#status = status;
    this.#space.append(this.#text);
    scroller.append(this.#space);
    scroller.addEventListener("scroll", () => {
      const { scrollTop, clientHeight, scrollHeight } = scroller;
      this.#follows = scrollTop + clientHeight >= scrollHeight - LINE_HEIGHT;
      this.#plan();
    });
    new ResizeObserver(() => this.#plan()).observe(scroller);
    document.addEventListener("visibilitychange", () => this.#plan());
  }

  write(kind: LineKind, text: string): void {
    this.lines.write(kind, text);
    this.#plan();
  }

  add(kind: LineKind, text: string): void {
    this.lines.add(kind, text);
    this.#plan();
  }

  clear(): void {
    this.lines.clear();
    this.#droppedWhenShown = 0;
    this.#follows = true;
    this.#plan();
  }

  /** What comes next is wanted in sight. */
  follow(): void {
    this.#follows = true;
    this.#plan();
  }

  /** A page in the background gets no frames, and draws nothing until it is looked at. */
  #plan(): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    requestAnimationFrame(() => {
      this.#isPlanned = false;
      this.#draw();
    });
  }

  #draw(): void {
    const { all, dropped } = this.lines;
    this.#space.style.height = `${all.length * LINE_HEIGHT}px`;
    const moved = dropped - this.#droppedWhenShown;
    this.#droppedWhenShown = dropped;
    if (this.#follows) this.#scroller.scrollTop = this.#scroller.scrollHeight;
    else if (moved > 0) this.#scroller.scrollTop -= moved * LINE_HEIGHT;
    const [first, end] = this.#range(all.length);
    this.#text.style.transform = `translateY(${first * LINE_HEIGHT}px)`;
    this.#replace(all.slice(first, end));
    this.#status.textContent =
      dropped === 0
        ? plural(all.length, "line")
        : `${number(all.length + dropped)} lines, the last ${number(all.length)} shown`;
  }

  #range(count: number): [first: number, end: number] {
    if (count <= FEW_LINES) return [0, count];
    const { scrollTop, clientHeight } = this.#scroller;
    const first = Math.max(0, Math.floor(scrollTop / LINE_HEIGHT) - MARGIN);
    return [first, Math.min(count, first + Math.ceil(clientHeight / LINE_HEIGHT) + 2 * MARGIN)];
  }

  /** One element for neighbours of the same kind. */
  #replace(lines: readonly Line[]): void {
    const key = lines.map(({ kind, text }) => `${kind} ${text}`).join("\n");
    if (key === this.#shown) return;
    this.#shown = key;
    const groups: HTMLElement[] = [];
    let kind: LineKind | undefined;
    let texts: string[] = [];
    const finish = (): void => {
      if (kind !== undefined) groups.push(h("span", { class: `line-${kind}` }, `${texts.join("\n")}\n`));
      texts = [];
    };
    for (const line of lines) {
      if (line.kind !== kind) finish();
      kind = line.kind;
      texts.push(line.text);
    }
    finish();
    this.#text.replaceChildren(...groups);
  }
}
