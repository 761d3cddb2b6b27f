import { Mode, Operation } from "../boundary/abi.ts";
import type { PyInput } from "../boundary/values/types.ts";
import { checkCallOptions, checkRunFileOptions, checkRunOptions, isName } from "./check-options.ts";
import { MisuseError } from "./errors.ts";
import { checkPath } from "./files.ts";
import { runLimits } from "./limits.ts";
import type { CallOptions, RunFileOptions, RunOptions } from "./options.ts";
import { syntaxFailure } from "./results/outcome.ts";
import type { RunResult } from "./results/results.ts";
import { readSource } from "./results/source.ts";
import type { Session } from "./session.ts";
import type { Job } from "./session-parts.ts";
import { Authenticator } from "./snapshot/key.ts";

const DEFAULT_FILENAME = "main.py";

/** A run of source, or its result when nothing is to be done, since the source is none. Throws `MisuseError`. */
export function runJob(session: Session, code: string | Uint8Array, options: RunOptions): Job | RunResult {
  checkRunOptions(options);
  const { filename = DEFAULT_FILENAME, mode = "value", inputs, signal, record, producedFiles } = options;
  const limits = runLimits(session.parts.limits, options);
  const recorded = recordOf(record);
  const source = readSource(code, limits.sourceBytes);
  if ("problem" in source) return syntaxFailure(source.problem);
  session.sources.add(filename, source.text);
  const write: Job["write"] = (request) => {
    request.source(source.text);
    request.text(filename);
    request.values(limits.inputBytes, (encoder) => encoder.encodeRecord("inputs", inputs));
    request.integer(Mode[mode]);
  };
  return { operation: Operation.run, parts: 4, write, limits, signal, record: recorded, producedFiles };
}

/** A run of a file that the sandbox has. Throws `MisuseError`. */
export function fileJob(session: Session, path: string, options: RunFileOptions): Job {
  checkRunFileOptions(options);
  if (!isName(checkPath(path))) throw new MisuseError("INVALID_OPTION", "the path of a script has up to 255 bytes");
  const { args = session.grant.arguments, name = "__main__", signal, record, producedFiles } = options;
  const limits = runLimits(session.parts.limits, options);
  const write: Job["write"] = (request) => {
    request.text(path);
    request.text(name);
    request.values(limits.inputBytes, (encoder) => encoder.encodeList("args", [path, ...args]));
  };
  return { operation: Operation.script, parts: 3, write, limits, signal, record: recordOf(record), producedFiles };
}

/** A call of a global. Throws `MisuseError`. */
export function callJob(
  session: Session,
  name: string,
  args: readonly PyInput[],
  kwargs: { readonly [name: string]: PyInput },
  options: CallOptions,
): Job {
  checkCallOptions(options);
  if (!isName(name)) {
    throw new MisuseError("INVALID_OPTION", "the name of the function must be text with up to 255 bytes of UTF-8");
  }
  const limits = runLimits(session.parts.limits, options);
  const write: Job["write"] = (request) => {
    request.text(name);
    request.values(limits.inputBytes, (encoder) => {
      encoder.encodeList("args", args);
      encoder.encodeRecord("kwargs", kwargs);
    });
  };
  return { operation: Operation.call, parts: 3, write, limits, signal: options.signal };
}

/** A key that is none is told before the run has done anything, and not after it. */
function recordOf(record: RunOptions["record"]): Job["record"] {
  if (typeof record === "object" && record.key !== undefined) Authenticator.create(record.key);
  return record === true ? {} : record || undefined;
}
