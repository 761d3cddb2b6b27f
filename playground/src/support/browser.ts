/** An empty function with `try` and `catch_all`, in the encoding of exceptions that the engine uses. */
const EXCEPTIONS = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00, 0x03, 0x02, 0x01, 0x00],
  ...[0x0a, 0x08, 0x01, 0x06, 0x00, 0x06, 0x40, 0x19, 0x0b, 0x0b],
);

/** What this browser lacks for the sandbox, in words for a person; none when it has everything. */
export function missingFeatures(): string[] {
  const missing: string[] = [];
  if (typeof WebAssembly === "undefined") missing.push("WebAssembly, which the sandbox is made of");
  else if (!WebAssembly.validate(EXCEPTIONS)) missing.push("WebAssembly exceptions, which the engine's errors need");
  if (typeof Worker === "undefined") missing.push("Web Workers, where programs run so that the page never freezes");
  return missing;
}
