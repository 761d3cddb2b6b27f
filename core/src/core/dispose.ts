/** Symbol.asyncDispose is younger than some browsers; `await using` then looks for what its polyfills agree on. */
export const asyncDispose: typeof Symbol.asyncDispose = Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose");
