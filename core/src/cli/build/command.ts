import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { BuildError, build, follow } from "../../builder/index.ts";
import { ABSENT_MODULES } from "../../core/dialect/modules.ts";
import { PRESENT_MODULES } from "../../core/dialect/present.ts";
import { UsageError } from "../options.ts";
import { Output } from "../output.ts";
import { includedFiles, readFrom } from "./files.ts";
import { buildHelp } from "./help.ts";
import { type BuildInvocation, parseBuild } from "./options.ts";

/** Builds a program, says what it made, and returns the exit status. Throws `UsageError` and `IncludeError`. */
export async function runBuild(words: readonly string[]): Promise<number> {
  const invocation = parseBuild(words);
  const stdout = new Output(1);
  if (invocation.action === "help") {
    stdout.report(buildHelp());
    return 0;
  }
  const { output, form, limits } = invocation;
  const main = basename(invocation.main);
  const folder = resolve(dirname(invocation.main));
  const stderr = new Output(2);
  try {
    const { files, others } = await programFiles(invocation, folder, main);
    for (const warning of warningsOf(others, Object.keys(files))) stderr.report(`warning: ${warning}`);
    const name = basename(output, extname(output));
    const result = await build({ form, main, files, name, limits });
    if (result.output !== "") stderr.report(`printed while it was built:\n${result.output.trimEnd()}`);
    mkdirSync(resolve(dirname(output)), { recursive: true });
    const lines = Object.entries(result.files).map(([file, bytes]) => {
      const path = join(dirname(output), file);
      writeFileSync(path, bytes);
      return `${path}  ${bytes.length.toLocaleString("en")} bytes`;
    });
    stdout.report(lines.join("\n"));
    return 0;
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    if (error.code === "BUILD_OPTION") throw new UsageError(error.message);
    stderr.report(error.message);
    return 1;
  }
}

async function programFiles(
  { includes }: BuildInvocation & { readonly action: "build" },
  folder: string,
  main: string,
): Promise<{ files: Record<string, Uint8Array>; others: readonly string[] }> {
  const read = readFrom(folder);
  if ((await read(main)) === undefined) throw new UsageError(`there is no file ${join(folder, main)}`);
  const { files, others } = await follow(main, read);
  return { files: { ...includedFiles(folder, includes), ...files }, others };
}

/** Imports that will fail if they are ever executed. */
function warningsOf(others: readonly string[], paths: readonly string[]): string[] {
  const known = new Set<string>([...PRESENT_MODULES, "page", "__future__", "builtins"]);
  const absent = new Set(others.map((module) => module.split(".", 1)[0] ?? "").filter((top) => !known.has(top)));
  return [...absent]
    .filter((top) => !paths.some((path) => path === `${top}.py` || path.startsWith(`${top}/`)))
    .map((top) => {
      const advice = Object.hasOwn(ABSENT_MODULES, top) ? `: ${ABSENT_MODULES[top]}` : "";
      return `module ${top} is neither beside the program nor in the standard library${advice}`;
    });
}
