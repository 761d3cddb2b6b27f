import type { MountMode, MountOptions } from "../mounts/types.ts";
import { type Changes, NOT_GRANTED } from "./changes.ts";
import type { Place } from "./problems.ts";
import { MOUNT_QUOTAS } from "./quotas.ts";
import type { PolicyFiles } from "./types.ts";
import { plain, quantity } from "./words.ts";

const MODES: readonly MountMode[] = ["ro", "overlay", "rw"];

export function fileChanges(before: PolicyFiles = {}, after: PolicyFiles = {}, changes: Changes): void {
  const encoder = new TextEncoder();
  for (const path of namesOf(before.content, after.content)) {
    const [old, now] = [own(before.content, path), own(after.content, path)];
    if (old === now) continue;
    const say = (text: string | undefined): string =>
      text === undefined ? NOT_GRANTED : `a file of ${quantity(encoder.encode(text).length, "bytes")}`;
    const place: Place = ["files", "content", path];
    if (old !== undefined && now !== undefined) changes.replaced(place, say(old), `${say(now)}, another text`, 1, 1);
    else changes.replaced(place, say(old), say(now), rank(old), rank(now));
  }
  for (const path of namesOf(before.mounts, after.mounts)) {
    const [old, now] = [own(before.mounts, path), own(after.mounts, path)];
    const place: Place = ["files", "mounts", path];
    if (old !== undefined && now !== undefined) mountChanges(place, old, now, changes);
    else changes.replaced(place, say(old), say(now), rank(old), rank(now));
  }
}

function say(mount: MountOptions | undefined): string {
  return mount === undefined ? NOT_GRANTED : `${plain(mount.source)}, ${mount.mode ?? "ro"}`;
}

function mountChanges(place: Place, old: MountOptions, now: MountOptions, changes: Changes): void {
  changes.replaced([...place, "source"], plain(old.source), plain(now.source), 0, 0, true);
  const [mode, newMode] = [old.mode ?? "ro", now.mode ?? "ro"];
  changes.replaced([...place, "mode"], mode, newMode, MODES.indexOf(mode), MODES.indexOf(newMode));
  if (mode === "ro" || newMode === "ro") return;
  for (const name of ["maxBytes", "maxFiles"] as const) {
    const { default: standard, unit } = MOUNT_QUOTAS[name];
    const [most, newMost] = [old[name] ?? standard, now[name] ?? standard];
    changes.replaced([...place, name], quantity(most, unit), quantity(newMost, unit), most, newMost);
  }
}

function namesOf(a: object = {}, b: object = {}): Set<string> {
  return new Set([...Object.keys(a), ...Object.keys(b)]);
}

function own<T>(entries: { readonly [name: string]: T } | undefined, name: string): T | undefined {
  return entries !== undefined && Object.hasOwn(entries, name) ? entries[name] : undefined;
}

function rank(value: unknown): number {
  return value === undefined ? 0 : 1;
}
