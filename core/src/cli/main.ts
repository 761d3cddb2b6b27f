import { isatty } from "node:tty";
import { parseCommandLine, UsageError } from "./options.ts";
import { Output } from "./output.ts";

// What a call does not need is not loaded: most calls run one small program and take little longer than Node's own start.
async function main(words: readonly string[]): Promise<number> {
  const invocation = parseCommandLine(words);
  if (invocation.action === "help") {
    const { helpText } = await import("./help.ts");
    new Output(1).report(helpText());
    return 0;
  }
  if (invocation.action === "version") {
    const { versionLine } = await import("./version.ts");
    new Output(1).report(versionLine());
    return 0;
  }
  if (invocation.action === "dialect") {
    const { dialectOf } = await import("./dialect.ts");
    new Output(1).report(await dialectOf(invocation.settings));
    return 0;
  }
  if (invocation.action !== "run") {
    const { COMMANDS } = await import("./commands.ts");
    return COMMANDS[invocation.action](invocation.words);
  }
  const { program, programArguments, settings } = invocation;
  if (program.from === "default" && isatty(0)) {
    if (settings.json) throw new UsageError("--json needs a program: a script, -c CODE, or - for standard input");
    const { runPrompt } = await import("./repl/prompt.ts");
    return runPrompt(new URL("./prompt-worker.js", import.meta.url), settings);
  }
  const { runScript } = await import("./script.ts");
  return runScript(program, programArguments, settings);
}

/** Errors about how we were called, the installation or the machine; any other is a bug of ours, to be seen in full. */
function isForTheUser(error: unknown): error is Error {
  return error instanceof UsageError || error instanceof RangeError || (error instanceof Error && "code" in error);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!isForTheUser(error)) throw error;
  const advice = error instanceof UsageError ? "\nmicropython-wasm --help shows what is possible" : "";
  new Output(2).report(`micropython-wasm: ${error.message}${advice}`);
  process.exitCode = 2;
}
