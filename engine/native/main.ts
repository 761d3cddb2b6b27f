import { BuildError } from "../build/errors.ts";
import { buildNative } from "./build.ts";

try {
  console.log(await buildNative());
} catch (error) {
  // Anything else is a bug of the build and shows its stack.
  if (!(error instanceof BuildError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
