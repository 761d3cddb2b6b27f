const PREFIX = "micropython-wasm-playground:";

/** What the browser kept under a name. Nothing where it keeps nothing, or does not let the page ask. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether the browser keeps it: storage may be denied or full, and the page works without. */
export function remember(name: string, text: string): boolean {
  try {
    localStorage.setItem(PREFIX + name, text);
    return true;
  } catch {
    return false;
  }
}
