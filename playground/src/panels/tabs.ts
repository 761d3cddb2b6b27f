/** The tabs of the side: one panel at a time, chosen by pointer or arrow keys, as ARIA has it. */
export class Tabs {
  readonly #tabs: HTMLElement[];

  constructor(list: HTMLElement) {
    this.#tabs = [...list.querySelectorAll<HTMLElement>("[role=tab]")];
    for (const tab of this.#tabs) tab.addEventListener("click", () => this.#select(tab));
    list.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const index = this.#tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
      const next = step === undefined ? undefined : this.#tabs.at((index + step) % this.#tabs.length);
      if (!next) return;
      event.preventDefault();
      this.#select(next);
      next.focus();
    });
  }

  /** Shows a panel, by the id of its tab. */
  select(id: string): void {
    const tab = this.#tabs.find((tab) => tab.id === id);
    if (tab) this.#select(tab);
  }

  #select(selected: HTMLElement): void {
    for (const tab of this.#tabs) {
      const isSelected = tab === selected;
      tab.setAttribute("aria-selected", String(isSelected));
      tab.tabIndex = isSelected ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute("aria-controls") ?? "");
      if (panel) panel.hidden = !isSelected;
    }
  }
}
