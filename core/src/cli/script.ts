import { Sandbox } from "../node/index.ts";
import { ExitStatus, exitStatus, reportFailure } from "./failure.ts";
import { splitLimits } from "./limits.ts";
import type { Program, Settings } from "./options.ts";
import { Output } from "./output.ts";
import { grantPowers } from "./powers/grant.ts";
import { readInput, readSource } from "./source.ts";

/** Not part of the program, so that its line numbers stay what they are. */
const SET_ARGUMENTS = "import sys\nsys.argv[:] = __argv__\ndel __argv__, sys";

/** Runs a whole program, as python3 does, and returns the exit status. Throws `UnreadableError`, and as `Sandbox.create` does. */
export async function runScript(
  program: Program,
  programArguments: readonly string[],
  settings: Settings,
): Promise<number> {
  const source = readSource(program);
  const { forSandbox, forRuns } = splitLimits(settings.limits);
  const stdout = new Output(1);
  const stderr = new Output(2);
  // On this thread: what the guest prints is out before it goes on, and Ctrl-C ends the process at once.
  const powers = await grantPowers(settings.powers);
  const sandbox = await Sandbox.create({
    isolation: "inline",
    ...powers.options,
    limits: forSandbox,
    // Where the program came from standard input, that is at its end.
    ...(program.from === "file" || program.from === "code" ? { stdin: readInput } : {}),
    ...(settings.randomSeed === undefined ? {} : { randomSeed: settings.randomSeed }),
    ...(settings.json ? {} : { onStdout: stdout.write, onStderr: stderr.write }),
  });
  let result = await sandbox.run(SET_ARGUMENTS, {
    filename: "<arguments>",
    inputs: { __argv__: [source.name, ...programArguments] },
    mode: "script",
  });
  if (result.ok) {
    const mode = settings.json ? "value" : "script";
    const inputs = program.from === "file" ? { __file__: source.filename } : {};
    result = await sandbox.run(source.code, { ...forRuns, filename: source.filename, inputs, mode });
  }
  await sandbox.close();
  await powers.close();

  if (settings.json) {
    const { formatJson, resultToJson } = await import("./json.ts");
    stdout.report(formatJson(resultToJson(result)));
  } else {
    stdout.end();
    if (!result.ok) reportFailure(result.error, stderr);
  }
  return result.ok ? ExitStatus.ok : exitStatus(result.error);
}
