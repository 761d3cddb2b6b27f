import type { Files } from "../files.ts";
import type { MountMode, MountOptions, Mounts } from "../mounts/types.ts";
import { isWithin } from "./contradictions-files.ts";
import type { Given, Withholding } from "./effective.ts";
import { type Place, shown } from "./problems.ts";
import { MOUNT_QUOTAS } from "./quotas.ts";
import type { Policy } from "./types.ts";

/** From the strictest on. */
const MODES: readonly MountMode[] = ["ro", "overlay", "rw"];

/** A path of the guest's in the spelling that policies have. */
export function plainPath(path: string): string {
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return `/${names.join("/")}`;
}

/**
 * Content in memory is no power, but data like inputs: the code may add to it what is neither the policy's nor in the place of a
 * mount.
 */
export function grantedFiles(policy: Policy, given: Given, mounts: readonly string[], withheld: Withholding): Files {
  const content = policy.files?.content ?? {};
  const paths = Object.keys(content);
  const added = Object.entries(given.files ?? {}).filter(([path, bytes]) => {
    const plain = plainPath(path);
    const reason = refusalOf(plain, paths, mounts);
    const isSame = Object.hasOwn(content, plain) && content[plain] === bytes;
    if (reason !== undefined && !isSame) withheld.add(["files", path], reason);
    return reason === undefined;
  });
  return Object.fromEntries([...added, ...Object.entries(content)]);
}

function refusalOf(path: string, content: readonly string[], mounts: readonly string[]): string | undefined {
  const overlaps = (other: string): boolean => isWithin(path, other) || isWithin(other, path);
  const mount = mounts.find(overlaps);
  if (mount !== undefined) return `the mount ${shown(mount)} is there`;
  const file = content.find(overlaps);
  return file === undefined ? undefined : `the policy says what the file ${shown(file)} holds`;
}

/** Those of the code that the policy has as well; those of the policy when the code gives none. */
export function grantedMounts(
  policy: Policy,
  given: Given,
  sameSource: (a: string, b: string) => boolean,
  withheld: Withholding,
): Mounts {
  const allowed = policy.files?.mounts ?? {};
  if (given.mounts === undefined) return mapped(allowed, (mount) => narrowed(mount, mount));
  const granted: [string, MountOptions][] = [];
  for (const [path, mount] of Object.entries(given.mounts)) {
    const place: Place = ["mounts", path];
    const plain = plainPath(path);
    const bound = Object.hasOwn(allowed, plain) ? allowed[plain] : undefined;
    if (bound === undefined) withheld.add(place, "the policy has no mount there");
    else if (!sameSource(mount.source, bound.source)) {
      withheld.add(place, `the policy has another directory there, ${shown(bound.source)}`);
    } else {
      tellNarrowing(place, mount, bound, withheld);
      granted.push([plain, narrowed(mount, bound)]);
    }
  }
  return Object.fromEntries(granted);
}

function narrowed(mount: MountOptions, bound: MountOptions): MountOptions {
  const { source } = mount;
  const mode = MODES[Math.min(rankOf(mount), rankOf(bound))] ?? "ro";
  if (mode === "ro") return { source, mode };
  return { source, mode, maxBytes: quota("maxBytes", mount, bound), maxFiles: quota("maxFiles", mount, bound) };
}

function tellNarrowing(place: Place, mount: MountOptions, bound: MountOptions, withheld: Withholding): void {
  if (rankOf(mount) > rankOf(bound)) {
    withheld.add(
      [...place, "mode"],
      `${shown(mount.mode)} was asked for, the policy allows ${shown(bound.mode ?? "ro")}`,
    );
  } else if (mount.mode !== undefined && mount.mode !== "ro") {
    for (const name of ["maxBytes", "maxFiles"] as const) {
      const [asked, most] = [mount[name] ?? 0, bound[name] ?? MOUNT_QUOTAS[name].default];
      if (asked > most) withheld.add([...place, name], `${asked} was asked for, the policy allows ${most}`);
    }
  }
}

function rankOf({ mode = "ro" }: MountOptions): number {
  return MODES.indexOf(mode);
}

function quota(name: keyof typeof MOUNT_QUOTAS, mount: MountOptions, bound: MountOptions): number {
  const most = bound[name] ?? MOUNT_QUOTAS[name].default;
  return Math.min(mount[name] ?? most, most);
}

function mapped<T, U>(
  entries: { readonly [name: string]: T },
  change: (value: T) => U,
): { readonly [name: string]: U } {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, change(value)]));
}
