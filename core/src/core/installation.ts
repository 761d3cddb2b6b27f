import { Operation, Status } from "../boundary/abi.ts";
import { MisuseError } from "./errors.ts";
import { type FileRequest, performFileRequest } from "./files.ts";
import type { FunctionTable } from "./functions/table.ts";
import { LIMITS, type LimitValues } from "./limits.ts";
import type { Machine, Task } from "./machine/machine.ts";
import { nobody } from "./machine/nobody.ts";
import type { RequestBuilder } from "./request.ts";

/** What a new guest is given. */
interface Gifts {
  readonly table: FunctionTable;
  readonly files: readonly FileRequest[];
  readonly limits: LimitValues;
}

/** Whether there is nothing to give. */
export function isBare({ table, files }: Gifts): boolean {
  return table.isEmpty && files.length === 0;
}

/**
 * Gives a guest its functions and files. Returns what the machine was lost by, if it was. Throws `MisuseError` when memory
 * does not suffice, and `FileError`.
 */
export async function install(
  machine: Machine,
  { table, files, limits }: Gifts,
  requests: RequestBuilder,
): Promise<{ readonly cause: unknown } | undefined> {
  const failure = table.isEmpty ? undefined : await installFunctions(machine, table, limits, requests);
  if (failure) return failure;
  for (const file of files) {
    const done = await performFileRequest(machine, file, limits, requests);
    if ("cause" in done) return done;
  }
  return undefined;
}

/**
 * Tells a guest which functions it has. Returns what the machine was lost by, if it was. Throws `MisuseError` when memory
 * does not suffice.
 */
async function installFunctions(
  machine: Machine,
  table: FunctionTable,
  own: LimitValues,
  requests: RequestBuilder,
): Promise<{ readonly cause: unknown } | undefined> {
  // Not by the limits of a run: this is the caller's own, and the guest runs nothing.
  const limits = {
    ...own,
    fuel: LIMITS.fuel.default,
    inputBytes: LIMITS.inputBytes.maximum,
    valueDepth: LIMITS.valueDepth.default,
    valueItems: LIMITS.valueItems.default,
  };
  const request = requests.build(limits, 1, (writer) =>
    writer.values(limits.inputBytes, (encoder) => encoder.encodeList("functions", table.installation())),
  );
  const task: Task = { operation: Operation.install, request, limits, live: false, recorded: false };
  const report = await machine.perform(task, nobody);
  if (report.kind === "done" && report.status === Status.ok) return undefined;
  if (report.kind === "done" || report.kind === "full") {
    throw new MisuseError(
      "INVALID_LIMIT",
      "the functions do not fit into memoryBytes: raise it, or give fewer of them",
    );
  }
  return { cause: report.kind === "lost" ? report.cause : `installing its functions ended as '${report.kind}'` };
}
