export function indent(text: string, by = "  "): string {
  return text.replace(/^(?=.)/gm, by);
}

/** Goes on after whatever exception, so that the rest of a program gets its turn. */
export function shielded(text: string): string {
  return `try:\n${indent(text)}\nexcept Exception: pass`;
}
