import { ATTACKS } from "../gallery/attacks.ts";
import type { Example } from "../gallery/example.ts";
import { PROGRAMS } from "../gallery/programs.ts";
import { button, h } from "../support/dom.ts";

/** The dialog with examples. Choosing one opens it; it runs nothing and grants nothing. */
export function startGallery(
  dialog: HTMLDialogElement,
  content: HTMLElement,
  choose: (example: Example) => void,
): void {
  const card = (example: Example): HTMLElement => {
    const { title, about, needs = [] } = example;
    const element = button("", { class: "card" }, () => {
      dialog.close();
      choose(example);
    });
    element.append(h("span", { class: "card-title" }, title), h("span", { class: "card-about" }, about));
    if (needs.length > 0) element.append(h("span", { class: "card-needs" }, `asks for ${needs.join(", ")}`));
    return element;
  };
  const group = (title: string, about: string, examples: readonly Example[]): HTMLElement =>
    h(
      "section",
      {},
      h("h3", {}, title),
      h("p", { class: "note" }, about),
      h("div", { class: "cards" }, ...examples.map(card)),
    );
  content.append(
    group("Programs", "What people write.", PROGRAMS),
    group("Attacks", "Run them: the output says what stopped each, and by which limit.", ATTACKS),
  );
}
