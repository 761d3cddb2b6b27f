/** Tells everyone who asked. */
export class Listeners<Event> {
  readonly #all = new Set<(event: Event) => void>();

  add(listener: (event: Event) => void): void {
    this.#all.add(listener);
  }

  tell(event: Event): void {
    for (const listener of this.#all) listener(event);
  }
}
