import type { PolicyLimits } from "./limit-values.ts";
import { type Place, type Problems, shown } from "./problems.ts";
import type { Policy, PolicyFiles } from "./types.ts";

/** Where the Python of granted powers is. */
const LIBRARY = "/lib";

export function fileContradictions(policy: Policy, limits: PolicyLimits, problems: Problems): void {
  const { content = {}, mounts = {} } = policy.files ?? {};
  mountContradictions(mounts, problems);
  sourceContradictions(Object.entries(mounts), problems);
  contentContradictions(content, Object.keys(mounts), problems);
  sizeContradictions(content, limits, problems);
}

function mountContradictions(mounts: NonNullable<PolicyFiles["mounts"]>, problems: Problems): void {
  const paths = Object.keys(mounts);
  for (const [path, mount] of Object.entries(mounts)) {
    const place: Place = ["files", "mounts", path];
    if (isWithin(path, LIBRARY)) {
      problems.add(place, `must not be at ${LIBRARY}, where the sandbox keeps Python modules of its own`);
    }
    const outer = paths.find((other) => other !== path && isWithin(path, other));
    if (outer !== undefined) problems.add(place, `must not be inside the mount ${shown(outer)}`);
    const { mode = "ro" } = mount;
    for (const name of ["maxBytes", "maxFiles"] as const) {
      if (mode === "ro" && mount[name] !== undefined) {
        problems.add(
          [...place, name],
          'has no effect on a mount that is only read: it is for the modes "overlay" and "rw"',
        );
      }
    }
  }
}

/** What is changed at one place must not be another mount's, which may promise that it stays as it is. */
function sourceContradictions(
  mounts: readonly [string, NonNullable<PolicyFiles["mounts"]>[string]][],
  problems: Problems,
): void {
  const folders = mounts.map(([path, { source, mode }]) => ({ path, folder: folderOf(source), writes: mode === "rw" }));
  folders.forEach(({ path, folder, writes }, at) => {
    const other = folders
      .slice(0, at)
      .find((each) => (writes || each.writes) && (contains(folder, each.folder) || contains(each.folder, folder)));
    if (other === undefined) return;
    problems.add(
      ["files", "mounts", path, "source"],
      `overlaps that of the mount ${shown(other.path)}, and the guest may write to one of them`,
    );
  });
}

/** By its spelling alone; links are for whoever opens it. */
interface Folder {
  readonly absolute: boolean;
  /** How often it goes up at first. */
  readonly up: number;
  readonly names: readonly string[];
}

function folderOf(source: string): Folder {
  const names: string[] = [];
  const absolute = /^[/\\]/.test(source);
  let up = 0;
  for (const part of source.split(/[/\\]/)) {
    if (part === "..") {
      if (names.pop() === undefined && !absolute) up += 1;
    } else if (part !== "" && part !== ".") names.push(part);
  }
  return { absolute, up, names };
}

function contains(outer: Folder, inner: Folder): boolean {
  if (outer.absolute !== inner.absolute || outer.up < inner.up) return false;
  if (outer.up > inner.up) return outer.names.length === 0;
  return outer.names.every((name, at) => inner.names[at] === name);
}

function contentContradictions(
  content: NonNullable<PolicyFiles["content"]>,
  mounts: readonly string[],
  problems: Problems,
): void {
  for (const path of Object.keys(content)) {
    const place: Place = ["files", "content", path];
    const mount = mounts.find((each) => isWithin(path, each) || isWithin(each, path));
    if (mount !== undefined) problems.add(place, `is a file where the mount ${shown(mount)} is`);
    for (let end = path.indexOf("/", 1); end > 0; end = path.indexOf("/", end + 1)) {
      const parent = path.slice(0, end);
      if (Object.hasOwn(content, parent)) problems.add(place, `is below ${shown(parent)}, which is a file`);
    }
  }
}

function sizeContradictions(
  content: NonNullable<PolicyFiles["content"]>,
  limits: PolicyLimits,
  problems: Problems,
): void {
  const texts = Object.values(content);
  const place: Place = ["files", "content"];
  if (texts.length > limits.value("files")) {
    problems.add(place, `has ${texts.length} files: limits.files is ${limits.shown("files")}`);
  }
  const encoder = new TextEncoder();
  const bytes = texts.reduce((sum, text) => sum + encoder.encode(text).length, 0);
  if (bytes > limits.value("fileBytes")) {
    problems.add(place, `has ${bytes} bytes: limits.fileBytes is ${limits.shown("fileBytes")}`);
  }
}

/** Whether one path is the other, or below it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
