import { CborWriter, Major, Simple } from "../../boundary/values/writer.ts";
import type { Witness } from "../audit/event.ts";
import { MisuseError } from "../errors.ts";
import { SnapshotError } from "../snapshot/errors.ts";
import { FileAnswers, type Mounted } from "./answer.ts";
import { FileDeeds } from "./file-deeds.ts";
import { type CheckedMount, checkMounts } from "./mount-options.ts";
import { compareNames, isWithin } from "./names.ts";
import { Overlay } from "./overlay.ts";
import type { FileChange } from "./overlay-changes.ts";
import { Quota } from "./quota.ts";
import { readTableState, STATE_VERSION } from "./table-state.ts";
import type { Directory, MountMode } from "./types.ts";

/** Opens a directory of the host. Without a quota nothing in it can be changed. Throws `MisuseError`, which names `option`. */
export type OpenDirectory = (
  source: string,
  settings: { readonly option: string; readonly quota: Quota | undefined },
) => Directory;

export interface MountTableOptions {
  readonly open: OpenDirectory;
  readonly witness?: Witness | undefined;
  /** What time files of overlays are made or changed, in seconds since 1970. */
  readonly now?: (() => number) | undefined;
}

/** A directory of the host, which forks of a sandbox share, as they share what is in it. */
class Source {
  readonly directory: Directory;
  #holders = 1;

  constructor(directory: Directory) {
    this.directory = directory;
  }

  hold(): this {
    this.#holders++;
    return this;
  }

  release(): void {
    if (--this.#holders === 0) this.directory.close();
  }
}

interface Mount extends CheckedMount, Mounted {
  /** What the guest calls it to the host. */
  readonly name: string;
  readonly host: Source;
  /** In mode `rw`: what was written to the directory, by all forks together. */
  readonly quota: Quota | undefined;
  readonly overlay: Overlay | undefined;
}

/** The directories of the host that one sandbox was given. */
export class MountTable {
  readonly #mounts: readonly Mount[];
  readonly #answers: FileAnswers;
  #isClosed = false;

  private constructor(mounts: readonly Mount[], witness: Witness | undefined) {
    this.#mounts = mounts;
    const byName = new Map(mounts.map((mount) => [mount.name, mount]));
    this.#answers = new FileAnswers(byName, witness && new FileDeeds(witness));
  }

  /** Checks option `mounts`, and opens all that it names, or nothing. Throws `MisuseError`. */
  static open(mounts: unknown, { open, witness, now = () => Date.now() / 1_000 }: MountTableOptions): MountTable {
    const opened: Mount[] = [];
    try {
      for (const checked of checkMounts(mounts)) {
        const { path, source, mode } = checked;
        const quota = mode === "rw" ? new Quota(checked) : undefined;
        const host = new Source(open(source, { option: `mounts.${path}.source`, quota }));
        const overlay = mode === "overlay" ? new Overlay(host.directory, checked, now) : undefined;
        // By the path, not a number: a snapshot is restored with other mounts beside. No name of a file has a colon.
        const name = path.replaceAll("/", ":");
        const directory = overlay ?? host.directory;
        opened.push({ ...checked, name, host, quota, overlay, directory, writable: mode !== "ro" });
      }
      return new MountTable(opened, witness);
    } catch (error) {
      for (const { host } of opened) host.release();
      throw error;
    }
  }

  get isEmpty(): boolean {
    return this.#mounts.length === 0;
  }

  /** What the guest is told with `FileAction.mount`: where each directory is, and its name. */
  installation(): { readonly path: string; readonly name: string }[] {
    return this.#mounts.map(({ path, name }) => ({ path, name }));
  }

  /** Where each directory is, and how it may be used. */
  describe(): { readonly path: string; readonly mode: MountMode }[] {
    return this.#mounts.map(({ path, mode }) => ({ path, mode }));
  }

  /** As `FileAnswers`. */
  answer(request: Uint8Array, bound: number, isTold = true): Uint8Array {
    return this.#answers.answer(request, bound, isTold);
  }

  /** What the guest changed in overlays, at or below `path`, or everywhere. Throws `MisuseError` where there is none. */
  changes(path?: string): FileChange[] {
    return this.#overlays(path)
      .flatMap(({ mount, overlay }) =>
        overlay.changes().map((change) => ({ ...change, path: `${mount.path}/${change.path}` })),
      )
      .filter((change) => path === undefined || isWithin(change.path.split("/"), path.split("/")))
      .sort((a, b) => compareNames(a.path, b.path));
  }

  /** What a file of an overlay has in the host's directory, or null where it is not there. Throws as `changes`. */
  original(path: string): Uint8Array | null {
    return this.#fileOf(path, (overlay, names) => overlay.original(names));
  }

  /** As `original`, with what the guest changed. */
  current(path: string): Uint8Array | null {
    return this.#fileOf(path, (overlay, names) => overlay.current(names));
  }

  /** The content of all files that were made or changed, by path, and null for what was removed. Throws as `changes`. */
  export(path?: string): Map<string, Uint8Array | null> {
    const exported = new Map<string, Uint8Array | null>();
    for (const { mount, overlay } of this.#overlays(path)) {
      for (const [name, content] of overlay.export()) {
        const whole = `${mount.path}/${name}`;
        if (path === undefined || isWithin(whole.split("/"), path.split("/"))) exported.set(whole, content);
      }
    }
    return exported;
  }

  /** For a sandbox that goes on from here by itself: its overlays are its own, what it writes to the host counts for both. */
  fork(witness?: Witness): MountTable {
    const mounts = this.#mounts.map((mount): Mount => {
      const host = mount.host.hold();
      const overlay = mount.overlay?.copy(host.directory);
      return { ...mount, overlay, directory: overlay ?? host.directory };
    });
    return new MountTable(mounts, witness);
  }

  /** Forgets what is in overlays. What was written to directories of the host stays there, and stays counted. */
  reset(): void {
    for (const { overlay } of this.#mounts) overlay?.clear();
  }

  /** Returns what puts overlays back to what they are now. */
  keep(): () => void {
    const kept = this.#mounts.flatMap(({ overlay }) => (overlay ? [{ overlay, changes: overlay.save() }] : []));
    return () => {
      for (const { overlay, changes } of kept) overlay.restore(changes);
    };
  }

  /** What is in overlays, and how much was written, as bytes; none where there is nothing. */
  save(): Uint8Array {
    const writer = new CborWriter();
    writer.head(Major.array, 2);
    writer.head(Major.unsigned, STATE_VERSION);
    const kept = this.#mounts.filter(({ quota, overlay }) => quota || (overlay && !overlay.isEmpty));
    writer.head(Major.array, kept.length);
    for (const { path, quota, overlay } of kept) {
      writer.head(Major.array, 4);
      writer.text(path);
      writer.head(Major.unsigned, quota?.use.bytes ?? 0);
      writer.head(Major.unsigned, quota?.use.files ?? 0);
      if (overlay) writer.bytes(overlay.save());
      else writer.simple(Simple.null);
    }
    return kept.length === 0 ? new Uint8Array() : writer.written().slice();
  }

  /**
   * Takes what was saved, which may be anything. Throws `SnapshotError` for bytes that are no such state, and `SNAPSHOT_MOUNTS`
   * where changes belong to a directory that is no overlay here.
   */
  restore(bytes: Uint8Array): void {
    for (const { path, use, changes } of readTableState(bytes)) {
      const mount = this.#mounts.find((known) => known.path === path);
      mount?.quota?.atLeast(use);
      if (!changes) continue;
      if (!mount?.overlay)
        throw new SnapshotError(
          "SNAPSHOT_MOUNTS",
          `option 'mounts': the snapshot holds changes of ${JSON.stringify(path.slice(0, 80))}, which must be mounted as an overlay`,
        );
      mount.overlay.restore(changes);
    }
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const { host } of this.#mounts) host.release();
  }

  #fileOf(path: string, read: (overlay: Overlay, names: string[]) => Uint8Array | null): Uint8Array | null {
    const [found] = this.#overlays(path);
    if (!found || path === found.mount.path) return null;
    return read(found.overlay, path.slice(found.mount.path.length + 1).split("/"));
  }

  #overlays(path: string | undefined): { readonly mount: Mount; readonly overlay: Overlay }[] {
    const found = this.#mounts.flatMap((mount) => {
      const isMeant = path === undefined || isWithin(path.split("/"), mount.path.split("/"));
      return mount.overlay && isMeant ? [{ mount, overlay: mount.overlay }] : [];
    });
    if (path !== undefined && found.length === 0)
      throw new MisuseError(
        "INVALID_OPTION",
        `${JSON.stringify(path)} is in no directory that is mounted as an overlay`,
      );
    return found;
  }
}
