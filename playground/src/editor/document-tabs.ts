import { button, h } from "../support/dom.ts";
import { MAIN } from "./editor.ts";

/** The names above the editor, one for each open document. Returns what draws them. */
export function startDocumentTabs(
  parent: HTMLElement,
  host: { readonly show: (name: string) => void; readonly close: (name: string) => void },
): (names: readonly string[], current: string) => void {
  return (names, current) => {
    const items = names.map((name) => {
      const isCurrent = name === current;
      const show = button(name, { class: "document", "aria-current": isCurrent ? "true" : undefined }, () =>
        host.show(name),
      );
      if (name === MAIN) return show;
      const close = button("×", { class: "document-close", "aria-label": `Close ${name}` }, () => host.close(name));
      return h("span", { class: "document-pair" }, show, close);
    });
    parent.replaceChildren(...items);
  };
}
