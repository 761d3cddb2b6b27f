/** A promise for what is one, or only claims to be: whatever settles first counts. */
export function promised(result: unknown): Promise<unknown> | undefined {
  if (result instanceof Promise) return result;
  if ((typeof result !== "object" && typeof result !== "function") || result === null) return undefined;
  // Read once: a getter could answer differently the next time, and what throws here is the function's failure.
  const then: unknown = Reflect.get(result, "then");
  if (typeof then !== "function") return undefined;
  return new Promise((resolve, reject) => {
    Reflect.apply(then, result, [resolve, reject]);
  });
}
