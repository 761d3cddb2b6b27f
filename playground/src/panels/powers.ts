import { isPowerName, POWER_NAMES, POWERS } from "../run/powers.ts";
import type { Settings } from "../run/settings.ts";
import { h } from "../support/dom.ts";

/** A switch for each function that a program can be given. */
export function startPowersPanel(parent: HTMLElement, settings: Settings): void {
  const rows = POWER_NAMES.map((name) => {
    const { call, about } = POWERS[name];
    const input = h("input", { type: "checkbox", role: "switch", id: `power-${name}`, value: name });
    input.addEventListener("change", () => {
      if (isPowerName(input.value)) settings.grant(input.value, input.checked);
    });
    settings.changes.add(() => {
      input.checked = settings.granted.has(name);
    });
    const label = h("label", { for: input.id }, h("code", {}, call), h("span", { class: "power-about" }, about));
    return h("div", { class: "power" }, input, label);
  });
  parent.append(
    h("p", { class: "note" }, "Nothing is granted unless you switch it on. A link or an example never does."),
    ...rows,
  );
}
