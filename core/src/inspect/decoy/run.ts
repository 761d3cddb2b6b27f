import { invalid } from "../../core/option-checks.ts";
import type { RunOptions, SandboxOptions } from "../../core/options.ts";
import type { RunError, RunResult } from "../../core/results/results.ts";
import type { Dossier } from "../types.ts";
import { BOOT_INPUTS, BOOT_SOURCE, LAST_SOURCE } from "./boot.ts";
import { changesOf, type FileReader } from "./changes.ts";
import { checkDecoyOptions, checkSystem } from "./check-options.ts";
import { DecoyHost } from "./host.ts";
import { textOf } from "./json.ts";
import { Layers } from "./layers.ts";
import { Network } from "./network.ts";
import type { Decoy, DecoyOptions } from "./options.ts";
import { below, sandboxPath } from "./paths.ts";
import { Recorder } from "./recorder.ts";
import { systemOf } from "./system.ts";

/** What a script runs in: the `Sandbox` of either entry point. */
export interface DecoySandbox extends FileReader {
  run(code: string | Uint8Array, options?: RunOptions): Promise<RunResult>;
  close(): Promise<void>;
}

export interface SandboxFactory {
  create(options: SandboxOptions): Promise<DecoySandbox>;
}

/** Of all observations, those that are alike: a tenth, and at least this many. */
const LEAST_ALIKE = 100;
const RANDOM_SEED = 20_240_312;
const MIB = 2 ** 20;
/** So few that in most programs threads with small stacks have room for it: recursion ends alike everywhere. */
const RECURSION_DEPTH = 350;

/**
 * Runs a script in a world of its own and tells what it did there. Equal scripts and options give equal dossiers, unless the run
 * ended by `timeoutMs`, which is there for when `fuel` is not enough. Throws `MisuseError` for its options; whatever the
 * script does is an ordinary outcome.
 */
export async function runInDecoy(
  source: string | Uint8Array,
  options: DecoyOptions,
  factory: SandboxFactory,
): Promise<Dossier> {
  const asked = checkSystem(options);
  const script = checkSource(source);
  const system = asked === "auto" ? systemOf([textOf(script) ?? ""], "linux") : asked;
  const dossier = await runOnce(script, checkDecoyOptions(options, system), factory);
  if (asked !== "auto") return dossier;
  const executed = dossier.layers.filter((layer) => layer.executed).map(({ text = "" }) => text);
  const other = systemOf(executed, system);
  return other === system ? dossier : runOnce(script, checkDecoyOptions(options, other), factory);
}

async function runOnce(script: Uint8Array, decoy: Decoy, factory: SandboxFactory): Promise<Dossier> {
  const recorder = new Recorder({ all: decoy.observations, alike: Math.max(LEAST_ALIKE, decoy.observations / 10) });
  const layers = new Layers(script, { executed: decoy.layers, decoded: decoy.layers });
  const { tell } = new DecoyHost(decoy, recorder, layers, new Network(decoy.network));
  const path = below(below(decoy.home, "Downloads", decoy.windows), decoy.name, decoy.windows);
  const files = { ...decoy.files, [path]: script };
  const sandbox = await factory.create(sandboxOptions(decoy, files, tell));
  try {
    const booted = await sandbox.run(BOOT_SOURCE, { inputs: BOOT_INPUTS, filename: "<frozen site>", mode: "script" });
    if (!booted.ok) throw new Error(`the decoy could not be furnished: ${booted.error.traceback}`);
    const result = await sandbox.run(script, { filename: path, mode: "script", fuel: decoy.fuel });
    const after = await runLast(sandbox, result, recorder, decoy);
    const ended = after ?? result;
    const lost = !ended.ok && ended.error.sandbox === "lost";
    return {
      system: decoy.windows ? "windows" : "linux",
      observations: recorder.observations,
      dropped: recorder.dropped,
      layers: await layers.finish(),
      end: endOf(result, path),
      stdout: result.stdout + (after?.stdout ?? ""),
      stderr: result.stderr + (after?.stderr ?? ""),
      files: lost ? [] : await changesOf(sandbox, files, decoy.windows),
      fuel: result.usage.fuel + (after?.usage.fuel ?? 0),
    };
  } finally {
    await sandbox.close();
  }
}

/** What the script wanted to be done when it is over, with the fuel that is left. */
async function runLast(
  sandbox: DecoySandbox,
  result: RunResult,
  { observations }: Recorder,
  decoy: Decoy,
): Promise<RunResult | undefined> {
  const fuel = decoy.fuel - result.usage.fuel;
  const stopped = !result.ok && !["exception", "memory", "recursion"].includes(result.error.kind);
  if (stopped || fuel < 1 || !observations.some(({ action }) => action === "atexit.register")) return undefined;
  return sandbox.run(LAST_SOURCE, { filename: "<frozen site>", mode: "script", fuel });
}

function sandboxOptions(
  decoy: Decoy,
  files: Record<string, string | Uint8Array>,
  tell: DecoyHost["tell"],
): SandboxOptions {
  const { windows, isolation, engine } = decoy;
  const inside = Object.entries(files).map(([path, content]) => [sandboxPath(path, windows), content] as const);
  return {
    isolation,
    ...(engine === undefined ? {} : { engine }),
    clock: { start: decoy.start, stepMs: decoy.stepMs },
    randomSeed: RANDOM_SEED,
    files: Object.fromEntries(inside),
    stdin: `${decoy.typed}\n`.repeat(20),
    modules: { _decoy: { tell } },
    limits: {
      timeoutMs: decoy.timeoutMs,
      // A TimeoutError that can be caught has no place in a run that is to be repeatable.
      warningMs: 0,
      memoryBytes: decoy.memoryBytes,
      recursionDepth: RECURSION_DEPTH,
      sourceBytes: 8 * MIB,
      inputBytes: 8 * MIB,
      outputBytes: 4 * MIB,
      hostCalls: Number.POSITIVE_INFINITY,
      hostCallBytes: 2 * MIB,
      fileBytes: 32 * MIB,
    },
  };
}

function checkSource(source: unknown): Uint8Array {
  if (source instanceof Uint8Array) return source;
  if (typeof source === "string" && source.isWellFormed()) return new TextEncoder().encode(source);
  throw invalid("source", "well-formed text or a Uint8Array", source);
}

function endOf(result: RunResult, script: string): Dossier["end"] {
  if (result.ok) return { kind: "done", type: "", message: "", line: undefined };
  const { error } = result;
  const kind = { SystemExit: "exit", _Parked: "waiting" }[error.type] ?? error.kind;
  return { kind, type: error.type, message: error.message, ...placeOf(error, script) };
}

/** The last line of the script's own, or of a layer of it. */
function placeOf({ frames }: RunError, script: string): { readonly line: number | undefined; readonly layer?: number } {
  for (const { file, line } of frames.toReversed()) {
    if (file === script) return { line, layer: 0 };
    const layer = /^<layer (\d+)>$/.exec(file)?.[1];
    if (layer !== undefined) return { line, layer: Number(layer) };
  }
  return { line: undefined };
}
