import { button, h } from "../support/dom.ts";

export interface Notice {
  readonly text: string;
  readonly isBad?: boolean;
  readonly actions?: readonly { readonly label: string; readonly run: () => void }[];
}

/** Messages to the person, over the lower edge of the editor, so that nothing moves when they come and go. */
export class Notices {
  readonly #parent: HTMLElement;

  constructor(parent: HTMLElement) {
    this.#parent = parent;
  }

  /** Replaces the message that is there. */
  show({ text, isBad = false, actions = [] }: Notice): void {
    const close = (): void => this.clear();
    const buttons = actions.map(({ label, run }) =>
      button(label, { class: "small strong" }, () => {
        close();
        run();
      }),
    );
    this.#parent.replaceChildren(
      h(
        "div",
        { class: isBad ? "notice is-bad" : "notice" },
        h("p", {}, text),
        ...buttons,
        button("Dismiss", { class: "small" }, close),
      ),
    );
  }

  clear(): void {
    this.#parent.replaceChildren();
  }
}
