import { MisuseError } from "../../core/errors.ts";
import { checkNames, invalid } from "../../core/option-checks.ts";
import { baitOf } from "./bait.ts";
import { DECOY_DEFAULTS, type Decoy, type DecoyOptions, type NetworkAnswer, type PersonaOptions } from "./options.ts";
import { personaOf } from "./persona.ts";

const OPTIONS = [
  ...(["persona", "files", "network", "commands", "unknownModules", "args", "typed", "name", "isolation"] as const),
  ...(["fuel", "timeoutMs", "memoryBytes", "observations", "layers", "stepMs", "engine"] as const),
] as const satisfies readonly (keyof DecoyOptions)[];

const PERSONA = [
  ...(["system", "user", "hostName", "home", "environment", "pid", "processes", "start"] as const),
] as const satisfies readonly (keyof PersonaOptions)[];

/** What a name of a file, a user or a host can be here: one line that is no path. */
const NAME = /^[^/\\\p{Cc}]{1,100}$/u;

/** The system that is asked for, if any. Throws `MisuseError`. */
export function checkSystem(options: DecoyOptions): "auto" | "linux" | "windows" {
  checkNames("option", options, OPTIONS);
  const { persona = {} } = options;
  checkNames("option of persona", persona, PERSONA);
  const { system = "auto" } = persona;
  choice("persona.system", system, ["auto", "linux", "windows"]);
  return system;
}

/** Everything else. Throws `MisuseError`, which names the option. */
export function checkDecoyOptions(options: DecoyOptions, system: "linux" | "windows"): Decoy {
  const persona = personaOf(checkPersona(options.persona ?? {}, system), system);
  const { unknownModules = "known", isolation = "worker", typed = "hunter2", name = DECOY_DEFAULTS.name } = options;
  choice("unknownModules", unknownModules, ["known", "dummy", "absent"]);
  choice("isolation", isolation, ["worker", "inline"]);
  text("typed", typed);
  if (typeof name !== "string" || !NAME.test(name) || name.startsWith("<"))
    throw invalid("name", "the name of a file", name);
  const { engine } = options;
  if (engine !== undefined && !(engine instanceof WebAssembly.Module))
    throw invalid("engine", "a WebAssembly.Module", engine);
  return {
    ...persona,
    files: { ...baitOf(persona), ...filesOf(options.files ?? {}, persona.windows) },
    network: networkOf(options.network ?? {}),
    commands: { ...texts("commands", options.commands ?? {}) },
    unknownModules,
    args: list("args", options.args ?? []),
    typed,
    name,
    isolation,
    fuel: whole("fuel", options.fuel ?? DECOY_DEFAULTS.fuel, 1, Number.MAX_SAFE_INTEGER),
    timeoutMs: whole("timeoutMs", options.timeoutMs ?? DECOY_DEFAULTS.timeoutMs, 1, 2 ** 31 - 1),
    memoryBytes: whole("memoryBytes", options.memoryBytes ?? DECOY_DEFAULTS.memoryBytes, 4 * 2 ** 20, 2 ** 31),
    observations: whole("observations", options.observations ?? DECOY_DEFAULTS.observations, 0, 1_000_000),
    layers: whole("layers", options.layers ?? DECOY_DEFAULTS.layers, 1, 10_000),
    stepMs: whole("stepMs", options.stepMs ?? DECOY_DEFAULTS.stepMs, 0, 86_400_000),
    engine,
  };
}

function checkPersona(persona: PersonaOptions, system: "linux" | "windows"): PersonaOptions {
  const { user, hostName, home, environment, pid, processes, start } = persona;
  for (const [name, value] of [
    ["user", user],
    ["hostName", hostName],
  ] as const) {
    if (value !== undefined && !(typeof value === "string" && NAME.test(value)))
      throw invalid(`persona.${name}`, "a name without slashes", value);
  }
  if (home !== undefined && !isAbsolute(home, system === "windows"))
    throw invalid("persona.home", "an absolute path of the persona's system", home);
  if (environment !== undefined) texts("persona.environment", environment);
  if (pid !== undefined) whole("persona.pid", pid, 1, 4_194_304);
  if (processes !== undefined) list("persona.processes", processes);
  if (start !== undefined && !(start instanceof Date && start.getTime() >= 0))
    throw invalid("persona.start", "a valid Date from 1970 on", start);
  return persona;
}

function isAbsolute(path: unknown, windows: boolean): path is string {
  if (typeof path !== "string" || !path.isWellFormed() || path.includes("\0") || path.length > 1_000) return false;
  return windows ? /^[A-Za-z]:\\/.test(path) : path.startsWith("/");
}

function filesOf(files: NonNullable<DecoyOptions["files"]>, windows: boolean): Record<string, string | Uint8Array> {
  plain("files", files);
  for (const [path, content] of Object.entries(files)) {
    if (!isAbsolute(path, windows)) throw invalid("files", "by absolute paths of the persona's system", path);
    if (!(content instanceof Uint8Array)) text(`files.${path}`, content);
  }
  return { ...files };
}

function networkOf(network: NonNullable<DecoyOptions["network"]>): Map<string, NetworkAnswer> {
  plain("network", network);
  const made = new Map<string, NetworkAnswer>();
  for (const [place, answer] of Object.entries(network)) {
    const where = `network.${place}`;
    made.set(place.toLowerCase(), answer);
    if (typeof answer === "string" || answer instanceof Uint8Array) continue;
    checkNames(`option of ${where}`, answer, ["status", "body", "headers"]);
    const { status = 200, body = "", headers = {} } = answer;
    whole(`${where}.status`, status, 100, 599);
    if (!(body instanceof Uint8Array)) text(`${where}.body`, body);
    texts(`${where}.headers`, headers);
  }
  return made;
}

function plain(name: string, value: unknown): void {
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Uint8Array)
    throw invalid(name, "an object", value);
}

function texts(name: string, value: { readonly [name: string]: string }): { readonly [name: string]: string } {
  plain(name, value);
  for (const [key, each] of Object.entries(value)) text(`${name}.${key}`, each);
  return value;
}

function text(name: string, value: unknown): void {
  if (typeof value !== "string" || !value.isWellFormed()) throw invalid(name, "well-formed text", value);
}

function list(name: string, value: readonly string[]): readonly string[] {
  if (!Array.isArray(value)) throw invalid(name, "an array of text", value);
  value.forEach((each, index) => {
    text(`${name}[${index}]`, each);
  });
  return [...value];
}

function choice(name: string, value: string, known: readonly string[]): void {
  if (!known.includes(value)) throw invalid(name, known.map((each) => `"${each}"`).join(", "), value);
}

function whole(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new MisuseError("INVALID_OPTION", `option '${name}' must be a whole number from ${least} to ${most}`);
}
