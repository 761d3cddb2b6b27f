import { LIMITS, type LimitName } from "micropython-wasm";
import { LIMIT_NAMES, type Settings, usualLimit } from "../run/settings.ts";
import { quantity } from "../run/verdict.ts";
import { button, h } from "../support/dom.ts";

/** A control for each limit of the library, made from its table. */
export class LimitsPanel {
  readonly #settings: Settings;
  readonly #shows: (() => void)[] = [];

  constructor(parent: HTMLElement, settings: Settings) {
    this.#settings = settings;
    const reset = button("Back to the defaults", { class: "quiet" }, () => settings.replaceLimits({}));
    parent.append(
      h("p", { class: "note" }, "For the next Run. In a sandbox that is there, a run can only lower them."),
      h("div", { class: "limits" }, ...LIMIT_NAMES.map((name) => this.#control(name))),
      reset,
    );
    settings.changes.add(() => {
      for (const show of this.#shows) show();
    });
  }

  #control(name: LimitName): HTMLElement {
    const { unit, minimum, maximum, enforcement } = LIMITS[name];
    const usual = usualLimit(name);
    const isEndless = maximum === Number.POSITIVE_INFINITY;
    const [id, about] = [`limit-${name}`, `limit-${name}-about`];
    const input = h("input", {
      id,
      type: "number",
      min: minimum,
      max: isEndless ? undefined : maximum,
      step: 1,
      placeholder: usual === Number.POSITIVE_INFINITY ? "none" : String(usual),
      "aria-describedby": about,
    });
    const value = h("span", { class: "limit-value" });
    const message = h("span", { class: "limit-error", role: "alert" });
    const show = (): void => {
      const set = this.#settings.limits[name];
      if (document.activeElement !== input) input.value = set === undefined || set === Infinity ? "" : String(set);
      value.textContent = quantity(name, this.#settings.limit(name));
      value.classList.toggle("is-changed", set !== undefined);
    };
    input.addEventListener("input", () => {
      const isValid = input.validity.valid;
      input.setAttribute("aria-invalid", String(!isValid));
      const range = isEndless
        ? `from ${quantity(name, minimum)}`
        : `${quantity(name, minimum)} to ${quantity(name, maximum)}`;
      message.textContent = isValid ? "" : `A whole number of ${unit}, ${range}.`;
      if (isValid) this.#settings.setLimit(name, input.value === "" ? undefined : input.valueAsNumber);
    });
    this.#shows.push(show);
    show();
    return h(
      "div",
      { class: "limit" },
      h("label", { for: id }, name),
      value,
      input,
      h("p", { id: about, class: "limit-about" }, `In ${unit}. Enforced ${enforcement.replaceAll("`", "")}.`),
      message,
    );
  }
}
