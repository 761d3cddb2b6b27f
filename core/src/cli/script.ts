import { Sandbox } from "../node/index.ts";
import { ExitStatus, exitStatus, reportFailure } from "./failure.ts";
import type { Program, Settings } from "./options.ts";
import { Output } from "./output.ts";
import { grantPowers, withheldLines, writeDiff } from "./powers/grant.ts";
import { readInput, readSource } from "./source.ts";

/** Not part of the program, so that its line numbers stay what they are. Under a policy, it says what the arguments are. */
const SET_ARGUMENTS = `import sys
sys.argv[:1] = [__name0__]
if __arguments__ is not None:
    sys.argv[1:] = __arguments__
del __name0__, __arguments__, sys`;

/** Runs a whole program, as python3 does, and returns the exit status. Throws `UnreadableError`, and as `Sandbox.create` does. */
export async function runScript(
  program: Program,
  programArguments: readonly string[],
  settings: Settings,
): Promise<number> {
  const source = readSource(program);
  const stdout = new Output(1);
  const stderr = new Output(2);
  const { diff } = settings.powers;
  const powers = await grantPowers(settings, programArguments);
  const sandbox = await Sandbox.create({
    ...powers.options,
    // On this thread: what the guest prints is out before it goes on, and Ctrl-C ends the process at once.
    isolation: powers.hasNetwork ? "worker" : "inline",
    // Where the program came from standard input, that is at its end.
    ...(program.from === "file" || program.from === "code" ? { stdin: readInput } : {}),
    ...(settings.json ? {} : { onStdout: stdout.write, onStderr: stderr.write }),
  });
  for (const line of withheldLines(sandbox)) stderr.report(line);
  const hasPolicy = powers.options.policy !== undefined;
  let result = await sandbox.run(SET_ARGUMENTS, {
    filename: "<arguments>",
    inputs: { __name0__: source.name, __arguments__: hasPolicy ? null : programArguments },
    mode: "script",
  });
  if (result.ok) {
    const mode = settings.json ? "value" : "script";
    const inputs = program.from === "file" ? { __file__: source.filename } : {};
    result = await sandbox.run(source.code, { ...powers.forRuns, filename: source.filename, inputs, mode });
  }
  if (diff !== undefined) writeDiff(diff, await sandbox.diff());
  // The sandbox ends with the process: closing it would take some milliseconds to leave its memory to another one.
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
