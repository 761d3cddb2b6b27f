import { realpathSync, statfsSync } from "node:fs";
import { parse } from "node:path";
import { MisuseError } from "../../core/errors.ts";
import type { OpenDirectory } from "../../core/mounts/mount-table.ts";
import { ByDescriptor, canUseDescriptors } from "./by-descriptor.ts";
import { ByPath } from "./by-path.ts";
import { HostDirectory } from "./host-directory.ts";
import { codeOf } from "./refusals.ts";
import type { Footing } from "./spot.ts";

/** What the kernel makes up: proc, sysfs, both kinds of cgroups, debugfs, tracefs, securityfs, configfs, bpf, devpts. */
const NO_FILES = new Set([
  0x9fa0, 0x62656572, 0x27e0eb, 0x63677270, 0x64626720, 0x74726163, 0x73636673, 0x62656570, 0xcafe4a11, 0x1cd1,
]);

/** Whether two sources are one directory now. */
export function sameDirectory(a: string, b: string): boolean {
  try {
    return realpathSync.native(a) === realpathSync.native(b);
  } catch {
    return a === b;
  }
}

/** A directory of the host. Links in `source` itself are followed, once, now. Throws `MisuseError`, which names `option`. */
export const openDirectory: OpenDirectory = (source, settings) =>
  open(source, settings, () => (canUseDescriptors() ? new ByDescriptor(source) : new ByPath(source)));

/** As `openDirectory`, in the way of systems where descriptors are no paths. */
export const openDirectoryByPath: OpenDirectory = (source, settings) =>
  open(source, settings, () => new ByPath(source));

function open(source: string, { option, quota }: Parameters<OpenDirectory>[1], make: () => Footing): HostDirectory {
  const refuse = (reason: string, cause?: unknown): MisuseError =>
    new MisuseError("MOUNT_UNAVAILABLE", `option '${option}': ${JSON.stringify(source)} ${reason}`, { cause });
  let footing: Footing | undefined;
  try {
    footing = make();
    // Not of `source`, which could be something else by now.
    const { path } = footing.root();
    if (realpathSync.native(path) === parse(realpathSync.native(path)).root) {
      throw refuse("is all files that there are: name a directory in it");
    }
    if (NO_FILES.has(statfsSync(path).type)) throw refuse("holds no files, but what the system makes up");
    return new HostDirectory(footing, quota);
  } catch (error) {
    footing?.close();
    if (error instanceof MisuseError) throw error;
    const code = codeOf(error);
    const reasons: Readonly<Record<string, string>> = { ENOENT: "does not exist", ENOTDIR: "is not a directory" };
    throw refuse(reasons[code] ?? `cannot be opened: ${code || "unknown"}`, error);
  }
}
