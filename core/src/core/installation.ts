import { Mode, Operation, Status } from "../boundary/abi.ts";
import { MisuseError } from "./errors.ts";
import { type FileRequest, performFileRequest } from "./files.ts";
import { LIMITS, type LimitValues } from "./limits.ts";
import { attendantFor } from "./machine/host-files.ts";
import type { Machine, Task } from "./machine/machine.ts";
import type { Grant } from "./powers/grant.ts";
import type { RequestBuilder, RequestWriter } from "./request.ts";

/** What a new guest is given. */
interface Gifts {
  readonly grant: Grant;
  readonly files: readonly FileRequest[];
  readonly limits: LimitValues;
}

type Failure = { readonly cause: unknown } | undefined;

/** Tells the interpreter what has no operation of its own. The names that it needs are gone afterwards. */
const PREPARE = `import sys
if __library__ is not None and __library__ not in sys.path:
    sys.path.insert(0, __library__)
if __arguments__ is not None:
    sys.argv[:] = __arguments__
if __environment__ is not None:
    import os
    os.environ.clear()
    os.environ.update(__environment__)
    del os
del __library__, __arguments__, __environment__, sys
`;

/**
 * Gives a guest its functions, files, directories and environment. Returns what the machine was lost by, if it was. Throws
 * `MisuseError` when memory does not suffice, and `FileError`.
 */
export async function install(
  machine: Machine,
  { grant, files, limits }: Gifts,
  requests: RequestBuilder,
): Promise<Failure> {
  const failure = grant.table.isEmpty ? undefined : await installFunctions(machine, grant, limits, requests);
  if (failure) return failure;
  for (const file of [...grant.fileRequests, ...files]) {
    const done = await performFileRequest(machine, file, limits, requests, grant);
    if ("cause" in done) return done;
  }
  return prepare(machine, grant, limits, requests);
}

function installFunctions(
  machine: Machine,
  grant: Grant,
  own: LimitValues,
  requests: RequestBuilder,
): Promise<Failure> {
  return perform(machine, grant, Operation.install, own, requests, 1, (writer, { inputBytes }) =>
    writer.values(inputBytes, (encoder) => encoder.encodeList("functions", grant.table.installation())),
  );
}

async function prepare(machine: Machine, grant: Grant, own: LimitValues, requests: RequestBuilder): Promise<Failure> {
  const { preparation } = grant;
  if (!preparation) return undefined;
  const { library, environment, arguments: args } = preparation;
  const inputs = { __library__: library, __environment__: environment, __arguments__: args && ["main.py", ...args] };
  return perform(machine, grant, Operation.run, own, requests, 4, (writer, { inputBytes }) => {
    writer.source(PREPARE);
    writer.text("<preparation>");
    writer.values(inputBytes, (encoder) => encoder.encodeRecord("inputs", inputs));
    writer.integer(Mode.script);
  });
}

/** Carries out something that has to succeed. Returns what the machine was lost by, if it was. Throws `MisuseError`. */
async function perform(
  machine: Machine,
  grant: Grant,
  operation: Task["operation"],
  own: LimitValues,
  requests: RequestBuilder,
  parts: number,
  write: (writer: RequestWriter, limits: LimitValues) => void,
): Promise<Failure> {
  // Not by the limits of a run: this is the caller's own, and the guest runs nothing.
  const limits = {
    ...own,
    fuel: LIMITS.fuel.default,
    recursionDepth: Math.max(own.recursionDepth, 100),
    inputBytes: LIMITS.inputBytes.maximum,
    valueDepth: LIMITS.valueDepth.default,
    valueItems: LIMITS.valueItems.default,
  };
  const request = requests.build(limits, parts, (writer) => write(writer, limits));
  const task: Task = { operation, request, limits, live: false, recorded: false };
  const report = await machine.perform(task, attendantFor(grant.untoldFiles));
  if (report.kind === "done" && report.status === Status.ok) return undefined;
  if (report.kind === "done" || report.kind === "full") {
    throw new MisuseError(
      "INVALID_LIMIT",
      "what the sandbox is given does not fit into memoryBytes: raise it, or give less",
    );
  }
  return { cause: report.kind === "lost" ? report.cause : `being given its powers ended as '${report.kind}'` };
}
