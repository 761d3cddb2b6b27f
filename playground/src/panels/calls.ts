import type { HostCall } from "micropython-wasm";
import type { Session } from "../run/session.ts";
import { h } from "../support/dom.ts";
import { bytes, duration, number } from "../support/quantities.ts";
import { shown, shownArguments } from "../support/values.ts";

/** A program can make thousands of calls in no time. */
const SHOWN_CALLS = 100;

/** The host calls of the latest run, with what went in and what came back. */
export class CallsPanel {
  readonly #list = h("ol", { class: "calls", "aria-label": "Host calls of the latest run" });
  readonly #note = h("p", { class: "note" });
  #waiting: HostCall[] = [];
  #count = 0;
  #isPlanned = false;

  constructor(parent: HTMLElement, session: Session) {
    parent.append(this.#note, this.#list);
    session.events.add((event) => {
      if (event.type === "call") this.#add(event.call);
    });
    this.clear();
  }

  clear(): void {
    this.#waiting = [];
    this.#count = 0;
    this.#list.replaceChildren();
    this.#note.textContent = "No calls yet. A program can call what you grant above, and nothing else.";
  }

  #add(call: HostCall): void {
    this.#count += 1;
    this.#waiting.push(call);
    if (this.#waiting.length > SHOWN_CALLS) this.#waiting.shift();
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    requestAnimationFrame(() => {
      this.#isPlanned = false;
      this.#list.append(...this.#waiting.splice(0).map(item));
      while (this.#list.childElementCount > SHOWN_CALLS) this.#list.firstElementChild?.remove();
      const isCut = this.#count > SHOWN_CALLS;
      this.#note.textContent = isCut
        ? `${number(this.#count)} calls; the last ${SHOWN_CALLS} are shown.`
        : `${number(this.#count)} ${this.#count === 1 ? "call" : "calls"} in the latest run.`;
    });
  }
}

function item(call: HostCall): HTMLElement {
  const { name, args, kwargs, omitted, outcome, durationMs, argsBytes } = call;
  const given = omitted ? `… ${bytes(argsBytes)}, too large to keep` : shownArguments(args, kwargs);
  return h(
    "li",
    { class: `call call-${outcome}` },
    h("code", {}, `${name}(${given.length > 300 ? `${given.slice(0, 300)}…` : given})`),
    h("code", { class: "call-result" }, `${outcomeText(call)}`),
    h("span", { class: "call-time" }, duration(durationMs)),
  );
}

function outcomeText({ outcome, result, error }: HostCall): string {
  if (outcome === "raised" && error) return `raised ${error.type}: ${error.message}`;
  if (outcome === "returned") return `→ ${result === undefined ? "None" : shown(result).slice(0, 300)}`;
  return outcome === "open" ? "was still open when the run ended" : "was stopped together with the run";
}
