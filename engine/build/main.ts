import { buildEngine } from "./build.ts";
import { BuildError } from "./errors.ts";
import { repositoryLayout } from "./layout.ts";
import { HELP, parseOptions } from "./options.ts";
import { verifyDeterminism } from "./verify.ts";

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const layout = repositoryLayout();
  if (options.help) return console.log(HELP);
  if (options.verify) await verifyDeterminism(layout, options.variants);
  else await buildEngine(layout, options.variants, { clean: options.clean });
}

try {
  await main();
} catch (error) {
  // Anything else is a bug of the build and shows its stack.
  if (!(error instanceof BuildError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
