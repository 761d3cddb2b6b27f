import { button, h, save } from "../support/dom.ts";

const KEPT_PICTURES = 8;

/**
 * Pictures that programs have drawn. Each is the source of an image, where an SVG runs no script and loads nothing: its text
 * never becomes a part of the page.
 */
export class PicturesPanel {
  readonly #list: HTMLElement;
  readonly #note: HTMLElement;
  readonly #addresses: string[] = [];

  constructor(parent: HTMLElement) {
    this.#list = h("div", { class: "pictures" });
    this.#note = h("p", { class: "note" }, "Pictures that a program draws with show_svg() appear here.");
    parent.append(this.#note, this.#list);
  }

  show(svg: string): void {
    const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    const image = h("img", { src: address, alt: "Picture drawn by the program", class: "picture" });
    const failure = h("p", { class: "note", hidden: true }, "The program's picture is not an SVG that can be drawn.");
    image.addEventListener("error", () => {
      image.hidden = true;
      failure.hidden = false;
    });
    const saving = button("Save SVG", { class: "quiet" }, () => save("picture.svg", svg, "image/svg+xml"));
    this.#list.prepend(h("figure", { class: "picture-frame" }, image, failure, h("figcaption", {}, saving)));
    this.#addresses.unshift(address);
    this.#note.hidden = true;
    if (this.#addresses.length <= KEPT_PICTURES) return;
    this.#list.lastElementChild?.remove();
    URL.revokeObjectURL(this.#addresses.pop() ?? "");
  }
}
