import { readlinkSync } from "node:fs";
import { nameFault } from "../../core/mounts/names.ts";
import { FileRefusal } from "../../core/mounts/types.ts";
import type { Footing, Spot } from "./spot.ts";

/** As in Linux, for one path. */
const MOST_LINKS = 40;
/** Names that are looked up for one path, links included: a chain of links can make a long way of a short path. */
const MOST_STEPS = 4_096;

/**
 * Calls `use` with the spot that a path leads to, which is a file, a directory, or something else, but no link. With
 * `followsLinks`, links are followed as far as they are relative and stay inside; without, they are refused. Throws ENOENT where
 * there is nothing.
 */
export function withSpot<T>(
  footing: Footing,
  path: readonly string[],
  followsLinks: boolean,
  use: (spot: Spot) => T,
): T {
  let spot = footing.root();
  try {
    let left = MOST_STEPS;
    let links = 0;
    /** The names that led to `spot`, none of which is a link. */
    let names: string[] = [];
    const pending = [...path].reverse();
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (left-- === 0) throw new FileRefusal("ELOOP");
      if (spot.status.kind !== "directory") throw new FileRefusal(spot.status.kind === "file" ? "ENOTDIR" : "EACCES");
      if (name === "..") {
        // Only targets of links have it. Up is down again from the root: where a directory's own `..` leads can change.
        if (names.pop() === undefined) throw new FileRefusal("EACCES");
        pending.push(...names.reverse());
        names = [];
        spot = moved(spot, footing.root());
        continue;
      }
      const next = footing.step(spot, name);
      if (next.status.kind !== "link") {
        spot = moved(spot, next);
        names.push(name);
        continue;
      }
      next.close();
      if (!followsLinks || ++links > MOST_LINKS) throw new FileRefusal("ELOOP");
      pending.push(...targetOf(spot, name).reverse());
    }
    return use(spot);
  } finally {
    spot.close();
  }
}

function moved(from: Spot, to: Spot): Spot {
  from.close();
  return to;
}

/**
 * The names that a link stands for. It may be another link by now, or none: whatever it says is gone through as any other path,
 * so that does not matter.
 */
function targetOf(directory: Spot, name: string): string[] {
  const target = readlinkSync(`${directory.path}/${name}`);
  if (target.startsWith("/")) throw new FileRefusal("EACCES");
  const names = target.split("/").filter((part) => part !== "" && part !== ".");
  if (names.some((part) => part !== ".." && nameFault(part) !== undefined)) throw new FileRefusal("EACCES");
  return names;
}
