import type { Pool } from "micropython-wasm";
import { differences, variablesOf } from "../run/inspect.ts";
import type { Entry } from "../run/timeline.ts";
import { h } from "../support/dom.ts";
import { bytes, number } from "../support/quantities.ts";

const SHOWN_OUTPUT = 1_500;

/** A dialog that puts two snapshots side by side: what they use, their variables, and what their runs wrote. */
export class Compare {
  readonly #dialog: HTMLDialogElement;
  readonly #content: HTMLElement;
  readonly #pool: Pool;

  constructor(dialog: HTMLDialogElement, content: HTMLElement, pool: Pool) {
    this.#dialog = dialog;
    this.#content = content;
    this.#pool = pool;
  }

  async show(before: Entry, after: Entry): Promise<void> {
    this.#content.replaceChildren(h("p", { class: "note" }, "Reading both snapshots in sandboxes of their own…"));
    this.#dialog.showModal();
    const [old, now] = await Promise.all([before, after].map((entry) => this.#variables(entry)));
    const names = [before, after].map(({ id, label }) => `${id}. ${label}`);
    this.#content.replaceChildren(
      table("What they use", ["", ...names], usageRows(before, after)),
      old && now
        ? table(
            "Variables that differ",
            ["Name", ...names],
            differences(old, now).map(({ name, before, after }) => [name, before ?? "–", after ?? "–"]),
            "All variables are alike.",
          )
        : h(
            "p",
            { class: "note" },
            "The variables of one of them cannot be read: its program has redefined what that takes.",
          ),
      h("h3", {}, "What their runs wrote"),
      before.output === after.output
        ? h("p", { class: "note" }, "The same.")
        : h("div", { class: "outputs" }, output(before), output(after)),
    );
  }

  #variables({ snapshot }: Entry): ReturnType<typeof variablesOf> {
    return variablesOf(snapshot, this.#pool).catch(() => undefined);
  }
}

function usageRows({ usage: a, snapshot: one }: Entry, { usage: b, snapshot: other }: Entry): string[][] {
  const row = (name: string, before: number, after: number, text: (value: number) => string): string[] => [
    name,
    text(before),
    before === after
      ? `${text(after)} (same)`
      : `${text(after)} (${after > before ? "+" : "−"}${text(Math.abs(after - before))})`,
  ];
  return [
    row("Heap in use", a.memoryBytes, b.memoryBytes, bytes),
    row("Whole memory", a.peakMemoryBytes, b.peakMemoryBytes, bytes),
    row("Snapshot", one.length, other.length, bytes),
    row("Fuel of the run", a.fuel, b.fuel, number),
    row("Output of the run", a.outputBytes, b.outputBytes, bytes),
  ];
}

function table(title: string, heads: string[], rows: string[][], ifNone = ""): HTMLElement {
  if (rows.length === 0) return h("section", {}, h("h3", {}, title), h("p", { class: "note" }, ifNone));
  return h(
    "section",
    {},
    h("h3", {}, title),
    h(
      "div",
      { class: "table-frame", tabindex: 0, role: "group", "aria-label": title },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))),
        h(
          "tbody",
          {},
          ...rows.map(([name = "", ...cells]) =>
            h("tr", {}, h("th", { scope: "row" }, name), ...cells.map((cell) => h("td", {}, cell))),
          ),
        ),
      ),
    ),
  );
}

function output({ id, label, output }: Entry): HTMLElement {
  const text = output.length > SHOWN_OUTPUT ? `…${output.slice(-SHOWN_OUTPUT)}` : output;
  const title = `${id}. ${label}`;
  return h(
    "section",
    {},
    h("h4", {}, title),
    h("pre", { tabindex: 0, "aria-label": `Output of ${title}` }, text || "nothing"),
  );
}
