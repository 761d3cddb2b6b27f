import type { PyInput } from "../../boundary/values/types.ts";
import type { SandboxOptions } from "../../core/options.ts";
import type { RunResult } from "../../core/results/results.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import type { Dossier } from "../types.ts";
import { baitFiles, sandboxPath } from "./bait.ts";
import { changedFiles, takeFiles } from "./changes.ts";
import { commandOutputs } from "./commands.ts";
import { GROUPS } from "./groups.ts";
import {
  checkDecoyOptions,
  checkSource,
  DEFAULT_FUEL,
  DEFAULT_TIMEOUT_MS,
  type DecoyAnswer,
  type DecoyOptions,
} from "./options.ts";
import { choosePersona, type Persona } from "./persona.ts";
import { KERNEL } from "./python/kernel.ts";
import { Record } from "./record.ts";

/** What furnishing takes; measured, it is a tenth of this. */
const OWN_FUEL = 50_000_000;
const MIB = 2 ** 20;

/** A step of the clock per reading, in milliseconds: loops that wait by looking at it come to an end. */
const STEP_MS = 0.05;

const LINUX_ONLY = ["pwd", "grp", "spwd", "fcntl", "resource", "termios", "tty", "syslog", "posix"];
const WINDOWS_ONLY = ["winreg", "_winreg", "winsound", "msvcrt", "nt"];

/** As Python does at its end. Under no name of the script's, so that nothing of it is taken for that. */
const EXIT = String.raw`
import sys
_exits = sys.modules.get("atexit")
if _exits is not None:
    _exits._run_exitfuncs()
`;
const AT_EXIT = { mode: "script", filename: "atexit.py" } as const;

const FURNISH = String.raw`
def _furnish():
    import _decoy, sys
    space = {"__name__": "kernel", "_host": _decoy.note, "_config": _config, "_groups": _groups, "_order": _order}
    del sys.modules["_decoy"]
    globals()["__file__"] = _config["path"]
    exec(compile(_kernel, "kernel.py", "exec"), space)
    globals()["__builtins__"] = sys.modules["builtins"]
    for name in ("_config", "_groups", "_order", "_kernel", "_furnish"):
        del globals()[name]


_furnish()
`;

/**
 * Runs a script where everything that it reaches for exists, is noted, and is a fake. The same script and options give the same
 * dossier. Throws `MisuseError` for the options, and as `create`, which is the library's `Sandbox.create`.
 */
export async function runInDecoy(
  source: string,
  options: DecoyOptions,
  create: (options: SandboxOptions) => Promise<Sandbox>,
): Promise<Dossier> {
  checkSource(source);
  checkDecoyOptions(options);
  const persona = choosePersona(options.persona ?? {}, source);
  const record = new Record(source);
  const filename = options.filename ?? "main.py";
  const files = {
    ...baitFiles(persona),
    [sandboxPath(scriptPath(persona, filename))]: source.toWellFormed(),
    ...options.files,
  };
  const fuel = options.fuel ?? DEFAULT_FUEL;
  const sandbox = await create({
    isolation: options.isolation ?? "inline",
    engine: options.engine,
    files,
    stdin: options.stdin,
    modules: { _decoy: { note: record.note } },
    clock: { start: persona.start, stepMs: STEP_MS },
    randomSeed: 20240514,
    limits: {
      fuel: Math.max(fuel, OWN_FUEL),
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      warningMs: 0,
      memoryBytes: 128 * MIB,
      sourceBytes: 16 * MIB,
      inputBytes: 64 * MIB,
      outputBytes: 8 * MIB,
      hostCalls: Number.POSITIVE_INFINITY,
      hostCallBytes: 64 * MIB,
      fileBytes: 64 * MIB,
    },
  });
  try {
    const inputs = furnishing(persona, options, filename);
    const furnished = await sandbox.run(FURNISH, { inputs, mode: "script", filename: "kernel.py" });
    if (!furnished.ok) throw new Error(`the decoy could not be furnished: ${furnished.error.traceback}`);
    const before = await takeFiles(sandbox);
    record.begin();
    const { signal } = options;
    const result = await sandbox.run(source, { mode: "script", filename, fuel, ...(signal ? { signal } : {}) });
    const usable = result.ok || result.error.sandbox === "usable";
    // What was registered with atexit; not when the script was stopped, as then it has had its share.
    const last =
      result.ok || result.error.kind === "exception" ? await sandbox.run(EXIT, { ...AT_EXIT, fuel }) : undefined;
    return {
      ...(await record.done()),
      end: endOf(result),
      stdout: result.stdout + (last?.stdout ?? ""),
      stderr: result.stderr + (last?.stderr ?? ""),
      files: usable && (!last || last.ok || last.error.sandbox === "usable") ? await changedFiles(sandbox, before) : [],
      fuel: result.usage.fuel + (last?.usage.fuel ?? 0),
    };
  } finally {
    await sandbox.close();
  }
}

function furnishing(persona: Persona, options: DecoyOptions, filename: string): { [name: string]: PyInput } {
  const { start, ...rest } = persona;
  const groups = Object.entries(GROUPS).filter(([, { system }]) => system === undefined || system === persona.system);
  const network = Object.entries(options.network ?? {}).map(([key, answer]): [string, PyInput] => [
    key,
    served(answer),
  ]);
  return {
    _kernel: KERNEL,
    _order: groups.filter(([, { modules }]) => modules.length === 0).map(([name]) => name),
    _groups: Object.fromEntries(groups.map(([name, { source, modules }]) => [name, { source, modules }])),
    _config: {
      persona: { ...rest, startSeconds: start.getTime() / 1000 },
      filename,
      path: scriptPath(persona, filename),
      args: options.args ?? [],
      commands: { ...commandOutputs(persona), ...options.commands },
      network: Object.fromEntries(network),
      unknownModules: options.unknownModules ?? "dummy",
      // Someone else's system has none of these.
      absent: persona.system === "windows" ? LINUX_ONLY : WINDOWS_ONLY,
    },
  };
}

/** Where the script believes itself to be. */
function scriptPath({ system, home }: Persona, filename: string): string {
  if (filename.startsWith("/")) return filename;
  return system === "windows" ? `${home}\\Downloads\\${filename}` : `${home}/Downloads/${filename}`;
}

function served(answer: DecoyAnswer): PyInput {
  const { status = 200, body = "", headers = {} } = typeof answer === "string" ? { body: answer } : answer;
  return { status, body: typeof body === "string" ? new TextEncoder().encode(body) : body, headers };
}

function endOf(result: RunResult): Dossier["end"] {
  if (result.ok) return { kind: "done", type: "", message: "", line: undefined };
  const { kind, type, message, frames } = result.error;
  if (type === "SystemExit") return { kind: "done", type, message, line: frames[0]?.line };
  return { kind, type, message, line: frames[0]?.line };
}
