import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Quota } from "../../src/core/mounts/quota.ts";
import { type Directory, FileRefusal } from "../../src/core/mounts/types.ts";
import { openDirectory, openDirectoryByPath } from "../../src/node/directory/open.ts";

/** A folder of the host's, and another one beside it that nobody mounts. */
export class HostFolder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "mounts-")));
  /** What is mounted. */
  readonly inside = join(this.path, "inside");
  readonly outside = join(this.path, "outside");

  constructor() {
    mkdirSync(this.inside);
    mkdirSync(this.outside);
    writeFileSync(join(this.outside, "secret"), SECRET);
  }

  write(name: string, content = ""): void {
    const path = join(this.inside, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  link(name: string, target: string): void {
    const path = join(this.inside, name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

export const SECRET = "the secret outside";

/** Both ways of walking: Linux has both. */
export const WAYS = { "by descriptor": openDirectory, "by path": openDirectoryByPath } as const;

export function mountAt(
  source: string,
  { way = "by descriptor", writable = false, maxBytes = 1e6, maxFiles = 100 }: Partial<MountSettings> = {},
): Directory {
  const quota = writable ? new Quota({ maxBytes, maxFiles }) : undefined;
  return WAYS[way](source, { option: "mounts./data.source", quota });
}

interface MountSettings {
  readonly way: keyof typeof WAYS;
  readonly writable: boolean;
  readonly maxBytes: number;
  readonly maxFiles: number;
}

/** The code of the refusal that something ends with, or what it gives. */
export function codeOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    if (error instanceof FileRefusal) return error.code;
    throw error;
  }
}

/** A path as people write it. */
export function parts(path: string): string[] {
  return path === "" ? [] : path.split("/");
}
