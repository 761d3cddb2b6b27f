import type { Session } from "../run/session.ts";
import type { Entry } from "../run/timeline.ts";
import { button, h } from "../support/dom.ts";
import { bytes, duration } from "../support/quantities.ts";
import type { Compare } from "./compare.ts";

/** Snapshots, newest first: go back to one, fork it, or compare two. */
export class TimelinePanel {
  readonly #session: Session;
  readonly #compare: Compare;
  readonly #list = h("ol", { class: "timeline", reversed: true, "aria-label": "Snapshots, newest first" });
  readonly #note = h("p", { class: "note" });
  readonly #comparing = h("button", { type: "button", class: "small compare", disabled: true }, "Compare two");
  #chosen: number[] = [];

  constructor(parent: HTMLElement, session: Session, compare: Compare) {
    this.#session = session;
    this.#compare = compare;
    parent.append(this.#note, this.#comparing, this.#list);
    this.#comparing.addEventListener("click", () => this.#open());
    session.timeline.changes.add(() => this.#draw());
    session.events.add((event) => {
      if (event.type === "status") this.#list.classList.toggle("is-busy", event.status !== "idle");
    });
    this.#draw();
  }

  #draw(): void {
    const { entries, dropped, current } = this.#session.timeline;
    this.#chosen = this.#chosen.filter((id) => entries.some((entry) => entry.id === id));
    this.#note.textContent =
      entries.length === 0
        ? "After each run there is a snapshot here: go back to it, fork it, or compare two."
        : dropped === 0
          ? "The sandbox after each run. What you do next goes on from the marked one. Check two to compare them."
          : `The sandbox after each run. The ${dropped} oldest were dropped.`;
    this.#list.replaceChildren(...entries.map((entry) => this.#item(entry, entry === current)).reverse());
    this.#comparing.disabled = this.#chosen.length !== 2;
  }

  #item(entry: Entry, isCurrent: boolean): HTMLElement {
    const { id, parent, branch, label, outcome, usage, snapshot } = entry;
    const name = `snapshot ${id}, ${label}`;
    const box = h("input", { type: "checkbox", title: "Compare", "aria-label": `Compare ${name}` });
    box.checked = this.#chosen.includes(id);
    box.addEventListener("change", () => {
      this.#chosen = box.checked ? [...this.#chosen, id].slice(-2) : this.#chosen.filter((other) => other !== id);
      // In place, so that the focus stays where it is.
      for (const other of this.#list.querySelectorAll<HTMLInputElement>("input")) {
        other.checked = this.#chosen.includes(Number(other.closest("li")?.value));
      }
      this.#comparing.disabled = this.#chosen.length !== 2;
    });
    const origin = parent === undefined ? "fresh" : `from ${parent}`;
    const back = button("Go back", { class: "small", "aria-label": `Go back to ${name}` }, () => {
      void this.#session.goTo(entry);
    });
    back.disabled = isCurrent;
    const fork = button("Fork", { class: "small", "aria-label": `Fork ${name}` }, () => void this.#session.fork(entry));
    return h(
      "li",
      {
        class: `entry entry-${outcome === "ok" ? "ok" : "failed"}`,
        value: id,
        "aria-current": isCurrent ? "true" : undefined,
      },
      h("span", { class: `branch branch-${branch.charCodeAt(0) % 5}`, title: `Branch ${branch}` }, branch),
      h(
        "span",
        { class: "entry-text" },
        h("span", { class: "entry-label" }, `${id}. ${label}`),
        h(
          "span",
          { class: "entry-about" },
          [origin, ...(outcome === "ok" ? [] : [outcome]), duration(usage.wallMs), bytes(snapshot.length)].join(" · "),
        ),
      ),
      h("span", { class: "entry-actions" }, back, fork, box),
    );
  }

  #open(): void {
    const [first, second] = this.#chosen
      .map((id) => this.#session.timeline.entry(id))
      .filter((entry) => entry !== undefined)
      .sort((a, b) => a.id - b.id);
    if (first && second) void this.#compare.show(first, second);
  }
}
