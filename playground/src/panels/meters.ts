import type { LimitName, Progress, RunResult } from "micropython-wasm";
import type { Session } from "../run/session.ts";
import type { Settings } from "../run/settings.ts";
import { h } from "../support/dom.ts";
import { bytes, duration, number, short } from "../support/quantities.ts";

interface Meter {
  readonly value: HTMLElement;
  readonly note: HTMLElement;
  readonly bar: HTMLElement;
}

const NAMES = ["Time", "Fuel", "Memory", "Output", "Calls"] as const;

/**
 * What the run uses and has used. Time, output and calls are measured here; fuel and memory are counted where the guest is,
 * which tells of them some times a second.
 */
export class Meters {
  readonly #settings: Settings;
  readonly #meters: Readonly<Record<(typeof NAMES)[number], Meter>>;
  #began = 0;
  #written = 0;
  #calls = 0;
  #isRunning = false;

  constructor(parent: HTMLElement, session: Session, settings: Settings) {
    this.#settings = settings;
    const meter = (name: string): Meter => {
      const value = h("dd", { class: "meter-value" }, "–");
      const note = h("dd", { class: "meter-note" });
      const bar = h("span", { class: "meter-fill" });
      parent.append(
        h(
          "div",
          { class: "meter" },
          h("dt", {}, name),
          value,
          h("dd", { class: "meter-bar", "aria-hidden": "true" }, bar),
          note,
        ),
      );
      return { value, note, bar };
    };
    this.#meters = {
      Time: meter("Time"),
      Fuel: meter("Fuel"),
      Memory: meter("Memory"),
      Output: meter("Output"),
      Calls: meter("Calls"),
    };
    for (const name of NAMES) this.#note(name);
    settings.changes.add(() => {
      for (const name of NAMES) this.#note(name);
    });
    session.events.add((event) => {
      if (event.type === "stdout" || event.type === "stderr") this.#written += event.text.length;
      else if (event.type === "call") this.#calls += 1;
      else if (event.type === "progress") this.#follow(event.usage);
      else if (event.type === "result") this.#finish(event.result);
      else if (event.type === "status" && event.status === "idle") this.#isRunning = false;
    });
  }

  /** A run begins. */
  start(): void {
    this.#began = performance.now();
    this.#written = 0;
    this.#calls = 0;
    for (const name of ["Fuel", "Memory"] as const) {
      this.#show(name, "…", 0);
      this.#note(name);
    }
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#tick();
  }

  #tick(): void {
    if (!this.#isRunning) return;
    const elapsed = performance.now() - this.#began;
    this.#show("Time", duration(elapsed), elapsed / this.#settings.limit("timeoutMs"));
    this.#show("Output", bytes(this.#written), this.#written / this.#settings.limit("outputBytes"));
    this.#show("Calls", number(this.#calls), this.#calls / this.#settings.limit("hostCalls"));
    requestAnimationFrame(() => this.#tick());
  }

  #follow({ fuel, peakMemoryBytes }: Progress): void {
    this.#show("Fuel", short(fuel), fuel / this.#settings.limit("fuel"));
    this.#show("Memory", bytes(peakMemoryBytes), peakMemoryBytes / this.#settings.limit("memoryBytes"));
  }

  #finish({ usage }: RunResult): void {
    this.#isRunning = false;
    const limit = (name: LimitName): number => this.#settings.limit(name);
    this.#show("Time", duration(usage.wallMs), usage.wallMs / limit("timeoutMs"));
    this.#show("Fuel", short(usage.fuel), usage.fuel / limit("fuel"));
    this.#show("Memory", bytes(usage.memoryBytes), usage.peakMemoryBytes / limit("memoryBytes"));
    this.#show("Output", bytes(usage.outputBytes), usage.outputBytes / limit("outputBytes"));
    this.#show("Calls", number(usage.hostCalls), usage.hostCalls / limit("hostCalls"));
    for (const name of NAMES) this.#note(name);
    this.#meters.Memory.note.textContent = `peak ${bytes(usage.peakMemoryBytes)} of ${bytes(limit("memoryBytes"))}`;
  }

  #note(name: (typeof NAMES)[number]): void {
    const limit = this.#settings.limit.bind(this.#settings);
    const infinite = (value: number, text: (value: number) => string): string =>
      value === Number.POSITIVE_INFINITY ? "no limit" : `of ${text(value)}`;
    const notes = {
      Time: infinite(limit("timeoutMs"), duration),
      Fuel: infinite(limit("fuel"), short),
      Memory: `of ${bytes(limit("memoryBytes"))}`,
      Output: `of ${bytes(limit("outputBytes"))}`,
      Calls: infinite(limit("hostCalls"), number),
    };
    this.#meters[name].note.textContent = notes[name];
  }

  #show(name: (typeof NAMES)[number], text: string, share: number): void {
    this.#meters[name].value.textContent = text;
    this.#fill(name, share);
  }

  #fill(name: (typeof NAMES)[number], share: number): void {
    const { bar } = this.#meters[name];
    const part = Math.min(1, Math.max(0, share));
    bar.style.transform = `scaleX(${part})`;
    bar.classList.toggle("is-high", part > 0.85);
  }
}
