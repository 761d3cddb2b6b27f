import { type Directory, FileRefusal } from "../../src/core/mounts/types.ts";
import type { Random } from "../hostile/evil-random.ts";

/** What can be done with a directory, as data, so that it can be done with several, and shown. */
export type Operation = readonly [method: keyof Directory, ...args: readonly unknown[]];

/** Few names, so that operations meet. */
const NAMES = ["a", "b", "c", "d.txt"];

export function randomPath(random: Random): string[] {
  return Array.from({ length: random.once(20) ? 0 : 1 + random.below(3) }, () => random.pick(NAMES));
}

export function randomOperation(random: Random): Operation {
  const path = randomPath(random);
  switch (random.below(14)) {
    case 0:
      return ["status", path];
    case 1:
      return ["list", path];
    case 2:
      return ["read", path, random.below(30), random.below(40)];
    case 3:
    case 4:
    case 5:
      return ["write", path, random.below(20), random.bytes(random.below(30))];
    case 6:
      return ["resize", path, random.below(60)];
    case 7:
    case 8:
      return ["create", path];
    case 9:
    case 10:
      return ["makeDirectory", path];
    case 11:
      return ["remove", path];
    case 12:
      return ["removeDirectory", path];
    default:
      return ["rename", path, randomPath(random)];
  }
}

/** What came of it, to be compared: times and sizes of directories are each system's own. */
export function outcomeOf(directory: Directory, [method, ...args]: Operation): unknown {
  try {
    const result: unknown = Reflect.apply(directory[method], directory, args);
    if (method !== "status") return result;
    const { kind, bytes }: { [name: string]: unknown } = Object(result);
    return { kind, bytes };
  } catch (error) {
    if (error instanceof FileRefusal) return error.code;
    throw error;
  }
}

/** All that is in it, by path: content, or null for a directory. */
export function everythingIn(directory: Directory, path: readonly string[] = []): [string, Uint8Array | null][] {
  return directory.list(path).flatMap((name) => {
    const here = [...path, name];
    const { kind, bytes } = directory.status(here);
    if (kind === "file") return [[here.join("/"), directory.read(here, 0, bytes)]];
    return [[here.join("/"), null], ...everythingIn(directory, here)];
  });
}
