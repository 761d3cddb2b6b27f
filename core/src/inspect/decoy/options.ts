import { MisuseError } from "../../core/errors.ts";
import { checkContent, checkPath, type Files } from "../../core/files.ts";
import { checkNames, invalid, isEnvironment, isTexts } from "../../core/option-checks.ts";

/** Whose machine the script believes itself on. What is left out is invented. */
export interface PersonaOptions {
  /** Default: what the script looks written for. */
  readonly system?: "linux" | "windows" | undefined;
  readonly user?: string | undefined;
  readonly host?: string | undefined;
  /** When the script believes itself run. Default 2024-05-14T09:41:00Z. */
  readonly start?: Date | undefined;
  /** Variables of the environment, besides those that the system has. */
  readonly env?: { readonly [name: string]: string } | undefined;
}

/** What a server of the fake network answers: a text is the body of a 200. */
export type DecoyAnswer =
  | string
  | {
      readonly status?: number | undefined;
      readonly body?: string | Uint8Array | undefined;
      readonly headers?: { readonly [name: string]: string } | undefined;
    };

/** What a script finds in the decoy. */
export interface DecoyOptions {
  readonly persona?: PersonaOptions | undefined;
  /** By URL, the beginning of one, `host`, `host:port` for sockets, or `accept` for who connects to a server of the script's. */
  readonly network?: { readonly [urlOrHost: string]: DecoyAnswer } | undefined;
  /** More files, by path; they go before the bait. */
  readonly files?: Files | undefined;
  /** What programs print, by the whole command line or its first word. */
  readonly commands?: { readonly [command: string]: string } | undefined;
  /** What follows the script's name in `sys.argv`. */
  readonly args?: readonly string[] | undefined;
  /** What `input()` and `sys.stdin` read. */
  readonly stdin?: string | undefined;
  /** The script's name. Default `"main.py"`. */
  readonly filename?: string | undefined;
  /** Whether modules that nobody has are stand-ins which note what is done with them, the default, or missing. */
  readonly unknownModules?: "dummy" | "absent" | undefined;
  /** Work that the script may do, in units of fuel: what ends it, the same each time. Default `DEFAULT_FUEL`. */
  readonly fuel?: number | undefined;
  /** A backstop by the real clock, for hosts that are slow: results that it ended are not repeatable. Default 120,000. */
  readonly timeoutMs?: number | undefined;
  /** `"inline"` is the default. */
  readonly isolation?: "inline" | "worker" | undefined;
  /** Ends the script. */
  readonly signal?: AbortSignal | undefined;
  /** As in `Sandbox.create`. */
  readonly engine?: WebAssembly.Module | undefined;
}

export const DEFAULT_FUEL = 200_000_000;
export const DEFAULT_TIMEOUT_MS = 120_000;
export const DEFAULT_START = new Date("2024-05-14T09:41:00Z");

const NAMES: readonly (keyof DecoyOptions)[] = [
  "persona",
  "network",
  "files",
  "commands",
  "args",
  "stdin",
  "filename",
  "unknownModules",
  "fuel",
  "timeoutMs",
  "isolation",
  "signal",
  "engine",
];
const PERSONA_NAMES: readonly (keyof PersonaOptions)[] = ["system", "user", "host", "start", "env"];

/** Throws `MisuseError`, with the option's name. */
export function checkDecoyOptions(options: DecoyOptions): void {
  checkNames("option", options, NAMES);
  checkPersona(options.persona);
  for (const [key, answer] of Object.entries(record("network", options.network))) checkAnswer(`network.${key}`, answer);
  for (const [path, content] of Object.entries(record("files", options.files))) checkContent(checkPath(path), content);
  for (const [command, text] of Object.entries(record("commands", options.commands))) {
    if (!isTexts([text])) throw invalid(`commands.${command}`, "a string", text);
  }
  if (options.args !== undefined && !isTexts(options.args)) throw invalid("args", "an array of strings", options.args);
  if (options.stdin !== undefined && !isTexts([options.stdin])) throw invalid("stdin", "a string", options.stdin);
  const { filename, unknownModules, isolation } = options;
  if (filename !== undefined && (!isTexts([filename]) || filename === "" || /[\0\n]/.test(filename)))
    throw invalid("filename", "the name of a file", filename);
  oneOf("unknownModules", unknownModules, ["dummy", "absent"]);
  oneOf("isolation", isolation, ["inline", "worker"]);
  for (const name of ["fuel", "timeoutMs"] as const) {
    const value = options[name];
    if (value !== undefined && !(Number.isSafeInteger(value) && value > 0))
      throw invalid(name, "a whole number above 0", value);
  }
}

function checkPersona(persona: unknown): void {
  if (persona === undefined) return;
  checkNames("option of persona", persona, PERSONA_NAMES);
  const { system, user, host, start, env }: { readonly [name: string]: unknown } = { ...record("persona", persona) };
  oneOf("persona.system", system, ["linux", "windows"]);
  for (const [name, value] of Object.entries({ user, host })) {
    if (value !== undefined && !(typeof value === "string" && /^[\w.-]{1,63}$/.test(value) && !value.startsWith(".")))
      throw invalid(`persona.${name}`, "1 to 63 letters, digits, '.', '_' or '-'", value);
  }
  if (start !== undefined && !(start instanceof Date && Number.isFinite(start.getTime())))
    throw invalid("persona.start", "a valid Date", start);
  if (env !== undefined && !isEnvironment(env)) throw invalid("persona.env", "an object of strings by name", env);
}

function checkAnswer(name: string, answer: unknown): void {
  if (isTexts([answer])) return;
  if (typeof answer !== "object" || answer === null || Array.isArray(answer))
    throw invalid(name, "a string or { status, body, headers }", answer);
  checkNames(`option of ${name}`, answer, ["status", "body", "headers"]);
  const { status, body, headers }: { readonly [name: string]: unknown } = { ...answer };
  if (status !== undefined && !(Number.isInteger(status) && Number(status) >= 100 && Number(status) <= 599))
    throw invalid(`${name}.status`, "a status between 100 and 599", status);
  if (body !== undefined && !isTexts([body]) && !(body instanceof Uint8Array))
    throw invalid(`${name}.body`, "a string or a Uint8Array", body);
  if (!Object.values(record(`${name}.headers`, headers)).every((value) => isTexts([value])))
    throw invalid(`${name}.headers`, "an object of strings", headers);
}

function record(name: string, value: unknown): { readonly [name: string]: unknown } {
  if (value === undefined) return {};
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalid(name, "an object", value);
  return { ...value };
}

function oneOf(name: string, value: unknown, choices: readonly string[]): void {
  if (value === undefined || choices.some((choice) => choice === value)) return;
  throw invalid(name, choices.map((choice) => `"${choice}"`).join(" or "), value);
}

/** The script itself: a text that can be written as UTF-8. */
export function checkSource(source: unknown): void {
  if (typeof source !== "string") throw new MisuseError("INVALID_OPTION", "the script must be given as a string");
}
