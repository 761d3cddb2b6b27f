import { MisuseError } from "../errors.ts";
import { checkNames, invalid } from "../option-checks.ts";
import { compareNames, isWithin, nameFault } from "./names.ts";
import type { MountMode } from "./types.ts";

/** A mount as it was checked. */
export interface CheckedMount {
  /** Where the guest has it. */
  readonly path: string;
  readonly source: string;
  readonly mode: MountMode;
  readonly maxBytes: number;
  readonly maxFiles: number;
}

const DEFAULT_BYTES = 16 * 2 ** 20;
const DEFAULT_FILES = 1_000;
/** What an overlay holds is in the host's memory. */
const MOST_OVERLAY_BYTES = 2 ** 30;
const MOST_MOUNTS = 100;
/** Of a path of the guest. */
const PATH_CHARACTERS = 1_024;
const MODES: readonly MountMode[] = ["ro", "overlay", "rw"];
const KEYS = ["source", "mode", "maxBytes", "maxFiles"];
/** Python of ours is there, which no directory may replace or be given. */
const RESERVED = ["lib"];

/** Checks option `mounts`, whatever was given for it. Sorted by path. Throws `MisuseError`, which names what is wrong. */
export function checkMounts(mounts: unknown): CheckedMount[] {
  if (mounts === undefined) return [];
  if (typeof mounts !== "object" || mounts === null || Array.isArray(mounts))
    throw invalid("mounts", "an object of mounts by the guest's paths", mounts);
  const checked = Object.entries(mounts).map(([path, options]) => checkMount(path, options));
  if (checked.length > MOST_MOUNTS)
    throw new MisuseError("INVALID_OPTION", `option 'mounts' must have ${MOST_MOUNTS} paths at most`);
  for (const { path } of checked) {
    const outer = checked.find((other) => other.path !== path && isWithin(partsOf(path), partsOf(other.path)));
    if (outer)
      throw new MisuseError("INVALID_OPTION", `option 'mounts': ${path} is inside ${outer.path}, which is mounted`);
  }
  return checked.sort((a, b) => compareNames(a.path, b.path));
}

function partsOf(path: string): string[] {
  return path.slice(1).split("/");
}

function checkMount(path: string, options: unknown): CheckedMount {
  const option = `mounts.${path}`;
  const names = partsOf(path);
  const isPath = path.startsWith("/") && path.length <= PATH_CHARACTERS && !names.some((name) => nameFault(name));
  if (!isPath)
    throw new MisuseError(
      "INVALID_OPTION",
      `option 'mounts': ${JSON.stringify(path.slice(0, 80))} must be an absolute path below /, without '.', '..', a slash at its end, and characters that names cannot have`,
    );
  if (names.length === 1 && names.some((name) => RESERVED.includes(name)))
    throw new MisuseError("INVALID_OPTION", `option '${option}': the sandbox has files of its own there`);
  checkNames(`option of ${option}`, options, KEYS);
  const { source, mode = "ro", maxBytes, maxFiles }: { [name: string]: unknown } = Object(options);
  if (typeof source !== "string" || source === "" || source.includes("\0"))
    throw invalid(`${option}.source`, "the path of a directory", source);
  if (!isMode(mode)) throw invalid(`${option}.mode`, MODES.map((known) => `'${known}'`).join(" or "), mode);
  const mostBytes = mode === "overlay" ? MOST_OVERLAY_BYTES : Number.MAX_SAFE_INTEGER;
  return {
    path,
    source,
    mode,
    maxBytes: checkAmount(`${option}.maxBytes`, maxBytes, DEFAULT_BYTES, mostBytes),
    maxFiles: checkAmount(`${option}.maxFiles`, maxFiles, DEFAULT_FILES, 1_000_000),
  };
}

function checkAmount(option: string, value: unknown, otherwise: number, most: number): number {
  if (value === undefined) return otherwise;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value <= most) return value;
  throw invalid(option, `a whole number from 0 to ${most}`, value);
}

function isMode(value: unknown): value is MountMode {
  return MODES.some((mode) => mode === value);
}
