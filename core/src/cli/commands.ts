import { runAudit } from "./audit/command.ts";
import { runBuild } from "./build/command.ts";
import { runInspect } from "./inspect/command.ts";
import type { CommandName } from "./options.ts";
import { runPolicy } from "./policy/command.ts";

type Command = (words: readonly string[]) => number | Promise<number>;

/** Together, so that the code that a program's run shares with them is in few files: each takes a while to be found and read. */
export const COMMANDS: Readonly<Record<CommandName, Command>> = {
  build: runBuild,
  policy: runPolicy,
  audit: runAudit,
  inspect: runInspect,
};
