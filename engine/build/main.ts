import { buildEngine } from "./build.ts";
import { BuildError } from "./errors.ts";
import { repositoryLayout } from "./layout.ts";

try {
  await buildEngine(
    repositoryLayout(),
    process.argv.includes("--all")
      ? ["release", "debug"]
      : process.argv.includes("--debug-only")
        ? ["debug"]
        : ["release"],
  );
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
